package docx

import "jiheng/document"

// A gridder lays cells into a grid, row by row.
type gridder struct {
	table   *document.Table
	above   map[int]owner // cells that may go on downwards, by column
	ends    []int         // columns that each row covers
	columns int
	keep    func(row, cell int, from source) // told where each cell came to stand
}

// An owner is a cell that continues downwards, up to a row: merges says that the
// file calls it merged.
type owner struct {
	row, index, span, last int
	merges                 bool
}

// goesOn reports whether a cell in row n is a part of one above it: the file says
// so, or it repeats its text as this package writes it.
func (g *gridder) goesOn(o owner, c rawCell, n int) bool {
	if o.last != n-1 || o.span != c.span {
		return false
	}
	if c.again {
		return document.Text(g.table.Rows[o.row].Cells[o.index].Runs) == document.Text(c.cell.Runs)
	}
	return c.merge == "continue" && o.merges
}

// row lays one row, with empty room before it.
func (g *gridder) row(before int, raw []rawCell) {
	n := len(g.table.Rows)
	g.table.Rows = append(g.table.Rows, document.Row{})
	row := &g.table.Rows[n]
	col := 0
	if before = clamp(before, 0, maxReadColumns); before > 0 {
		row.Cells = append(row.Cells, document.Cell{ColSpan: before})
		col = before
	}
	for _, c := range raw {
		o, ok := g.above[col]
		if ok && g.goesOn(o, c, n) {
			cell := &g.table.Rows[o.row].Cells[o.index]
			cell.RowSpan = max(cell.RowSpan, 1) + 1
			o.last = n
			g.above[col] = o
			col += c.span
			continue
		}
		if c.span > 1 {
			c.cell.ColSpan = c.span
		}
		g.above[col] = owner{n, len(row.Cells), c.span, n, c.merge != ""}
		g.keep(n, len(row.Cells), c.from)
		row.Cells = append(row.Cells, c.cell)
		col += c.span
	}
	g.ends = append(g.ends, col)
	g.columns = max(g.columns, col)
}

// fill ends short rows with an empty cell.
func (g *gridder) fill() {
	g.columns = max(g.columns, 1)
	for n, end := range g.ends {
		if end < g.columns {
			row := &g.table.Rows[n]
			row.Cells = append(row.Cells, document.Cell{ColSpan: g.columns - end})
		}
	}
}

// columnsOf returns the columns with the widths of the file's grid, as far as
// it has them.
func columnsOf(grid *node, n int) []document.Column {
	out := make([]document.Column, n)
	sum, known := 0, 0
	for _, k := range grid.kids {
		if k.name != "w:gridCol" || known == n {
			continue
		}
		out[known].Width = max(number(k.attr("w:w")), 1)
		sum += out[known].Width
		known++
	}
	for i := known; i < n; i++ {
		out[i].Width = max(sum/max(known, 1), 1)
	}
	return out
}

// alignColumns moves what all body cells of a column have in common into the
// column: cells over several columns and prose in a centred column stand at the
// left by themselves. Heads are centred by themselves.
func alignColumns(t *document.Table) {
	common := map[int]document.Align{}
	mixed := map[int]bool{}
	grid := t.Grid()
	for r, row := range grid {
		for _, p := range row {
			if p.Head || r < t.Header || p.ColSpan > 1 || p.Align == document.Left && (len(p.Runs) == 0 || p.IsProse()) {
				continue
			}
			a, seen := common[p.Col]
			if p.Align == document.Left || seen && a != p.Align {
				mixed[p.Col] = true
			}
			common[p.Col] = p.Align
		}
	}
	for col, a := range common {
		if mixed[col] || a == document.Left || a != document.Center && proseIn(grid[t.Header:], col) {
			delete(common, col)
		} else {
			t.Columns[col].Align = a
		}
	}
	for r, row := range grid {
		for i, p := range row {
			cell := &t.Rows[r].Cells[i]
			own := cell.Align
			cell.Align = document.Left
			p.Align = document.Left
			if t.AlignOf(p) != own {
				cell.Align = own
			}
		}
	}
}

// proseIn reports whether a column holds prose at the left.
func proseIn(grid [][]document.Placed, col int) bool {
	for _, row := range grid {
		for _, p := range row {
			if p.Col == col && p.ColSpan <= 1 && !p.Head && p.Align == document.Left && p.IsProse() {
				return true
			}
		}
	}
	return false
}
