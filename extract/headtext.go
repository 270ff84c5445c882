package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestJoined is how many characters a cell has at most that is put in one line:
// longer text is no head and no label.
const longestJoined = 60

// inOneLine is the text of a head or label as words are compared: a line break or a blank
// that a narrow column, or the wish to fill a wide one, put beside a Han character or a
// sign is no part of it (全年⏎预算数, 执 行 率). Blanks between Latin letters
// and digits stay, and so do those of a cell that holds a figure.
func inOneLine(text string) string {
	if !strings.ContainsFunc(text, unicode.IsSpace) || utf8.RuneCountInString(text) > longestJoined || figure(text) {
		return text
	}
	runes := []rune(text)
	var b strings.Builder
	for i := 0; i < len(runes); i++ {
		if !unicode.IsSpace(runes[i]) {
			b.WriteRune(runes[i])
			continue
		}
		end := i
		for end+1 < len(runes) && unicode.IsSpace(runes[end+1]) {
			end++
		}
		if i > 0 && end+1 < len(runes) && latin(runes[i-1]) && latin(runes[end+1]) {
			b.WriteByte(' ')
		}
		i = end
	}
	return b.String()
}

// latin reports a character of words that blanks set apart.
func latin(r rune) bool { return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// lastName is the last of names joined by ·; one in a bracket joins a unit: 元/人·月.
func lastName(s string) string {
	for end := len(s); ; {
		i := strings.LastIndex(s[:end], "·")
		if i < 0 {
			return s
		}
		shut := strings.IndexAny(s[i:], "）)")
		if shut < 0 || strings.ContainsAny(s[i:i+shut], "（(") {
			return s[i+len("·"):]
		}
		if end = strings.LastIndexAny(s[:i], "（("); end < 0 {
			return s[i+len("·"):]
		}
	}
}
