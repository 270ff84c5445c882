package web

import (
	"net/http"

	"jiheng/budget"
	"jiheng/dossier"
)

// A projectPage is one project: its money, what it was to reach and reached, and the
// indicators that measure it (项目).
type projectPage struct {
	view
	moneyRow
	Line     budget.Line
	Task     string
	Cells    []cell
	Form     cellForm
	Rows     []valueRow
	Messages []string
}

// projectColumns are the fields that are typed on the page.
var projectColumns = []cell{{Field: "项目目标", Label: "项目目标", Wide: true}, {Field: "完成情况", Label: "完成情况", Wide: true}, {Field: "未执行去向", Label: "未执行去向", Wide: true},
	{Field: "未执行原因", Label: "未执行原因", Wide: true}, {Field: "自评", Label: "自评（是或否）", Wide: true}, {Field: "未自评原因", Label: "未自评原因", Wide: true}}

func (v *visit) project() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	id := v.r.PathValue("line")
	l, ok := y.Year.LineByID(id)
	if !ok {
		return unknownPage()
	}
	p := projectPage{view: v.yearView(y, "budget"), moneyRow: moneyOf(y, id), Line: *l}
	p.Title = l.Name
	if t, ok := y.Year.TaskByID(l.Task); ok {
		p.Task = t.Name
	}
	if e, ok := y.EntryOf(dossier.FileLines, id); ok {
		p.Cells = cellsOf(p.view, id+" "+l.Name, projectColumns, dossier.ClassOf(dossier.FileLines, ""), l.Office, y.TextOf(e))
		p.Form = cellForm{Action: p.at("project", id), Target: "#main", Entry: e.ID, Seen: e.Version, Request: newRequest()}
	}
	measured := map[string]bool{}
	for _, ind := range y.Year.IndicatorsOf(*l) {
		measured[ind.Code] = true
	}
	for _, r := range v.valueRows(y) {
		if measured[r.Code] {
			p.Rows = append(p.Rows, r)
		}
	}
	p.Messages = p.messagesOf(dossier.FileLines, id)
	return v.write(http.StatusOK, projectWhole(p))
}

// projectEnter takes one field of a project.
func (v *visit) projectEnter() error {
	id := v.r.PathValue("line")
	if _, err := v.cellEnter(dossier.FileLines, id); err != nil {
		return err
	}
	return v.goTo(yearPath(v.r.PathValue("year"), "project", id))
}
