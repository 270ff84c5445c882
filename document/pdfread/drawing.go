package pdfread

import (
	"math"

	"jiheng/document"
)

// Measures of what is drawn, in µm.
const (
	thin      = 900  // a bar no wider than this is a rule
	leastRule = 1500 // shorter lines are specks
	speck     = 4000 // a drawn figure smaller than this is a mark or a box to tick
	crooked   = 200  // a line may lean by this much
)

// The kinds of PDFium's page objects, and of the segments of a path.
const (
	textObject, pathObject, imageObject, formObject = 1, 2, 3, 5

	lineSegment, curveSegment, moveSegment = 0, 1, 2
)

// A matrix maps (x, y) to (ax+cy+e, bx+dy+f).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// point maps a point. Products are rounded before they are added, so that
// processors that do both at once get the same.
func (m matrix) point(x, y float64) (float64, float64) {
	return float64(m.a*x) + float64(m.c*y) + m.e, float64(m.b*x) + float64(m.d*y) + m.f
}

// after returns the matrix that applies m and then n.
func (m matrix) after(n matrix) matrix {
	var o matrix
	o.a, o.b = float64(m.a*n.a)+float64(m.b*n.c), float64(m.a*n.b)+float64(m.b*n.d)
	o.c, o.d = float64(m.c*n.a)+float64(m.d*n.c), float64(m.c*n.b)+float64(m.d*n.d)
	o.e, o.f = n.point(m.e, m.f)
	return o
}

// A drawing gathers what is drawn on a page.
type drawing struct {
	*reader
	sheet *sheet
	view  upright
	count int
	image float64 // square points that images cover
}

// objects reads the objects of a page.
func (d *drawing) objects(page uint64) {
	n := d.integer("FPDFPage_CountObjects", page)
	for i := 0; i < n && d.more(); i++ {
		d.object(d.handle("FPDFPage_GetObject", page, uint64(i)), identity, 0)
	}
	whole := (d.view.right - d.view.left) * (d.view.top - d.view.bottom)
	d.sheet.covered = d.image > whole/2
}

// more counts an object and stops the reading of a page that has too many.
func (d *drawing) more() bool {
	d.count++
	d.drawn++
	if d.count > document.Lower(maxObjects, d.bounds.Elements) || len(d.sheet.rules) > maxRules {
		d.fail(errCrowded)
	}
	if d.drawn > maxDrawn {
		d.fail(errTooLong)
	}
	return d.goesOn(d.count)
}

func (d *drawing) object(o uint64, m matrix, depth int) {
	switch d.integer("FPDFPageObj_GetType", o) {
	case textObject:
		if k := d.inks[o]; k != nil {
			k.order = d.count
		}
	case pathObject:
		d.path(o, m)
	case imageObject:
		own := d.matrixOf(o).after(m)
		d.picture(own)
		d.image += math.Abs(float64(own.a*own.d) - float64(own.b*own.c))
	case formObject:
		if depth >= maxNesting {
			return
		}
		own := d.matrixOf(o).after(m)
		n := d.integer("FPDFFormObj_CountObjects", o)
		for i := 0; i < n && d.more(); i++ {
			d.object(d.handle("FPDFFormObj_GetObject", o, uint64(i)), own, depth+1)
		}
	}
}

// picture notes where an image stands.
func (d *drawing) picture(m matrix) {
	d.sheet.pictures++
	if len(d.sheet.images) >= maxRules {
		return
	}
	b := box{1 << 30, 1 << 30, -1 << 30, -1 << 30}
	for _, c := range [][2]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		x, y := d.view.point(m.point(c[0], c[1]))
		b = b.join(box{x, y, x, y})
	}
	d.sheet.images = append(d.sheet.images, fill{box: b, order: d.count})
}

func (d *drawing) matrixOf(o uint64) matrix {
	d.call("FPDFPageObj_GetMatrix", o, d.out(0))
	return matrix{d.float(0), d.float(1), d.float(2), d.float(3), d.float(4), d.float(5)}
}

