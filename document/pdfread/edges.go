package pdfread

import (
	"cmp"
	"slices"
	"strconv"
)

// edges are places where cells of a table without rules begin, and where figures
// end, as rows tell in which the cells stand clearly apart.
type edges struct {
	starts, ends []int
	meets        []int // where words begin right behind figures that end at one place
	shuts        []int // where figures end right before others
}

// sameEdge is how far two edges of one column may differ, in µm.
const sameEdge = 60

// leastRepeated is how many rows must have an edge that parts texts of others.
const leastRepeated = 2

// edgesOf gathers the edges of the chunks of rows.
func edgesOf(rs []textRow) *edges {
	e := &edges{}
	for i := range rs {
		if !rs[i].multi {
			continue
		}
		for k, c := range rs[i].chunks {
			e.starts = append(e.starts, c.left)
			if digits(rs[i].words[k]) {
				e.ends = append(e.ends, c.right)
			}
		}
	}
	slices.Sort(e.starts)
	slices.Sort(e.ends)
	e.meet(rs)
	return e
}

// A meeting is a figure right before words or another figure of another text object.
type meeting struct {
	left, right int // of the figure
	next        int // where the words begin
	row         int
	said        string
	figure      bool // what follows is a figure too
}

// meet gathers where words begin right behind figures: where figures of different
// width end at one place, as cells that are set to the right do, and where those that
// begin rows count them.
func (e *edges) meet(rs []textRow) {
	var all []meeting
	for i := range rs {
		for k, c := range rs[i].chunks {
			start := 0
			for g := 1; g < len(c.glyphs); g++ {
				a, b := &c.glyphs[g-1], &c.glyphs[g]
				if a.ink == b.ink {
					continue
				}
				figure := figureMark(a.r) && figureMark(b.r)
				if roomy(a, b) && (figure || numeral(a.r) && wide(b.r) && !marking(b.r)) {
					m := meeting{left: c.glyphs[start].left, right: a.right, next: b.left, row: i, figure: figure}
					if k == 0 && start == 0 {
						m.said = saidBy(c.glyphs[:g])
					}
					if digits(saidBy(c.glyphs[start:g])) {
						all = append(all, m)
					}
				}
				start = g
			}
		}
	}
	slices.SortStableFunc(all, func(a, b meeting) int {
		return cmp.Or(cmp.Compare(a.right/sameEdge, b.right/sameEdge), cmp.Compare(a.next, b.next), cmp.Compare(a.row, b.row))
	})
	for i := 1; i < len(all); i++ {
		if a, b := &all[i-1], &all[i]; b.figure && a.figure && abs(a.right-b.right) <= sameEdge && abs(a.left-b.left) > sameEdge {
			e.shuts = append(e.shuts, b.right)
		}
	}
	slices.Sort(e.shuts)
	all = slices.DeleteFunc(all, func(m meeting) bool { return m.figure })
	slices.SortStableFunc(all, func(a, b meeting) int { return cmp.Or(cmp.Compare(a.next, b.next), cmp.Compare(a.row, b.row)) })
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if b.next-a.next > sameEdge || abs(a.right-b.right) > sameEdge {
			continue
		}
		if abs(a.left-b.left) > sameEdge || a.follows(b) {
			e.meets = append(e.meets, b.next)
		}
	}
	slices.Sort(e.meets)
}

// follows tells whether the figures that begin two rows count them.
func (m *meeting) follows(o *meeting) bool {
	x, err1 := strconv.Atoi(m.said)
	y, err2 := strconv.Atoi(o.said)
	return err1 == nil && err2 == nil && y == x+1
}

// roomy tells whether there is a little room between two glyphs, or one stands over
// the other.
func roomy(a, b *glyph) bool {
	room, size := b.left-a.right, min(a.size, b.size)
	return abs(room)*12 >= size && room > -2*size
}

// repeated tells whether enough of sorted places stand between two of them, all at
// one.
func repeated(at []int, from, to int) bool {
	i, _ := slices.BinarySearch(at, from)
	for ; i+leastRepeated-1 < len(at) && at[i] <= to; i++ {
		if j := i + leastRepeated - 1; at[j] <= to && at[j]-at[i] <= sameEdge {
			return true
		}
	}
	return false
}

