package paper

import "strings"

// yearOf is the year that the heads of a column name, the lowest first, else the year
// that stands over them: 2023年决算数; 0 where they name none.
func (m *MoneyTable) yearOf(h columnHead, c int) int {
	for i := len(h) - 1; i >= 0; i-- {
		if y := YearInTitle.FindString(h[i]); y != "" && Runes(h[i]) <= 14 {
			return YearIn(y)
		}
	}
	return YearIn(m.yearAbove(c))
}

// year is the year whose columns are read: the document's, else the latest of which
// something was spent.
func (m *MoneyTable) year(to int) int {
	last := m.Grid.year
	if last != 0 {
		return last
	}
	for c := m.from; c < to; c++ {
		if h := m.head(c); HasAny(h.words(), "决算", "支出", "执行") {
			last = max(last, m.yearOf(h, c))
		}
	}
	return last
}

// yearAbove is the cell above the heads of a column that names no more than a year,
// else that of the columns before it which it stands over.
func (m *MoneyTable) yearAbove(c int) string {
	for k := c; k >= max(m.from, c-widestGroup) && m.top > 0; k-- {
		l := m.Grid.At(m.top-1, k)
		if l == nil || l.Text == "" {
			continue
		}
		if y := YearInTitle.FindString(l.Text); y != "" && strings.TrimSuffix(strings.TrimPrefix(HeadWords(l.Text), y), "度") == "" {
			return y
		}
		break
	}
	return ""
}

// withoutYear is a head without the document's year before it: 2024年度预算数 → 预算数.
func (g *Grid) withoutYear(h string) string {
	if rest, ok := strings.CutPrefix(h, YearText(g.year)); ok && g.year > 0 {
		return strings.TrimPrefix(strings.TrimPrefix(rest, "度"), "的")
	}
	return h
}
