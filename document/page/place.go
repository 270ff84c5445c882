package page

// A side is where lines shorter than the measure stand.
type side int

const (
	justified side = iota // 两端对齐: filled, but for the last line
	leftward
	centred
	rightward
)

// A pen is where a line is written: its left edge, its measure and its baseline.
type pen struct {
	x, width, y int
	side        side
}

// place writes a line on the page.
func (s *setter) place(gs []glyph, l line, p pen) {
	gs = trimmed(gs[l.from:l.to], l.from > 0)
	if len(gs) == 0 {
		return
	}
	spread := fit(gs, l, &p)
	x := p.x
	for i := range gs {
		s.put(&gs[i], x+gs[i].off, p.y-gs[i].raise)
		x += gs[i].wide + gs[i].gap + spread[i]
	}
	s.linkLine(gs, p, spread)
}

// trimmed copies a line's glyphs without the spaces at its end, and without the
// blank of a mark that begins a turned line.
func trimmed(gs []glyph, turned bool) []glyph {
	for len(gs) > 0 && gs[len(gs)-1].class == space {
		gs = gs[:len(gs)-1]
	}
	if len(gs) == 0 {
		return nil
	}
	out := append([]glyph(nil), gs...)
	out[len(out)-1].gap = 0
	if turned {
		out[0].wide -= out[0].lead
		out[0].off -= out[0].lead
		out[0].lead = 0
	}
	return out
}

// fit returns what is added behind each glyph so that the line fills its
// measure, and moves the pen for a line that stands elsewhere.
func fit(gs []glyph, l line, p *pen) []int {
	rest := p.width
	for i := range gs {
		rest -= gs[i].wide + gs[i].gap
	}
	switch {
	case rest < 0:
		return narrowed(gs, -rest)
	case p.side == justified && !l.last:
		return stretched(gs, rest)
	case p.side == centred:
		p.x += rest / 2
	case p.side == rightward:
		p.x += rest
	}
	return make([]int, len(gs))
}

// narrowed takes a width out of a line: first the blank of its last mark, then
// from all that can give, in proportion.
func narrowed(gs []glyph, over int) []int {
	out := make([]int, len(gs))
	n := len(gs) - 1
	if gs[n].class == shut {
		over -= min(over, gs[n].trail)
	}
	total := 0
	for i := range gs[:n] {
		total += give(&gs[i])
	}
	taken, sum := 0, 0
	over = min(over, total)
	for i := range gs[:n] {
		g := give(&gs[i])
		if g == 0 {
			continue
		}
		sum += g
		d := over*sum/total - taken
		taken += d
		if gs[i].class == open { // its blank is on the left
			gs[i].off -= d
			gs[i].wide -= d
			continue
		}
		out[i] = -d
	}
	return out
}

// stretched shares a width among the places where a line may grow: between Han
// characters, and doubly at spaces; not within words and dashes. A line with few
// such places stays short.
func stretched(gs []glyph, rest int) []int {
	out := make([]int, len(gs))
	total := 0
	for i := range len(gs) - 1 {
		total += grows(&gs[i], &gs[i+1])
	}
	if total == 0 || rest/total > gs[0].size/2 {
		return out
	}
	done, sum := 0, 0
	for i := range len(gs) - 1 {
		sum += grows(&gs[i], &gs[i+1])
		out[i] = rest*sum/total - done
		done += out[i]
	}
	return out
}

// grows returns the share of a place between two glyphs in what a line is short.
func grows(a, b *glyph) int {
	switch {
	case a.class == space:
		return 2
	case a.class == latin && b.class == latin, b.raise != 0, b.class == space:
		return 0
	case a.r == b.r && (a.r == '—' || a.r == '…'):
		return 0
	}
	return 1
}

// put adds a glyph to the page, to the run before it where it continues that.
func (s *setter) put(g *glyph, x, y int) {
	pg := s.page()
	if n := len(pg.Runs) - 1; n >= s.fresh {
		r := &pg.Runs[n]
		if r.Face == g.face && r.Size == g.size && r.Y == y && r.Bold == g.bold && r.Ink == g.ink {
			r.Text = append(r.Text, g.r)
			r.X = append(r.X, x)
			return
		}
	}
	pg.Runs = append(pg.Runs, Run{Face: g.face, Size: g.size, Y: y, Bold: g.bold, Ink: g.ink,
		Text: []rune{g.r}, X: []int{x}, Next: len(pg.Runs) > s.fresh})
}

// baseline returns where the baseline of a line lies below its top: the em
// stands in the middle of the pitch, 0.88 of it above the baseline.
func baseline(size, pitch int) int { return (pitch-size)/2 + size*88/100 }
