package pdfread

import (
	"cmp"
	"slices"
)

// Text of one cell may run over the text of the next: a sheet that is printed
// hides what has no room, and its file holds all of it. Read by place alone the
// characters of both would stand between one another, as another word or number.

// leastOver is the least share of a character that one of another text object
// covers where texts run over one another, in percent: letters that are set close
// cover less.
const leastOver = 40

// strands parts a band, sorted from left to right, into texts where some run over
// one another: glyphs of one text object stay together, and what begins where another
// ends follows it.
func strands(band []glyph) [][]glyph {
	if !overrun(band) {
		return [][]glyph{band}
	}
	var out [][]glyph
	for _, o := range objectsOf(band) {
		if n := strandOf(out, &o[0]); n < 0 {
			out = append(out, o)
		} else {
			out[n] = append(slices.Clip(out[n]), o...)
		}
	}
	return out
}

// strandOf returns the strand that a glyph follows without room: of several the one
// that ends nearest, or was drawn last before it; -1 for none.
func strandOf(list [][]glyph, g *glyph) int {
	best := -1
	var least [2]int
	for i, s := range list {
		last := &s[len(s)-1]
		room := g.left - last.right
		if room <= -last.size/20 || room >= last.size/2 {
			continue
		}
		if d := [2]int{abs(room) / sameEdge, abs(g.ink.part - last.ink.part)}; best < 0 || slices.Compare(d[:], least[:]) < 0 {
			best, least = i, d
		}
	}
	return best
}

// objectsOf returns the glyphs of each text object of a band, in the order of their
// first ones; where two begin at one place words come first.
func objectsOf(band []glyph) [][]glyph {
	at := map[*ink]int{}
	var out [][]glyph
	for i := range band {
		n, ok := at[band[i].ink]
		if !ok {
			n = len(out)
			at[band[i].ink] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], band[i])
	}
	slices.SortStableFunc(out, func(a, b []glyph) int {
		if abs(a[0].left-b[0].left) <= sameEdge && wide(a[0].r) != wide(b[0].r) {
			if wide(a[0].r) {
				return -1
			}
			return 1
		}
		return cmp.Compare(a[0].left, b[0].left)
	})
	return out
}

// overrun tells whether glyphs of different text objects stand on one another.
func overrun(band []glyph) bool {
	var last *glyph
	for i := range band {
		g := &band[i]
		if blank(g.r) || marking(g.r) {
			continue
		}
		if last != nil && last.ink != g.ink && last.r != g.r && onto(last, g) {
			return true
		}
		if last == nil || g.right > last.right {
			last = g
		}
	}
	return false
}

// onto tells whether a glyph covers much of the one before it.
func onto(a, b *glyph) bool {
	return (a.right-b.left)*100 > min(a.right-a.left, b.right-b.left)*leastOver
}
