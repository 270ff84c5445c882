package page

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// A table is a part of a font file. Reading outside gives zero, so that a
// damaged font shows wrong glyphs and does no harm.
type table []byte

func (t table) u16(at int) int {
	if at < 0 || at+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[at:]))
}

func (t table) i16(at int) int { return int(int16(t.u16(at))) }

func (t table) u32(at int) int {
	if at < 0 || at+4 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint32(t[at:]))
}

// slice returns n bytes from at, or what there is of them.
func (t table) slice(at, n int) table {
	if at < 0 || n <= 0 || at >= len(t) {
		return nil
	}
	return t[at : at+min(n, len(t)-at)]
}

// tables returns the parts of a font file by name; of a collection, those of
// its first font.
func tables(data []byte) (map[string]table, error) {
	t := table(data)
	at := 0
	if string(t.slice(0, 4)) == "ttcf" {
		at = t.u32(12)
	}
	switch string(t.slice(at, 4)) {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return nil, errors.New("outlines are PostScript (CFF), not TrueType")
	default:
		return nil, errors.New("not a TrueType file")
	}
	out := map[string]table{}
	for i := range min(t.u16(at+4), 64) {
		e := at + 12 + 16*i
		out[string(t.slice(e, 4))] = t.slice(t.u32(e+8), t.u32(e+12))
	}
	for _, name := range []string{"head", "hhea", "maxp", "hmtx", "cmap", "loca", "glyf"} {
		if len(out[name]) == 0 {
			return nil, fmt.Errorf("table %s is missing", name)
		}
	}
	return out, nil
}

// A charmap gives the glyph of a character, 0 where there is none.
type charmap struct {
	low  [256]*[256]uint16 // characters below 0x10000, by their high byte
	high map[rune]uint16
}

func (c *charmap) glyph(r rune) int {
	if r >= 0x10000 || r < 0 {
		return int(c.high[r])
	}
	if row := c.low[r>>8]; row != nil {
		return int(row[r&255])
	}
	return 0
}

func (c *charmap) set(r rune, glyph int) {
	switch {
	case glyph <= 0 || glyph > 0xFFFF:
	case r >= 0x10000:
		c.high[r] = uint16(glyph)
	default:
		if c.low[r>>8] == nil {
			c.low[r>>8] = new([256]uint16)
		}
		c.low[r>>8][r&255] = uint16(glyph)
	}
}

// charmapOf reads the Unicode maps of a cmap table: format 12 over format 4.
func charmapOf(t table) *charmap {
	c := &charmap{high: map[rune]uint16{}}
	var four, twelve table
	for i := range min(t.u16(2), 64) {
		e := 4 + 8*i
		platform, encoding := t.u16(e), t.u16(e+2)
		if platform != 0 && (platform != 3 || encoding != 1 && encoding != 10) {
			continue
		}
		sub := t.slice(t.u32(e+4), len(t))
		switch sub.u16(0) {
		case 4:
			four = sub
		case 12:
			twelve = sub
		}
	}
	c.four(four)
	c.twelve(twelve)
	return c
}

// mostChars bounds the characters of a map.
const mostChars = 1 << 18

func (c *charmap) four(t table) {
	n, total := t.u16(6)/2, 0
	for i := range n {
		last, first := t.u16(14+2*i), t.u16(16+2*n+2*i)
		delta, at := t.u16(16+4*n+2*i), 16+6*n+2*i
		offset := t.u16(at)
		for r := first; r <= last && r < 0xFFFF && total < mostChars; r++ {
			total++
			g := r
			if offset != 0 {
				if g = t.u16(at + offset + 2*(r-first)); g == 0 {
					continue
				}
			}
			c.set(rune(r), (g+delta)&0xFFFF)
		}
	}
}

func (c *charmap) twelve(t table) {
	total := 0
	for i := range min(t.u32(12), len(t)/12) {
		e := 16 + 12*i
		first, last, glyph := t.u32(e), t.u32(e+4), t.u32(e+8)
		for r := first; r <= last && r <= 0x10FFFF && total < mostChars; r++ {
			c.set(rune(r), glyph+r-first)
			total++
		}
	}
}
