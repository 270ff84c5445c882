package budget

import (
	"slices"
	"strings"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/regs"
)

// A CaseResult is what a pack makes of one of its worked examples (案例).
type CaseResult struct {
	Case regs.Case
	Got  string   // points and totals with two decimals, rates as 98.85%, a grade, 是 or 否, a state such as 不适用
	OK   bool     // Got is what the case wants
	Says []string // the calculation, sentence by sentence
	Err  error    // the case itself cannot be read; it then never passes
}

// RunCases computes the worked examples of a pack, in their order, with the
// functions that score a year. What a case may give (给), by what it computes
// (算):
//
//	执行率  决算数 and 预算数, or 执行率; 分值; 按期完成 (是, 否); 得分位数 (as another place rounds)
//	指标    目标; 完成值, or for qualitative ones 等次 with 比例; 分值; 类 (产出指标 unless given), 原因, 计划开工,
//	       不适用, 调整后目标, 反向指标 and 等于 (another reading of the same data)
//	       or 指标表, the name of an item of the pack's own table, with 完成值
//	折算    得分, 适用分值
//	总分    得分 of each leaf, as 8.62＋10＋20; 适用分值; 执行率 where the pack caps by it
//	等级    总分
//	后果    总分, 低几等
//
// Amounts without a unit are in the pack's unit of money, actual values without
// one in that of the target; an empty 完成值 is a blank. 求 asks for something
// other than points: 执行率 or 完成率, 须说明, and 等级 of a 后果. Where scoring
// refuses the data, Got is 不能计分. A key that is missing, unknown or of no
// use is an error of the case.
func RunCases(p *regs.Pack) []CaseResult {
	out := make([]CaseResult, len(p.Cases))
	for i, c := range p.Cases {
		out[i] = runCase(p, c)
	}
	return out
}

func runCase(p *regs.Pack, c regs.Case) CaseResult {
	g := &given{c: c, used: map[string]bool{}}
	r := CaseResult{Case: c}
	run := map[string]func(*regs.Pack, *given) (string, []string){
		"执行率": caseExecution, "指标": caseIndicator, "折算": caseTotal, "总分": caseTotal, "等级": caseGrade, "后果": caseConsequence,
	}[c.Kind]
	if run == nil {
		g.bad("case-kind", "不会算“%s”；“算”只能是：%s", c.Kind, strings.Join(regs.CaseKinds, "、"))
	} else {
		r.Got, r.Says = run(p, g)
	}
	if r.Err = g.err(); r.Err != nil {
		r.Got, r.Says = "", nil
	}
	r.OK = r.Err == nil && r.Got == c.Want
	return r
}

// refused is what a case gets where scoring refuses its data.
const refused = "不能计分"

func gotScore(s Score, err error) (string, []string) {
	switch {
	case err != nil:
		return refused, []string{err.Error()}
	case s.State != Scored:
		return string(s.State), s.Says
	}
	return s.Points.String(), s.Says
}

// asked answers with what the case asks for in place of points.
func asked(ask string, s Score, err error) (string, []string) {
	got, says := gotScore(s, err)
	switch {
	case err != nil || ask == "得分":
		return got, says
	case ask == "须说明" && len(s.Duties) > 0:
		return "是", s.Duties
	case ask == "须说明":
		return "否", says
	case s.HasRate:
		return percent(s.Completion), says
	}
	return got, says
}

func caseExecution(p *regs.Pack, g *given) (string, []string) {
	ask := g.word("求", "得分", "得分", "执行率", "须说明")
	var outturn, revised num.Fen
	if g.has("执行率") {
		outturn, revised = g.execution("执行率")
	} else {
		outturn, revised = g.money("决算数", p), g.money("预算数", p)
	}
	weight := num.Int(10)
	if ask != "执行率" {
		weight = g.decimal("分值")
	}
	done := g.word("按期完成", "否", "是", "否") == "是"
	if places := slices.Index([]string{"0", "1", "2"}, g.word("得分位数", "", "0", "1", "2")); places >= 0 {
		other := *p
		other.Execution.Places, p = places, &other
	}
	if g.err() != nil {
		return "", nil
	}
	s, err := ScoreExecution(p, weight, outturn, revised, done)
	return asked(ask, s, err)
}

