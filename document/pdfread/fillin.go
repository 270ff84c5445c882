package pdfread

import (
	"cmp"
	"slices"
	"strings"
)

// formFace is the face that the values of form fields are set in here.
var formFace = &face{name: "form", family: "form"}

// Sizes of the letters of fields, in µm.
const leastLetter, usualLetter = 1500, 3700

// fillIn sets the values of form fields as glyphs where the fields stand. They
// take size and base line of the words beside them, so that a value inside a
// sentence is read in it.
func (s *sheet) fillIn(fields []field) {
	if len(fields) == 0 {
		return
	}
	own := slices.Clone(s.glyphs)
	slices.SortStableFunc(own, func(a, b glyph) int { return cmp.Compare(a.base, b.base) })
	for i, f := range fields {
		s.glyphs = append(s.glyphs, f.set(neighbour(own, f.box), &ink{part: -1 - i, alpha: 255})...)
	}
}

// neighbour returns the glyph next to a field on a base line that runs through
// it; nil for none.
func neighbour(own []glyph, b box) *glyph {
	const reach, most = 30000, 4000
	i, _ := slices.BinarySearchFunc(own, b.top+b.height()/4, func(g glyph, y int) int { return cmp.Compare(g.base, y) })
	var best *glyph
	least := reach
	for k := i; k < len(own) && k < i+most && own[k].base <= b.bottom+b.height()/4; k++ {
		g := &own[k]
		if d := max(b.left-g.right, g.left-b.right); d > -b.width() && d < least && !blank(g.r) {
			best, least = g, d
		}
	}
	return best
}

// set sets the lines of a value from the left of its field. Values too long for
// it are set narrower, so that they stay inside.
func (f *field) set(beside *glyph, k *ink) []glyph {
	rows := strings.FieldsFunc(f.text, func(r rune) bool { return r == '\r' || r == '\n' || r == '\u2028' || r == '\u2029' })
	if len(rows) == 0 {
		return nil
	}
	pitch := f.height() / len(rows)
	size := min(max(pitch*7/10, leastLetter), usualLetter)
	base := f.top + pitch/2 + size*3/8
	if beside != nil && len(rows) == 1 {
		size, base = min(beside.size, max(f.height(), leastLetter)), beside.base
	}
	var out []glyph
	for _, row := range rows {
		out = append(out, f.line(row, size, base, k)...)
		if last := &out[len(out)-1]; beside != nil {
			last.right = max(last.right, f.right)
		}
		base += max(pitch, size*5/4)
	}
	return out
}

func (f *field) line(row string, size, base int, k *ink) []glyph {
	rs := []rune(row)
	full := 0
	for _, r := range rs {
		full += advance(r, size)
	}
	room := max(f.width()-f.width()/20, 1)
	x := 0
	var out []glyph
	for _, r := range rs {
		left := x
		x += advance(r, size)
		g := glyph{r: r, left: left, right: x, top: base - size*85/100, bottom: base + size*15/100, base: base, size: size, face: formFace, ink: k}
		if full > room {
			g.left, g.right = left*room/full, x*room/full
		}
		g.left, g.right = f.left+f.width()/40+g.left, f.left+f.width()/40+g.right
		g.x = g.left
		out = append(out, g)
	}
	return out
}

// advance is how wide a character is set.
func advance(r rune, size int) int {
	if wide(r) || ticked(r) {
		return size
	}
	return size * 55 / 100
}

// ticked tells whether a character shows a box, ticked or open.
func ticked(r rune) bool { return r == '☑' || r == '□' }
