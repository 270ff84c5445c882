package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

// lastIndicators returns last year's indicators by name, those with one name
// twice left out; done is how a rule ends without any.
func lastIndicators(p *check.Pass) (byName map[string]paper.Indicator, done check.Outcome, ok bool) {
	last, ok := p.LastText()
	if !ok {
		return nil, check.NotApplicable("没有上年的自评表"), false
	}
	if len(p.Indicators()) == 0 {
		return nil, noIndicators, false
	}
	byName = map[string]paper.Indicator{}
	twice := map[string]bool{}
	for _, r := range last.Indicators() {
		name := paper.Squeeze(r.Name)
		if _, seen := byName[name]; seen {
			twice[name] = true
		}
		byName[name] = r
	}
	for name := range twice {
		delete(byName, name)
	}
	if len(byName) == 0 {
		return nil, check.Undecided("上年的文件里没有指标"), false
	}
	return byName, check.Decided, true
}

// targetRaised finds targets exceeded by far two years running and left as they
// are.
func targetRaised(p *check.Pass) check.Outcome {
	old, done, ok := lastIndicators(p)
	if !ok {
		return done
	}
	most := p.Limit("偏差百分数")
	judged := false
	for _, r := range p.Indicators() {
		was, ok := old[paper.Squeeze(r.Name)]
		if !ok {
			continue
		}
		_, values := r.Compared()
		_, before := was.Compared()
		if !values || !before {
			continue
		}
		judged = true
		now, over := r.Over(most)
		then, overThen := was.Over(most)
		if a, b := paper.Squeeze(r.Signed()), paper.Squeeze(was.Signed()); over && overThen && a == b {
			p.Line(r.Target, fmt.Sprintf("“%s”上年超过指标值%s%%，本年超过%s%%，指标值仍是%s。", r.Name, then.Round(1, num.HalfUp),
				now.Round(1, num.HalfUp), paper.CellText(r.Target)), "下年按实际水平提高指标值")
		}
	}
	if !judged {
		return check.Undecided("两年没有可以比较的同名指标的完成值")
	}
	return check.Decided
}

var perUnit = plain.NewExpr(`单位成本|单价|人均|户均|每[\p{Han}]{1,4}(?:成本|费用|补贴|投入|造价|价格)|平均(?:成本|投入|费用|造价)|均价|单[台户件次个位][\p{Han}]{0,4}(?:成本|费用|补贴|造价)`)

// costAgainstLast compares what one unit costs with last year: the targets of
// unit costs, and the budget over the quantity where there is one quantity.
func costAgainstLast(p *check.Pass) check.Outcome {
	old, done, ok := lastIndicators(p)
	if !ok {
		return done
	}
	most := num.Int(int64(p.Limit("单位成本变动"))).Ratio()
	judged := false
	for _, r := range p.Indicators() {
		was, ok := old[paper.Squeeze(r.Name)]
		if !ok || !perUnit.MatchString(r.Name) || r.Target == nil || was.Target == nil {
			continue
		}
		a, b := paper.FiguresOf(paper.CellText(r.Target)+paper.CellText(r.Unit)),
			paper.FiguresOf(paper.CellText(was.Target)+paper.CellText(was.Unit))
		if len(a) != 1 || len(b) != 1 || a[0].Base != b[0].Base || b[0].Value.Sign() <= 0 {
			continue
		}
		judged = true
		if percent := changeOf(a[0].Value, b[0].Value); percent.Abs().Cmp(most) > 0 {
			p.Line(r.Target, fmt.Sprintf("“%s”的指标值%s，上年是%s，%s%s%%。", r.Name, paper.CellText(r.Target),
				paper.CellText(was.Target), upDown(percent), percent.Abs().Round(1, num.HalfUp)), "说明单位成本变动的原因，或核对指标值")
		}
	}
	judged = impliedCosts(p, most) || judged
	if !judged {
		return check.Undecided("两年没有可以比较的单位成本")
	}
	return check.Decided
}

func changeOf(now, before num.Ratio) num.Ratio {
	q, _ := num.Quo(now, before)
	return q.Sub(num.One).Mul(num.Hundred)
}

// impliedCosts compares budget over quantity of the projects that state one
// quantity, the same in both years.
func impliedCosts(p *check.Pass, most num.Ratio) bool {
	last, _ := p.LastText()
	q := &check.Pass{Input: &check.Input{}, Text: last}
	judged := false
	for _, f := range p.ProjectForms() {
		r, n, ok := onlyQuantity(&f)
		if !ok || f.Name == "" {
			continue
		}
		for _, g := range q.ProjectForms() {
			was, k, ok := onlyQuantity(&g)
			if !ok || paper.Squeeze(g.Name) != paper.Squeeze(f.Name) || paper.Squeeze(was.Name) != paper.Squeeze(r.Name) {
				continue
			}
			now, ok1 := p.MoneyOf(&f)
			before, ok2 := q.MoneyOf(&g)
			if !ok1 || !ok2 || before.Value().Sign() <= 0 {
				continue
			}
			judged = true
			a, _ := num.Quo(now.Value(), n.Ratio())
			b, _ := num.Quo(before.Value(), k.Ratio())
			if percent := changeOf(a, b); percent.Abs().Cmp(most) > 0 {
				p.Line(r.Target, fmt.Sprintf("%s预算%s、“%s”%s，上年预算%s、%s，单位成本%s%s%%。", f.Title(), now.Text, r.Name,
					paper.CellText(r.Target), before.Text, paper.CellText(was.Target), upDown(percent),
					percent.Abs().Round(1, num.HalfUp)), "说明单位成本变动的原因，或调整预算或数量")
			}
			break
		}
	}
	return judged
}

// onlyQuantity returns the quantity of a form with exactly one that is counted.
func onlyQuantity(f *paper.ProjectForm) (row paper.Indicator, n num.Decimal, ok bool) {
	found := 0
	for _, r := range f.Rows() {
		if !strings.Contains(r.Class2, "数量") {
			continue
		}
		found++
		if d, _, counts := countTargetOf(&r); counts && d.Sign() > 0 {
			row, n, ok = r, d, true
		}
	}
	return row, n, ok && found == 1
}

// countTargetOf reads the target of a row as a number of things.
func countTargetOf(r *paper.Indicator) (num.Decimal, string, bool) {
	s := paper.CellText(r.Target)
	if bareNumber.MatchString(s) {
		s += paper.CellText(r.Unit)
	}
	return countTarget(s)
}
