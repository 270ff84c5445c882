package pdfread

import (
	"errors"
	"math"
	"slices"
	"strings"

	"jiheng/document"
)

// Limits of one page and of one file.
const (
	maxBytes   = 96 << 20 // of a file
	maxPages   = 3000
	maxGlyphs  = 100_000   // on a page
	maxText    = 4_000_000 // in a file
	maxObjects = 200_000   // drawn on a page
	maxDrawn   = 2_000_000 // drawn in a file
	maxRules   = 20_000    // on a page
	maxSquares = 1_000_000 // of all tables of a file
	maxNesting = 12        // of forms in forms
	maxFaces   = 2000      // fonts that are told apart
)

var (
	errMemory   = errors.New("out of memory")
	errCrowded  = errors.New("too much on one page")
	errTooLong  = errors.New("too much text")
	errNoPage   = errors.New("page cannot be opened")
	errPatience = errors.New("too much work on one page")
	errTime     = errors.New("too much work")
)

// A rawGlyph is a glyph in the page's own coordinates, points from below.
type rawGlyph struct {
	r                        rune
	x, y                     float64
	left, bottom, right, top float64
	size                     float64
	low                      float64 // bottom of the first letter of the object
	turn                     int     // quarters to turn the page clockwise so that it reads upright; -1 for slanting
	side                     int     // of eight
	face                     *face
	ink                      *ink
	unmapped                 bool // the file doesn't tell which character it is
}

// A reader reads the pages of one document.
type reader struct {
	*instance
	doc   uint64
	faces map[uint64]*face
	left  int // glyphs that may still come
	drawn int // objects so far

	bounds document.Bounds

	layered bool            // the file may have layers that are off
	inks    map[uint64]*ink // of the text objects of the page

	asked  bool   // for the form
	formed uint64 // the form, where there is one
}

// sheet reads page n, from 1.
func (r *reader) sheet(n int) (*sheet, error) {
	page := r.work("FPDF_LoadPage", r.doc, uint64(n-1))
	if r.err == nil && page == 0 {
		return nil, errNoPage
	}
	s := &sheet{number: n}
	raw := r.text(page, s)
	u := r.view(page, raw)
	s.width, s.height = u.size()
	for _, g := range raw {
		s.place(g, u)
	}
	r.annotations(page, s, u)
	d := &drawing{reader: r, sheet: s, view: u}
	d.objects(page)
	s.drawn = d.count
	v := &sight{reader: r, sheet: s, view: u, page: page, layered: r.layered}
	v.look()
	s.sealed()
	r.work("FPDF_ClosePage", page)
	return s, r.err
}

// view returns how the page is looked at: as most of its text reads upright,
// or as the page says where it has none.
func (r *reader) view(page uint64, raw []rawGlyph) upright {
	r.call("FPDF_GetPageBoundingBox", page, r.out(0))
	u := upright{left: r.float(0), top: r.float(1), right: r.float(2), bottom: r.float(3)}
	var votes [4]int
	for _, g := range raw {
		if g.turn >= 0 {
			votes[g.turn]++
		}
	}
	if votes == [4]int{} {
		u.turn = r.integer("FPDFPage_GetRotation", page) & 3
		return u
	}
	for t, n := range votes {
		if n > votes[u.turn] {
			u.turn = t
		}
	}
	return u
}

// text reads the characters of a page, but blanks that PDFium made up.
func (r *reader) text(page uint64, s *sheet) []rawGlyph {
	tp := r.work("FPDFText_LoadPage", page)
	n := r.integer("FPDFText_CountChars", tp)
	if n > maxGlyphs {
		r.fail(errCrowded)
	}
	if r.left -= n; r.left < 0 {
		r.fail(errTooLong)
	}
	var out []rawGlyph
	var object uint64
	var style rawGlyph
	parts := 0
	r.inks = map[uint64]*ink{}
	for i := 0; i < n && r.goesOn(i); i++ {
		at := uint64(i)
		g := rawGlyph{r: rune(uint32(r.call("FPDFText_GetUnicode", tp, at)))}
		if g.r <= ' ' && r.integer("FPDFText_IsGenerated", tp, at) == 1 {
			continue
		}
		if o := r.handle("FPDFText_GetTextObject", tp, at); o != object {
			object = o
			style = r.style(tp, at, o)
			if style.ink = r.inks[o]; style.ink == nil { // text of objects over one another comes by turns
				style.ink = r.inkOf(o, parts, style.side)
				r.inks[o] = style.ink
			}
			parts++
		}
		if style.unmapped || !sayable(g.r) {
			if g.r = s.untold(style.face, g.r); g.r == 0 {
				continue
			}
		}
		out = append(out, r.boxed(&style, tp, at, g.r))
	}
	r.work("FPDFText_ClosePage", tp)
	return out
}

// goesOn looks up from time to time whether it is too late.
func (r *reader) goesOn(i int) bool {
	if i%1000 == 0 {
		r.look()
	}
	return r.err == nil
}

// boxed reads where a character stands. Those of one object share its base
// line; the box begins at the origin.
func (r *reader) boxed(style *rawGlyph, tp, at uint64, c rune) rawGlyph {
	g := *style
	g.r = c
	r.call("FPDFText_GetLooseCharBox", tp, at, r.out(0))
	g.left, g.top, g.right, g.bottom = r.float(0), r.float(1), r.float(2), r.float(3)
	switch g.turn {
	case 0:
		if style.low == 0 {
			style.low = g.bottom
		}
		if g.x = g.left; math.Abs(g.bottom-style.low) > g.size/2 {
			g.y += g.bottom - style.low // vertical writing
		}
	case 1:
		g.y = g.bottom
	case 2:
		g.x = g.right
	case 3:
		g.y = g.top
	}
	return g
}

