package pdfread

// split parts rows that hold several rows of figures without a rule between:
// where all cells with lines have as many, on the same base lines, and two of
// them hold figures only.
func (t *table) split() {
	var pages []int
	var more []*cell
	reach, at := 0, 0 // the first row that no cell from above covers; the cell that is next
	for r := range t.rows {
		first := at
		for at < len(t.cells) && t.cells[at].row == r {
			at++
		}
		cells := t.cells[first:at]
		shift := len(pages) - r
		n := 1
		if reach <= r {
			n = severalRows(cells)
		}
		for _, c := range cells {
			reach = max(reach, r+c.rows)
			c.row += shift
			if n > 1 {
				more = append(more, c.part(n)...)
			}
		}
		for range n {
			pages = append(pages, t.pages[r])
		}
	}
	t.cells = append(t.cells, more...)
	t.pages, t.rows = pages, len(pages)
	t.sort()
}

// severalRows returns how many rows the lines of cells make, 1 where that is
// not sure.
func severalRows(cells []*cell) int {
	var bases []int
	figures := 0
	for _, c := range cells {
		if c.rows > 1 || len(c.extra) > 0 {
			return 1
		}
		if len(c.lines) == 0 {
			continue
		}
		rs := rows(c.lines)
		if bases != nil && len(bases) != len(rs) {
			return 1
		}
		all := true
		for i, r := range rs {
			if len(bases) < len(rs) {
				bases = append(bases, r.base())
			}
			if abs(bases[i]-r.base()) > r.size()/2 {
				return 1
			}
			all = all && amount(r.text())
		}
		if all {
			figures++
		}
	}
	if figures < 2 {
		return 1
	}
	return len(bases)
}

// part leaves a cell its first line and returns cells of the other ones, so that
// there are n.
func (c *cell) part(n int) []*cell {
	var out []*cell
	rs := rows(c.lines)
	for i := 1; i < n; i++ {
		k := &cell{box: c.box, row: c.row + i, col: c.col, rows: 1, cols: c.cols, page: c.page}
		if i < len(rs) {
			k.lines = rs[i].lines
		}
		out = append(out, k)
	}
	if len(rs) > 0 {
		c.lines = rs[0].lines
	}
	return out
}
