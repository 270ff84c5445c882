package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

// Scores (SCR).
var scoring = []*check.Rule{
	{ID: "SCR-01", Title: "得分不超过分值", Source: "self-evaluation/points", Severity: check.Error, Run: scoreAboveWeight},
	{ID: "SCR-02", Title: "得分不小于0", Source: "own/form", Severity: check.Error, Run: scoreBelowZero},
	{ID: "SCR-03", Title: "总分等于各项得分之和", Source: "self-evaluation/total", Severity: check.Error, Run: totalAddsUp},
	{ID: "SCR-04", Title: "达到指标值得满分", Source: "self-evaluation/points", Severity: check.Warning, Run: metButNotFull},
	{ID: "SCR-05", Title: "没有达到指标值不得满分", Source: "self-evaluation/points", Severity: check.Error, Run: fullThoughMissed},
	{ID: "SCR-07", Title: "越小越好的指标按反向计分", Source: "self-evaluation/points", Severity: check.Error, Run: reverseScored},
	{ID: "SCR-08", Title: "没有完成值不得分", Source: "self-evaluation/points", Severity: check.Error, Run: scoreWithoutValue},
	{ID: "SCR-09", Title: "定量指标的完成值写数", Source: "self-evaluation/completion", Severity: check.Error, Run: wordForNumber},
	{ID: "SCR-10", Title: "完成值写实际数，不抄指标值", Source: "self-evaluation/completion", Severity: check.Warning, Run: actualCopiesTarget},
	{ID: "SCR-11", Title: "完成值与指标值单位相同", Source: "own/form", Severity: check.Error, Run: unitOfActual},
	{ID: "SCR-12", Title: "定性指标的得分在等次区间内", Source: "self-evaluation/points", Severity: check.Error, Run: qualitativeBand},
	{ID: "SCR-13", Title: "不是每项都得满分", Source: "own/plausible", Severity: check.Notice, Run: allFull},
	{ID: "SCR-14", Title: "等级与得分相符", Source: "self-evaluation/total", Severity: check.Error, Run: gradeOfScore},
	{ID: "SCR-15", Title: "等级用一套名称", Source: "own/consistency", Severity: check.Warning, Run: oneGradeTable},
	{ID: "SCR-16", Title: "各处的自评得分一致", Source: "own/consistency", Severity: check.Error, Run: oneScore},
	{ID: "SCR-17", Title: "写明自评得分和等级", Source: "self-evaluation/total", Severity: check.Notice, Run: ifAllRead(noScore)},
	{ID: "SCR-19", Title: "满意度有调查依据", Source: "self-evaluation/satisfaction", Severity: check.Warning, Run: satisfactionSurveyed},
	{ID: "SCR-20", Title: "满意度的样本和结果合常理", Source: "own/plausible", Severity: check.Notice, Run: satisfactionPlausible},
	{ID: "SCR-21", Title: "节约成本不是少做事", Source: "own/plausible", Severity: check.Warning, Run: savedByNotDoing},
	{ID: "SCR-22", Title: "执行率与产出得分相称", Source: "own/plausible", Severity: check.Warning, Run: executionAgainstOutput},
}

// scored calls f for every indicator of a form that has weight and score.
func scored(p *check.Pass, f func(r *paper.Indicator, weight, score num.Decimal)) check.Outcome {
	seen := false
	for _, s := range p.ScoreSheets() {
		for i := range s.Rows {
			if w, sc, ok := s.Rows[i].Points(); ok {
				seen = true
				f(&s.Rows[i], w, sc)
			}
		}
	}
	if !seen {
		return noScores
	}
	return check.Decided
}

