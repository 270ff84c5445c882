package pdfread

import (
	"cmp"
	"slices"
)

// A drawn is a line of text as the file draws it, and the cell in which it stands.
type drawn struct {
	glyphs []glyph
	in     *cell
}

// spill gives the lines of a text that runs over the rules above and below its cell back
// to that cell: programs that print a row lower than what stands in it let them. It looks
// at columns in which texts stand over one another.
func (t *table) spill() {
	var done []int
	for _, c := range t.cells {
		if uneven(c.glyphs) && !slices.Contains(done, c.col) && atop(drawnLines(c)) {
			done = append(done, c.col)
			t.unspill(c.col, c.cols)
		}
	}
}

// uneven tells whether glyphs stand on several base lines.
func uneven(gs []glyph) bool {
	return len(gs) > 1 && len(gs) <= maxMended && slices.ContainsFunc(gs, func(g glyph) bool { return g.base != gs[0].base })
}

// drawnLines parts the text of a cell into lines as they are drawn.
func drawnLines(c *cell) []drawn {
	gs := slices.Clone(c.glyphs)
	slices.SortStableFunc(gs, func(a, b glyph) int { return cmp.Or(cmp.Compare(a.ink.part, b.ink.part), cmp.Compare(a.left, b.left)) })
	var out []drawn
	start := 0
	for i := 1; i <= len(gs); i++ {
		if i == len(gs) || gs[i].base != gs[i-1].base || gs[i].left < gs[i-1].right-gs[i].size/4 {
			out, start = append(out, drawn{gs[start:i:i], c}), i
		}
	}
	return out
}

// atop tells whether two lines of one size stand over one another; a watermark does too.
func atop(all []drawn) bool {
	for i := range all {
		for k := range i {
			a, b := piecesOf(all[i].glyphs), piecesOf(all[k].glyphs)
			if a.glyphs[0].size == b.glyphs[0].size && abs(b.glyphs[0].base-a.glyphs[0].base)*10 < a.glyphs[0].size*8 && a.left < b.right && b.left < a.right {
				return true
			}
		}
	}
	return false
}

// unspill looks for the texts of several lines in a column that stand in several cells,
// and gives each the only one of them in which no other text stands.
func (t *table) unspill(col, cols int) {
	own := make([]*cell, t.rows)
	var all []drawn
	for _, c := range t.cells {
		if c.col == col && c.cols == cols && len(c.glyphs) <= maxMended {
			own[c.row] = c
			all = append(all, drawnLines(c)...)
		}
	}
	slices.SortStableFunc(all, func(a, b drawn) int { return cmp.Compare(a.glyphs[0].ink.part, b.glyphs[0].ink.part) })
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j-1].wrapsTo(&all[j]) {
			j++
		}
		text := all[i:j]
		i = j
		if first, last := text[0].in, text[len(text)-1].in; first != last && first.row < last.row {
			rehome(text, all, own[first.row:last.row+1])
		}
	}
}

// rehome gives a text the only one of cells that holds nothing else.
func rehome(text, all []drawn, cells []*cell) {
	var home *cell
	for _, c := range cells {
		taken := c == nil || slices.ContainsFunc(all, func(s drawn) bool {
			return s.in == c && !slices.ContainsFunc(text, func(o drawn) bool { return &o.glyphs[0] == &s.glyphs[0] })
		})
		if taken {
			continue
		}
		if home != nil {
			return
		}
		home = c
	}
	if home == nil {
		return
	}
	for i := range text {
		if s := &text[i]; s.in != home {
			s.in.glyphs = slices.DeleteFunc(s.in.glyphs, func(g glyph) bool { return slices.Contains(s.glyphs, g) })
			home.glyphs = append(home.glyphs, s.glyphs...)
			s.in = home
		}
	}
}

// wrapsTo tells whether a line may be the next one of a text behind another, which has no
// room for another Han character in its cell.
func (s *drawn) wrapsTo(next *drawn) bool {
	a, b := piecesOf(s.glyphs), piecesOf(next.glyphs)
	size, c := a.glyphs[0].size, s.in
	down, inset := b.glyphs[0].base-a.glyphs[0].base, max(0, a.left-c.left)
	if last := a.glyphs[len(a.glyphs)-1]; !wide(last.r) || !wide(b.glyphs[0].r) {
		return false
	}
	return b.glyphs[0].size == size && down > size && down < 2*size && abs(a.left-b.left)*5 < size && c.right-a.right < size+min(inset, size)
}
