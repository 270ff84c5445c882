package pdfread

import (
	"slices"
	"strings"
)

// split parts rows that hold several rows of figures without a rule between:
// where the lines of all cells stand on the same base lines, or words stand
// beside the figures of most, and two of the cells hold figures only.
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
		var bases []int
		if reach <= r {
			bases = severalRows(cells)
		}
		for _, c := range cells {
			reach = max(reach, r+c.rows)
			c.row += shift
			if len(bases) > 1 {
				more = append(more, c.part(bases)...)
			}
		}
		for range max(1, len(bases)) {
			pages = append(pages, t.pages[r])
		}
	}
	t.cells = append(t.cells, more...)
	t.pages, t.rows = pages, len(pages)
	t.sort()
}

// severalRows returns the base lines of the rows that the lines of cells make;
// none where they are one row, or that is not sure.
func severalRows(cells []*cell) []int {
	var lists [][]*row // of the cells, those with figures only first
	figures, size := 0, 0
	for _, c := range cells {
		if c.rows > 1 || len(c.extra) > 0 {
			return nil
		}
		if len(c.lines) == 0 {
			continue
		}
		rs := rows(c.lines)
		size = max(size, rs[0].size())
		if !slices.ContainsFunc(rs, func(r *row) bool { return !amount(r.text()) }) {
			lists = slices.Insert(lists, figures, rs)
			figures++
		} else {
			lists = append(lists, rs)
		}
	}
	if figures < 2 || wrapped(cells) {
		return nil
	}
	var bases []int
	for _, rs := range lists[:figures] {
		bases = addBases(bases, rs, size/2)
	}
	if len(bases) < 2 || len(lists[0]) < 2 && len(lists[1]) < 2 {
		return nil
	}
	if slices.ContainsFunc(lists, func(rs []*row) bool { return len(rs) != len(bases) || len(addBases(bases, rs, size/2)) != len(bases) }) {
		return named(bases, lists, figures, size)
	}
	return bases
}

// addBases adds the base lines of rows that are none yet.
func addBases(bases []int, rs []*row, slack int) []int {
	for _, r := range rs {
		if nearBase(bases, r.base(), slack) < 0 {
			bases = append(slices.Clone(bases), r.base())
		}
	}
	slices.Sort(bases)
	return bases
}

// nearBase returns the base line that another is no further from than slack, -1
// for none.
func nearBase(bases []int, y, slack int) int {
	return slices.IndexFunc(bases, func(b int) bool { return abs(b-y) <= slack })
}

// named returns base lines of rows of figures where words of one cell stand
// beside nearly all of them; words on lines of their own are rows too.
func named(bases []int, lists [][]*row, figures, size int) []int {
	pitch := bases[len(bases)-1] - bases[0]
	for i := 1; i < len(bases); i++ {
		pitch = min(pitch, bases[i]-bases[i-1])
	}
	for _, rs := range lists[figures:] {
		n := 0
		for _, b := range bases {
			if slices.ContainsFunc(rs, func(r *row) bool { return abs(r.base()-b) <= size/2 }) {
				n++
			}
		}
		if n < 3 || n*5 < len(bases)*4 {
			continue
		}
		for _, r := range rs {
			if nearBase(bases, r.base(), pitch*85/100) < 0 {
				bases = addBases(bases, []*row{r}, 0)
			}
		}
		return bases
	}
	return nil
}

// part leaves a cell its lines at the first of base lines, and returns cells of
// the lines at the others, so that there are as many as base lines.
func (c *cell) part(bases []int) []*cell {
	out := make([]*cell, len(bases))
	out[0] = c
	for i := 1; i < len(bases); i++ {
		out[i] = &cell{box: c.box, row: c.row + i, col: c.col, rows: 1, cols: c.cols, page: c.page}
	}
	rs := rows(c.lines)
	c.lines = nil
	for _, r := range rs {
		best := 0
		for i, b := range bases {
			if abs(b-r.base()) < abs(bases[best]-r.base()) {
				best = i
			}
		}
		out[best].lines = append(out[best].lines, r.lines...)
	}
	return out[1:]
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
