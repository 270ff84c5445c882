package rules

import (
	"fmt"
	"strings"

	"jiheng/across"
	"jiheng/check"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

// byName indexes indicators; a name that occurs twice is left out.
func byName(all []across.Indicator) map[string]*across.Indicator {
	out := map[string]*across.Indicator{}
	for i := range all {
		name := paper.IndicatorKey(all[i].Name)
		if _, twice := out[name]; twice {
			out[name] = nil
			continue
		}
		out[name] = &all[i]
	}
	return out
}

// againstGoals wants the indicators of a self-evaluation form to be those of the
// goal form that was approved.
func againstGoals(p *check.Pass) check.Outcome {
	own := p.Digest()
	if own.Genre != paper.SelfFormGenre || len(own.Indicators) == 0 {
		return check.NotApplicable("不是带指标的自评表")
	}
	met, seen := false, false
	for _, g := range p.Siblings() {
		if g.Genre != paper.GoalFormGenre || !across.SameObject(own, g) || len(g.Indicators) == 0 {
			continue
		}
		met = true
		seen = goalForm(p, own, g) || seen
	}
	switch {
	case !met:
		return check.NotApplicable(noPartner + "目标申报表")
	case !seen:
		return check.Undecided("两张表没有一个同名的指标")
	}
	return check.Decided
}

func goalForm(p *check.Pass, own, goal *across.Digest) (seen bool) {
	mine, theirs := byName(own.Indicators), byName(goal.Indicators)
	common := 0
	for name := range theirs {
		if _, ok := mine[name]; ok {
			common++
		}
	}
	if common == 0 || 2*common < len(theirs) && 2*common < len(mine) {
		return false
	}
	var gone []string
	var where []paper.Site
	for i := range goal.Indicators {
		h := &goal.Indicators[i]
		if _, ok := mine[paper.IndicatorKey(h.Name)]; !ok && !mentionsName(p, h.Name) {
			gone = append(gone, fmt.Sprintf("“%s”（指标值%s）", h.Name, h.Target))
			where = append(where, goal.Abroad(h.Site))
		}
	}
	if len(gone) > 0 {
		p.Report(check.Finding{Message: fmt.Sprintf("目标申报表里的指标%s，自评表里没有，共%d个。", strings.Join(gone, "、"), len(gone)),
			Suggestion: "补上这些指标的完成情况；经批准调整的附批准文件", Site: paper.Site{Place: fault.Place{File: p.File}}, Other: where})
	}
	for i := range own.Indicators {
		h := &own.Indicators[i]
		o, ok := theirs[paper.IndicatorKey(h.Name)]
		switch {
		case !ok:
			indicatorAt(p, h, check.Warning, fmt.Sprintf("指标“%s”目标申报表里没有。", h.Name), "按申报时的指标自评；经批准增加的附批准文件")
		case o != nil && mine[paper.IndicatorKey(h.Name)] != nil:
			sameIndicator(p, h, o, goal)
		}
	}
	return true
}

// mentionsName reports a document that names an indicator outside its table.
func mentionsName(p *check.Pass, name string) bool {
	name = paper.IndicatorKey(name)
	for _, l := range p.Lines {
		if strings.Contains(paper.Fold(l.Text), name) {
			return true
		}
	}
	return false
}

func indicatorAt(p *check.Pass, h *across.Indicator, s check.Severity, message, suggestion string, other ...paper.Site) {
	p.Report(check.Finding{Severity: s, Message: message, Suggestion: suggestion, Site: h.Site, Line: h.Site.Quote, Other: other})
}

// sameIndicator compares target, unit and weight of one indicator in two forms.
func sameIndicator(p *check.Pass, h, o *across.Indicator, goal *across.Digest) {
	a, ok1 := h.TargetValue()
	b, ok2 := o.TargetValue()
	site := goal.Abroad(o.Site)
	fix := "两处核对，改成批复的；经批准调整的写明批准文件"
	var said []string
	if ok1 && ok2 {
		unit := a.Unit != "" && b.Unit != "" && a.Unit != b.Unit
		if unit {
			said = append(said, fmt.Sprintf("计量单位这里是“%s”，目标申报表是“%s”", a.Unit, b.Unit))
		}
		if !unit && a.Value.Cmp(b.Value) != 0 || a.Sign != b.Sign && a.Sign != "" && b.Sign != "" {
			said = append(said, fmt.Sprintf("指标值这里是%s，目标申报表是%s", h.Target, o.Target))
		}
	}
	w, err1 := num.ParseDecimal(h.Weight)
	v, err2 := num.ParseDecimal(o.Weight)
	if err1 == nil && err2 == nil && w.Cmp(v) != 0 {
		said = append(said, fmt.Sprintf("分值这里是%s，目标申报表是%s", h.Weight, o.Weight))
	}
	if len(said) > 0 && !paper.HasAny(h.Reason, "目标调整", "调整目标", "指标值调整", "调整指标", "中期调整", "经批准") {
		indicatorAt(p, h, "", fmt.Sprintf("“%s”的%s，两张表不一致。", h.Name, strings.Join(said, "；")), fix, site)
	}
}

// againstMonitoring wants an indicator that only grows to stand at the year's end
// not below what was already done when it was monitored.
func againstMonitoring(p *check.Pass) check.Outcome {
	own := p.Digest()
	if own.Genre != paper.SelfFormGenre || len(own.Indicators) == 0 {
		return check.NotApplicable("不是带指标的自评表")
	}
	met, seen := false, false
	mine := byName(own.Indicators)
	for _, g := range p.Siblings() {
		if g.Genre != paper.MonitoringGenre || !across.SameObject(own, g) {
			continue
		}
		met = true
		for i := range g.Indicators {
			o := &g.Indicators[i]
			h := mine[paper.IndicatorKey(o.Name)]
			if h == nil || h.Percent || o.Percent || !h.Grows() {
				continue
			}
			now, u1, ok1 := h.Done()
			then, u2, ok2 := o.Done()
			if !ok1 || !ok2 || u1 != u2 {
				continue
			}
			if seen = true; now.Cmp(then) < 0 {
				indicatorAt(p, h, "", fmt.Sprintf("“%s”年末完成%s，监控时已完成%s，少了%s。", h.Name, h.Actual, o.Actual, then.Sub(now)),
					"核对两处；监控时多报的说明情况，年末数漏计的补上", g.Abroad(o.Site))
			}
		}
	}
	switch {
	case !met:
		return check.NotApplicable(noPartner + "监控表")
	case !seen:
		return check.Undecided("监控表和自评表没有同名、能比的累计指标")
	}
	return check.Decided
}

// reportAgainstForm wants the report to give the score, the grade, the rate and
// the problems of the form.
func reportAgainstForm(p *check.Pass) check.Outcome {
	own := p.Digest()
	if own.Genre != paper.ReportGenre {
		return noSelfReport
	}
	met, seen := false, false
	for _, g := range p.Siblings() {
		if g.Genre != paper.SelfFormGenre || !across.SameObject(own, g) {
			continue
		}
		met = true
		if a, b := own.Score, g.Score; a != nil && b != nil {
			if seen = true; !a.Agrees(b) {
				heldAt(p, a.Site, "", fmt.Sprintf("报告写自评得分%s，自评表是%s。", a.Text, b.Text), "两处核对，改成一个得分", g.Abroad(b.Site))
			}
		}
		if a, b := own.Grade, g.Grade; a != nil && b != nil {
			if seen = true; a.Text != b.Text {
				heldAt(p, a.Site, "", fmt.Sprintf("报告写等级“%s”，自评表是“%s”。", a.Text, b.Text), "两处核对，改成一个等级", g.Abroad(b.Site))
			}
		}
		seen = amountsOfForm(p, own, g) || seen
		if b := g.NoProblem; b != nil && own.NoProblem == nil && len(own.Problems) > 0 {
			seen = true
			heldAt(p, own.Problems[0].Site, check.Warning, fmt.Sprintf("报告写了问题“%s”，自评表的存在问题写的是“%s”。",
				paper.Clip(own.Problems[0].Text, 30), paper.Clip(b.Text, 16)), "把报告里的问题写进自评表", g.Abroad(b.Site))
		}
	}
	switch {
	case !met:
		return check.NotApplicable(noPartner + "自评表")
	case !seen:
		return check.Undecided("报告和自评表没有能比的得分、等级、金额和问题")
	}
	return check.Decided
}

func amountsOfForm(p *check.Pass, own, form *across.Digest) bool {
	return againstAmounts(p, own, form, map[paper.Stage][]paper.Stage{paper.OriginalBudget: {paper.OriginalBudget},
		paper.RevisedBudget: {paper.RevisedBudget}, paper.Outturn: {paper.Outturn}}, "自评表", "两处核对，改成一个数；口径不同的写明口径")
}

// heldAt reports a place of this document that a digest keeps.
func heldAt(p *check.Pass, s paper.Site, sev check.Severity, message, suggestion string, other ...paper.Site) {
	p.Report(check.Finding{Severity: sev, Message: message, Suggestion: suggestion, Site: s, Line: s.Quote, Other: other})
}

// outputsFromProjects wants the outputs of the overall form that projects have
// too to be the sum of theirs, or one of them.
func outputsFromProjects(p *check.Pass) check.Outcome {
	own := p.Digest()
	if own.Genre != paper.SelfFormGenre || own.Project != "" || !strings.Contains(own.Title, "整体") {
		return check.NotApplicable("不是整体支出自评表")
	}
	type part struct {
		h *across.Indicator
		g *across.Digest
	}
	parts := map[string][]part{}
	for _, g := range p.Siblings() {
		if g.Genre != paper.SelfFormGenre || g.Project == "" {
			continue
		}
		for i := range g.Indicators {
			parts[paper.IndicatorKey(g.Indicators[i].Name)] = append(parts[paper.IndicatorKey(g.Indicators[i].Name)],
				part{&g.Indicators[i], g})
		}
	}
	if len(parts) == 0 {
		return check.NotApplicable(noPartner + "项目自评表")
	}
	seen := false
	for i := range own.Indicators {
		h := &own.Indicators[i]
		all := parts[paper.IndicatorKey(h.Name)]
		d, unit, ok := h.Done()
		if !ok || h.Percent || !h.Grows() || len(all) == 0 {
			continue
		}
		sum, one := num.Decimal{}, false
		var said []string
		var sites []paper.Site
		for _, x := range all {
			v, u, ok := x.h.Done()
			if !ok || u != unit {
				said = nil
				break
			}
			sum, one = sum.Add(v), one || v.Cmp(d) == 0
			said = append(said, fmt.Sprintf("“%s”%s", paper.Clip(x.g.Project, 20), x.h.Actual))
			sites = append(sites, x.g.Abroad(x.h.Site))
		}
		if len(said) == 0 {
			continue
		}
		if seen = true; !one && sum.Cmp(d) != 0 {
			indicatorAt(p, h, "", fmt.Sprintf("“%s”整体表写%s，项目表是%s，合计%s%s，相差%s。", h.Name, h.Actual, strings.Join(said, "、"), sum,
				unit, paper.Short(d.Sub(sum).Ratio().Abs())), "核对各项目的数；基本支出完成的部分写明", sites...)
		}
	}
	if !seen {
		return check.Undecided("整体表和项目表没有同名、能比的产出")
	}
	return check.Decided
}

var anyScore = plain.NewExpr(`(?:得分|总分|评分|自评得)(?:为|是|：)?([0-9]{2,3}(?:\.[0-9]+)?)分`)
