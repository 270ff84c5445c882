package page

import "strings"

// linkLine adds links for the glyphs of a line that lead somewhere.
func (s *setter) linkLine(gs []glyph, p pen, spread []int) {
	x := p.x
	for i := 0; i < len(gs); {
		from, to := x, gs[i].link
		size := gs[i].size
		for i < len(gs) && gs[i].link == to {
			x += gs[i].wide + gs[i].gap + spread[i]
			i++
		}
		if to != "" {
			s.link(to, Link{X: from, Y: p.y - size*88/100, W: x - from, H: size})
		}
	}
}

// link adds a link to a web or mail address, or to a block of the document. Other
// addresses lead nowhere.
func (s *setter) link(to string, l Link) {
	if id, ok := strings.CutPrefix(to, "#"); ok {
		s.inner = append(s.inner, innerLink{len(s.pages) - 1, l, id})
		return
	}
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if strings.HasPrefix(to, scheme) {
			l.URL = to
			s.page().Links = append(s.page().Links, l)
			return
		}
	}
}
