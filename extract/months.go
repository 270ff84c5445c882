package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A monthSpan is the months that an amount is of, the first and the last.
type monthSpan struct{ from, to int }

// spanWords match a part of the year: 上半年, 第三季度, 前三季度, 一至三季度, 1—6月, 12月份.
var spanWords = regexp.MustCompile(`(上|下)半年|(前|第|一至|1至|一[-—–~～]|1[-—–~～])?([一二三四1-4])个?季度|(1?[0-9])月?(?:份)?(?:[-—–~～至到](1?[0-9])月)?(?:份)?`)

// notSpan are words of a label by which an amount is as of a day, not of a time.
var notSpan = newLexicon("截至", "截止", "底", "末", "累计", "以来", "上年", "去年", "日")

// monthsOf returns the part of the year that a label names; ok is false where it names
// none, or a day up to which something was counted.
func monthsOf(label string) (m monthSpan, ok bool) {
	if !strings.ContainsAny(label, "季月半") || notSpan.find(label) != "" {
		return m, false
	}
	g := spanWords.FindStringSubmatch(label)
	switch {
	case g == nil:
	case g[1] == "上":
		m = monthSpan{1, 6}
	case g[1] == "下":
		m = monthSpan{7, 12}
	case g[3] != "":
		q := strings.Index("一二三四", g[3])/len("一") + 1
		if isDigit(g[3][0]) {
			q, _ = strconv.Atoi(g[3])
		}
		if m = (monthSpan{3*q - 2, 3 * q}); g[2] != "" && g[2] != "第" {
			m.from = 1
		}
	case strings.Contains(g[0], "月"):
		m.from, _ = strconv.Atoi(g[4])
		if m.to = m.from; g[5] != "" {
			m.to, _ = strconv.Atoi(g[5])
		}
	}
	return m, m.from >= 1 && m.from <= m.to && m.to <= 12
}

// wholeYear reports parts of the year that follow one another from the first month to the
// last.
func wholeYear(spans []monthSpan) bool {
	all := slices.SortedFunc(slices.Values(spans), func(a, b monthSpan) int { return cmp.Compare(a.from, b.from) })
	next := 1
	for _, m := range all {
		if m.from != next {
			return false
		}
		next = m.to + 1
	}
	return next == 13 && len(all) > 1
}
