package paper

import (
	"slices"
	"strings"

	"jiheng/num"
)

// A Moved is the budget that the initial one and its changes in the year make up,
// where no full-year budget is written.
type Moved struct {
	Value num.Ratio // in base units
	Words string    // 120万元+30万元
	Sure  bool      // every change says its direction, and no other amount can be one
	Fits  bool      // the row's rate is of it
}

// Moved returns the budget that a rate is of where a row has an initial budget and
// changes, but no full-year budget; ok is false for other rows. A change that does not
// say its direction is tried both ways, and what else was put in with it.
func (r *MoneyRow) Moved() (m Moved, ok bool) {
	a, o := r.Cells[OriginalBudget], r.Cells[Outturn]
	if !a.Set || !o.Set || r.Cells[RevisedBudget].Set || len(r.More) == 0 {
		return m, false
	}
	signed, open := a.Exact(), num.Interval{}
	words := []string{a.Text}
	m = Moved{Sure: true, Value: a.Value()}
	for _, c := range r.More {
		switch {
		case !c.Set:
			continue
		case c.Minus:
			signed = num.Interval{Low: signed.Low.Sub(c.Exact().High), High: signed.High.Sub(c.Exact().Low)}
			words, m.Value = append(words, "-"+c.Text), m.Value.Sub(c.Value())
			continue
		case c.Plus || r.Table != nil:
			signed = plus(signed, c.Exact())
		default:
			open, m.Sure = plus(open, c.Exact()), false
		}
		words, m.Value = append(words, "+"+c.Text), m.Value.Add(c.Value())
	}
	if len(words) == 1 {
		return m, false
	}
	m.Words = strings.Join(words, "")
	less := num.Interval{Low: signed.Low.Sub(open.High), High: signed.High.Sub(open.Low)}
	whole := plus(signed, open)
	rest, some := r.unnamed()
	m.Fits = r.rateOf(o.Exact(), whole) || !m.Sure && r.rateOf(o.Exact(), less) || some && r.rateOf(o.Exact(), plus(whole, rest))
	m.Sure = m.Sure && !some
	return m, true
}

func plus(a, b num.Interval) num.Interval {
	return num.Interval{Low: a.Low.Add(b.Low), High: a.High.Add(b.High)}
}

// unnamed adds up the amounts before the rate of which nothing says what they are.
func (r *MoneyRow) unnamed() (sum num.Interval, some bool) {
	known := append([]Amount{r.Cells[OriginalBudget], r.Cells[Outturn]}, r.More...)
near:
	for _, c := range r.near {
		for _, k := range known {
			if c.At == k.At {
				continue near
			}
		}
		sum, some = plus(sum, c.Exact()), true
	}
	return sum, some
}

// ChangesOpen reports a row of a sentence in which amounts stand before the outturn of
// which nothing says for sure whether they change the budget: the batches of one verb,
// 净增, money carried over. Parts of a budget are none.
func (r *MoneyRow) ChangesOpen() bool {
	if r.Table != nil {
		return false
	}
	a, b, o := r.Cells[OriginalBudget], r.Cells[RevisedBudget], r.Cells[Outturn]
	if a.Line != b.Line {
		return false
	}
	to := len(r.Line.Text)
	for _, s := range FullSentences(r.Line) {
		if s.From <= a.At.From && a.At.From < s.To {
			to = s.To
		}
	}
	if o.Set && o.At.From > max(a.At.From, b.At.From) {
		to = min(to, o.At.From)
	}
	end := 0
	for k, f := range r.Line.Figures() {
		at := Range{f.Start, f.End}
		lab := WideLabel(r.Line.Text[end:f.Start])
		if end = f.End; at.From < a.At.From || at.From >= to || !isMoney(f) || at == a.At || at == b.At ||
			slices.ContainsFunc(r.More, func(c Amount) bool { return c.At == at }) {
			continue
		}
		if st, ok := StageSaid(r.Line.WholeOf(k)); ok && st <= RevisedBudget {
			continue // a part of it
		}
		if st, ok := StageSaid(lab); !ok || st == changeColumn {
			return true
		}
	}
	return false
}
