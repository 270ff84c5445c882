package extract

import (
	"strings"
	"unicode"
)

// comparesPeriods reports a head that sets two periods against each other, at least one of
// them by its number: 2024年比2023年, 2024年较上年增减, 本年与2023年相比. It heads figures and is
// none.
func comparesPeriods(text string) bool {
	if len(text) < len("比2023年") || len(text) > 3*longestComparison || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	lead := prefix(text, "与", "和", "同", "比", "较")
	rest := text[len(lead):]
	n := periodAt(rest)
	if n == 0 {
		return false
	}
	rest = strings.TrimLeft(rest[n:], " ")
	if between := prefix(rest, comparing...); lead == "" {
		rest = strings.TrimLeft(rest[len(between):], " ")
		if n = periodAt(rest); n == 0 || between == "" {
			return false
		}
		rest = rest[n:]
	}
	return !strings.ContainsFunc(rest, func(r rune) bool { return !unicode.Is(unicode.Han, r) && !strings.ContainsRune("（）()%％", r) })
}

// longestComparison is how many characters such a head has at most.
const longestComparison = 24

// comparing are words between the two periods.
var comparing = []string{"相比于", "对比", "比较", "相较", "相比", "比", "较", "与", "和", "同", "对"}

// periodAt is how many bytes a period at the beginning of a text takes: 2024年度, 23年, 上年同期;
// 0 for none.
func periodAt(text string) int {
	if w := prefix(text, "上年同期", "去年同期", "本年度", "上年度", "上一年度", "上一年", "本年", "上年", "今年", "去年", "当年", "前年", "本期", "上期", "同期"); w != "" {
		return len(w)
	}
	n := run(text, 0)
	year := prefix(text[n:], "年度", "年")
	switch {
	case n == len("2024") && hasPrefixAny(text, "19", "20"), n == len("24") && year != "":
	default:
		return 0
	}
	n += len(year)
	return n + len(prefix(text[n:], "上半年", "同期", "决算数", "决算", "预算数", "预算", "年末", "年初", "末", "初"))
}