// lost stands for a letter of which the file does not tell what it is.
const lost = 0xFFFD

// untold returns what is read for a letter of which the file does not tell what
// it is: a box that is ticked or open, a sign for what is lost, which is counted,
// or 0 for what is only a mark, or no letter at all.
func (s *sheet) untold(f *face, r rune) rune {
	if f.signs() {
		switch r &^ 0xF000 {
		case 0xFE, 0x52:
			return '☑'
		case 0xA8, 0x6F, 0x71:
			return '□'
		case 0xFC, 0x50:
			return '✓'
		}
		return 0
	}
	s.unmapped++
	if r < ' ' {
		return 0
	}
	return lost
}

// signs tells whether a font has signs instead of letters.
func (f *face) signs() bool {
	for _, w := range []string{"wingding", "webding", "symbol", "dingbat"} {
		if strings.Contains(f.family, w) {
			return true
		}
	}
	return false
}

// sayable tells whether a code is a character that text may hold.
func sayable(c rune) bool {
	private := c >= 0xE000 && c <= 0xF8FF
	return c >= 0x20 && c != 0x7F && c != 0xFFFD && c != 0xFFFE && c != 0xFFFF && !private && c <= 0x10FFFF || c == '\t'
}

// style reads what the characters of a text object have in common.
func (r *reader) style(tp, at, object uint64) rawGlyph {
	var g rawGlyph
	r.call("FPDFText_GetMatrix", tp, at, r.out(0))
	a, b, c, d := r.float(0), r.float(1), r.float(2), r.float(3)
	size := math.Float64frombits(r.call("FPDFText_GetFontSize", tp, at))
	g.size = math.Abs(finite(size)) * math.Sqrt(float64(c*c)+float64(d*d))
	g.turn, g.side = quarters(a, b), eighth(a, b)
	r.call("FPDFText_GetCharOrigin", tp, at, r.out(0), r.out(2))
	g.x, g.y = r.double(0), r.double(2)
	g.unmapped = r.integer("FPDFText_HasUnicodeMapError", tp, at) == 1
	g.face = r.faceOf(r.handle("FPDFTextObj_GetFont", object))
	return g
}

// inkOf reads how a text object is painted.
func (r *reader) inkOf(object uint64, part, side int) *ink {
	k := &ink{part: part, alpha: 255, side: side, mode: r.integer("FPDFTextObj_GetTextRenderMode", object)}
	if r.call("FPDFPageObj_GetFillColor", object, r.out(0), r.out(1), r.out(2), r.out(3)) != 0 {
		k.red, k.green, k.blue, k.alpha = uint8(r.word(0)), uint8(r.word(1)), uint8(r.word(2)), uint8(r.word(3))
	}
	return k
}

// quarters returns how many quarters the page must turn clockwise for text
// along (a, b) to run to the right, or -1 where it slants.
func quarters(a, b float64) int {
	const slant = 8 // one in eight
	switch {
	case math.Abs(b)*slant < math.Abs(a):
		if a > 0 {
			return 0
		}
		return 2
	case math.Abs(a)*slant < math.Abs(b):
		if b > 0 {
			return 1
		}
		return 3
	}
	return -1
}

// eighth returns which of eight sides text along (a, b) runs to.
func eighth(a, b float64) int {
	n := 0
	if a < 0 {
		n |= 1
	}
	if b < 0 {
		n |= 2
	}
	if math.Abs(a) < math.Abs(b) {
		n |= 4
	}
	return n
}

// faceOf returns a font's face, one for each font of the document.
func (r *reader) faceOf(font uint64) *face {
	if f := r.faces[font]; f != nil {
		return f
	}
	if len(r.faces) > maxFaces {
		return &face{}
	}
	f := newFace(r.fontName(font), r.integer("FPDFFont_GetWeight", font))
	for _, o := range r.faces {
		if o.name == f.name && o.bold == f.bold { // another subset of the same
			f = o
		}
	}
	r.faces[font] = f
	return f
}

// heavy are the words in names of fonts that mean bold.
var heavy = []string{"bold", "black", "heavy", "semibold", "demi", "粗体", "特粗", "加粗"}

func newFace(name string, weight int) *face {
	if len(name) > 7 && name[6] == '+' {
		name = name[7:]
	}
	f := &face{name: name}
	family := strings.ToLower(name)
	f.bold = weight >= 600 && weight <= 1000
	if slices.ContainsFunc(heavy, func(w string) bool { return strings.Contains(family, w) }) {
		f.bold = true
	}
	for _, w := range append(heavy, "regular", "italic", "medium", "mt", "-", ",", " ") {
		family = strings.ReplaceAll(family, w, "")
	}
	f.family = family
	return f
}

// place puts a raw glyph on the sheet. What slants (a watermark, a seal), lies on
// another side, is too small to be read or stands off the page is kept apart.
func (s *sheet) place(g rawGlyph, u upright) {
	b := u.box(g.left, g.bottom, g.right, g.top)
	x, y := u.point(g.x, g.y)
	out := glyph{r: g.r, x: x, base: y, left: b.left, right: b.right, top: b.top, bottom: b.bottom, size: um(g.size), face: g.face, ink: g.ink}
	const least = 500 // µm, less than 1.5 pt
	switch {
	case out.size < least:
		s.hide(unseenSmall, &out)
	case x < 0 || y < 0 || x > s.width || y > s.height+out.size/4:
		s.outside = append(s.outside, out)
	case g.turn < 0:
		s.slanting = append(s.slanting, out)
	case g.turn != u.turn:
		g.ink.turn = (g.turn - u.turn + 4) & 3
		s.turned = append(s.turned, out)
	default:
		s.glyphs = append(s.glyphs, out)
	}
}