// part cuts chunks where the text of one cell ends right before the next: a text
// object begins there, with a little room or over the end of the one before, and
// other rows have an edge there.
func (e *edges) part(cs []chunk) []chunk {
	var out []chunk
	for _, c := range cs {
		start := 0
		for i := 1; i < len(c.glyphs); i++ {
			a, b := &c.glyphs[i-1], &c.glyphs[i]
			if a.ink != b.ink && (e.between(a, b) && !unitBehind(c.glyphs[start:], i-start) || e.met(a, b) || e.abut(a, b) || headsMeet(c.glyphs, i)) {
				out = append(out, piecesOf(c.glyphs[start:i]))
				start = i
			}
		}
		out = append(out, piecesOf(c.glyphs[start:]))
	}
	return out
}

// between tells whether a cell begins with glyph b.
func (e *edges) between(a, b *glyph) bool {
	if !roomy(a, b) {
		return false
	}
	size := min(a.size, b.size)
	return repeated(e.starts, b.left-sameEdge/2, b.left+sameEdge/2) || repeated(e.ends, b.left-size/2, b.left-size/12)
}

// met tells whether words that begin with glyph b stand where others do right behind
// figures that are cells, or the figure that ends with a ends where those do that are
// cells.
func (e *edges) met(a, b *glyph) bool {
	near := func(at []int, x int) bool {
		i, _ := slices.BinarySearch(at, x-sameEdge)
		return i < len(at) && at[i] <= x+sameEdge
	}
	return roomy(a, b) && (near(e.meets, b.left) && !figureMark(b.r) || figureMark(a.r) && figureMark(b.r) && near(e.shuts, a.right))
}

// abut tells whether words begin right behind a figure where another cell begins, and the
// figure ends where those of other rows do.
func (e *edges) abut(a, b *glyph) bool {
	i, _ := slices.BinarySearch(e.starts, b.left-sameEdge)
	return figureMark(a.r) && wide(b.r) && !marking(b.r) && i < len(e.starts) && e.starts[i] <= b.left+sameEdge && repeated(e.ends, a.right-sameEdge, a.right+sameEdge)
}

// leastHeadRoom is the least room between the words of two heads that have none inside,
// in percent of their size.
const leastHeadRoom = 10

// headsMeet tells whether two words of several Han characters, without room inside, stand
// apart before glyph i.
func headsMeet(gs []glyph, i int) bool {
	if i < 2 || i+1 >= len(gs) {
		return false
	}
	a, b := gs[i-2:i], gs[i:i+2]
	word := func(p []glyph) bool {
		return wide(p[0].r) && wide(p[1].r) && !marking(p[0].r) && !marking(p[1].r) && (snug(&p[0], &p[1]) || abs(squareRoom(&p[0], &p[1]))*40 < p[0].size)
	}
	return word(a) && word(b) && squareRoom(&a[1], &b[0])*100 > a[1].size*leastHeadRoom
}

// squareRoom is the room between the squares of two Han characters: where a font has
// none, another draws the character a little narrower, in the middle of its square.
func squareRoom(a, b *glyph) int {
	short := func(g *glyph) int {
		if w := g.right - g.left; w < g.size && w*5 >= g.size*4 {
			return (g.size - w) / 2
		}
		return 0
	}
	return b.left - a.right - short(a) - short(b)
}

// unitBehind tells whether glyph i begins a unit of the figure before: no more than
// two Han characters.
func unitBehind(gs []glyph, i int) bool {
	n := 0
	for _, g := range gs[i:] {
		if g.ink != gs[i].ink {
			break
		}
		if !wide(g.r) {
			return false
		}
		n++
	}
	return n <= 2 && numeral(gs[i-1].r)
}

// seamed parts the rows of a stretch once more at the edges that others tell.
func seamed(rs []textRow) {
	e := edgesOf(rs)
	if len(e.starts) == 0 {
		return
	}
	for i := range rs {
		if r := &rs[i]; (r.area == nil || r.area.xs == nil) && !r.led {
			if cs := e.part(r.chunks); len(cs) > len(r.chunks) {
				r.chunks = cs
				r.tell()
			}
		}
	}
}
