package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

// budgetFunds lists the budgets of which each has money of its own, by the words
// that name them.
var budgetFunds = []string{"一般公共预算", "政府性基金", "国有资本经营"}

// fundOf is the budget that a name speaks of; empty for none, or for several.
func fundOf(name string) string {
	found := ""
	for _, f := range budgetFunds {
		if strings.Contains(name, f) {
			if found != "" {
				return ""
			}
			found = f
		}
	}
	return found
}

// fundRows returns the figures of each budget that has them.
func fundRows(t *paper.Text) map[string][]*paper.MoneyRow {
	out := map[string][]*paper.MoneyRow{}
	rows := t.MoneyRows()
	for i := range rows {
		if f := fundOf(rows[i].Name); f != "" {
			out[f] = append(out[f], &rows[i])
		}
	}
	return out
}

// mostFundRows is how many figures of a budget others are compared with: a paper has
// a few.
const mostFundRows = 64

// firstRows are as many of them.
func firstRows(rows []*paper.MoneyRow) []*paper.MoneyRow { return rows[:min(len(rows), mostFundRows)] }

// mixedRate returns the amount of another budget that a rate was divided by
// instead of the row's own. ok is false where the rate fits its own budget.
func mixedRate(byFund map[string][]*paper.MoneyRow, r *paper.MoneyRow) (other paper.Amount, ok bool) {
	own := fundOf(r.Name)
	d := r.Denominator()
	if own == "" || !r.Has(paper.Outturn, paper.ExecutionRate, d) {
		return other, false
	}
	if fits, loosely := r.RateFits(d); fits || loosely {
		return other, false
	}
	for _, f := range budgetFunds {
		if f == own {
			continue
		}
		for _, o := range firstRows(byFund[f]) {
			c := o.Cells[o.Denominator()]
			if !c.Set || c.Value().Cmp(r.Cells[d].Value()) == 0 {
				continue
			}
			x := *r
			x.Cells[paper.RevisedBudget] = c
			if x.RateFitsExactly(paper.RevisedBudget) {
				return c, true
			}
		}
	}
	return other, false
}

// fundsApart wants the outturn of each fund divided by its own budget, and no
// fund's money inside another's figure.
func fundsApart(p *check.Pass) check.Outcome {
	byFund := fundRows(p.Text)
	if len(byFund) < 2 {
		return check.NotApplicable("没有写两种以上预算的资金")
	}
	for _, f := range budgetFunds {
		for _, r := range byFund[f] {
			if c, mixed := mixedRate(byFund, r); mixed {
				x := r.Cells[paper.ExecutionRate]
				atCell(p, x, "", fmt.Sprintf("%s执行率写的是%s，是用%s除别的资金的预算数%s得来的；应除以自己的预算数%s。", r.Title(), percentText(x),
					r.Cells[paper.Outturn].Text, c.Text, r.Cells[r.Denominator()].Text), "各类资金分别用自己的预算数计算执行率",
					r.Beside(r.Denominator(), paper.Outturn)...)
			}
		}
	}
	fundsAdded(p, byFund)
	return check.Decided
}

// fundsAdded finds a figure that is called one fund's and holds another's too: it
// is what both come to elsewhere in the document.
func fundsAdded(p *check.Pass, byFund map[string][]*paper.MoneyRow) {
	general := byFund[budgetFunds[0]]
	for _, st := range []paper.Stage{paper.OriginalBudget, paper.RevisedBudget, paper.Outturn} {
		amounts := map[string]map[string]paper.Amount{}
		for _, f := range budgetFunds[1:] {
			amounts[f] = firstOfEach(byFund[f], st)
		}
		for _, big := range general {
			b := big.Cells[st]
			if !b.Set {
				continue
			}
			for _, f := range budgetFunds[1:] {
				if own, other, ok := bothMake(b, general, amounts[f], st); ok {
					atCell(p, b, "", fmt.Sprintf("%s写的是%s，这是%s与%s%s的合计，不是一种资金的数。", big.Title(), b.Text, own.Text, f, other.Text),
						"两种资金分开写；要写合计的，写明是合计", own.Line.Site(own.At), other.Line.Site(other.At))
					break
				}
			}
		}
	}
}

// firstOfEach returns the first of the amounts above zero of each value, by its text.
func firstOfEach(rows []*paper.MoneyRow, st paper.Stage) map[string]paper.Amount {
	out := map[string]paper.Amount{}
	for _, o := range rows {
		if c := o.Cells[st]; c.Set && c.Shown.Sign() > 0 {
			if v := c.Value().String(); !out[v].Set {
				out[v] = c
			}
		}
	}
	return out
}

