package table

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// fold turns full-width characters into their half-width ones.
func fold(s string) string {
	for _, r := range s {
		if r >= 0x80 && !han(r) {
			return width.Fold.String(s)
		}
	}
	return s
}

// han reports a character that has one width and one case, as most have.
func han(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// flat is a text without what people vary: width, blanks, case, and the stars
// that mark what must be filled in.
func flat(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return !han(r) && (r < '0' || r > '9') }) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '\u3000' {
			return -1
		}
		return unicode.ToLower(r)
	}, fold(s))
	return strings.Trim(s, "*★☆")
}

// dashes are what people write where there is nothing.
var dashes = map[string]bool{"-": true, "--": true, "---": true, "—": true, "——": true, "–": true, "─": true, "−": true, "/": true, "\\": true,
	"无": true, "空": true, "暂无": true, "n/a": true, "na": true, "nil": true, "null": true, "none": true, "...": true, "…": true, "……": true}

// nothing reports a text that stands for a blank cell in a column of numbers or
// days.
func nothing(s string) bool {
	if len(s) > 12 || s != "" && s[0] >= '0' && s[0] <= '9' {
		return false
	}
	return dashes[s] || dashes[flat(s)]
}

// ValueOf returns what a text stands for where values are told apart: without
// the width of its characters and the blanks around and within it that vary,
// and empty where it says that there is nothing (-, /, 无).
func ValueOf(text string) string {
	if nothing(strings.TrimSpace(text)) {
		return ""
	}
	return strings.Join(strings.Fields(fold(text)), " ")
}
