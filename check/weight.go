package check

import (
	"fmt"
	"strings"

	"jiheng/num"
)

// Weights (WGT).
var weighting = []*Rule{
	{ID: "WGT-01", Title: "申报的分值合计等于总分减执行率分值", Source: "self-evaluation/weights", Severity: Error, Run: declaredWeights},
	{ID: "WGT-02", Title: "各项分值合计等于满分", Source: "self-evaluation/total", Severity: Error, Run: weightsMakeUpFull},
	{ID: "WGT-04", Title: "说明里的分值与表一致", Source: "own/consistency", Severity: Warning, Run: noteAgainstTable},
	{ID: "WGT-05", Title: "上级分值等于下级之和", Source: "own/arithmetic", Severity: Error, Run: parentsOfWeights},
	{ID: "WGT-06", Title: "指标都有大于0的分值", Source: "own/form", Severity: Error, Run: weightPositive},
	{ID: "WGT-08", Title: "不是所有指标分值相同", Source: "own/plausible", Severity: Notice, Run: equalWeights},
	{ID: "WGT-09", Title: "核心指标的分值占一半以上", Source: "own/plausible", Severity: Notice, Run: coreWeighsMore},
	{ID: "WGT-10", Title: "评价指标里产出和效益的分值不低于60%", Source: "project-evaluation-2020", Severity: Error, Run: resultOriented},
	{ID: "WGT-11", Title: "执行率分值合乎规定", Source: "self-evaluation/execution-points", Severity: Error, Run: executionWeight},
}

// executionWeights are the points of the execution rate that forms have.
var executionWeights = []num.Decimal{num.Int(10), num.Int(20)}

// declaredWeights wants the indicators of a goal form to leave the points of the
// execution rate. Where they take all points themselves, the place may give
// none to the execution rate.
func declaredWeights(p *Pass) Outcome {
	if p.Kind != GoalForm {
		return NotApplicable("不是目标申报表")
	}
	decided, partial := false, false
	full := p.fullMark()
	for _, s := range p.sheets() {
		cells := s.weights()
		sum, n, open := sumOfCells(cells)
		if n < 2 || open > 0 {
			partial = partial || n > 0
			continue
		}
		decided = true
		rest, sev := full.Sub(sum), Error
		_, among := s.execAmong()
		exec := s.execWeight != nil || among
		switch {
		case exec:
			if all, ok := s.withExecution(sum, s.execWeight); ok && all.Cmp(full) != 0 {
				p.sumAt(s, Error, fmt.Sprintf("申报的分值连执行率合计是%s，应是%s，%s。", all, full, apart(all, full)), "按指标的重要程度重新分配分值")
			}
			continue
		case rest.Cmp(executionWeights[0]) == 0 || rest.Cmp(executionWeights[1]) == 0:
			continue
		case rest.Sign() == 0:
			sev = Warning
		}
		p.sumAt(s, sev, fmt.Sprintf("申报的指标分值合计是%s，没有给执行率留出10分（有的地方20分），应是%s（或%s）。", sum, full.Sub(executionWeights[0]), full.Sub(executionWeights[1])), "申报时指标分值合计90分（或80分），执行率的分值评分时再加")
	}
	switch {
	case decided:
		return Decided
	case partial:
		return Undecided("有的指标没有写分值")
	}
	return noSheet
}

// sumAt reports the sum of a form: at the cell of its total, else at its last
// weight.
func (p *Pass) sumAt(s *sheet, sev Severity, message, suggestion string) {
	at := s.totalWeight
	for i := len(s.rows) - 1; at == nil && i >= 0; i-- {
		at = s.rows[i].weight
	}
	if at != nil {
		p.graded(at, sev, message, suggestion)
	}
}

