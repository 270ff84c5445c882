package pdfread

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jiheng/document"
)

// apart returns a document whose body cells that span rows stand once in each
// of them, as docx writes a class of a list.
func apart(d *document.Document) *document.Document {
	out := *d
	out.Blocks = slices.Clone(d.Blocks)
	for i, b := range out.Blocks {
		t, ok := b.(*document.Table)
		if !ok {
			continue
		}
		grid := make([][]document.Placed, len(t.Rows))
		for _, row := range t.Grid() {
			for _, p := range row {
				_, rows := p.Spans()
				if p.Row >= t.Header {
					p.RowSpan = 1
				} else {
					rows = 1
				}
				for k := range rows {
					grid[p.Row+k] = append(grid[p.Row+k], p)
				}
			}
		}
		one := *t
		one.Rows = make([]document.Row, len(grid))
		for r, row := range grid {
			slices.SortFunc(row, func(a, b document.Placed) int { return a.Col - b.Col })
			for _, p := range row {
				one.Rows[r].Cells = append(one.Rows[r].Cells, *p.Cell)
			}
		}
		out.Blocks[i] = &one
	}
	return &out
}

// TestPrintersAgree prints one document with three programs and reads the same
// text back, paragraph by paragraph and cell by cell. A docx names the class of
// a list in each of its rows, so there the cells are compared row by row.
func TestPrintersAgree(t *testing.T) {
	printers := []struct {
		name  string
		print func(testing.TB, *document.Document) []byte
	}{{"ours", printed}, {"LibreOffice", byLibreOffice}, {"Chromium", byChromium}}
	want := told(sample())
	for _, p := range printers {
		t.Run(p.name, func(t *testing.T) {
			s := studied(t, p.print(t, sample()))
			want, got := want, told(s.Document)
			if p.name == "LibreOffice" {
				want, got = told(apart(sample())), told(apart(s.Document))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("not what was printed (-printed +read):\n%s", diff)
			}
			if len(s.Skipped) > 0 {
				t.Errorf("pages skipped: %v", s.Skipped)
			}
		})
	}
}
