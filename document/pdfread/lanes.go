package pdfread

import (
	"cmp"
	"slices"
)

// Measures of text in columns.
const (
	gutter     = 4000 // least room between columns of text, in µm
	laneLines  = 4    // least lines on both sides of a gutter
	maxLaned   = 1500 // lines of a page that are looked at for columns
	laneDepths = 3    // columns in columns
)

// A lane is a column of text, or the page where there is one only: where its
// lines begin and end, and the middle of the page where it is no column.
type lane struct{ left, right, middle int }

// An item is a row of text or a table, as they follow in reading.
type item struct {
	row   *row
	table *table
}

// ordered returns what stands on a page in reading order: from above, columns
// of text one after the other. Tables go across.
func ordered(ls []*line, ts []*table) []item {
	slices.SortStableFunc(ts, func(a, b *table) int {
		return cmp.Or(cmp.Compare(a.box().top, b.box().top), cmp.Compare(a.box().left, b.box().left))
	})
	var out []item
	for _, t := range ts {
		var above, below []*line
		for _, l := range ls {
			if (l.top+l.bottom)/2 < t.box().bottom {
				above = append(above, l)
			} else {
				below = append(below, l)
			}
		}
		out = append(out, laned(above, laneDepths)...)
		out = append(out, item{table: t})
		ls = below
	}
	return append(out, laned(ls, laneDepths)...)
}

// laned orders lines between tables.
func laned(ls []*line, depth int) []item {
	if len(ls) == 0 {
		return nil
	}
	if above, left, right, below, ok := split(ls, depth); ok {
		out := laned(above, depth-1)
		out = append(out, laned(left, depth-1)...)
		out = append(out, laned(right, depth-1)...)
		return append(out, laned(below, depth-1)...)
	}
	own := &lane{left: ls[0].left, right: ls[0].right}
	for _, l := range ls {
		own.left, own.right = min(own.left, l.left), max(own.right, l.right)
	}
	var out []item
	for _, r := range rows(ls) {
		for _, l := range r.lines {
			if depth < laneDepths {
				l.lane = own
			}
		}
		out = append(out, item{row: r})
	}
	return out
}

// split looks for two columns of text: a gutter that no line crosses, with
// lines on both sides that fill most of their column. Above and below is what
// goes across.
func split(ls []*line, depth int) (above, left, right, below []*line, ok bool) {
	if depth == 0 || len(ls) < 2*laneLines || len(ls) > maxLaned {
		return
	}
	sorted := slices.Clone(ls)
	slices.SortStableFunc(sorted, func(a, b *line) int { return cmp.Compare(a.top, b.top) })
	best := 0
	from, to, at := 0, 0, 0
	for _, x := range gutters(sorted) {
		for i := 0; i < len(sorted); {
			j := i
			for j < len(sorted) && (sorted[j].right < x || sorted[j].left > x) {
				j++
			}
			if n := j - i; n > best && columns(sorted[i:j], x) {
				best, from, to, at = n, i, j, x
			}
			i = max(j, i+1)
		}
	}
	if best == 0 {
		return
	}
	for _, l := range sorted[from:to] {
		if l.right < at {
			left = append(left, l)
		} else {
			right = append(right, l)
		}
	}
	return sorted[:from], left, right, sorted[to:], true
}

// gutters returns the middles of rooms where a gutter may be: left of where
// lines begin.
func gutters(ls []*line) []int {
	var starts []int
	for _, l := range ls {
		starts = append(starts, l.left)
	}
	slices.Sort(starts)
	low, high := starts[0], starts[0]
	for _, l := range ls {
		high = max(high, l.right)
	}
	var out []int
	for i, s := range starts {
		middle := s > low+(high-low)/5 && s < high-(high-low)/5
		if middle && (i == 0 || s-starts[i-1] > 500) {
			out = append(out, s-gutter/2)
		}
	}
	return out
}

// columns tells whether lines on both sides of x are two columns of running
// text.
func columns(ls []*line, x int) bool {
	var l, r lane
	var nl, nr, wl, wr int
	l.left, r.left = 1<<30, 1<<30
	for _, o := range ls {
		if o.right < x {
			l.left, l.right = min(l.left, o.left), max(l.right, o.right)
			nl, wl = nl+1, wl+o.width()
		} else {
			r.left, r.right = min(r.left, o.left), max(r.right, o.right)
			nr, wr = nr+1, wr+o.width()
		}
	}
	if nl < laneLines || nr < laneLines || r.left-l.right < gutter {
		return false
	}
	const filled = 65 // percent of the column, on average
	return wl*100 >= nl*(l.right-l.left)*filled && wr*100 >= nr*(r.right-r.left)*filled &&
		3*(l.right-l.left) > r.right-r.left && 3*(r.right-r.left) > l.right-l.left && l.right-l.left > 30000
}
