package personal

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// alone reports that the candidate is not part of a longer number, code or name
// of a file or page. A plus sign may stand before a country's number. A stroke may
// part it from another number or from words: 13800138000/13900139000, 手机/13800138000;
// letters touch it only where they name it, or where its digits leave no doubt.
func (w *candidate) alone() bool {
	if !w.whole() {
		return false
	}
	if len(w.digits) == 18 && w.isBorn(w.digits[6:14]) && checks(w.digits) {
		return true
	}
	before, n := utf8.DecodeLastRuneInString(w.text[:w.from])
	behind, m := utf8.DecodeRuneInString(w.text[w.to:])
	if isLetter(before) && !latinLabel.MatchString(w.text[max(0, w.from-mostLatin):w.from]) || isLetter(behind) {
		return false
	}
	if before == '.' {
		r, _ := utf8.DecodeLastRuneInString(w.text[:w.from-n])
		return !isNumeral(r) && !isLetter(r)
	}
	return (!isStroke(before) || isFree(lastSegment(w.text[:w.from-n]))) && (!isStroke(behind) || isFree(firstSegment(w.text[w.to+m:])))
}

// whole reports that no more digits touch the candidate, nor follow behind a point.
func (w *candidate) whole() bool {
	before, _ := utf8.DecodeLastRuneInString(w.text[:w.from])
	behind, n := utf8.DecodeRuneInString(w.text[w.to:])
	if isNumeral(before) || isNumeral(behind) || before == '*' || behind == '*' {
		return false
	}
	if behind == '.' || behind == '．' {
		_, more := digitAt(w.text, w.to+n)
		return more == 0
	}
	return true
}

// latinLabel matches a name of a number in Latin letters, which may touch it.
var latinLabel = regexp.MustCompile(`(?i)(?:^|[^a-z])(?:id|tel|phone|mobile|mob|cell|wechat|weixin|vx|wx|sfz|card)$`)

// mostLatin is longer than any of those names, with the character before it.
const mostLatin = 12

func isNumeral(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// isStroke reports what joins words of addresses and names of files, and parts
// numbers too.
func isStroke(r rune) bool { return r == '/' || r == '_' || r == '=' || r == '\\' }

// lastSegment and firstSegment return the letters and digits next to a stroke.
func lastSegment(s string) string {
	s = s[max(0, len(s)-mostLabel):]
	i := strings.LastIndexFunc(s, func(r rune) bool { return !inSegment(r) })
	if i < 0 {
		return s
	}
	return s[i+size(s, i):]
}

func firstSegment(s string) string {
	s = s[:min(len(s), mostLabel)]
	if i := strings.IndexFunc(s, func(r rune) bool { return !inSegment(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

func inSegment(r rune) bool {
	return isNumeral(r) || isLetter(r) || isHyphen(r) || r == '.' || r == ' '
}

// isFree reports that what stands on the other side of a stroke is no part of an
// address: nothing, another long number, or a name of one.
func isFree(segment string) bool {
	segment = strings.TrimSpace(segment)
	digits, letters := countDigits(segment), strings.ContainsFunc(strings.TrimRight(segment, "Xx"), isLetter)
	return segment == "" || digits >= fewestDigits && !letters || letters && latinLabel.MatchString(segment)
}
