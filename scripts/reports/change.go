package main

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// strange are texts that a writer may trip over: markup, quotes, rare and
// composed characters, marks without width, long words and long sentences.
var strange = []string{
	"<b>&amp;</b>", "]]>", "&#0;", "“”‘’", "A&B", "'单引'", "=1+1", "@SUM(A1)", "_x000D_", "%s%d", "{0}", "\\n",
	"é", "①⑳", "㎡", "m²", "—————", "……", "·•●", "\u00a0", "\u3000", "½", "℃", "￥", "０１２", "ⅣⅫ",
	strings.Repeat("长", 300), strings.Repeat("Abcdefgh", 60), strings.Repeat("一二三四五，", 200), strings.Repeat("— ", 90),
}

// foreign are texts that the built-in fonts may not have: without other fonts no
// pdf can be made, and docx and xlsx can.
var foreign = []string{
	"𠮷野家", "䶮", "㐀", "e\u0301", "👨\u200d👩\u200d👧", "㊿", "\u200b", "\ufeff", "\u202e倒\u202c", "עברית", "العربية",
	"ไทย", "한국어", "ﬁ", "𝟙𝟚", "\u2028", "\ue000", "\ufffd",
}

// words are usual ones.
var words = []string{"服务", "企业", "道路", "示例镇", "办结", "改造工程", "满意", "第二次", "机制", "人手", "2024年", "（一期）", "、", "和", "资金"}

// figures are amounts at the edges of what is printed.
var figures = []string{"0", "0.00", "0.01", "0.005", "1", "99.995", "100", "1000", "9999.99", "10000", "123456.78", "99999999.99", "1234567890123.45", "-1", "-0.01", "1e3"}

// otherText changes one figure or one run of Han characters of a text; where
// beyond is set, into words too that the built-in fonts may not have.
func otherText(text string, beyond bool, r *rand.Rand) string {
	spans := slices.DeleteFunc(token.FindAllStringIndex(text, -1), func(at []int) bool { return strings.HasPrefix(text[at[1]:], ":") }) // keys stay
	if len(spans) == 0 {
		return text
	}
	at := spans[r.IntN(len(spans))]
	was := text[at[0]:at[1]]
	other := worded
	if was[0] <= '9' {
		other = func(was string, _ bool, r *rand.Rand) string { return figure(was, r) }
	}
	return text[:at[0]] + other(was, beyond, r) + text[at[1]:]
}

var token = regexp.MustCompile(`[0-9][0-9.]*|\p{Han}+`)

// figure is another figure: one near by, or one at an edge.
func figure(was string, r *rand.Rand) string {
	switch r.IntN(3) {
	case 0:
		return figures[r.IntN(len(figures))]
	case 1:
		return fmt.Sprintf("%d.%02d", r.IntN(100000), r.IntN(100))
	}
	digits := []byte(was)
	for i, c := range digits {
		if c != '.' && (i > 0 || c != '0') {
			digits[i] = byte('1' + r.IntN(9))
		}
	}
	return string(digits)
}

// worded is other words, or the same ones with something strange beside them.
func worded(was string, beyond bool, r *rand.Rand) string {
	if r.IntN(3) == 0 {
		var out strings.Builder
		for range 1 + r.IntN(6) {
			out.WriteString(words[r.IntN(len(words))])
		}
		return out.String()
	}
	if beyond && r.IntN(3) == 0 {
		return was + foreign[r.IntN(len(foreign))]
	}
	return was + strange[r.IntN(len(strange))]
}
