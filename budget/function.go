package budget

import (
	"fmt"
	"strings"

	"jiheng/num"
	"jiheng/regs"
)

// pointsOf applies a scoring function to a rate: r is completion or execution,
// 1 is met. done says that the work was finished within the budget, for steps
// that ask. It returns exact points and the calculation as a Chinese sentence.
func pointsOf(m regs.Method, weight num.Ratio, r num.Ratio, done bool) (num.Ratio, string, error) {
	w := short(weight)
	switch m.Function {
	case "linear_capped":
		return linearCapped(m, weight, r)
	case "ratio":
		p := weight.Mul(r.Min(num.One))
		return p, fmt.Sprintf("按完成比例计分：%s×%s=%s", w, percent(r.Min(num.One)), short(p)), nil
	case "ratio_pass_mark":
		return passMark(m, weight, r)
	case "ratio_window":
		return window(m, weight, r)
	case "zone_linear":
		return zoneLinear(m, weight, r)
	case "steps":
		return steps(m, weight, r, done)
	case "step_deduction":
		return stepDeduction(m, weight, r)
	case "direct":
		if r.Cmp(num.One) >= 0 {
			return weight, "达到指标值，得满分" + w, nil
		}
		return num.Ratio{}, "未达到指标值，不得分", nil
	}
	return num.Ratio{}, "", fmt.Errorf("no scoring function %q", m.Function)
}

func linearCapped(m regs.Method, weight, r num.Ratio) (num.Ratio, string, error) {
	share, ok := num.Quo(r, m.Target)
	if !ok {
		return num.Ratio{}, "", fmt.Errorf("target rate of %s is zero", m.Function)
	}
	p := weight.Mul(share.Min(num.One).Max(num.Ratio{}))
	goal := ""
	if m.Target.Cmp(num.One) != 0 {
		goal = "÷" + percent(m.Target)
	}
	return p, fmt.Sprintf("按执行率比例计分：%s×min(%s%s, 1)=%s", short(weight), percent(r), goal, short(p)), nil
}

func passMark(m regs.Method, weight, r num.Ratio) (num.Ratio, string, error) {
	if r.Cmp(m.Pass) < 0 {
		return num.Ratio{}, fmt.Sprintf("完成率%s低于及格线%s，不得分", percent(r), percent(m.Pass)), nil
	}
	share, ok := num.Quo(r.Min(num.One).Sub(m.Pass), num.One.Sub(m.Pass))
	if !ok {
		return weight, "达到及格线，得满分", nil
	}
	p := weight.Mul(share)
	return p, fmt.Sprintf("设及格线%s：%s×(%s－%s)÷(1－%s)=%s", percent(m.Pass), short(weight), percent(r.Min(num.One)), percent(m.Pass),
		percent(m.Pass), short(p)), nil
}

func window(m regs.Method, weight, r num.Ratio) (num.Ratio, string, error) {
	if r.Cmp(m.Low) < 0 || r.Cmp(m.High) > 0 {
		return num.Ratio{}, fmt.Sprintf("完成率%s不在%s至%s之间，不得分", percent(r), percent(m.Low), percent(m.High)), nil
	}
	p := weight.Mul(r.Min(num.One))
	return p, fmt.Sprintf("完成率在%s至%s之间，按完成比例计分：%s×%s=%s", percent(m.Low), percent(m.High), short(weight), percent(r.Min(num.One)), short(p)), nil
}

func zoneLinear(m regs.Method, weight, r num.Ratio) (num.Ratio, string, error) {
	switch {
	case r.Cmp(m.FullAt) >= 0:
		return weight, fmt.Sprintf("%s不低于满分线%s，得满分%s", percent(r), percent(m.FullAt), short(weight)), nil
	case r.Cmp(m.ZeroBelow) < 0:
		return num.Ratio{}, fmt.Sprintf("%s低于零分线%s，不得分", percent(r), percent(m.ZeroBelow)), nil
	}
	p := weight.Mul(r)
	return p, fmt.Sprintf("在零分线与满分线之间，按比率计分：%s×%s=%s", short(weight), percent(r), short(p)), nil
}

func steps(m regs.Method, weight, r num.Ratio, done bool) (num.Ratio, string, error) {
	outOf := m.OutOf
	if outOf.Sign() == 0 {
		outOf = weight
	}
	share := func(points num.Ratio) num.Ratio { q, _ := num.Quo(weight.Mul(points), outOf); return q }
	if m.HasFinished && done && r.Cmp(num.One) <= 0 {
		p := share(m.Finished)
		return p, "按期完成且支出不超预算，得" + short(p) + "分", nil
	}
	for _, s := range m.Steps {
		word := "不低于"
		reached := r.Cmp(s.Bound) >= 0
		if s.AtMost {
			word, reached = "不高于", r.Cmp(s.Bound) <= 0
		}
		if reached {
			p := share(s.Points)
			return p, fmt.Sprintf("分档计分：%s%s%s，得%s×%s÷%s=%s", percent(r), word, percent(s.Bound), short(weight), short(s.Points), short(outOf), short(p)), nil
		}
	}
	return num.Ratio{}, fmt.Sprintf("分档计分：%s不在任何一档，不得分", percent(r)), nil
}

