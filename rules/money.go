package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

// Money (BUD).
var money = []*check.Rule{
	{ID: "BUD-01", Title: "资金来源各项加得平", Source: "own/arithmetic", Severity: check.Error, Run: whereWhole(whereRead(fundsAddUp))},
	{ID: "BUD-02", Title: "合计行有数", Source: "own/form", Severity: check.Error, Run: whereWhole(whereRead(totalFilled))},
	{ID: "BUD-03", Title: "执行率能重算", Source: "self-evaluation/execution-rate", Severity: check.Error, Run: whereRead(rateRecomputes)},
	{ID: "BUD-04", Title: "执行率的分母用全年预算数", Source: "self-evaluation/execution-rate", Severity: check.Error, Run: whereRead(rateOfOriginal)},
	{ID: "BUD-05", Title: "预算为0时没有执行率", Source: "self-evaluation/execution-rate", Severity: check.Error, Run: whereRead(rateOfNothing)},
	{ID: "BUD-06", Title: "没有预算不应有支出", Source: "budget-law/13", Severity: check.Error, Run: whereWhole(whereRead(spentWithoutBudget))},
	{ID: "BUD-07", Title: "支出不超过预算", Source: "budget-law/13", Severity: check.Error, Run: whereRead(overspent)},
	{ID: "BUD-08", Title: "执行率得分能重算", Source: "self-evaluation/execution-points", Severity: check.Error, Run: whereRead(executionPoints)},
	{ID: "BUD-09", Title: "执行率低应说明", Source: "self-evaluation/deviation", Severity: check.Error, Run: whereRead(lowRateExplained)},
	{ID: "BUD-10", Title: "年初与全年预算不同应说明", Source: "self-evaluation/deviation", Severity: check.Warning, Run: whereRead(adjustmentExplained)},
	{ID: "BUD-11", Title: "预算调整加得平", Source: "own/arithmetic", Severity: check.Error, Run: whereRead(adjustmentsAddUp)},
	{ID: "BUD-12", Title: "预算调整幅度大", Source: "department-common/management", Severity: check.Notice, Run: whereRead(budgetChangedMuch)},
	{ID: "BUD-13", Title: "执行率保留足够小数", Source: "own/plausible", Severity: check.Notice, Run: rateTooShort},
	{ID: "BUD-14", Title: "金额写明单位", Source: "document/numerals", Severity: check.Warning, Run: amountWithoutUnit},
	{ID: "BUD-15", Title: "数额不差一万倍", Source: "own/consistency", Severity: check.Error, Run: offByTenThousand},
	{ID: "BUD-16", Title: "各类资金分开计算", Source: "own/arithmetic", Severity: check.Error, Run: whereRead(fundsApart)},
	{ID: "BUD-17", Title: "收入不当作支出", Source: "own/consistency", Severity: check.Warning, Run: incomeIsNotOutturn},
	{ID: "BUD-18", Title: "同一个数用同一个名称", Source: "own/consistency", Severity: check.Notice, Run: oneNameForOutturn},
	{ID: "BUD-19", Title: "基本支出与项目支出加得平", Source: "budget-regulation/40", Severity: check.Error, Run: whereWhole(whereRead(basicAndProject))},
	{ID: "BUD-20", Title: "各项目支出加得平", Source: "own/arithmetic", Severity: check.Error, Run: whereWhole(whereRead(projectsAddUp))},
	{ID: "BUD-21", Title: "预算数和决算数与决算一致", Source: "budget-regulation/83", Severity: check.Error, Run: againstAccounts},
	{ID: "BUD-22", Title: "决算数与支付数一致", Source: "own/consistency", Severity: check.Error, Run: outturnAsPaid},
	{ID: "BUD-23", Title: "未支出的资金写明去向", Source: "budget-regulation/83", Severity: check.Warning, Run: whereRead(unspentExplained)},
	{ID: "BUD-24", Title: "连续两年未用的结转由财政收回", Source: "budget-law/42", Severity: check.Error, Run: carriedTwice},
	{ID: "BUD-25", Title: "没有年末突击支出", Source: "own/plausible", Severity: check.Notice, Run: rushAtYearsEnd},
	{ID: "BUD-26", Title: "年终文件不用估计数", Source: "budget-regulation/83", Severity: check.Warning, Run: estimates},
	{ID: "BUD-27", Title: "负数有说明", Source: "own/plausible", Severity: check.Warning, Run: whereRead(negativeAmounts)},
	{ID: "BUD-28", Title: "金额小数位数适当", Source: "own/form", Severity: check.Notice, Run: amountPrecision},
	{ID: "BUD-29", Title: "所有项目都恰好执行100%", Source: "own/plausible", Severity: check.Notice, Run: whereRead(allExecutedFully)},
	{ID: "BUD-30", Title: "没有支出却得产出分", Source: "own/plausible", Severity: check.Error, Run: pointsWithoutSpending},
}

