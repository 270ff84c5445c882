package pdfread

import (
	"cmp"
	"slices"
	"strings"
)

// leastTurned is how many letters on another side than the rest of a page are
// taken for a page number, where they stand at the edge of the page: in the outer
// part of it, in percent.
const leastTurned, edgeShare = 8, 12

// lain returns the texts on a side that were not read, but the number of the page.
func (s *sheet) lain() []string {
	inside := func(g glyph) bool {
		x, y := (g.left+g.right)/2, (g.top+g.bottom)/2
		across, down := s.width*edgeShare/100, s.height*edgeShare/100
		return x > across && x < s.width-across && y > down && y < s.height-down
	}
	if len(s.turned) > leastTurned || slices.ContainsFunc(s.turned, inside) {
		return runsOf(s.turned)
	}
	return nil
}

// Least letters below one another that are a column of vertical writing, where lines
// stand so far apart as those of text do, and least of them on a page.
const leastDown, leastColumns = 4, 8

// leastTight is how many letters are a column where they stand as near as letters of
// one line do, in percent of their size; fewer are where figures lie among them.
const leastTight, tightStep = 3, 112

// A stack is glyphs that the file draws below one another: a column of vertical
// writing in the making.
type stack struct {
	at      []int // places of its glyphs in the sheet's list
	lying   []int // and of those among them that lie on a side
	letters int
	tight   bool
	last    *glyph // of its letters
	low     *glyph // the lowest
}

// vertical takes text that runs from above to below off the sheet, where no cell
// holds it: columns of letters that the file draws below one another, with the
// figures among them.
func (s *sheet) vertical() {
	var loose, sure []*stack
	n := 0
	for i := 0; i < len(s.glyphs); {
		k := s.stackFrom(i)
		switch {
		case k.letters >= 2 && len(k.at) > k.letters && k.tight, k.letters >= 2 && len(k.lying) > 0, k.letters >= leastTight && k.tight:
			sure = append(sure, k)
		case k.letters >= leastDown:
			loose = append(loose, k)
			n += k.letters
		}
		i += max(len(k.at), 1)
	}
	if n >= leastColumns {
		sure = append(sure, loose...)
	}
	if len(sure) == 0 {
		return
	}
	gone, laid := map[int]bool{}, map[int]bool{}
	for _, k := range sure {
		s.columns = append(s.columns, s.say(k))
		for _, i := range k.at {
			gone[i] = true
		}
		for _, i := range k.lying {
			laid[i] = true
		}
	}
	for range 2 {
		for _, k := range sure {
			s.strays(k, gone)
		}
	}
	s.glyphs, s.turned = without(s.glyphs, gone), without(s.turned, laid)
}

// strays takes marks, and single letters between them, off the sheet that stand in the line of
// a column of vertical writing and have nothing beside them: they are what is left of it, and
// no text of their own.
func (s *sheet) strays(k *stack, gone map[int]bool) {
	size, middle := k.last.size, k.last.left+k.last.right
	top, bottom := s.glyphs[k.at[0]].base-size, k.low.base
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if gone[i] || g.size != size || 2*abs(g.left+g.right-middle) > 3*size || g.base < top-size*3/2 || g.base > bottom+size*3/2 || s.accompanied(g, size) {
			continue
		}
		gone[i] = true
		if wide(g.r) && !marking(g.r) {
			s.columns = append(s.columns, string(g.r))
		}
		top, bottom = min(top, g.base-size), max(bottom, g.base)
	}
}

// accompanied tells whether a glyph has another one right beside it on its base line.
func (s *sheet) accompanied(g *glyph, size int) bool {
	return slices.ContainsFunc(s.glyphs, func(o glyph) bool {
		return o != *g && !blank(o.r) && abs(o.base-g.base) < size/4 && max(o.left-g.right, g.left-o.right) < size/2
	})
}

// say returns what a stack says, from above.
func (s *sheet) say(k *stack) string {
	var gs []*glyph
	for _, i := range k.at {
		gs = append(gs, &s.glyphs[i])
	}
	for _, i := range k.lying {
		gs = append(gs, &s.turned[i])
	}
	slices.SortStableFunc(gs, func(a, b *glyph) int {
		_, x := a.middle()
		_, y := b.middle()
		return cmp.Compare(x, y)
	})
	var b strings.Builder
	for _, g := range gs {
		b.WriteString(spoken(g.r))
	}
	return b.String()
}

