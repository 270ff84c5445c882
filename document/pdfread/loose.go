package pdfread

import (
	"cmp"
	"slices"
	"strings"
)

// looseRows is how many rows a table without rules must have to be seen.
const looseRows = 3

// loose finds tables without rules: rows that follow one another, each with
// several lines that stand in the same columns, most of them numbers. What is
// not surely a table stays text.
func (p *layout) loose(items []item) []item {
	var out []item
	for i := 0; i < len(items); {
		j := i
		for j < len(items) && items[j].row != nil && len(items[j].row.lines) > 1 && (j == i || follows(items[j-1].row, items[j].row)) {
			j++
		}
		if t := looseTable(items[i:j], p.number()); t != nil {
			out = append(out, item{table: t})
			p.tables = append(p.tables, t)
			i = j
			continue
		}
		out = append(out, items[i:max(j, i+1)]...)
		i = max(j, i+1)
	}
	return out
}

// follows tells whether rows stand right below one another.
func follows(a, b *row) bool { return b.top >= a.top && b.top-a.bottom < 2*b.height() }

// looseTable makes a table of rows, or returns nil where they are none.
func looseTable(items []item, page int) *table {
	if len(items) < looseRows {
		return nil
	}
	cols := columnsOf(items)
	if len(cols) < 2 || len(cols) > 40 {
		return nil
	}
	t := &table{rows: len(items), pages: make([]int, len(items))}
	for i, c := range cols {
		if i == 0 {
			t.xs = append(t.xs, c.left-1000)
		} else {
			t.xs = append(t.xs, (cols[i-1].right+c.left)/2)
		}
	}
	t.xs = append(t.xs, cols[len(cols)-1].right+1000)
	for i, it := range items {
		t.pages[i] = page
		if i == 0 {
			t.ys = append(t.ys, it.row.top-500)
		} else {
			t.ys = append(t.ys, (items[i-1].row.bottom+it.row.top)/2)
		}
	}
	t.ys = append(t.ys, items[len(items)-1].row.bottom+500)
	t.square = make([]*cell, t.rows*len(cols))
	if !t.fill(items, cols, page) {
		return nil
	}
	return t
}

// fill puts the lines into cells and tells whether they are a table's: no two
// in one cell, and numbers in most cells behind the first column.
func (t *table) fill(items []item, cols []lane, page int) bool {
	for r := range items {
		for c := range cols {
			t.add(r, c, 1, 1)
			t.at(r, c).page = page
		}
	}
	numbers, others := 0, 0
	for r, it := range items {
		for _, l := range it.row.lines {
			c := slices.IndexFunc(cols, func(k lane) bool { return l.left >= k.left && l.right <= k.right })
			to := t.at(r, c)
			if len(to.lines) > 0 {
				return false
			}
			to.lines = []*line{l}
			switch {
			case c == 0 || r == 0:
			case amount(words(to.lines)):
				numbers++
			default:
				others++
			}
		}
	}
	return numbers > others && numbers >= looseRows-1
}

// columnsOf returns the columns that lines of the rows stand in: what overlaps
// is one.
func columnsOf(items []item) []lane {
	var all []lane
	for _, it := range items {
		for _, l := range it.row.lines {
			all = append(all, lane{left: l.left, right: l.right})
		}
	}
	slices.SortFunc(all, func(a, b lane) int { return cmp.Compare(a.left, b.left) })
	var out []lane
	for _, l := range all {
		if n := len(out); n > 0 && l.left <= out[n-1].right {
			out[n-1].right = max(out[n-1].right, l.right)
			continue
		}
		out = append(out, l)
	}
	return out
}

// amount tells whether a cell holds a number, with its sign and unit, or the
// dash of none.
func amount(s string) bool {
	s = strings.TrimSpace(s)
	digits := 0
	for _, r := range s {
		switch {
		case numeral(r):
			digits++
		case !strings.ContainsRune(",.，．-+−—–%％ ()（）≥≤>＜<＞约", r):
			return false
		}
	}
	return digits > 0 || s == "—" || s == "-" || s == "——" || s == "/"
}
