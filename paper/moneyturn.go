package paper

import (
	"slices"
	"strings"

	"jiheng/extract"
)

// turned returns a table whose columns are projects and whose rows are stages as one
// whose rows are projects; nil for tables that stand as they are read.
func (g *Grid) turned() *Grid {
	if len(g.Cells) < 3 || len(g.Cells) > mostTurned || len(g.Cells[0]) < 3 {
		return nil
	}
	stages := 0
	for c := 0; c < 2 && stages < 2; c++ {
		stages = 0
		for r := range g.Cells {
			if l := g.At(r, c); l != nil && turnedStages[HeadWords(l.Text)] && (c == 0 || g.At(r, c-1) != l) {
				if stages++; g.labelsBehind(r, c) {
					return nil
				}
			}
		}
	}
	if stages < 2 || slices.ContainsFunc(g.Lines, func(l *Line) bool { return l.Side > 0 }) {
		return nil
	}
	out := &Grid{Block: g.Block, Caption: g.Caption, Unit: g.Unit, turn: true, Lines: g.Lines, Cells: make([][]*Line, len(g.Cells[0]))}
	for c := range out.Cells {
		out.Cells[c] = make([]*Line, len(g.Cells))
		for r := range g.Cells {
			out.Cells[c][r] = g.Cells[r][c]
		}
	}
	return out
}

// labelsBehind reports a row of a form in which a label stands behind the figure of the label in
// a column, and has a figure of its own: 年初预算 | 235.00 | 调整数 | -15.00.
func (g *Grid) labelsBehind(r, col int) bool {
	figures := 0
	for c := col + 1; c+1 < len(g.Cells[r]); c++ {
		l, next := g.At(r, c), g.At(r, c+1)
		switch {
		case l == nil || l == g.At(r, c-1) || l.Text == "":
		case extract.FigureLike(l.Text):
			figures++
		case figures > 0 && next != nil && next != l && extract.FigureLike(next.Text) && labelOfFigure(l.Text):
			return true
		}
	}
	return false
}

// labelOfFigure reports the label of a figure in a form.
func labelOfFigure(text string) bool {
	word := HeadWords(text)
	return extract.LabelText(text) || turnedStages[word] ||
		slices.ContainsFunc([]string{"数", "额", "率", "预算", "资金", "投资", "结转结余", "比例", "占比"}, func(end string) bool { return strings.HasSuffix(word, end) })
}

// mostTurned is how many rows a table has at most whose rows are stages.
const mostTurned = 40

var turnedStages = map[string]bool{"年初预算数": true, "年初预算": true, "年初数": true, "全年预算数": true, "全年预算": true, "调整后预算数": true, "调整后预算": true, "调整预算数": true,
	"预算数": true, "全年执行数": true, "执行数": true, "决算数": true, "支出决算数": true, "实际支出数": true, "实际支出": true, "支出数": true}

// settleAdjusted decides what a column 调整数 beside 年初数 holds: the budget after the
// change where the rates of the rows are of it. Where they are not, or where there are
// none, nobody knows the budget of the year from these rows.
func (m *MoneyTable) settleAdjusted(t *Text) {
	if m.adjusted < 0 || m.Cols[RevisedBudget] >= 0 {
		return
	}
	changes := m.changes
	m.changes = slices.DeleteFunc(slices.Clone(changes), func(c int) bool { return c == m.adjusted })
	m.Cols[RevisedBudget], m.Rows = m.adjusted, nil
	m.readRows(t)
	fits, not, moved := 0, 0, false
	for i := range m.Rows {
		r := &m.Rows[i]
		moved = moved || r.Cells[RevisedBudget].Set && r.Cells[RevisedBudget].Shown.Sign() < 0
		if b := r.Cells[RevisedBudget]; !r.Has(RevisedBudget, Outturn, ExecutionRate) || b.Shown.Sign() <= 0 {
			continue
		}
		if r.RateFitsExactly(RevisedBudget) {
			fits++
		} else {
			not++
		}
	}
	if fits > not {
		return
	}
	m.changes, m.Cols[RevisedBudget], m.Rows = changes, -1, nil
	m.readRows(t)
	for i := range m.Rows {
		m.Rows[i].Cells[RevisedBudget].Unknown = !moved // an amount below zero is a change
	}
}

// adjustedColumn reports the head 调整数 of a group of budgets, or alone: its amounts may be
// the budget after the change, or the change.
func adjustedColumn(h columnHead) bool {
	low := h.low()
	return (low == "调整数" || low == "调整额") && (len(h) == 1 || HasAny(h[len(h)-2], "预算"))
}

// unreadAmounts counts the cells of a table that hold something which was not read.
func (m *MoneyTable) unreadAmounts() (n int) {
	for i := range m.Rows {
		for s := OriginalBudget; s <= ExecutionRate; s++ {
			if c := m.Rows[i].Cells[s]; c.Unknown && c.Line != nil {
				n++
			}
		}
	}
	return n
}

// UnreadAmounts is how many cells of the tables of money hold something that was not
// read as an amount or a rate: what needs them cannot be decided.
func (t *Text) UnreadAmounts() (n int) {
	for _, m := range t.MoneyTables() {
		n += m.unreadAmounts()
	}
	return n
}

// UnreadNames says where the first of these cells stand and what is in them, so many at
// most: “年度资金总额”行“待定”.
func (t *Text) UnreadNames(most int) (out []string) {
	for _, m := range t.MoneyTables() {
		for i := range m.Rows {
			r := &m.Rows[i]
			for s := OriginalBudget; s <= ExecutionRate; s++ {
				c := r.Cells[s]
				if !c.Unknown || c.Line == nil {
					continue
				}
				if len(out) == most {
					return append(out[:most-1], out[most-1]+"等")
				}
				out = append(out, "“"+Clip(r.Name, QuoteMost/2)+"”行“"+Clip(c.Line.Text, QuoteMost/2)+"”")
			}
		}
	}
	return out
}

// longTable is how many rows of money a table has from which on room is made for all
// that it seems to have.
const longTable = 1000

// makeRoom gives the rows of a long table as much room as they take where the rest of it
// is like what is read, up to a row of the grid: growing by steps would take several times
// as much.
func (m *MoneyTable) makeRoom(r int) {
	if n := len(m.Rows); n >= longTable && n == cap(m.Rows) {
		rest := len(m.Grid.Cells) - r
		m.Rows = slices.Grow(m.Rows, min(rest, rest*n/max(r, 1)+n/8)+1)
	}
}