// stackFrom returns the glyphs from glyph i on of which each stands below the one
// before.
func (s *sheet) stackFrom(i int) *stack {
	k := &stack{}
	if !wide(s.glyphs[i].r) {
		return k
	}
	k.at, k.letters, k.tight, k.last, k.low = []int{i}, 1, true, &s.glyphs[i], &s.glyphs[i]
	for j := i + 1; j < len(s.glyphs); j++ {
		g := &s.glyphs[j]
		switch {
		case k.takesLetter(g):
			k.tight = k.tight && (g.base-k.low.base)*100 <= g.size*tightStep
			k.letters, k.last = k.letters+1, g
		case k.takesFigure(g):
		case s.lies(k, g):
			k.letters, k.last = k.letters+1, g
		default:
			return s.ended(k)
		}
		k.at, k.low = append(k.at, j), g
	}
	return s.ended(k)
}

// takesLetter tells whether a letter stands right below a stack.
func (k *stack) takesLetter(g *glyph) bool {
	d := g.base - k.low.base
	return wide(g.r) && k.inLine(g) && d*10 > g.size*8 && d < 2*g.size
}

// inLine tells whether a letter stands in the middle of the line of a stack.
func (k *stack) inLine(g *glyph) bool {
	return g.size == k.last.size && abs(g.left+g.right-k.last.left-k.last.right) < g.size/2
}

// takesFigure tells whether a figure stands in the line of a stack, below what it
// has, or beside the figure before.
func (k *stack) takesFigure(g *glyph) bool {
	if !figureMark(g.r) || g.size > k.last.size || abs(g.left+g.right-k.last.left-k.last.right) > 5*k.last.size/4 {
		return false
	}
	d := g.base - k.low.base
	return d*2 > g.size && d*10 < k.last.size*13 || d == 0 && k.low != k.last && g.left >= k.low.right-g.size/8
}

// lies tells whether a letter stands in the line of a stack, below figures that lie
// on a side; they belong to the stack then.
func (s *sheet) lies(k *stack, g *glyph) bool {
	if !wide(g.r) || !k.inLine(g) || g.base < k.low.base+g.size {
		return false
	}
	between := s.lyingIn(k, g.base-g.size)
	k.lying = append(k.lying, between...)
	return len(between) > 0
}

// ended returns a stack with the figures that lie below its last letter.
func (s *sheet) ended(k *stack) *stack {
	if k.letters > 1 {
		k.lying = append(k.lying, s.lyingIn(k, k.low.base+6*k.low.size)...)
	}
	return k
}

// lyingIn returns the letters on a side in the line of a stack, one after the other
// below it and above a place.
func (s *sheet) lyingIn(k *stack, low int) []int {
	var out []int
	at := k.low.base
	for i := range s.turned {
		g := &s.turned[i]
		x, y := (g.left+g.right)/2, (g.top+g.bottom)/2
		if abs(2*x-k.last.left-k.last.right) < k.last.size && y > at && y-at < 3*k.last.size/2 && y <= low+g.size/4 {
			out, at = append(out, i), y
		}
	}
	return out
}

// aside puts letters that lie on a side into their cells, where these hold
// nothing else: the heads of narrow columns.
func (s *sheet) aside(ts []*table) {
	var rest []glyph
	of := map[*cell][]glyph{}
	for _, g := range s.turned {
		x, y := (g.left+g.right)/2, (g.top+g.bottom)/2
		var c *cell
		for _, t := range ts {
			if t.box().has(x, y) {
				c = t.at(index(t.ys, y), index(t.xs, x))
			}
		}
		if c == nil || len(c.lines) > 0 {
			rest = append(rest, g)
			continue
		}
		of[c] = append(of[c], g)
	}
	for _, t := range ts {
		for _, c := range t.cells {
			if gs := of[c]; gs != nil {
				c.loose, c.aside = true, true
				c.lines = lines(raisedUp(gs), s.number)
			}
		}
	}
	s.turned = rest
}

// raisedUp turns letters that lie on a side upright.
func raisedUp(gs []glyph) []glyph {
	turn := gs[0].ink.turn
	point := func(x, y int) (int, int) {
		switch turn {
		case 1:
			return -y, x
		case 2:
			return -x, -y
		}
		return y, -x
	}
	var out []glyph
	for _, g := range gs {
		if g.ink.turn != turn {
			continue
		}
		o := g
		o.x, o.base = point(g.x, g.base)
		x0, y0 := point(g.left, g.top)
		x1, y1 := point(g.right, g.bottom)
		o.left, o.right, o.top, o.bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
		out = append(out, o)
	}
	return out
}