// graded reports a line with a severity of its own.
func (p *Pass) graded(l *Line, sev Severity, message, suggestion string, other ...Site) {
	p.Report(Finding{Severity: sev, Message: message, Suggestion: suggestion, Site: l.Site(Range{0, len(clip(l.Text, quoteMost))}), Line: l.Text, Other: other})
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
func weightsMakeUpFull(p *Pass) Outcome {
	if p.Kind == GoalForm {
		return NotApplicable("目标申报表的分值另查")
	}
	all := p.sheets()
	decided, why := false, ""
	for _, s := range all {
		sum, n, open := sumOfCells(s.weights())
		if n == 0 {
			continue
		}
		if open > 0 || n < fewestWeights && !s.closed {
			why = "有的指标没有写分值，或只有一部分指标"
			continue
		}
		full := p.fullMark()
		total, known := s.withExecution(sum, s.execWeight)
		known = known || sum.Cmp(full) >= 0
		switch rest := full.Sub(total); {
		case !known && s.execWeight == nil && (rest.Cmp(executionWeights[0]) == 0 || rest.Cmp(executionWeights[1]) == 0):
			why = "没有读到执行率的分值"
			continue
		case !s.closed && len(all) > 1:
			why = "表没有总分行，只有一部分指标"
			continue
		}
		if decided = true; total.Cmp(full) == 0 {
			continue
		}
		message := fmt.Sprintf("各项分值之和是%s，应是%s，%s。", total, full, apart(total, full))
		if w, ok := number(s.execWeight); ok && total.Cmp(sum) != 0 {
			message = fmt.Sprintf("指标分值之和是%s，加执行率%s分是%s，应是%s，%s。", sum, w, total, full, apart(total, full))
		}
		if shown, ok := number(s.totalWeight); ok && shown.Cmp(total) != 0 {
			message = strings.TrimSuffix(message, "。") + fmt.Sprintf("；总分行写的是%s。", shown)
		}
		p.sumAt(s, "", message, "核对各项分值")
	}
	switch {
	case decided:
		return Decided
	case why != "":
		return Undecided(why)
	}
	return noSheet
}

// weightPositive wants every indicator of a form with weights to have one above
// 0.
func weightPositive(p *Pass) Outcome {
	decided := false
	for _, s := range p.sheets() {
		if _, n, _ := sumOfCells(s.weights()); n == 0 {
			continue
		}
		decided = true
		seen := map[*Line]bool{}
		for _, r := range s.rows {
			if r.weight == nil || seen[r.weight] {
				continue
			}
			seen[r.weight] = true
			switch d, ok := number(r.weight); {
			case ok && d.Sign() <= 0:
				p.Line(r.weight, fmt.Sprintf("“%s”的分值是%s，应大于0。", r.name, d), "给指标定分值；不再考核的删去并按程序调整目标")
			case !ok && noValue(r.weight.Text) && (!noValue(cell(r.target)) || !noValue(cell(r.score))):
				p.Line(r.at, fmt.Sprintf("“%s”没有写分值，别的指标都写了。", r.name), "补写分值，各项合计等于满分")
			}
		}
	}
	if !decided {
		return noSheet
	}
	return Decided
}

// fewestEqual is the number of indicators from which equal weights say that
// importance was not weighed.
const fewestEqual = 4

// equalWeights finds forms whose indicators all weigh the same.
func equalWeights(p *Pass) Outcome {
	decided := false
	for _, s := range p.sheets() {
		var first *Line
		var value num.Decimal
		n, same := 0, true
		for _, r := range s.rows {
			d, ok := number(r.weight)
			if !ok || isExecution(&r) {
				continue
			}
			if n++; first == nil {
				first, value = r.weight, d
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
		return NotApplicable(fmt.Sprintf("没有%d个以上带分值的指标", fewestEqual))
	}
	return Decided
}

// executionWeight wants the points of the execution rate that the profile, or
// the national form, gives it.
func executionWeight(p *Pass) Outcome {
	if strings.Contains(p.Title, "整体") && p.Pack == nil {
		return Undecided("整体支出的执行率分值由各地规定，没有指定评分规则")
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
			return NotApplicable("评分规则里没有执行率的分值")
		}
	}
	decided := false
	for _, s := range p.sheets() {
		at := s.execWeight
		if r, among := s.execAmong(); among {
			at = r.weight
		}
		d, ok := number(at)
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
		return NotApplicable("没有写执行率的分值")
	}
	return Decided
}
