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

	mostUprights = 1000 // upright rules of a part that is looked at
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
		if len(m.upright) > mostUprights {
			return
		}
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
// where one covers several columns those that the words in it tell.
func (g *ground) frame(m *mesh, row []fill, xs []int, area box, up bool, s *sheet) {
	from, to := area.top, row[0].top
	if !up {
		from, to = area.bottom, row[0].bottom
	}
	b := box{area.left, min(from, to), area.right, max(from, to)}
	m.level = append(m.level, rule{at: to, from: area.left, to: area.right}, rule{at: from, from: area.left, to: area.right})
	o := g.inside(b, xs, s)
	levels := o.levels()
	if o.stacked = o.spanned(); o.stacked {
		levels = o.levels()
	}
	ys := []int{b.top}
	for i := 1; i < len(levels); i++ {
		if levels[i] > levels[i-1] {
			r := o.rows[i].row
			ys = append(ys, max(r.base()-r.size(), ys[len(ys)-1]+1))
		}
	}
	if !o.stacked {
		ys = ys[:1]
	}
	spans, filled := o.covered(len(ys))
	for l, top := range ys {
		bottom := b.bottom
		if l+1 < len(ys) {
			bottom = ys[l+1]
		}
		for k, x := range xs {
			within := slices.ContainsFunc(row, func(f fill) bool { return f.left < x-besideRule && f.right > x+besideRule })
			if !within || !spans[l][k] {
				m.upright = append(m.upright, rule{upright: true, at: x, from: top, to: bottom})
			}
			if l > 0 && k+1 < len(xs) && filled[l][k] && filled[l-1][k] {
				m.level = append(m.level, rule{at: top, from: x, to: xs[k+1]})
			}
		}
	}
	slices.SortFunc(m.level, func(a, b rule) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
	slices.SortFunc(m.upright, func(a, b rule) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
}

// inside returns the words in a box as rows of heads over columns.
func (g *ground) inside(b box, xs []int, s *sheet) *loose {
	if g.glyphs == nil {
		g.glyphs = slices.Clone(s.glyphs)
		slices.SortStableFunc(g.glyphs, func(a, b glyph) int { return cmp.Compare(a.base, b.base) })
	}
	i, _ := slices.BinarySearchFunc(g.glyphs, b.top, func(o glyph, y int) int { return cmp.Compare(o.base, y) })
	var all []glyph
	for ; i < len(g.glyphs) && g.glyphs[i].base <= b.bottom+highestHead; i++ {
		if x, y := g.glyphs[i].middle(); b.has(x, y) {
			all = append(all, g.glyphs[i])
		}
	}
	o := &loose{over: map[[2]int][2]int{}}
	for k := 1; k < len(xs); k++ {
		o.cols = append(o.cols, lane{left: xs[k-1] + 1, right: xs[k] - 1})
	}
	for _, band := range bands(all) {
		if l := lineOf(slices.Clone(band), s.number); l != nil {
			o.rows = append(o.rows, textRow{item: item{row: &row{box: l.box, lines: []*line{l}}}, chunks: chunks(l.glyphs)})
		}
	}
	o.heads = len(o.rows)
	return o
}

// covered tells for each level which borders of columns a head runs over, and
// which columns it stands in.
func (o *loose) covered(n int) (spans, filled []map[int]bool) {
	for range n {
		spans, filled = append(spans, map[int]bool{}), append(filled, map[int]bool{})
	}
	for i := range o.rows {
		for place, c := range o.rows[i].chunks {
			l := min(o.at[[2]int{i, place}], n-1)
			from, wide := o.span(i, c)
			for k := from; k < from+wide; k++ {
				filled[l][k] = true
				spans[l][k] = spans[l][k] || k > from
			}
		}
	}
	return spans, filled
}