// A stretch is one run of a path without lifting the pen.
type stretch struct {
	xs, ys []int
	bent   []bool // for each point: no straight line leads to it
	curved bool
}

// path reads a path: its straight lines where it is drawn, its bars and grounds
// where it is filled.
func (d *drawing) path(o uint64, m matrix) {
	d.call("FPDFPath_GetDrawMode", o, d.out(0), d.out(1))
	fill, stroke := d.word(0) != 0, d.word(1) != 0
	var inside, outline ink
	if fill {
		inside = d.paint("FPDFPageObj_GetFillColor", o)
	}
	if stroke {
		outline = d.paint("FPDFPageObj_GetStrokeColor", o)
	}
	inked := inside.shows() || outline.shows()
	if !inked && inside.alpha < opaque {
		return
	}
	own := d.matrixOf(o).after(m)
	for _, s := range d.stretches(o, own) {
		if fill {
			s = d.clipped(o, s, m)
			d.ground(s, inside)
		}
		if fill && inked {
			d.filled(s)
		}
		if stroke && inked {
			d.round(s, outline)
			d.stroked(s)
		}
	}
}

// round notes a circle, or an oval hardly longer than one, of the size of a seal.
func (d *drawing) round(s stretch, paint ink) {
	const least, most = 15000, 80000
	b := s.box()
	if s.curved && min(b.width(), b.height()) >= least && max(b.width(), b.height()) <= most && len(d.sheet.rounds) < maxNesting {
		d.sheet.rounds = append(d.sheet.rounds, fill{box: b, ink: paint})
	}
}

// clipped returns a filled stretch that is as large as the page as the rectangle
// that clips it: some writers paint the ground of a cell so.
func (d *drawing) clipped(o uint64, s stretch, m matrix) stretch {
	b := s.box()
	if b.width() < d.sheet.width*9/10 || b.height() < d.sheet.height*9/10 {
		return s
	}
	clip := d.handle("FPDFPageObj_GetClipPath", o)
	if clip == 0 {
		return s
	}
	const most = 20
	for i := range min(d.integer("FPDFClipPath_CountPaths", clip), most) {
		n := d.integer("FPDFClipPath_CountPathSegments", clip, uint64(i))
		var c stretch
		for k := 0; k < n && d.more(); k++ {
			seg := d.handle("FPDFClipPath_GetPathSegment", clip, uint64(i), uint64(k))
			d.call("FPDFPathSegment_GetPoint", seg, d.out(0), d.out(1))
			x, y := d.view.point(m.point(d.float(0), d.float(1)))
			c.xs, c.ys = append(c.xs, x), append(c.ys, y)
		}
		if len(c.xs) > 0 {
			o := c.box()
			b = box{max(b.left, o.left), max(b.top, o.top), min(b.right, o.right), min(b.bottom, o.bottom)}
		}
	}
	if b.width() <= 0 || b.height() <= 0 {
		b = box{b.left, b.top, b.left, b.top}
	}
	return stretch{xs: []int{b.left, b.right, b.right, b.left, b.left}, ys: []int{b.top, b.top, b.bottom, b.bottom, b.top}, bent: make([]bool, 5)}
}

// opaque is the alpha of what hides all below, and transparent of what shows
// nothing.
const opaque, transparent = 250, 8

// paint reads a colour of an object.
func (d *drawing) paint(name string, o uint64) ink {
	d.call(name, o, d.out(0), d.out(1), d.out(2), d.out(3))
	return ink{red: uint8(d.word(0)), green: uint8(d.word(1)), blue: uint8(d.word(2)), alpha: uint8(d.word(3))}
}

// shows tells whether a colour is seen on white paper.
func (i *ink) shows() bool { return i.alpha > transparent && !i.white() }

func (i *ink) white() bool { return i.red > 250 && i.green > 250 && i.blue > 250 }