func stepDeduction(m regs.Method, weight, r num.Ratio) (num.Ratio, string, error) {
	off := r.Sub(m.Base)
	switch m.Direction {
	case "低于扣分", "":
		off = off.Neg()
	case "偏离扣分":
		off = off.Abs()
	}
	off = off.Sub(m.Free).Max(num.Ratio{})
	n, ok := num.Quo(off, m.Step)
	if !ok {
		return num.Ratio{}, "", fmt.Errorf("step of %s is zero", m.Function)
	}
	if m.Whole {
		n = n.Ceil()
	}
	cut := n.Mul(m.PerStep)
	p := weight.Sub(cut).Max(num.Ratio{})
	if off.Sign() == 0 {
		return p, fmt.Sprintf("%s在不扣分的范围内，得满分%s", percent(r), short(weight)), nil
	}
	return p, fmt.Sprintf("偏离%s，每%s扣%s分，扣%s分，得%s－%s=%s", percent(off), percent(m.Step), short(m.PerStep), short(cut.Min(weight)),
		short(weight), short(cut.Min(weight)), short(p)), nil
}

// bandPoints gives the share of the weight that was chosen inside the band. The
// error is a Chinese clause, for the message of the indicator.
func bandPoints(m regs.Method, weight num.Ratio, grade string, share num.Ratio) (num.Ratio, string, error) {
	for i, b := range m.Bands {
		if b.Name != grade {
			continue
		}
		inside := share.Cmp(b.Low) >= 0 && (share.Cmp(b.High) < 0 || (i == 0 && share.Cmp(b.High) == 0))
		if !inside {
			return num.Ratio{}, "", fmt.Errorf("“%s”的给分比例应在%s至%s之间，不能是%s", b.Name, percent(b.Low), percent(b.High), percent(share))
		}
		p := weight.Mul(share)
		return p, fmt.Sprintf("等次“%s”（%s至%s），取%s：%s×%s=%s", grade, percent(b.Low), percent(b.High), percent(share), short(weight),
			percent(share), short(p)), nil
	}
	return num.Ratio{}, "", fmt.Errorf("规则包里没有等次“%s”；可用：%s", grade, bandNames(m))
}

// overCut reduces points for a result far above the target, where the pack says
// so; ok is false where nothing changes.
//
// Clause: self-evaluation/over-achievement
func overCut(o regs.Over, t Target, weight, points, r num.Ratio, cause string) (num.Ratio, string, bool) {
	excess := r.Sub(num.One).Sub(o.Tolerance)
	if excess.Sign() < 0 || t.Reverse() || !t.Quantified() || tiny(o, t) {
		return points, "", false
	}
	switch {
	case o.Function == "by_deviation" && excess.Sign() > 0 && (o.Cause == "" || o.Cause == cause) && !topsOut(t, r):
		if cause == "" {
			cause = "未说明"
		}
		share := num.One.Sub(excess).Max(o.Floor)
		p := points.Min(weight.Mul(share))
		return p, fmt.Sprintf("完成率%s，原因是%s，按偏离程度扣减：%s×max(%s, 1－(%s－1－%s))=%s", percent(r), cause, short(weight), percent(o.Floor),
			percent(r), percent(o.Tolerance), short(p)), true
	case o.Function == "fixed_deduction":
		p := points.Sub(o.Deduct).Max(num.Ratio{})
		return p, fmt.Sprintf("完成率%s，超过指标值%s以上，扣%s分，得%s", percent(r), percent(o.Tolerance), short(o.Deduct), short(p)), true
	}
	return points, "", false
}

// tiny reports a target of so few whole things that a ratio says nothing: two
// of one are 200%.
func tiny(o regs.Over, t Target) bool {
	v := t.Value.Ratio()
	counted := t.Unit.Factor().Cmp(num.One) == 0 && !t.Unit.Money() && v.IsInt()
	return o.Tiny.Sign() > 0 && counted && v.Cmp(o.Tiny) <= 0
}

// topsOut reports a percentage that may have 100 as its natural maximum: target
// and actual both lie below it.
func topsOut(t Target, r num.Ratio) bool {
	return percentage(t.Unit) && r.Mul(t.Value.Ratio()).Cmp(num.Hundred) <= 0
}

func bandNames(m regs.Method) string {
	names := make([]string, len(m.Bands))
	for i, b := range m.Bands {
		names[i] = b.Name
	}
	return strings.Join(names, "、")
}
