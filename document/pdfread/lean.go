package pdfread

import (
	"regexp"
	"slices"
)

// period matches a head that is nothing but a part of the year, or all of it.
var period = regexp.MustCompile(`^(?:第?[一二三四1-4]季度|[上下]半年|前[一二三23]个?季度|全年|[1-9一二三四五六七八九十][0-2一二]?月份?|[1一][-—～~至][1-9一二三四五六七八九十][0-2一二]?月份?|截至[1-9][0-2]?月(?:末|底))$`)

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
			if wide > 1 && !before || below[k] && !o.flush(l+1, k, &c) {
				return false
			}
			heads = append(heads, [3]int{k, i, n})
		}
	}
	if over := slices.DeleteFunc(slices.Clone(heads), func(h [3]int) bool { return !below[h[0]] }); len(over) == 1 && !leant && o.overPeriods(l, over[0]) {
		o.worded = true
		return true
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
			o.worded = o.worded || heads[0][0] == 0 && below[0]
		}
	}
	return done
}

// flush tells whether a head of a level begins in a column where a chunk does.
func (o *loose) flush(l, col int, as *chunk) bool {
	for i := range o.heads {
		for n, c := range o.rows[i].chunks {
			if k, _ := o.span(i, c); o.at[[2]int{i, n}] == l && k == col {
				return as.flush(&c)
			}
		}
	}
	return false
}

// overPeriods lets the only head of a level span the parts of the year that stand below it
// and beside that, each with no word of its own for what was done by then.
func (o *loose) overPeriods(l int, h [3]int) bool {
	parts := make([]bool, len(o.cols))
	for i := range o.heads {
		for n, c := range o.rows[i].chunks {
			if k, wide := o.span(i, c); o.at[[2]int{i, n}] == l+1 && wide == 1 && period.MatchString(c.said()) {
				parts[k] = true
			}
		}
	}
	end := h[0]
	for end < len(parts) && parts[end] {
		end++
	}
	if h[0] > 0 && parts[h[0]-1] || end-h[0] < 2 {
		return false
	}
	o.over[[2]int{h[1], h[2]}] = [2]int{h[0], end - h[0]}
	return true
}

// flush tells whether two chunks begin at one place, but for what letters leave free in their
// squares: 一 begins a little later than 累.
func (c *chunk) flush(o *chunk) bool { return abs(c.left-o.left) <= max(sameEdge, c.glyphs[0].size/16) }
