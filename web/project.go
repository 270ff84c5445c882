package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// A projectPage is one project: its money, what it was to reach and reached, who answers
// for it, and its own sheet: the indicators that measure it, as promised while the year is
// drafted, then with their values (项目).
type projectPage struct {
	view
	moneyRow
	Line     budget.Line
	Task     string
	Cells    []cell
	Money    map[string]cell // 年初预算数, 决算数
	Form     cellForm
	Goals    []goalRow // while the year is drafted
	Weights  []weightSum
	Groups   []valueGroup // later
	Count    int          // of indicators
	Sum      sumView
	Why      string // why no value can be typed now; empty where one can
	Messages []string
	Asks     []string // of its amounts, that may be meant as they are
	Same     string   // that others are called like it; empty where none is
	Removes  bool     // the person may rename it and take it away

	Standing workbench.ProjectStanding
	Ways     []workbench.Way
	Steps    []stepView
	Lacks    string       // why it cannot be sent on yet
	Seen     int64        // the act as of which it is shown
	Error    *fault.Error // why a step was not taken
	Reason   string       // as it was written

	Lists   bool     // the person may list other indicators
	Others  []option // those of the unit that are not listed
	Classes []option // behind which a new one comes
	Request string
}

// projectColumns are the fields that are typed on the page.
var projectColumns = []cell{{Field: "科室", Label: "经办科室", Wide: true}, {Field: "项目负责人", Label: "项目负责人", Wide: true},
	{Field: "项目目标", Label: "项目目标", Wide: true, Long: true}, {Field: "完成情况", Label: "完成情况", Wide: true, Long: true}, {Field: "未执行去向", Label: "未执行去向", Wide: true},
	{Field: "未执行原因", Label: "未执行原因", Wide: true}, {Field: "自评", Label: "自评", Wide: true}, {Field: "未自评原因", Label: "未自评原因", Wide: true},
	{Field: "指标借自", Label: "指标借自", Wide: true}}

// projectColumns are those of a project: while its name and fund are not fixed, these
// before the others.
func (v *visit) projectColumns(y *workbench.Year, l *budget.Line) []cell {
	if !v.removes(y, l) {
		return projectColumns
	}
	return append([]cell{{Field: "名称", Label: "名称", Wide: true}, {Field: "资金", Label: "资金", Wide: true}}, projectColumns...)
}

func (v *visit) project() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p, err := v.projectPage(y)
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, projectWhole(p))
}

func (v *visit) projectPage(y *workbench.Year) (projectPage, error) {
	id := v.r.PathValue("line")
	l, ok := y.Year.LineByID(id)
	if !ok {
		return projectPage{}, unknownPage()
	}
	p := projectPage{view: v.yearView(y, "budget"), moneyRow: moneyOf(y, id), Line: *l, Request: newRequest()}
	p.Title = l.Name
	if t, ok := y.Year.TaskByID(l.Task); ok {
		p.Task = t.Name
	}
	e, ok := y.EntryOf(dossier.FileLines, id)
	if !ok {
		e, ok = y.EntryAt(l.Place) // it has the number of another
	}
	if ok {
		p.Cells = cellsOf(p.view, id+" "+l.Name, v.projectColumns(y, l), dossier.ClassOf(dossier.FileLines, ""), l.Office, y.TextOf(e))
		for i, c := range p.Cells {
			p.Cells[i].Options = optionsOf(y, l, c)
		}
		p.Form = cellForm{Action: p.at("project", e.Key), Target: "#main", Entry: e.ID, Seen: e.Version, Request: newRequest()}
		row := budgetRowOf(p.view, e, id)
		p.Money, p.Asks = row.Cells, row.Asks
	}
	if err := v.projectSheet(&p); err != nil {
		return p, err
	}
	v.projectSteps(&p)
	p.Messages, p.Removes = p.messagesOf(dossier.FileLines, cmp.Or(e.Key, id)), v.removes(y, l)
	if same := y.SameProjects(id, l.Name); len(same) > 0 && l.Part == budget.ProjectExpenditure {
		p.Same = sameText(same, "项目")
	}
	return p, nil
}