// whereRead runs a rule of amounts in tables. Where cells hold something that was not
// read as an amount, it judges the others and says that it did not judge those.
func whereRead(run func(*check.Pass) check.Outcome) func(*check.Pass) check.Outcome {
	return func(p *check.Pass) check.Outcome {
		o := run(p)
		if n := p.UnreadAmounts(); n > 0 && o.State != check.StateUndecided {
			return check.Undecided(fmt.Sprintf("资金表里有%d格没有读出数（%s），那里没有判定", n, strings.Join(p.UnreadNames(mostUnreadNamed), "、")))
		}
		return o
	}
}

// mostUnreadNamed is how many cells a message names that were not read.
const mostUnreadNamed = 3

// whereWhole runs a rule that adds up the parts of tables or asks what is missing from
// them. A paper with a table that was not read, or not all of it, it does not judge.
func whereWhole(run func(*check.Pass) check.Outcome) func(*check.Pass) check.Outcome {
	return func(p *check.Pass) check.Outcome {
		if p.TablesUnread() {
			return check.Undecided("有表格没有读全，表里的数没有判定")
		}
		return run(p)
	}
}

var (
	noMoneyTable = check.NotApplicable("没有写明各项资金的表")
	noMoney      = check.Undecided("没有读出可以配对的预算数、支出数和执行率")
)

var fundNames = []string{"财政拨款", "财政资金", "结转", "其他资金", "财政专户", "单位资金", "自有资金", "一般公共预算", "政府性基金", "国有资本", "社会保险", "中央", "省级", "市级", "区级",
	"县级", "旗县", "盟市", "自治区", "地方", "事业收入", "自筹", "其他"}

// partsAmong are the parts among rows, and those that may be parts as well.
func partsAmong(rows []paper.MoneyRow, part func(name string) bool) (s partedSum) {
	for j := range rows {
		r := &rows[j]
		known := part(r.Name)
		if known {
			s.parts = append(s.parts, r)
		}
		if known || !noPart(r.Name) {
			s.all = append(s.all, r)
		}
	}
	return s
}

// noPart reports the name of a row that is no part of a sum of sources: another way to
// divide the same money, a sum, what is left, a rate.
func noPart(name string) bool {
	return balances(name) || paper.HasAny(name, "基本支出", "项目支出", "经营支出", "人员", "公用", "总额", "合计", "小计", "总计", "按支出", "按收入")
}

// A partedSum is a row of a sum with its parts.
type partedSum struct {
	total *paper.MoneyRow
	parts []*paper.MoneyRow // known to be parts, or parts of those
	all   []*paper.MoneyRow // these, and the rows among them that may be parts as well
}

// doubtful is the first row that may be a part or none; nil where all are known.
func (s partedSum) doubtful() *paper.MoneyRow {
	known := 0
	for i, r := range s.all {
		switch {
		case known < len(s.parts) && s.parts[known] == r:
			known++
		case i == 0 || !r.Within:
			return r
		}
	}
	return nil
}

// whole is false where one part alone is named: it need not be all.
func (s partedSum) whole() bool { return len(s.parts) > 1 || !s.parts[0].Within }

// cells returns the parts' figures of a stage that are set.
func (s partedSum) cells(st paper.Stage) []paper.Amount {
	var out []paper.Amount
	for _, r := range s.parts {
		if c := r.Cells[st]; c.Set {
			out = append(out, c)
		}
	}
	return out
}

// unknown reports a figure of a stage of which nobody knows the value.
func (s partedSum) unknown(st paper.Stage) bool {
	for _, r := range s.parts {
		if r.Cells[st].Unknown {
			return true
		}
	}
	return s.total.Cells[st].Unknown
}

func isFund(name string) bool {
	return paper.HasAny(name, fundNames...) && !paper.HasAny(name, "基本支出", "项目支出", "总额", "合计") && !paper.HasAny(name, carriedOn...)
}

// carriedOn are names of rows of what is left at the end of the year: it balances
// income and expenditure, and is neither a fund nor spending.
var carriedOn = []string{"年末结转", "年末结余", "结转下年", "结转下一年", "结转至下年", "结余分配"}

// balances reports a row that needs no budget: what is left, or no money at all.
func balances(name string) bool {
	return paper.HasAny(name, carriedOn...) || paper.HasAny(name, "执行率", "完成率", "比例", "占比", "增减", "增幅")
}

