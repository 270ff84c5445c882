package pdfread

import (
	"cmp"
	"slices"
)

// A trail is glyphs that follow one another on one base line without room between.
type trail []glyph

// trails parts glyphs into trails, those of a base line from left to right.
func trails(gs []glyph) []trail {
	gs = slices.Clone(gs)
	slices.SortStableFunc(gs, func(a, b glyph) int { return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.left, b.left)) })
	var out []trail
	for i, g := range gs {
		if i > 0 && follows(&gs[i-1], &g) {
			out[len(out)-1] = append(out[len(out)-1], g)
			continue
		}
		out = append(out, trail{g})
	}
	return out
}

// follows tells whether a glyph stands right behind another.
func follows(a, b *glyph) bool {
	return a.base == b.base && a.size == b.size && abs(b.left-a.right)*3 < a.size
}

// carried gives texts that run over the side of a page back to the page on which they
// begin: programs that print a wide sheet over several pages draw them on each, and
// what is off one page is seen on the other. What stands off a page and on no other is
// hidden.
func carried(sheets []*sheet) {
	for i, s := range sheets {
		if len(s.outside) == 0 {
			continue
		}
		if i > 0 {
			s.carry(sheets[:i])
		}
		for k := range s.outside {
			s.hide(unseenOutside, &s.outside[k])
		}
	}
}

// mostAcross is how many pages a sheet is looked for on before the one that goes on.
const mostAcross = 8

// carry takes the texts that begin off the left side of a page, where an earlier page
// has their beginning at the same height, off this page and adds their rest there.
func (s *sheet) carry(earlier []*sheet) {
	bases := map[int]bool{}
	for i := range s.outside {
		bases[s.outside[i].base] = true
	}
	parts := trails(append(slices.Clone(s.outside), s.onBases(bases)...))
	parts = slices.DeleteFunc(parts, func(p trail) bool { return p[0].left >= 0 })
	gone := map[glyph]bool{}
	for k := len(earlier) - 1; k >= max(0, len(earlier)-mostAcross) && len(parts) > 0; k-- {
		ends := map[int]trail{} // the last text of each base line
		for _, p := range trails(earlier[k].onBases(bases)) {
			ends[p[0].base] = p
		}
		parts = slices.DeleteFunc(parts, func(p trail) bool {
			if !earlier[k].goOnWith(p, ends[p[0].base]) {
				return false
			}
			for _, g := range p {
				gone[g] = true
			}
			s.beside = max(s.beside, earlier[k].number)
			return true
		})
	}
	is := func(g glyph) bool { return gone[g] }
	s.glyphs, s.outside = slices.DeleteFunc(s.glyphs, is), slices.DeleteFunc(s.outside, is)
}

// onBases returns the glyphs of a page on base lines.
func (s *sheet) onBases(bases map[int]bool) []glyph {
	var out []glyph
	for _, g := range s.glyphs {
		if bases[g.base] {
			out = append(out, g)
		}
	}
	return out
}

// leastCarried is how many letters of a text an earlier page must have.
const leastCarried = 2

// goOnWith adds to the last text of a base line what another has beyond it, and reports
// whether it is the beginning of that. What is added takes no room: it has none on that
// page.
func (s *sheet) goOnWith(part, have trail) bool {
	n := 0
	for n < len(have) && n < len(part) && have[n].r == part[n].r && have[n].size == part[n].size {
		n++
	}
	if n < len(have) || n < min(leastCarried, len(part)) {
		return false
	}
	last := have[n-1]
	for _, g := range part[n:] {
		g.x, g.left, g.right, g.ink = last.right, last.right, last.right, last.ink
		s.glyphs = append(s.glyphs, g)
	}
	return true
}

// leastBeside is how many rows tables beside one another must have in common.
const leastBeside = 3

