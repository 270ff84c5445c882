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

	mostTiles    = 400  // coloured rectangles above one
	mostUprights = 1000 // upright rules of a part that is looked at
)

// A ground is the coloured rectangles of a page by their edges, and its glyphs
// by their base lines.
type ground struct {
	byTop, byBottom []fill
	glyphs          []glyph
}

// groundOf sorts what a page has.
func (s *sheet) groundOf() *ground {
	var g ground
	for _, f := range s.fills {
		if f.ink.shows() && f.height() > widestGap && f.height() < highestHead {
			g.byTop = append(g.byTop, f)
		}
	}
	g.byBottom = slices.Clone(g.byTop)
	slices.SortStableFunc(g.byTop, func(a, b fill) int { return cmp.Compare(a.top, b.top) })
	slices.SortStableFunc(g.byBottom, func(a, b fill) int { return cmp.Compare(a.bottom, b.bottom) })
	return &g
}

// crown gives a mesh rules around the rows above and below it that have a
// coloured ground instead: the head of a table whose body alone is ruled.
func (g *ground) crown(m *mesh, s *sheet) (crowned bool) {
	for range mostCrowned {
		if len(g.byTop) == 0 || len(m.upright) > mostUprights {
			return
		}
		xs, ys := places(m.upright, m.level), places(m.level, m.upright)
		area := box{xs[0], ys[0], xs[len(xs)-1], ys[len(ys)-1]}
		grown := false
		for _, up := range []bool{true, false} {
			switch row := g.row(area, up); {
			case row != nil:
				if up {
					row = g.stripes(row, xs, area)
				}
				b := box{area.left, row[0].top, area.right, area.top}
				if !up {
					b.top, b.bottom = area.bottom, row[0].bottom
				}
				m.frame(g.inside(b, xs, s), b, row)
				grown, crowned = true, crowned || up
			case up:
				if block := g.block(area); block != nil {
					g.stagger(m, block, xs, area, s)
					grown, crowned = true, true
				}
			}
		}
		if !grown {
			return
		}
	}
	return
}

// stripes adds to a row of coloured rectangles the rows right above it, where one of both goes
// over several columns: heads that go over several rows may stand on more than one.
func (g *ground) stripes(row []fill, xs []int, area box) []fill {
	wide := func(f fill) bool {
		return slices.ContainsFunc(xs, func(x int) bool { return f.left < x-besideRule && f.right > x+besideRule })
	}
	for last := row; ; {
		next := g.row(box{area.left, row[0].top, area.right, area.bottom}, true)
		if len(next) == 0 || len(row) > mostTiles || !slices.ContainsFunc(last, wide) && !slices.ContainsFunc(next, wide) {
			return row
		}
		row, last = append(slices.Clip(next), row...), next
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

// block returns the coloured rectangles right above an area that make heads of several
// levels: some go over several rows. It is one alone where that lies under all others, and nil
// where they do not cover the width of the area from one top down to it.
func (g *ground) block(area box) []fill {
	i, _ := slices.BinarySearchFunc(g.byBottom, area.top-highestHead, func(f fill, y int) int { return cmp.Compare(f.bottom, y) })
	var all []fill
	top := area.top
	for ; i < len(g.byBottom) && g.byBottom[i].bottom <= area.top+besideRule && len(all) <= mostTiles; i++ {
		if f := g.byBottom[i]; f.left >= area.left-besideRule && f.right <= area.right+besideRule {
			if all = append(all, f); f.bottom >= area.top-besideRule {
				top = min(top, f.top)
			}
		}
	}
	all = slices.DeleteFunc(all, func(f fill) bool { return f.top < top-besideRule })
	for _, f := range all {
		if f.top <= top+besideRule && f.bottom >= area.top-besideRule && f.left <= area.left+besideRule && f.right >= area.right-besideRule {
			return []fill{f}
		}
	}
	slices.SortStableFunc(all, func(a, b fill) int { return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left)) })
	all = slices.CompactFunc(all, func(a, b fill) bool { return a.box == b.box }) // some writers paint each twice
	if !tiled(all, box{area.left, top, area.right, area.top}) {
		return nil
	}
	return all
}

// tiled tells whether rectangles, sorted from above, cover a box, none of them over another.
func tiled(fs []fill, b box) bool {
	edges := []int{b.left, b.right}
	for _, f := range fs {
		edges = append(edges, f.left, f.right)
	}
	slices.Sort(edges)
	for i := 1; i < len(edges); i++ {
		if edges[i]-edges[i-1] <= besideRule {
			continue
		}
		x, y := (edges[i-1]+edges[i])/2, b.top
		for _, f := range fs {
			if f.left >= x || f.right <= x {
				continue
			}
			if abs(f.top-y) > besideRule {
				return false
			}
			y = f.bottom
		}
		if abs(y-b.bottom) > besideRule {
			return false
		}
	}
	return len(fs) > 0
}

// stagger adds the rules around the coloured rectangles of a block of heads: each is a
// cell, but where the words in one stand beside one another.
func (g *ground) stagger(m *mesh, block []fill, xs []int, area box, s *sheet) {
	near := func(at []int, x int) int {
		for _, a := range at {
			if abs(a-x) <= besideRule {
				return a
			}
		}
		return x
	}
	ys := []int{area.top}
	for _, f := range block {
		b := box{near(xs, f.left), near(ys, f.top), near(xs, f.right), near(ys, f.bottom)}
		ys = append(ys, b.top, b.bottom)
		own := []int{b.left}
		for _, x := range xs {
			if x > b.left+besideRule && x < b.right-besideRule {
				own = append(own, x)
			}
		}
		own = append(own, b.right)
		o := g.inside(b, own, s)
		if len(block) > 1 && !slices.ContainsFunc(o.rows, func(r textRow) bool { return len(r.chunks) > 1 }) {
			o.cols = []lane{{left: b.left + 1, right: b.right - 1}}
		}
		m.frame(o, b, []fill{f})
	}
}
