package page

import (
	"fmt"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"jiheng/third_party/fonts"
)

// outlineOf returns how another reader sees a character.
func outlineOf(t *testing.T, f *sfnt.Font, b *sfnt.Buffer, r rune) string {
	t.Helper()
	g, err := f.GlyphIndex(b, r)
	if err != nil || g == 0 {
		t.Fatalf("%c: glyph %d, %v", r, g, err)
	}
	return outlineAt(t, f, b, g)
}

func outlineAt(t *testing.T, f *sfnt.Font, b *sfnt.Buffer, g sfnt.GlyphIndex) string {
	t.Helper()
	segs, err := f.LoadGlyph(b, g, fixed.I(1000), nil)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(segs)
}

var faceFiles = []*fonts.Face{fonts.Serif, fonts.Bold, fonts.Sans, fonts.Kai, fonts.Mono}

func TestFaceAgreesWithAnotherReader(t *testing.T) {
	for _, file := range faceFiles {
		data, err := file.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		f, err := NewFace(data)
		if err != nil {
			t.Fatal(err)
		}
		peer, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var b sfnt.Buffer
		n := 0
		for r := rune(0); r < 0x32000; r++ {
			g, err := peer.GlyphIndex(&b, r)
			if err != nil {
				t.Fatal(err)
			}
			if f.chars.glyph(r) != int(g) {
				t.Fatalf("%s %U: glyph %d, peer %d", file.Name, r, f.chars.glyph(r), g)
			}
			if g == 0 {
				continue
			}
			n++
			w, err := peer.GlyphAdvance(&b, g, fixed.I(1000), font.HintingNone)
			if err != nil || f.Advance(r, 1000) != w.Round() {
				t.Fatalf("%s %U: width %d, peer %v %v", file.Name, r, f.Advance(r, 1000), w, err)
			}
		}
		if want := 9617; file != fonts.Mono && n < want {
			t.Errorf("%s has %d characters, want at least %d", file.Name, n, want)
		}
	}
}

func TestSubsetKeepsOutlines(t *testing.T) {
	text := []rune("12,345.67万元（中发〔2018〕34号）98.53%。ABCabc,-—·☑☒①Ⅱ《绩效》“优”䶮é")
	for _, file := range faceFiles[:4] {
		data, _ := file.Bytes()
		f, err := NewFace(data)
		if err != nil {
			t.Fatal(err)
		}
		var vs []Variant
		for _, r := range text {
			vs = append(vs, Variant{Char: r}, Variant{Char: r, Width: 1240})
		}
		sub := f.Subset(vs)
		was, _ := sfnt.Parse(data)
		is, err := sfnt.Parse(sub.Data)
		if err != nil {
			t.Fatal(err)
		}
		var b1, b2 sfnt.Buffer
		for _, r := range text {
			want := outlineOf(t, was, &b1, r)
			if outlineOf(t, is, &b2, r) != want {
				t.Errorf("%s: outline of %c differs", file.Name, r)
			}
			wide := sub.Glyphs[Variant{r, 1240}]
			if outlineAt(t, is, &b2, sfnt.GlyphIndex(wide)) != want || sub.Widths[wide] != 1240 {
				t.Errorf("%s: the wide %c differs", file.Name, r)
			}
		}
	}
}

func TestSubsetGivesEveryCharacterItsGlyph(t *testing.T) {
	data, _ := fonts.Serif.Bytes()
	f, err := NewFace(data)
	if err != nil {
		t.Fatal(err)
	}
	var vs []Variant
	for r := rune(0x20); r < 0x30000; r++ {
		if f.Has(r) {
			vs = append(vs, Variant{Char: r})
		}
	}
	sub := f.Subset(vs)
	seen := map[int]bool{}
	for _, g := range sub.Glyphs {
		if seen[g] {
			t.Fatalf("glyph %d shows two characters", g)
		}
		seen[g] = true
	}
	if len(sub.Glyphs) != len(vs) {
		t.Errorf("%d glyphs for %d characters", len(sub.Glyphs), len(vs))
	}
}

func TestOwnFontGoesFirst(t *testing.T) {
	kai, _ := fonts.Kai.Bytes()
	f, err := With(Own{Body: kai})
	if err != nil {
		t.Fatal(err)
	}
	if x, ok := f.face('中', bodyRole); !ok || x.PostScript != "JihengKai-Regular" || !f.thicken {
		t.Errorf("body face %v", x.PostScript)
	}
	if _, err := With(Own{Sans: []byte("OTTO and more")}); err == nil {
		t.Error("a font of PostScript outlines was taken")
	}
}

func FuzzFace(f *testing.F) {
	data, _ := fonts.Serif.Bytes()
	if serif, err := NewFace(data); err == nil {
		f.Add(serif.Subset([]Variant{{'a', 0}, {'中', 0}, {'中', 1080}}).Data)
	}
	f.Add([]byte("\x00\x01\x00\x00\x00\x01"))
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := NewFace(b)
		if err != nil {
			return
		}
		for _, r := range "a中😀" {
			x.Has(r)
			x.Advance(r, 1000)
			x.ink(r, 1000)
		}
		if s := x.Subset([]Variant{{'a', 0}, {'b', 500}, {'中', 0}}); len(s.Data) == 0 {
			t.Error("an empty subset")
		}
	})
}
