package extract

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/num"
)

// rates recomputes rates of execution from the amounts beside them, and names
// the denominator that fits.
func (c *claimer) rates(v view) {
	var n Nest
	var years []string
	for i := range v.found {
		f := &v.found[i]
		if !f.Percent() || !exact(f) {
			continue
		}
		spent, bases, near, others := -1, []int(nil), false, []int(nil)
		switch {
		case f.Kind == ExecutionRate && contracts.find(f.label) != "":
			c.contractRate(v, i)
		case f.Kind == ExecutionRate:
			if spent, bases = v.bracketed(i); spent < 0 {
				if n.List == nil {
					n = v.nestOf()
				}
				if c.rateOfWhole(v, n, i) {
					continue
				}
				spent, bases, others, near = v.rateParts(i, n)
			} else {
				near = v.oneValue(bases)
			}
		case strings.HasSuffix(trimmed(f.label), "到位率"):
			spent, bases = v.arrived(i)
			near = v.oneValue(bases)
		case strings.HasSuffix(trimmed(f.label), "节约率"), strings.HasSuffix(trimmed(f.label), "结余率"):
			spent, bases = v.saved(i)
			near = v.oneValue(bases)
		}
		if spent < 0 || len(bases) == 0 {
			continue
		}
		if years == nil {
			years = v.years()
		}
		if spent, others, bases = sameYear(years, c.year(), i, spent, others, bases); len(bases) > 0 {
			c.rate(v, i, append([]int{spent}, others...), bases, near)
		}
	}
}

// nestOf reads the lists of parts of the piece, by which rates are given to
// parts or wholes.
func (v view) nestOf() Nest {
	all := make([]Said, len(v.found))
	for i := range v.found {
		f := &v.found[i]
		all[i] = Said{Start: f.Start, End: f.End, Value: f.number, Places: f.places}
		switch {
		case f.Kind == ExecutionRate:
			all[i].Is = SaidRate
		case !f.Money() || f.is != level:
		case f.Kind == Outturn || f.Kind == Expenditure:
			all[i].Is = SaidOutturn
		case f.Kind == BudgetInitial || f.Kind == BudgetAdjusted:
			all[i].Is = SaidBudget
		default:
			all[i].Is = SaidMoney
		}
	}
	return nestOf(v.line.Text, v.begins, all)
}

// kindIn is what an amount is in its list: a part is what its whole is.
func (v view) kindIn(n Nest, j int) FoundKind {
	if n.As[j] {
		return v.found[n.Lists[n.List[j]].Owner].Kind
	}
	return v.found[j].Kind
}

// rateParts finds the spending and the budgets that a rate can speak of: since
// the rate before it, in its sentence and its list of parts; others are what else
// was spent there. near is false where the budget stands in an earlier sentence.
func (v view) rateParts(i int, n Nest) (spent int, bases, others []int, near bool) {
	near = true
	broken := false
	var all []int // that were spent, the nearest first
	for j := i - 1; j >= 0; j-- {
		g := &v.found[j]
		if strings.Contains(v.between(g.End, v.found[j+1].Start), "。") {
			if len(bases) > 0 && len(all) > 0 {
				break
			}
			broken = true
		}
		if n.List[j] != n.List[i] {
			continue
		}
		if g.Kind == ExecutionRate {
			break
		}
		if !g.Money() || g.is != level || !exact(g) {
			continue
		}
		switch v.kindIn(n, j) {
		case Outturn, Expenditure:
			if len(all) == 0 || !broken || PartName(v.found[all[len(all)-1]].label) != "" {
				all = append(all, j)
			}
		case BudgetInitial, BudgetAdjusted:
			bases = append(bases, j)
			near = near && !broken
		case Revenue:
			if len(all) > 0 && len(bases) == 0 {
				bases = append(bases, j)
				near = false
			}
		}
	}
	if spent, others = v.ofYear(i, all); spent < 0 {
		spent = v.spentAfter(i)
	}
	// The likeliest base comes first: not smaller than what was spent, and not a
	// part of a list that the spending is outside of.
	if spent >= 0 {
		s := &v.found[spent]
		rank := func(b int) int {
			n := 0
			if v.found[b].number.Cmp(s.number) < 0 {
				n += 2
			}
			if v.found[b].scope != s.scope {
				n++
			}
			return n
		}
		slices.SortStableFunc(bases, func(a, b int) int { return rank(a) - rank(b) })
		near = near || v.oneValue(bases)
	}
	return spent, bases, others, near
}