// rateRecomputes wants a rate to be outturn by revised budget.
func rateRecomputes(p *check.Pass) check.Outcome {
	rows := p.Rated()
	if len(rows) == 0 {
		return noMoney
	}
	byFund := fundRows(p.Text)
	for _, r := range rows {
		d := r.Denominator()
		if r.RateFitsExactly(d) || otherBase(r) || r.NearBase() {
			continue
		}
		_, loosely := r.RateFits(d)
		if _, mixed := mixedRate(byFund, r); mixed {
			continue // BUD-16
		}
		if rateOfMoved(p, r) {
			continue
		}
		sev, way := check.Severity(""), "核对预算数、支出数和执行率"
		if loosely {
			sev, way = check.Notice, "差在金额取整的范围内；用取整前的数核对"
		}
		q, _ := num.Quo(r.Cells[paper.Outturn].Value(), r.Cells[d].Value())
		c := r.Cells[paper.ExecutionRate]
		atCell(p, c, sev, fmt.Sprintf("%s执行率写的是%s，按%s÷%s应是%s%%。", r.Title(), percentText(c), r.Cells[paper.Outturn].Text,
			r.Cells[d].Text, q.Percent(max(c.Shown.Scale(), 2))), way, r.Beside(d, paper.Outturn)...)
	}
	return check.Decided
}

// rateOfMoved judges a rate by the initial budget and its changes, where a row has no
// full-year budget; false for other rows.
func rateOfMoved(p *check.Pass, r *paper.MoneyRow) bool {
	m, ok := r.Moved()
	if !ok || m.Value.Sign() <= 0 {
		return false
	}
	if m.Fits {
		return true
	}
	sev := check.Severity("")
	if !m.Sure {
		sev = check.Warning
	}
	q, _ := num.Quo(r.Cells[paper.Outturn].Value(), m.Value)
	c := r.Cells[paper.ExecutionRate]
	atCell(p, c, sev, fmt.Sprintf("%s执行率写的是%s，没有写全年预算数，按%s÷（%s）应是%s%%。", r.Title(), percentText(c), r.Cells[paper.Outturn].Text,
		m.Words, q.Percent(max(c.Shown.Scale(), 2))), "补写全年预算数，核对各次调整、支出数和执行率", r.Beside(paper.OriginalBudget, paper.Outturn)...)
	return true
}

func percentText(c paper.Amount) string { return strings.TrimRight(c.Text, "%％") + "%" }

// otherBase reports a rate that fits the original budget, not the revised one.
func otherBase(r *paper.MoneyRow) bool {
	if !r.Has(paper.OriginalBudget, paper.RevisedBudget) || r.Denominator() != paper.RevisedBudget ||
		r.Cells[paper.OriginalBudget].Shown.Sign() <= 0 || r.Cells[paper.OriginalBudget].Value().Cmp(r.Cells[paper.RevisedBudget].Value()) == 0 {
		return false
	}
	return !r.RateFitsExactly(paper.RevisedBudget) && r.RateFitsExactly(paper.OriginalBudget)
}

// nationalForm is the first year that was evaluated under the national form,
// which divides by the revised budget; some older forms divide by the original.
const nationalForm = 2019

// rateOfOriginal finds rates computed from the original budget.
func rateOfOriginal(p *check.Pass) check.Outcome {
	seen := false
	severity, advice := check.Severity(""), "执行率的分母用全年（调整后）预算数"
	if p.Year > 0 && p.Year < nationalForm {
		severity, advice = check.Notice, "2019年度以前有的自评表以年初预算数为分母；请核对当年的表，用全年预算数的改正"
	}
	for _, r := range p.Rated() {
		if !r.Has(paper.OriginalBudget, paper.RevisedBudget) {
			continue
		}
		if seen = true; otherBase(r) {
			q, _ := num.Quo(r.Cells[paper.Outturn].Value(), r.Cells[paper.RevisedBudget].Value())
			c := r.Cells[paper.ExecutionRate]
			atCell(p, c, severity, fmt.Sprintf("%s执行率写的是%s，这是按年初预算数%s算的；按全年预算数%s应是%s%%。", r.Title(), percentText(c),
				r.Cells[paper.OriginalBudget].Text, r.Cells[paper.RevisedBudget].Text, q.Percent(max(c.Shown.Scale(), 2))),
				advice, r.Beside(paper.OriginalBudget, paper.RevisedBudget, paper.Outturn)...)
		}
	}
	if !seen {
		return check.Undecided("没有同时写出年初预算数、全年预算数、支出数和执行率")
	}
	return check.Decided
}

