package report

import "strconv"

var hanDigits = []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// Han returns a number from 1 to 99 in Chinese numerals, as headings use them.
func Han(n int) string {
	switch {
	case n < 0 || n > 99:
		return itoa(n)
	case n < 10:
		return hanDigits[n]
	case n < 20:
		return "十" + digit(n%10)
	}
	return hanDigits[n/10] + "十" + digit(n%10)
}

func digit(n int) string {
	if n == 0 {
		return ""
	}
	return hanDigits[n]
}

func itoa(n int) string { return strconv.Itoa(n) }
