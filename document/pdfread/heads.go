package pdfread

import "slices"

// heads returns the cells set as heads: in a type of their own, bolder or of
// another family than most of the table. It is empty where all are alike.
func (t *table) heads() map[*cell]bool {
	type kind struct {
		family string
		bold   bool
	}
	of := func(c *cell) kind { return kind{c.lines[0].face.family, c.lines[0].face.bold} }
	votes := map[kind]int{}
	total := 0
	for _, c := range t.cells {
		if len(c.lines) > 0 && wide(c.lines[0].glyphs[0].r) {
			votes[of(c)]++
			total++
		}
	}
	out := map[*cell]bool{}
	for _, c := range t.cells {
		if len(c.lines) == 0 || !wide(c.lines[0].glyphs[0].r) {
			continue
		}
		k := of(c)
		if k.bold && 2*votes[k] < total || !k.bold && headFamily(k.family) && 2*votes[k] < total {
			out[c] = true
		}
	}
	return out
}

// headFamily tells whether a family is one that heads are set in (黑体).
func headFamily(f string) bool {
	for _, s := range []string{"hei", "sans", "gothic", "黑体"} {
		if len(f) >= len(s) && slices.Contains(windows(f, len(s)), s) {
			return true
		}
	}
	return false
}

func windows(s string, n int) []string {
	var out []string
	for i := 0; i+n <= len(s); i++ {
		out = append(out, s[i:i+n])
	}
	return out
}

// header returns how many rows at the top are the table's head: those that
// repeat on every page, or are set as heads, or stand above the first numbers.
func (t *table) header(heads map[*cell]bool) int {
	if t.head > 0 {
		return t.head
	}
	if n := t.headRows(heads); len(heads) > 0 {
		return n
	}
	n := t.closed(1)
	if n == 0 || n >= t.rows || t.figures(0, n) || t.blanks(0) || !t.listing(n) {
		return 0
	}
	for next := t.closed(n + 1); next < t.rows && next <= 6 && t.spanning(n-1) && !t.figures(n, next) && !t.blanks(n); next = t.closed(n + 1) {
		n = next
	}
	return n
}

// figures tells whether a cell that begins in rows from a up to b holds a
// number.
func (t *table) figures(a, b int) bool {
	return slices.ContainsFunc(t.cells, func(c *cell) bool { return c.row >= a && c.row < b && amount(text(c.ownText())) })
}

// blanks tells whether a cell that begins in a row is empty.
func (t *table) blanks(r int) bool {
	return slices.ContainsFunc(t.cells, func(c *cell) bool { return c.row == r && len(c.lines) == 0 })
}

// spanning tells whether a cell that ends in a row goes over several columns.
func (t *table) spanning(r int) bool {
	return slices.ContainsFunc(t.cells, func(c *cell) bool { return c.row+c.rows-1 == r && c.cols > 1 && c.cols < len(t.xs)-1 })
}

// listing tells whether one column behind the first holds numbers only, at
// least one, below the first n rows, or the first counts the rows.
func (t *table) listing(n int) bool {
	numbers, others := map[int]int{}, map[int]int{}
	for _, c := range t.cells {
		s := text(c.ownText())
		switch {
		case c.row < n || s == "" || c.cols > 1:
		case amount(s):
			numbers[c.col]++
		default:
			others[c.col]++
		}
	}
	for col, k := range numbers {
		if others[col] <= k/4 && (col > 0 || k > 1) {
			return true
		}
	}
	return false
}

// headRows returns how many rows at the top have heads only.
func (t *table) headRows(heads map[*cell]bool) int {
	n := t.rows
	for _, c := range t.cells {
		if len(c.lines) > 0 && !heads[c] {
			n = min(n, c.row)
		}
	}
	return t.closed(n)
}

// closed returns the least number of rows, at least n, that no cell reaches out
// of.
func (t *table) closed(n int) int {
	for again := true; again; {
		again = false
		for _, c := range t.cells {
			if c.row < n && c.row+c.rows > n {
				n, again = c.row+c.rows, true
			}
		}
	}
	return n
}
