package draft

import (
	"strings"

	"jiheng/document"
	"jiheng/paper"
)

// A cell is what a place of a table's grid shows; a merged cell shows the same
// at each of its places.
type cell struct {
	text string // on one line, without blanks beside Han characters and without the label of sample data
	fact string // id of the one fact that it shows; empty for none or several
}

// grids returns the tables of a document as rows of equal width, in reading
// order.
func grids(d *document.Document) [][][]cell {
	var out [][][]cell
	for _, b := range d.Blocks {
		if t, ok := b.(*document.Table); ok {
			out = append(out, gridOf(t))
		}
	}
	return out
}

func gridOf(t *document.Table) [][]cell {
	g := make([][]cell, len(t.Rows))
	for r := range g {
		g[r] = make([]cell, len(t.Columns))
	}
	for _, row := range t.Grid() {
		for _, p := range row {
			c := cellOf(p.Runs)
			cols, rows := p.Spans()
			for i := p.Row; i < min(p.Row+rows, len(g)); i++ {
				for j := p.Col; j < min(p.Col+cols, len(t.Columns)); j++ {
					g[i][j] = c
				}
			}
		}
	}
	return g
}

// sampleLabel stands behind what is sample data in a table, sampleMark beside a
// figure.
const (
	sampleLabel = "〔样例〕"
	sampleMark  = "样"
)

func cellOf(runs []document.Run) cell {
	var c cell
	several := false
	var b strings.Builder
	for _, r := range runs {
		if r.Super && r.Text == sampleMark {
			continue
		}
		b.WriteString(r.Text)
		if r.Fact != "" {
			several = several || c.fact != "" && c.fact != r.Fact
			c.fact = r.Fact
		}
	}
	if several {
		c.fact = ""
	}
	c.text = strings.TrimSpace(strings.ReplaceAll(oneLine(b.String()), sampleLabel, ""))
	return c
}

// blank reports whether a cell says that there is nothing.
func (c cell) blank() bool {
	switch c.text {
	case "", "—", "－", "-", "/", "无", "——":
		return true
	}
	return false
}

// column returns the first column of a head row with one of the words, in the
// order of the words, and none of the others; -1 where there is none.
func column(head []cell, words, not []string) int {
	for _, w := range words {
		for j, c := range head {
			if t := strings.ReplaceAll(c.text, " ", ""); strings.Contains(t, w) && !paper.HasAny(t, not...) {
				return j
			}
		}
	}
	return -1
}

// at returns a row's cell in a column; a blank one for column -1.
func at(row []cell, col int) cell {
	if col < 0 || col >= len(row) {
		return cell{}
	}
	return row[col]
}
