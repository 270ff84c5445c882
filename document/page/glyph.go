package page

import (
	"strings"

	"jiheng/document"
)

// A glyph is a character on its way into a line.
type glyph struct {
	r     rune
	face  *Face
	size  int
	class class
	wide  int     // place it takes in the line
	off   int     // from the left of its place to its origin
	lead  int     // blank on the left that may be dropped
	trail int     // blank on the right that may be dropped
	gap   int     // blank added on the right, between Han and Latin
	raise int     // of the baseline
	tie   verdict // whether the line may end behind it, as far as words go
	bold  bool
	hard  bool // the line ends here
	ink   Color
	link  string
}

// A look is how the text of a paragraph or cell is set.
type look struct {
	role role
	size int
	cell int  // width of a full-width character
	grid bool // half-width characters take half a cell: literal text
	even bool // digits are equally wide: columns of figures
}

// mostText bounds the characters of one paragraph or cell.
const mostText = 200000

// shape turns runs into glyphs: faces, widths, and the blanks between them. It
// notes characters that no font has.
func (s *setter) shape(runs []document.Run, l look) []glyph {
	var gs []glyph
	for _, run := range runs {
		for _, r := range run.Text {
			if r == '\n' && len(gs) > 0 {
				gs[len(gs)-1].hard = true
			}
			if r == '\t' || r == '\u2028' || r == '\u3000' && l.grid {
				r = ' '
			}
			if drop(r) || len(gs) >= mostText {
				continue
			}
			gs = append(gs, s.glyph(r, run, l))
		}
	}
	for i := range gs {
		cellOf(gs, i, l)
	}
	if !l.grid {
		tie(gs, l.even)
		squeeze(gs)
		airy(gs)
	}
	return gs
}

// glyph finds the face of a character.
func (s *setter) glyph(r rune, run document.Run, l look) glyph {
	g := glyph{r: r, size: l.size, tie: fine, link: run.Link}
	in := l.role
	if run.Bold && in == bodyRole {
		in = boldRole
	}
	g.bold = run.Bold && (in == boldRole && s.fonts.thicken || in == sansRole || in == kaiRole || in == songRole)
	if run.Super {
		g.raise = l.size * 30 / 100
		g.size = l.size * 62 / 100
	}
	var ok bool
	if g.face, ok = s.fonts.face(r, in); !ok {
		s.missing(r, run.Text)
	}
	s.use(g.face, in)
	return g
}

// cellOf finds the class and place of glyph i.
func cellOf(gs []glyph, i int, l look) {
	g := &gs[i]
	var before, after rune
	if i > 0 {
		before = gs[i-1].r
	}
	if i+1 < len(gs) {
		after = gs[i+1].r
	}
	g.class = classOf(before, g.r, after)
	cell := l.cell * g.size / l.size
	own := g.face.Advance(g.r, g.size)
	g.wide = own
	if l.grid {
		g.wide = cell
		if g.class == latin || g.class == space {
			g.wide = cell / 2
		}
		g.off = (g.wide - own) / 2
		return
	}
	switch g.class {
	case han:
		if own > g.size*3/4 && own < g.size*51/50 {
			g.wide = cell
		}
	case open, shut, middle:
		g.wide = max(cell, own*3/4)
		g.settle(own)
	case latin:
		switch {
		case strings.ContainsRune(quotes, g.r):
			g.slim()
		case l.even && isDigit(g.r):
			g.wide = g.face.Advance('0', g.size)
			g.off = (g.wide - own) / 2
		}
	}
}

// settle places a full-width mark in its cell, and finds the blank that its
// side may lose.
func (g *glyph) settle(own int) {
	if own < g.size*3/4 { // a Latin glyph: put it where the mark's ink belongs
		switch g.class {
		case open:
			g.off = g.wide - own
		case middle:
			g.off = (g.wide - own) / 2
		}
	}
	left, _, right, _, ok := g.face.ink(g.r, g.size)
	if !ok {
		return
	}
	half, air := g.wide/2, g.size/16
	switch g.class {
	case open:
		g.lead = min(max(g.off+left-air, 0), half)
	case shut:
		g.trail = min(max(g.wide-g.off-right-air, 0), half)
	}
}

// slim narrows a full-width quotation mark to its ink, for Latin text.
func (g *glyph) slim() {
	if left, _, right, _, ok := g.face.ink(g.r, g.size); ok {
		air := g.size / 20
		g.off, g.wide = air-left, right-left+2*air
	}
}

// squeeze drops the blank between neighbouring full-width marks.
func squeeze(gs []glyph) {
	for i := 0; i+1 < len(gs); i++ {
		a, b := &gs[i], &gs[i+1]
		if a.hard {
			continue
		}
		switch {
		case a.class == shut && (b.class == shut || b.class == open):
			a.wide -= a.trail
			a.trail = 0
		case a.class == open && b.class == open:
			b.wide -= b.lead
			b.off -= b.lead
			b.lead = 0
		}
	}
}

// airy adds a little air between Han characters and letters or digits. It stays
// under the tenth of an em that readers of PDF take for a space.
func airy(gs []glyph) {
	for i := 0; i+1 < len(gs); i++ {
		a, b := &gs[i], &gs[i+1]
		if a.hard || b.raise != 0 {
			continue
		}
		if a.class == han && edge(b.r, b.class) || edge(a.r, a.class) && b.class == han {
			a.gap = a.size / 12
		}
	}
}

// edge reports whether a half-width character wants air beside Han.
func edge(r rune, c class) bool {
	return c == latin && (isWord(r) || strings.ContainsRune("%+-#@&", r))
}
