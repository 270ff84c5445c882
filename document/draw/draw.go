// Package draw turns charts into shapes in whole micrometres, so that every
// format and every processor shows the same picture.
package draw

// A Drawing is a picture of a width and height in µm. Shapes are painted in
// their order; none reaches outside.
type Drawing struct {
	Width, Height int
	Shapes        []Shape
}

// A Kind is a kind of shape.
type Kind string

// The kinds of shape.
const (
	Rect     Kind = "rect"     // filled, from X, Y over W and H
	Line     Kind = "line"     // stroke from Points[0] to Points[1]
	Polyline Kind = "polyline" // stroke through all Points, open and unfilled
	Text     Kind = "text"     // words on a baseline
)

// An Anchor says which part of a text stands at its X.
type Anchor string

// The anchors.
const (
	Start  Anchor = "start"
	Middle Anchor = "middle"
	End    Anchor = "end"
)

// A Point is a place in µm, from the left and from the top.
type Point struct{ X, Y int }

// A Shape is one thing to paint; its Kind says which members count. All
// lengths are µm.
type Shape struct {
	Kind   Kind
	X, Y   int     // Rect: upper left corner; Text: anchor on the baseline
	W, H   int     // Rect
	Points []Point // Line, Polyline
	Text   string  // Text, one line
	Size   int     // Text: one em
	Anchor Anchor  // Text
	Ink    Ink
	Width  int    // Line, Polyline: stroke, half to either side
	Fact   string // id of the fact that a bar, mark or value shows
}

// An Ink is a named colour.
type Ink string

// The inks. The six of series differ in lightness too, for grey printers.
const (
	Paper   Ink = "paper" // words on a dark series
	Label   Ink = "label" // names and values
	Faint   Ink = "faint" // steps of an axis, the unit
	Axis    Ink = "axis"
	Grid    Ink = "grid"
	Series1 Ink = "series1"
	Series2 Ink = "series2"
	Series3 Ink = "series3"
	Series4 Ink = "series4"
	Series5 Ink = "series5"
	Series6 Ink = "series6"
)

// series lists the inks of series in their order; a seventh series begins anew.
var series = []Ink{Series1, Series2, Series3, Series4, Series5, Series6}

// rgb of every ink.
var rgb = map[Ink][3]uint8{
	Paper: {0xFF, 0xFF, 0xFF}, Label: {0x26, 0x26, 0x26}, Faint: {0x59, 0x59, 0x59},
	Axis: {0x6B, 0x6B, 0x6B}, Grid: {0xDD, 0xDD, 0xDD},
	Series1: {0x1F, 0x4E, 0x79}, Series2: {0xD9, 0xA4, 0x41}, Series3: {0x56, 0x88, 0x7B},
	Series4: {0xA8, 0x48, 0x3B}, Series5: {0xB7, 0xC9, 0xDB}, Series6: {0x9C, 0x8F, 0xB5},
}

// RGB returns red, green and blue; an ink without a colour is black.
func (i Ink) RGB() (r, g, b uint8) {
	c := rgb[i]
	return c[0], c[1], c[2]
}

// grey returns the lightness of an ink, 0 to 255, as a grey printer sees it.
func (i Ink) grey() int {
	r, g, b := i.RGB()
	return (299*int(r) + 587*int(g) + 114*int(b)) / 1000
}

// Over returns the ink for words on a surface of this ink.
func (i Ink) Over() Ink {
	if i.grey() < 130 {
		return Paper
	}
	return Label
}

// SeriesInk returns the ink of the series at an index from 0, the same in every
// format.
func SeriesInk(n int) Ink { return series[n%len(series)] }