// ofYear picks what a rate is of among amounts that were spent: the nearest, but
// what was paid over the years only for a rate over the years.
func (v view) ofYear(i int, all []int) (spent int, others []int) {
	if len(all) == 0 {
		return -1, nil
	}
	k := 0
	if !strings.Contains(v.found[i].label, "累计") {
		k = max(0, slices.IndexFunc(all, func(j int) bool { return !strings.Contains(v.found[j].label, "累计") }))
	}
	for n, j := range all {
		if n != k && len(others) < mostOthers {
			others = append(others, j)
		}
	}
	return all[k], others
}

// mostOthers is how many other amounts a rate is tried with.
const mostOthers = 3

// bracketed finds the spending and the budgets in the bracket right behind a
// rate: 支付率96%（预算1000万元，支付960万元）.
func (v view) bracketed(i int) (spent int, bases []int) {
	end := v.found[i].End
	n := closing(v.line.Text[end:])
	if n == 0 || prefix(v.line.Text[end:], "（", "(") == "" {
		return -1, nil
	}
	spent = -1
	for j := i + 1; j < len(v.found) && v.found[j].End <= end+n; j++ {
		g := &v.found[j]
		if !g.Money() || g.is != level || !exact(g) {
			continue
		}
		switch g.Kind {
		case Outturn, Expenditure:
			if spent >= 0 {
				return -1, nil
			}
			spent = j
		case BudgetInitial, BudgetAdjusted:
			bases = append(bases, j)
		}
	}
	if spent < 0 || len(bases) == 0 {
		return -1, nil
	}
	return spent, bases
}

// arrived finds the money that came in and the amounts it can be a rate of.
func (v view) arrived(i int) (came int, bases []int) {
	came = -1
	for j := i - 1; j >= 0; j-- {
		g := &v.found[j]
		if !g.Money() || g.is != level || g.Kind != BudgetAdjusted && g.Kind != BudgetInitial {
			continue
		}
		if came < 0 && hasAny(g.label, "到位", "到账", "收到") {
			came = j
		} else if came >= 0 {
			bases = append(bases, j)
		}
	}
	return came, bases
}

// saved finds the money that was saved, right before its rate, and the budgets.
func (v view) saved(i int) (saved int, bases []int) {
	if i == 0 || !hasAny(v.found[i-1].label, "节约", "结余") || v.apart(&v.found[i-1], &v.found[i]) {
		return -1, nil
	}
	for j := i - 2; j >= 0; j-- {
		if g := &v.found[j]; g.Money() && g.is == level && (g.Kind == BudgetAdjusted || g.Kind == BudgetInitial) {
			bases = append(bases, j)
		}
	}
	return i - 1, bases
}

// oneValue reports bases that all print the same amount.
func (v view) oneValue(bases []int) bool {
	for _, b := range bases {
		if v.found[b].number.Cmp(v.found[bases[0]].number) != 0 {
			return false
		}
	}
	return len(bases) > 0 && v.found[bases[0]].Kind != Revenue
}

// spentAfter finds the spending right behind a rate: 执行率98%，支出90万元.
func (v view) spentAfter(i int) int {
	if i+1 < len(v.found) {
		g := &v.found[i+1]
		if (g.Kind == Outturn || g.Kind == Expenditure) && g.Money() && g.is == level && !strings.ContainsAny(v.between(v.found[i].End, g.Start), "。；;") {
			return i + 1
		}
	}
	return -1
}

