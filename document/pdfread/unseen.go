package pdfread

// A sight is what is drawn on a page, to tell which of its text is seen.
type sight struct {
	*reader
	sheet   *sheet
	view    upright
	page    uint64
	layered bool // some of what the file draws may be on a layer that is off
	looked  int  // grounds that were looked at
	picture picture
}

// mostGrounds is how often a page's grounds are compared with its text.
const mostGrounds = 20_000_000

// look takes text off the sheet that nobody sees: painted white on nothing, not
// painted at all, under something, or on a layer that is off. Text that is not
// painted but lies over an image is what a program recognised in a scan: it is
// read, and counted.
func (v *sight) look() {
	s := v.sheet
	gone := map[int]bool{}
	for i := 0; i < len(s.glyphs); {
		k, j := s.glyphs[i].ink, i
		for ; j < len(s.glyphs) && s.glyphs[j].ink == k; j++ {
		}
		gs := s.glyphs[i:j]
		switch why := v.suspect(k, &gs[len(gs)/2]); {
		case why == recognised:
			s.recognised += len(gs)
		case why != seen && v.bare(gs):
			for n := i; n < j; n++ {
				gone[n] = true
				s.hide(why, &s.glyphs[n])
			}
		}
		i = j
	}
	if len(gone) > 0 {
		s.glyphs = without(s.glyphs, gone)
	}
}

// suspect tells why nobody may see text of which g is a letter.
func (v *sight) suspect(k *ink, g *glyph) unseen {
	if k == nil || k.order == 0 {
		return seen
	}
	unpainted := k.mode == 3 || k.mode == 7
	under, over := v.around(k, g)
	switch buried, on := v.image(k, g); {
	case unpainted && (on || buried), buried && v.sheet.covered:
		return recognised
	case unpainted:
		return unseenMode
	case over:
		return unseenCovered
	case k.alpha <= transparent, k.white() && (under == nil || !under.ink.shows()), under != nil && under.ink.colour() == k.colour():
		return unseenWhite
	case v.layered:
		return unseenLayer
	}
	return seen
}

// around returns the last ground drawn before text under one of its letters, and
// whether one drawn later hides it.
func (v *sight) around(k *ink, g *glyph) (under *fill, over bool) {
	x, y := g.middle()
	fs := v.sheet.fills
	if v.looked += len(fs); v.looked > mostGrounds {
		return nil, false
	}
	for i := range fs {
		f := &fs[i]
		switch {
		case !f.has(x, y):
		case f.order > k.order:
			over = over || f.ink.alpha >= opaque
		case f.ink.alpha > transparent:
			under = f
		}
	}
	return under, over
}

// image tells whether an image was drawn over a letter, and whether one was drawn
// before below it.
func (v *sight) image(k *ink, g *glyph) (over, under bool) {
	x, y := g.middle()
	if v.looked += len(v.sheet.images); v.looked > mostGrounds {
		return false, false
	}
	for i := range v.sheet.images {
		if f := &v.sheet.images[i]; f.has(x, y) {
			over, under = over || f.order > k.order, under || f.order < k.order
		}
	}
	return over, under
}

// bare tells whether there is nothing to be seen where glyphs stand: hardly any
// of their places shows two tones.
func (v *sight) bare(gs []glyph) bool {
	if !v.paint() {
		return !v.layered
	}
	shown, all := 0, 0
	for i := range gs {
		if g := &gs[i]; !blank(g.r) {
			all++
			inset := (g.right - g.left) / 8
			if v.picture.tones(box{g.left + inset, g.base - g.size*7/10, g.right - inset, g.base}) > leastTone {
				shown++
			}
		}
	}
	return 5*shown <= all
}

// leastTone is how far two tones of 256 must differ to be told apart.
const leastTone = 6
