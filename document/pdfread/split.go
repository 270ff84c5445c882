package pdfread

import "strings"

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
	if wrapped(cells) {
		return 1
	}
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

// wrapped tells whether the lines of cells are one row that was broken for want
// of room: the lines of one are parts of one number, or those with words go on,
// and those with figures had no room for another digit.
func wrapped(cells []*cell) bool {
	words, on, full := 0, 0, 0
	for _, c := range cells {
		rs := rows(c.lines)
		for i := 1; i < len(rs); i++ {
			a, b := rs[i-1], rs[i]
			switch x, y := a.text(), b.text(); {
			case !amount(x) || !amount(y):
				words++
				if c.broken(a, b) {
					on++
				}
			case sameNumber(x, y):
				return true
			case decimals(x) == decimals(y) && decimals(x) > 0 || c.width()-2*max(0, c.inset())-a.width() > b.size():
				return false
			default:
				full++
			}
		}
	}
	return words > 0 && words == on && full > 0
}

// sameNumber tells whether two lines of figures can only be one number that was
// broken: a mark in it or a group of three digits stands at the break, or what
// follows begins as no number does.
func sameNumber(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	if a == "" || b == "" || !strings.ContainsFunc(a, numeral) || !strings.ContainsFunc(b, numeral) && !strings.ContainsAny(b, "%％)）") {
		return false
	}
	last, first := a[len(a)-1], b[0]
	switch {
	case strings.HasSuffix(b, ".") || strings.HasSuffix(b, ","):
		return false
	case last == ',' || last == '.', first == ',' || first == '.', first == '%' || strings.HasPrefix(b, "％"), first == ')' || strings.HasPrefix(b, "）"):
		return true
	case len(b) > 1 && first == '0' && numeral(rune(b[1])):
		return true
	}
	i := strings.LastIndexByte(a, ',')
	return i >= 0 && numeral(rune(last)) && numeral(rune(first)) && !strings.Contains(a[i:], ".") && len(a)-i-1 < 3
}

// decimals returns how many decimals a number is written with.
func decimals(s string) int {
	_, after, _ := strings.Cut(strings.TrimRight(s, "%％ )）"), ".")
	return len(after)
}
