package budget

import (
	"errors"
	"fmt"
	"slices"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/regs"
)

// A ScoreState says whether there are points.
type ScoreState string

// The states. NoTarget, NoWeight, Missing and Unjudged have no points, and the total says
// so: blank is neither zero nor met.
const (
	Scored        ScoreState = "已计分"
	NotApplicable ScoreState = "不适用"
	NoTarget      ScoreState = "缺指标值"
	NoWeight      ScoreState = "缺分值"
	Missing       ScoreState = "缺完成值"
	Unjudged      ScoreState = "待评分"
)

// A Score is the points of one leaf (得分) with its explanation.
type Score struct {
	Code       string
	Name       string
	Group      string
	Approved   num.Decimal // weight approved with the budget
	Weight     num.Decimal // weight used under the pack
	Reweighed  string      // where the two differ: 原22，按规则包mof-2020折为22.22; empty otherwise
	State      ScoreState
	Exact      num.Ratio
	Points     num.Decimal // rounded once, half up, two decimals
	Completion num.Ratio
	HasRate    bool
	Function   string
	Fact       string   // id of the fact that a pack's own item measures; empty for indicators
	Says       []string // the calculation, sentence by sentence
	Duties     []string // what must be explained under the pack
}

// WeightText returns the weight under the pack; empty where it is still open.
func (s Score) WeightText() string {
	if s.State == NoWeight {
		return ""
	}
	return s.Weight.String()
}

// Workings returns the calculation sentence by sentence, with the change of the
// weight first where there was one.
func (s Score) Workings() []string {
	if s.Reweighed == "" {
		return s.Says
	}
	return append([]string{"分值" + s.Reweighed}, s.Says...)
}

// Below reports a leaf that was scored and did not reach its target: its
// completion is below 1 or, where it has no rate, its points below the weight.
func (s Score) Below() bool {
	switch {
	case s.State != Scored:
		return false
	case s.HasRate:
		return s.Completion.Cmp(num.One) < 0
	}
	return s.Points.Cmp(s.Weight) < 0
}

// title names a leaf: code and name, or the name alone where it is its own code.
func (s Score) title() string {
	if s.Code == s.Name {
		return s.Name
	}
	return s.Code + " " + s.Name
}

// ScoreOf scores an indicator by its actual value under a pack, with the weight
// used there. The points come from the exact value and are rounded once. An
// actual that does not fit the target is an Invalid error.
//
// Clause: self-evaluation/points
func ScoreOf(p *regs.Pack, ind *Indicator, weight num.Decimal, actual fact.Value) (Score, error) {
	g, _ := p.GroupOf(ind.Level1, ind.Level2)
	s := Score{Code: ind.Code, Name: ind.Name, Group: g.Name, Approved: ind.Weight, Weight: weight, State: Scored}
	if weight.Cmp(ind.Weight) != 0 {
		s.Reweighed = "原" + ind.Weight.String() + "，按规则包" + p.ID + "折为" + weight.String()
	}
	if ind.NotApply != "" {
		s.State = NotApplicable
		s.Says = []string{"本年不适用：" + ind.NotApply}
		return s, nil
	}
	if ind.WeightOpen {
		s.State = NoWeight
		s.Says = []string{"分值未定，不计分"}
		return s, nil
	}
	if ind.InForce().IsZero() {
		s.State = NoTarget
		s.Says = []string{"指标值未定，不计分"}
		return s, nil
	}
	if actual.IsBlank() {
		s.State = Missing
		s.Says = []string{"没有完成值，不计分；空白不是零，也不算达到"}
		return s, nil
	}
	var err error
	if ind.InForce().Operator == Qualitative {
		err = scoreQuality(p, ind, actual, &s)
	} else {
		err = scoreQuantity(p, ind, actual, &s)
	}
	if f := (*fault.Error)(nil); errors.As(err, &f) {
		return s, f
	}
	if err != nil {
		return s, fault.Bad(ind.Place, "score", "指标“%s %s”不能计分：完成值“%s”与指标值“%s”不能比较；请核对单位和写法", ind.Code, ind.Name,
			fact.Fact{Value: actual}.Print().Text, ind.InForce()).Because(err)
	}
	if s.State != Scored {
		return s, nil
	}
	s.Points = s.Exact.Round(2, num.HalfUp)
	s.Says = append(s.Says, "四舍五入取两位，得"+s.Points.String()+"分")
	duties(p, ind, &s)
	return s, nil
}

func scoreQuality(p *regs.Pack, ind *Indicator, actual fact.Value, s *Score) error {
	if !actual.IsWord() {
		return fmt.Errorf("the actual value is no grade")
	}
	s.Function = p.Qualitative.Function
	if named := func(b regs.Band) bool { return b.Name == actual.Word }; !ind.HasShare && slices.ContainsFunc(p.Qualitative.Bands, named) {
		s.State = Unjudged
		s.Says = []string{"等次“" + actual.Word + "”已定，还没有给分比例"}
		return nil
	}
	points, says, err := bandPoints(p.Qualitative, s.Weight.Ratio(), actual.Word, ind.Share)
	if err != nil {
		return fault.Bad(ind.Place, "score-band", "指标“%s %s”不能计分：%s", ind.Code, ind.Name, err)
	}
	s.Exact, s.Says = points, []string{says}
	s.Completion, s.HasRate = ind.Share, true
	return nil
}

