package paper

import (
	"cmp"
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// A row of a table of money may hold a second label with a value of its own below the
// heads of figures: 一般公共预算 | 3920 | 4486.5 | 其中：基本支出 | 1985.4, where the heads
// are 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率. From that label on the heads say
// nothing of the cells: its value is an amount of the stage that the label stands under.

// A labelPair is such a label with its value.
type labelPair struct {
	col   int   // of the label
	label *Line // nil where the row has none
	value *Line // nil where nothing stands behind it
}

// pairIn finds the label of a row that stands below heads of figures.
func (m *MoneyTable) pairIn(r int, name *Line) (p labelPair) {
	g := m.Grid
	for c := m.first; c < len(g.Cells[r]); c++ {
		l := g.At(r, c)
		if l == nil || l == name || l == g.At(r, c-1) || !m.figuresIn(c) || !extract.LabelText(l.Text) {
			continue
		}
		p = labelPair{col: c, label: l}
		for k := c + 1; k < len(g.Cells[r]); k++ {
			if v := g.At(r, k); v != nil && v != l && v.Text != "" {
				p.value = v
				break
			}
		}
		if _, ok := extract.ReadCell(p.text()); !ok {
			p.value = nil
		}
		if p.value == nil && !extract.ColonEnds(l.Text) {
			continue // words where a figure should stand
		}
		return p
	}
	return labelPair{}
}

func (p labelPair) text() string {
	if p.value == nil {
		return ""
	}
	return p.value.Text
}

// figuresIn reports a column of amounts or rates.
func (m *MoneyTable) figuresIn(c int) bool {
	for s := OriginalBudget; s <= ExecutionRate; s++ {
		if m.Cols[s] == c {
			return true
		}
	}
	return false
}

// pairRow is the row that the pair makes; false where it holds no amount.
func (m *MoneyTable) pairRow(p labelPair, r int) (row MoneyRow, ok bool) {
	if p.value == nil {
		return row, false
	}
	for s := OriginalBudget; s <= Outturn; s++ {
		if m.Cols[s] != p.col {
			continue
		}
		row = MoneyRow{Table: m, row: r, Part: m.part, base: ExecutionRate, Line: p.label, Name: strings.TrimRight(StripWords(p.label.Text), "：:")}
		row.Within = strings.HasPrefix(strings.TrimLeft(p.label.Text, " 　"), "其中")
		row.Veiled = p.label.Site(p.label.All()).Place.Hidden
		unit := cmp.Or(m.columnUnit(p.col), m.Unit)
		row.Cells[s] = AmountOf(p.value, ScaleOf(unit), unit)
		row.Cells[s].Unknown = row.Cells[s].Unknown || m.unsure && unit == "" && row.Cells[s].Scale.Cmp(num.One) == 0
		return row, true
	}
	return row, false
}