// projectSteps is where the project stands in its own chain, and what the person may do.
func (v *visit) projectSteps(p *projectPage) {
	p.Standing, p.Ways, p.Seen = p.Year.ProjectAt(p.Line), v.seat.ProjectWays(p.Year, p.Line), p.Year.Act
	for _, s := range p.Standing.Steps {
		p.Steps = append(p.Steps, stepView{Step: s.Step, Name: v.nameOf(s.Person), At: stampText(s.Time)})
	}
	if slices.ContainsFunc(p.Ways, func(w workbench.Way) bool { return w.How == budget.Sent || w.How == budget.Passed }) {
		p.Lacks = p.Year.ProjectLacks(p.Line)
	}
}

// projectStep takes a step of a project.
func (v *visit) projectStep() error {
	seen, err := v.seen("请刷新后再办")
	if err != nil {
		return err
	}
	f := v.r.PostFormValue
	t := workbench.TakingProject{Year: v.r.PathValue("year"), Line: v.r.PathValue("line"), How: f("how"), Reason: f("reason"), Seen: seen, Request: f("request")}
	_, err = v.bench.TakeProject(v.r.Context(), v.who, t)
	if err == nil {
		return v.goTo(yearPath(t.Year, "project", t.Line) + "#steps")
	}
	refused, y, err := v.refusedAt(err)
	if err != nil {
		return err
	}
	p, err := v.projectPage(y)
	if err != nil {
		return err
	}
	p.Error, p.Reason = refused, t.Reason
	return v.write(statusFor(refused), projectWhole(p))
}

// projectSheet is the project's own sheet.
func (v *visit) projectSheet(p *projectPage) error {
	y, l := p.Year, &p.Line
	p.Count = len(y.Year.IndicatorsOf(*l))
	p.Lists = l.Part == budget.ProjectExpenditure && v.seat.May(y, dossier.Goal, l.Office) == nil
	for i, ind := range y.Year.Indicators {
		if !slices.Contains(l.Indicators, ind.Code) {
			p.Others = append(p.Others, option{ind.Code, ind.Code + " " + ind.Name})
		}
		if name := groupName(y, i); len(p.Classes) == 0 || p.Classes[len(p.Classes)-1].Text != name {
			p.Classes = append(p.Classes, option{ind.Code, name})
		} else {
			p.Classes[len(p.Classes)-1].Value = ind.Code
		}
	}
	if drafted(y) {
		last, err := v.bench.LastTargets(v.r.Context(), v.who, y.ID)
		if err != nil {
			return err
		}
		remarks := v.remarks(p.view)
		for _, ind := range y.Year.IndicatorsOf(*l) {
			p.Goals = append(p.Goals, v.goalRow(p.view, ind, last).onProject(l).with(remarks))
		}
		p.Weights = weightsOf(y)
		return nil
	}
	rows := v.valueRowsOn(y, l)
	p.Groups = sheetGroups(y, l, rows, func(valueRow) bool { return true })
	p.Sum = sheetSum(p.view, l, rows)
	var own []valueRow
	for _, g := range p.Groups {
		own = append(own, g.Rows...)
	}
	p.Why = lockedWhy(own)
	return nil
}

// drafted reports a year whose goals are still being settled.
func drafted(y *workbench.Year) bool {
	return y.Stage() == workbench.Drafting || y.Stage() == workbench.GoalReview
}

// onProject is an indicator's row as it stands on the page of a project: it keeps its
// place among the unit's.
func (r goalRow) onProject(l *budget.Line) goalRow {
	r.Frozen = true
	r.Form.Action += "?project=" + url.QueryEscape(l.ID)
	return r
}

// projectEnter takes one field of a project.
func (v *visit) projectEnter() error {
	id := v.r.PathValue("line")
	if _, err := v.cellEnter(dossier.FileLines, id); err != nil {
		return err
	}
	return v.goTo(yearPath(v.r.PathValue("year"), "project", id))
}

// returned says why the project came back; empty where it did not, or was sent since.
func (p projectPage) returned() string {
	last := p.Standing.Last()
	if last.How != budget.SentBack {
		return ""
	}
	return last.Role + stampText(last.Time) + "退回：“" + last.Reason + "”"
}
