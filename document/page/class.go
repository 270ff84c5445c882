package page

import (
	"strings"
	"unicode"
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

// units are the words that stay with the number before them, longest first
// where one begins another.
var units = []string{
	"平方公里", "平方米", "立方米", "个百分点", "百分点", "万人次", "万平方米", "万余", "亿元", "万元", "千元", "元",
	"万人", "万户", "万条", "万件", "万亩", "万吨", "万", "亿", "人次", "人", "年度", "年", "月份", "月", "日", "号",
	"个", "项", "户", "家", "次", "场", "件", "条", "公里", "公顷", "公斤", "千米", "千克", "米", "亩", "吨",
	"分", "级", "类", "名", "岁", "期", "处", "座", "辆", "台", "套", "册", "份", "批", "倍", "天", "小时", "章", "页",
	"余", "多", "％", "℃", "㎡",
}

// tie marks the glyphs that are not parted from the next, as in a unit, and
// those that had better not be: numbers and their units, 第 and its number, a
// bracketed year and its number.
func tie(gs []glyph) {
	for i := range gs {
		r := gs[i].r
		next := i+1 < len(gs) && isDigit(gs[i+1].r)
		if (r == '第' || r == '〕') && next {
			gs[i].tie = unwise
		}
		if isDigit(r) && !next {
			for k := range unitAt(gs[i+1:]) {
				gs[i+k].tie = []verdict{unwise, never}[min(k, 1)]
			}
		}
	}
}

// unitAt returns the length of the unit that glyphs begin with, 0 for none.
func unitAt(gs []glyph) int {
	for _, u := range units {
		n := 0
		for _, r := range u {
			if n >= len(gs) || gs[n].r != r {
				n = -1
				break
			}
			n++
		}
		if n > 0 {
			return n
		}
	}
	return 0
}