// implied states what initial budget, adjusted budget and outturn of a sentence
// imply: by how much the budget was changed, and what was not spent.
func (c *claimer) implied(v view) {
	for i := range v.found {
		a := &v.found[i]
		if a.Kind != BudgetAdjusted || !a.Money() || a.is != level {
			continue
		}
		if i > 0 {
			if b := &v.found[i-1]; b.Kind == BudgetInitial && b.Money() && !v.apart(b, a) {
				d := a.number.Sub(b.number)
				word := "预算调增（隐含）"
				if d.Sign() < 0 {
					word = "预算调减（隐含）"
				}
				if d.Sign() != 0 {
					c.add(Claim{Rule: RuleImplied, Claim: word, Recomputed: fmt.Sprintf("%s-%s = %s", a.Value, b.Value, inUnit(d, a)),
						Consistent: true}, *a, *b)
				}
			}
		}
		if i+1 < len(v.found) {
			if s := &v.found[i+1]; s.Kind == Outturn && s.Money() && !v.apart(a, s) && a.number.Cmp(s.number) > 0 {
				c.add(Claim{Rule: RuleImplied, Claim: "未执行（隐含）",
					Recomputed: fmt.Sprintf("%s-%s = %s", a.Value, s.Value, inUnit(a.number.Sub(s.number), a)), Consistent: true}, *a, *s)
			}
		}
	}
}

// apart reports a stop between two figures.
func (v view) apart(a, b *Found) bool {
	return strings.ContainsAny(v.between(a.End, b.Start), "。；;")
}

// remainders recomputes what was not spent: 未支付 = 安排 − 支付.
func (c *claimer) remainders(v view) {
	for i := range v.found {
		f := &v.found[i]
		if !f.Money() || f.is != level || !hasAny(f.label, "未支", "未支付", "未拨付", "未使用", "未执行", "尚未", "剩余", "未支出", "结余") || !exact(f) {
			continue
		}
		spent, base := -1, -1
		for j := i - 1; j >= 0; j-- {
			g := &v.found[j]
			if !g.Money() || g.is != level {
				continue
			}
			switch g.Kind {
			case Outturn, Expenditure:
				if spent < 0 {
					spent = j
				}
			case BudgetInitial, BudgetAdjusted:
				if spent >= 0 && (base < 0 || g.number.Sub(v.found[spent].number).Cmp(f.number) == 0) {
					base = j
				}
			}
		}
		if spent < 0 || base < 0 {
			continue
		}
		s, b := &v.found[spent], &v.found[base]
		rest := b.number.Sub(s.number)
		same := rest.Sub(f.number).Abs().Cmp(tail(f)) <= 0
		if !same && strings.Contains(f.label, "结余") && !v.apart(s, f) && b.scope == s.scope && b.scope == f.scope && i > 0 && (spent == i-1 || v.found[i-1].Kind == ExecutionRate && spent == i-2) &&
			rest.Sign() > 0 && !hasAny(v.said(), "收回", "上缴", "缴回", "缴销", "注销", "核减", "净结余", "其中", "累计", "上年", "历年") {
			c.add(Claim{Rule: RuleRemainder, Claim: named(f), Recomputed: b.Value + "-" + s.Value + " = " + inUnit(rest, f), Unsure: true,
				Note: "有收回、注销的，请写明"}, *f, *b, *s)
			continue
		}
		if same || !v.apart(s, f) && b.scope == s.scope && !strings.Contains(f.label, "结余") {
			c.add(Claim{Rule: RuleRemainder, Claim: named(f), Recomputed: fmt.Sprintf("%s-%s = %s", b.Value, s.Value, inUnit(rest, f)),
				Consistent: same}, *f, *b, *s)
		}
	}
}

// tail is how far a sum of printed amounts may be off: 0.02 of the unit where
// they have decimals, nothing for whole numbers.
func tail(f *Found) num.Ratio {
	if f.places == 0 && !f.Money() {
		return num.Ratio{}
	}
	return tailStep.Mul(unitFactor(f))
}
