package pdfread

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"jiheng/document"
)

// wide tells whether a character is set in a full square: Han, their marks,
// full-width forms.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE4F ||
		r >= 0xFF00 && r <= 0xFF60 || r >= 0xFFE0 && r <= 0xFFE6 || r >= 0x20000 && r <= 0x3FFFF || quoting(r)
}

// quoting tells whether a mark is used in both Latin and Chinese text.
func quoting(r rune) bool { return strings.ContainsRune("“”‘’…—·", r) }

// marking tells whether a wide character is a mark, not a word.
func marking(r rune) bool {
	return wide(r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '〇' && r != 0x3000
}

func numeral(r rune) bool { return r >= '0' && r <= '9' }

// spoken returns the character that a code stands for: radicals and
// compatibility forms of Han characters become those that people type, and
// presentation ligatures their letters.
func spoken(r rune) string {
	switch {
	case r >= 0x2E80 && r <= 0x2FDF, r >= 0xF900 && r <= 0xFAFF, r >= 0x2F800 && r <= 0x2FA1F:
		return string(document.Ideograph(r))
	case r >= 0xFB00 && r <= 0xFB06:
		return norm.NFKC.String(string(r))
	case r == 0xAD:
		return ""
	}
	return string(r)
}

// other returns what a code stands for where that is another character, else
// nothing.
func other(r rune) string {
	if r < 0x2E80 || r >= 0x2FD6 && r < 0xF900 {
		return ""
	}
	return spoken(r)
}

// A piece is a character with what runs need to know of it.
type piece struct {
	text  string // empty where it is the character itself
	r     rune
	bold  bool
	super bool
}

// write writes a piece; a soft hyphen is nothing.
func (p *piece) write(b *strings.Builder) {
	switch {
	case p.text != "":
		b.WriteString(p.text)
	case p.r != 0xAD:
		b.WriteRune(p.r)
	}
}

var space = piece{text: " ", r: ' '}

// pieces returns the characters of a line with the blanks between words: not
// those that only spread or separate Han characters and figures.
func (l *line) pieces() []piece {
	out := make([]piece, 0, len(l.glyphs)+2)
	var prev *glyph
	gap, usual := false, l.spread()
	for i := range l.glyphs {
		g := &l.glyphs[i]
		if blank(g.r) {
			gap = gap || g.r != crossed && g.r != 0xFEFF
			if g.r == crossed && prev != nil {
				wider := *prev
				wider.right = max(wider.right, g.right)
				prev = &wider
			}
			continue
		}
		if prev != nil && parted(prev, g, gap, usual) {
			out = append(out, space)
		}
		out = append(out, piece{text: other(g.r), r: g.r, bold: g.face.bold, super: l.isRaised(g)})
		prev, gap = g, false
	}
	return unspread(whole(out))
}

// whole marks figures that lack a digit as lost altogether: what is left of
// them is another number.
func whole(ps []piece) []piece {
	for i := range ps {
		if ps[i].r != lost {
			continue
		}
		for k := i - 1; k >= 0 && figureMark(ps[k].r); k-- {
			ps[k].r = lost
		}
		for k := i + 1; k < len(ps) && figureMark(ps[k].r); k++ {
			ps[k].r = lost
		}
	}
	return ps
}

func (l *line) isRaised(g *glyph) bool {
	return g.size*100 <= l.size*mostRaised && l.base-g.base >= l.size*15/100
}

// spread returns the usual room between the Han characters of a line, which is
// more than nothing where they are spread to fill it.
func (l *line) spread() int {
	var rooms []int
	for i := 1; i < len(l.glyphs); i++ {
		if a, b := l.glyphs[i-1], l.glyphs[i]; wide(a.r) && wide(b.r) {
			rooms = append(rooms, b.left-a.right)
		}
	}
	if len(rooms) == 0 {
		return 0
	}
	slices.Sort(rooms)
	return max(0, rooms[len(rooms)/2])
}

// parted tells whether there is a blank between two characters: one that the
// file holds, or room for one.
func parted(a, b *glyph, held bool, usual int) bool {
	room := b.left - a.right
	size := min(a.size, b.size)
	switch wa, wb := wide(a.r), wide(b.r); {
	case marking(a.r) && !quoting(a.r) || marking(b.r) && !quoting(b.r):
		return false
	case wa && wb:
		return held || room > usual+size/5
	case wa != wb && (a.face == formFace || b.face == formFace) && !ticked(b.r):
		return room > 3*size // a field is as wide as its value may be
	case wa != wb:
		return room > usual+size
	case held:
		return true
	case figureMark(a.r) && figureMark(b.r):
		return room > size*3/5
	}
	return room > size/5
}

// figureMark tells whether a character can be part of a number.
func figureMark(r rune) bool { return numeral(r) || strings.ContainsRune(".,%-+", r) }

// unspread joins single Han characters that blanks spread over a line: 本 年
// 收 入 is 本年收入. It leaves words apart.
func unspread(ps []piece) []piece {
	if !slices.ContainsFunc(ps, func(p piece) bool { return p.r == ' ' }) {
		return ps
	}
	out := make([]piece, 0, len(ps))
	for i := 0; i < len(ps); {
		end := i
		for end+2 < len(ps) && alone(ps, end) && ps[end+1].r == ' ' && alone(ps, end+2) {
			end += 2
		}
		for ; i < end; i += 2 {
			out = append(out, ps[i])
		}
		out = append(out, ps[i])
		i++
	}
	return out
}

// alone tells whether a Han character has blanks, marks or nothing at both
// sides.
func alone(ps []piece, i int) bool {
	open := func(k int) bool { return k < 0 || k == len(ps) || ps[k].r == ' ' || marking(ps[k].r) }
	return wide(ps[i].r) && open(i-1) && open(i+1)
}

// weld appends the pieces of the next line.
func weld(a, b []piece) []piece {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...)
	}
	x, y := a[len(a)-1].r, b[0].r
	if spaced(x) && spaced(y) && !(figureMark(x) && figureMark(y)) && x != '-' && x != '/' {
		a = append(a, space)
	}
	return append(a, b...)
}

