package document

import "strings"

// SampleWords stand on every page of what is made from sample data.
const SampleWords = "样例数据，非该单位公布"

// FooterWords returns the words that every page carries beside its number: those
// of sample data, unless the footer says so itself, and the footer.
func (d *Document) FooterWords() string {
	switch {
	case !d.Sample || strings.Contains(d.Footer, "样例"):
		return d.Footer
	case d.Footer == "":
		return SampleWords
	}
	return SampleWords + "　" + d.Footer
}

// Text returns the runs as one string.
func Text(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Plain returns text as runs without facts.
func Plain(text string) []Run {
	if text == "" {
		return nil
	}
	return []Run{{Text: text}}
}

// P returns a body paragraph of plain text.
func P(text string) *Paragraph { return &Paragraph{Style: Body, Runs: Plain(text)} }

// Styled returns a paragraph of plain text in a style.
func Styled(s Style, text string) *Paragraph { return &Paragraph{Style: s, Runs: Plain(text)} }

// H returns a heading of plain text.
func H(level int, text string) *Heading { return &Heading{Level: level, Runs: Plain(text)} }

// Spans returns the columns and rows that a cell covers, at least 1 each.
func (c Cell) Spans() (cols, rows int) { return max(c.ColSpan, 1), max(c.RowSpan, 1) }

// A Placed is a cell with its place in the grid, both from 0.
type Placed struct {
	*Cell
	Row, Col int
}

// Grid returns every cell with its place, row by row. Cells that would fall
// outside the grid, and places that no cell covers, stay as they are: Check
// finds them.
func (t *Table) Grid() [][]Placed {
	var until []int // by column: the first row that no cell from above covers
	out := make([][]Placed, len(t.Rows))
	for r, row := range t.Rows {
		col := 0
		out[r] = make([]Placed, 0, len(row.Cells))
		for i := range row.Cells {
			c := &row.Cells[i]
			for col < len(until) && until[col] > r {
				col++
			}
			cols, rows := c.Spans()
			for len(until) < col+cols {
				until = append(until, 0)
			}
			for j := range cols {
				until[col+j] = max(until[col+j], r+rows)
			}
			out[r] = append(out[r], Placed{Cell: c, Row: r, Col: col})
			col += cols
		}
	}
	return out
}

// Check reports the first row whose cells do not fill the grid exactly, from 1;
// 0 where all do.
func (t *Table) Check() int {
	fill := make([]int, len(t.Rows))
	for r, row := range t.Grid() {
		for _, p := range row {
			cols, rows := p.Spans()
			if p.Col+cols > len(t.Columns) || r+rows > len(t.Rows) {
				return r + 1
			}
			for i := range rows {
				fill[r+i] += cols
			}
		}
	}
	for r, n := range fill {
		if n != len(t.Columns) {
			return r + 1
		}
	}
	return 0
}

// AllRuns calls f for every run of the document in reading order.
func (d *Document) AllRuns(f func(Run)) {
	each := func(runs []Run) {
		for _, r := range runs {
			f(r)
		}
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *Heading:
			each(b.Runs)
		case *Paragraph:
			each(b.Runs)
		case *Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					each(c.Runs)
				}
			}
		}
	}
}

// Facts returns the ids of all facts shown, each once: those of runs in reading
// order, then those of charts.
func (d *Document) Facts() []string {
	var out []string
	seen := map[string]bool{}
	add := func(id string) {
		if id != "" && !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	d.AllRuns(func(r Run) { add(r.Fact) })
	for _, b := range d.Blocks {
		f, ok := b.(*Figure)
		if !ok {
			continue
		}
		for _, s := range f.Chart.Series {
			for _, p := range s.Points {
				add(p.Fact)
			}
		}
	}
	return out
}
