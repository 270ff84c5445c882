package pdfread

import "math"

// A glyph is a character on a page. Places are whole micrometres from the
// page's upper left corner as a person reads it, x to the right and y down.
type glyph struct {
	r           rune
	x, base     int // origin, on the base line
	left, right int // from the origin to where the next one would stand
	top, bottom int // of the font's box
	size        int // one em
	face        *face
	ink         *ink
}

func (g *glyph) middle() (x, y int) { return (g.left + g.right) / 2, g.base - g.size*3/8 }

// An ink is what the glyphs of one text object have in common beside their
// font.
type ink struct {
	part             int   // number of the object on its page, as its text is read
	order            int   // among all objects of the page, as they are drawn; 0 where it isn't known
	mode             int   // of painting: 3 paints nothing
	turn             int   // quarters that the page as it is read must turn for the text to be upright
	side             int   // of eight that the letters' heads look to
	red, green, blue uint8 // colour it is filled with
	alpha            uint8 // 255 hides all that is below
}

// faint tells whether text is meant to be seen through: light grey, or
// transparent.
func (i *ink) faint() bool {
	light := 30*int(i.red) + 59*int(i.green) + 11*int(i.blue)
	return i.alpha < 190 || light > 15500
}

// A face is a font of the file.
type face struct {
	name   string
	family string // name without weight and subset tag, in lower case
	bold   bool
}

// A rule is a straight line, or a bar as thin as one, along an axis.
type rule struct {
	upright  bool
	at       int // its x where upright, else its y
	from, to int // along the other axis, from less than to
}

// A box is a rectangle.
type box struct{ left, top, right, bottom int }

func (b box) has(x, y int) bool { return b.left <= x && x <= b.right && b.top <= y && y <= b.bottom }

func (b box) width() int  { return b.right - b.left }
func (b box) height() int { return b.bottom - b.top }

func (b box) join(o box) box {
	return box{min(b.left, o.left), min(b.top, o.top), max(b.right, o.right), max(b.bottom, o.bottom)}
}

// meets tells whether boxes touch when each is widened by half of slack.
func (b box) meets(o box, slack int) bool {
	return b.left <= o.right+slack && o.left <= b.right+slack && b.top <= o.bottom+slack && o.top <= b.bottom+slack
}

// A sheet is what stands on one page.
type sheet struct {
	number        int // of the page, from 1
	width, height int
	glyphs        []glyph
	rules         []rule
	shapes        []box // filled or drawn things that are no rules: bars, curves
	fills         []fill
	rounds        []fill // circles that are drawn, as around seals
	images        []fill
	pictures      int      // images
	big           int      // pictures that may hold a table
	covered       bool     // images cover most of the page
	unmapped      int      // glyphs whose character the file doesn't tell
	slanting      []glyph  // of watermarks and seals
	struck        []string // words that a line goes through
	outside       []glyph  // off the page
	beside        int      // the page whose right side this one goes on with; 0 for none
	turned        []glyph  // of words that lie on another side than most of the page
	columns       []string // of vertical writing
	sparse        bool     // less text than a page of text has
	watermarks    []string
	seals         []string
	drawn         int // objects of the page
	recognised    int // letters that a program recognised in a scan
	fields        int // of a form that hold a value, which was read
	unread        int // fields of a form whose value cannot be read
	signed        int // fields for a signature
	marks         []mark
	missed        []string            // rows of figures that may be a table's and are in none
	bare          []string            // first rows of tables whose columns have no heads
	crowded       []string            // cells with figures of several columns or rows
	narrow        []string            // cells whose figures had no room and are not shown
	clipped       []string            // texts of cells that had no room and are not shown to their end
	unseen        [unseenKinds][]rune // text that nobody sees, by the reason
}

// um turns points into whole micrometres.
func um(points float64) int { return int(math.Round(points * 25400 / 72)) }

// An upright maps a page's coordinates to those of glyphs.
type upright struct {
	left, bottom, right, top float64
	turn                     int // quarters, clockwise
}

func (u upright) point(x, y float64) (int, int) {
	switch u.turn {
	case 1:
		return um(y - u.bottom), um(x - u.left)
	case 2:
		return um(u.right - x), um(y - u.bottom)
	case 3:
		return um(u.top - y), um(u.right - x)
	}
	return um(x - u.left), um(u.top - y)
}

func (u upright) size() (width, height int) {
	w, h := um(u.right-u.left), um(u.top-u.bottom)
	if u.turn%2 == 1 {
		return h, w
	}
	return w, h
}

// box maps a rectangle.
func (u upright) box(left, bottom, right, top float64) box {
	x0, y0 := u.point(left, bottom)
	x1, y1 := u.point(right, top)
	return box{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}
