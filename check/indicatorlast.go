package check

import (
	"fmt"
	"regexp"
	"strings"

	"jiheng/num"
)

// lastIndicators returns last year's indicators by name, those with one name
// twice left out; done is how a rule ends without any.
func (p *Pass) lastIndicators() (byName map[string]indicatorRow, done Outcome, ok bool) {
	last, ok := p.LastText()
	if !ok {
		return nil, NotApplicable("没有上年的自评表"), false
	}
	if len(p.indicators()) == 0 {
		return nil, noIndicators, false
	}
	byName = map[string]indicatorRow{}
	twice := map[string]bool{}
	for _, r := range last.indicators() {
		name := squeeze(r.name)
		if _, seen := byName[name]; seen {
			twice[name] = true
		}
		byName[name] = r
	}
	for name := range twice {
		delete(byName, name)
	}
	if len(byName) == 0 {
		return nil, Undecided("上年的文件里没有指标"), false
	}
	return byName, Decided, true
}

// signed is the target of a row with its sign.
func (r *indicatorRow) signed() string {
	target := cell(r.target)
	if s := cell(r.sign); s != "" && target != "" && target[0] >= '0' && target[0] <= '9' && strings.Contains("≥≤><=＝", s) {
		target = s + target
	}
	return target
}

// targetRaised finds targets exceeded by far two years running and left as they
// are.
func targetRaised(p *Pass) Outcome {
	old, done, ok := p.lastIndicators()
	if !ok {
		return done
	}
	most := p.Limit("偏差百分数")
	judged := false
	for _, r := range p.indicators() {
		was, ok := old[squeeze(r.name)]
		if !ok {
			continue
		}
		_, values := r.compared()
		_, before := was.compared()
		if !values || !before {
			continue
		}
		judged = true
		now, over := r.over(most)
		then, overThen := was.over(most)
		if a, b := squeeze(r.signed()), squeeze(was.signed()); over && overThen && a == b {
			p.Line(r.target, fmt.Sprintf("“%s”上年超过指标值%s%%，本年超过%s%%，指标值仍是%s。", r.name, then.Round(1, num.HalfUp), now.Round(1, num.HalfUp), cell(r.target)), "下年按实际水平提高指标值")
		}
	}
	if !judged {
		return Undecided("两年没有可以比较的同名指标的完成值")
	}
	return Decided
}

var perUnit = regexp.MustCompile(`单位成本|单价|人均|户均|每[\p{Han}]{1,4}(?:成本|费用|补贴|投入|造价|价格)|平均(?:成本|投入|费用|造价)|均价|单[台户件次个位][\p{Han}]{0,4}(?:成本|费用|补贴|造价)`)

// costAgainstLast compares what one unit costs with last year: the targets of
// unit costs, and the budget over the quantity where there is one quantity.
func costAgainstLast(p *Pass) Outcome {
	old, done, ok := p.lastIndicators()
	if !ok {
		return done
	}
	most := num.Int(int64(p.Limit("单位成本变动"))).Ratio()
	judged := false
	for _, r := range p.indicators() {
		was, ok := old[squeeze(r.name)]
		if !ok || !perUnit.MatchString(r.name) || r.target == nil || was.target == nil {
			continue
		}
		a, b := figures(cell(r.target)+cell(r.unit)), figures(cell(was.target)+cell(was.unit))
		if len(a) != 1 || len(b) != 1 || a[0].base != b[0].base || b[0].value.Sign() <= 0 {
			continue
		}
		judged = true
		if percent := changeOf(a[0].value, b[0].value); percent.Abs().Cmp(most) > 0 {
			p.Line(r.target, fmt.Sprintf("“%s”的指标值%s，上年是%s，%s%s%%。", r.name, cell(r.target), cell(was.target), upDown(percent), percent.Abs().Round(1, num.HalfUp)), "说明单位成本变动的原因，或核对指标值")
		}
	}
	judged = p.impliedCosts(most) || judged
	if !judged {
		return Undecided("两年没有可以比较的单位成本")
	}
	return Decided
}

func changeOf(now, before num.Ratio) num.Ratio {
	q, _ := num.Quo(now, before)
	return q.Sub(num.One).Mul(num.Hundred)
}

// impliedCosts compares budget over quantity of the projects that state one
// quantity, the same in both years.
func (p *Pass) impliedCosts(most num.Ratio) bool {
	last, _ := p.LastText()
	q := &Pass{Input: &Input{}, Text: last}
	judged := false
	for _, f := range p.goalForms() {
		r, n, ok := onlyQuantity(&f)
		if !ok || f.name == "" {
			continue
		}
		for _, g := range q.goalForms() {
			was, k, ok := onlyQuantity(&g)
			if !ok || squeeze(g.name) != squeeze(f.name) || squeeze(was.name) != squeeze(r.name) {
				continue
			}
			now, ok1 := p.formMoney(&f)
			before, ok2 := q.formMoney(&g)
			if !ok1 || !ok2 || before.value().Sign() <= 0 {
				continue
			}
			judged = true
			a, _ := num.Quo(now.value(), n.Ratio())
			b, _ := num.Quo(before.value(), k.Ratio())
			if percent := changeOf(a, b); percent.Abs().Cmp(most) > 0 {
				p.Line(r.target, fmt.Sprintf("%s预算%s、“%s”%s，上年预算%s、%s，单位成本%s%s%%。", f.title(), now.text, r.name, cell(r.target), before.text, cell(was.target), upDown(percent), percent.Abs().Round(1, num.HalfUp)), "说明单位成本变动的原因，或调整预算或数量")
			}
			break
		}
	}
	return judged
}

// onlyQuantity returns the quantity of a form with exactly one that is counted.
func onlyQuantity(f *goalForm) (row indicatorRow, n num.Decimal, ok bool) {
	found := 0
	for _, r := range f.rows() {
		if !strings.Contains(r.class2, "数量") {
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
func countTargetOf(r *indicatorRow) (num.Decimal, string, bool) {
	s := cell(r.target)
	if bareNumber.MatchString(s) {
		s += cell(r.unit)
	}
	return countTarget(s)
}
