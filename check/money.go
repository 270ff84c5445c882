package check

import (
	"fmt"
	"strings"

	"jiheng/num"
)

// Money (BUD).
var money = []*Rule{
	{ID: "BUD-01", Title: "资金来源各项加得平", Source: "own/arithmetic", Severity: Error, Run: fundsAddUp},
	{ID: "BUD-02", Title: "合计行有数", Source: "own/form", Severity: Error, Run: totalFilled},
	{ID: "BUD-03", Title: "执行率能重算", Source: "self-evaluation/execution-rate", Severity: Error, Run: rateRecomputes},
	{ID: "BUD-04", Title: "执行率的分母用全年预算数", Source: "self-evaluation/execution-rate", Severity: Error, Run: rateOfOriginal},
	{ID: "BUD-05", Title: "预算为0时没有执行率", Source: "self-evaluation/execution-rate", Severity: Error, Run: rateOfNothing},
	{ID: "BUD-06", Title: "没有预算不应有支出", Source: "budget-law/13", Severity: Error, Run: spentWithoutBudget},
	{ID: "BUD-07", Title: "支出不超过预算", Source: "budget-law/13", Severity: Error, Run: overspent},
	{ID: "BUD-08", Title: "执行率得分能重算", Source: "self-evaluation/execution-points", Severity: Error, Run: executionPoints},
	{ID: "BUD-09", Title: "执行率低应说明", Source: "self-evaluation/deviation", Severity: Error, Run: lowRateExplained},
	{ID: "BUD-10", Title: "年初与全年预算不同应说明", Source: "self-evaluation/deviation", Severity: Warning, Run: adjustmentExplained},
	{ID: "BUD-11", Title: "预算调整加得平", Source: "own/arithmetic", Severity: Error, Run: adjustmentsAddUp},
	{ID: "BUD-12", Title: "预算调整幅度大", Source: "department-common/management", Severity: Notice, Run: budgetChangedMuch},
	{ID: "BUD-13", Title: "执行率保留足够小数", Source: "own/plausible", Severity: Notice, Run: rateTooShort},
	{ID: "BUD-14", Title: "金额写明单位", Source: "document/numerals", Severity: Warning, Run: amountWithoutUnit},
	{ID: "BUD-15", Title: "数额不差一万倍", Source: "own/consistency", Severity: Error, Run: offByTenThousand},
	{ID: "BUD-16", Title: "各类资金分开计算", Source: "own/arithmetic", Severity: Error, Run: fundsApart},
	{ID: "BUD-17", Title: "收入不当作支出", Source: "own/consistency", Severity: Warning, Run: incomeIsNotOutturn},
	{ID: "BUD-18", Title: "同一个数用同一个名称", Source: "own/consistency", Severity: Notice, Run: oneNameForOutturn},
	{ID: "BUD-19", Title: "基本支出与项目支出加得平", Source: "budget-regulation/40", Severity: Error, Run: basicAndProject},
	{ID: "BUD-20", Title: "各项目支出加得平", Source: "own/arithmetic", Severity: Error, Run: projectsAddUp},
	{ID: "BUD-21", Title: "预算数和决算数与决算一致", Source: "budget-regulation/83", Severity: Error, Run: againstAccounts},
	{ID: "BUD-22", Title: "决算数与支付数一致", Source: "own/consistency", Severity: Error, Run: outturnAsPaid},
	{ID: "BUD-23", Title: "未支出的资金写明去向", Source: "budget-regulation/83", Severity: Warning, Run: unspentExplained},
	{ID: "BUD-24", Title: "连续两年未用的结转由财政收回", Source: "budget-law/42", Severity: Error, Run: carriedTwice},
	{ID: "BUD-25", Title: "没有年末突击支出", Source: "own/plausible", Severity: Notice, Run: rushAtYearsEnd},
	{ID: "BUD-26", Title: "年终文件不用估计数", Source: "budget-regulation/83", Severity: Warning, Run: estimates},
	{ID: "BUD-27", Title: "负数有说明", Source: "own/plausible", Severity: Warning, Run: negativeAmounts},
	{ID: "BUD-28", Title: "金额小数位数适当", Source: "own/form", Severity: Notice, Run: amountPrecision},
	{ID: "BUD-29", Title: "所有项目都恰好执行100%", Source: "own/plausible", Severity: Notice, Run: allExecutedFully},
	{ID: "BUD-30", Title: "没有支出却得产出分", Source: "own/plausible", Severity: Error, Run: pointsWithoutSpending},
}

var (
	noMoneyTable = NotApplicable("没有写明各项资金的表")
	noMoney      = Undecided("没有读出可以配对的预算数、支出数和执行率")
)

var fundNames = []string{"财政拨款", "财政资金", "结转", "其他资金", "财政专户", "单位资金", "自有资金", "一般公共预算", "政府性基金", "国有资本", "社会保险", "中央", "省级", "市级", "区级", "县级", "旗县", "盟市", "自治区", "地方", "事业收入", "自筹", "其他"}

