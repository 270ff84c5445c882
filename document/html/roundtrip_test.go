package html

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"jiheng/document"
	"jiheng/num"
)

// again writes a document and reads it back.
func again(t interface{ Fatal(...any) }, d *document.Document) *document.Document {
	page, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	back, err := Read(page)
	if err != nil {
		t.Fatal(err)
	}
	return back
}

func TestRoundTrip(t *testing.T) {
	d := sample()
	back := again(t, d)
	if diff := cmp.Diff(d.Dump(), back.Dump()); diff != "" {
		t.Errorf("the tree came back different:\n%s", diff)
	}
	same := cmp.Options{cmpopts.EquateEmpty(), cmp.Comparer(func(a, b num.Decimal) bool { return a.String() == b.String() })}
	if diff := cmp.Diff(d, back, same); diff != "" {
		t.Errorf("the document came back different:\n%s", diff)
	}
}

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	one, _ := Write(sample())
	two, _ := Write(sample())
	if !bytes.Equal(one, two) {
		t.Error("two runs differ")
	}
}

// words makes text with everything that markup may trip over.
func words(t *rapid.T, name string) string {
	return rapid.StringOfN(rapid.SampledFrom([]rune("绩效“评”—…48.8%<>&\"'`;/ \n\t　 ")), 0, 12, -1).Draw(t, name)
}

func someRuns(t *rapid.T) []document.Run {
	var out []document.Run
	for range rapid.IntRange(0, 4).Draw(t, "runs") {
		r := document.Run{Text: words(t, "text"), Bold: rapid.Bool().Draw(t, "bold"), Super: rapid.Bool().Draw(t, "super")}
		if rapid.Bool().Draw(t, "figure") {
			r.Fact, r.Value, r.Unit = rapid.SampledFrom([]string{"SL12", "决算数", "a\"b"}).Draw(t, "fact"), "48.8", words(t, "unit")
		}
		r.Link = rapid.SampledFrom([]string{"", "", "#t1", "https://example.gov.cn/a?b=1&c=2", "javascript:alert(1)"}).Draw(t, "link")
		out = append(out, r)
	}
	return out
}

func someTable(t *rapid.T) *document.Table {
	cols, rows := rapid.IntRange(1, 6).Draw(t, "columns"), rapid.IntRange(1, 6).Draw(t, "rows")
	tb := &document.Table{Columns: make([]document.Column, cols), Header: rapid.IntRange(0, min(rows, 2)).Draw(t, "header")}
	free := make([]int, cols)
	for r := range rows {
		var row document.Row
		for c := 0; c < cols; {
			if free[c] > r {
				c++
				continue
			}
			w := 1
			for c+w < cols && free[c+w] <= r && rapid.IntRange(0, 3).Draw(t, "wider") == 0 {
				w++
			}
			h := rapid.IntRange(1, rows-r).Draw(t, "height")
			for i := range w {
				free[c+i] = r + h
			}
			row.Cells = append(row.Cells, document.Cell{Runs: someRuns(t), ColSpan: w, RowSpan: h, Head: rapid.Bool().Draw(t, "head")})
			c += w
		}
		tb.Rows = append(tb.Rows, row)
	}
	return tb
}

func someBlock(t *rapid.T) document.Block {
	switch rapid.IntRange(0, 5).Draw(t, "block") {
	case 0:
		return &document.Heading{Level: rapid.IntRange(1, 4).Draw(t, "level"), Runs: someRuns(t)}
	case 1:
		return someTable(t)
	case 2:
		return &document.Break{Landscape: rapid.Bool().Draw(t, "landscape")}
	case 3:
		return &document.Contents{Depth: rapid.IntRange(1, 4).Draw(t, "depth")}
	case 4:
		return &document.Figure{Title: words(t, "title"), Chart: document.Chart{Kind: document.Bars, Categories: []string{words(t, "category")},
			Series: []document.Series{{Name: words(t, "series"), Points: []document.Point{{Value: num.MustDecimal("1.250"), Blank: rapid.Bool().Draw(t, "blank")}}}}}}
	}
	return &document.Paragraph{Style: rapid.SampledFrom([]document.Style{document.Body, document.Title, document.Blank, document.Code, document.Item}).Draw(t, "style"), Runs: someRuns(t)}
}

func TestAnyDocumentComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &document.Document{Footer: words(t, "footer"), Head: words(t, "head"), Notes: []document.Note{
			{Fact: "SL12", Name: words(t, "name"), Print: words(t, "print"), Lines: []document.NoteLine{{Depth: rapid.IntRange(0, 5).Draw(t, "first"), Text: words(t, "line")}, {Depth: rapid.IntRange(0, 5).Draw(t, "second"), Text: "乙"}}}}}
		for range rapid.IntRange(0, 6).Draw(t, "blocks") {
			d.Blocks = append(d.Blocks, someBlock(t))
		}
		back := again(t, d)
		if diff := cmp.Diff(d.Dump(), back.Dump()); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(d.Notes, back.Notes); diff != "" {
			t.Fatal(diff)
		}
		if d.Footer != back.Footer || d.Head != back.Head {
			t.Fatalf("margins came back as %q, %q", back.Footer, back.Head)
		}
	})
}

func TestPageIsClosed(t *testing.T) {
	page, err := Write(&document.Document{Title: "</title><script>alert(1)</script>", Footer: `";}</style><script>`, Head: "a\\b",
		Blocks: []document.Block{para(document.Run{Text: "<img src=x onerror=alert(1)>", Link: "javascript:alert(1)", Fact: `"><script>`})}})
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	for _, bad := range []string{"<script>alert", "<img", "href=\"javascript:", "</style><script>", `"><script>`} {
		if strings.Contains(text, bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
	if n := strings.Count(text, "<script"); n != 1 {
		t.Errorf("%d scripts, want 1", n)
	}
	for _, outside := range []string{"<link", "@import", "url(", "<iframe"} {
		if strings.Contains(text, outside) {
			t.Errorf("the page loads something: %s", outside)
		}
	}
}
