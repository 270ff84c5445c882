package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxHeading is the most characters that a line with a number may have to be a
// heading of its own.
const maxHeading = 56

const hanCount = "一二三四五六七八九十"

// HeadingLevel returns the level that a line's number gives it: 1 for 一、, 2
// for （一）, 3 for 1. or 1、, 4 for （1）; 0 where the line is no heading.
// A numbered line is a heading where it has at most 56 characters, no 。；：
// inside, and does not end in 、or ，.
func HeadingLevel(line string) int {
	level, _ := NumberedLevel(line)
	if level == 0 || len(line) > 3*maxHeading+9 || utf8.RuneCountInString(line) > maxHeading {
		return 0
	}
	if strings.ContainsAny(line, "。；：;:") || strings.HasSuffix(line, "、") || strings.HasSuffix(line, "，") {
		return 0
	}
	return level
}

// NumberedLevel returns the level of the number that a line begins with, as
// HeadingLevel does, whether the line is a heading or a paragraph with a run-in
// number, and how many bytes the number takes; zeros where there is none.
func NumberedLevel(line string) (level, length int) {
	open, n := bracket(line)
	body := line[n:]
	switch han, digits := span(body, hanCount), span(body, "0123456789０１２３４５６７８９"); {
	case han > 0 && han <= 9 && (open || !OrdinalsGoOn(body[:han], body[han:])):
		level, length = ending(body[han:], open, 1)
		length += han
	case digits > 0 && utf8.RuneCountInString(body[:digits]) <= 2:
		level, length = ending(body[digits:], open, 3)
		length += digits
	}
	if level == 0 || open && BracketsGoOn(line[n+length:]) {
		return 0, 0
	}
	return level, n + length
}

// OrdinalsGoOn reports that Han numerals and what stands behind them begin a sentence with
// ordinals, which are no number of a heading: 二、三季度共支出30万元。 A title has no comma and no stop (一、二期工程建设情况).
func OrdinalsGoOn(first, rest string) bool {
	rest, ok := strings.CutPrefix(rest, "、")
	if !ok || !strings.ContainsAny(rest, "，,。；;") {
		return false
	}
	n := span(rest, hanCount)
	if n == 0 || HanNumber(rest[:n]) != HanNumber(first)+1 {
		return false
	}
	next := rest[n:]
	return strings.HasPrefix(next, "、") || slices.ContainsFunc(ordered, func(w string) bool { return strings.HasPrefix(next, w) })
}

// ordered are what is called by ordinals: 一、二级公路.
var ordered = []string{"季度", "月", "级", "期", "产业", "批", "类", "年级", "号", "组", "标段", "线", "次", "届", "轮", "档", "等", "星级", "旬", "片区", "车间", "支部", "科",
	"两", "楼", "层", "栋", "队", "中队", "大队", "段", "章", "节", "条", "款", "项", "环"}

// BracketsGoOn reports that a number in brackets is named in a sentence together with the
// next, by what stands behind it: （一）、（二）项任务已完成, （2）和（3）两类.
func BracketsGoOn(rest string) bool {
	for _, w := range []string{"、", "和", "与", "及", "至", "到", "或", "以及", "—", "-", "～", "~"} {
		if next, ok := strings.CutPrefix(rest, w); ok {
			if open, n := bracket(next); open {
				number := max(span(next[n:], hanCount), span(next[n:], "0123456789０１２３４５６７８９"))
				return number > 0 && hasClosing(next[n+number:])
			}
		}
	}
	return false
}

func hasClosing(s string) bool { return strings.HasPrefix(s, "）") || strings.HasPrefix(s, ")") }

// HanNumber reads a Han numeral up to 九十九; 0 for anything else.
func HanNumber(s string) int {
	n, tens := 0, false
	for _, r := range s {
		switch i := strings.IndexRune("一二三四五六七八九", r); {
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

// bracket returns the length of an opening bracket at the start of a line.
func bracket(line string) (open bool, length int) {
	for _, b := range []string{"（", "("} {
		if strings.HasPrefix(line, b) {
			return true, len(b)
		}
	}
	return false, 0
}

// span returns how many bytes of s, from its start, are made of the characters.
func span(s, characters string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune(characters, r) })
	if n < 0 {
		return len(s)
	}
	return n
}

// ending returns the level of a number by what closes it; base is the level of
// a number without brackets.
func ending(rest string, open bool, base int) (level, length int) {
	trimmed := strings.TrimLeft(rest, " ")
	r, n := utf8.DecodeRuneInString(trimmed)
	length = len(rest) - len(trimmed) + n
	switch {
	case open && (r == '）' || r == ')'):
		return base + 1, length
	case open:
		return 0, 0
	case r == '、', base == 3 && (r == '．' || r == '.' && !startsWithDigit(trimmed[n:])):
		return base, length
	}
	return 0, 0
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// Apart returns the automatic number of an item with a tab behind it where it
// would else run into the digits that follow: item 1. of 5个项目 is no 1.5个项目.
func Apart(count, text string) string {
	last, _ := utf8.DecodeLastRuneInString(count)
	first, _ := utf8.DecodeRuneInString(text)
	if unicode.IsDigit(first) && (unicode.IsDigit(last) || strings.ContainsRune(".．,，·-－", last)) {
		return count + "\t"
	}
	return count
}
