package docx

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"unicode/utf8"

	"jiheng/document"

	"github.com/google/go-cmp/cmp"
)

// randomComments returns comments on random places of a document, some outside
// of it.
func randomComments(d *document.Document, seed uint64, n int) []Comment {
	rnd := rand.New(rand.NewPCG(seed, 1))
	var out []Comment
	for i := range n {
		p := &Place{Block: rnd.IntN(len(d.Blocks) + 1)}
		if p.Block < len(d.Blocks) {
			chars := 0
			if t, ok := d.Blocks[p.Block].(*document.Table); ok {
				p.Row = rnd.IntN(len(t.Rows))
				p.Cell = rnd.IntN(len(t.Rows[p.Row].Cells) + 1)
			}
			eachText(d.Blocks[p.Block], func(runs []document.Run, row, cell int) {
				if row == p.Row && cell == p.Cell {
					chars = utf8.RuneCountInString(document.Text(runs))
				}
			})
			p.Start = rnd.IntN(chars + 2)
			p.End = p.Start + rnd.IntN(chars+2)
		}
		if rnd.IntN(12) == 0 {
			p = nil
		}
		out = append(out, Comment{At: p, Author: "绩衡", Text: fmt.Sprintf("第%d条", i)})
	}
	return out
}

// The lengths of what the reader notes of the text's origin add up to the text.
func checkOrigins(t *testing.T, data []byte) {
	t.Helper()
	from := origins{}
	_, d, err := read(data, from)
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range d.Blocks {
		eachText(b, func(runs []document.Run, row, cell int) {
			src, ok := from[spot{i, row, cell}]
			n := 0
			for _, s := range src.text {
				n += s.chars
			}
			if want := utf8.RuneCountInString(document.Text(runs)); ok && n < want || !ok && want > 0 {
				t.Errorf("block %d, row %d, cell %d: origins of %d characters, text of %d", i, row, cell, n, want)
			}
		})
	}
}

func sameAnnotated(t *testing.T, data []byte, comments []Comment) {
	t.Helper()
	d, err := Read(data)
	if err != nil {
		t.Skip("no document")
	}
	out, err := Annotate(data, comments)
	if err != nil {
		if codeOf(err) == "docx-no-paragraph" {
			return
		}
		t.Fatal(err)
	}
	back, err := Read(out)
	if err != nil {
		t.Fatalf("the result cannot be read: %v", err)
	}
	if diff := cmp.Diff(d.Dump(), back.Dump()); diff != "" {
		t.Errorf("the document changed:\n%s", diff)
	}
	file, err := open(out)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.part("[Content_Types].xml"); err != nil {
		t.Error(err)
	}
}

func TestAnnotateAtRandom(t *testing.T) {
	files := [][]byte{mustWrite(t)}
	for _, c := range foreignCases {
		files = append(files, foreign(t, c.body))
	}
	for _, c := range placeCases {
		files = append(files, foreign(t, c.body))
	}
	for i, data := range files {
		checkOrigins(t, data)
		d := mustRead(t, data)
		if len(d.Blocks) > 0 {
			sameAnnotated(t, data, randomComments(d, uint64(i), 60))
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	for i, c := range foreignCases {
		f.Add(c.body, uint64(i))
	}
	for i, c := range placeCases {
		f.Add(c.body, uint64(i))
	}
	f.Fuzz(func(t *testing.T, body string, seed uint64) {
		data := foreign(t, body)
		d, err := Read(data)
		if err != nil || len(d.Blocks) == 0 {
			t.Skip("no document")
		}
		sameAnnotated(t, data, randomComments(d, seed, 8))
	})
}

// The parts around the text may hold anything, too.
func FuzzAnnotateParts(f *testing.F) {
	types, rels := typesPart(nil), relsPart([]rel{{id: "c", kind: "comments", target: "comments.xml"}})
	f.Add(types, rels, `<w:comments xmlns:w="`+spaceWord+`"><w:comment w:id="0"/></w:comments>`)
	f.Add(types, rels, `<w:comments xmlns:w="`+spaceWord+`"/>`)
	f.Add(types, relsPart(nil), `<x/>`)
	f.Add(`<t:Types xmlns:t="`+spaceTypes+`"/>`, `<r:Relationships xmlns:r="`+relPackage+`"/>`, `<comments xmlns="`+spaceStrict+`"></comments>`)
	f.Add(types, relsPart([]rel{{id: "c", kind: "comments", target: "main.xml"}, {id: "f", kind: "footnotes", target: "comments.xml"}}), `<w:footnotes xmlns:w="`+spaceWord+`"><w:footnote w:id="1"/></w:footnotes>`)
	f.Fuzz(func(t *testing.T, types, rels, comments string) {
		main := `<w:document` + foreignSpaces + `><w:body><w:p>` + word("甲乙丙") + `<w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:body></w:document>`
		data, err := pack([]part{{typesName, []byte(types)}, {"_rels/.rels", []byte(relsPart([]rel{{id: "r", kind: "officeDocument", target: "w/main.xml"}}))},
			{"w/main.xml", []byte(main)}, {"w/_rels/main.xml.rels", []byte(rels)}, {"w/comments.xml", []byte(comments)}})
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(data)
		if err != nil {
			t.Skip("no document")
		}
		out, err := Annotate(data, []Comment{{At: at(t, d, "乙"), Text: "改"}, {Text: "全文"}})
		if err != nil {
			if codeOf(err) != "docx-damaged" && codeOf(err) != "docx-too-large" {
				t.Fatal(err)
			}
			return
		}
		back, err := Read(out)
		if err != nil {
			t.Fatalf("the result cannot be read: %v", err)
		}
		if diff := cmp.Diff(d.Dump(), back.Dump()); diff != "" {
			t.Errorf("the document changed:\n%s", diff)
		}
	})
}