// ground notes a filled rectangle that words may stand on or be hidden by.
func (d *drawing) ground(s stretch, paint ink) {
	b := s.box()
	if s.curved || len(s.xs) < 4 || len(s.xs) > 6 || b.height() <= thin || b.width() <= thin || len(d.sheet.fills) >= maxRules {
		return
	}
	for i := range s.xs {
		if s.xs[i] != b.left && s.xs[i] != b.right || s.ys[i] != b.top && s.ys[i] != b.bottom {
			return
		}
	}
	d.sheet.fills = append(d.sheet.fills, fill{box: b, order: d.count, ink: paint})
}

func (d *drawing) stretches(o uint64, m matrix) []stretch {
	n := d.integer("FPDFPath_CountSegments", o)
	var out []stretch
	var s stretch
	flush := func() {
		if len(s.xs) > 1 {
			out = append(out, s)
		}
		s = stretch{}
	}
	for i := 0; i < n && d.more(); i++ {
		seg := d.handle("FPDFPath_GetPathSegment", o, uint64(i))
		kind := d.integer("FPDFPathSegment_GetType", seg)
		d.call("FPDFPathSegment_GetPoint", seg, d.out(0), d.out(1))
		x, y := d.view.point(m.point(d.float(0), d.float(1)))
		if kind == moveSegment {
			flush()
		}
		s.curved = s.curved || kind == curveSegment
		s.xs, s.ys, s.bent = append(s.xs, x), append(s.ys, y), append(s.bent, kind == curveSegment)
		if d.integer("FPDFPathSegment_GetClose", seg) != 0 {
			s.xs, s.ys = append(s.xs, s.xs[0]), append(s.ys, s.ys[0])
			s.bent = append(s.bent, false)
		}
	}
	flush()
	return out
}

func (s stretch) box() box {
	b := box{s.xs[0], s.ys[0], s.xs[0], s.ys[0]}
	for i := range s.xs {
		b = b.join(box{s.xs[i], s.ys[i], s.xs[i], s.ys[i]})
	}
	return b
}

// filled takes a filled stretch: a thin bar is a rule, anything else a shape.
func (d *drawing) filled(s stretch) {
	b := s.box()
	switch {
	case b.height() <= thin && b.width() >= max(leastRule, 2*b.height()):
		d.rule(rule{at: (b.top + b.bottom) / 2, from: b.left, to: b.right})
	case b.width() <= thin && b.height() >= max(leastRule, 2*b.width()):
		d.rule(rule{upright: true, at: (b.left + b.right) / 2, from: b.top, to: b.bottom})
	case b.width() > thin || b.height() > thin:
		d.sheet.shapes = append(d.sheet.shapes, b)
	}
}

// stroked takes the straight lines of a drawn stretch, but not of small figures.
func (d *drawing) stroked(s stretch) {
	if b := s.box(); len(s.xs) > 3 && b.width() < speck && b.height() < speck {
		d.sheet.shapes = append(d.sheet.shapes, b)
		return
	}
	odd := s.curved
	for i := 1; i < len(s.xs); i++ {
		x0, y0, x1, y1 := s.xs[i-1], s.ys[i-1], s.xs[i], s.ys[i]
		wide, high := abs(x1-x0), abs(y1-y0)
		switch {
		case s.bent[i]:
		case high <= crooked && wide >= leastRule:
			d.rule(rule{at: (y0 + y1) / 2, from: min(x0, x1), to: max(x0, x1)})
		case wide <= crooked && high >= leastRule:
			d.rule(rule{upright: true, at: (x0 + x1) / 2, from: min(y0, y1), to: max(y0, y1)})
		case wide > crooked && high > crooked:
			odd = true
		}
	}
	if odd {
		d.sheet.shapes = append(d.sheet.shapes, s.box())
	}
}

func (d *drawing) rule(r rule) { d.sheet.rules = append(d.sheet.rules, r) }

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
