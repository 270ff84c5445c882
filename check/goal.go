package check

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Goals (GOL).
var goals = []*Rule{
	{ID: "GOL-01", Title: "每个项目和单位都有年度目标", Source: "goal/management", Severity: Error, Run: goalPresent},
	{ID: "GOL-02", Title: "目标写明对象和预期结果，不是口号", Source: "goal/management", Severity: Warning, Run: goalIsSlogan},
	{ID: "GOL-03", Title: "目标里的每件事都有指标", Source: "department-common-2013", Severity: Warning, Run: goalsCovered},
	{ID: "GOL-04", Title: "每个指标都对应目标或任务", Source: "department-common-2013", Severity: Warning, Run: indicatorsCovered},
	{ID: "GOL-06", Title: "年度指标值与中期指标值衔接", Source: "goal/management", Severity: Warning, Run: yearWithinWhole},
	{ID: "GOL-07", Title: "自评表的目标与批复的目标一致", Source: "goal/management", Severity: Error, Run: goalUnchanged},
	{ID: "GOL-08", Title: "预算调整大的，目标相应调整或说明", Source: "goal/management", Severity: Warning, Run: budgetChangedGoalNot},
	{ID: "GOL-09", Title: "目标不是重复项目名称", Source: "goal/management", Severity: Warning, Run: goalRepeatsName},
	{ID: "GOL-10", Title: "目标不照抄上年", Source: "goal/management", Severity: Warning, Run: goalOfLastYear},
	{ID: "GOL-11", Title: "目标不照抄别的项目", Source: "goal/management", Severity: Warning, Run: goalOfAnother},
	{ID: "GOL-12", Title: "任务金额加得平", Source: "own/arithmetic", Severity: Error, Run: taskMoney},
	{ID: "GOL-13", Title: "各项目标的权重合计100%", Source: "own/form", Severity: Error, Run: goalShares},
	{ID: "GOL-14", Title: "跨年项目有总目标和年度目标", Source: "own/form", Severity: Warning, Run: bothGoals},
	{ID: "GOL-15", Title: "目标经过审核，审核为差的不安排预算", Source: "goal/review", Severity: Error, Run: goalReviewed},
}

// A goalText is one goal as a form states it.
type goalText struct {
	label *Line
	at    *Line // the cell that holds it; the label where there is none
	text  string
	long  bool // over several years
}

// A goalForm is the part of a document that is about one project, or about the
// unit as a whole: from the name of a project to that of the next.
type goalForm struct {
	name     string // of the project; empty for the unit
	at       *Line  // where the name stands; nil for none
	from, to int    // lines, by their index
	goals    []goalText
	tables   []*indicatorTable
}

// goalForms splits a form into those of its projects.
func (t *Text) goalForms() []goalForm {
	return t.kept.goals.get(func() []goalForm { return t.readGoalForms() })
}

func (t *Text) readGoalForms() []goalForm {
	out := []goalForm{{to: len(t.Lines)}}
	names := t.fields(func(name string) bool { return name == "项目名称" })
	slices.SortStableFunc(names, func(a, b field) int { return cmp.Compare(a.label.Index, b.label.Index) })
	for _, f := range names {
		if noValue(f.value) || f.at == f.label && f.label.Kind == CellLine && !strings.ContainsAny(f.label.Text, ":：") {
			continue
		}
		if last := &out[len(out)-1]; last.at != nil {
			if len(out) == mostForms {
				break
			}
			last.to = f.label.Index
			out = append(out, goalForm{to: len(t.Lines)})
		}
		last := &out[len(out)-1]
		last.name, last.at = strings.TrimSpace(f.value), f.at
		if len(out) > 1 {
			last.from = f.label.Index
		}
	}
	for _, g := range t.goalTexts() {
		f := formAt(out, g.label.Index)
		f.goals = append(f.goals, g)
	}
	for _, it := range t.indicatorTables() {
		f := formAt(out, it.grid.At(it.head, it.name).Index)
		f.tables = append(f.tables, it)
	}
	return out
}

