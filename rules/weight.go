package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

// Weights (WGT).
var weighting = []*check.Rule{
	{ID: "WGT-01", Title: "申报的分值合计等于总分减执行率分值", Source: "self-evaluation/weights", Severity: check.Error, Run: whereWhole(declaredWeights)},
	{ID: "WGT-02", Title: "各项分值合计等于满分", Source: "self-evaluation/total", Severity: check.Error, Run: whereWhole(weightsMakeUpFull)},
	{ID: "WGT-04", Title: "说明里的分值与表一致", Source: "own/consistency", Severity: check.Warning, Run: noteAgainstTable},
	{ID: "WGT-05", Title: "上级分值等于下级之和", Source: "own/arithmetic", Severity: check.Error, Run: whereWhole(parentsOfWeights)},
	{ID: "WGT-06", Title: "指标都有大于0的分值", Source: "own/form", Severity: check.Error, Run: whereWhole(weightPositive)},
	{ID: "WGT-08", Title: "不是所有指标分值相同", Source: "own/plausible", Severity: check.Notice, Run: equalWeights},
	{ID: "WGT-09", Title: "核心指标的分值占一半以上", Source: "own/plausible", Severity: check.Notice, Run: coreWeighsMore},
	{ID: "WGT-10", Title: "评价指标里产出和效益的分值不低于60%", Source: "project-evaluation-2020", Severity: check.Error, Run: resultOriented},
	{ID: "WGT-11", Title: "执行率分值合乎规定", Source: "self-evaluation/execution-points", Severity: check.Error, Run: executionWeight},
}

// executionWeights are the points of the execution rate that forms have.
var executionWeights = []num.Decimal{num.Int(10), num.Int(20)}

// declaredWeights wants the indicators of a goal form to leave the points of the
// execution rate. Where they take all points themselves, the place may give
// none to the execution rate.
func declaredWeights(p *check.Pass) check.Outcome {
	if p.Kind != paper.GoalForm {
		return check.NotApplicable("不是目标申报表")
	}
	decided, partial := false, false
	full := fullMark(p)
	for _, s := range p.ScoreSheets() {
		cells := s.Weights()
		sum, n, open := paper.SumOf(cells)
		if n < 2 || open > 0 {
			partial = partial || n > 0
			continue
		}
		decided = true
		rest, sev := full.Sub(sum), check.Error
		_, among := s.ExecAmong()
		exec := s.ExecWeight != nil || among
		switch {
		case exec:
			if all, ok := s.WithExecution(sum, s.ExecWeight); ok && all.Cmp(full) != 0 {
				sumAt(p, s, check.Error, fmt.Sprintf("申报的分值连执行率合计是%s，应是%s，%s。", all, full, apart(all, full)), "按指标的重要程度重新分配分值")
			}
			continue
		case rest.Cmp(executionWeights[0]) == 0 || rest.Cmp(executionWeights[1]) == 0:
			continue
		case rest.Sign() == 0:
			sev = check.Warning
		}
		sumAt(p, s, sev, fmt.Sprintf("申报的指标分值合计是%s，没有给执行率留出10分（有的地方20分），应是%s（或%s）。", sum, full.Sub(executionWeights[0]),
			full.Sub(executionWeights[1])), "申报时指标分值合计90分（或80分），执行率的分值评分时再加")
	}
	switch {
	case decided:
		return check.Decided
	case partial:
		return check.Undecided("有的指标没有写分值")
	}
	return noSheet
}

// sumAt reports the sum of a form: at the cell of its total, else at its last
// weight.
func sumAt(p *check.Pass, s *paper.ScoreSheet, sev check.Severity, message, suggestion string) {
	at := s.TotalWeight
	for i := len(s.Rows) - 1; at == nil && i >= 0; i-- {
		at = s.Rows[i].Weight
	}
	if at != nil {
		graded(p, at, sev, message, suggestion)
	}
}

// graded reports a line with a severity of its own.
func graded(p *check.Pass, l *paper.Line, sev check.Severity, message, suggestion string, other ...paper.Site) {
	p.Report(check.Finding{Severity: sev, Message: message, Suggestion: suggestion,
		Site: l.Site(paper.Range{From: 0, To: len(paper.Clip(l.Text, paper.QuoteMost))}), Line: l.Text, Other: other})
}

// apart says by how much a figure is above or below another.
func apart(is, want num.Decimal) string {
	if d := is.Sub(want); d.Sign() > 0 {
		return "多" + d.String()
	}
	return "少" + want.Sub(is).String()
}

// fewestWeights is the number of weights below which a table without a total
// shows a part only.
const fewestWeights = 3

