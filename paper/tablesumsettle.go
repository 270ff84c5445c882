package paper

import (
	"slices"

	"jiheng/num"
)

// lowHead is the lowest head of a column without blanks and brackets.
func (b *sumBlock) lowHead(k int) string { return HeadWords(lastHead(b.heads[k])) }

// settle hands over what a block found, one fault once: a total that is off only because
// of a part that is off itself is left out, and two that are off by as much because of
// one part are one.
func (b *sumBlock) settle(out *TableSums) {
	out.Judged += b.out.Judged
	out.Unread += b.out.Unread
	var kept []TableSum
	for i := range b.out.Off {
		s := b.out.Off[i]
		if b.follows(i) {
			continue
		}
		twin := slices.IndexFunc(kept, func(o TableSum) bool { return commonPart(&o, &s) != nil })
		if twin >= 0 {
			kept[twin].Common = commonPart(&kept[twin], &s)
			continue
		}
		kept = append(kept, s)
	}
	out.Off = append(out.Off, kept...)
}

// follows reports a total that holds once another one is mended: a part of it, or itself.
func (b *sumBlock) follows(i int) bool {
	s := &b.out.Off[i]
	for j := range b.out.Off {
		o := &b.out.Off[j]
		if j == i || o.Share || s.Share || o.Times || s.Times {
			continue
		}
		if o.Total.Line == s.Total.Line {
			if j < i {
				return true
			}
			continue
		}
		for _, c := range s.Parts {
			diff := o.Want.Sub(o.Total.Value())
			if c.Minus {
				diff = diff.Neg()
			}
			if c.Line == o.Total.Line && holdsAt(s.Want.Add(diff), s) {
				return true
			}
		}
	}
	return false
}

// holdsAt reports that a total can be a value but for its rounding.
func holdsAt(v num.Ratio, s *TableSum) bool {
	return v.Sub(s.Total.Value()).Abs().Cmp(looseness(s.Parts).Max(ratioOf("0.02").Mul(s.Total.Scale))) <= 0
}

// commonPart is the figure that two sums share and that alone can be what is wrong with
// both; nil where there is none.
func commonPart(a, b *TableSum) *Amount {
	if a.Share || b.Share || a.Times || b.Times || a.Want.Sub(a.Total.Value()).Cmp(b.Want.Sub(b.Total.Value())) != 0 {
		return nil
	}
	for i := range a.Parts {
		x := &a.Parts[i]
		if slices.ContainsFunc(b.Parts, func(y Amount) bool { return y.Line == x.Line && y.Minus == x.Minus }) {
			return x
		}
	}
	return nil
}

// quotients recomputes shares of a total, and rates under any name from what was spent
// and what it was spent of.
func (b *sumBlock) quotients() {
	for k := range b.cols {
		low := b.lowHead(k)
		switch {
		case !b.rates[k] || HasAny(low, "增", "降", "变动", "得分", "单价", "均", "标准", "执行率", "支付率", "支出率", "预算执行"):
		case HasAny(low, "占比", "比重", "占总", "所占", "构成"):
			b.shareOf(k, low)
		case HasAny(low, "率", "比例", "进度", "%", "％", "比"):
			b.spentRate(k)
		}
	}
}

// shareOf recomputes a share from the column that its head names, 支出占比 that of what was
// spent; else from the one by which most of its rows hold.
func (b *sumBlock) shareOf(k int, low string) {
	named := func(string) bool { return true }
	for _, of := range []func(string) bool{spentHead, budgetHead} {
		if of(low) && slices.ContainsFunc(b.amountColumns(), func(j int) bool { return of(b.lowHead(j)) }) {
			named = of
			break
		}
	}
	best, most := quotients{}, 0
	for _, j := range b.amountColumns() {
		if !named(b.lowHead(j)) {
			continue
		}
		q := b.compare(k, func(i int) (Amount, Amount) { return b.rows[i].cells[j], b.bottomTotal(j) })
		if q.holds(2) && q.fits > most {
			best, most = q, q.fits
		}
	}
	b.unequal(k, best)
}

// amountColumns are the columns of amounts that add up.
func (b *sumBlock) amountColumns() (out []int) {
	for j := range b.cols {
		if !b.rates[j] {
			out = append(out, j)
		}
	}
	return out
}

// spentRate recomputes a rate from the columns of what was spent and of the budget.
func (b *sumBlock) spentRate(k int) {
	best, most := quotients{}, 0
	for i := range b.cols {
		for j := range b.cols {
			if b.rates[i] || b.rates[j] || i == j || !spentHead(HeadWords(b.heads[i])) || !budgetHead(HeadWords(b.heads[j])) {
				continue
			}
			q := b.compare(k, func(r int) (Amount, Amount) { return b.rows[r].cells[i], b.rows[r].cells[j] })
			if q.holds(1) && q.fits > most {
				best, most = q, q.fits
			}
			if q.holds(1) && len(q.off) == 0 {
				b.unequal(k, q)
				return
			}
		}
	}
	b.unequal(k, best)
}

// bottomTotal is the figure of the last row of sums in a column, or of the first where
// the total stands on top.
func (b *sumBlock) bottomTotal(k int) Amount {
	for i := len(b.rows) - 1; i >= 0; i-- {
		if b.rows[i].total && HasAny(b.rows[i].name, "合计", "总计") {
			return b.rows[i].cells[k]
		}
	}
	return Amount{}
}

// quotients are the rows whose percentage is one figure over another, and is not.
type quotients struct {
	of   func(i int) (top, bottom Amount)
	fits int
	off  []int // indices of rows
	told bool  // a row that fits tells the two figures apart
}

// holds reports that a column is of these figures: at least as many rows say so, and no
// fewer than do not.
func (q *quotients) holds(least int) bool {
	return q.fits >= least && q.fits >= len(q.off) && q.told
}

// compare sets the percentages of a column against one figure over another.
func (b *sumBlock) compare(k int, of func(i int) (top, bottom Amount)) quotients {
	q := quotients{of: of}
	for i := range b.rows {
		top, bottom := of(i)
		c := b.rows[i].cells[k]
		if b.rows[i].rated || !c.Set || !top.Set || !bottom.Set || bottom.Value().Sign() <= 0 {
			continue
		}
		if !percentFits(c, top, bottom) {
			q.off = append(q.off, i)
			continue
		}
		q.fits++
		q.told = q.told || top.Value().Cmp(bottom.Value()) != 0 && top.Value().Sign() != 0
	}
	return q
}

// unequal hands over the rows that do not hold.
func (b *sumBlock) unequal(k int, q quotients) {
	b.out.Judged += q.fits + len(q.off)
	for _, i := range q.off {
		top, bottom := q.of(i)
		want, _ := num.Quo(top.Value(), bottom.Value())
		b.out.Off = append(b.out.Off, TableSum{Name: b.title(i, k), Total: b.rows[i].cells[k], Parts: []Amount{top, bottom}, Want: want, Share: true, Sure: true})
	}
}

// percentFits reports whether a cell can stand for one figure over another in percent, or
// as a quotient.
func percentFits(c, top, bottom Amount) bool {
	t, d := top.Rounded(), bottom.Rounded()
	low, ok1 := num.Quo(t.Low, d.High)
	high, ok2 := num.Quo(t.High, d.Low)
	if !ok1 || !ok2 {
		return true
	}
	return InPercent(low, high, c.Shown) || c.Unit() != "%" && inRatio(low, high, c.Shown)
}
