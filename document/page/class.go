package page

import (
	"strings"
	"unicode"

	"jiheng/document"
)

// A class is how a character behaves in a line.
type class int

// The classes.
const (
	han    class = iota // one cell: characters and symbols
	open                // full-width mark whose ink is on the right: （《“
	shut                // full-width mark whose ink is on the left: ，。）》”
	middle              // full-width mark in the middle of its cell: ·—…
	latin               // letters, digits and half-width marks
	space               // between words; gives way at the end of a line
)

const (
	opening  = "（《〈【〔「『〖［｛“‘"
	closing  = "）》〉】〕」』〗］｝”’，。、；：？！．"
	middling = "·—…～"
	quotes   = "“”‘’"
	// Marks that may not begin a line, beside the closing ones.
	noStart = "·%％‰℃°′″,.;:?!)]}々ー～"
	// Marks that may not end a line, beside the opening ones.
	noEnd = "([{￥¥＄$№#＃≥≤＞＜±≈"
	// Marks that had better not begin a line.
	lateStart = "×÷＝=+＋→"
	// Marks after which a long word may be broken.
	afterBreak = "/-_.@&=?"
)

// classOf returns the class of a character between two others; a missing
// neighbour is 0.
func classOf(before, r, after rune) class {
	switch {
	case r == ' ':
		return space
	case strings.ContainsRune(quotes, r) && isWestern(before, after):
		return latin
	case strings.ContainsRune(opening, r):
		return open
	case strings.ContainsRune(closing, r):
		return shut
	case strings.ContainsRune(middling, r):
		return middle
	case r < 0x2000 || r >= 0x2070 && r < 0x20A0:
		return latin
	}
	return han
}

// isWestern reports whether a quotation mark between two characters belongs to
// Latin text: an apostrophe, or a mark between a word and a space.
func isWestern(before, after rune) bool {
	edge := func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == ';' }
	return isWord(before) && (isWord(after) || edge(after)) || before == ' ' && isWord(after)
}

// isWord reports whether a character is a half-width letter or digit.
func isWord(r rune) bool {
	return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// A verdict says whether a line may end between two characters.
type verdict int

// The verdicts, from the strongest.
const (
	never  verdict = iota
	unwise         // only where the line would be torn wide otherwise
	fine
)

// between returns whether a line may end between two neighbours.
func between(a, b *glyph) verdict {
	switch {
	case a.r == nbsp || b.r == nbsp || b.class == space || b.raise != 0:
		return never
	case b.class == shut || strings.ContainsRune(noStart, b.r):
		return never
	case a.class == open || strings.ContainsRune(noEnd, a.r) && a.class != space:
		return never
	case a.r == b.r && (a.r == '—' || a.r == '…'):
		return never
	case a.class == space:
		return fine
	case a.tie == never:
		return never
	case a.class == latin && b.class == latin:
		return withinWord(a.r, b.r)
	case strings.ContainsRune(lateStart, b.r):
		return min(unwise, a.tie)
	}
	return a.tie
}

// withinWord returns whether a line may end inside a Latin word: after a hyphen
// between letters, and, unwisely, after the marks of addresses.
func withinWord(a, b rune) verdict {
	switch {
	case a == '-' && unicode.IsLetter(b):
		return fine
	case strings.ContainsRune(afterBreak, a) && a != '.' && a != '-' && !isDigit(b):
		return unwise
	}
	return never
}

const nbsp = '\u00A0'

// drop reports whether a character has no glyph and leaves no trace: controls,
// joiners, direction marks, variation selectors.
func drop(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == 0xFFFE || r == 0xFFFF ||
		r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF
}

// tie marks the glyphs that are not parted from the next: within dates, units and
// labels; and those that had better not be: a number and its unit, in a cell never,
// 第 and its number, a bracketed year and its number.
func tie(gs []glyph, cell bool) {
	text := make([]rune, len(gs))
	for i := range gs {
		text[i] = gs[i].r
	}
	bound := document.Bound(text)
	for i := range gs {
		next := i+1 < len(gs) && isDigit(gs[i+1].r)
		switch {
		case bound[i] == document.Whole || bound[i] == document.Close && cell:
			gs[i].tie = never
		case bound[i] == document.Close:
			gs[i].tie = unwise
		case next && (gs[i].r == '第' || gs[i].r == '〕'):
			gs[i].tie = unwise
		}
	}
}
