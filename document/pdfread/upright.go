package pdfread

// leastTurned is how many letters on another side than the rest of a page are
// taken for a page number.
const leastTurned = 8

// Least letters below one another that are a column of vertical writing, and
// least of them on a page.
const leastDown, leastColumns = 4, 8

// vertical takes text that runs from above to below off the sheet, where no cell
// holds it: columns of letters that the file draws below one another.
func (s *sheet) vertical() {
	gone := map[int]bool{}
	for i := 0; i < len(s.glyphs); {
		j := i + 1
		for j < len(s.glyphs) && s.below(j-1, j) {
			j++
		}
		if j-i >= leastDown {
			for k := i; k < j; k++ {
				gone[k] = true
			}
		}
		i = j
	}
	if len(gone) < leastColumns {
		return
	}
	s.columns = len(gone)
	s.glyphs = without(s.glyphs, gone)
}

// below tells whether the letter after another stands right below it.
func (s *sheet) below(i, j int) bool {
	a, b := &s.glyphs[i], &s.glyphs[j]
	d := b.base - a.base
	return wide(a.r) && wide(b.r) && a.size == b.size && abs(a.left-b.left) < a.size/4 && d*10 > a.size*8 && d < 2*a.size
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
