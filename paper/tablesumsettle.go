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
		if j == i || o.Share || s.Share {
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
	if a.Share || b.Share || a.Want.Sub(a.Total.Value()).Cmp(b.Want.Sub(b.Total.Value())) != 0 {
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
			for j := range b.cols {
				if !b.rates[j] && b.quotient(k, func(i int) (Amount, Amount) { return b.rows[i].cells[j], b.bottomTotal(j) }, 2) {
					break
				}
			}
		case HasAny(low, "率", "比例", "进度", "%", "％", "比"):
			b.spentRate(k)
		}
	}
}

// spentRate recomputes a rate from the columns of what was spent and of the budget.
func (b *sumBlock) spentRate(k int) {
	for i := range b.cols {
		for j := range b.cols {
			if b.rates[i] || b.rates[j] || i == j || !spentHead(HeadWords(b.heads[i])) || !budgetHead(HeadWords(b.heads[j])) {
				continue
			}
			if b.quotient(k, func(r int) (Amount, Amount) { return b.rows[r].cells[i], b.rows[r].cells[j] }, 1) {
				return
			}
		}
	}
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

// quotient reports the rows whose percentage is not one figure over another, where it is
// so in at least as many rows; false where it is not.
func (b *sumBlock) quotient(k int, of func(i int) (top, bottom Amount), least int) bool {
	fits, told := 0, false
	var off []int
	for i := range b.rows {
		top, bottom := of(i)
		c := b.rows[i].cells[k]
		if b.rows[i].rated || !c.Set || !top.Set || !bottom.Set || bottom.Value().Sign() <= 0 {
			continue
		}
		if !percentFits(c, top, bottom) {
			off = append(off, i)
			continue
		}
		fits++
		told = told || top.Value().Cmp(bottom.Value()) != 0 && top.Value().Sign() != 0
	}
	if fits < least || fits < len(off) || !told {
		return false
	}
	b.out.Judged += fits + len(off)
	for _, i := range off {
		top, bottom := of(i)
		want, _ := num.Quo(top.Value(), bottom.Value())
		b.out.Off = append(b.out.Off, TableSum{Name: b.title(i, k), Total: b.rows[i].cells[k], Parts: []Amount{top, bottom}, Want: want, Share: true, Sure: true})
	}
	return true
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
