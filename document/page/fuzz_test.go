package page

import (
	"errors"
	"testing"

	"jiheng/document"
	"jiheng/fault"
)

var fuzzStyles = []document.Style{document.Body, document.Title, document.Subtitle, document.Remark, document.Item, document.Caption,
	document.UnitLine, document.Annex, document.Signature, document.Date, document.Code, document.Blank, "unknown"}

// fuzzDocument makes a document whose kinds of blocks are drawn from a number.
func fuzzDocument(text string, kind uint16) *document.Document {
	d := &document.Document{Title: text, Head: text, Footer: text, Sample: kind%2 == 0}
	runs := []document.Run{{Text: text, Bold: kind%3 == 0, Super: kind%5 == 0, Link: text}, {Text: text}}
	cell := document.Cell{Runs: runs, Align: document.Center}
	add := func(b document.Block) { d.Blocks = append(d.Blocks, b) }
	for range 4 {
		switch kind % 8 {
		case 0, 1:
			add(&document.Paragraph{Style: fuzzStyles[int(kind/8)%len(fuzzStyles)], Runs: runs})
		case 2:
			add(&document.Heading{Level: int(kind) - 40, Runs: runs})
		case 3:
			add(&document.Table{ID: text, Header: int(kind % 5), Columns: []document.Column{{Width: int(kind % 7)}, {Width: 1}}, Rows: []document.Row{
				{Cells: []document.Cell{{Runs: runs, RowSpan: 3}, cell}}, {Cells: []document.Cell{cell}}, {Cells: []document.Cell{cell}},
				{Cells: []document.Cell{{Runs: runs, ColSpan: 2, Head: true}}}}})
		case 4:
			add(&document.Contents{Depth: int(kind % 9)})
		case 5:
			add(&document.Break{Landscape: kind%3 == 0})
		case 6:
			add(&document.Figure{ID: text, Title: text, Chart: document.Chart{Kind: document.Bars, Unit: text, Categories: []string{text}}})
		case 7:
			add(&document.Table{Columns: []document.Column{{}}, Rows: []document.Row{{Cells: []document.Cell{{RowSpan: int(kind)}}}}})
		}
		kind = kind*31 + 7
	}
	return d
}

func FuzzLayout(f *testing.F) {
	f.Add("根据《意见》（中发〔2018〕34号），决算数17636.00万元——98.85%。", uint16(3))
	f.Add("\n\n  ’‘“”　\u200b\ufe0f\x00 a-b/c_d", uint16(8))
	f.Add("😀𠀀é́﷽", uint16(81))
	f.Add("。，、；：？！）》”’……——％‰", uint16(11))
	fonts, err := Embedded()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, kind uint16) {
		l, err := Set(fuzzDocument(text, kind), fonts)
		if err != nil {
			var list fault.List
			if !errors.As(err, &list) {
				t.Fatalf("a foreign error: %v", err)
			}
			return
		}
		if len(l.Pages) == 0 || len(l.Pages) > 60+len(text) {
			t.Fatalf("%d pages", len(l.Pages))
		}
		for _, p := range l.Pages {
			for _, r := range p.Runs {
				if len(r.X) != len(r.Text) || len(r.Text) == 0 {
					t.Fatalf("run of %d characters has %d places", len(r.Text), len(r.X))
				}
				if r.Y < 0 || r.Y > p.Height {
					t.Fatalf("a line at %d of %d", r.Y, p.Height)
				}
			}
		}
	})
}
