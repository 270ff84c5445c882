package pdfread

import (
	"cmp"
	"slices"
)

// A fill is a rectangle filled with a colour, as the ground of cells.
type fill struct {
	box
	order int // among the objects of the page, as they are drawn
	ink   ink
}

// Measures of coloured rows without rules, in µm.
const (
	besideRule  = 1300  // how far they may stand from the ruled part
	highestHead = 40000 // of one row
	mostCrowned = 8     // rows on either side of a ruled part
)

// A ground is the coloured rectangles of a page by their edges, and its glyphs
// by their base lines.
type ground struct {
	byTop, byBottom []fill
	glyphs          []glyph
}

// groundOf sorts what a page has; nil where nothing is coloured.
func (s *sheet) groundOf() *ground {
	var g ground
	for _, f := range s.fills {
		if f.ink.shows() && f.height() > widestGap && f.height() < highestHead {
			g.byTop = append(g.byTop, f)
		}
	}
	if len(g.byTop) == 0 {
		return nil
	}
	g.byBottom = slices.Clone(g.byTop)
	slices.SortStableFunc(g.byTop, func(a, b fill) int { return cmp.Compare(a.top, b.top) })
	slices.SortStableFunc(g.byBottom, func(a, b fill) int { return cmp.Compare(a.bottom, b.bottom) })
	return &g
}

// crown gives a mesh rules around the rows above and below it that have a
// coloured ground instead: the head of a table whose body alone is ruled.
func (g *ground) crown(m *mesh, s *sheet) {
	for range mostCrowned {
		xs, ys := places(m.upright, m.level), places(m.level, m.upright)
		area := box{xs[0], ys[0], xs[len(xs)-1], ys[len(ys)-1]}
		grown := false
		for _, up := range []bool{true, false} {
			if row := g.row(area, up); row != nil {
				g.frame(m, row, xs, area, up, s)
				grown = true
			}
		}
		if !grown {
			return
		}
	}
}

// row returns the coloured rectangles that make a row right above or below an
// area, from the left; nil where they do not cover its width.
func (g *ground) row(area box, up bool) []fill {
	fs, at, edge := g.byBottom, area.top, func(f fill) int { return f.bottom }
	if !up {
		fs, at, edge = g.byTop, area.bottom, func(f fill) int { return f.top }
	}
	i, _ := slices.BinarySearchFunc(fs, at-besideRule, func(f fill, y int) int { return cmp.Compare(edge(f), y) })
	var row []fill
	for ; i < len(fs) && edge(fs[i]) <= at+besideRule; i++ {
		if f := fs[i]; f.left >= area.left-besideRule && f.right <= area.right+besideRule {
			row = append(row, f)
		}
	}
	slices.SortFunc(row, func(a, b fill) int { return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(a.right, b.right)) })
	end := area.left
	for _, f := range row {
		if f.left > end+besideRule || abs(f.top-row[0].top) > besideRule || abs(f.bottom-row[0].bottom) > besideRule {
			return nil
		}
		end = max(end, f.right)
	}
	if end < area.right-besideRule {
		return nil
	}
	return row
}

// frame adds the rules around a row of coloured rectangles: between them, and
// where one covers several columns between those that no words cross.
func (g *ground) frame(m *mesh, row []fill, xs []int, area box, up bool, s *sheet) {
	from, to := area.top, row[0].top
	if !up {
		from, to = area.bottom, row[0].bottom
	}
	b := box{area.left, min(from, to), area.right, max(from, to)}
	m.level = append(m.level, rule{at: to, from: area.left, to: area.right}, rule{at: from, from: area.left, to: area.right})
	over := g.crossing(b, xs, s)
	for i, x := range xs {
		within := slices.ContainsFunc(row, func(f fill) bool { return f.left < x-besideRule && f.right > x+besideRule })
		top := b.top
		if h := over[i]; within && h != nil {
			if top = h.under; !h.parts {
				continue
			}
			m.level = append(m.level, rule{at: h.under, from: h.from, to: h.to})
		}
		m.upright = append(m.upright, rule{upright: true, at: x, from: top, to: b.bottom})
	}
	slices.SortFunc(m.level, func(a, b rule) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
	slices.SortFunc(m.upright, func(a, b rule) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
}

// A spanning is words that run over the border of columns.
type spanning struct {
	from, to int  // the columns below them
	under    int  // right below the words
	parts    bool // other words stand below, on both sides of the border
}

// crossing returns for each place the words in a box that run over it, nil for
// none.
func (g *ground) crossing(b box, xs []int, s *sheet) []*spanning {
	if g.glyphs == nil {
		g.glyphs = slices.Clone(s.glyphs)
		slices.SortStableFunc(g.glyphs, func(a, b glyph) int { return cmp.Compare(a.base, b.base) })
	}
	i, _ := slices.BinarySearchFunc(g.glyphs, b.top, func(o glyph, y int) int { return cmp.Compare(o.base, y) })
	out := make([]*spanning, len(xs))
	var inside []glyph
	for ; i < len(g.glyphs) && g.glyphs[i].base <= b.bottom+highestHead; i++ {
		if x, y := g.glyphs[i].middle(); b.has(x, y) {
			inside = append(inside, g.glyphs[i])
		}
	}
	var all []chunk
	for _, band := range bands(inside) {
		all = append(all, chunks(band)...)
	}
	for _, c := range all {
		for k, x := range xs {
			if c.left < x && c.right > x && k > 0 && k+1 < len(xs) {
				out[k] = c.spans(x, xs, all)
			}
		}
	}
	return out
}

// spans measures words that run over x: the columns that they touch, and whether
// other words stand below them on both sides.
func (c *chunk) spans(x int, xs []int, all []chunk) *spanning {
	last := c.glyphs[len(c.glyphs)-1]
	h := &spanning{from: xs[index(xs, c.left)], to: xs[index(xs, c.right)+1], under: last.base + last.size/4}
	left, right := false, false
	for _, o := range all {
		if o.glyphs[0].base-o.glyphs[0].size/2 > h.under {
			left = left || o.right <= x && o.left >= h.from
			right = right || o.left >= x && o.right <= h.to
		}
	}
	h.parts = left && right
	return h
}
