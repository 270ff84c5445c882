package draw

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
	text    string
	ink     Ink
	fact    string
	at, far []spot
}

// A spot is a place for a label, by the point it must stand beside.
type spot struct {
	x, y   int // the nearest point of the label
	side   int // -1 above y, 1 below y, 0 level with y
	anchor Anchor
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
	page := box{margin, margin, s.width - margin, bottom}
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
	taken := append([]box(nil), s.taken...)
	var got []Shape
	for _, w := range wishes {
		for _, p := range w.at {
			t := w.label(p, size)
			b := t.textBox()
			if !inside(b, page) || anyMeets(taken, b) || hits(b) {
				continue
			}
			taken, got = append(taken, b), append(got, t)
			break
		}
	}
	return got
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
