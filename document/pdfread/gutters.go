package pdfread

import (
	"cmp"
	"slices"
	"unicode"
)

// basisOf returns the chunks that tell the columns: those of the rows with
// figures, or where these are too few of the rows with most chunks. It tells
// which of both.
func basisOf(rs []textRow) (out []chunk, counting bool) {
	most, n := 0, 0
	for i := range rs {
		most = max(most, len(rs[i].chunks))
		if rs[i].counts {
			n++
			out = append(out, rs[i].chunks...)
		}
	}
	if n > 1 {
		return out, true
	}
	out = nil
	for i := range rs {
		if 3*len(rs[i].chunks) >= 2*most {
			out = append(out, rs[i].chunks...)
		}
	}
	return out, false
}

// columnsOf returns the columns that chunks stand in: what overlaps is one.
func columnsOf(all []chunk) []lane {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b chunk) int { return cmp.Compare(a.left, b.left) })
	var out []lane
	for _, l := range all {
		if n := len(out); n > 0 && l.left <= out[n-1].right {
			out[n-1].right = max(out[n-1].right, l.right)
			continue
		}
		out = append(out, lane{left: l.left, right: l.right})
	}
	return out
}

// figured tells whether a chunk is a figure, with no more than a counter of two
// characters behind it: 1,234.56, ≥95%, 12条.
func figured(s string) bool {
	rs := []rune(s)
	for n := 0; n < 2 && len(rs) > 1 && unicode.Is(unicode.Han, rs[len(rs)-1]); n++ {
		rs = rs[:len(rs)-1]
	}
	return amount(string(rs))
}

// headsAbove returns the first of the rows above row i that are heads of its
// table: they have several chunks, or one above columns behind the first.
func headsAbove(rs []textRow, done, i int, cols []lane) int {
	from := i
	for k := i - 1; k >= done && i-k <= mostHeads && !rs[k].outside(&rs[i]) && !rs[k].stops() && len(rs[k].chunks) > 0; k-- {
		r := &rs[k]
		first := r.chunks[0]
		if !r.multi && k+1 < i && rs[k+1].chunks[0].left > cols[0].right && rs[k+1].row.base()-r.row.base() < 2*r.row.size() {
			from = k // the head over the first columns, above the middle of the others
			continue
		}
		if !r.multi && (first.left <= cols[0].right || level(r.row.text()) > 0) || r.chunks[len(r.chunks)-1].right < cols[1].left {
			break
		}
		from = k
	}
	return from
}

// numeric tells whether one column behind the first holds figures and hardly
// anything else, and the others do not outweigh them.
func numeric(rs []textRow, cols []lane) bool {
	figures, others := make([]int, len(cols)), make([]int, len(cols))
	all, rest := 0, 0
	for i := range rs {
		if !rs[i].counts {
			continue
		}
		for k, c := range rs[i].chunks {
			at := nearest(cols, c)
			switch {
			case at == 0:
			case figured(rs[i].words[k]):
				figures[at]++
				all++
			default:
				others[at]++
				rest++
			}
		}
	}
	for i := range cols {
		if figures[i] > 1 && figures[i] >= 3*others[i] && 3*all >= rest {
			return true
		}
	}
	return false
}

// nearest returns the column that a chunk shares most with.
func nearest(cols []lane, c chunk) int {
	best, most := 0, -1<<40
	for i, l := range cols {
		if over := min(l.right, c.right) - max(l.left, c.left); over > most {
			best, most = i, over
		}
	}
	return best
}

// fitted parts a chunk at the gutters it runs over, where one text object ends
// and the next begins: a head that is wider than its column.
func fitted(c chunk, cols []lane) []chunk {
	var cuts []int
	parts := 0
	for i := 1; i < len(c.glyphs); i++ {
		if c.glyphs[i].ink != c.glyphs[i-1].ink {
			parts++
		}
	}
	if parts == 0 || parts == len(c.glyphs)-1 && parts > 1 {
		return []chunk{c}
	}
	for i := 1; i < len(cols); i++ {
		low, high := cols[i-1].right, cols[i].left
		if c.left < low && c.right > high {
			if k := c.cut(low, high); k > 0 && !slices.Contains(cuts, k) {
				cuts = append(cuts, k)
			}
		}
	}
	var out []chunk
	start := 0
	for _, k := range append(cuts, len(c.glyphs)) {
		if k > start {
			out = append(out, piecesOf(c.glyphs[start:k]))
			start = k
		}
	}
	return out
}

// cut returns the glyph at which a chunk may be parted near a gutter, 0 for none.
func (c *chunk) cut(low, high int) int {
	best, least := 0, 1<<40
	for i := 1; i < len(c.glyphs); i++ {
		a, b := &c.glyphs[i-1], &c.glyphs[i]
		at := (a.right + b.left) / 2
		d := max(low-at, at-high, 0)
		if a.ink != b.ink && d <= 2*a.size && d < least {
			best, least = i, d
		}
	}
	return best
}

func piecesOf(gs []glyph) chunk {
	c := chunk{left: gs[0].left, right: gs[0].right, glyphs: gs}
	for _, g := range gs {
		c.right = max(c.right, g.right)
	}
	return c
}

// cutAt parts chunks at upright rules. Words that run over one are parted where
// they end.
func cutAt(cs []chunk, xs []int) []chunk {
	var out []chunk
	for _, c := range cs {
		start, late := 0, false
		for i := 1; i < len(c.glyphs); i++ {
			a, b := c.glyphs[i-1], c.glyphs[i]
			late = late || between(xs, a, b)
			if late && !adjoins(a, b) {
				out = append(out, piecesOf(c.glyphs[start:i]))
				start, late = i, false
			}
		}
		out = append(out, piecesOf(c.glyphs[start:]))
	}
	return out
}

// between tells whether a rule stands between the middles of two glyphs.
func between(xs []int, a, b glyph) bool {
	x, _ := a.middle()
	y, _ := b.middle()
	i, _ := slices.BinarySearch(xs, x)
	return i < len(xs) && xs[i] < y
}
