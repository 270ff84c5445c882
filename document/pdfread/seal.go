package pdfread

import (
	"slices"
	"strings"
)

// sealed takes the words of round seals off a sheet: where letters slant in
// several directions in one colour that is not the text's, the other words of
// that colour among them are the seal's too, and so are those in a circle of
// their colour.
func (s *sheet) sealed() {
	if len(s.slanting) == 0 && len(s.rounds) == 0 {
		return
	}
	_, most := s.common()
	rings := map[ink]*ring{}
	for _, g := range s.slanting {
		if c := g.ink.colour(); c != most {
			if rings[c] == nil {
				rings[c] = &ring{box: box{g.left, g.top, g.right, g.bottom}}
			}
			rings[c].add(g)
		}
	}
	var words strings.Builder
	for _, list := range []*[]glyph{&s.slanting, &s.turned, &s.glyphs} {
		gone := map[int]bool{}
		for i := range *list {
			g := &(*list)[i]
			if r := rings[g.ink.colour()]; r != nil && r.holds(g) || s.inRound(g, most) {
				gone[i] = true
				words.WriteString(spoken(g.r))
			}
		}
		if len(gone) > 0 {
			*list = without(*list, gone)
		}
	}
	if words.Len() > 0 {
		s.seals = append(s.seals, words.String())
	}
}

// inRound tells whether a letter stands in a circle of its own colour.
func (s *sheet) inRound(g *glyph, most ink) bool {
	c := g.ink.colour()
	return c != most && slices.ContainsFunc(s.rounds, func(f fill) bool {
		return f.ink.colour() == c && f.has((g.left+g.right)/2, (g.top+g.bottom)/2)
	})
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

// holds tells whether a letter is a seal's: the letters of the ring look to
// several sides, in a place no larger than a seal, which they may fill from above
// in part only.
func (r *ring) holds(g *glyph) bool {
	const widest = 70000
	sides := 0
	for _, n := range r.sides {
		if n > 0 {
			sides++
		}
	}
	whole := r.box
	whole.bottom = max(whole.bottom, whole.top+whole.width())
	return sides >= 3 && r.width() < widest && r.height() < widest && whole.has((g.left+g.right)/2, (g.top+g.bottom)/2)
}
