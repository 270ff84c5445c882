package rules

import (
	"strings"

	"jiheng/check"
	"jiheng/fault"
	"jiheng/paper"
)

// allProjects wants a list of projects to hold every project of the year's
// budget.
func allProjects(p *check.Pass) check.Outcome {
	if p.Dossier == nil {
		return check.NotApplicable("没有档案里的预算")
	}
	text := paper.Squeeze(paper.Words(p.Lines))
	for _, d := range p.Together {
		text += paper.Squeeze(paper.Words(p.TextOf(d).Lines))
	}
	var missing []string
	found := 0
	for _, l := range p.Dossier.Projects() {
		revised := p.Dossier.Revised(l)
		if l.Exempt != "" || !(revised.Known && revised.Fen != 0) && !(l.Outturn.Known && l.Outturn.Fen != 0) {
			continue
		}
		if strings.Contains(text, paper.Squeeze(l.Name)) {
			found++
		} else {
			missing = append(missing, l.Name)
		}
	}
	if found < 2 {
		return check.Undecided("文件里没有项目清单")
	}
	if len(missing) > 0 {
		p.Whole("有预算的项目没有列入自评："+strings.Join(missing, "、")+"。", "补充这些项目的自评，或说明不自评的原因")
	}
	return check.Decided
}

// formAndReport wants both the form and the report of overall expenditure among
// the papers handed in together.
func formAndReport(p *check.Pass) check.Outcome {
	if len(p.Together) < 2 {
		return check.NotApplicable("没有一起报送的其他文件")
	}
	if p.Dossier == nil && p.Others != nil && !(strings.Contains(p.Title, "整体") && (p.Kind == paper.SelfForm || p.Kind == paper.Report)) {
		return check.NotApplicable("不是整体支出的自评表或自评报告")
	}
	form, report, others := false, false, false
	for _, d := range p.Together {
		t := p.TextOf(d)
		others = others || t.Kind != paper.Report
		if !strings.Contains(t.Title, "整体") {
			continue
		}
		form = form || t.Kind == paper.SelfForm
		report = report || t.Kind == paper.Report
	}
	missing := func(has, lacks string) {
		sev := check.Error
		if p.Dossier == nil { // not all that was handed in may have been given
			sev = check.Warning
		}
		p.Report(check.Finding{Severity: sev, Message: "报送的文件里有" + has + "，没有" + lacks + "。", Suggestion: "补报" + lacks,
			Site: paper.Site{Place: fault.Place{File: p.File}}})
	}
	switch {
	case !form && !report:
		return check.Undecided("一起报送的文件里没有整体支出的表或报告")
	case !form && !others:
		return check.Undecided("一起检查的只有报告")
	case !form:
		missing("整体支出自评报告", "整体支出自评表")
	case !report:
		missing("整体支出自评表", "整体支出自评报告")
	}
	return check.Decided
}

// inTime wants the day of submission not to lie after the due day.
func inTime(p *check.Pass) check.Outcome {
	if p.HandedIn == "" || p.Due == "" {
		return check.Undecided("没有报送日期或截止日期")
	}
	if p.HandedIn > p.Due {
		p.Whole("报送日期是"+han(p.HandedIn)+"，截止日期是"+han(p.Due)+"，晚了。", "说明迟报原因")
	}
	return check.Decided
}

// datedBetween wants the date of signature after the year and, where the dossier
// knows it, not after the approval of the accounts; what the text says was done was done before it.
func datedBetween(p *check.Pass) check.Outcome {
	out := datedAfterYear(p)
	if out == check.Decided {
		doneLater(p)
	}
	if out != check.Decided || p.Dossier == nil || p.Dossier.Disclosure == nil {
		return out
	}
	approved := p.Dossier.Disclosure.ApprovedOn
	if approved != "" && p.Day > approved {
		p.Whole("成文日期"+han(p.Day)+"晚于决算批复日期"+han(approved)+"。", "核对日期")
	}
	return out
}
