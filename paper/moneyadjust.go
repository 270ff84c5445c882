package paper

import (
	"cmp"
	"strings"

	"jiheng/num"
)

// 调整预算 heads two kinds of columns: the budget after the change, and the change.
// It is the change where its head has the signs of one, 调整预算数（+、-）; and where a
// column of the full-year budget stands beside it, which is then what the rates are of.

// adjustWords are heads that say no more than 调整 and 预算.
var adjustWords = map[string]bool{"调整预算": true, "调整预算数": true, "调整预算金额": true, "调整预算额": true, "本年调整预算": true, "本年调整预算数": true,
	"年中调整预算": true, "年中调整预算数": true, "预算调整": true, "预算调整数": true, "预算调整额": true, "预算调整金额": true, "调整": true}

// adjustHead reports a head that may be of either kind.
func (m *MoneyTable) adjustHead(h columnHead) bool { return adjustWords[m.Grid.withoutYear(h.low())] }

// signedHead reports a head that has both signs or both words of a change in it.
func (m *MoneyTable) signedHead(c int) bool {
	for r := m.top; r <= m.Head; r++ {
		l := m.Grid.At(r, c)
		if l == nil {
			continue
		}
		if SignedHead(l.Text) {
			return true
		}
	}
	return false
}

// SignedHead reports a head with both signs, or both words, of a change:
// 调整预算数（+、-）, 预算调整（增+减-）.
func SignedHead(head string) bool {
	i := strings.IndexAny(head, "（(")
	if i < 0 {
		return false
	}
	inside := head[i:]
	return HasAny(inside, "+", "＋", "增") && HasAny(inside, "-", "－", "−", "—", "–", "减") || strings.Contains(inside, "±")
}

// placeEither files the column 调整预算 where nothing in its head tells which kind it
// is: it is the budget after the change where no other column is.
func (m *MoneyTable) placeEither(c int) {
	if c < 0 {
		return
	}
	if m.Cols[RevisedBudget] < 0 {
		m.Cols[RevisedBudget] = c
	}
	m.either = c
}

// settleEither decides what the column 调整预算 holds, by the rows. Beside a full-year
// budget it is the change where initial budget and change make up that budget in most
// rows; else it says nothing that could be compared. Alone it is the change where an
// amount of it is below zero, or where most rates are of both together and not of it.
func (m *MoneyTable) settleEither(t *Text) {
	if m.either < 0 || m.Cols[OriginalBudget] < 0 {
		return
	}
	if m.Cols[RevisedBudget] != m.either {
		if m.makesUp() {
			m.changes = append(m.changes, m.either)
			m.Rows = nil
			m.readRows(t)
		}
		return
	}
	if m.changesAlone() {
		m.changes, m.Cols[RevisedBudget], m.Rows = append(m.changes, m.either), -1, nil
		m.readRows(t)
	}
}

// makesUp reports that initial budget and change are the full-year budget in at least
// as many rows as not.
func (m *MoneyTable) makesUp() bool {
	fits, not := 0, 0
	for i := range m.Rows {
		r := &m.Rows[i]
		l := m.Grid.At(r.row, m.either)
		if l == nil || !r.Has(OriginalBudget, RevisedBudget) {
			continue
		}
		d := m.amountOf(l, cmp.Or(m.columnUnit(m.either), m.Unit), r.Line)
		if !d.Set {
			continue
		}
		if plus(r.Cells[OriginalBudget].Exact(), d.Exact()).Meets(r.Cells[RevisedBudget].Exact()) {
			fits++
		} else {
			not++
		}
	}
	return fits > 0 && fits >= not
}

// changesAlone reports that the column, which no full-year budget stands beside, holds
// changes.
func (m *MoneyTable) changesAlone() bool {
	fits, not := 0, 0
	for i := range m.Rows {
		r := &m.Rows[i]
		a, d, o, c := r.Cells[OriginalBudget], r.Cells[RevisedBudget], r.Cells[Outturn], r.Cells[ExecutionRate]
		if d.Set && d.Shown.Sign() < 0 {
			return true
		}
		if !a.Set || !d.Set || !o.Set || !c.Set {
			continue
		}
		own := r.RateFitsExactly(RevisedBudget)
		sum := plus(a.Exact(), d.Exact())
		switch {
		case own && d.Shown.Sign() > 0:
			not++
		case sum.Low.Cmp(num.Ratio{}) > 0 && r.rateOf(o.Exact(), sum):
			fits++
		}
	}
	return fits > not
}
