package rules

import (
	"strings"

	"jiheng/paper"
)

// parted returns every sum of a table with the rows that make it up: those below
// it, or above it where it comes last.
func parted(m *paper.MoneyTable, part func(name string) bool) (sums []partedSum) {
	last := -1 // the sum before
	for i := range m.Rows {
		if !m.Rows[i].Total {
			continue
		}
		below, above := partsAmong(rowsBelow(m, i), part), partsAmong(rowsAbove(m, i), part)
		s := below
		if len(below.parts) == 0 || sumsLast(m) && len(above.parts) > 0 {
			s = above
		}
		s.total = &m.Rows[i]
		if last >= 0 && sumsLast(m) {
			s = s.withSum(&m.Rows[last])
		}
		if last = i; len(s.parts) > 0 {
			sums = append(sums, s)
		}
	}
	return sums
}

// sumsLast reports a table whose sums stand below their parts: it ends with one and does not
// begin with one.
func sumsLast(m *paper.MoneyTable) bool {
	n := len(m.Rows)
	return n > 1 && m.Rows[n-1].Total && !m.Rows[0].Total
}

// rowsBelow are the rows between a sum and the next.
func rowsBelow(m *paper.MoneyTable, i int) []paper.MoneyRow {
	to := i + 1
	for to < len(m.Rows) && !m.Rows[to].Total {
		to++
	}
	return m.Rows[i+1 : to]
}

// rowsAbove are the rows between a sum and the one before.
func rowsAbove(m *paper.MoneyTable, i int) []paper.MoneyRow {
	from := i
	for from > 0 && !m.Rows[from-1].Total {
		from--
	}
	return m.Rows[from:i]
}

// broughtIn begin names of rows of what came from earlier years: behind the income of the
// year it makes up what there was in all.
var broughtIn = []string{"上年结转", "上年结余", "年初结转", "年初结余", "以前年度结转", "历年结转", "用事业基金", "使用非财政拨款结余", "动用"}

// withSum is a sum with the sum before it among its parts, where that makes it up or where
// what was brought in stands between: 本年收入合计, 上年结转, 总计.
func (s partedSum) withSum(before *paper.MoneyRow) partedSum {
	if len(s.parts) == 0 {
		return s
	}
	more := partedSum{total: s.total, parts: append([]*paper.MoneyRow{before}, s.parts...), all: append([]*paper.MoneyRow{before}, s.all...)}
	for _, r := range s.parts {
		for _, w := range broughtIn {
			if strings.HasPrefix(r.Name, w) {
				return more
			}
		}
	}
	for st := paper.OriginalBudget; st <= paper.Outturn; st++ {
		if c := s.total.Cells[st]; c.Set && addsUp(c, more.cells(st)) && !addsUp(c, s.cells(st)) {
			return more
		}
	}
	return s
}
