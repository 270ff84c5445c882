package web

import (
	"net/url"
	"slices"

	"jiheng/budget"
	"jiheng/num"
	"jiheng/workbench"
)

// sheetOf is the project whose own sheet a row was sent from: its rows and its sum are
// answered. nil for the unit's sheet.
func (v *visit) sheetOf(y *workbench.Year) *budget.Line {
	id := v.r.FormValue("project")
	l, ok := y.Year.LineByID(id)
	if id == "" || !ok {
		return nil
	}
	return l
}

// onSheet reports whether an indicator's row stands on the sheet of a project, or of the
// unit, whose project is nil.
func onSheet(y *workbench.Year, l *budget.Line, code string) bool {
	return l == nil || slices.ContainsFunc(y.Year.IndicatorsOf(*l), func(i *budget.Indicator) bool { return i.Code == code })
}

// sheetGroups are the rows of the sheet, group by group; rows of other groups are not
// counted where it is a project's.
func sheetGroups(y *workbench.Year, l *budget.Line, rows []valueRow, shown func(valueRow) bool) []valueGroup {
	var out []valueGroup
	index := map[string]int{}
	for i, r := range rows {
		if !onSheet(y, l, r.Code) || !shown(r) {
			continue
		}
		g := groupName(y, i)
		at, ok := index[g]
		if !ok {
			at = len(out)
			index[g] = at
			out = append(out, groupOf(y, g, l))
		}
		out[at].Rows = append(out[at].Rows, r)
	}
	for i := range out {
		out[i].shown(y)
	}
	return out
}

// sheetSum is the sum below the sheet: the unit's, or the project's as its form scores
// it.
func sheetSum(v view, l *budget.Line, rows []valueRow) sumView {
	if l == nil {
		return sumOf(v, rows)
	}
	s := sumView{view: v, Project: l.ID}
	var has, all []num.Decimal
	for i, r := range rows {
		if !onSheet(v.Year, l, r.Code) {
			continue
		}
		if s.Rows++; r.Text != "" || r.Printed != "" {
			s.Filled++
		}
		s.Open += len(r.Messages)
		if ind := v.Year.Year.Indicators[i]; ind.NotApply == "" {
			all = append(all, ind.Weight)
			if r.Evidence.Letter != "" && r.Evidence.Letter != "述" {
				has = append(has, ind.Weight)
			}
		}
	}
	if len(all) > 0 {
		s.Proven = num.Sum(has...).String() + "/" + num.Sum(all...).String()
	}
	if v.Year.Maker == nil || v.Year.Eval == nil {
		return s
	}
	if e, err := v.Year.Maker.ProjectEvaluation(*l); err == nil && e != nil {
		s.Total, s.Grade, s.Groups = e.PrintTotal(), e.PrintGrade(), e.Groups
	}
	return s
}

// name is what the total is called.
func (s sumView) name() string {
	if s.Project != "" {
		return "项目自评得分"
	}
	return "自评总分"
}

// path is where the forms of a row are sent: with the project whose sheet it stands on.
func (r valueRow) path(parts ...string) string {
	path := r.at(append([]string{"values", r.Code}, parts...)...)
	if r.Project != "" {
		path += "?project=" + url.QueryEscape(r.Project)
	}
	return path
}

// sheet is the page on which a row stands.
func (r valueRow) sheet() string {
	if r.Project != "" {
		return r.at("project", r.Project) + "#" + r.Code
	}
	return r.at("values") + "#" + r.Code
}

// toSheet goes back to the page from which a row was sent, without script.
func (v *visit) toSheet(year, code string) error {
	if project := v.r.FormValue("project"); project != "" {
		return v.goTo(yearPath(year, "project", project) + "#" + code)
	}
	return v.goTo(yearPath(year, "values") + "#" + code)
}

// indicatorTake lists an indicator among those of a project, or takes it off the list.
func (v *visit) indicatorTake() error {
	seen, err := v.seen("请刷新后再改")
	if err != nil {
		return err
	}
	f := v.r.PostFormValue
	p := workbench.ProjectIndicator{Year: v.r.PathValue("year"), Line: v.r.PathValue("line"), Code: f("code"), Off: f("how") == "off", After: f("after"), Name: f("name"),
		Seen: seen, Request: f("request")}
	if _, err := v.bench.SetProjectIndicator(v.r.Context(), v.who, p); err != nil {
		return err
	}
	return v.goTo(yearPath(p.Year, "project", p.Line) + "#indicators")
}

// owners tells whose project it is: the office, and who answers for it.
func (p projectPage) owners() string {
	out := "没有写经办科室"
	if p.Line.Office != "" {
		out = p.Line.Office + "经办"
	}
	if p.Line.Owner != "" {
		out += "，负责人" + p.Line.Owner
	}
	if p.Task != "" {
		out += "。任务：" + p.Task
	}
	return out
}

// stateWord is where the project stands, in a word.
func (p projectPage) stateWord() tagWord {
	switch {
	case p.Standing.Changed:
		return tagWord{"warn", string(p.Standing.At) + "，以后又改过"}
	case p.Standing.At == budget.ProjectChecked:
		return tagWord{"good", string(p.Standing.At)}
	case p.Standing.At == budget.ProjectChecking:
		return tagWord{"warn", string(p.Standing.At)}
	}
	if p.Year.Stage() == workbench.Drafting { // its chain begins with the reporting
		return tagWord{"calm", string(workbench.Drafting)}
	}
	return tagWord{"calm", string(p.Standing.At)}
}

// chainText says what the steps of a project are where none was taken.
func (p projectPage) chainText() string {
	if p.Line.Office == "" {
		return "先写经办科室；由它填报，再报财务复核。"
	}
	return "由" + p.Line.Office + "填报，报财务复核；报送过的项目没有复核通过，单位报不出去。"
}

// noneText says how a project without indicators gets some.
func (p projectPage) noneText() string {
	if p.Lists {
		return "选单位已有的指标，或者添新的一项；没有指标的项目不计分，标明自评的不能定稿。"
	}
	return "衡量它的指标在草拟时由经办科室或财务经办人添；没有指标的项目不计分，标明自评的不能定稿。"
}

// projectAdd adds a project with its line of the budget.
func (v *visit) projectAdd() error {
	id, f := v.r.PathValue("year"), v.r.PostFormValue
	n := workbench.NewProject{Year: id, Name: f("name"), Fund: f("fund"), Office: f("office"), Owner: f("owner"), Original: f("amount"), Goal: f("goal"), Another: f("another") == "yes", Request: f("request")}
	after, err := v.bench.AddProject(v.r.Context(), v.who, n)
	if err == nil {
		if n := len(after.Year.Lines); n > 0 {
			return v.goTo(yearPath(id, "project", after.Year.Lines[n-1].ID))
		}
		return v.goTo(yearPath(id, "budget"))
	}
	refused, y, err := v.refusedAt(err)
	if err != nil {
		return err
	}
	p := v.budgetPage(y)
	p.New, p.Error = n, refused
	return v.write(statusFor(refused), budgetWhole(p))
}
