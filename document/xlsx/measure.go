package xlsx

import (
	"strings"
	"unicode"
)

// cellPadding is what a cell keeps free on its left and right together.
const cellPadding = 2_000

// textHeight estimates the height of a text in a width, in micrometres, on the
// safe side: fonts differ from desk to desk, and a sheet cuts what is too high.
func textHeight(text string, k look, wide int) int {
	lines := 0
	for _, para := range strings.Split(text, "\n") {
		lines += wrap(para, k.size, wide-cellPadding)
	}
	return lines*lineHeight(k.size) + 2*point
}

// lineHeight is 1.4 times the size: Chinese fonts of offices set lines 1.15 to
// 1.3 apart, the free ones that stand in for them 1.46, a part of which is empty.
// Sizes are in tenths of a point.
func lineHeight(size int) int { return size * point * 14 / 100 }

// wrap counts the lines of one paragraph. Han text breaks anywhere but before
// closing marks; other words stay whole where they fit.
func wrap(text string, size, wide int) int {
	lines, used := 1, 0
	place := func(w int) {
		if used > 0 && used+w > wide {
			lines, used = lines+1, 0
		}
		for ; w > wide; w -= wide {
			lines++
		}
		used += w
	}
	unit := 0
	word := false // unit is a word that the next letter belongs to
	for _, r := range text {
		w := runeWidth(r, size)
		joins := word && isWord(r) || strings.ContainsRune("，。、；：！？）》”’〕％%", r)
		if !joins {
			place(unit)
			unit = 0
		}
		unit += w
		word = isWord(r)
	}
	place(unit)
	return lines
}

func isWord(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".,-_/:@#", r))
}

// textWidth is the width of a text on one line.
func textWidth(text string, size int) int {
	sum := 0
	for _, r := range text {
		sum += runeWidth(r, size)
	}
	return sum
}

// runeWidth is the width of a character: a Han character is as wide as the size
// is high, Latin ones a little more than half.
func runeWidth(r rune, size int) int {
	em := size * point / 10
	switch {
	case r >= 0x2E80 || strings.ContainsRune("“”‘’—…·×", r):
		return em
	case unicode.IsUpper(r) || strings.ContainsRune("%@mwMW&", r):
		return em * 80 / 100
	}
	return em * 58 / 100
}