// scoreAboveWeight finds scores above their weight, the execution line's too.
func scoreAboveWeight(p *check.Pass) check.Outcome {
	o := scored(p, func(r *paper.Indicator, w, s num.Decimal) {
		if s.Cmp(w) > 0 {
			p.Line(r.Score, fmt.Sprintf("“%s”得分%s，高于分值%s。", r.Name, s, w), "得分不超过分值")
		}
	})
	for _, sh := range p.ScoreSheets() {
		w, ok1 := paper.CellNumber(sh.ExecWeight)
		s, ok2 := paper.CellNumber(sh.ExecScore)
		if ok1 && ok2 && s.Cmp(w) > 0 {
			p.Line(sh.ExecScore, fmt.Sprintf("预算执行率得分%s，高于分值%s。", s, w), "得分不超过分值")
		}
	}
	return o
}

func scoreBelowZero(p *check.Pass) check.Outcome {
	seen := false
	for _, sh := range p.ScoreSheets() {
		cells := append(sh.Scores(), sh.ExecScore, sh.TotalScore)
		for _, l := range cells {
			s, ok := paper.CellNumber(l)
			if !ok {
				continue
			}
			if seen = true; s.Sign() < 0 {
				p.Line(l, fmt.Sprintf("得分是%s，小于0。", s), "得分最低为0分")
			}
		}
	}
	if !seen {
		return noScores
	}
	return check.Decided
}

// totalAddsUp wants the total to be the sum of all lines. Scores that the form
// shows rounded may be off by half a step of their last digit each.
func totalAddsUp(p *check.Pass) check.Outcome {
	decided, why := false, "没有总分行"
	for _, sh := range p.ScoredSheets() {
		shown, ok := paper.CellNumber(sh.TotalScore)
		sum, n, open := paper.SumOf(sh.Scores())
		switch {
		case !ok:
			continue
		case n == 0 || open > 0:
			why = "有的指标没有得分"
			continue
		}
		total, known := sh.WithExecution(sum, sh.ExecScore)
		if !known && sh.ExecWeight != nil {
			why = "没有读到执行率的得分"
			continue
		}
		decided = true
		slack := num.MustDecimal("0.01").Ratio()
		if total.Sub(shown).Ratio().Abs().Cmp(slack) > 0 && sum.Sub(shown).Ratio().Abs().Cmp(slack) > 0 {
			p.Line(sh.TotalScore, fmt.Sprintf("总分写的是%s，各项得分之和是%s，%s。", shown, total, apart(shown, total)), "核对各项得分和总分")
		}
	}
	for _, s := range p.PointSums() {
		decided = true
		if s.Sum.Cmp(s.Shown) != 0 {
			p.At(s.Total, s.At, fmt.Sprintf("总分写的是%s，各项得分之和是%s，%s。", s.Shown, s.Sum, apart(s.Shown, s.Sum)), "核对各项得分和总分")
		}
	}
	if !decided {
		if len(p.ScoredSheets()) == 0 {
			return noScores
		}
		return check.Undecided(why)
	}
	return check.Decided
}

// metButNotFull finds targets that were met without all points, and without a
// reason. What was reached far above a target may have cost points.
func metButNotFull(p *check.Pass) check.Outcome {
	most := p.Limit("偏差百分数")
	seen := false
	o := scored(p, func(r *paper.Indicator, w, s num.Decimal) {
		c, ok := r.Compared()
		if !ok {
			return
		}
		seen = true
		if _, over := r.Over(most); c.Missed() || over || s.Cmp(w) >= 0 || !paper.NoReason(paper.CellText(r.Reason)) ||
			reverseShare(c, w, s) {
			return
		}
		p.Line(r.Score, fmt.Sprintf("“%s”指标值%s，完成%s，已经达到，只得%s分（分值%s），没有写原因。", r.Name, paper.CellText(r.Target),
			paper.CellText(r.Actual), s, w), "达到指标值的得满分；另有扣分的写明原因")
	})
	return comparedOutcome(p, o, seen)
}

var noComparison = check.Undecided("没有读出能比较的指标值和完成值")

func comparedOutcome(p *check.Pass, o check.Outcome, seen bool) check.Outcome {
	if o == check.Decided && !seen {
		return noComparison
	}
	return o
}

