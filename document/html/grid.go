package html

import "jiheng/document"

// A grid places cells one after another.
type grid struct {
	rows, row, col int
	end            int   // the row that no cell of this one reaches
	until          []int // for every column, the row at which it is free again
}

// next begins the next row.
func (g *grid) next() { g.row, g.col = g.row+1, 0 }

// place gives a cell the first free column of the row, cuts its spans to what
// is free, and returns the column.
func (g *grid) place(c *document.Cell) int {
	for g.col < len(g.until) && g.until[g.col] > g.row {
		g.col++
	}
	start := g.col
	cols, rows := c.Spans()
	cols, rows = min(cols, maxColumns+1), min(rows, max(min(g.end, g.rows)-g.row, 1))
	for n := 0; n < cols; n++ {
		if g.col < len(g.until) && g.until[g.col] > g.row {
			c.ColSpan = n
			break
		}
		if g.col == len(g.until) {
			g.until = append(g.until, 0)
		}
		g.until[g.col] = g.row + rows
		g.col++
	}
	if c.RowSpan > rows {
		c.RowSpan = rows
	}
	return start
}

// pad gives every place that no cell covers an empty one; starts names the
// columns of the cells there are.
func pad(t *document.Table, starts [][]int) {
	until := make([]int, len(t.Columns))
	for r := range t.Rows {
		var cells []document.Cell
		next := 0
		for col := 0; col < len(t.Columns); {
			switch {
			case next < len(starts[r]) && starts[r][next] == col:
				c := t.Rows[r].Cells[next]
				cols, rows := c.Spans()
				for i := range cols {
					until[col+i] = r + rows
				}
				cells, next, col = append(cells, c), next+1, col+cols
			case until[col] > r:
				col++
			default:
				cells, col = append(cells, document.Cell{}), col+1
			}
		}
		t.Rows[r].Cells = cells
	}
}