// rateOfNothing finds a rate of a budget of 0.
func rateOfNothing(p *check.Pass) check.Outcome {
	seen := false
	for _, r := range p.MoneyRows() {
		b := r.Cells[r.Denominator()]
		if !b.Set {
			continue
		}
		seen = true
		c := r.Cells[paper.ExecutionRate]
		if b.Shown.Sign() != 0 || !c.Set {
			continue
		}
		sev := check.Error
		if c.Shown.Sign() == 0 && r.Cells[paper.Outturn].Set && r.Cells[paper.Outturn].Shown.Sign() == 0 {
			sev = check.Warning
		}
		atCell(p, c, sev, fmt.Sprintf("%s预算数是0，没有执行率，却写了%s。", r.Title(), percentText(c)), "没有预算的，执行率写“—”并说明", b.Line.Site(b.At))
	}
	if !seen {
		return noMoney
	}
	return check.Decided
}

// spentWithoutBudget finds spending where there was no budget.
func spentWithoutBudget(p *check.Pass) check.Outcome {
	seen := false
	for _, r := range p.MoneyRows() {
		o, b := r.Cells[paper.Outturn], r.Cells[paper.RevisedBudget]
		if !o.Set || b.Line == nil || r.Table == nil && r.Part || r.Table != nil && balances(r.Name) {
			continue
		}
		seen = true
		if o.Shown.Sign() <= 0 || b.Set && b.Shown.Sign() != 0 || !b.Set && !paper.NoValue(b.Line.Text) {
			continue
		}
		what := "是空的"
		if b.Set {
			what = "是0"
		}
		atCell(p, o, "", fmt.Sprintf("%s全年预算数%s，支出却有%s。", r.Title(), what, o.Text), "补填全年预算数；没有预算的支出写明依据", b.Line.Site(b.At))
	}
	if !seen {
		return noMoney
	}
	return check.Decided
}

// overspent finds an outturn above the revised budget. Where the text only says
// 预算 the stage is open, so that it is a warning.
func overspent(p *check.Pass) check.Outcome {
	if p.Text.Genre() == paper.BudgetGenre {
		return check.NotApplicable("预算还没有执行，支出是安排的数")
	}
	seen := false
	carrying := carryingTables(p)
	for _, r := range p.MoneyRows() {
		if !r.Has(paper.RevisedBudget, paper.Outturn) || r.Cells[paper.RevisedBudget].Shown.Sign() <= 0 ||
			r.Table != nil && carrying[r.Table] && strings.HasSuffix(r.Name, "总计") || paper.HasAny(r.Name, "三公", "接待", "用车", "出国", "采购", "公用经费") || paper.HasAny(r.Name, carriedOn...) || r.Table != nil && r.Table.Income() {
			continue // management indicators have rules of their own; what is left or came in is not spent
		}
		seen = true
		o, b := r.Cells[paper.Outturn], r.Cells[paper.RevisedBudget]
		if o.Rounded().Low.Cmp(b.Rounded().High) < 0 && o.Exact().Low.Cmp(b.Exact().High) <= 0 || o.Value().Cmp(b.Value()) <= 0 {
			continue
		}
		sev := check.Error
		if r.Table == nil && r.Part || r.Table != nil && r.Table.Loose || o.Exact().Low.Cmp(b.Exact().High) <= 0 {
			sev = check.Warning
		}
		atCell(p, o, sev, fmt.Sprintf("%s支出%s，超过预算%s，多%s。", r.Title(), o.Text, b.Text, o.In(o.Value().Sub(b.Value()))),
			"核对预算数和支出数；确有超支的写明来源和批准手续", b.Line.Site(b.At))
	}
	if !seen {
		return noMoney
	}
	return check.Decided
}

// carryingTables are the tables with a row of what is left at the end of the year: their
// last sum holds it beside what was spent.
func carryingTables(p *check.Pass) map[*paper.MoneyTable]bool {
	out := map[*paper.MoneyTable]bool{}
	for _, r := range p.MoneyRows() {
		if r.Table != nil && paper.HasAny(r.Name, carriedOn...) {
			out[r.Table] = true
		}
	}
	return out
}

// atCell reports a cell of a row; an empty severity is the rule's.
func atCell(p *check.Pass, c paper.Amount, severity check.Severity, message, suggestion string, other ...paper.Site) {
	p.Report(check.Finding{Severity: severity, Message: message, Suggestion: suggestion, Site: c.Line.Site(c.At),
		Line: c.Line.Text, Caret: c.Line.RunesTo(c.At.From), Other: other})
}
