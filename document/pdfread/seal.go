package pdfread

import "strings"

// sealed takes the words of round seals off a sheet: where letters slant in
// several directions in one colour, the upright words of that colour among them
// are the seal's too.
func (s *sheet) sealed() {
	if len(s.slanting) == 0 {
		return
	}
	_, most := s.common()
	rings := map[ink]*ring{}
	for _, g := range s.slanting {
		c := g.ink.colour()
		if c == most {
			continue
		}
		if rings[c] == nil {
			rings[c] = &ring{box: box{g.left, g.top, g.right, g.bottom}}
		}
		rings[c].add(g)
	}
	gone := map[int]bool{}
	for i := range s.glyphs {
		g := &s.glyphs[i]
		r := rings[g.ink.colour()]
		if x, y := g.middle(); r != nil && r.round() && r.has(x, y) {
			gone[i] = true
		}
	}
	if len(gone) == 0 {
		return
	}
	var b strings.Builder
	for i, g := range s.glyphs {
		if gone[i] {
			b.WriteString(spoken(g.r))
		}
	}
	s.seals = append(s.seals, b.String())
	s.glyphs = without(s.glyphs, gone)
}

// A ring is letters that slant.
type ring struct {
	box
	sides [8]int // how many of them look to each side
}

func (r *ring) add(g glyph) {
	r.sides[g.ink.side]++
	r.box = r.join(box{g.left, g.top, g.right, g.bottom})
}

// round tells whether the letters run around: they look to several sides, in a
// place no larger than a seal.
func (r *ring) round() bool {
	const widest = 70000
	sides := 0
	for _, n := range r.sides {
		if n > 0 {
			sides++
		}
	}
	return sides >= 3 && r.width() < widest && r.height() < widest
}
