package rules

import (
	"fmt"
	"strings"

	"jiheng/across"
	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var stageWords = map[paper.Stage]string{paper.OriginalBudget: "年初预算数", paper.RevisedBudget: "全年预算数", paper.Outturn: "决算数"}

// againstAmounts compares the amounts of this document with those of another; it
// reports whether there was one to compare. A value that the other document has
// of any scope is no fault: which scope is meant is then open.
func againstAmounts(p *check.Pass, own, other *across.Digest, theirs map[paper.Stage][]paper.Stage, what, suggestion string) (seen bool) {
	for _, m := range own.Money {
		for _, st := range theirs[m.Stage] {
			o, ok := other.AmountOf(st, m.Scope)
			if !ok {
				continue
			}
			seen = true
			if m.Cell.Rounded().Meets(o.Cell.Rounded()) || other.HasAmount(m.Cell.Rounded(), st) {
				break
			}
			diff := m.Cell.Value().Sub(o.Cell.Value()).Abs()
			atCell(p, m.Cell, "", fmt.Sprintf("“%s”的%s这里写%s，%s写%s，相差%s。", strings.TrimPrefix(m.Scope, "项目"), stageWords[m.Stage],
				m.Cell.Text, what, o.Cell.Text, m.Cell.In(diff)),
				suggestion, other.Abroad(o.Site))
			break
		}
	}
	return seen
}

var noPartner = "没有一起核对的同一单位同一年度的"

// againstAccounts wants budget and outturn of the self-evaluation as the final
// accounts have them.
func againstAccounts(p *check.Pass) check.Outcome {
	own := p.Digest()
	if own.Genre != paper.ReportGenre && own.Genre != paper.SelfFormGenre {
		return check.NotApplicable("不是自评报告或自评表")
	}
	return amountsAgree(p, own, paper.AccountsGenre, map[paper.Stage][]paper.Stage{paper.RevisedBudget: {paper.RevisedBudget},
		paper.Outturn: {paper.Outturn}}, "决算", "两处都与决算报表核对，改正不符的一处；口径不同的写明口径")
}

// againstBudget wants the original budget of the self-evaluation as the budget
// that was approved.
func againstBudget(p *check.Pass) check.Outcome {
	own := p.Digest()
	if own.Genre != paper.ReportGenre && own.Genre != paper.SelfFormGenre {
		return check.NotApplicable("不是自评报告或自评表")
	}
	return amountsAgree(p, own, paper.BudgetGenre, map[paper.Stage][]paper.Stage{paper.OriginalBudget: {paper.OriginalBudget,
		paper.RevisedBudget}}, "预算", "两处都与预算批复核对，改正不符的一处")
}

func amountsAgree(p *check.Pass, own *across.Digest, paper paper.Genre, theirs map[paper.Stage][]paper.Stage, what, suggestion string) check.Outcome {
	met, seen := false, false
	for _, o := range p.Siblings() {
		if o.Genre == paper {
			met = true
			seen = againstAmounts(p, own, o, theirs, what, suggestion) || seen
		}
	}
	switch {
	case !met:
		return check.NotApplicable(noPartner + what)
	case !seen:
		return check.Undecided("两份文件没有同一范围、同一阶段的金额")
	}
	return check.Decided
}

// annualAgainstTotal finds the total of a project of several years in the place
// of the year's amount: a rate of execution reckoned on it, or the total of the
// goal form taken for this year's budget.
func annualAgainstTotal(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if l.Has("总投资", "总概算", "项目总额", "总金额", "三年总预算", "总预算") && l.Has("%") {
			for _, s := range paper.FullSentences(l) {
				seen = rateOnTotal(p, l, s) || seen
			}
		}
	})
	seen = totalForYear(p) || seen
	if !seen {
		return check.NotApplicable("没有同时写项目总额和年度数")
	}
	return check.Decided
}

var rateLabel = plain.NewExpr(`(?:执行率|支付率|支出率|完成率)[^，。；0-9]{0,6}$`)

func rateOnTotal(p *check.Pass, l *paper.Line, s paper.Range) (seen bool) {
	var total, year, budget *paper.Figure
	toks := l.FiguresIn(s)
	text := s.Of(l.Text)
	if paper.HasAny(text, "累计", "总投资完成率", "投资完成率", "自开工") {
		return false
	}
	for i := range toks {
		t := &toks[i]
		lab := paper.WordsBefore(text, t.Start)
		c := paper.Clause(text, t.Start)
		switch {
		case t.Base == "元" && paper.HasAny(lab, "总投资", "总概算", "项目总额", "总金额", "总预算"):
			total = t
		case t.Base == "元" && paper.HasAny(lab, "年初预算", "全年预算", "调整后预算", "年度预算", "本年预算", "当年预算"):
			budget = t
		case t.Base == "元" && paper.HasAny(c, "支出", "执行", "支付") &&
			paper.HasAny(c, "本年", "当年", "今年", "年度", "全年", paper.YearText(p.Text.Year)):
			year = t
		case t.Unit == "%" && rateLabel.MatchString(lab) && total != nil && year != nil:
			seen = true
			q, ok := num.Quo(year.Value, total.Value)
			if ok && percentAgrees(q, t.Number) && (budget == nil || budget.Value.Cmp(total.Value) != 0) && year.Value.Cmp(total.Value) != 0 {
				r := paper.Range{From: s.From + t.Start, To: s.From + t.End}
				p.At(l, r, fmt.Sprintf("%s是本年支出%s除以项目总额%s得的，年度数和项目总数混在一起比了。", strings.TrimSpace(lab)+t.Text, year.Text, total.Text), "用本年支出除以本年预算数；项目总额的完成情况另写",
					l.Site(paper.Range{From: s.From + total.Start, To: s.From + total.End}))
			}
		}
	}
	return seen
}

// totalForYear finds the goal form's total for all years as this year's budget.
func totalForYear(p *check.Pass) (seen bool) {
	own := p.Digest()
	if own.Genre != paper.SelfFormGenre || own.Project == "" {
		return false
	}
	for _, o := range p.Siblings() {
		if o.Genre != paper.GoalFormGenre || o.Object != own.Object || o.Total == nil || o.Annual == nil || o.Total.Meets(*o.Annual) {
			continue
		}
		for _, st := range []paper.Stage{paper.OriginalBudget, paper.RevisedBudget} {
			m, ok := own.AmountOf(st, "项目"+own.Object)
			if !ok {
				continue
			}
			if seen = true; m.Cell.Rounded().Meets(*o.Total) {
				atCell(p, m.Cell, "", fmt.Sprintf("%s写的是%s，与目标申报表的项目总金额相同；目标申报表的本年金额是另一个数。", stageWords[st], m.Cell.Text),
					"年度自评填本年的数，不填几年的总数", o.Abroad(m.Site))
				return true
			}
		}
	}
	return seen
}
