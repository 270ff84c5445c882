package page

import (
	"encoding/binary"
	"sort"
)

// file puts the tables together.
func (c *cutter) file(glyphs map[Variant]int) []byte {
	f := c.face
	head := append([]byte(nil), f.tab["head"].slice(0, 54)...)
	head = append(head, make([]byte, 54-len(head))...)
	copy(head[8:], []byte{0, 0, 0, 0})
	copy(head[50:], []byte{0, 1}) // offsets of four bytes
	hhea := append([]byte(nil), f.tab["hhea"].slice(0, 36)...)
	hhea = append(hhea, make([]byte, 36-len(hhea))...)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(c.order)))
	maxp := c.maxima()
	var hmtx, loca []byte
	for _, g := range c.order {
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(g.width))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(f.outline(g.old).i16(2))) // left edge
	}
	for _, at := range c.loca {
		loca = binary.BigEndian.AppendUint32(loca, at)
	}
	data := assemble([]part{
		{"OS/2", f.tab["OS/2"]}, {"cmap", cmapOf(glyphs)}, {"glyf", c.glyf}, {"head", head},
		{"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp},
		{"name", f.tab["name"]}, {"post", postTable()},
	})
	return data
}

// maxima returns the maxp table: glyphs counted anew, and room for glyphs that
// show others.
func (c *cutter) maxima() []byte {
	t := make(table, 32)
	copy(t, c.face.tab["maxp"])
	put := func(at, v int) { binary.BigEndian.PutUint16(t[at:], uint16(v)) }
	put(4, len(c.order))
	put(10, max(t.u16(10), t.u16(6)))
	put(12, max(t.u16(12), t.u16(8)))
	put(28, max(t.u16(28), 1))
	put(30, t.u16(30)+1)
	return t
}

// postTable returns a post table without names.
func postTable() []byte {
	b := make([]byte, 32)
	binary.BigEndian.PutUint32(b, 0x00030000)
	return b
}

// cmapOf returns a cmap table with one map of format 12.
func cmapOf(glyphs map[Variant]int) []byte {
	var chars []rune
	for v := range glyphs {
		if v.Width == 0 {
			chars = append(chars, v.Char)
		}
	}
	sort.Slice(chars, func(i, j int) bool { return chars[i] < chars[j] })
	var groups []byte
	n := uint32(0)
	for i := 0; i < len(chars); n++ {
		j := i + 1
		first := glyphs[Variant{chars[i], 0}]
		for j < len(chars) && chars[j] == chars[j-1]+1 && glyphs[Variant{chars[j], 0}] == first+j-i {
			j++
		}
		for _, v := range []int{int(chars[i]), int(chars[j-1]), first} {
			groups = binary.BigEndian.AppendUint32(groups, uint32(v))
		}
		i = j
	}
	b := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	b = binary.BigEndian.AppendUint32(b, 16+12*n)
	b = binary.BigEndian.AppendUint32(b, 0)
	b = binary.BigEndian.AppendUint32(b, n)
	return append(b, groups...)
}

// A part is a named table of a font file.
type part struct {
	name string
	data []byte
}

// assemble writes a font file; parts stand in the order of their names.
func assemble(parts []part) []byte {
	n, log := len(parts), 0
	for 2<<log <= n {
		log++
	}
	b := []byte{0, 1, 0, 0}
	for _, v := range []int{n, 16 << log, log, 16 * (n - 1<<log)} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	at := 12 + 16*n
	var body []byte
	headAt := 0
	for _, p := range parts {
		if p.name == "head" {
			headAt = at + len(body)
		}
		b = append(b, p.name...)
		for _, v := range []uint32{checksum(p.data), uint32(at + len(body)), uint32(len(p.data))} {
			b = binary.BigEndian.AppendUint32(b, v)
		}
		body = append(body, p.data...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	b = append(b, body...)
	binary.BigEndian.PutUint32(b[headAt+8:], 0xB1B0AFBA-checksum(b))
	return b
}

func checksum(b []byte) uint32 {
	var sum uint32
	for i := 0; i < len(b); i += 4 {
		var w [4]byte
		copy(w[:], b[i:])
		sum += binary.BigEndian.Uint32(w[:])
	}
	return sum
}
