package page

import (
	"jiheng/document"
	"jiheng/document/draw"
)

// Measures of a figure: blank above it, and the pitch of its title.
const (
	figureAir   = 2000
	figureTitle = 8600
)

// drawing returns the chart, no higher than the page.
func (s *setter) drawing(b *document.Figure) draw.Drawing {
	return draw.Chart(b.Chart, s.paper.wide-6000)
}

func (s *setter) figureFormat() format {
	f := formatOf(document.Caption, s.paper)
	f.look.size, f.look.cell = pt105, pt105
	return f
}

// figureHeight returns the height of a chart and its title.
func (s *setter) figureHeight(b *document.Figure) int {
	f := s.figureFormat()
	gs := s.shape(document.Plain(b.Title), f.look)
	return figureAir + s.drawing(b).Height + len(f.breakInto(gs, s.paper.wide))*f.pitch
}

// figure sets a chart with its title below it, on one page; one higher than a
// page is made smaller.
func (s *setter) figure(b *document.Figure) {
	s.need(s.figureHeight(b))
	s.target(b.ID)
	d := s.drawing(b)
	f := s.figureFormat()
	gs := s.shape(document.Plain(b.Title), f.look)
	ls := f.breakInto(gs, s.paper.wide)
	s.y += figureAir
	z := zoom{1, 1}
	if most := s.paper.high - figureAir - len(ls)*f.pitch; d.Height > most {
		z = zoom{max(most, 1), d.Height}
	}
	z.paint(s, d, s.paper.left+(s.paper.wide-z.of(d.Width))/2, s.paper.top+s.y)
	s.y += z.of(d.Height)
	s.lines(gs, ls, f, 0)
}

// target notes where a block with an id stands.
func (s *setter) target(id string) {
	if id != "" {
		s.ids[id] = s.here()
	}
}

// A zoom is a scale, to over from.
type zoom struct{ to, from int }

func (z zoom) of(n int) int { return scale(n, z.to, z.from) }

// paint adds a drawing's shapes to the page, its upper left corner at x, y.
func (z zoom) paint(s *setter, d draw.Drawing, x, y int) {
	pg := s.page()
	for _, sh := range d.Shapes {
		ink := color(sh.Ink)
		switch sh.Kind {
		case draw.Rect:
			pg.Shapes = append(pg.Shapes, Shape{X: x + z.of(sh.X), Y: y + z.of(sh.Y), W: z.of(sh.W), H: z.of(sh.H), Ink: ink})
		case draw.Line, draw.Polyline:
			var ps []Point
			for _, p := range sh.Points {
				ps = append(ps, Point{x + z.of(p.X), y + z.of(p.Y)})
			}
			pg.Shapes = append(pg.Shapes, Shape{Points: ps, Width: max(z.of(sh.Width), 1), Ink: ink})
		case draw.Text:
			z.words(s, sh, x, y)
		}
	}
}

func color(i draw.Ink) Color { return colorOf(i.RGB()) }

func colorOf(r, g, b uint8) Color { return Color{r, g, b} }

// words writes a drawing's text, in 黑体.
func (z zoom) words(s *setter, sh draw.Shape, x, y int) {
	gs := s.oneLine(sh.Text, sansRole, max(z.of(sh.Size), 1))
	at := x + z.of(sh.X)
	switch sh.Anchor {
	case draw.Middle:
		at -= spanOf(gs) / 2
	case draw.End:
		at -= spanOf(gs)
	}
	s.fresh = len(s.page().Runs)
	for i := range gs {
		gs[i].ink = color(sh.Ink)
		s.put(&gs[i], at+gs[i].off, y+z.of(sh.Y))
		at += gs[i].wide + gs[i].gap
	}
}
