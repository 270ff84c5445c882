package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/paper"
)

// Goals (GOL).
var goals = []*check.Rule{
	{ID: "GOL-01", Title: "每个项目和单位都有年度目标", Source: "goal/management", Severity: check.Error, Run: goalPresent},
	{ID: "GOL-02", Title: "目标写明对象和预期结果，不是口号", Source: "goal/management", Severity: check.Warning, Run: goalIsSlogan},
	{ID: "GOL-03", Title: "目标里的每件事都有指标", Source: "department-common-2013", Severity: check.Warning, Run: goalsCovered},
	{ID: "GOL-04", Title: "每个指标都对应目标或任务", Source: "department-common-2013", Severity: check.Warning, Run: indicatorsCovered},
	{ID: "GOL-06", Title: "年度指标值与中期指标值衔接", Source: "goal/management", Severity: check.Warning, Run: yearWithinWhole},
	{ID: "GOL-07", Title: "自评表的目标与批复的目标一致", Source: "goal/management", Severity: check.Error, Run: goalUnchanged},
	{ID: "GOL-08", Title: "预算调整大的，目标相应调整或说明", Source: "goal/management", Severity: check.Warning, Run: budgetChangedGoalNot},
	{ID: "GOL-09", Title: "目标不是重复项目名称", Source: "goal/management", Severity: check.Warning, Run: goalRepeatsName},
	{ID: "GOL-10", Title: "目标不照抄上年", Source: "goal/management", Severity: check.Warning, Run: goalOfLastYear},
	{ID: "GOL-11", Title: "目标不照抄别的项目", Source: "goal/management", Severity: check.Warning, Run: goalOfAnother},
	{ID: "GOL-12", Title: "任务金额加得平", Source: "own/arithmetic", Severity: check.Error, Run: taskMoney},
	{ID: "GOL-13", Title: "各项目标的权重合计100%", Source: "own/form", Severity: check.Error, Run: goalShares},
	{ID: "GOL-14", Title: "跨年项目有总目标和年度目标", Source: "own/form", Severity: check.Warning, Run: bothGoals},
	{ID: "GOL-15", Title: "目标经过审核，审核为差的不安排预算", Source: "goal/review", Severity: check.Error, Run: goalReviewed},
}

// goalPresent wants every form to state the goal of the year, and every project
// of the dossier to have one.
func goalPresent(p *check.Pass) check.Outcome {
	decided := false
	if p.Dossier != nil {
		decided = true
		dossierGoals(p)
	}
	if p.IsForm() {
		for _, f := range p.ProjectForms() {
			decided = formGoal(p, &f) || decided
		}
	}
	switch {
	case decided:
		return check.Decided
	case p.IsForm():
		return check.Undecided("没有找到写年度目标的栏目")
	case !p.IsReport():
		return check.NotApplicable("不是自评报告、自评表或目标表")
	}
	head, lines, ok := goalsSection(p)
	if !ok {
		return check.Undecided("没有找到写目标的一节")
	}
	if strings.TrimSpace(paper.Words(lines)) == "" {
		p.Line(head, "“"+paper.Clip(head.Name(), 24)+"”一节是空的，没有写年度目标。", "写明年度绩效目标：做什么、为谁做、达到什么结果")
	}
	return check.Decided
}

// formGoal reports a form whose field for the year's goal is blank; it reports
// false where there is no such field.
func formGoal(p *check.Pass, f *paper.ProjectForm) bool {
	var blank *paper.Line
	found := false
	for _, g := range f.Goals {
		if g.Long {
			continue
		}
		if found = true; !emptyGoal(g.Text) {
			return true
		}
		if blank == nil {
			blank = g.Label
		}
	}
	if found {
		p.Line(blank, fmt.Sprintf("%s的“%s”没有填写。", f.Title(), paper.BareLabel(blank.Text)), "填写年度目标：做什么、为谁做、达到什么结果")
	}
	return found
}

// emptyGoal reports a goal that says nothing.
func emptyGoal(s string) bool {
	s = strings.Trim(s, "。，； ")
	return paper.NoValue(s) || s == "无" || s == "暂无" || s == "同上" || s == "略"
}

func dossierGoals(p *check.Pass) {
	if p.Dossier.Overall.Text == "" && len(p.Dossier.Goals) == 0 {
		p.Whole("档案里没有单位的年度目标。", "在目标.yaml里写年度目标")
	}
	var missing []string
	for _, l := range p.Dossier.Projects() {
		if l.Exempt == "" && emptyGoal(l.Goal) {
			missing = append(missing, l.Name)
		}
	}
	if len(missing) > 0 {
		p.Whole(fmt.Sprintf("%d个项目没有写年度目标：%s。", len(missing), paper.Clip(strings.Join(missing, "、"), 120)), "在预算.csv的“项目目标”一栏写明做什么、达到什么结果")
	}
}