// spaced tells whether a character belongs to text with blanks between words.
func spaced(r rune) bool { return !wide(r) && !blank(r) && r != '%' && r != '\n' }

// runs turns pieces into runs; plain ones know nothing of bold.
func runs(ps []piece, plain bool) []document.Run {
	var out []document.Run
	var b strings.Builder
	for i := 0; i < len(ps); {
		j := i
		b.Reset()
		for ; j < len(ps) && ps[j].super == ps[i].super && (plain || ps[j].bold == ps[i].bold || ps[j].r == ' '); j++ {
			ps[j].write(&b)
		}
		out = append(out, document.Run{Text: b.String(), Bold: ps[i].bold && !plain, Super: ps[i].super})
		i = j
	}
	return out
}

// words returns the text of lines beside one another.
func words(ls []*line) string {
	if len(ls) == 1 {
		return ls[0].words()
	}
	return text(besides(ls))
}

// words returns the text of a line, which no longer changes.
func (l *line) words() string {
	if l.said == "" {
		l.said = text(besides([]*line{l}))
	}
	return l.said
}

func text(ps []piece) string {
	var b strings.Builder
	b.Grow(3 * len(ps))
	for i := range ps {
		ps[i].write(&b)
	}
	return b.String()
}

// besides joins the pieces of lines of one row, with blanks between.
func besides(ls []*line) []piece {
	if len(ls) == 1 {
		return ls[0].pieces()
	}
	var out []piece
	for i, l := range ls {
		filled := l.glyphs[0].face == formFace && i > 0 && marking(out[len(out)-1].r) // no blank parts a field from its label
		if i > 0 && !filled {
			out = append(out, space)
		}
		out = append(out, l.pieces()...)
	}
	return unspread(slices.Clip(out))
}
