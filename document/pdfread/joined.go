package pdfread

import (
	"slices"
	"strings"
)

func (t *table) lastPage() int { return t.pages[len(t.pages)-1] }

// sameColumn is how far the borders of a column may differ between pages.
const sameColumn = 2500

// continues tells whether t, at the top of a page, goes on with the table of
// the page before: the same outer borders, and every column border of the one
// with fewer columns is one of the other's.
func (t *table) continues(o *table) bool {
	a, b := t.xs, o.xs
	if len(a) < len(b) {
		a, b = b, a
	}
	if abs(a[0]-b[0]) > sameColumn || abs(a[len(a)-1]-b[len(b)-1]) > sameColumn {
		return false
	}
	for _, x := range b {
		if !slices.ContainsFunc(a, func(y int) bool { return abs(x-y) <= sameColumn }) {
			return false
		}
	}
	return len(b) > 2 || len(a) == len(b)
}

// append adds the rows of o, which goes on with t: without the head that is
// repeated, and with cells joined that a page's end parted.
func (t *table) append(o *table) {
	t.align(o)
	skip := t.repeated(o)
	if skip > 0 {
		t.head = max(t.head, skip)
	}
	first := t.rows
	t.rows += o.rows - skip
	t.pages = append(t.pages, o.pages[skip:]...)
	for _, c := range o.cells {
		if c.row < skip {
			continue
		}
		c.row += first - skip
		t.cells = append(t.cells, c)
	}
	t.bind(first)
	t.sort()
}

// align gives both tables the borders of both.
func (t *table) align(o *table) {
	if len(o.xs) > len(t.xs) {
		t.regrid(o.xs)
	} else if len(t.xs) > len(o.xs) {
		o.regrid(t.xs)
	}
}

// regrid counts the columns of cells by other borders.
func (t *table) regrid(xs []int) {
	near := func(x int) int {
		best := 0
		for i := range xs {
			if abs(xs[i]-x) < abs(xs[best]-x) {
				best = i
			}
		}
		return best
	}
	for _, c := range t.cells {
		from, to := near(t.xs[c.col]), near(t.xs[c.col+c.cols])
		c.col, c.cols = from, max(to-from, 1)
	}
	t.xs = xs
}

// repeated returns how many rows at the top of o say what the rows at the top
// of t say: its repeated head.
func (t *table) repeated(o *table) int {
	n := 0
	for n < min(o.rows-1, t.rows, 6) {
		a, b := t.rowText(n), o.rowText(n)
		if a != b || strings.Trim(a, "|") == "" {
			break
		}
		n++
	}
	for _, c := range o.cells { // no cell may reach out of it
		if c.row < n && c.row+c.rows > n {
			n = c.row
		}
	}
	return n
}

// rowText returns the text of the cells that begin in a row.
func (t *table) rowText(r int) string {
	var b strings.Builder
	for _, c := range t.cells {
		if c.row == r {
			b.WriteString(flatText(c))
			b.WriteByte('|')
		}
	}
	return b.String()
}

// bind joins what the end of a page parted: a row whose first cells are empty
// and whose others go on with text, and cells over several rows.
func (t *table) bind(first int) {
	above, below := t.row(first-1), t.starting(first)
	if len(above) == 0 || len(below) == 0 {
		return
	}
	if t.severed(above, below) {
		for _, c := range below {
			if host := over(above, c); len(c.lines) > 0 && host != nil {
				host.extra = append(host.extra, c)
			}
		}
		t.drop(first)
		return
	}
	for _, c := range below {
		if host := over(above, c); host != nil && host.goesOn(c, t.grouped(c.col)) {
			host.rows += c.rows
			t.cells = slices.DeleteFunc(t.cells, func(o *cell) bool { return o == c })
		}
	}
}

// goesOn tells whether a cell at the top of a page is the rest of one at the foot
// of the page before, over several rows: it is empty, or says the same again, as
// writers do who mark it （续）.
func (c *cell) goesOn(rest *cell, grouped bool) bool {
	a, b := flatText(c), flatText(rest)
	several := c.rows > 1 || rest.rows > 1 || grouped && !amount(a)
	switch {
	case a == "":
		return false
	case b == a+"（续）" || b == a+"(续)":
		return true
	case b == "":
		return several && rest.col <= 1
	}
	return a == b && c.rows > 1 && rest.rows > 1
}

// grouped tells whether cells of a column go over several rows.
func (t *table) grouped(col int) bool {
	return slices.ContainsFunc(t.cells, func(c *cell) bool {
		return c.col == col && c.rows > 1 && c.row >= t.head && len(c.lines) > 0 && c.row > 0
	})
}

func flatText(c *cell) string { return strings.ReplaceAll(text(c.ownText()), "\n", "") }

// row returns the cells that cover a row, starting those that begin in it.
func (t *table) row(r int) []*cell {
	return t.filter(func(c *cell) bool { return c.row <= r && r < c.row+c.rows })
}

func (t *table) starting(r int) []*cell {
	return t.filter(func(c *cell) bool { return c.row == r })
}

func (t *table) filter(f func(*cell) bool) []*cell {
	var out []*cell
	for _, c := range t.cells {
		if f(c) {
			out = append(out, c)
		}
	}
	return out
}

func over(above []*cell, c *cell) *cell {
	for _, a := range above {
		if a.col == c.col && a.cols == c.cols {
			return a
		}
	}
	return nil
}

// severed tells whether a row is the rest of the row before: its first cell is
// empty, and all that is not goes on with text that has no end.
func (t *table) severed(above, below []*cell) bool {
	if len(below[0].lines) > 0 || below[0].col > 0 {
		return false
	}
	texts := 0
	for _, c := range below {
		if len(c.lines) == 0 {
			continue
		}
		host := over(above, c)
		if c.rows > 1 || host == nil || len(host.lines) == 0 || amount(text(c.ownText())) || opens(text(c.ownText())) {
			return false
		}
		if s := text(host.ownText()); sentence(s) && !strings.HasSuffix(s, "，") && !strings.HasSuffix(s, "、") {
			return false
		}
		texts++
	}
	return texts > 0
}

// drop takes a row out.
func (t *table) drop(r int) {
	t.cells = slices.DeleteFunc(t.cells, func(c *cell) bool { return c.row == r && c.rows == 1 })
	for _, c := range t.cells {
		if c.row > r {
			c.row--
		}
	}
	t.rows--
	t.pages = slices.Delete(t.pages, r, r+1)
}
