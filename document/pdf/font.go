package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"unicode/utf16"

	"jiheng/document/page"
)

// A font is a face with the characters that the document shows in it.
type font struct {
	face  *page.Face
	name  string // in the resources: F1
	id    int
	chars []page.Variant // in the order of their first use
	seen  map[page.Variant]bool
	sub   page.Subset
}

// gatherFonts finds the faces and characters in use.
func (w *writer) gatherFonts() {
	w.byFace = map[*page.Face]*font{}
	for i := range w.layout.Pages {
		rs := w.layout.Pages[i].Runs
		for k := range rs {
			f := w.byFace[rs[k].Face]
			if f == nil {
				f = &font{face: rs[k].Face, name: fmt.Sprintf("F%d", len(w.fonts)+1), seen: map[page.Variant]bool{}}
				w.byFace[rs[k].Face] = f
				w.fonts = append(w.fonts, f)
			}
			for _, v := range variants(rs, k) {
				if !f.seen[v] {
					f.seen[v] = true
					f.chars = append(f.chars, v)
				}
			}
		}
	}
}

// variants returns the characters of run k with the widths that they claim. One
// that the next stands much further from, or closer to, than its own width
// claims another: readers of PDF take a gap of a tenth of an em for a space, and
// an overlap for another column.
func variants(rs []page.Run, k int) []page.Variant {
	const step, close = 80, 60 // thousandths of an em
	r := &rs[k]
	out := make([]page.Variant, len(r.Text))
	for i, c := range r.Text {
		out[i].Char = c
		next := r.X[i]
		switch {
		case i+1 < len(r.X):
			next = r.X[i+1]
		case k+1 < len(rs) && rs[k+1].Next:
			next = rs[k+1].X[0]
		}
		own := r.Face.Advance(c, 1000)
		if over := (next-r.X[i])*1000/r.Size - own; next > r.X[i] && c != ' ' && (over >= step || over < -close) {
			steps := over / step
			if over < 0 {
				steps = -((step - 1 - over) / step)
			}
			out[i].Width = max(own+steps*step, 1)
		}
	}
	return out
}

// writeFonts writes each face as a composite font of two-byte glyph numbers.
func (w *writer) writeFonts() {
	for _, f := range w.fonts {
		f.sub = f.face.Subset(f.chars)
		f.id = w.id()
		below, descriptor, file, unicode := w.id(), w.id(), w.id(), w.id()
		name := tag(f.sub.Data) + "+" + f.face.PostScript
		w.open(f.id)
		w.printf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, below, unicode)
		w.close()
		w.open(below)
		w.printf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
			"/CIDToGIDMap/Identity/FontDescriptor %d 0 R/DW 1000/W[%s]>>", name, descriptor, widths(f.sub.Widths))
		w.close()
		w.open(descriptor)
		b := f.face.Box
		w.printf("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight 733/StemV 80/FontFile2 %d 0 R>>",
			name, b[0], b[1], b[2], b[3], f.face.Ascent, f.face.Descent, file)
		w.close()
		w.stream(file, fmt.Sprintf("/Length1 %d", len(f.sub.Data)), f.sub.Data)
		w.stream(unicode, "", toUnicode(f.sub.Glyphs))
	}
}

// tag names a subset by six letters drawn from its content.
func tag(data []byte) string {
	sum := sha256.Sum256(data)
	out := make([]byte, 6)
	for i := range out {
		out[i] = 'A' + sum[i]%26
	}
	return string(out)
}

// widths lists the widths that are not 1000, in stretches of glyphs.
func widths(ws []int) string {
	var b bytes.Buffer
	for i := 0; i < len(ws); {
		if ws[i] == 1000 {
			i++
			continue
		}
		fmt.Fprintf(&b, "%d[", i)
		for ; i < len(ws) && ws[i] != 1000; i++ {
			fmt.Fprintf(&b, "%d ", ws[i])
		}
		b.WriteByte(']')
	}
	return b.String()
}

// toUnicode maps glyph numbers back to characters.
func toUnicode(glyphs map[page.Variant]int) []byte {
	chars := make([]rune, len(glyphs)+1)
	for v, g := range glyphs {
		chars[g] = v.Char
	}
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for from := 1; from < len(chars); from += 100 {
		to := min(from+100, len(chars))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for g := from; g < to; g++ {
			fmt.Fprintf(&b, "<%04X> <", g)
			for _, u := range utf16.Encode(chars[g : g+1]) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
