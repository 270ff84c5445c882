package draw

import "jiheng/num"

// Heights of a lying bar, alone in its row or one of several.
const (
	barAlone  = 4200
	barOfMany = 3400
)

// A band is the row of one category.
type band struct {
	name   []string // in lines
	middle int
}

// lying draws bars from left to right, a row for each category, with the names
// in a column of their own and the steps below; it returns the height.
func (s *sheet) lying() int {
	room := s.nameRoom()
	minus, plus := s.figureRoom()
	f := field{left: margin + room + gap + minus, right: s.width - margin - plus, top: s.head(false) + gap/2}
	var bands []band
	bands, f.bottom = s.bands(f.top, room)
	s.columnsOfSteps(f, margin+room)
	for _, b := range bands {
		y := b.middle - len(b.name)*pitch(em)/2 + (pitch(em)-em)/2 + above(em)
		for n, l := range b.name {
			s.text(margin+room, y+n*pitch(em), l, em, End, Label, "")
		}
	}
	labels := s.bars(f, bands)
	zero := s.zero(f.left, f.right)
	s.line(thin, Axis, Point{zero, f.top}, Point{zero, f.bottom})
	s.place(labels, f.bottom, never)
	base := f.bottom + gap/2 + above(em)
	s.text(margin, base, s.unit(room-gap), em, Start, Faint, "")
	return base + below(em) + margin
}

// bands sets the rows below top, each as high as its bars or its name; it
// returns where they end. Rows stand closer where there are many.
func (s *sheet) bands(top, room int) (out []band, bottom int) {
	between := min(max(100000/len(s.names), 1200), 4000)
	for _, n := range s.names {
		lines := wrap(n, em, room, 4)
		h := between + max(len(s.c.Series)*s.thickness(), len(lines)*pitch(em))
		out = append(out, band{lines, top + h/2})
		top += h
	}
	return out, top
}

func (s *sheet) thickness() int {
	if len(s.c.Series) > 1 {
		return barOfMany
	}
	return barAlone
}

// nameRoom returns the width of the column of names: what the longest needs, at
// most two fifths of the drawing, and room for the unit below it.
func (s *sheet) nameRoom() int {
	w := TextWidth(s.unit(s.width/3), em) + gap
	for _, n := range s.names {
		w = max(w, TextWidth(n, em))
	}
	return min(w, s.width*2/5)
}

// figureRoom returns the widths kept free for the figures at the ends of bars,
// left of the field and right of it; figures wider than a fifth of the drawing
// get none and stand where they can.
func (s *sheet) figureRoom() (left, right int) {
	for j := range s.c.Series {
		for i := range s.names {
			p, ok := s.point(j, i)
			if !ok {
				continue
			}
			w := TextWidth(s.print(p), em) + gap
			if w > s.width/5 {
				continue
			}
			if p.Value.Sign() < 0 {
				left = max(left, w)
			} else {
				right = max(right, w)
			}
		}
	}
	return left, max(right, em)
}

// columnsOfSteps draws the grid with the printed steps below it, from end on, leaving out
// those that would touch.
func (s *sheet) columnsOfSteps(f field, end int) {
	names := s.axis.names()
	for i, v := range s.axis.ticks() {
		x := s.axis.at(v, f.left, f.right)
		s.line(hair, Grid, Point{x, f.top}, Point{x, f.bottom})
		w := TextWidth(names[i], em)
		if x-w/2 < end || x+w/2 >= s.width-margin {
			continue
		}
		end = x + w/2 + gap
		s.text(x, f.bottom+gap/2+above(em), names[i], em, Middle, Faint, "")
	}
}

// bars draws the bars, and returns the labels for their ends.
func (s *sheet) bars(f field, bands []band) []wish {
	var labels []wish
	zero, h := s.axis.at(num.Ratio{}, f.left, f.right), s.thickness()
	for i, b := range bands {
		for j := range s.c.Series {
			p, ok := s.point(j, i)
			if !ok {
				continue
			}
			x := s.axis.at(p.Value.Ratio(), f.left, f.right)
			y := b.middle - len(s.c.Series)*h/2 + j*h
			x = s.reach(zero, x, p.Value.Sign())
			s.barOf(box{min(x, zero), y, max(x, zero), y + h - h/12}, SeriesInk(j), p.Fact, abs(x-zero) == leastBar)
			at := spot{x + gap/2, y + h/2, 0, Start}
			if p.Value.Sign() < 0 {
				at.x, at.anchor = x-gap/2, End
			}
			labels = append(labels, wish{text: s.print(p), ink: Label, fact: p.Fact, at: []spot{at}, series: j, category: i})
		}
	}
	return labels
}
