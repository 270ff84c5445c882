package paper

import (
	"strings"
	"unicode"
)

// direction says which way the amounts of a column of changes go, by the lowest of its heads
// that says so. A head that names both ways (追加追减, 调增/调减) leaves the sign to the cells,
// which are added.
func (h columnHead) direction() (plus, minus bool) {
	for i := len(h) - 1; i >= 0; i-- {
		plus, minus = HasAny(h[i], "追加", "增", "调入", "结转"), HasAny(h[i], "减", "调出")
		if plus || minus {
			return plus, minus && !plus
		}
	}
	return false, false
}

// directionSaid says which way a change goes that a sentence names: the last word counts. Two
// that are joined (追加、追减) say neither.
func directionSaid(label string) (plus, minus bool) {
	up, upEnd := lastOf(label, "追加", "调增", "调入", "核增")
	down, downEnd := lastOf(label, "追减", "调减", "核减", "压减", "调出")
	if up >= 0 && down >= 0 && !strings.ContainsFunc(label[min(upEnd, downEnd):max(up, down)], unicode.IsLetter) {
		return false, false
	}
	return up > down, down > up
}

// lastOf returns where the last of some words begins and ends in a text; -1 for none.
func lastOf(text string, words ...string) (from, to int) {
	from = -1
	for _, w := range words {
		if i := strings.LastIndex(text, w); i > from {
			from, to = i, i+len(w)
		}
	}
	return from, to
}
