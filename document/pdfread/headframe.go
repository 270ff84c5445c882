package pdfread

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// frame adds the rules around a box of heads: between its columns and, where one head
// covers several or stands below another, those that the words in it tell. It is the
// coloured rectangles of the box that part columns besides; nil where it has none.
func (m *mesh) frame(o *loose, b box, row []fill) {
	m.level = append(m.level, rule{at: b.top, from: b.left, to: b.right}, rule{at: b.bottom, from: b.left, to: b.right})
	o.plant()
	ys := o.beginnings(b)
	spans, filled := o.covered(len(ys))
	xs := []int{b.left}
	for _, c := range o.cols {
		xs = append(xs, c.right+1)
	}
	for l, top := range ys {
		bottom := b.bottom
		if l+1 < len(ys) {
			bottom = ys[l+1]
		}
		for k, x := range xs {
			within := row == nil && k > 0 && k+1 < len(xs) || slices.ContainsFunc(row, func(f fill) bool {
				return f.left < x-besideRule && f.right > x+besideRule && 2*f.top < top+bottom && 2*f.bottom > top+bottom
			})
			if !within || !spans[l][k] {
				m.upright = append(m.upright, rule{upright: true, at: x, from: top, to: bottom})
			}
			if k+1 < len(xs) && filled[l][k] && slices.ContainsFunc(filled[:l], func(up map[int]bool) bool { return up[k] }) {
				m.level = append(m.level, rule{at: top, from: x, to: xs[k+1]})
			}
		}
	}
	slices.SortFunc(m.level, func(a, b rule) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
	slices.SortFunc(m.upright, func(a, b rule) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
}

// beginnings returns where the levels of heads in a box begin.
func (o *loose) beginnings(b box) []int {
	levels := o.levels()
	if o.stacked = o.tree != nil || o.spanned() || slices.ContainsFunc(o.rows, func(r textRow) bool { return r.numbers() }); o.stacked {
		levels = o.levels()
	}
	ys := []int{b.top}
	for i := 1; o.stacked && i < len(levels); i++ {
		if levels[i] > levels[i-1] {
			r := o.rows[i].row
			ys = append(ys, max(r.base()-r.size(), ys[len(ys)-1]+1))
		}
	}
	return ys
}

// inside returns the words in a box as rows of heads over columns.
func (g *ground) inside(b box, xs []int, s *sheet) *loose {
	var all []glyph
	for i := g.from(b.top, s); i < len(g.glyphs) && g.glyphs[i].base <= b.bottom+highestHead; i++ {
		if x, y := g.glyphs[i].middle(); b.has(x, y) {
			all = append(all, g.glyphs[i])
		}
	}
	o := &loose{over: map[[2]int][2]int{}}
	for k := 1; k < len(xs); k++ {
		o.cols = append(o.cols, lane{left: xs[k-1] + 1, right: xs[k] - 1})
	}
	for _, band := range bands(all) {
		if r := bandRow(band, xs, s.number); r != nil {
			o.rows = append(o.rows, *r)
		}
	}
	o.heads = len(o.rows)
	return o
}

// from returns the first glyph whose base line is not above a height.
func (g *ground) from(y int, s *sheet) int {
	if g.glyphs == nil {
		g.glyphs = slices.Clone(s.glyphs)
		slices.SortStableFunc(g.glyphs, func(a, b glyph) int { return cmp.Compare(a.base, b.base) })
	}
	i, _ := slices.BinarySearchFunc(g.glyphs, y, func(o glyph, y int) int { return cmp.Compare(o.base, y) })
	return i
}

// bandRow returns the glyphs of a base line as what may be heads over columns; nil for
// blanks.
func bandRow(band []glyph, xs []int, page int) *textRow {
	l := lineOf(slices.Clone(band), page)
	if l == nil {
		return nil
	}
	r := &textRow{item: item{row: &row{box: l.box, lines: []*line{l}}}}
	for _, c := range chunks(l.glyphs) {
		r.chunks = append(r.chunks, c.atBorders(xs)...)
	}
	return r
}

// atBorders parts two heads that stand apart at a border of columns with hardly any room.
func (c *chunk) atBorders(xs []int) []chunk {
	var out []chunk
	start := 0
	for i := 2; i+1 < len(c.glyphs); i++ {
		a, b := &c.glyphs[i-1], &c.glyphs[i]
		k, _ := slices.BinarySearch(xs, a.right-a.size/2)
		if i > start+1 && k < len(xs) && xs[k] < b.left+b.size/2 && headsMeet(c.glyphs, i) {
			out, start = append(out, piecesOf(c.glyphs[start:i])), i
		}
	}
	return append(out, piecesOf(c.glyphs[start:]))
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

// columnNumber matches what a row below heads says that numbers the columns.
var columnNumber = regexp.MustCompile(`^[（(]?\d{1,2}([=＝][\d+＋\-－（）()×*/÷]+)?[)）]?$`)

// numbers tells whether a row numbers the columns: 栏次 1 2 3.
func (r *textRow) numbers() bool {
	n := 0
	for k := range r.chunks {
		switch s := strings.ReplaceAll(r.chunks[k].said(), " ", ""); {
		case columnNumber.MatchString(s):
			n++
		case k > 0 || s != "栏次" && s != "行次" && s != "栏目" && s != "列次":
			return false
		}
	}
	return n > 1
}
