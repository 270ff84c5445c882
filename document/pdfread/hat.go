package pdfread

import (
	"slices"
	"strings"
)

// A table may have rules around its figures alone: its heads stand right above them without
// any, or in one box without rules between them. Read as it is drawn, its first figures would
// be heads.

// highestHat and mostBetweenHeads bound the heads above a table: in lines of text, and the
// room between two of them.
const highestHat, mostBetweenHeads = 12, 3

// hat gives a mesh that has figures in its first row rules around the heads right above
// it, and one whose heads stand in a box without rules between them those. It reports that
// words stand there whose columns nobody can tell.
func (g *ground) hat(m *mesh, s *sheet) (worn, unclear bool) {
	xs, ys := places(m.upright, m.level), places(m.level, m.upright)
	if len(xs) < 3 || len(ys) < 3 || len(m.upright) > mostUprights {
		return false, false
	}
	area := box{xs[0], ys[0], xs[len(xs)-1], ys[len(ys)-1]}
	k := 0
	for k < len(ys)-2 && k < mostHeads && m.undivided(xs, ys[k], ys[k+1]) {
		k++
	}
	body := g.inside(box{area.left, ys[k], area.right, ys[k+1]}, xs, s)
	figures := body.figures()
	if len(figures) == 0 {
		return false, false
	}
	o := &loose{cols: body.cols, over: map[[2]int][2]int{}}
	b := box{area.left, 0, area.right, ys[k]}
	if k > 0 {
		o.rows, o.bars = g.inside(box{area.left, ys[0], area.right, ys[k]}, xs, s).rows, m.level
	} else {
		o.rows = g.above(area, xs, body, s)
	}
	o.rows = hatRows(o.rows, &body.rows[0], body.cols)
	o.heads = len(o.rows)
	if o.heads == 0 {
		return false, false
	}
	b.top = o.rows[0].row.top - o.rows[0].row.size()/2
	for i := 0; i < k; i++ {
		if ys[i] <= o.rows[0].row.base() {
			b.top = ys[i]
		}
	}
	if !o.above(b, figures) {
		return false, o.apart() > 1 && 2*o.apart() >= len(figures)
	}
	m.frame(o, b, nil)
	return true, false
}

// undivided tells whether no upright parts a row of a mesh.
func (m *mesh) undivided(xs []int, top, bottom int) bool {
	return !slices.ContainsFunc(m.upright, func(r rule) bool {
		return r.at > xs[0]+nearRules && r.at < xs[len(xs)-1]-nearRules && 10*(min(r.to, bottom)-max(r.from, top)) > 6*(bottom-top)
	})
}

// figures returns the columns in which a row of a table has figures, where it has no words
// between them: several, or the only one behind the first.
func (o *loose) figures() []int {
	figure, word := make([]bool, len(o.cols)), make([]bool, len(o.cols))
	for i := range o.rows {
		for _, c := range o.rows[i].chunks {
			at, s := nearest(o.cols, c), c.said()
			switch {
			case digits(s):
				figure[at] = true
			case !figured(s):
				word[at] = true
			}
		}
	}
	var out []int
	for k := 1; k < len(o.cols); k++ {
		if !figure[k] || word[k] {
			continue
		}
		if n := len(out); n > 0 && slices.Contains(word[out[n-1]:k], true) {
			return nil
		}
		out = append(out, k)
	}
	if len(out) < 2 && len(o.cols) > 2 {
		return nil
	}
	return out
}

// above returns the rows of text right above an area and inside its width, from above.
func (g *ground) above(area box, xs []int, body *loose, s *sheet) []textRow {
	var out []textRow
	end, edge := g.from(area.top, s), area.top
	for n := 0; n < highestHat && end > 0; n++ {
		start := end - 1
		for start > 0 && g.glyphs[end-1].base-g.glyphs[start-1].base <= g.glyphs[end-1].size/4 {
			start--
		}
		band := g.glyphs[start:end]
		end = start
		outside := slices.ContainsFunc(band, func(c glyph) bool {
			return !blank(c.r) && (c.left < area.left-besideRule || c.right > area.right+besideRule)
		})
		if outside {
			break
		}
		r := bandRow(band, xs, s.number)
		if r == nil {
			continue
		}
		if edge-r.row.bottom > mostBetweenHeads*r.row.size() {
			break
		}
		edge = r.row.top
		out = append(out, *r)
	}
	slices.Reverse(out)
	return out
}

// hatRows returns those of the rows above a row of figures that are heads of its columns.
func hatRows(rs []textRow, first *textRow, cols []lane) []textRow {
	for i := range rs {
		rs[i].tell()
	}
	for i := len(rs) - 1; i >= 0; i-- {
		r := &rs[i]
		labels := slices.ContainsFunc(r.chunks, func(c chunk) bool {
			s := c.said()
			return strings.ContainsAny(s, "：:。；") || formNumber.MatchString(s)
		})
		if r.stops() || labels || i+1 < len(rs) && !r.multi && r.row.size()*100 > rs[i+1].row.size()*115 {
			rs = rs[i+1:]
			break
		}
	}
	all := append(slices.Clone(rs), *first)
	return rs[headsAbove(all, 0, len(rs), cols, &evidence{}):]
}

// above tells whether the heads in a box tell the columns of figures: each has one of its
// own.
func (o *loose) above(b box, figures []int) bool {
	n := len(o.beginnings(b))
	spans, filled := o.covered(n)
	for i, k := range figures {
		lowest := -1
		for l := range n {
			if filled[l][k] {
				lowest = l
			}
		}
		if lowest < 0 || i > 0 && figures[i-1] == k-1 && spans[lowest][k] {
			return false
		}
	}
	return true
}

// apart returns in how many columns words stand beside one another.
func (o *loose) apart() int {
	most := 0
	for i := range o.rows {
		at := map[int]bool{}
		for _, c := range o.rows[i].chunks {
			at[nearest(o.cols, c)] = true
		}
		most = max(most, len(at))
	}
	return most
}