// weightsMakeUpFull wants the weights of a self-evaluation form, the execution
// line included, to make up the full mark.
func weightsMakeUpFull(p *check.Pass) check.Outcome {
	if p.Kind == paper.GoalForm {
		return check.NotApplicable("目标申报表的分值另查")
	}
	all := p.ScoreSheets()
	decided, why := false, ""
	for _, s := range all {
		sum, n, open := paper.SumOf(s.Weights())
		if n == 0 {
			continue
		}
		if open > 0 || n < fewestWeights && !s.Closed {
			why = "有的指标没有写分值，或只有一部分指标"
			continue
		}
		full := fullMark(p)
		total, known := s.WithExecution(sum, s.ExecWeight)
		known = known || sum.Cmp(full) >= 0
		switch rest := full.Sub(total); {
		case !known && s.ExecWeight == nil && (rest.Cmp(executionWeights[0]) == 0 || rest.Cmp(executionWeights[1]) == 0):
			why = "没有读到执行率的分值"
			continue
		case !s.Closed && len(all) > 1:
			why = "表没有总分行，只有一部分指标"
			continue
		}
		if decided = true; total.Cmp(full) == 0 {
			continue
		}
		message := fmt.Sprintf("各项分值之和是%s，应是%s，%s。", total, full, apart(total, full))
		if w, ok := paper.CellNumber(s.ExecWeight); ok && total.Cmp(sum) != 0 {
			message = fmt.Sprintf("指标分值之和是%s，加执行率%s分是%s，应是%s，%s。", sum, w, total, full, apart(total, full))
		}
		if shown, ok := paper.CellNumber(s.TotalWeight); ok && shown.Cmp(total) != 0 {
			message = strings.TrimSuffix(message, "。") + fmt.Sprintf("；总分行写的是%s。", shown)
		}
		sumAt(p, s, "", message, "核对各项分值")
	}
	switch {
	case decided:
		return check.Decided
	case why != "":
		return check.Undecided(why)
	}
	return noSheet
}

// weightPositive wants every indicator of a form with weights to have one above
// 0.
func weightPositive(p *check.Pass) check.Outcome {
	decided := false
	for _, s := range p.ScoreSheets() {
		if _, n, _ := paper.SumOf(s.Weights()); n == 0 {
			continue
		}
		decided = true
		seen := map[*paper.Line]bool{}
		for _, r := range s.Rows {
			if r.Weight == nil || seen[r.Weight] {
				continue
			}
			seen[r.Weight] = true
			switch d, ok := paper.CellNumber(r.Weight); {
			case ok && d.Sign() <= 0:
				p.Line(r.Weight, fmt.Sprintf("“%s”的分值是%s，应大于0。", r.Name, d), "给指标定分值；不再考核的删去并按程序调整目标")
			case !ok && paper.NoValue(r.Weight.Text) && (!paper.NoValue(paper.CellText(r.Target)) ||
				!paper.NoValue(paper.CellText(r.Score))):
				p.Line(r.At, fmt.Sprintf("“%s”没有写分值，别的指标都写了。", r.Name), "补写分值，各项合计等于满分")
			}
		}
	}
	if !decided {
		return noSheet
	}
	return check.Decided
}

// fewestEqual is the number of indicators from which equal weights say that
// importance was not weighed.
const fewestEqual = 4

// equalWeights finds forms whose indicators all weigh the same.
func equalWeights(p *check.Pass) check.Outcome {
	decided := false
	for _, s := range p.ScoreSheets() {
		var first *paper.Line
		var value num.Decimal
		n, same := 0, true
		for _, r := range s.Rows {
			d, ok := paper.CellNumber(r.Weight)
			if !ok || paper.IsExecution(&r) {
				continue
			}
			if n++; first == nil {
				first, value = r.Weight, d
			}
			same = same && d.Cmp(value) == 0
		}
		if n < fewestEqual {
			continue
		}
		if decided = true; same {
			p.Line(first, fmt.Sprintf("%d个指标的分值都是%s，看不出哪个重要。", n, value), "按指标的重要程度分配分值")
		}
	}
	if !decided {
		return check.NotApplicable(fmt.Sprintf("没有%d个以上带分值的指标", fewestEqual))
	}
	return check.Decided
}

// executionWeight wants the points of the execution rate that the profile, or
// the national form, gives it.
func executionWeight(p *check.Pass) check.Outcome {
	if strings.Contains(p.Title, "整体") && p.Pack == nil {
		return check.Undecided("整体支出的执行率分值由各地规定，没有指定评分规则")
	}
	want := executionWeights
	if p.Pack != nil {
		want = nil
		for _, g := range p.Pack.Groups {
			if strings.Contains(g.Name, "执行") {
				want = append(want, g.Weight)
			}
		}
		if want == nil {
			return check.NotApplicable("评分规则里没有执行率的分值")
		}
	}
	decided := false
	for _, s := range p.ScoreSheets() {
		at := s.ExecWeight
		if r, among := s.ExecAmong(); among {
			at = r.Weight
		}
		d, ok := paper.CellNumber(at)
		if !ok {
			continue
		}
		decided = true
		fits := false
		var names []string
		for _, w := range want {
			fits = fits || w.Cmp(d) == 0
			names = append(names, w.String())
		}
		if !fits {
			p.Line(at, fmt.Sprintf("预算执行率的分值是%s，应是%s。", d, strings.Join(names, "或")), "执行率的分值按规定写，其余分值给绩效指标")
		}
	}
	if !decided {
		return check.NotApplicable("没有写执行率的分值")
	}
	return check.Decided
}

// fullMark is the points of a whole form.
func fullMark(p *check.Pass) num.Decimal {
	if p.Pack != nil && p.Pack.Total.Sign() > 0 {
		return p.Pack.Total
	}
	return num.Int(int64(p.Limit("满分")))
}

var (
	noSheet  = check.NotApplicable("文件里没有带分值的指标表")
	noScores = check.NotApplicable("文件里没有带得分的指标表")
)