// goesBeside tells whether a table is the right side of one on the page before, and which
// of that one's rows its first stands beside: the rows stand at the same heights, and a
// text runs from that page onto this one, or nothing stands here beside the title.
func (t *table) goesBeside(o *table, p *layout) (row int, ok bool) {
	const same = 200
	last := max(o.till, o.lastPage())
	row = len(o.ys) - len(t.ys)
	if last+1 != p.number() || o.pages[0] != o.lastPage() || row < 0 || len(t.ys) <= leastBeside {
		return 0, false
	}
	for i := range t.ys {
		if abs(t.ys[i]-o.ys[row+i]) > same {
			return 0, false
		}
	}
	bare := row > 0 && p.blankAbove(t.ys[0]) || row == 0 && t.silent(0)
	return row, p.sheet.beside == last || bare && !o.silent(0)
}

// blankAbove tells whether no text stands above a place of a page.
func (p *layout) blankAbove(y int) bool {
	return !slices.ContainsFunc(p.lines, func(l *line) bool { return l.base < y })
}

// silent tells whether a row says nothing.
func (t *table) silent(row int) bool {
	return !slices.ContainsFunc(t.cells, func(c *cell) bool { return c.row == row && len(c.lines) > 0 })
}

// widen adds the columns of a table that goes on beside t, from a row on. What is empty
// there along a whole row belongs to the cell beside it.
func (t *table) widen(o *table, row int) {
	t.till = o.lastPage()
	wide, more := len(t.xs)-1, len(o.xs)-1
	shift := t.xs[wide] - o.xs[0]
	for _, x := range o.xs[1:] {
		t.xs = append(t.xs, x+shift)
	}
	ends := map[int]*cell{} // the last cell of each row
	for _, c := range t.cells {
		if c.col+c.cols == wide {
			ends[c.row] = c
		}
	}
	for r := range row {
		if host := ends[r]; host != nil {
			host.cols += more
		}
	}
	for _, c := range o.cells {
		c.row += row
		if host := ends[c.row]; c.cols == more && len(c.lines) == 0 && host != nil && host.row == c.row && host.rows == c.rows {
			host.cols += more
			continue
		}
		c.col += wide
		t.cells = append(t.cells, c)
	}
	t.sort()
}

// overrun gives texts that run over the side of their cell into empty ones back to the
// cell in which they begin; it returns those of the glyphs outside tables that are left.
func (t *table) overrun(rest []glyph) []glyph {
	wide := len(t.xs) - 1
	ends := map[*ink]*cell{} // the cells from which texts run over the side of the table
	for _, c := range t.cells {
		if len(c.glyphs) == 0 || len(c.glyphs) > maxMended || c.rows > 1 {
			continue
		}
		parts := trails(c.glyphs)
		if len(parts) != 1 {
			continue
		}
		text, col := parts[0], c.col+c.cols
		for ; col < wide; col++ {
			next := t.at(c.row, col)
			if next == nil || next.col != col || next.row != c.row || next.rows > 1 || len(next.glyphs) > maxMended || !text.runsInto(next, t.xs[col]) {
				break
			}
			text = append(text, next.glyphs...)
			c.glyphs, next.glyphs = append(c.glyphs, next.glyphs...), nil
			col += next.cols - 1
		}
		if col == wide {
			ends[text[len(text)-1].ink] = c
		}
	}
	return runOff(ends, rest)
}

// runsInto tells whether a text goes on in a cell behind border x that holds nothing
// else: a text object stands on both sides, or its first letter on the border.
func (p trail) runsInto(next *cell, x int) bool {
	parts := trails(next.glyphs)
	if len(parts) != 1 {
		return false
	}
	a, b := p[len(p)-1], parts[0][0]
	slack := a.size / 10
	return (a.ink == b.ink || b.left < x-slack) && follows(&a, &b)
}

// runOff gives cells what follows their last glyph beside the table.
func runOff(ends map[*ink]*cell, rest []glyph) []glyph {
	out := rest[:0:0]
	for _, g := range rest {
		c := ends[g.ink]
		if c != nil && follows(&c.glyphs[len(c.glyphs)-1], &g) && g.left >= c.glyphs[len(c.glyphs)-1].left {
			c.glyphs = append(c.glyphs, g)
			continue
		}
		out = append(out, g)
	}
	return out
}
