package paper

import (
	"slices"
	"strings"
)

// A Listing is a list as the text gives it: its members and whether it ends in
// 等.
type Listing struct {
	Members []string
	At      Range
	Open    bool // ends in 等
}

// Members splits the text from a byte on into the members of a list: up to the
// end of the sentence or a comma outside brackets, at 、 outside brackets and
// quotes; 和, 及, 与 and 以及 part the last two.
func Members(text string, from int, ends string) Listing {
	l := Listing{At: Range{from, len(text)}}
	depth, start := 0, from
loop:
	for i, r := range text[from:] {
		switch r {
		case '（', '(', '“', '《', '〔':
			depth++
		case '）', ')', '”', '》', '〕':
			if depth == 0 {
				l.At.To = from + i
				break loop
			}
			depth--
		case '、':
			if depth == 0 {
				l.Members = append(l.Members, text[start:from+i])
				start = from + i + len("、")
			}
		default:
			if depth == 0 && strings.ContainsRune(ends, r) {
				l.At.To = from + i
				break loop
			}
		}
	}
	last := text[start:l.At.To]
	if i := strings.Index(last, "等"); i >= 0 && !strings.HasPrefix(last[i:], "等级") {
		last, l.Open = last[:i], true
	}
	l.Members = append(l.Members, splitLast(last, len(l.Members) > 0)...)
	for i, m := range l.Members {
		l.Members[i] = strings.TrimSpace(m)
	}
	l.Members = slices.DeleteFunc(l.Members, func(s string) bool { return s == "" })
	return l
}

// joiners part the last member of a list.
var joiners = []string{"以及", "和", "及", "与"}

// notJoined are words in which a joiner is part of a name.
var notJoined = []string{"规划和自然资源", "文化和旅游", "人力资源和社会保障", "住房和城乡", "发展和改革", "和谐", "及时", "工业和信息", "社会治安", "参与", "普及", "经济和", "党建和", "和平",
	"与会", "涉及", "纪检监察", "卫生和", "城市建设和", "综合行政执法和", "民政和"}

func splitLast(s string, many bool) []string {
	if !many || HasAny(s, notJoined...) {
		return []string{s}
	}
	for _, j := range joiners {
		if a, b, ok := strings.Cut(s, j); ok && Runes(a) >= 2 && Runes(b) >= 2 && !strings.ContainsAny(s, "（“《") {
			return []string{a, b}
		}
	}
	return []string{s}
}
