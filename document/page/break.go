package page

// A line is glyphs from and to (not included) of a paragraph.
type line struct {
	from, to int
	last     bool // of its paragraph, or before a line end that the text asks for
}

// A measure is the width that lines fill; the first one's may be less.
type measure struct {
	width, first int
}

func (m measure) at(n int) int {
	if n == 0 {
		return max(m.first, 1)
	}
	return max(m.width, 1)
}

// breakLines breaks glyphs into lines no wider than a measure. It fills each
// line as far as it goes, and draws a little more in where marks can give the
// room. Numbers and Latin words stay whole unless they are longer than a line.
func breakLines(gs []glyph, m measure) []line {
	var out []line
	for i := 0; i < len(gs); {
		if len(out) > 0 && !gs[i-1].hard {
			for i < len(gs) && gs[i].class == space {
				i++
			}
			if i == len(gs) {
				out[len(out)-1].last = true
				break
			}
		}
		l := fillLine(gs, i, m.at(len(out)), len(out) > 0)
		out = append(out, l)
		i = l.to
	}
	return out
}

// A candidate is a place where a line may end, with its width there as it is
// set and as it is at its narrowest.
type candidate struct {
	to          int
	wide, least int
}

// fillLine finds where the line that begins at a glyph ends. A turned line
// drops the blank of a mark at its beginning.
func fillLine(gs []glyph, from, width int, turned bool) line {
	var good, wise, tight candidate // the last that fits, the last wise one, the first that fits when narrowed
	w := widths{gs: gs}
	if turned {
		w.sum = -gs[from].lead
	}
	torn := from
	for i := from; i < len(gs); i++ {
		w.add(i)
		c := candidate{to: i + 1, wide: w.set, least: w.least}
		if c.wide <= width {
			torn = i + 1
		}
		end := i+1 == len(gs) || gs[i].hard
		v := fine
		if !end {
			v = between(&gs[i], &gs[i+1])
		}
		switch {
		case v == never:
		case c.wide <= width:
			good = c
			if v == fine {
				wise = c
			}
		case c.least <= width && v == fine && tight.to == 0:
			tight = c
		}
		if end && (c.wide <= width || tight.to == i+1) {
			return line{from, i + 1, true}
		}
		if c.least > width+gs[i].size || end {
			break
		}
	}
	to := choose(good, wise, tight, width, gs[from].size)
	if to == 0 || torn > to && width-wise.wide > 2*gs[from].size && endless(gs, to, width) {
		to = max(torn, from+1)
	}
	return line{from, to, gs[to-1].hard || to == len(gs)}
}

// endless reports whether the piece that begins at a glyph is longer than a line,
// so that it must be torn in any case.
func endless(gs []glyph, from, width int) bool {
	w := 0
	for i := from; i < len(gs) && w <= width; i++ {
		w += gs[i].wide
		if i+1 == len(gs) || gs[i].hard || between(&gs[i], &gs[i+1]) != never {
			break
		}
	}
	return w > width
}

// choose picks the best end of a line: narrowed where that moves glyphs less
// than stretching would, an unwise place only where the line would gape.
func choose(good, wise, tight candidate, width, em int) int {
	loose := width - wise.wide
	switch {
	case wise.to == 0 && tight.to == 0:
		return good.to
	case tight.to != 0 && (wise.to == 0 || tight.wide-width <= loose):
		return tight.to
	case good.to > wise.to && loose > 5*em/2:
		return good.to
	}
	return wise.to
}

// widths measures a growing line.
type widths struct {
	gs          []glyph
	sum, shrink int // of the glyphs so far
	set, least  int // of the line, if it ended here
}

func (w *widths) add(i int) {
	g := &w.gs[i]
	if g.class != space {
		w.set = w.sum + g.wide
		w.least = w.set - w.shrink
		if g.class == shut {
			w.least -= g.trail
		}
	}
	w.sum += g.wide + g.gap
	w.shrink += give(g)
}

// give returns how much narrower a glyph may become within a line.
func give(g *glyph) int {
	switch g.class {
	case shut:
		return g.trail/2 + g.gap
	case open:
		return g.lead / 2
	case space:
		return g.wide / 3
	}
	return g.gap
}
