package extract

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/num"
)

// rate compares a rate with the first of what was spent by every budget. It fits
// where another of them does too; then it is of that.
func (c *claimer) rate(v view, i int, spent, bases []int, near bool) {
	f, s := &v.found[i], &v.found[spent[0]]
	cl := Claim{Rule: RuleRate, Claim: strings.Trim(f.Subject+f.Value+f.Unit, "·")}
	for k, j := range spent {
		o := &v.found[j]
		for _, b := range bases {
			base := &v.found[b]
			q, ok := num.Quo(o.number, base.number)
			if !ok {
				continue
			}
			calc := overHundred(o, base, q)
			if shown(q, f) {
				cl.Consistent, cl.Rounding, cl.Recomputed, cl.Note = true, false, calc, "分母是“"+base.Subject+"”"
				c.add(cl, *f, *o, *base)
				return
			}
			if k == 0 && cl.Recomputed == "" {
				cl.Recomputed = calc
				cl.Rounding = within(reach(o), reach(base), f)
			}
		}
	}
	if cl.Recomputed == "" || f.Kind == ExecutionRate && v.ofAnother(i, spent[0], bases, c.year()) || c.adjusted(v, i, spent[0], bases, cl) || !near {
		return
	}
	cl.Note, cl.Unsure = "与写出的预算数都对不上", len(spent) > 1 || twice(s, &v.found[bases[0]])
	c.add(cl, *f, *s, v.found[bases[0]])
}

// twice reports spending of more than twice a budget: they hardly belong together.
func twice(s, base *Found) bool { return s.number.Cmp(base.number.Add(base.number)) > 0 }

// adjusted compares a rate with the initial budget and what was added to it or
// taken off, where no full-year budget is written; false where that is not so. Other
// amounts behind the budget may be changes too: 追加防汛资金20万元、抗旱资金10万元.
func (c *claimer) adjusted(v view, i, spent int, bases []int, cl Claim) bool {
	if slices.ContainsFunc(bases, func(b int) bool { return v.found[b].Kind != BudgetInitial }) {
		return false
	}
	f, s, base := &v.found[i], &v.found[spent], &v.found[bases[0]]
	whole, more, words := base.number, num.Ratio{}, base.Value
	parts := []Found{*f, *s, *base}
	for j := i - 1; j >= 0 && v.found[j].Kind != ExecutionRate; j-- {
		x := &v.found[j]
		if j < bases[0] && strings.Contains(v.between(x.End, v.found[j+1].Start), "。") {
			break
		}
		beside := x.scope == base.scope || x.scope >= 0 && v.scopes[x.scope].owner == bases[0] // 年初预算120万元（年中追加30万元）
		switch {
		case !x.Money() || !beside || j == spent || j == bases[0]:
		case x.is == level && j > bases[0]:
			more = more.Add(x.number)
		case x.is != change || v.move(j) == 0:
		case v.move(j) < 0:
			whole, words = whole.Sub(x.number), words+"-"+x.Value
			parts = append(parts, *x)
		default:
			whole, words = whole.Add(x.number), words+"+"+x.Value
			parts = append(parts, *x)
		}
	}
	q, ok := num.Quo(s.number, whole)
	if !ok || len(parts) == 3 {
		return false
	}
	cl.Recomputed = fmt.Sprintf("%s/(%s)*100 = %s%%", s.Value, words, q.Percent(4))
	if cl.Consistent = shown(q, f); !cl.Consistent {
		if all, ok := num.Quo(s.number, whole.Add(more)); ok && more.Sign() > 0 && shown(all, f) {
			return true
		}
		cl.Note, cl.Rounding, cl.Unsure = "与年初预算加减调整的数对不上", false, more.Sign() > 0
	}
	c.add(cl, parts...)
	return true
}

// move says which way a figure moves the budget: 1 up, -1 down, 0 where it is no such
// change. What is joined to one by 、 goes the same way.
func (v view) move(j int) int {
	for ; j >= 0 && v.found[j].is == change; j-- {
		switch l := v.found[j].label; {
		case priorWord(l) != "":
			return 0
		case budgetCuts.find(l) != "":
			return -1
		case budgetMoves.find(l) != "":
			return 1
		case !strings.HasPrefix(v.found[j].lead, "、"):
			return 0
		}
	}
	return 0
}

// budgetMoves are words by which a budget changes in the year, budgetCuts those by
// which it shrinks.
var (
	budgetMoves = newLexicon("追加", "调增", "调减", "追减", "核减", "核增", "调整", "压减", "增加", "减少", "调入", "调出", "年中", "中途", "新增")
	budgetCuts  = newLexicon("追减", "调减", "核减", "压减", "减少", "调出")
)
