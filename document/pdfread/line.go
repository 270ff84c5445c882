package pdfread

import (
	"cmp"
	"slices"
)

// A line is glyphs that stand side by side on one base line.
type line struct {
	box
	glyphs []glyph // from left to right, blanks included
	base   int
	size   int   // of most of its glyphs
	face   *face // of most of its glyphs
	page   int
	number int    // on its page, from 1
	lane   *lane  // the column of text it stands in
	said   string // its text, once it was asked for
}

// blank tells whether a character leaves no ink.
func blank(r rune) bool {
	return r == ' ' || r == '\t' || r == 0xA0 || r == 0x3000 || r >= 0x2000 && r <= 0x200B || r == 0x202F || r == 0xFEFF
}

// lineOf measures glyphs as a line. Blanks at its ends are cut off; there must
// be something else.
func lineOf(glyphs []glyph, page int) *line {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(a.left, b.left) })
	for len(glyphs) > 0 && blank(glyphs[0].r) {
		glyphs = glyphs[1:]
	}
	for len(glyphs) > 0 && blank(glyphs[len(glyphs)-1].r) {
		glyphs = glyphs[:len(glyphs)-1]
	}
	if len(glyphs) == 0 {
		return nil
	}
	l := &line{glyphs: glyphs, page: page}
	l.measure()
	return l
}

// look is what most glyphs of a line have in common.
type look struct {
	face *face
	size int
}

func (l *line) measure() {
	votes := map[look]int{}
	var best look
	for _, g := range l.glyphs {
		if blank(g.r) {
			continue
		}
		k := look{g.face, g.size}
		votes[k]++
		if wide(g.r) {
			votes[k]++
		}
		if votes[k] > votes[best] || votes[k] == votes[best] && k.size > best.size {
			best = k
		}
	}
	l.face, l.size = best.face, best.size
	first, last := l.glyphs[0], l.glyphs[len(l.glyphs)-1]
	l.left, l.right = first.left, last.right
	for _, g := range l.glyphs {
		if g.size == l.size && g.face == l.face {
			l.base = g.base
		}
		l.right = max(l.right, inkRight(g))
	}
	l.top, l.bottom = l.base-l.size*85/100, l.base+l.size*15/100
}

func inkRight(g glyph) int {
	if blank(g.r) {
		return g.left
	}
	return g.right
}

// lines puts glyphs together that stand on a base line, and cuts where there is
// room for more than two characters.
func lines(glyphs []glyph, page int) []*line {
	var out []*line
	for _, band := range bands(glyphs) {
		for _, s := range strands(band) {
			out = appendLines(out, s, page)
		}
	}
	return raised(out)
}

func appendLines(out []*line, band []glyph, page int) []*line {
	start := 0
	end := band[0].right
	for i := 1; i < len(band); i++ {
		if g := band[i]; g.left-end > 2*max(g.size, band[i-1].size) {
			out = appendLine(out, band[start:i], page)
			start = i
		}
		end = max(end, band[i].right)
	}
	return appendLine(out, band[start:], page)
}

func appendLine(out []*line, glyphs []glyph, page int) []*line {
	if l := lineOf(slices.Clone(glyphs), page); l != nil {
		out = append(out, l)
	}
	return out
}

// bands sorts glyphs by base line, those of a band from left to right.
func bands(glyphs []glyph) [][]glyph {
	all := slices.Clone(glyphs)
	slices.SortStableFunc(all, func(a, b glyph) int { return cmp.Compare(a.base, b.base) })
	var out [][]glyph
	start := 0
	for i := 1; i <= len(all); i++ {
		if i < len(all) && all[i].base-all[start].base <= min(all[i].size, all[start].size)/4 {
			continue
		}
		band := all[start:i]
		slices.SortStableFunc(band, func(a, b glyph) int { return cmp.Compare(a.left, b.left) })
		out = append(out, band)
		start = i
	}
	return out
}

// maxRaised is how many lines of a page are looked at for raised ones.
const maxRaised = 5000

// mostRaised is how large raised glyphs are at most, in percent of those beside
// them: browsers set them at five sixths.
const mostRaised = 85

// raised moves lines of small glyphs that stand raised or lowered beside or
// inside another line into it: the 2 of m².
func raised(ls []*line) []*line {
	if len(ls) > maxRaised {
		return ls
	}
	slices.SortStableFunc(ls, func(a, b *line) int { return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left)) })
	var out []*line
	for i, small := range ls {
		host := (*line)(nil)
		for j := i - 1; j >= 0 && ls[j].bottom+4*ls[j].size > small.top && host == nil; j-- {
			host = hostOf(ls[j], small)
		}
		for j := i + 1; j < len(ls) && ls[j].top < small.bottom && host == nil; j++ {
			host = hostOf(ls[j], small)
		}
		if host == nil {
			out = append(out, small)
			continue
		}
		host.glyphs = append(host.glyphs, small.glyphs...)
		slices.SortStableFunc(host.glyphs, func(a, b glyph) int { return cmp.Compare(a.left, b.left) })
		host.measure()
	}
	return out
}

// hostOf returns l where small stands inside it or right behind it.
func hostOf(l, small *line) *line {
	near := small.right >= l.left-l.size/2 && small.left <= l.right+l.size/2
	inside := small.top < l.bottom-l.size/4 && small.bottom > l.top+l.size/4
	if near && inside && small.size*100 <= l.size*mostRaised && len(small.glyphs) <= 8 {
		return l
	}
	return nil
}

// A row is lines beside one another, from left to right.
type row struct {
	box
	lines []*line
	said  string // its text, once it was asked for
	told  int    // lines that it had then
}

// rows puts lines together that stand beside one another, from above.
func rows(ls []*line) []*row {
	ls = slices.Clone(ls)
	slices.SortStableFunc(ls, func(a, b *line) int { return cmp.Compare(a.base, b.base) })
	var out []*row
	for _, l := range ls {
		if n := len(out); n > 0 && out[n-1].beside(l) {
			out[n-1].lines = append(out[n-1].lines, l)
			out[n-1].box = out[n-1].join(l.box)
			continue
		}
		out = append(out, &row{box: l.box, lines: []*line{l}})
	}
	for _, r := range out {
		slices.SortStableFunc(r.lines, func(a, b *line) int { return cmp.Compare(a.left, b.left) })
	}
	return out
}

// beside tells whether a line belongs to a row: it overlaps its first line by
// more than half, and stands on none of its lines, or only begins above the end of
// one that has no room.
func (r *row) beside(l *line) bool {
	f := r.lines[0]
	over := min(f.bottom, l.bottom) - max(f.top, l.top)
	if 2*over <= min(f.height(), l.height()) {
		return false
	}
	for _, o := range r.lines {
		if l.left < o.right-l.size/2 && o.left < l.right-l.size/2 && !l.overruns(o) {
			return false
		}
	}
	return true
}

// overruns tells whether two lines stand on one base and the text of the first of
// them only runs over the beginning of the second.
func (l *line) overruns(o *line) bool {
	a, b := l, o
	if b.left < a.left {
		a, b = b, a
	}
	return abs(a.base-b.base) <= min(a.size, b.size)/8 && b.left-a.left > a.size && b.right > a.right-a.size &&
		a.glyphs[len(a.glyphs)-1].ink != b.glyphs[0].ink
}
