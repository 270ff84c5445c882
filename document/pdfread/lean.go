package pdfread

import "slices"

// lean lets each head of a level whose words begin where those of the head below it
// do span the columns up to the next head beside it, and reports that one does: so
// sheets print heads over merged cells. What follows the last of them has as many columns as the one
// before, where it has more.
func (o *loose) lean(l int, above, below map[int]bool) (done bool) {
	var heads [][3]int // column, text row and place
	leant := false     // by an earlier look
	for i := range o.heads {
		for n, c := range o.rows[i].chunks {
			if o.at[[2]int{i, n}] != l {
				continue
			}
			k, wide := o.span(i, c)
			_, before := o.over[[2]int{i, n}]
			leant = leant || before
			if wide > 1 && !before || below[k] && !o.flush(l+1, k, c.left) {
				return false
			}
			heads = append(heads, [3]int{k, i, n})
		}
	}
	if len(heads) < 2 || !leant && len(below) <= len(above) {
		return false
	}
	slices.SortFunc(heads, func(a, b [3]int) int { return a[0] - b[0] })
	for i, h := range heads {
		end := h[0]
		for end < len(o.cols) && below[end] && (i+1 == len(heads) || end < heads[i+1][0]) {
			end++
		}
		if i+1 == len(heads) {
			end = min(end, h[0]+max(1, h[0]-heads[i-1][0]))
		}
		if n := end - h[0]; n > 1 {
			o.over[[2]int{h[1], h[2]}] = [2]int{h[0], n}
			done = true
		}
	}
	return done
}

// flush tells whether a head of a level begins in a column at a place.
func (o *loose) flush(l, col, left int) bool {
	for i := range o.heads {
		for n, c := range o.rows[i].chunks {
			if k, _ := o.span(i, c); o.at[[2]int{i, n}] == l && k == col {
				return abs(c.left-left) <= sameEdge
			}
		}
	}
	return false
}
