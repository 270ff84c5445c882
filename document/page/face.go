package page

import (
	"fmt"
	"unicode/utf16"
)

// A Face is a TrueType font. It never changes, so several goroutines may use it.
type Face struct {
	Name       string // for people: 方正小标宋简体
	PostScript string // for files: FZXiaoBiaoSong-B05S
	Ascent     int    // thousandths of an em above the baseline
	Descent    int    // below it, negative
	Box        [4]int // that holds every glyph, thousandths of an em: left, bottom, right, top

	units  int
	long   bool // offsets of glyphs have four bytes
	glyphs int
	wides  int // glyphs with a width of their own
	tab    map[string]table
	chars  *charmap
}

// NewFace reads a TrueType file, or the first font of a collection. It refuses
// PostScript outlines, and fonts whose licence bits forbid embedding.
func NewFace(data []byte) (*Face, error) {
	tab, err := tables(data)
	if err != nil {
		return nil, err
	}
	f := &Face{tab: tab, units: tab["head"].u16(18), long: tab["head"].u16(50) == 1}
	f.glyphs, f.wides = tab["maxp"].u16(4), tab["hhea"].u16(34)
	if f.units < 16 || f.units > 16384 || f.glyphs == 0 || f.wides == 0 {
		return nil, fmt.Errorf("head, maxp or hhea is damaged")
	}
	if tab["OS/2"].u16(8)&0xF == 2 {
		return nil, fmt.Errorf("its licence bits forbid embedding")
	}
	f.Ascent = f.mille(tab["hhea"].i16(4))
	f.Descent = f.mille(tab["hhea"].i16(6))
	for i := range f.Box {
		f.Box[i] = f.mille(tab["head"].i16(36 + 2*i))
	}
	f.chars = charmapOf(tab["cmap"])
	f.names()
	return f, nil
}

// mille turns font units into thousandths of an em, rounded.
func (f *Face) mille(units int) int { return scale(units, 1000, f.units) }

// scale returns n×to/from, rounded half away from zero; from is positive.
func scale(n, to, from int) int {
	if n < 0 {
		return -scale(-n, to, from)
	}
	return (n*to + from/2) / from
}

// names finds the full name, in Chinese where there is one, and the PostScript
// name.
func (f *Face) names() {
	t := f.tab["name"]
	store := t.slice(t.u16(4), len(t))
	for i := range min(t.u16(2), 512) {
		e := 6 + 12*i
		if t.u16(e) != 3 {
			continue
		}
		s := utf16Text(store.slice(t.u16(e+10), t.u16(e+8)))
		chinese := t.u16(e+4) == 0x804
		switch id := t.u16(e + 6); {
		case id == 4 && (f.Name == "" || chinese):
			f.Name = s
		case id == 6:
			f.PostScript = plainName(s)
		}
	}
	if f.PostScript == "" {
		f.PostScript = "Font"
	}
	if f.Name == "" {
		f.Name = f.PostScript
	}
}

func utf16Text(t table) string {
	u := make([]uint16, len(t)/2)
	for i := range u {
		u[i] = uint16(t.u16(2 * i))
	}
	return string(utf16.Decode(u))
}

// plainName keeps what a PostScript name may hold.
func plainName(s string) string {
	var out []byte
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '-' {
			out = append(out, byte(r))
		}
	}
	return string(out[:min(len(out), 63)])
}

// Has reports whether the face has a glyph for a character.
func (f *Face) Has(r rune) bool { return f.chars.glyph(r) != 0 }

// Advance returns the width of a character at an em, rounded.
func (f *Face) Advance(r rune, size int) int {
	return scale(f.width(f.chars.glyph(r)), size, f.units)
}

// width returns a glyph's width in font units.
func (f *Face) width(glyph int) int {
	return f.tab["hmtx"].u16(4 * min(glyph, f.wides-1))
}

// ink returns the box of a character's outline at an em; ok is false where it
// has none.
func (f *Face) ink(r rune, size int) (left, low, right, high int, ok bool) {
	g := f.outline(f.chars.glyph(r))
	if len(g) < 10 {
		return 0, 0, 0, 0, false
	}
	at := func(i int) int { return scale(g.i16(i), size, f.units) }
	return at(2), at(4), at(6), at(8), true
}

// outline returns the bytes of a glyph, none for an empty one.
func (f *Face) outline(glyph int) table {
	if glyph >= f.glyphs {
		return nil
	}
	loca := f.tab["loca"]
	from, to := 2*loca.u16(2*glyph), 2*loca.u16(2*glyph+2)
	if f.long {
		from, to = loca.u32(4*glyph), loca.u32(4*glyph+4)
	}
	return f.tab["glyf"].slice(from, to-from)
}
