package check

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/num"
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
func (t *Text) fundRows() map[string][]moneyRow {
	out := map[string][]moneyRow{}
	for _, r := range t.money() {
		if f := fundOf(r.name); f != "" {
			out[f] = append(out[f], r)
		}
	}
	return out
}

// mixedRate returns the amount of another budget that a rate was divided by
// instead of the row's own. ok is false where the rate fits its own budget.
func (t *Text) mixedRate(r *moneyRow) (other moneyCell, ok bool) {
	own := fundOf(r.name)
	d := r.denominator()
	if own == "" || !r.has(outturn, rate, d) {
		return other, false
	}
	if fits, loosely := r.rateFits(d); fits || loosely {
		return other, false
	}
	for _, f := range budgetFunds {
		for _, o := range t.fundRows()[f] {
			c := o.cells[o.denominator()]
			if f == own || !c.set || c.value().Cmp(r.cells[d].value()) == 0 {
				continue
			}
			x := *r
			x.cells[revised] = c
			if fits, _ := x.rateFits(revised); fits {
				return c, true
			}
		}
	}
	return other, false
}

// fundsApart wants the outturn of each fund divided by its own budget, and no
// fund's money inside another's figure.
func fundsApart(p *Pass) Outcome {
	byFund := p.fundRows()
	if len(byFund) < 2 {
		return NotApplicable("没有写两种以上预算的资金")
	}
	for _, f := range budgetFunds {
		for _, r := range byFund[f] {
			if c, mixed := p.mixedRate(&r); mixed {
				x := r.cells[rate]
				p.cellAt(x, "", fmt.Sprintf("%s执行率写的是%s，是用%s除别的资金的预算数%s得来的；应除以自己的预算数%s。", r.title(), percentText(x), r.cells[outturn].text, c.text, r.cells[r.denominator()].text), "各类资金分别用自己的预算数计算执行率", r.beside(r.denominator(), outturn)...)
			}
		}
	}
	p.fundsAdded(byFund)
	return Decided
}

// fundsAdded finds a figure that is called one fund's and holds another's too: it
// is what both come to elsewhere in the document.
func (p *Pass) fundsAdded(byFund map[string][]moneyRow) {
	general := byFund[budgetFunds[0]]
	for _, st := range []stage{original, revised, outturn} {
		for _, big := range general {
			b := big.cells[st]
			if !b.set {
				continue
			}
			for _, f := range budgetFunds[1:] {
				if own, other, ok := bothMake(b, general, byFund[f], st); ok {
					p.cellAt(b, "", fmt.Sprintf("%s写的是%s，这是%s与%s%s的合计，不是一种资金的数。", big.title(), b.text, own.text, f, other.text), "两种资金分开写；要写合计的，写明是合计", own.line.Site(own.at), other.line.Site(other.at))
					break
				}
			}
		}
	}
}

// bothMake finds the figure of the same budget and that of another which together
// make an amount.
func bothMake(b moneyCell, general, others []moneyRow, st stage) (own, other moneyCell, ok bool) {
	for _, g := range general {
		own = g.cells[st]
		if !own.set || own.value().Cmp(b.value()) >= 0 {
			continue
		}
		i := slices.IndexFunc(others, func(o moneyRow) bool {
			c := o.cells[st]
			return c.set && c.shown.Sign() > 0 && own.value().Add(c.value()).Cmp(b.value()) == 0
		})
		if i >= 0 {
			return own, others[i].cells[st], true
		}
	}
	return own, other, false
}

var spentWords = []string{"支出", "执行数", "实际执行", "实际使用", "支付", "拨付", "列支", "报销"}

// incomeIsNotOutturn finds execution rates that are made of what came in: the
// amounts before the rate are all called income or appropriation.
func incomeIsNotOutturn(p *Pass) Outcome {
	seen := false
	p.Bodies(func(l *Line) {
		if !l.Has("执行率", "支出率") {
			return
		}
		for _, s := range l.Sentences() {
			seen = p.incomeRate(l, s) || seen
		}
	})
	for _, m := range p.moneyTables() {
		if m.cols[rate] >= 0 {
			seen = true
		}
	}
	for _, g := range p.Tables {
		seen = p.incomeTable(g) || seen
	}
	if !seen {
		return NotApplicable("没有写执行率")
	}
	return Decided
}

// incomeRate judges one sentence; it reports whether there is a rate to judge.
func (p *Pass) incomeRate(l *Line, s Range) bool {
	text := s.Of(l.Text)
	amounts, end := 0, 0
	income := false
	for _, t := range l.figuresIn(s) {
		lab := wideLabel(text[end:t.Start])
		end = t.End
		if t.base == "元" || t.base == "" && (t.Scale == "万" || t.Scale == "亿") {
			amounts++
			income = income || hasAny(lab, "收入", "拨款") && !hasAny(lab, "事业收入", "非税收入", "税收收入")
			continue
		}
		if t.Unit != "%" || !hasAny(lab, "执行率", "支出率") || hasAny(lab, "收入", "非税") {
			continue
		}
		if amounts >= 2 && income && !hasAny(text[:t.Start], spentWords...) {
			at := strings.Index(text, "收入")
			word := "收入"
			if at < 0 {
				at, word = strings.Index(text, "拨款"), "拨款"
			}
			p.At(l, Range{s.From + at, s.From + at + len(word)}, fmt.Sprintf("“%s”：执行率%s是用%s数算的，这里没有写支出数。", clip(strings.TrimSpace(text), 30), t.Text, word), "执行率用支出决算数除以全年预算数，把“"+word+"”改成支出的数", l.Site(Range{s.From + t.Start, s.From + t.End}))
		}
		return true
	}
	return false
}

// incomeTable finds a table whose rate stands beside columns of income alone.
func (p *Pass) incomeTable(g *Grid) bool {
	for r := range g.Cells[:min(len(g.Cells), 4)] {
		var rateAt, incomeAt *Line
		budget, spent := false, false
		for c := range g.Cells[r] {
			h := headWords(g.Text(r, c))
			switch {
			case runes(h) > 14:
			case hasAny(h, "执行率", "支出率"):
				rateAt = g.At(r, c)
			case strings.Contains(h, "收入") && hasAny(h, "决算", "实际", "执行", "到位"):
				incomeAt = g.At(r, c)
			case hasAny(h, "支出", "执行数", "支付", "使用", "决算数"):
				spent = true
			case strings.Contains(h, "预算"):
				budget = true
			}
		}
		if rateAt != nil && incomeAt != nil && budget && !spent {
			p.Line(incomeAt, fmt.Sprintf("表里有“%s”和“%s”，没有支出的栏：执行率是用收入算的。", rateAt.Text, incomeAt.Text), "改列支出决算数，执行率用支出数除以全年预算数", rateAt.Site(Range{0, len(rateAt.Text)}))
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
