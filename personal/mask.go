package personal

import (
	"strings"
	"unicode/utf8"
)

// Digits of a number that stay to be seen, before and behind the masked ones: as
// many as it takes to find the place again.
const (
	seenBefore = 3
	seenBehind = 2
)

// Mask returns a text with its personal numbers masked, one asterisk for each
// digit, so that every other character keeps its place.
func Mask(text string, q Question) string { return MaskFound(text, Find(text, q)) }

// MaskFound masks the numbers that Find has found in a text.
func MaskFound(text string, found []Number) string {
	if len(found) == 0 {
		return text
	}
	var b strings.Builder
	done := 0
	for _, n := range found {
		b.WriteString(text[done:n.From])
		b.WriteString(Masked(text[n.From:n.To]))
		done = n.To
	}
	b.WriteString(text[done:])
	return b.String()
}

// Masked masks one number as it is written: its first three and last two digits
// stay, and what parts them.
func Masked(number string) string {
	total := 0
	for i := 0; i < len(number); {
		n := size(number, i)
		if isDigit(number, i) {
			total++
		}
		i += n
	}
	var b strings.Builder
	at := 0
	for i := 0; i < len(number); {
		n := size(number, i)
		if isDigit(number, i) {
			if at++; at > seenBefore && at <= total-seenBehind {
				b.WriteByte('*')
				i += n
				continue
			}
		}
		b.WriteString(number[i : i+n])
		i += n
	}
	return b.String()
}

// isDigit reports a digit, or the X that ends an identity number.
func isDigit(s string, i int) bool {
	if _, n := digitAt(s, i); n > 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return strings.ContainsRune("XxＸｘ", r)
}

func size(s string, i int) int {
	_, n := utf8.DecodeRuneInString(s[i:])
	return n
}
