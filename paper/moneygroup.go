package paper

import (
	"slices"
	"strings"
)

// A head can stand over several groups of columns, each with its own budget and outturn:
// 财政拨款 | 其他资金, 上年 | 本年, 一季度 | 上半年 | 全年. Amounts of two groups are never
// paired: the group of all, or of this year, is read where there is one, and a rate that
// stands in no group is of all of them.

// repeatsHeads reports a row below another in which the head of a stage stands twice.
func (g *Grid) repeatsHeads(r int) bool {
	if r == 0 {
		return false
	}
	m := MoneyTable{Grid: g}
	var seen []string
	var last *Line
	for _, l := range g.Cells[r] {
		if l == nil || l == last || l.Text == "" {
			continue
		}
		last = l
		h := HeadWords(l.Text)
		if s, ok := m.stageOf(h); !ok || s > Outturn && s != anyBudget {
			continue
		}
		if slices.Contains(seen, h) {
			return true
		}
		seen = append(seen, h)
	}
	return false
}

// laterPart reports columns of later parts of the year between one of what was spent in a
// part and the rate: 一季度 | 上半年 | 全年 | 执行率. The rate is not of the first of them.
func (m *MoneyTable) laterPart(c int) bool {
	for k := c + 1; k < m.Cols[ExecutionRate]; k++ {
		if h := m.head(k); ofPart(h) || HasAny(h.low(), "全年", "累计", "年末", "年底") {
			return true
		}
	}
	return false
}

// groupOf is the upper heads of a column but for those that name a stage or a year, joined;
// empty for a column of no group.
func (m *MoneyTable) groupOf(c int) string {
	h := m.head(c)
	if len(h) < 2 {
		return ""
	}
	var out []string
	for _, w := range h[:len(h)-1] {
		if _, stage := m.stageOf(w); stage || Runes(w) > longestTitle || stageOnly.Replace(w) == "" {
			continue
		}
		if w = strings.TrimPrefix(YearInTitle.ReplaceAllString(w, ""), "度"); w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, "·")
}

// stageOnly leaves nothing of an upper head that says no more than what the lower ones do.
var stageOnly = strings.NewReplacer("预算", "", "支出", "", "执行", "", "决算", "", "使用", "", "情况", "", "资金", "", "安排", "", "项目资金", "", "收支", "", "金额", "",
	"及", "", "和", "", "与", "", "、", "", "数", "", "年度", "", "财务", "")

var (
	allGroups  = []string{"合计", "总计", "小计", "全部", "总额", "资金总额", "全年", "全年累计", "累计"}
	thisGroups = []string{"本年", "本年度", "当年", "本期", "今年"}
)

// otherGroups reports the groups whose columns are left out: all but those of the whole and
// of this year, where a stage stands in several groups.
func (m *MoneyTable) otherGroups(to int) map[string]bool {
	if m.top == m.Head {
		return nil
	}
	groups := map[string][anyBudget + 1]bool{}
	var names []string
	var count [anyBudget + 1]int
	for c := m.from; c < to; c++ {
		if c > m.from && m.Grid.At(m.Head, c) == m.Grid.At(m.Head, c-1) {
			continue
		}
		g := m.groupOf(c)
		s, _, ok := m.stage(m.head(c))
		if g == "" || !ok || s > Outturn && s != anyBudget {
			continue
		}
		has, known := groups[g]
		if !known {
			names = append(names, g)
		}
		if !has[s] {
			has[s] = true
			count[s]++
		}
		groups[g] = has
	}
	if len(names) < 2 || slices.Max(count[:]) < 2 {
		return nil
	}
	keep := ""
	for _, kind := range [][]string{allGroups, thisGroups} {
		for _, n := range names {
			if keep == "" && slices.Contains(kind, n) {
				keep = n
			}
		}
	}
	out := map[string]bool{}
	for _, n := range names {
		if n != keep {
			out[n] = true
		}
	}
	return out
}
