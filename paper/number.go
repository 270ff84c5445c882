package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/extract"
	"jiheng/num"

	"jiheng/document"
)

// IsNumber reports a text that is one number, with or without %, sign and
// thousands separators.
func IsNumber(s string) bool {
	_, ok := DecimalOf(s)
	return ok
}

// DecimalOf reads a text that is one number; a percent sign is left out. The minus
// may have any shape: −, －, △, 负 or brackets around the amount. Blank is no number.
func DecimalOf(s string) (num.Decimal, bool) {
	s = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(s), "%"), "％")
	if s == "" || len(s) > 32 {
		return num.Decimal{}, false
	}
	body, minus := withoutMinus(s)
	if body == "" || !(body[0] >= '0' && body[0] <= '9' || !minus && body[0] == 0xEF) {
		return markedNumber(s)
	}
	d, err := num.ParseDecimal(body)
	if err != nil {
		return markedNumber(s)
	}
	if minus {
		d = d.Neg()
	}
	return d, true
}

// markedNumber reads a number with a sign of money or + before it, or the mark of a
// note behind it.
func markedNumber(s string) (num.Decimal, bool) {
	last, _ := utf8.DecodeLastRuneInString(s)
	if !(s[0] >= '0' && s[0] <= '9' || HasPrefixAny(s, "+", "＋", "-", "￥", "¥", "RMB", "CN", "人民币")) ||
		!(last >= '0' && last <= '9' || last > '®' && !unicode.Is(unicode.Han, last) || strings.ContainsRune("]*#)", last)) {
		return num.Decimal{}, false
	}
	fig, ok := extract.ReadCell(s)
	if !ok || fig.Approx != "" || fig.Class != extract.Bare && fig.Unit != "%" {
		return num.Decimal{}, false
	}
	return fig.Number, true
}

// withoutMinus takes the sign off a number. A short whole number in brackets is the
// number of something.
func withoutMinus(s string) (body string, minus bool) {
	if s[0] >= '0' && s[0] <= '9' {
		return s, false
	}
	for _, w := range []string{"-", "－", "−", "–", "﹣", "△", "▲", "负"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			return rest, true
		}
	}
	for _, w := range [][2]string{{"(", ")"}, {"（", "）"}} {
		if rest, ok := strings.CutPrefix(s, w[0]); ok {
			body, ok := strings.CutSuffix(rest, w[1])
			year := len(body) == 4 && (strings.HasPrefix(body, "19") || strings.HasPrefix(body, "20"))
			if !ok || len(body) < 3 || year {
				return s, false
			}
			return body, true
		}
	}
	return s, false
}

const hanDigits = "一二三四五六七八九"

// HanNumber reads a Han numeral up to 九十九; 0 for anything else.
func HanNumber(s string) int { return document.HanNumber(s) }

// CountWord reads a count in digits or Han numerals, 两 included; 0 for
// anything else.
func CountWord(s string) int {
	if s == "两" {
		return 2
	}
	if AllDigits(s) && len(s) <= 4 {
		n := 0
		for _, c := range s {
			n = n*10 + int(c-'0')
		}
		return n
	}
	return HanNumber(s)
}

// NumberMark reads the number at the beginning of a line: its text, its level and its
// value; level is 0 where there is none.
func NumberMark(s string) (text string, level, number int) {
	for i, r := range s {
		if i > 12 {
			return "", 0, 0
		}
		switch {
		case r == '、' && i > 0:
			if n := HanNumber(s[:i]); n > 0 && !document.OrdinalsGoOn(s[:i], s[i:]) {
				return s[:i+3], 1, n
			}
			if AllDigits(s[:i]) && i <= 2 {
				return s[:i+3], 3, CountWord(s[:i])
			}
			return "", 0, 0
		case (r == '.' || r == '．') && AllDigits(s[:i]) && i <= 2:
			rest := s[i+utf8.RuneLen(r):]
			if rest != "" && rest[0] >= '0' && rest[0] <= '9' && !beginsWithYear(rest) {
				return "", 0, 0
			}
			return s[:i+utf8.RuneLen(r)], 3, CountWord(s[:i])
		case (r == '）' || r == ')') && i > 0:
			inner := strings.TrimPrefix(strings.TrimPrefix(s[:i], "（"), "(")
			if inner == s[:i] || document.BracketsGoOn(s[i+utf8.RuneLen(r):]) {
				return "", 0, 0
			}
			if n := HanNumber(inner); n > 0 {
				return s[:i+utf8.RuneLen(r)], 2, n
			}
			if AllDigits(inner) && len(inner) <= 2 {
				return s[:i+utf8.RuneLen(r)], 4, CountWord(inner)
			}
			return "", 0, 0
		case i == 0 && r >= '①' && r <= '⑳':
			return s[:utf8.RuneLen(r)], 5, int(r-'①') + 1
		}
	}
	return "", 0, 0
}

// beginsWithYear reports a text that begins with a year of this age: 2026年. With a number
// and a point before it, it is an item of a list, and no decimal.
func beginsWithYear(s string) bool {
	const digits = 4
	year := len(s) > digits && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")) && AllDigits(s[:digits])
	return year && strings.HasPrefix(s[digits:], "年")
}

// longestHeading is the length in characters of the longest heading.
const longestHeading = 56

// HasPrefixAny reports whether a text begins with one of the words.
func HasPrefixAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}
