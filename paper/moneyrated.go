package paper

import (
	"strings"

	"jiheng/num"
)

// Rated returns the rows with an outturn, a base above 0 and a rate.
func (t *Text) Rated() []*MoneyRow { return t.kept.rated.get(t.readRated) }

func (t *Text) readRated() []*MoneyRow {
	var out []*MoneyRow
	rows := t.MoneyRows()
	for i := range rows {
		r := &rows[i]
		if b := r.Cells[r.Denominator()]; r.Has(Outturn, ExecutionRate) && b.Set && b.Shown.Sign() > 0 && r.Cells[Outturn].Shown.Sign() >= 0 {
			out = append(out, r)
		}
	}
	return out
}

// Denominator is the budget that a row's rate is of.
func (r *MoneyRow) Denominator() Stage {
	if r.base == OriginalBudget && r.Cells[OriginalBudget].Set {
		return OriginalBudget
	}
	if c := r.Cells[RevisedBudget]; c.Set || c.Unknown {
		return RevisedBudget
	}
	return OriginalBudget
}

// RateFits reports whether the row's rate can be of a budget: exactly, or only if
// whole amounts were rounded.
func (r *MoneyRow) RateFits(s Stage) (fits, loosely bool) {
	b, o := r.Cells[s], r.Cells[Outturn]
	return r.RateFitsExactly(s), r.rateOf(o.Rounded(), b.Rounded())
}

// RateFitsExactly reports whether the row's rate can be of a budget as its amounts
// are printed.
func (r *MoneyRow) RateFitsExactly(s Stage) bool {
	return r.rateOf(r.Cells[Outturn].Exact(), r.Cells[s].Exact())
}

// rateOf reports whether the row's rate can stand for what was spent of a base.
func (r *MoneyRow) rateOf(spent, base num.Interval) bool {
	shown := r.Cells[ExecutionRate].Shown
	low, ok1 := num.Quo(spent.Low, base.High)
	high, ok2 := num.Quo(spent.High, base.Low)
	if !ok1 || !ok2 || base.Low.Sign() <= 0 {
		return false
	}
	return InPercent(low, high, shown) || r.Table != nil && !strings.ContainsAny(r.Cells[ExecutionRate].Text, "%％") &&
		shown.Cmp(num.Int(2)) < 0 && shown.Scale() >= 2 && inRatio(low, high, shown)
}

// InPercent reports whether a percentage, rounded or cut off, can stand for a
// ratio between two bounds.
func InPercent(low, high num.Ratio, shown num.Decimal) bool {
	e := shown.Envelope()
	return low.Mul(num.Hundred).Cmp(e.High.Add(e.High).Sub(shown.Ratio())) < 0 && high.Mul(num.Hundred).Cmp(e.Low) >= 0
}

// inRatio reports whether a decimal fraction, rounded or cut off, can stand for a
// ratio between two bounds.
func inRatio(low, high num.Ratio, shown num.Decimal) bool {
	e := shown.Envelope()
	return low.Cmp(e.High.Add(e.High.Sub(e.Low))) < 0 && high.Cmp(e.Low) >= 0
}

// settleRates reads rates without a mark as what they are: 0.9977 and 1 are
// 99.77% and 100% where the amounts of their row say so, or where nothing in the
// table says that its rates are percentages.
func (m *MoneyTable) settleRates() {
	col := m.Cols[ExecutionRate]
	percents := col >= 0 && strings.ContainsAny(m.Grid.Text(m.Head, col), "%％")
	bare := func(c Amount) bool {
		return c.Set && !strings.ContainsAny(c.Text, "%％") && c.Shown.Cmp(num.Int(2)) <= 0 && c.Shown.Sign() > 0
	}
	for i := range m.Rows {
		c := m.Rows[i].Cells[ExecutionRate]
		percents = percents || c.Set && (strings.ContainsAny(c.Text, "%％") || c.Shown.Cmp(num.Int(2)) > 0)
	}
	for i := range m.Rows {
		r := &m.Rows[i]
		c := &r.Cells[ExecutionRate]
		if !bare(*c) {
			continue
		}
		times, ok := c.Shown.Ratio().Mul(num.Hundred).Exact()
		if !ok {
			continue
		}
		as := func(d num.Decimal) bool {
			x := *r
			x.Cells[ExecutionRate].Shown, x.Cells[ExecutionRate].Text = d, "%"
			return x.RateFitsExactly(OriginalBudget) || x.RateFitsExactly(RevisedBudget)
		}
		if whole := as(c.Shown); !whole && (as(times) || !percents && c.Shown.Cmp(num.Int(1)) <= 0) {
			c.Shown, c.Text = times, times.String()+"%"
		}
	}
}

// NearBase reports a rate that fits another amount of its sentence: 全年可用资金.
func (r *MoneyRow) NearBase() bool {
	for _, c := range r.near {
		if c.At == r.Cells[Outturn].At || c.At == r.Cells[OriginalBudget].At && r.base == ExecutionRate {
			continue
		}
		x := *r
		x.Cells[RevisedBudget] = c
		if x.RateFitsExactly(RevisedBudget) {
			return true
		}
	}
	return false
}