// parted returns every sum of a table with the rows that make it up: those below
// it, or above it where it comes last.
func (m *moneyTable) parted(part func(name string) bool) (sums []partedSum) {
	for i := range m.rows {
		if !m.rows[i].total {
			continue
		}
		var below, above []*moneyRow
		for j := i + 1; j < len(m.rows) && !m.rows[j].total; j++ {
			if part(m.rows[j].name) {
				below = append(below, &m.rows[j])
			}
		}
		for j := i - 1; j >= 0 && !m.rows[j].total; j-- {
			if part(m.rows[j].name) {
				above = append([]*moneyRow{&m.rows[j]}, above...)
			}
		}
		if len(below) == 0 {
			below = above
		}
		if len(below) > 0 {
			sums = append(sums, partedSum{&m.rows[i], below})
		}
	}
	return sums
}

// A partedSum is a row of a sum with its parts.
type partedSum struct {
	total *moneyRow
	parts []*moneyRow
}

// cells returns the parts' figures of a stage that are set.
func (s partedSum) cells(st stage) []moneyCell {
	var out []moneyCell
	for _, r := range s.parts {
		if c := r.cells[st]; c.set {
			out = append(out, c)
		}
	}
	return out
}

func isFund(name string) bool {
	return hasAny(name, fundNames...) && !hasAny(name, "基本支出", "项目支出", "总额", "合计")
}

// rated returns the rows with an outturn, a base above 0 and a rate.
func (t *Text) rated() []moneyRow { return t.kept.rated.get(t.readRated) }

func (t *Text) readRated() []moneyRow {
	var out []moneyRow
	for _, r := range t.money() {
		if b := r.cells[r.denominator()]; r.has(outturn, rate) && b.set && b.shown.Sign() > 0 && r.cells[outturn].shown.Sign() >= 0 {
			out = append(out, r)
		}
	}
	return out
}

// denominator is the budget that a row's rate is of.
func (r *moneyRow) denominator() stage {
	if r.base == original && r.cells[original].set {
		return original
	}
	if r.cells[revised].set {
		return revised
	}
	return original
}

// rateFits reports whether the row's rate can be of a budget: exactly, or only if
// whole amounts were rounded.
func (r *moneyRow) rateFits(s stage) (fits, loosely bool) {
	b, o, shown := r.cells[s], r.cells[outturn], r.cells[rate].shown
	try := func(x, y num.Interval) bool {
		low, ok1 := num.Quo(x.Low, y.High)
		high, ok2 := num.Quo(x.High, y.Low)
		if !ok1 || !ok2 || y.Low.Sign() <= 0 {
			return false
		}
		return inPercent(low, high, shown) || r.table != nil && !strings.ContainsAny(r.cells[rate].text, "%％") && shown.Cmp(num.Int(2)) < 0 && shown.Scale() >= 2 && inRatio(low, high, shown)
	}
	return try(o.exact(), b.exact()), try(o.rounded(), b.rounded())
}

// inPercent reports whether a percentage, rounded or cut off, can stand for a
// ratio between two bounds.
func inPercent(low, high num.Ratio, shown num.Decimal) bool {
	unit := num.One
	for range shown.Scale() {
		unit, _ = num.Quo(unit, num.Int(10).Ratio())
	}
	half, _ := num.Quo(unit, num.Int(2).Ratio())
	return low.Mul(num.Hundred).Cmp(shown.Ratio().Add(unit)) < 0 && high.Mul(num.Hundred).Cmp(shown.Ratio().Sub(half)) >= 0
}

// inRatio reports whether a decimal fraction, rounded or cut off, can stand for a
// ratio between two bounds.
func inRatio(low, high num.Ratio, shown num.Decimal) bool {
	e := shown.Envelope()
	return low.Cmp(e.High.Add(e.High.Sub(e.Low))) < 0 && high.Cmp(e.Low) >= 0
}

// rateRecomputes wants a rate to be outturn by revised budget.
func rateRecomputes(p *Pass) Outcome {
	rows := p.rated()
	if len(rows) == 0 {
		return noMoney
	}
	for _, r := range rows {
		d := r.denominator()
		fits, loosely := r.rateFits(d)
		if fits || r.otherBase() || r.nearBase() {
			continue
		}
		if _, mixed := p.mixedRate(&r); mixed {
			continue // BUD-16
		}
		sev, way := Severity(""), "核对预算数、支出数和执行率"
		if loosely {
			sev, way = Notice, "差在金额取整的范围内；用取整前的数核对"
		}
		q, _ := num.Quo(r.cells[outturn].value(), r.cells[d].value())
		c := r.cells[rate]
		p.cellAt(c, sev, fmt.Sprintf("%s执行率写的是%s，按%s÷%s应是%s%%。", r.title(), percentText(c), r.cells[outturn].text, r.cells[d].text, q.Percent(max(c.shown.Scale(), 2))), way, r.beside(d, outturn)...)
	}
	return Decided
}

