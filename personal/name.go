package personal

import (
	"strings"
	"unicode/utf8"
)

// MaskName returns a file's name, or a sentence that says one, with its personal
// numbers masked. In a name hyphens and strokes part a number from what stands
// beside it. An asterisk stands for each digit, so that the result is a pattern
// that finds the file.
func MaskName(name string) string {
	if countDigits(name) < fewestDigits {
		return name
	}
	var b strings.Builder
	from := 0
	for i, r := range name { // each folder by itself: what two paths share stays the same
		if r == '/' || r == '\\' {
			b.WriteString(maskPart(name[from:i]))
			b.WriteRune(r)
			from = i + utf8.RuneLen(r)
		}
	}
	b.WriteString(maskPart(name[from:]))
	return b.String()
}

func maskPart(part string) string {
	part = Mask(part, Question{})
	if countDigits(part) < fewestDigits {
		return part
	}
	var b strings.Builder
	from := 0
	for i, r := range part {
		if !isNumeral(r) && !isLetter(r) && r != '*' && r < 0x2e80 {
			b.WriteString(Mask(part[from:i], Question{}))
			b.WriteRune(r)
			from = i + utf8.RuneLen(r)
		}
	}
	b.WriteString(Mask(part[from:], Question{}))
	return b.String()
}