func caseIndicator(p *regs.Pack, g *given) (string, []string) {
	if g.has("指标表") {
		return caseItem(p, g)
	}
	ask := g.word("求", "得分", "得分", "完成率", "须说明")
	ind := &Indicator{Code: "案例", Name: g.c.Name, Level1: g.text("类", "产出指标"), PlannedStart: g.day("计划开工"), NotApply: g.text("不适用", ""), Place: g.c.Place}
	ind.Target = g.target("目标")
	if g.has("调整后目标") {
		ind.Adjusted = &TargetAdjustment{Target: g.target("调整后目标")}
	}
	if cause := g.word("原因", "", Causes...); cause != "" {
		ind.Deviation = &Deviation{Cause: cause}
	}
	if _, ok := p.GroupOf(ind.Level1, ind.Level2); !ok {
		g.bad("case-value", "规则包里没有“%s”这一类", ind.Level1)
	}
	other := *p
	if reverse := g.word("反向指标", "", "反比例", "线性超支"); reverse != "" {
		other.Reverse = reverse
	}
	if equal := g.word("等于", "", regs.EqualReadings...); equal != "" {
		other.Equal = equal
	}
	p = &other
	ind.Weight = g.decimal("分值")
	actual := g.actual(ind)
	if g.err() != nil {
		return "", nil
	}
	s, err := ScoreOf(p, ind, ind.Weight, actual)
	return asked(ask, s, err)
}

func caseItem(p *regs.Pack, g *given) (string, []string) {
	name, ask := g.need("指标表"), g.word("求", "得分", "得分", "完成率")
	f := fact.Fact{Name: name, Value: g.quantity("完成值", num.Unit{})}
	for _, i := range p.Items {
		if i.Name == name && g.err() == nil {
			s, err := scoreItem(i, func(string) (fact.Fact, bool) { return f, true })
			return asked(ask, s, err)
		}
	}
	g.bad("case-value", "规则包的指标表里没有“%s”", name)
	return "", nil
}

// caseTotal adds leaves and brings them to the full mark. The leaves count as
// one that applies and, where some do not, one that does not.
func caseTotal(p *regs.Pack, g *given) (string, []string) {
	var sum num.Decimal
	for _, x := range g.decimals("得分") {
		sum = sum.Add(x.Ratio().Round(2, num.HalfUp))
	}
	applicable := p.Total
	if g.c.Kind == "折算" || g.has("适用分值") {
		applicable = g.decimal("适用分值")
	}
	var in Input
	if len(p.Caps) > 0 && g.c.Kind == "总分" {
		in.Outturn, in.Revised = g.execution("执行率")
	}
	if sum.Cmp(applicable) > 0 || applicable.Cmp(p.Total) > 0 || applicable.Sign() <= 0 {
		g.bad("case-value", "得分%s、适用分值%s、满分%s应从小到大", sum, applicable, p.Total)
	}
	if g.err() != nil {
		return "", nil
	}
	e := &Evaluation{Pack: p, Complete: true, Scores: []Score{
		{State: Scored, Weight: applicable, Points: sum},
		{State: NotApplicable, Weight: p.Total.Sub(applicable)},
	}}
	e.total(in)
	return e.Total.String(), e.Says
}

func caseGrade(p *regs.Pack, g *given) (string, []string) {
	total := g.decimal("总分").Ratio().Round(2, num.HalfUp)
	return p.GradeOf(total), []string{gradeTable(p)}
}

func caseConsequence(p *regs.Pack, g *given) (string, []string) {
	ask := g.word("求", "得分", "得分", "等级")
	e := &Evaluation{Pack: p, Complete: true, Total: g.decimal("总分").Ratio().Round(2, num.HalfUp)}
	lower := g.need("低几等")
	for _, c := range e.Consequences() {
		if num.Int(int64(c.Lower)).String() != lower {
			continue
		}
		if ask == "等级" {
			return c.Grade, nil
		}
		return c.Total.String(), []string{e.Total.String() + "×" + short(c.Factor) + "=" + c.Total.String()}
	}
	g.bad("case-value", "规则包的“后果”里没有低%s等", lower)
	return "", nil
}

func (g *given) bad(code, format string, args ...any) {
	g.faults = append(g.faults, fault.Bad(g.c.Place, code, "案例“"+g.c.Name+"”："+format, args...))
}
