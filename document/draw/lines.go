package draw

// lines draws one line a series, broken at blanks, with marks at the values.
// Labels stand above their mark or below it, off every line.
func (s *sheet) lines(f field) ([]wish, func(box) bool) {
	var labels []wish
	var paths [][]Point
	for j := range s.c.Series {
		for _, run := range s.runs(f, j) {
			if len(run) > 1 {
				s.line(thick, SeriesInk(j), run...)
				paths = append(paths, run)
			}
		}
	}
	for j := range s.c.Series {
		for i := range s.names {
			p, ok := s.point(j, i)
			if !ok {
				continue
			}
			x, y := f.centre(i), s.axis.at(p.Value.Ratio(), f.bottom, f.top)
			s.bar(box{x - mark/2, y - mark/2, x + mark/2, y + mark/2}, SeriesInk(j), p.Fact)
			labels = append(labels, wish{text: s.print(p), ink: Label, fact: p.Fact, at: s.beside(x, y), series: j, category: i})
		}
	}
	return labels, func(b box) bool { return crossed(paths, b) }
}

// beside returns the spots around a mark: above, below and level with it; and, in
// drawings of our own, above and below to one side, off a line that rises or falls.
func (s *sheet) beside(x, y int) []spot {
	up, down, side := y-mark*3/4, y+mark*3/4, mark/2
	out := []spot{{x, up, -1, Middle}, {x, down, 1, Middle}}
	if !s.plain {
		out = append(out, spot{x + side, up, -1, End}, spot{x - side, down, 1, Start}, spot{x - side, up, -1, Start}, spot{x + side, down, 1, End})
	}
	return append(out, spot{x + mark, y, 0, Start}, spot{x - mark, y, 0, End})
}

// runs returns the points of a series, cut at its blanks.
func (s *sheet) runs(f field, series int) [][]Point {
	var out [][]Point
	open := false
	for i := range s.names {
		p, ok := s.point(series, i)
		if ok {
			at := Point{f.centre(i), s.axis.at(p.Value.Ratio(), f.bottom, f.top)}
			if !open {
				out = append(out, nil)
			}
			out[len(out)-1] = append(out[len(out)-1], at)
		}
		open = ok
	}
	return out
}

// crossed reports whether a path runs through a box. Paths run from left to
// right, so a piece crosses where its height at the box's sides, or its ends
// inside them, lie not all above or all below.
func crossed(paths [][]Point, b box) bool {
	for _, path := range paths {
		for i := 1; i < len(path); i++ {
			p, q := path[i-1], path[i]
			x0, x1 := max(p.X, b.x0), min(q.X, b.x1)
			if x0 > x1 || p.X == q.X {
				continue
			}
			y0 := p.Y + (q.Y-p.Y)*(x0-p.X)/(q.X-p.X)
			y1 := p.Y + (q.Y-p.Y)*(x1-p.X)/(q.X-p.X)
			if min(y0, y1) < b.y1 && max(y0, y1) > b.y0 {
				return true
			}
		}
	}
	return false
}
