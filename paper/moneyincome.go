package paper

import "strings"

// incomeHead reports the head of a side of income, or of its names: 收入, 收入项目, 本年收入.
func incomeHead(h string) bool {
	return Runes(h) <= 8 && !strings.Contains(h, "支") && (strings.HasPrefix(h, "收入") || strings.HasSuffix(h, "收入"))
}

// Income reports a table of what came in. More of it than was budgeted is nothing spent.
func (m *MoneyTable) Income() bool { return m.income }

// ofIncome reports a table whose names are headed 收入, or whose totals are called so.
func (m *MoneyTable) ofIncome() bool {
	for r := m.top; r <= m.Head; r++ {
		for c := m.from; c < m.first; c++ {
			if l := m.Grid.At(r, c); l != nil && incomeHead(HeadWords(l.Text)) {
				return true
			}
		}
	}
	for i := range m.Rows {
		if r := &m.Rows[i]; r.Total && strings.Contains(r.Name, "收入") && !HasAny(r.Name, "支", "按收入") {
			return true
		}
	}
	return false
}

// side reports one of several tables that stand side by side.
func (m *MoneyTable) side() bool { return m.from > 0 || m.to < len(m.Grid.Cells[m.Head]) }
