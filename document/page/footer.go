package page

import (
	"strconv"
	"strings"

	"jiheng/document"
)

// finish sets what stands on every page, and what had to wait for the numbers
// of the pages.
func (s *setter) finish() {
	if len(s.pages) > 1 && s.empty() {
		s.pages = s.pages[:len(s.pages)-1]
	}
	s.fillContents()
	words := s.doc.FooterWords()
	for i := range s.pages {
		s.frame(i, words)
	}
	for _, l := range s.inner {
		if at, ok := s.ids[l.id]; ok {
			l.link.Page, l.link.To = at.page, at.y
			s.pages[l.page].Links = append(s.pages[l.page].Links, l.link)
		}
	}
}

// paperOf returns the paper that a page was set on.
func paperOf(p *Page) paper {
	if p.Width == across.width {
		return across
	}
	return upright
}

// frame sets head, page number and words: the number on the outer side, one
// character from the edge, its dash 7 mm below the block (7.5); the words on the
// inner side.
func (s *setter) frame(i int, words string) {
	pg := &s.pages[i]
	p, odd := paperOf(pg), i%2 == 0
	number := s.oneLine("— "+strconv.Itoa(i+1)+" —", songRole, pt14)
	y := p.top + p.high + numberDrop + dashHeight(number)
	x := p.left + pt14
	if odd {
		x = p.left + p.wide - pt14 - spanOf(number)
	}
	s.onPage(i, number, x, y)
	if words != "" {
		small := s.fitting(words, p.wide-spanOf(number)-4*pt14)
		x := p.left
		if !odd {
			x = p.left + p.wide - spanOf(small)
		}
		s.onPage(i, small, x, y)
	}
	if s.doc.Head != "" {
		small := s.fitting(s.doc.Head, p.wide)
		s.onPage(i, small, p.left+p.wide-spanOf(small), p.top-12000)
	}
}

// dashHeight returns how high the dash that begins a number stands.
func dashHeight(gs []glyph) int {
	_, low, _, high, ok := gs[0].face.ink(gs[0].r, gs[0].size)
	if !ok {
		return gs[0].size * 38 / 100
	}
	return (low + high) / 2
}

// oneLine shapes words of one size.
func (s *setter) oneLine(text string, in role, size int) []glyph {
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\t' }), " ")
	return s.shape(document.Plain(text), look{role: in, size: size, cell: size})
}

// fitting shapes small words so that they fit a width: 9 pt, smaller where that
// is too wide, and cut off where nothing helps.
func (s *setter) fitting(text string, width int) []glyph {
	const least = 2117 // 6 pt
	gs := s.oneLine(text, songRole, pt9)
	for size := pt9; spanOf(gs) > width && size > least; {
		size -= 176
		gs = s.oneLine(text, songRole, size)
	}
	for len(gs) > 1 && spanOf(gs) > width {
		gs = gs[:len(gs)-1]
	}
	return gs
}

// onPage writes glyphs on a page.
func (s *setter) onPage(page int, gs []glyph, x, y int) {
	all := s.pages
	s.pages, s.fresh = s.pages[:page+1], len(s.pages[page].Runs)
	for i := range gs {
		s.put(&gs[i], x+gs[i].off, y)
		x += gs[i].wide + gs[i].gap
	}
	s.pages = all
}
