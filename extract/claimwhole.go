package extract

import (
	"strings"

	"jiheng/num"
)

// rateOfWhole recomputes a rate from all the parts that were spent before it; false where
// it is of the figures right before it. A rate of which nobody knows the parts is no claim.
func (c *claimer) rateOfWhole(v view, n Nest, i int) bool {
	bases, open := n.Wholes(i)
	for _, b := range bases {
		if n.Fits(b, i) {
			c.sumRate(v, i, b, true)
			return true
		}
	}
	if len(bases) > 0 && bases[0].Sure {
		c.sumRate(v, i, bases[0], false)
	}
	return open
}

// sumRate adds the claim that a rate is of figures that are added up.
func (c *claimer) sumRate(v view, i int, b Basis, fits bool) {
	f := &v.found[i]
	figures := []Found{*f}
	add := func(all []int) (sum num.Ratio, room num.Interval, words string) {
		var values []string
		for _, j := range all {
			x := &v.found[j]
			if !exact(x) || moneyUnit(x.Unit) != moneyUnit(v.found[b.Spent[0]].Unit) {
				return num.Ratio{}, room, ""
			}
			r := reach(x)
			room = num.Interval{Low: room.Low.Add(r.Low), High: room.High.Add(r.High)}
			sum, values, figures = sum.Add(x.number), append(values, x.Value), append(figures, *x)
		}
		if words = strings.Join(values, "+"); len(values) > 1 {
			words = "(" + words + ")"
		}
		return sum, room, words
	}
	top, tops, over := add(b.Spent)
	bottom, bottoms, under := add(b.Budgets)
	q, ok := num.Quo(top, bottom)
	if !ok || over == "" || under == "" {
		return
	}
	c.add(Claim{Rule: RuleRate, Claim: strings.Trim(f.Subject+f.Value+f.Unit, "·"), Recomputed: over + "/" + under + "*100 = " + q.Percent(4).String() + "%",
		Consistent: fits, Rounding: !fits && within(tops, bottoms, f)}, figures...)
}

// contracts are words of a rate, or an amount, that is of a contract and not of the budget.
var contracts = newLexicon("合同", "协议", "订单", "成交", "中标")

// contractRate recomputes 合同支付率 from what the contract says and what was paid of it,
// where the sentence has one of each.
func (c *claimer) contractRate(v view, i int) {
	agreed, paid := -1, -1
	for j := i - 1; j >= 0; j-- {
		x := &v.found[j]
		if strings.Contains(v.between(x.End, v.found[j+1].Start), "。") {
			break
		}
		if !x.Money() || x.is != level {
			continue
		}
		to := &paid
		switch {
		case contracts.find(x.label) != "" && !hasAny(x.label, "支付", "付款", "拨付"):
			to = &agreed
		case x.Kind != Outturn && x.Kind != Expenditure:
			continue
		}
		if *to >= 0 || !exact(x) {
			return
		}
		*to = j
	}
	if agreed < 0 || paid < 0 {
		return
	}
	f, a, p := &v.found[i], &v.found[agreed], &v.found[paid]
	q, ok := num.Quo(p.number, a.number)
	if !ok {
		return
	}
	same := shown(q, f)
	c.add(Claim{Rule: RuleRate, Claim: strings.Trim(f.Subject+f.Value+f.Unit, "·"), Recomputed: overHundred(p, a, q), Consistent: same,
		Rounding: !same && within(reach(p), reach(a), f), Unsure: true}, *f, *p, *a)
}