// fullThoughMissed finds a missed target with full points.
func fullThoughMissed(p *check.Pass) check.Outcome {
	said := missedInText(p)
	seen := false
	o := scored(p, func(r *paper.Indicator, w, s num.Decimal) {
		_, ok := r.Compared()
		if !ok && !r.Late() {
			return
		}
		if seen = true; r.Missed() && s.Cmp(w) >= 0 && w.Sign() > 0 {
			p.Line(r.Score, fmt.Sprintf("“%s”指标值%s，完成%s，没有达到，却得满分%s。", r.Name, paper.CellText(r.Target),
				paper.CellText(r.Actual), s), "按完成比例扣分，并说明原因")
		}
	})
	if said {
		return check.Decided
	}
	return comparedOutcome(p, o, seen)
}

// reverseShare reports points in the proportion of actual value and target where
// less is better: what was saved was taken from the points.
func reverseShare(c paper.Comparison, w, s num.Decimal) bool {
	if !c.AtMost || c.Missed() || c.Target.Sign() <= 0 || s.Cmp(w) >= 0 || c.Actual.Cmp(c.Target) == 0 {
		return false
	}
	q, _ := num.Quo(c.Actual.Mul(w.Ratio()), c.Target)
	return q.Round(s.Scale(), num.HalfUp).Cmp(s) == 0 || q.Round(s.Scale(), num.Down).Cmp(s) == 0
}

// reverseScored finds indicators of which less is better that were given points
// as if more were.
func reverseScored(p *check.Pass) check.Outcome {
	seen := false
	o := scored(p, func(r *paper.Indicator, w, s num.Decimal) {
		c, ok := r.Compared()
		if !ok || !c.AtMost {
			return
		}
		if seen = true; reverseShare(c, w, s) {
			p.Line(r.Score, fmt.Sprintf("“%s”是越小越好的指标，指标值%s，完成%s，已经达到，却按完成值÷指标值只得%s分（分值%s）。", r.Name, paper.CellText(r.Target),
				paper.CellText(r.Actual), s, w), "不超过指标值的得满分，超过的按反向公式扣分")
		}
	})
	if o == check.Decided && !seen {
		return check.NotApplicable("没有“≤”的指标")
	}
	return o
}

// scoreWithoutValue finds points for indicators whose actual value is blank.
func scoreWithoutValue(p *check.Pass) check.Outcome {
	seen := false
	o := scored(p, func(r *paper.Indicator, _, s num.Decimal) {
		if r.Actual == nil || paper.IsExecution(r) {
			return
		}
		seen = true
		if paper.NoValue(r.Actual.Text) && s.Sign() > 0 {
			p.Line(r.Score, fmt.Sprintf("“%s”没有写完成值，却得%s分。", r.Name, s), "补写实际完成值；没有完成值的不得分")
		}
	})
	if o == check.Decided && !seen {
		return check.NotApplicable("表里没有完成值一栏")
	}
	return o
}

// done lists what is written in the place of a number.
var done = []string{"完成", "已完成", "达标", "已达标", "达到", "达到目标", "全部完成", "按时完成", "达成", "已达成", "符合要求", "良好", "较好", "达到预期", "完成目标"}

// wordForNumber finds words in the place of an actual number.
func wordForNumber(p *check.Pass) check.Outcome {
	seen := false
	all := p.Indicators()
	for i := range all {
		r := &all[i]
		target, actual := paper.CellText(r.Target), paper.CellText(r.Actual)
		if actual == "" || !strings.ContainsAny(target, "0123456789") || strings.ContainsAny(target, "年月日") ||
			paper.Operator.FindString(sign(r)+target) == "" {
			continue
		}
		seen = true
		if slices.Contains(done, actual) {
			p.Line(r.Actual, fmt.Sprintf("“%s”指标值%s是数，完成值写“%s”。", r.Name, target, actual), "填实际完成的数")
		}
	}
	if !seen {
		return check.NotApplicable("没有定量指标的完成值")
	}
	return check.Decided
}

// sign is the operator of a form that has a column for it.
func sign(r *paper.Indicator) string {
	if s := paper.CellText(r.Sign); len(s) <= 3 {
		return s
	}
	return ""
}
