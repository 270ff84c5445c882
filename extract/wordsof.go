package extract

import (
	"strings"
	"unicode"
)

// bullets are marks that open an item, or stand for a sign before a number: no part of
// a name.
const bullets = "▲△▼▽●○■□◆◇★☆▶►•·※→±+＋－−"

// wordsOf takes what is no name off a label: marks of items, signs, and all of a
// calculation but its first words: 得分 of 得分=10×, nothing of ×3×2=.
func wordsOf(label string) string {
	label = strings.Trim(label, bullets+" ")
	if !strings.ContainsAny(label, "=＝×÷*＊") {
		return strings.TrimRight(label, "-/")
	}
	for part := range strings.FieldsFuncSeq(label, func(r rune) bool { return strings.ContainsRune("=＝×÷*＊+＋", r) }) {
		if strings.ContainsFunc(part, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			return strings.TrimLeft(strings.TrimRight(part, "/-0123456789.,%（( "), "）) ")
		}
	}
	return ""
}
