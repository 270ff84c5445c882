package pdfread

import (
	"cmp"
	"slices"
	"strings"
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
// characters behind it: 1,234.56, ≥95%, 12条. A year is none: it stands in heads.
func figured(s string) bool {
	if calendarYear(s) {
		return false
	}
	rs := []rune(s)
	for n := 0; n < 2 && len(rs) > 1 && unicode.Is(unicode.Han, rs[len(rs)-1]); n++ {
		rs = rs[:len(rs)-1]
	}
	return amount(string(rs))
}

// calendarYear tells whether a text names a year: 2024年, 2024年度.
func calendarYear(s string) bool {
	year, ok := strings.CutSuffix(strings.TrimSuffix(s, "度"), "年")
	return ok && len(year) == 4 && (year[:2] == "19" || year[:2] == "20") && numeral(rune(year[2])) && numeral(rune(year[3]))
}

// headsAbove returns the first of the rows above row i that are heads of its
// table: they have several chunks, or one above columns behind the first.
func headsAbove(rs []textRow, done, i int, cols []lane, ev *evidence) int {
	from := i
	for k := i - 1; k >= done && few(rs[k:i+1]) && !rs[k].stops() && len(rs[k].chunks) > 0; k-- {
		r := &rs[k]
		if r.outside(&rs[i]) && !spanner(rs[k:i], cols) && !(k+1 < i && ev.groups(r, &rs[k+1], cols)) {
			break
		}
		first := r.chunks[0]
		if !r.multi && level(r.row.text()) > 0 {
			break
		}
		if !r.multi && k+1 < i && rs[k+1].chunks[0].left > cols[0].right && rs[k+1].row.base()-r.row.base() < 2*r.row.size() {
			from = k // the head over the first columns, above the middle of the others
			continue
		}
		if !r.multi && first.left <= cols[0].right || r.chunks[len(r.chunks)-1].right < cols[1].left {
			break
		}
		from = k
	}
	return from
}

// few tells whether the rows above the last of them are no more than heads have:
// lines of cells of several heights lie between one another.
func few(rs []textRow) bool {
	n := len(rs) - 1
	high := rs[n].row.base() - rs[0].row.base()
	return n <= mostHeads || n <= 3*mostHeads && high < 2*mostHeads*rs[n].row.size()*9/10
}

// firstLine returns the row in which the cells of row i begin: lines of the first
// column above its middle, below a rule, or one so near that it is beside.
func firstLine(rs []textRow, done, i int, cols []lane, ev *evidence) int {
	k := i
	for k > done && !rs[k-1].multi && len(rs[k-1].chunks) == 1 && rs[k-1].chunks[0].right < cols[1].left &&
		rs[k].row.base()-rs[k-1].row.base() < rs[k].row.size()*3/2 && !parting(ev.bars, rs[k-1].row, rs[k].row) {
		k--
	}
	switch {
	case k < i && k > done && parting(ev.bars, rs[k-1].row, rs[k].row):
		return k
	case i > done && k < i && rs[i-1].beside(rs, i-1):
		return i - 1
	}
	return i
}

// spanner tells whether the first of rows is the upper half of a head over several
// columns, whose lower half stands below the row after it: that has nothing in
// these columns.
func spanner(rs []textRow, cols []lane) bool {
	if rs[0].multi || len(rs) < 2 {
		return false
	}
	c := rs[0].chunks[0]
	down, size := rs[1].row.base()-rs[0].row.base(), rs[0].row.size()
	if c.left <= cols[0].right || down > 2*size {
		return false
	}
	if down*10 < size*9 {
		return true // lines beside one another, each in the middle of its cell
	}
	low, high := 0, 1<<40 // where the row below leaves room
	for _, o := range rs[1].chunks {
		switch {
		case o.right <= c.left:
			low = max(low, o.right)
		case o.left >= c.right:
			high = min(high, o.left)
		default:
			return false
		}
	}
	lower := 0
	for i := 2; i < len(rs) && lower == 0; i++ {
		for _, o := range rs[i].chunks {
			if o.left > low && o.right < high {
				lower++
			}
		}
	}
	return lower > 1
}

// groups tells whether a row of one head has a rule right below it along several columns,
// and no others, with the next row below that: it is a head over these.
func (ev *evidence) groups(r, below *textRow, cols []lane) bool {
	if r.multi || len(r.chunks) == 0 {
		return false
	}
	c := r.chunks[0]
	for _, u := range ev.short(r.row.base(), below.row.base(), cols[0].left-6*r.row.size(), cols[len(cols)-1].right+6*r.row.size()) {
		n := 0
		for _, l := range cols {
			if m := (l.left + l.right) / 2; m > u.from && m < u.to {
				n++
			}
		}
		if n > 1 && n < len(cols) && u.from <= c.left && u.to >= c.right {
			return true
		}
	}
	return false
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
	objects := parts > 0 && parts < len(c.glyphs)-1 // that tell of words
	for i := 1; i < len(cols); i++ {
		low, high := cols[i-1].right, cols[i].left
		if c.left < low && c.right > high {
			if k := c.cut(low, high, objects); k > 0 && !slices.Contains(cuts, k) {
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

// cut returns the glyph at which a chunk may be parted near a gutter, 0 for none:
// where a text object ends, or in the gutter where there is room.
func (c *chunk) cut(low, high int, objects bool) int {
	best, least := 0, 1<<40
	for i := 1; i < len(c.glyphs); i++ {
		a, b := &c.glyphs[i-1], &c.glyphs[i]
		at := (a.right + b.left) / 2
		d := max(low-at, at-high, 0)
		room := (b.left-a.right)*100 > a.size*leastSeam && !adjoins(*a, *b)
		ends := objects && a.ink != b.ink && (room || wide(a.r) == wide(b.r)) && d <= 2*a.size
		if closing := strings.ContainsRune("）)》】」』，。；：、", b.r); d < least && !closing && (ends || d == 0 && room) {
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
