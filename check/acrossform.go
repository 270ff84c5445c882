package check

import (
	"fmt"
	"regexp"
	"strings"

	"jiheng/fault"
	"jiheng/num"
)

// targetOf is a target as it is compared: direction, number and unit.
type targetOf struct {
	sign, unit string
	value      num.Decimal
}

var targetForm = regexp.MustCompile(`^(≥|≤|＝|=|>|<|＞|＜|不低于|不少于|不超过|不高于|至少|≧|≦|大于等于|小于等于|达到)?\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*([^0-9，。；]{0,6}?)(及以上|以上|及以下|以下|以内)?$`)

var signs = map[string]string{"≥": "≥", "不低于": "≥", "不少于": "≥", "至少": "≥", "≧": "≥", "大于等于": "≥", "以上": "≥", "及以上": "≥", "达到": "",
	"≤": "≤", "不超过": "≤", "不高于": "≤", "≦": "≤", "小于等于": "≤", "以下": "≤", "及以下": "≤", "以内": "≤", "＝": "", "=": "", ">": ">", "＞": ">", "<": "<", "＜": "<"}

func (h *heldIndicator) targetOf() (t targetOf, ok bool) {
	m := targetForm.FindStringSubmatch(strings.TrimSpace(strings.ReplaceAll(h.target, "％", "%")))
	if m == nil {
		return t, false
	}
	d, err := num.ParseDecimal(strings.ReplaceAll(m[2], ",", ""))
	if err != nil {
		return t, false
	}
	t.value, t.sign, t.unit = d, signs[m[1]], strings.TrimSpace(m[3])
	if m[4] != "" {
		t.sign = signs[m[4]]
	}
	if t.unit == "" {
		t.unit = strings.TrimSpace(h.unit)
	}
	return t, true
}

// done returns the value reached and its unit; ok is false where it is no single
// number.
func (h *heldIndicator) done() (d num.Decimal, unit string, ok bool) {
	m := operator.FindStringSubmatch(strings.ReplaceAll(h.actual, "％", "%"))
	if m == nil || m[1] != "" {
		return d, "", false
	}
	d, err := num.ParseDecimal(strings.ReplaceAll(m[2], ",", ""))
	unit = strings.TrimSpace(m[3])
	if unit == "" {
		unit = strings.TrimSpace(h.unit)
	}
	if unit == "" {
		if t, ok := h.targetOf(); ok {
			unit = t.unit
		}
	}
	return d, unit, err == nil
}

