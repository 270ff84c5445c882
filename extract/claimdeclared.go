package extract

import (
	"strings"

	"jiheng/num"
)

// A declaredSum is what a document says once and for all of a unit's money: every figure of one
// kind, and how many different amounts they name.
type declaredSum struct {
	first *Found
	many  bool // different amounts
}

func (d *declaredSum) add(f *Found) {
	if d.first == nil {
		d.first = f
	} else if d.first.number.Cmp(f.number) != 0 {
		d.many = true
	}
}

// declared recomputes rates of all of a unit's money that stand apart from the amounts, in another
// paragraph, section or table: only where the document names one spending and one budget of all,
// so that nothing else can be meant.
func (c *claimer) declared(pieces []*piece) {
	var spent, whole, initial declaredSum
	var rates []*Found
	moved := false
	for _, p := range pieces {
		v := view{p, &c.lines[p.line]}
		for i := range p.found {
			f := &p.found[i]
			if c.wholeRate(v, i, c.year()) {
				rates = append(rates, f)
				continue
			}
			moved = moved || budgetMoves.find(f.label) != ""
			if !c.wholeAmount(v, i, c.year()) {
				continue
			}
			switch f.Kind {
			case Outturn, Expenditure:
				spent.add(f)
			case BudgetAdjusted:
				whole.add(f)
			case BudgetInitial:
				initial.add(f)
			}
		}
	}
	base := whole
	if base.first == nil && !moved {
		base = initial
	}
	if spent.first == nil || base.first == nil || spent.many || base.many {
		return
	}
	for _, f := range rates {
		if f.in != spent.first.in && f.in != base.first.in && !c.claims(RuleRate, f) {
			c.declaredRate(f, spent.first, base.first, initial.first)
		}
	}
}

// declaredRate adds the claim of one rate, where it is of neither budget.
func (c *claimer) declaredRate(f, spent, base, initial *Found) {
	q, ok := num.Quo(spent.number, base.number)
	if !ok || shown(q, f) {
		return
	}
	if initial != nil {
		if of, ok := num.Quo(spent.number, initial.number); ok && (shown(of, f) || within(reach(spent), reach(initial), f)) {
			return
		}
	}
	c.add(Claim{Rule: RuleRate, Claim: strings.Trim(f.Subject+f.Value+f.Unit, "·"), Recomputed: overHundred(spent, base, q),
		Rounding: within(reach(spent), reach(base), f), Note: "与别处写的预算数和支出数对不上，口径不同的写明口径"}, *f, *spent, *base)
}

// wholeRate reports a rate of all of the year's money, reached and no target.
func (c *claimer) wholeRate(v view, i int, title string) bool {
	f := &v.found[i]
	if !f.Percent() || f.Modality != "" || !exact(f) || f.Kind != ExecutionRate && f.Kind != Indicator || f.Period != "" && f.Period != title ||
		f.scope >= 0 && v.line.Kind != Row || f.is == change || f.is == growth || f.is == share {
		return false
	}
	rated := false
	for part := range strings.SplitSeq(f.Subject, "·") {
		if hasAny(part, "预算执行率", "资金执行率", "支付率") || part == "执行率" {
			rated = true
		} else if hasAny(part, "预算", "决算", "年初", "支出", "执行数") {
			return false // a row of rates below heads of amounts
		}
		if !ofAllMoney(part) {
			return false
		}
	}
	return rated && !c.otherTime(v, i)
}

// wholeAmount reports an amount of all of the year's money.
func (c *claimer) wholeAmount(v view, i int, title string) bool {
	f := &v.found[i]
	if !f.Money() || f.is != level || f.Modality != "" || !exact(f) || f.Period != "" && f.Period != title || f.scope >= 0 && v.line.Kind != Row {
		return false
	}
	for part := range strings.SplitSeq(f.Subject, "·") {
		if !ofAllMoney(part) {
			return false
		}
	}
	return !c.otherTime(v, i)
}

// otherTime reports words before a figure by which it is of a part of the year or of another year:
// in its paragraph or the heading above.
func (c *claimer) otherTime(v view, i int) bool {
	words := v.between(v.begins, v.found[i].Start)
	for k := v.piece.line; k >= 0 && k > v.piece.line-mostAbove; k-- {
		if l := &c.lines[k]; l.Kind == Heading {
			words = l.Text + "。" + words
			break
		}
	}
	for s := range strings.SplitSeq(words, "。") {
		if interim(s) || priorWord(s) != "" || hasAny(s, "监控", "绩效运行", "序时", "时序") {
			return true
		}
	}
	return false
}

// mostAbove is how many lines above a figure its heading is looked for in.
const mostAbove = 40

// ofAllMoney reports words that name nothing but all of a unit's money.
func ofAllMoney(s string) bool {
	s = strings.Trim(trimmed(dropBrackets(s)), "，,、：:；;（( 。")
	if n := leadingYear(s); n > 0 {
		s = s[n:]
	}
	for s != "" {
		w := allOfMoney.at(s)
		if w == "" {
			w = moneyStages.at(s)
		}
		if w == "" {
			return false
		}
		s = s[len(w):]
	}
	return true
}

// moneyStages are the other words of a budget and its use as a whole.
var moneyStages = newLexicon("年初", "调整后", "调整", "批复", "总额", "总数", "金额", "决算数", "决算", "执行数", "支出数", "安排", "总计", "完成值", "实际完成值", "完成情况", "为", "共", "在", "达到", "达")
