package pdfread

import "strings"

// A stamp is glyphs that follow one another in one size and colour and may have
// been put over a page: a watermark, the words of a seal.
type stamp struct {
	glyphs []int // their places in the sheet's list
	size   int
	faint  bool
	clear  bool // transparent
	big    bool // clearly larger than the text
	large  bool // twice its size
	text   string
	hits   int // glyphs of other words that stand inside its own
	twins  int // of them the same ones, drawn twice for weight or as a shadow
}

// sameStamp tells stamps of one kind on all pages.
type sameStamp struct {
	text string
	size int
}

// overlaid takes watermarks and the words of seals off all pages: what is faint,
// larger than the text or of another colour, and stands across other words; what
// is faint and says the same in the same size elsewhere; and what is large and
// transparent, or large and faint on several pages.
func overlaid(sheets []*sheet) {
	known := map[sameStamp]bool{}
	found := make([][]*stamp, len(sheets))
	pages := map[sameStamp]int{} // the last page that has one
	for i, s := range sheets {
		found[i] = s.stamps()
		for _, o := range found[i] {
			k := sameStamp{o.text, o.size / 100}
			again := pages[k] > 0 && pages[k] <= i
			if o.crosses() || o.large && (o.clear || o.faint && again) {
				known[k] = true
			}
			pages[k] = i + 1
		}
	}
	for i, s := range sheets {
		gone := map[int]bool{}
		for _, o := range found[i] {
			twin := o.faint && 2*o.twins > len(o.glyphs)
			if !twin && !o.crosses() && !(o.faint && known[sameStamp{o.text, o.size / 100}]) {
				continue
			}
			if !twin {
				s.watermarks = append(s.watermarks, o.text)
			}
			for _, k := range o.glyphs {
				gone[k] = true
			}
		}
		if len(gone) > 0 {
			s.glyphs = without(s.glyphs, gone)
		}
	}
}

func without(gs []glyph, gone map[int]bool) []glyph {
	var out []glyph
	for i, g := range gs {
		if !gone[i] {
			out = append(out, g)
		}
	}
	return out
}

// crosses tells whether a stamp stands across other words. A figure of the size
// of the text, in another colour, is one that is too long for its cell.
func (o *stamp) crosses() bool {
	if !o.faint && !o.big && figured(o.text) {
		return false
	}
	return o.hits > 1 || o.faint && o.hits > 0
}

// common returns the size and the colour of most glyphs of a sheet.
func (s *sheet) common() (size int, colour ink) {
	sizes, colours := map[int]int{}, map[ink]int{}
	for i := 0; i < len(s.glyphs); {
		g, j := &s.glyphs[i], i
		for ; j < len(s.glyphs) && s.glyphs[j].ink == g.ink; j++ {
		}
		sizes[g.size] += j - i
		colours[g.ink.colour()] += j - i
		i = j
	}
	for k, n := range sizes {
		if n > sizes[size] || n == sizes[size] && k < size {
			size = k
		}
	}
	for k, n := range colours {
		if m := colours[colour]; n > m || n == m && k.order3() < colour.order3() {
			colour = k
		}
	}
	return size, colour
}

func (i *ink) colour() ink {
	return ink{red: i.red, green: i.green, blue: i.blue, alpha: i.alpha}
}

func (i *ink) order3() int { return int(i.red)<<16 | int(i.green)<<8 | int(i.blue) }

// stamps returns what may be stamps on a sheet, with the words that they cross.
func (s *sheet) stamps() []*stamp {
	size, colour := s.common()
	var out []*stamp
	var last *stamp
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if blank(g.r) {
			continue
		}
		odd := g.ink.faint() || g.size*10 >= size*13 || g.ink.colour() != colour // may be a stamp
		switch {
		case !odd || g.face == formFace:
			last = nil
		case last != nil && follows2(&s.glyphs[last.glyphs[len(last.glyphs)-1]], g):
			last.glyphs = append(last.glyphs, i)
		default:
			last = &stamp{glyphs: []int{i}, size: g.size, faint: g.ink.faint(), clear: g.ink.alpha < 190, big: g.size*10 >= size*13, large: g.size >= 2*size}
			out = append(out, last)
		}
	}
	if out = s.whole(out); len(out) == 0 {
		return nil
	}
	m := s.places()
	for _, o := range out {
		o.look(s, m)
	}
	return out
}