// mostForms is the most forms that a document is split into; what follows counts
// to the last of them.
const mostForms = 1000

// formAt returns the form that a line stands in.
func formAt(forms []goalForm, index int) *goalForm {
	i, _ := slices.BinarySearchFunc(forms, index, func(f goalForm, at int) int {
		if f.to <= at {
			return -1
		}
		return 1
	})
	return &forms[min(i, len(forms)-1)]
}

// rows returns the indicators of a form.
func (f *goalForm) rows() []indicatorRow {
	var out []indicatorRow
	for _, it := range f.tables {
		out = append(out, it.rows...)
	}
	return out
}

// annual returns the goals of the year as one text, and the first of their
// cells; nil where the form states none.
func (f *goalForm) annual() (text string, at *Line) {
	for _, g := range f.goals {
		if !g.long && !noValue(g.text) {
			text += g.text + "\n"
			if at == nil {
				at = g.at
			}
		}
	}
	return strings.TrimSpace(text), at
}

// title names a form in a message.
func (f *goalForm) title() string {
	if f.name == "" {
		return "本表"
	}
	return "项目“" + clip(f.name, 30) + "”"
}

var (
	annualGoal = map[string]bool{"年度目标": true, "年度总体目标": true, "年度绩效目标": true, "预期目标": true, "年初目标": true, "年初设定目标": true, "年度绩效总目标": true, "项目年度目标": true, "项目年度绩效目标": true, "本年度目标": true, "本年度绩效目标": true, "当年目标": true, "年度目标内容": true, "绩效目标": true, "年度预期目标": true, "总体目标": true, "项目绩效目标": true, "整体绩效目标": true, "年度总目标": true}
	longGoal   = map[string]bool{"中期目标": true, "长期目标": true, "项目总目标": true, "实施期目标": true, "实施期总目标": true, "中长期目标": true, "项目总体目标": true, "中期绩效目标": true, "长期绩效目标": true, "项目期目标": true, "三年目标": true, "跨年度目标": true}
	besideGoal = map[string]bool{"实际完成情况": true, "完成情况": true, "目标实际完成情况": true, "目标完成情况": true, "全年实际完成情况": true, "年度目标完成情况": true, "权重": true, "目标权重": true, "偏差原因": true}
)

// years find a span of years in a goal's label: 总体目标（2024—2026年）.
var years = regexp.MustCompile(`(?:19|20)[0-9]{2}年?[—–~～至-]{1,2}(?:(?:19|20)[0-9]{2}|[0-9]{2})年`)

// goalTexts returns the goals that a form's cells and fields state: beside the
// label, or below it where labels stand side by side.
func (t *Text) goalTexts() []goalText {
	var out []goalText
	isLabel := func(s string) bool {
		s = bare(s)
		return annualGoal[s] || longGoal[s] || besideGoal[s]
	}
	for _, g := range t.Tables {
		for r := range g.Cells {
			for c, l := range g.Cells[r] {
				if l == nil || len(l.Text) > 120 || c > 0 && g.Cells[r][c-1] == l || r > 0 && g.Cells[r-1][c] == l {
					continue
				}
				name := bare(l.Text)
				if !annualGoal[name] && !longGoal[name] {
					continue
				}
				if x := (goalText{label: l, at: l, long: longGoal[name] || years.MatchString(l.Text)}); t.goalCell(g, r, c, isLabel, &x) {
					out = append(out, x)
				}
			}
		}
	}
	for _, l := range t.Lines {
		if l.Kind == CellLine {
			continue
		}
		name, value, ok := strings.Cut(strings.ReplaceAll(l.Text, ":", "："), "：")
		if name = bare(name); ok && (annualGoal[name] || longGoal[name]) && l.Mark == "" {
			x := goalText{label: l, at: l, text: strings.TrimSpace(value), long: longGoal[name] || years.MatchString(l.Text)}
			if next := t.lineAfter(l); x.text == "" && next != nil {
				x.text, x.at = next.Text, next
			}
			out = append(out, x)
		}
	}
	return out
}

