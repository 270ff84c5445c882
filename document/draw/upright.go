package draw

import (
	"jiheng/document"
	"jiheng/num"
)

// A field is where values are drawn.
type field struct {
	left, top, right, bottom int
	n                        int // categories side by side
}

// centre returns the middle of a category.
func (f field) centre(i int) int { return f.left + (2*i+1)*(f.right-f.left)/(2*f.n) }

func (f field) slot() int { return (f.right - f.left) / f.n }

// upright draws columns, stacks or lines over categories from left to right; it
// returns the height.
func (s *sheet) upright() int {
	head := s.head(true)
	s.taken = append(s.taken, box{0, 0, s.width, head})
	f := field{top: head + pitch(em), right: s.width - margin, n: len(s.names)}
	f.left = s.tickRoom()
	f.bottom = f.top + min(max(s.width*7/20, 36000), 72000)
	s.left = f.left
	s.rows(f)
	var labels []wish
	hits := never
	switch s.c.Kind {
	case document.Lines:
		labels, hits = s.lines(f)
	case document.Stacked:
		labels = s.stacks(f)
	default:
		labels = s.columns(f)
	}
	zero := s.zero(f.bottom, f.top)
	s.line(thin, Axis, Point{f.left, zero}, Point{f.right, zero})
	base := f.bottom
	if s.axis.low.Sign() < 0 && s.c.Kind != document.Stacked {
		base += pitch(em) // figures under the lowest column
	}
	s.place(labels, base, hits)
	return s.feet(f, base+gap) + margin
}

// zero returns the place of 0, or of the lowest step where 0 is left out.
func (s *sheet) zero(from, to int) int {
	return s.axis.at(s.axis.low.Max(num.Ratio{}), from, to)
}

// tickRoom returns where the field begins to the right of the printed steps.
// Steps that would take more than a third of the width are not printed.
func (s *sheet) tickRoom() int {
	w := 0
	for _, n := range s.axis.names() {
		w = max(w, TextWidth(n, em))
	}
	if w > s.width/3 {
		return margin
	}
	return margin + w + gap
}

// rows draws the grid with the printed steps.
func (s *sheet) rows(f field) {
	names := s.axis.names()
	for i, v := range s.axis.ticks() {
		y := s.axis.at(v, f.bottom, f.top)
		s.line(hair, Grid, Point{f.left, y}, Point{f.right, y})
		if f.left > margin {
			s.text(f.left-gap, y+(above(em)-below(em))/2, names[i], em, End, Faint, "")
		}
	}
}

// feet prints the names of the categories, each broken into the width it has;
// where even one word finds no room, only every second, third … name.
func (s *sheet) feet(f field, y int) int {
	every, room := 1, 0
	least := min(widest(s.names, em), f.right-f.left)
	for ; every <= f.n; every++ {
		if room = every*(f.right-f.left)/f.n - gap/2; room >= least {
			break
		}
	}
	most := 0
	for i := 0; i < f.n; i += every {
		lines := wrap(s.names[i], em, max(room, em), 8)
		most = max(most, len(lines))
		w := 0
		for _, l := range lines {
			w = max(w, TextWidth(l, em))
		}
		x := min(max(f.centre(i), margin+w/2), s.width-margin-w/2-1)
		for k, l := range lines {
			s.text(x, y+above(em)+k*pitch(em), l, em, Middle, Label, "")
		}
	}
	return y + most*pitch(em)
}

// columns draws upright bars, series beside one another.
func (s *sheet) columns(f field) []wish {
	var labels []wish
	k := len(s.c.Series)
	w := max(min(f.slot()*7/10/k, 14000), 1)
	zero := s.zero(f.bottom, f.top)
	for i := range s.names {
		for j := range k {
			p, ok := s.point(j, i)
			if !ok {
				continue
			}
			x := f.centre(i) - k*w/2 + j*w
			y := s.axis.at(p.Value.Ratio(), f.bottom, f.top)
			y = s.reach(zero, y, -p.Value.Sign())
			s.barOf(box{x, min(y, zero), x + w - w/10, max(y, zero)}, SeriesInk(j), p.Fact, abs(y-zero) == leastBar)
			at := outside(x+w/2, y, p.Value.Sign())
			labels = append(labels, wish{text: s.print(p), ink: Label, fact: p.Fact, at: at[:1:1], far: at[1:], series: j, category: i})
		}
	}
	return labels
}

// outside returns the spots beyond the end of an upright bar: next to it, or up
// to two lines further, where the figures of narrow neighbours meet.
func outside(x, y, sign int) []spot {
	side := -1
	if sign < 0 {
		side = 1
	}
	y += side * gap / 2
	spots := []spot{{x, y, side, Middle}}
	for k := 2; k <= 4; k++ {
		spots = append(spots, spot{x, y + side*k*small/2, side, Middle})
	}
	return spots
}

// leastBar is the least length of a bar that shows a value other than zero.
const leastBar = 500

// reach returns where a bar from zero ends, at least leastBar away in the
// direction of its sign.
func (s *sheet) reach(zero, end, sign int) int {
	if sign == 0 || abs(end-zero) > leastBar {
		return end
	}
	return zero + sign*leastBar
}

func abs(n int) int { return max(n, -n) }

// barOf draws a bar, hollow where it is longer than its value: the words below
// the chart say so.
func (s *sheet) barOf(b box, ink Ink, fact string, hollow bool) {
	if !hollow {
		s.bar(b, ink, fact)
		return
	}
	s.hollow = true
	s.line(hair, ink, Point{b.x0, b.y0}, Point{b.x1, b.y0}, Point{b.x1, b.y1}, Point{b.x0, b.y1}, Point{b.x0, b.y0})
	s.taken = append(s.taken, b)
}

// bar draws a bar, keeping labels off it; one of no height is not drawn.
func (s *sheet) bar(b box, ink Ink, fact string) {
	if b.x0 == b.x1 || b.y0 == b.y1 {
		return
	}
	s.rect(b.x0, b.y0, b.x1-b.x0, b.y1-b.y0, ink, fact)
	s.taken = append(s.taken, b)
}

// stacks draws upright bars, series on one another, values below zero downward;
// a figure stands inside its piece where that is high enough.
func (s *sheet) stacks(f field) []wish {
	var labels []wish
	w := max(min(f.slot()*6/10, 16000), 1)
	for i := range s.names {
		var up, down num.Ratio
		for j := range s.c.Series {
			p, ok := s.point(j, i)
			if !ok {
				continue
			}
			sum := &up
			if p.Value.Sign() < 0 {
				sum = &down
			}
			from := s.axis.at(*sum, f.bottom, f.top)
			*sum = sum.Add(p.Value.Ratio())
			to := s.axis.at(*sum, f.bottom, f.top)
			x, lo, hi := f.centre(i)-w/2, min(from, to), max(from, to)
			if hi == lo {
				continue
			}
			s.rect(x, lo, w, hi-lo, SeriesInk(j), p.Fact)
			if text := s.print(p); hi-lo >= small+margin && TextWidth(text, small) <= w {
				at := spot{x + w/2, (lo + hi) / 2, 0, Middle}
				labels = append(labels, wish{text: text, ink: SeriesInk(j).Over(), fact: p.Fact, at: []spot{at}})
			}
		}
	}
	return labels
}