func scoreQuantity(p *regs.Pack, ind *Indicator, actual fact.Value, s *Score) error {
	t := ind.InForce()
	c, err := CompletionOf(t, ind.PlannedStart, actual, p.Reading)
	if err != nil {
		return err
	}
	m := p.Quantitative
	switch {
	case t.Operator == NotAfter:
		m = p.Dates
	case ind.Satisfaction():
		m = p.Satisfaction
	}
	rate := c.Rate
	if own, ok := shareOf(actual); ok && m.Function == "steps" && ind.Satisfaction() && t.Operator != NotAfter {
		rate = own // steps ask for the satisfaction itself, not for its completion
	}
	weight := s.Weight.Ratio()
	points, says, err := pointsOf(m, weight, rate, false)
	if err != nil {
		return err
	}
	s.Function, s.Completion, s.HasRate = m.Function, c.Rate, true
	s.Says = []string{c.Says, says}
	if ind.Adjusted != nil {
		s.Says = append([]string{fmt.Sprintf("指标值经批准由%s调整为%s，按调整后的指标值计分", ind.Target, t)}, s.Says...)
	}
	if m.Function != "ratio_window" {
		if cut, says, ok := overCut(p.Over, t, weight, points, c.Rate, ind.cause()); ok {
			points = cut
			s.Says = append(s.Says, says)
		}
	}
	s.Exact = points.Max(num.Ratio{}).Min(weight)
	return nil
}

// shareOf returns a value that is a percentage, as a ratio.
func shareOf(v fact.Value) (num.Ratio, bool) {
	q, ok := v.Quantity()
	if !ok || q.Unit.IsZero() {
		return num.Ratio{}, false
	}
	r, err := q.In(num.Pct)
	if err != nil {
		return num.Ratio{}, false
	}
	return num.Quo(r, num.Hundred)
}

func (i *Indicator) cause() string {
	if i.Deviation == nil {
		return ""
	}
	return i.Deviation.Cause
}

// duties lists what the pack wants explained and the indicator leaves open.
func duties(p *regs.Pack, ind *Indicator, s *Score) {
	if !s.HasRate || (ind.Deviation != nil && ind.Deviation.Reason != "") {
		return
	}
	e := p.Explain
	if e.CompletionBelow.Sign() > 0 && s.Completion.Cmp(e.CompletionBelow) < 0 {
		s.Duties = append(s.Duties, "完成率"+percent(s.Completion)+"低于"+percent(e.CompletionBelow)+"，须说明原因和改进措施")
	}
	if e.CompletionAbove.Sign() > 0 && s.Completion.Cmp(e.CompletionAbove) > 0 {
		s.Duties = append(s.Duties, "完成率"+percent(s.Completion)+"高于"+percent(e.CompletionAbove)+"，须说明原因")
	}
}

// ScoreExecution scores the execution rate: outturn over the pack's denominator.
// done says that the year's work was finished within the budget. The points are
// rounded once, to the decimals that the pack asks for, half up.
//
// Clause: self-evaluation/execution-points
func ScoreExecution(p *regs.Pack, weight num.Decimal, outturn, revised num.Fen, done bool) (Score, error) {
	s := Score{Code: ExecutionID, Name: "预算执行率", Group: "预算执行率", Approved: weight, Weight: weight, State: Scored, Function: p.Execution.Function}
	rate, ok, err := ExecutionRate(outturn, revised)
	if err != nil {
		return s, err
	}
	if !ok {
		s.State = NotApplicable
		s.Says = []string{"没有预算也没有支出，执行率不适用"}
		return s, nil
	}
	s.Completion, s.HasRate = rate, true
	points, says, err := pointsOf(p.Execution, weight.Ratio(), rate, done)
	if err != nil {
		return s, fault.Bad(p.Execution.Place, "score", "规则包“%s”的执行率评分函数不能用", p.ID).Because(err)
	}
	s.Exact = points.Max(num.Ratio{}).Min(weight.Ratio())
	s.Points = s.Exact.Round(p.Execution.Places, num.HalfUp).Ratio().Round(regs.MostPlaces, num.HalfUp)
	denominator := denominatorOf(p)
	s.Says = []string{fmt.Sprintf("执行率=决算数%s÷%s%s=%s", wan(outturn), denominator, wan(revised), percent(rate)), says,
		"四舍五入" + placesWord[p.Execution.Places] + "，得" + s.Points.String() + "分"}
	switch below := p.Explain.ExecutionBelow; {
	case rate.Cmp(num.One) > 0 && denominator == regs.OverOriginal:
		s.Duties = append(s.Duties, "执行率"+percent(rate)+"超过100%（分母是年初预算数），须说明")
	case rate.Cmp(num.One) > 0:
		s.Duties = append(s.Duties, "执行率"+percent(rate)+"超过100%，超预算支出须说明")
	case rate.Cmp(below) < 0:
		s.Duties = append(s.Duties, "执行率"+percent(rate)+"低于"+percent(below)+"，须说明原因")
	}
	return s, nil
}

// placesWord says to how many decimals points are rounded.
var placesWord = [regs.MostPlaces + 1]string{"取整数", "取一位", "取两位"}

func denominatorOf(p *regs.Pack) string {
	if p.Execution.Denominator == "" {
		return regs.OverRevised
	}
	return p.Execution.Denominator
}

// ExecutionID is the code of the execution line in every score table.
const ExecutionID = "ZX01"

func wan(f num.Fen) string { return f.ShownWan().String() + "万元" }
