package pdfread

import (
	"cmp"
	"slices"
)

// Where a line through letters may stand above their base line, in percent of
// their size: lower ones underline, higher ones part rows.
const lowStroke, highStroke = 12, 55

// strike takes text off the sheet that a line goes through, with the lines: what
// somebody crossed out is no text, and no digit of it belongs to the figure beside.
func (s *sheet) strike() {
	levels := slices.ContainsFunc(s.rules, func(r rule) bool { return !r.upright })
	if !levels || len(s.glyphs) == 0 {
		return
	}
	order := make([]int, len(s.glyphs))
	largest := 0
	for i := range order {
		order[i] = i
		largest = max(largest, s.glyphs[i].size)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.glyphs[a].base, s.glyphs[b].base) })
	gone := map[int]bool{}
	var rest []rule
	for _, r := range s.rules {
		if at := s.through(r, order, largest); at == nil {
			rest = append(rest, r)
		} else {
			for _, i := range at {
				gone[i] = true
			}
		}
	}
	s.rules = rest
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if !gone[i] || blank(g.r) {
			continue
		}
		k := i - 1
		for k >= 0 && blank(s.glyphs[k].r) && s.glyphs[k].r != crossed {
			k--
		}
		if n := len(s.struck); n > 0 && k >= 0 && s.glyphs[k].r == crossed && !far(&s.glyphs[k], g) {
			s.struck[n-1] += spoken(g.r)
		} else {
			s.struck = append(s.struck, spoken(g.r))
		}
		g.r = crossed
	}
}

// crossed stands on the sheet for a letter that a line goes through: it is nothing,
// and has the width of the letter.
const crossed = 0x200B

// through returns the letters that a rule goes through; nil where it does not
// begin and end with them, as rules of tables and charts do not.
func (s *sheet) through(r rule, order []int, largest int) []int {
	const mostLetters = 400
	if r.upright {
		return nil
	}
	k, _ := slices.BinarySearchFunc(order, r.at, func(i, y int) int { return cmp.Compare(s.glyphs[i].base, y) })
	var out []int
	left, right, size := 1<<30, -1<<30, 0
	for ; k < len(order) && s.glyphs[order[k]].base <= r.at+largest*highStroke/100; k++ {
		g := &s.glyphs[order[k]]
		up := g.base - r.at
		x, _ := g.middle()
		if x < r.from || x > r.to || up*100 < g.size*lowStroke || up*100 > g.size*highStroke || blank(g.r) {
			continue
		}
		if out = append(out, order[k]); len(out) > mostLetters {
			return nil
		}
		left, right, size = min(left, g.left), max(right, g.right), max(size, g.size)
	}
	if out == nil || left-r.from > size*6/10 || r.to-right > size*6/10 || r.from-left > size*6/10 || right-r.to > size*6/10 {
		return nil
	}
	return out
}
