package paper

import (
	"regexp"
	"strings"
)

// hanYear matches a year of this century in Han numerals: 二〇二四年.
var hanYear = regexp.MustCompile(`二[〇零○Ｏ0OО]([〇零○一二三四五六七八九])([〇零○一二三四五六七八九])年`)

// ArabicYears writes the years of a text in digits: 2024年 for 二〇二四年.
func ArabicYears(s string) string {
	if !strings.Contains(s, "二") || !strings.Contains(s, "年") {
		return s
	}
	return hanYear.ReplaceAllStringFunc(s, func(y string) string {
		m := hanYear.FindStringSubmatch(y)
		return "20" + yearDigit(m[1]) + yearDigit(m[2]) + "年"
	})
}

func yearDigit(han string) string {
	if i := strings.Index(hanDigits, han); i >= 0 {
		return string(rune('1' + i/len(han)))
	}
	return "0"
}