// lineAfter returns the paragraph behind a label that ends its line; nil where
// another label or a table follows.
func (t *Text) lineAfter(l *Line) *Line {
	if l.Index+1 >= len(t.Lines) {
		return nil
	}
	next := t.Lines[l.Index+1]
	if name, _, ok := strings.Cut(strings.ReplaceAll(next.Text, ":", "："), "："); next.Kind != BodyLine || ok && runes(name) <= 14 && !strings.HasPrefix(name, "目标") {
		return nil
	}
	return next
}

// goalCell finds the cell of a goal; it reports false where the label heads
// other labels.
func (t *Text) goalCell(g *Grid, r, c int, isLabel func(string) bool, x *goalText) bool {
	l := x.label
	right := c
	for right < len(g.Cells[r]) && g.At(r, right) == l {
		right++
	}
	if beside := g.At(r, right); beside != nil && !isLabel(beside.Text) {
		if beside.Table == g && strings.Contains(beside.Text, "指标") && runes(beside.Text) < 10 {
			return false
		}
		x.text, x.at = strings.TrimSpace(beside.Text), beside
		for down := r + 1; down < len(g.Cells) && g.At(down, c) == l; down++ {
			if more := g.At(down, right); more != nil && more != x.at {
				x.text += "\n" + more.Text
			}
		}
		return true
	}
	if beside := g.At(r, right); beside != nil && (annualGoal[bare(beside.Text)] && bare(beside.Text) == "预期目标" || bare(beside.Text) == "年初设定目标" || g.At(r+1, c) == l) {
		return false // it heads the labels beside it
	}
	below := r
	for below < len(g.Cells) && g.At(below, c) == l {
		below++
	}
	if cell := g.At(below, c); cell != nil && !isLabel(cell.Text) {
		x.text, x.at = strings.TrimSpace(cell.Text), cell
	}
	return true
}

// goalPresent wants every form to state the goal of the year, and every project
// of the dossier to have one.
func goalPresent(p *Pass) Outcome {
	decided := false
	if p.Dossier != nil {
		decided = true
		p.dossierGoals()
	}
	if p.form() {
		for _, f := range p.goalForms() {
			decided = p.formGoal(&f) || decided
		}
	}
	switch {
	case decided:
		return Decided
	case p.form():
		return Undecided("没有找到写年度目标的栏目")
	case !p.wholeReport():
		return NotApplicable("不是自评报告、自评表或目标表")
	}
	head, lines, ok := p.goalsSection()
	if !ok {
		return Undecided("没有找到写目标的一节")
	}
	if strings.TrimSpace(Words(lines)) == "" {
		p.Line(head, "“"+clip(head.Name(), 24)+"”一节是空的，没有写年度目标。", "写明年度绩效目标：做什么、为谁做、达到什么结果")
	}
	return Decided
}

// formGoal reports a form whose field for the year's goal is blank; it reports
// false where there is no such field.
func (p *Pass) formGoal(f *goalForm) bool {
	var blank *Line
	found := false
	for _, g := range f.goals {
		if g.long {
			continue
		}
		if found = true; !emptyGoal(g.text) {
			return true
		}
		if blank == nil {
			blank = g.label
		}
	}
	if found {
		p.Line(blank, fmt.Sprintf("%s的“%s”没有填写。", f.title(), bare(blank.Text)), "填写年度目标：做什么、为谁做、达到什么结果")
	}
	return found
}

// emptyGoal reports a goal that says nothing.
func emptyGoal(s string) bool {
	s = strings.Trim(s, "。，； ")
	return noValue(s) || s == "无" || s == "暂无" || s == "同上" || s == "略"
}

func (p *Pass) dossierGoals() {
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
		p.Whole(fmt.Sprintf("%d个项目没有写年度目标：%s。", len(missing), clip(strings.Join(missing, "、"), 120)), "在预算.csv的“项目目标”一栏写明做什么、达到什么结果")
	}
}
