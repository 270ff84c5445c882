package paper

import (
	"regexp"
	"strconv"
	"strings"
)

// HanOf prints a number up to 99 in Han numerals.
func HanOf(n int) string {
	digit := func(k int) string { return hanDigits[3*(k-1) : 3*k] }
	switch {
	case n <= 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return digit(n)
	}
	s := "十"
	if n >= 20 {
		s = digit(n/10) + s
	}
	if n%10 > 0 {
		s += digit(n % 10)
	}
	return s
}

var inlineNumber = regexp.MustCompile(`(?:^|[：:；;。])([1-9][0-9]?)[.．、](?:[^0-9]|$)`)

// An InlineList is the numbers of a list that runs inside a paragraph.
type InlineList struct {
	Line    *Line
	Numbers []Range
}

// InlineLists returns the lists of at least three numbers inside paragraphs.
func (t *Text) InlineLists() []InlineList { return t.kept.inline.get(t.readInlineLists) }

// mayList reports whether at least three digits of a text have the mark of a
// list's number behind them.
func mayList(s string) bool {
	n := 0
	for i := 0; i+1 < len(s) && n < 3; i++ {
		if s[i] >= '0' && s[i] <= '9' && (s[i+1] == '.' || strings.HasPrefix(s[i+1:], "．") || strings.HasPrefix(s[i+1:], "、")) {
			n++
		}
	}
	return n == 3
}

func (t *Text) readInlineLists() []InlineList {
	var out []InlineList
	for _, l := range t.Lines {
		if !mayList(l.Text) {
			continue
		}
		list := InlineList{Line: l}
		for _, m := range inlineNumber.FindAllStringSubmatchIndex(l.Text, -1) {
			list.Numbers = append(list.Numbers, Range{m[2], m[3]})
		}
		if len(list.Numbers) >= 3 {
			out = append(out, list)
		}
	}
	return out
}
