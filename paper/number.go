package paper

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// IsNumber reports a text that is one number, with or without %, sign and
// thousands separators.
func IsNumber(s string) bool {
	_, ok := DecimalOf(s)
	return ok
}

// DecimalOf reads a text that is one number; a percent sign is left out. Blank is
// no number.
func DecimalOf(s string) (num.Decimal, bool) {
	s = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(s), "%"), "％")
	if s == "" || len(s) > 24 || !(s[0] >= '0' && s[0] <= '9' || s[0] == '-' || s[0] == 0xEF) {
		return num.Decimal{}, false
	}
	d, err := num.ParseDecimal(s)
	return d, err == nil
}

const hanDigits = "一二三四五六七八九"

// HanNumber reads a Han numeral up to 九十九; 0 for anything else.
func HanNumber(s string) int {
	n, tens := 0, false
	for _, r := range s {
		switch i := strings.IndexRune(hanDigits, r); {
		case r == '十' && !tens:
			n, tens = max(n, 1)*10, true
		case i >= 0 && (tens && n%10 == 0 || n == 0):
			n += i/3 + 1
		default:
			return 0
		}
	}
	return n
}

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
			if n := HanNumber(s[:i]); n > 0 {
				return s[:i+3], 1, n
			}
			if AllDigits(s[:i]) && i <= 2 {
				return s[:i+3], 3, CountWord(s[:i])
			}
			return "", 0, 0
		case (r == '.' || r == '．') && AllDigits(s[:i]) && i <= 2:
			rest := s[i+utf8.RuneLen(r):]
			if rest != "" && rest[0] >= '0' && rest[0] <= '9' {
				return "", 0, 0
			}
			return s[:i+utf8.RuneLen(r)], 3, CountWord(s[:i])
		case (r == '）' || r == ')') && i > 0:
			inner := strings.TrimPrefix(strings.TrimPrefix(s[:i], "（"), "(")
			if inner == s[:i] {
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

// longestHeading is the length in characters of the longest heading.
const longestHeading = 56
