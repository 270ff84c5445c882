package draw

import "jiheng/document"

// A box is a piece of the drawing, its far edges left out.
type box struct{ x0, y0, x1, y1 int }

func (b box) meets(c box) bool {
	return b.x0 < c.x1 && c.x0 < b.x1 && b.y0 < c.y1 && c.y0 < b.y1
}

// textBox returns where a text stands.
func (t Shape) textBox() box {
	w := TextWidth(t.Text, t.Size)
	x := t.X
	switch t.Anchor {
	case Middle:
		x -= w / 2
	case End:
		x -= w
	}
	return box{x, t.Y - above(t.Size), x + w, t.Y + below(t.Size)}
}

// A wish is a label with the places that would do, the best first, and those
// further off that are better than no label.
type wish struct {
	text             string
	ink              Ink
	fact             string
	at, far          []spot
	series, category int
}

// A ValueLabel says on which side of its point a value finds room to be printed.
type ValueLabel struct {
	Series, Category int
	Side             Side
}

// A Side is a side of a point.
type Side string

// The sides on which programs that draw charts themselves can print a value.
const (
	Above   Side = "above"
	Below   Side = "below"
	LeftOf  Side = "left"
	RightOf Side = "right"
)

// Labels returns which values of a chart, drawn at a width in µm by a program of
// its own, can be printed without covering one another, and where. Stacked
// charts, whose values stand in their bars, have none.
func Labels(c document.Chart, width int) []ValueLabel {
	s := sheetOf(c, width)
	s.plain = true
	if _, _, any := s.extent(); any && c.Kind != document.Stacked {
		s.draw()
	}
	return s.placed
}

// A spot is a place for a label, by the point it must stand beside.
type spot struct {
	x, y   int // the nearest point of the label
	side   int // -1 above y, 1 below y, 0 level with y
	anchor Anchor
}

// where returns the side of the point that a spot is on.
func (p spot) where() Side {
	switch {
	case p.side < 0:
		return Above
	case p.side > 0:
		return Below
	case p.anchor == End:
		return LeftOf
	}
	return RightOf
}

// label returns a wish as a text at one of its spots.
func (w wish) label(p spot, size int) Shape {
	y := p.y + (above(size)-below(size))/2
	switch p.side {
	case -1:
		y = p.y - below(size)
	case 1:
		y = p.y + above(size)
	}
	return Shape{Kind: Text, X: p.x, Y: y, Text: w.text, Size: size, Anchor: p.anchor, Ink: w.ink, Fact: w.fact}
}

// place sets all labels at the common size at which they find room; at the
// least size, those that do, if need be further off. hits refuses further
// boxes.
func (s *sheet) place(wishes []wish, bottom int, hits func(box) bool) {
	if len(wishes) > mostNames {
		return
	}
	page := box{max(s.left, margin), margin, s.width - margin, bottom}
	if s.plain { // those programs keep labels in the picture by themselves
		page.x1 += 2 * em
		off := hits
		hits = func(b box) bool {
			in := (b.x1 - b.x0) / 4
			return off(box{b.x0 + in, b.y0, b.x1 - in, b.y1})
		}
	}
	got := s.fit(wishes, em, page, hits)
	if len(got) < len(wishes) {
		got = s.fit(wishes, small, page, hits)
	}
	if len(got) < len(wishes) {
		for i := range wishes {
			wishes[i].at = append(wishes[i].at, wishes[i].far...)
		}
		got = s.fit(wishes, small, page, hits)
	}
	s.shapes = append(s.shapes, got...)
}

// fit returns the labels that find room at a size.
func (s *sheet) fit(wishes []wish, size int, page box, hits func(box) bool) []Shape {
	var labels []box
	var got []Shape
	s.placed = nil
	for _, w := range wishes {
		for _, p := range w.at {
			t := w.label(p, size)
			b := t.textBox()
			room := s.roomFor(b)
			if !inside(b, page) || anyMeets(s.taken, b) || anyMeets(labels, room) || hits(b) {
				continue
			}
			labels, got = append(labels, room), append(got, t)
			s.placed = append(s.placed, ValueLabel{w.series, w.category, p.where()})
			break
		}
	}
	return got
}

// roomFor returns the room that a label takes: where other programs set it, larger
// letters and other heights must find room too.
func (s *sheet) roomFor(b box) box {
	if !s.plain {
		return b
	}
	return box{b.x0 - em/4, b.y0 - em/3, b.x1 + em/4, b.y1 + em/3}
}

func inside(b, page box) bool {
	return b.x0 >= page.x0 && b.x1 <= page.x1 && b.y0 >= page.y0 && b.y1 <= page.y1
}

func anyMeets(all []box, b box) bool {
	for _, t := range all {
		if t.meets(b) {
			return true
		}
	}
	return false
}

func never(box) bool { return false }
