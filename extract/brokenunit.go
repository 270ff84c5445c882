package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// brokenOff reports that the words behind a line break are none of the number before it: they
// begin another line. A unit goes on behind a break only where it is sure to be one.
func brokenOff(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	if !unicode.Is(unicode.Han, r) || strings.ContainsRune("年月日季", r) { // 2024, 年度预算
		return false
	}
	scale := prefix(rest, scales...)
	unit := unitAt(rest[len(scale):])
	switch {
	case scale != "" && (unit != "" || endsLine(rest[len(scale):])), moneyUnitWord(unit) && unit != "":
		return false
	case unit == "":
		return true
	}
	return !endsLine(rest[len(unit):]) && utf8.RuneCountInString(unit) < 2
}

// endsLine reports that a text begins with what no word goes on by.
func endsLine(rest string) bool {
	r, n := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \t\n\r\v\u2028\u00a0　"))
	return n == 0 || !unicode.IsLetter(r) && r != '（' && r != '('
}

// brokenFigure reports a cell of a number and, on the next line, words that are no unit of it.
func brokenFigure(text string) bool {
	number, _, _ := strings.Cut(text, " ")
	return number != "" && digit(rune(number[len(number)-1])) && brokenBehind(text[len(number):]) && strings.Trim(number, "≥≤><=0123456789.,+-") == ""
}

// behindBreak leaves out of a phrase the lines before its last one, where they end in a number
// that the next one is no unit of.
func behindBreak(phrase string) string {
	for i := len(phrase) - 1; i > 0; i-- {
		if phrase[i] != ' ' || !digit(rune(phrase[i-1])) {
			continue
		}
		if brokenBehind(phrase[i:]) {
			return phrase[i+1:]
		}
	}
	return phrase
}

// brokenBehind reports that a line break stands behind a number, and a word that is no unit of it.
func brokenBehind(rest string) bool {
	if rest == "" || rest[0] != ' ' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest[1:])
	return unicode.Is(unicode.Han, r)
}
