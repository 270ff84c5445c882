package draw

import (
	"jiheng/document"
	"jiheng/num"
)

// Measures of a chart.
const (
	leastWidth = 40000
	margin     = 400
	gap        = 1400 // between a thing and its label
	hair       = 100  // stroke of grid lines
	thin       = 200  // stroke of axes
	thick      = 500  // stroke of a line of values
	mark       = 1500 // side of a mark on a line
	mostNames  = 400  // more values than this are drawn without their figures
)

// A sheet is a chart on its way to a drawing.
type sheet struct {
	c      document.Chart
	names  []string // of the categories, cleaned
	places int
	width  int
	axis   axis
	shapes []Shape
	taken  []box        // where no label may stand
	left   int          // left of which no label may stand
	plain  bool         // labels stand beside their points alone
	placed []ValueLabel // that found room
	hollow bool         // a bar was too short to be drawn to scale
}

// Chart draws a chart at a width in µm, of which it takes at least 40 mm; the
// height follows from what is shown, and lying bars grow with their number.
// Steps are round, blanks are gaps, and a value's figure is left out where it
// would cover another. A chart without any value says so (无数据).
func Chart(c document.Chart, width int) Drawing {
	s := sheetOf(c, width)
	if _, _, any := s.extent(); !any {
		return s.nothing()
	}
	return s.draw()
}

func sheetOf(c document.Chart, width int) *sheet {
	s := &sheet{c: c, width: max(width, leastWidth), places: min(max(c.Places, 0), 20)}
	for _, n := range c.Categories {
		s.names = append(s.names, clean(n))
	}
	return s
}

func (s *sheet) draw() Drawing {
	low, high, _ := s.extent()
	s.axis = axisOf(low, high, s.places)
	d := Drawing{Width: s.width}
	if s.c.Kind == document.Bars {
		d.Height = s.lying()
	} else {
		d.Height = s.upright()
	}
	if s.hollow {
		for _, l := range wrap(hollowWords, small, s.width-2*margin, 4) {
			s.text(margin, d.Height+above(small), l, small, Start, Faint, "")
			d.Height += pitch(small)
		}
		d.Height += margin
	}
	d.Shapes = s.shapes
	return d
}

// hollowWords stand below a chart with a bar that is not drawn to scale.
const hollowWords = "空心短条不按比例：数值太小，只表示有数"

// point returns a value of a series; ok is false for a blank.
func (s *sheet) point(series, category int) (p document.Point, ok bool) {
	ps := s.c.Series[series].Points
	if category >= len(ps) || ps[category].Blank {
		return p, false
	}
	return ps[category], true
}

// print returns a value as its label shows it.
func (s *sheet) print(p document.Point) string {
	return p.Value.Ratio().Round(s.places, num.HalfUp).String()
}

// extent returns the values that the axis must reach; any is false where all
// are blank. Only lines whose values lie close together leave zero out.
func (s *sheet) extent() (low, high num.Ratio, any bool) {
	for i := range s.names {
		var up, down num.Ratio
		for j := range s.c.Series {
			p, ok := s.point(j, i)
			if !ok {
				continue
			}
			v := p.Value.Ratio()
			if s.c.Kind == document.Stacked {
				up, down = up.Add(v.Max(num.Ratio{})), down.Add(v.Min(num.Ratio{}))
			} else {
				up, down = v, v
			}
			if !any {
				low, high, any = down, up, true
			}
			low, high = low.Min(down), high.Max(up)
		}
	}
	close := s.c.Kind == document.Lines && low.Sign() > 0 && low.Cmp(high) < 0 &&
		high.Sub(low).Mul(num.Int(4).Ratio()).Cmp(high) < 0
	if !close {
		low, high = low.Min(num.Ratio{}), high.Max(num.Ratio{})
	}
	return low, high, any
}

// nothing returns a chart without values.
func (s *sheet) nothing() Drawing {
	h := 20000
	s.line(thin, Axis, Point{margin, h - margin}, Point{s.width - margin, h - margin})
	s.text(s.width/2, h/2, "无数据", em, Middle, Faint, "")
	return Drawing{s.width, h, s.shapes}
}

// head sets the unit over the axis, where it stands there, and the legend of
// several series; it returns the height used.
func (s *sheet) head(unit bool) int {
	y := margin
	if unit && s.c.Unit != "" {
		y += pitch(em)
		s.text(margin, y-below(em), s.unit(s.width-2*margin), em, Start, Faint, "")
	}
	if len(s.c.Series) < 2 {
		return y
	}
	x, y := margin, y+pitch(em)
	for i, series := range s.c.Series {
		name := clip(clean(series.Name), em, s.width-2*margin-em-gap)
		w := em + gap/2 + TextWidth(name, em)
		if x > margin && x+w > s.width-margin {
			x, y = margin, y+pitch(em)
		}
		s.rect(x, y-em*3/4, em*3/4, em*3/4, SeriesInk(i), "")
		s.text(x+em+gap/2-em/4, y-below(em), name, em, Start, Label, "")
		x += w + em
	}
	return y + gap
}

// unit returns the words for the unit, no wider than width.
func (s *sheet) unit(width int) string {
	if s.c.Unit == "" {
		return ""
	}
	return clip("单位："+clean(s.c.Unit), em, width)
}

func (s *sheet) rect(x, y, w, h int, ink Ink, fact string) {
	s.shapes = append(s.shapes, Shape{Kind: Rect, X: x, Y: y, W: w, H: h, Ink: ink, Fact: fact})
}

func (s *sheet) line(stroke int, ink Ink, ps ...Point) {
	k := Line
	if len(ps) != 2 {
		k = Polyline
	}
	s.shapes = append(s.shapes, Shape{Kind: k, Points: ps, Ink: ink, Width: stroke})
}

func (s *sheet) text(x, y int, words string, size int, a Anchor, ink Ink, fact string) {
	if words == "" {
		return
	}
	s.shapes = append(s.shapes, Shape{Kind: Text, X: x, Y: y, Text: words, Size: size, Anchor: a, Ink: ink, Fact: fact})
}