// follows2 tells whether two glyphs belong to one stamp: of one look, on one base
// line, side by side.
func follows2(a, b *glyph) bool {
	return a.size == b.size && a.face == b.face && a.ink.colour() == b.ink.colour() && abs(a.base-b.base) < a.size/8 &&
		b.left > a.left && b.left-a.right < 3*a.size
}

// nearStamps is how many stamps back the beginning of one is looked for.
const nearStamps = 8

// whole joins the pieces of a stamp that other fonts, or glyphs in between, have taken
// apart: of one size and colour, on one base line, side by side. What is of the size of
// the text and not faint stays as it is.
func (s *sheet) whole(parts []*stamp) []*stamp {
	out := parts[:0]
	for _, o := range parts {
		k := len(out) - 1
		for ; k >= max(0, len(out)-nearStamps) && !s.adjoin(out[k], o); k-- {
		}
		if k >= max(0, len(out)-nearStamps) {
			out[k].glyphs = append(out[k].glyphs, o.glyphs...)
			continue
		}
		out = append(out, o)
	}
	return out
}

// adjoin tells whether a stamp goes on with another one, on either side of it.
func (s *sheet) adjoin(a, b *stamp) bool {
	if a.size != b.size || !a.faint && !a.big {
		return false
	}
	first, last := &s.glyphs[a.glyphs[0]], &s.glyphs[a.glyphs[len(a.glyphs)-1]]
	from, to := &s.glyphs[b.glyphs[0]], &s.glyphs[b.glyphs[len(b.glyphs)-1]]
	if first.ink.colour() != from.ink.colour() || abs(first.base-from.base) >= a.size/8 {
		return false
	}
	return from.left > last.left && from.left-last.right < 3*a.size || first.left > to.left && first.left-to.right < 3*a.size
}

// A square of a page is as wide as a letter of usual size.
const squareSide = 4000

// placed finds glyphs by the square that their middles stand in.
type placed map[[2]int][]int

func (s *sheet) places() placed {
	m := placed{}
	for i := range s.glyphs {
		if g := &s.glyphs[i]; !blank(g.r) {
			x, y := g.middle()
			k := [2]int{x / squareSide, y / squareSide}
			m[k] = append(m[k], i)
		}
	}
	return m
}

// mostSquares is how many squares are looked into for one stamp.
const mostSquares = 20_000

// look counts the glyphs of other words inside a stamp's own. Those that are
// larger than it do not count: they are a stamp over this one.
func (o *stamp) look(s *sheet, m placed) {
	own := map[int]bool{}
	var b strings.Builder
	for _, i := range o.glyphs {
		own[i] = true
		b.WriteString(spoken(s.glyphs[i].r))
	}
	o.text = b.String()
	seen := 0
	for _, i := range o.glyphs {
		g := &s.glyphs[i]
		inset := (g.right - g.left) / 10
		left, right, top, bottom := g.left+inset, g.right-inset, g.base-g.size*8/10, g.base+g.size/20
		for y := top / squareSide; y <= bottom/squareSide && seen < mostSquares; y++ {
			for x := left / squareSide; x <= right/squareSide && seen < mostSquares; x++ {
				seen++
				for _, k := range m[[2]int{x, y}] {
					h := &s.glyphs[k]
					if hx, hy := h.middle(); own[k] || hx < left || hx > right || hy < top || hy > bottom || h.size*4 > g.size*5 {
						continue
					}
					if h.r == g.r && h.size == g.size {
						o.twins++
					} else {
						o.hits++
					}
				}
			}
		}
	}
}