func percentText(c moneyCell) string { return strings.TrimRight(c.text, "%％") + "%" }

// nearBase reports a rate that fits another amount of its sentence: 全年可用资金.
func (r *moneyRow) nearBase() bool {
	for _, c := range r.near {
		if c.at == r.cells[outturn].at || c.at == r.cells[original].at && r.base == rate {
			continue
		}
		x := *r
		x.cells[revised] = c
		if fits, _ := x.rateFits(revised); fits {
			return true
		}
	}
	return false
}

// otherBase reports a rate that fits the original budget, not the revised one.
func (r *moneyRow) otherBase() bool {
	if !r.has(original, revised) || r.denominator() != revised || r.cells[original].shown.Sign() <= 0 || r.cells[original].value().Cmp(r.cells[revised].value()) == 0 {
		return false
	}
	fits, _ := r.rateFits(revised)
	of, _ := r.rateFits(original)
	return !fits && of
}

// rateOfOriginal finds rates computed from the original budget.
func rateOfOriginal(p *Pass) Outcome {
	seen := false
	for _, r := range p.rated() {
		if !r.has(original, revised) {
			continue
		}
		if seen = true; r.otherBase() {
			q, _ := num.Quo(r.cells[outturn].value(), r.cells[revised].value())
			c := r.cells[rate]
			p.cellAt(c, "", fmt.Sprintf("%s执行率写的是%s，这是按年初预算数%s算的；按全年预算数%s应是%s%%。", r.title(), percentText(c), r.cells[original].text, r.cells[revised].text, q.Percent(max(c.shown.Scale(), 2))), "执行率的分母用全年（调整后）预算数", r.beside(original, revised, outturn)...)
		}
	}
	if !seen {
		return Undecided("没有同时写出年初预算数、全年预算数、支出数和执行率")
	}
	return Decided
}

// rateOfNothing finds a rate of a budget of 0.
func rateOfNothing(p *Pass) Outcome {
	seen := false
	for _, r := range p.money() {
		b := r.cells[r.denominator()]
		if !b.set {
			continue
		}
		seen = true
		c := r.cells[rate]
		if b.shown.Sign() != 0 || !c.set {
			continue
		}
		sev := Error
		if c.shown.Sign() == 0 && r.cells[outturn].set && r.cells[outturn].shown.Sign() == 0 {
			sev = Warning
		}
		p.cellAt(c, sev, fmt.Sprintf("%s预算数是0，没有执行率，却写了%s。", r.title(), percentText(c)), "没有预算的，执行率写“—”并说明", b.line.Site(b.at))
	}
	if !seen {
		return noMoney
	}
	return Decided
}

// spentWithoutBudget finds spending where there was no budget.
func spentWithoutBudget(p *Pass) Outcome {
	seen := false
	for _, r := range p.money() {
		o, b := r.cells[outturn], r.cells[revised]
		if !o.set || b.line == nil || r.table == nil && r.part {
			continue
		}
		seen = true
		if o.shown.Sign() <= 0 || b.set && b.shown.Sign() != 0 || !b.set && !noValue(b.line.Text) {
			continue
		}
		what := "是空的"
		if b.set {
			what = "是0"
		}
		p.cellAt(o, "", fmt.Sprintf("%s全年预算数%s，支出却有%s。", r.title(), what, o.text), "补填全年预算数；没有预算的支出写明依据", b.line.Site(b.at))
	}
	if !seen {
		return noMoney
	}
	return Decided
}

// overspent finds an outturn above the revised budget. Where the text only says
// 预算 the stage is open, so that it is a warning.
func overspent(p *Pass) Outcome {
	seen := false
	for _, r := range p.money() {
		if !r.has(revised, outturn) || r.cells[revised].shown.Sign() <= 0 || hasAny(r.name, "三公", "接待", "用车", "出国", "采购", "公用经费") {
			continue // management indicators have rules of their own
		}
		seen = true
		o, b := r.cells[outturn], r.cells[revised]
		if o.rounded().Low.Cmp(b.rounded().High) < 0 && o.exact().Low.Cmp(b.exact().High) <= 0 || o.value().Cmp(b.value()) <= 0 {
			continue
		}
		sev := Error
		if r.table == nil && r.part || r.table != nil && r.table.loose || o.exact().Low.Cmp(b.exact().High) <= 0 {
			sev = Warning
		}
		p.cellAt(o, sev, fmt.Sprintf("%s支出%s，超过预算%s，多%s。", r.title(), o.text, b.text, o.in(o.value().Sub(b.value()))), "核对预算数和支出数；确有超支的写明来源和批准手续", b.line.Site(b.at))
	}
	if !seen {
		return noMoney
	}
	return Decided
}