// bothMake finds the figure of the same budget and that of another which together
// make an amount.
func bothMake(b paper.Amount, general []*paper.MoneyRow, others map[string]paper.Amount, st paper.Stage) (own, other paper.Amount, ok bool) {
	if len(others) == 0 {
		return own, other, false
	}
	for _, g := range firstRows(general) {
		own = g.Cells[st]
		if !own.Set {
			continue
		}
		if rest := b.Value().Sub(own.Value()); rest.Sign() > 0 {
			if other, ok = others[rest.String()]; ok {
				return own, other, true
			}
		}
	}
	return own, other, false
}

var spentWords = []string{"支出", "执行数", "实际执行", "实际使用", "支付", "拨付", "列支", "报销"}

// incomeIsNotOutturn finds execution rates that are made of what came in: the
// amounts before the rate are all called income or appropriation.
func incomeIsNotOutturn(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if !l.Has("执行率", "支出率") {
			return
		}
		for _, s := range l.Sentences() {
			seen = incomeRate(p, l, s) || seen
		}
	})
	for _, m := range p.MoneyTables() {
		if m.Cols[paper.ExecutionRate] >= 0 {
			seen = true
		}
	}
	for _, g := range p.Tables {
		seen = incomeTable(p, g) || seen
	}
	if !seen {
		return check.NotApplicable("没有写执行率")
	}
	return check.Decided
}

// incomeRate judges one sentence; it reports whether there is a rate to judge.
func incomeRate(p *check.Pass, l *paper.Line, s paper.Range) bool {
	text := s.Of(l.Text)
	amounts, end := 0, 0
	income := false
	for _, t := range l.FiguresIn(s) {
		lab := paper.WideLabel(text[end:t.Start])
		end = t.End
		if t.Base == "元" || t.Base == "" && (t.Scale == "万" || t.Scale == "亿") {
			amounts++
			income = income || paper.HasAny(lab, "收入", "拨款") && !paper.HasAny(lab, "事业收入", "非税收入", "税收收入")
			continue
		}
		if t.Unit != "%" || !paper.HasAny(lab, "执行率", "支出率") || paper.HasAny(lab, "收入", "非税") {
			continue
		}
		if amounts >= 2 && income && !paper.HasAny(text[:t.Start], spentWords...) {
			at := strings.Index(text, "收入")
			word := "收入"
			if at < 0 {
				at, word = strings.Index(text, "拨款"), "拨款"
			}
			p.At(l, paper.Range{From: s.From + at, To: s.From + at + len(word)},
				fmt.Sprintf("“%s”：执行率%s是用%s数算的，这里没有写支出数。", paper.Clip(strings.TrimSpace(text), 30), t.Text, word),
				"执行率用支出决算数除以全年预算数，把“"+word+"”改成支出的数", l.Site(paper.Range{From: s.From + t.Start, To: s.From + t.End}))
		}
		return true
	}
	return false
}

// incomeTable finds a table whose rate stands beside columns of income alone.
func incomeTable(p *check.Pass, g *paper.Grid) bool {
	for r := range g.Cells[:min(len(g.Cells), 4)] {
		var rateAt, incomeAt *paper.Line
		budget, spent := false, false
		for c := range g.Cells[r] {
			h := paper.HeadWords(g.Text(r, c))
			switch {
			case paper.Runes(h) > 14:
			case paper.HasAny(h, "执行率", "支出率"):
				rateAt = g.At(r, c)
			case strings.Contains(h, "收入") && paper.HasAny(h, "决算", "实际", "执行", "到位"):
				incomeAt = g.At(r, c)
			case paper.HasAny(h, "支出", "执行数", "支付", "使用", "决算数"):
				spent = true
			case strings.Contains(h, "预算"):
				budget = true
			}
		}
		if rateAt != nil && incomeAt != nil && budget && !spent {
			p.Line(incomeAt, fmt.Sprintf("表里有“%s”和“%s”，没有支出的栏：执行率是用收入算的。", rateAt.Text, incomeAt.Text), "改列支出决算数，执行率用支出数除以全年预算数", rateAt.Site(rateAt.All()))
			return true
		}
	}
	return false
}

// ratePercent prints a share in percent with two decimals.
func ratePercent(part, whole num.Ratio) string {
	q, ok := num.Quo(part, whole)
	if !ok {
		return ""
	}
	return q.Percent(2).String() + "%"
}
