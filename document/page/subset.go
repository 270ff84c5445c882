package page

import (
	"encoding/binary"
	"sort"
)

// A Variant is a character with the width that its glyph claims, in thousandths
// of an em; 0 is the glyph's own.
type Variant struct {
	Char  rune
	Width int
}

// A Subset is a font file with the glyphs of some characters only.
type Subset struct {
	Data   []byte
	Glyphs map[Variant]int // no two share one
	Widths []int           // of each glyph, in thousandths of an em
}

// Subset cuts the face down to some characters. Outlines are copied byte for
// byte and numbered in the order of the characters, glyph 0 first: every
// character has a glyph of its own, even where the face lets two share one, so
// that text copied from the page is the text that was set. A variant with a
// width of its own shows the same outline.
func (f *Face) Subset(vs []Variant) Subset {
	all := map[Variant]bool{}
	for _, v := range vs {
		all[v], all[Variant{v.Char, 0}] = true, true
	}
	sorted := make([]Variant, 0, len(all))
	for v := range all {
		sorted = append(sorted, v)
	}
	sort.Slice(sorted, func(i, j int) bool {
		a, b := sorted[i], sorted[j]
		return a.Char < b.Char || a.Char == b.Char && a.Width < b.Width
	})
	c := cutter{face: f, parts: map[int]int{}}
	out := Subset{Glyphs: map[Variant]int{}}
	c.add(0, f.width(0), 0)
	for _, v := range sorted {
		glyph, same := f.chars.glyph(v.Char), 0
		width := f.width(glyph)
		if v.Width != 0 {
			width, same = scale(v.Width, f.units, 1000), out.Glyphs[Variant{v.Char, 0}]
		}
		out.Glyphs[v] = len(c.order)
		c.add(glyph, width, same)
	}
	for _, g := range c.order {
		out.Widths = append(out.Widths, f.mille(g.width))
	}
	c.copy()
	out.Data = c.file(out.Glyphs)
	return out
}

// A cutter gathers the glyphs of a subset.
type cutter struct {
	face  *Face
	order []cut
	parts map[int]int // new number of glyphs that are part of others
	glyf  []byte
	loca  []uint32
}

// A cut is one glyph of a subset.
type cut struct {
	old   int // its number in the face
	width int // in font units
	same  int // the glyph of the subset that has its outline; 0 where it has its own
}

func (c *cutter) add(old, width, same int) { c.order = append(c.order, cut{old, width, same}) }

// What a damaged font may make of a subset: so many glyphs as parts of others,
// and so many bytes of outlines; glyphs beyond are blank.
const (
	mostParts = 60000
	mostBytes = 64 << 20
)

// copy copies the outlines, in order; parts of composite glyphs follow behind.
func (c *cutter) copy() {
	for i := 0; i < len(c.order); i++ {
		c.loca = append(c.loca, uint32(len(c.glyf)))
		g := append([]byte(nil), c.face.outline(c.order[i].old)...)
		switch t := table(g); {
		case len(c.glyf) > mostBytes:
			g = nil
		case len(g) >= 10 && c.order[i].same != 0:
			g = refer(g[:10], c.order[i].same)
		case t.i16(0) < 0:
			c.renumber(t)
		}
		c.glyf = append(c.glyf, g...)
		for len(c.glyf)%4 != 0 {
			c.glyf = append(c.glyf, 0)
		}
	}
	c.loca = append(c.loca, uint32(len(c.glyf)))
}

// refer returns a glyph that shows another one, with that one's box.
func refer(head []byte, glyph int) []byte {
	const offsets = 2 // the two zeros at the end are a shift
	g := append([]byte{0xFF, 0xFF}, head[2:10]...)
	g = append(g, 0, offsets)
	g = binary.BigEndian.AppendUint16(g, uint16(glyph))
	return append(g, 0, 0)
}

// renumber points a composite glyph's parts to their new numbers.
func (c *cutter) renumber(g table) {
	const words, scaled, more, both, four = 1, 8, 0x20, 0x40, 0x80
	for at := 10; at+4 <= len(g); {
		flags, old := g.u16(at), g.u16(at+2)
		n, ok := c.parts[old]
		if !ok && len(c.order) < mostParts {
			n = len(c.order)
			c.parts[old] = n
			c.add(old, c.face.width(old), 0)
		}
		binary.BigEndian.PutUint16(g[at+2:], uint16(n))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scaled != 0:
			at += 2
		case flags&both != 0:
			at += 4
		case flags&four != 0:
			at += 8
		}
		if flags&more == 0 {
			return
		}
	}
}