// byName indexes indicators; a name that occurs twice is left out.
func byName(all []heldIndicator) map[string]*heldIndicator {
	out := map[string]*heldIndicator{}
	for i := range all {
		name := indicatorKey(all[i].name)
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
func againstGoals(p *Pass) Outcome {
	own := p.digest()
	if own.Paper != SelfFormPaper || len(own.indicators) == 0 {
		return NotApplicable("不是带指标的自评表")
	}
	met, seen := false, false
	for _, g := range p.others() {
		if g.Paper != GoalFormPaper || !sameObject(own, g) || len(g.indicators) == 0 {
			continue
		}
		met = true
		seen = p.goalForm(own, g) || seen
	}
	switch {
	case !met:
		return NotApplicable(noPartner + "目标申报表")
	case !seen:
		return Undecided("两张表没有一个同名的指标")
	}
	return Decided
}

func (p *Pass) goalForm(own, goal *Digest) (seen bool) {
	mine, theirs := byName(own.indicators), byName(goal.indicators)
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
	var where []Site
	for i := range goal.indicators {
		h := &goal.indicators[i]
		if _, ok := mine[indicatorKey(h.name)]; !ok && !p.mentionsName(h.name) {
			gone = append(gone, fmt.Sprintf("“%s”（指标值%s）", h.name, h.target))
			where = append(where, goal.abroad(h.site))
		}
	}
	if len(gone) > 0 {
		p.Report(Finding{Message: fmt.Sprintf("目标申报表里的指标%s，自评表里没有，共%d个。", strings.Join(gone, "、"), len(gone)), Suggestion: "补上这些指标的完成情况；经批准调整的附批准文件", Site: Site{Place: fault.Place{File: p.File}}, Other: where})
	}
	for i := range own.indicators {
		h := &own.indicators[i]
		o, ok := theirs[indicatorKey(h.name)]
		switch {
		case !ok:
			p.indicatorAt(h, Warning, fmt.Sprintf("指标“%s”目标申报表里没有。", h.name), "按申报时的指标自评；经批准增加的附批准文件")
		case o != nil && mine[indicatorKey(h.name)] != nil:
			p.sameIndicator(h, o, goal)
		}
	}
	return true
}

// mentionsName reports a document that names an indicator outside its table.
func (p *Pass) mentionsName(name string) bool {
	name = indicatorKey(name)
	for _, l := range p.Lines {
		if strings.Contains(fold(l.Text), name) {
			return true
		}
	}
	return false
}

func (p *Pass) indicatorAt(h *heldIndicator, s Severity, message, suggestion string, other ...Site) {
	p.Report(Finding{Severity: s, Message: message, Suggestion: suggestion, Site: h.site, Line: h.site.Quote, Other: other})
}

// sameIndicator compares target, unit and weight of one indicator in two forms.
func (p *Pass) sameIndicator(h, o *heldIndicator, goal *Digest) {
	a, ok1 := h.targetOf()
	b, ok2 := o.targetOf()
	site := goal.abroad(o.site)
	fix := "两处核对，改成批复的；经批准调整的写明批准文件"
	var said []string
	if ok1 && ok2 {
		unit := a.unit != "" && b.unit != "" && a.unit != b.unit
		if unit {
			said = append(said, fmt.Sprintf("计量单位这里是“%s”，目标申报表是“%s”", a.unit, b.unit))
		}
		if !unit && a.value.Cmp(b.value) != 0 || a.sign != b.sign && a.sign != "" && b.sign != "" {
			said = append(said, fmt.Sprintf("指标值这里是%s，目标申报表是%s", h.target, o.target))
		}
	}
	w, err1 := num.ParseDecimal(h.weight)
	v, err2 := num.ParseDecimal(o.weight)
	if err1 == nil && err2 == nil && w.Cmp(v) != 0 {
		said = append(said, fmt.Sprintf("分值这里是%s，目标申报表是%s", h.weight, o.weight))
	}
	if len(said) > 0 && !hasAny(h.reason, "目标调整", "调整目标", "指标值调整", "调整指标", "中期调整", "经批准") {
		p.indicatorAt(h, "", fmt.Sprintf("“%s”的%s，两张表不一致。", h.name, strings.Join(said, "；")), fix, site)
	}
}

// againstMonitoring wants an indicator that only grows to stand at the year's end
// not below what was already done when it was monitored.
func againstMonitoring(p *Pass) Outcome {
	own := p.digest()
	if own.Paper != SelfFormPaper || len(own.indicators) == 0 {
		return NotApplicable("不是带指标的自评表")
	}
	met, seen := false, false
	mine := byName(own.indicators)
	for _, g := range p.others() {
		if g.Paper != MonitoringPaper || !sameObject(own, g) {
			continue
		}
		met = true
		for i := range g.indicators {
			o := &g.indicators[i]
			h := mine[indicatorKey(o.name)]
			if h == nil || h.percent || o.percent || !h.grows() {
				continue
			}
			now, u1, ok1 := h.done()
			then, u2, ok2 := o.done()
			if !ok1 || !ok2 || u1 != u2 {
				continue
			}
			if seen = true; now.Cmp(then) < 0 {
				p.indicatorAt(h, "", fmt.Sprintf("“%s”年末完成%s，监控时已完成%s，少了%s。", h.name, h.actual, o.actual, then.Sub(now)), "核对两处；监控时多报的说明情况，年末数漏计的补上", g.abroad(o.site))
			}
		}
	}
	switch {
	case !met:
		return NotApplicable(noPartner + "监控表")
	case !seen:
		return Undecided("监控表和自评表没有同名、能比的累计指标")
	}
	return Decided
}

// grows reports an indicator whose value only adds up over the year: not a
// ceiling, a cost, a time or a state.
func (h *heldIndicator) grows() bool {
	t, ok := h.targetOf()
	return ok && t.sign != "≤" && t.sign != "<" && !hasAny(h.name, "成本", "时间", "时长", "天数", "天", "均", "库存", "在册", "在院", "存量", "余额", "下降", "减少", "期限", "得分", "排名")
}

// reportAgainstForm wants the report to give the score, the grade, the rate and
// the problems of the form.
func reportAgainstForm(p *Pass) Outcome {
	own := p.digest()
	if own.Paper != ReportPaper {
		return NotApplicable("不是自评报告")
	}
	met, seen := false, false
	for _, g := range p.others() {
		if g.Paper != SelfFormPaper || !sameObject(own, g) {
			continue
		}
		met = true
		if a, b := own.score, g.score; a != nil && b != nil {
			if seen = true; !a.agrees(b) {
				p.heldAt(a.site, "", fmt.Sprintf("报告写自评得分%s，自评表是%s。", a.text, b.text), "两处核对，改成一个得分", g.abroad(b.site))
			}
		}
		if a, b := own.grade, g.grade; a != nil && b != nil {
			if seen = true; a.text != b.text {
				p.heldAt(a.site, "", fmt.Sprintf("报告写等级“%s”，自评表是“%s”。", a.text, b.text), "两处核对，改成一个等级", g.abroad(b.site))
			}
		}
		seen = p.amountsOfForm(own, g) || seen
		if b := g.noProblem; b != nil && own.noProblem == nil && len(own.problems) > 0 {
			seen = true
			p.heldAt(own.problems[0].site, Warning, fmt.Sprintf("报告写了问题“%s”，自评表的存在问题写的是“%s”。", clip(own.problems[0].text, 30), clip(b.text, 16)), "把报告里的问题写进自评表", g.abroad(b.site))
		}
	}
	switch {
	case !met:
		return NotApplicable(noPartner + "自评表")
	case !seen:
		return Undecided("报告和自评表没有能比的得分、等级、金额和问题")
	}
	return Decided
}

func (p *Pass) amountsOfForm(own, form *Digest) bool {
	return p.againstAmounts(own, form, map[stage][]stage{original: {original}, revised: {revised}, outturn: {outturn}}, "自评表", "两处核对，改成一个数；口径不同的写明口径")
}

// heldAt reports a place of this document that a digest keeps.
func (p *Pass) heldAt(s Site, sev Severity, message, suggestion string, other ...Site) {
	p.Report(Finding{Severity: sev, Message: message, Suggestion: suggestion, Site: s, Line: s.Quote, Other: other})
}

// outputsFromProjects wants the outputs of the overall form that projects have
// too to be the sum of theirs, or one of them.
func outputsFromProjects(p *Pass) Outcome {
	own := p.digest()
	if own.Paper != SelfFormPaper || own.Project != "" || !strings.Contains(own.Title, "整体") {
		return NotApplicable("不是整体支出自评表")
	}
	type part struct {
		h *heldIndicator
		g *Digest
	}
	parts := map[string][]part{}
	for _, g := range p.others() {
		if g.Paper != SelfFormPaper || g.Project == "" {
			continue
		}
		for i := range g.indicators {
			parts[indicatorKey(g.indicators[i].name)] = append(parts[indicatorKey(g.indicators[i].name)], part{&g.indicators[i], g})
		}
	}
	if len(parts) == 0 {
		return NotApplicable(noPartner + "项目自评表")
	}
	seen := false
	for i := range own.indicators {
		h := &own.indicators[i]
		all := parts[indicatorKey(h.name)]
		d, unit, ok := h.done()
		if !ok || h.percent || !h.grows() || len(all) == 0 {
			continue
		}
		sum, one := num.Decimal{}, false
		var said []string
		var sites []Site
		for _, x := range all {
			v, u, ok := x.h.done()
			if !ok || u != unit {
				said = nil
				break
			}
			sum, one = sum.Add(v), one || v.Cmp(d) == 0
			said = append(said, fmt.Sprintf("“%s”%s", clip(x.g.Project, 20), x.h.actual))
			sites = append(sites, x.g.abroad(x.h.site))
		}
		if len(said) == 0 {
			continue
		}
		if seen = true; !one && sum.Cmp(d) != 0 {
			p.indicatorAt(h, "", fmt.Sprintf("“%s”整体表写%s，项目表是%s，合计%s%s，相差%s。", h.name, h.actual, strings.Join(said, "、"), sum, unit, show(d.Sub(sum).Ratio().Abs())), "核对各项目的数；基本支出完成的部分写明", sites...)
		}
	}
	if !seen {
		return Undecided("整体表和项目表没有同名、能比的产出")
	}
	return Decided
}

var anyScore = regexp.MustCompile(`(?:得分|总分|评分|自评得)(?:为|是|：)?([0-9]{2,3}(?:\.[0-9]+)?)分`)
