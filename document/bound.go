package document

import (
	"strings"
	"unicode/utf8"
)

// units are the words that stay with the number before them, longest first
// where one begins another.
var units = []string{
	"平方公里", "平方米", "立方米", "个百分点", "百分点", "万人次", "万平方米", "万余", "亿元", "万元", "千元", "元",
	"万人", "万户", "万条", "万件", "万亩", "万吨", "万", "亿", "人次", "人", "年度", "年", "月份", "月", "日", "号", "时",
	"个", "项", "户", "家", "次", "场", "件", "条", "公里", "公顷", "公斤", "千米", "千克", "米", "亩", "吨",
	"分", "级", "类", "名", "岁", "期", "处", "座", "辆", "台", "套", "册", "份", "批", "倍", "天", "小时", "章", "页",
	"余", "多", "㎡",
}

// unitsBy are the units by their first character.
var unitsBy = func() map[rune][]string {
	out := map[rune][]string{}
	for _, u := range units {
		first, _ := utf8.DecodeRuneInString(u)
		out[first] = append(out[first], u)
	}
	return out
}()

// parts of a day that the next number belongs to, with what that number counts.
var dayParts = map[rune]string{'年': "月", '月': "日号", '日': "时"}

// mostLabel is the longest bracketed label that stays whole: 〔样例〕.
const mostLabel = 6

// A Tie says how firmly a character holds the next one on its line.
type Tie int

// The ties, from the loosest.
const (
	Loose Tie = iota // as far as figures go, a line may end here
	Close            // between a number and its unit: only where a line would gape
	Whole            // never
)

// Bound returns the tie of every character of a text to the next: Whole within
// dates (2024年3月28日, 2024-03-28), units and short labels in 〔〕, Close between a
// number and its unit. Numbers themselves, with signs such as %, and Latin words
// are kept whole by every program and are not marked.
func Bound(text []rune) []Tie {
	out := make([]Tie, len(text))
	for i, r := range text {
		next := rune(0)
		if i+1 < len(text) {
			next = text[i+1]
		}
		switch {
		case r == '〔':
			bindLabel(out, text, i)
		case isDigit(r) && next == '-' && i >= 3 && digits(text[i-3:]) == 4 && (i == 3 || !isDigit(text[i-4])):
			for k := range dashed(text[i+1:]) {
				out[i+k] = Whole
			}
		case isDigit(r) && !isDigit(next):
			for k := range unitAt(text[i+1:]) {
				if k > 0 || strings.ContainsRune("年月日时", next) {
					out[i+k] = Whole
				}
				out[i+k] = max(out[i+k], Close)
			}
		case dayParts[r] != "" && i > 0 && isDigit(text[i-1]) && counts(text[i+1:], dayParts[r]):
			out[i] = Whole
		}
	}
	return out
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func bindLabel(out []Tie, text []rune, from int) {
	for j := from + 1; j < len(text) && j-from <= mostLabel+1; j++ {
		if text[j] == '〕' {
			for k := from; k < j; k++ {
				out[k] = Whole
			}
			return
		}
	}
}

// dashed returns the length of the month and day that a text begins with, as in
// -03-28 of 2024-03-28; 0 for none.
func dashed(text []rune) int {
	n := 0
	for range 2 {
		if n >= len(text) || text[n] != '-' {
			return 0
		}
		k := digits(text[n+1:])
		if k == 0 || k > 2 {
			return 0
		}
		n += 1 + k
	}
	return n
}

// counts reports whether a text begins with one or two digits and one of the
// characters of what.
func counts(text []rune, what string) bool {
	n := digits(text)
	return n > 0 && n <= 2 && n < len(text) && strings.ContainsRune(what, text[n])
}

func digits(text []rune) int {
	n := 0
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	return n
}

// unitAt returns the length of the unit that a text begins with, 0 for none.
func unitAt(text []rune) int {
	if len(text) == 0 {
		return 0
	}
	for _, u := range unitsBy[text[0]] {
		n := 0
		for _, r := range u {
			if n >= len(text) || text[n] != r {
				n = -1
				break
			}
			n++
		}
		if n > 0 {
			return n
		}
	}
	return 0
}
