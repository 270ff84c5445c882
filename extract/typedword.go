package extract

import (
	"regexp"
	"strings"
)

// counters are the units with which words of quantity are figures.
const counters = `(?:亿|万)?(?:元|美元|人次|人|户次|户|家次|家|次|场次|场|件|名|位|个|项|所|台|套|处|条|座|批|期|辆|亩|公顷|公里|平方米|立方米|米|吨|公斤|份|篇|倍|起|宗|例|株|对|支|幢|栋|间|只|度|小时)`

// typedWords match figures in words, which have no account either: magnitudes
// (近万人次, 数百家, 十几家, 上亿元), shares (超九成, 三分之一, 半数) and numerals of
// cheques (壹仟家). A single Han digit before a counter is a way of writing: 三项措施.
var typedWords = []struct {
	of   string // one of its characters stands in each
	find *regexp.Regexp
}{
	{"十百千万亿", regexp.MustCompile(`(?:[近超逾约上数几达]|成[千百]上|超过|不足|将近|接近|突破|高达)[十百千万亿]+[余多几]?` + counters)},
	{"十百千万亿", regexp.MustCompile(`[一二两三四五六七八九]?[十百千万亿]+[余多几]` + counters)},
	{"十百千万亿", regexp.MustCompile(`[近超逾约上数几达][一二两三四五六七八九]?[十百千万亿]+[余多几]?` + counters)},
	{"分", regexp.MustCompile(`[零一二两三四五六七八九十百千万]+分之[零一二两三四五六七八九十百千万点]+`)},
	{"成", regexp.MustCompile(`[近超逾约达过][一二两三四五六七八九]成[一二三四五六七八九半]?`)},
	{"成", regexp.MustCompile(`[二两三四五六七八九]成[一二三四五六七八九半]`)},
	{"成", regexp.MustCompile(`([一二两三四五六七八九]成)(?:以上|以下|以内|左右|多|$|[，。；、）\n])`)},
	{"半", regexp.MustCompile(`半数|过半|一半`)},
	{"壹贰叁肆伍陆柒捌玖", regexp.MustCompile(`[壹贰叁肆伍陆柒捌玖][零拾佰仟万亿壹贰叁肆伍陆柒捌玖]*` + counters)},
}

// wordSpans returns where the figures in words of a text stand.
func wordSpans(text string) (spans [][]int) {
	if !strings.ContainsFunc(text, ofWords) {
		return nil
	}
	for _, w := range typedWords {
		if !strings.ContainsAny(text, w.of) {
			continue
		}
		for _, m := range w.find.FindAllStringSubmatchIndex(text, -1) {
			spans = append(spans, m[len(m)-2:]) // without the words behind it
		}
	}
	return spans
}

// ofWords reports a character that one of the figures in words needs.
func ofWords(r rune) bool {
	switch r {
	case '十', '百', '千', '万', '亿', '分', '成', '半', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖':
		return true
	}
	return false
}
