package web

import (
	"net/http"
	"strings"

	"jiheng/dossier"
	"jiheng/store"
	"jiheng/workbench"
)

// An annualRow is one annual goal as it is written and reached (年度目标), or the overall
// goal of several years.
type annualRow struct {
	view
	ID       string
	Cells    []cell
	Form     cellForm
	Prints   []string // what texts with figures in them print
	Messages []string
	Removes  bool
}

// overall is what the overall goal goes by among the annual ones.
const overall = "总体目标"

// annualColumns are the fields of an annual goal that are typed.
var annualColumns = []cell{{Field: "领域", Label: "领域", Wide: true}, {Field: "权重", Label: "权重"}, {Field: "文字", Label: "目标", Wide: true, Long: true},
	{Field: "完成", Label: "完成情况", Wide: true, Long: true}}

// overallColumns are those of the overall goal.
var overallColumns = []cell{{Field: "期间", Label: "期间", Wide: true}, {Field: "文字", Label: "总体目标", Wide: true, Long: true}}

// annualRows are the annual goals as they stand in the file.
func annualRows(common view) []annualRow {
	var out []annualRow
	for _, e := range common.Year.Block(dossier.FileGoals, workbench.BlockGoals) {
		r := annualRowOf(common, e.Key, annualColumns, e)
		r.Removes = r.Cells[0].Locked == ""
		out = append(out, r)
	}
	return out
}

// overallRow is the overall goal; ok is false where the file has none.
func overallRow(common view) (annualRow, bool) {
	for _, e := range common.Year.Entries {
		if e.File == dossier.FileGoals && e.Block == overall {
			return annualRowOf(common, overall, overallColumns, e), true
		}
	}
	return annualRow{}, false
}

func annualRowOf(common view, id string, columns []cell, e store.Entry) annualRow {
	r := annualRow{view: common, ID: id}
	text := common.Year.TextOf(e)
	r.Cells = cellsOf(common, id, columns, dossier.ClassOf(dossier.FileGoals, e.Block), "", text)
	r.Form = cellForm{Action: common.at("annual", id), Target: "#annual-" + id, Entry: e.ID, Seen: e.Version, Request: newRequest()}
	for _, c := range r.Cells {
		if c.Long && c.Locked == "" && strings.Contains(c.Text, "{{") {
			r.Prints = append(r.Prints, c.Label+"印作："+common.plainText(c.Text))
		}
	}
	for _, o := range common.Year.Open {
		if at, ok := common.Year.EntryAt(o.Place); ok && at.ID == e.ID {
			r.Messages = append(r.Messages, o.Message)
		}
	}
	return r
}

// annualSum is what the weights of the annual goals add up to.
func annualSum(common view) weightSum {
	sum, ok := common.Year.Year.GoalShares()
	w := weightSum{Name: "年度目标权重合计", Has: sum.String(), OK: ok}
	if !ok {
		w.Wants = "100"
	}
	return w
}

// annualEnter takes one field of an annual goal, or of the overall one.
func (v *visit) annualEnter() error {
	if _, err := v.year(); err != nil { // the person's seat, by which the answer is drawn
		return err
	}
	id, key := v.r.PathValue("goal"), v.r.PathValue("goal")
	if key == overall {
		key = "" // it stands by itself
	}
	y, err := v.cellEnter(dossier.FileGoals, key)
	if err != nil {
		return err
	}
	if !v.partial() {
		return v.goTo(yearPath(v.r.PathValue("year"), "goals") + "#" + id)
	}
	common := v.yearView(y, "goals")
	if r, ok := overallRow(common); ok && id == overall {
		return v.write(http.StatusOK, annualChanged(r, annualSum(common), v.stored()))
	}
	for _, r := range annualRows(common) {
		if r.ID == id {
			return v.write(http.StatusOK, annualChanged(r, annualSum(common), v.stored()))
		}
	}
	return unknownPage()
}

// annualAdd adds an annual goal.
func (v *visit) annualAdd() error {
	id := v.r.PathValue("year")
	if _, err := v.bench.AddGoal(v.r.Context(), v.who, workbench.NewGoal{Year: id, Text: v.r.PostFormValue("text"), Request: v.r.PostFormValue("request")}); err != nil {
		return err
	}
	return v.goTo(yearPath(id, "goals"))
}

// annualRemove takes an annual goal away.
func (v *visit) annualRemove() error {
	f, err := v.cellEdit(dossier.FileGoals, v.r.PathValue("goal"))
	if err != nil {
		return err
	}
	d := workbench.EntryDeed{Year: f.Year, File: f.File, Key: f.Key, Entry: f.Entry, Seen: f.Seen, Request: f.Request}
	if _, err := v.bench.Remove(v.r.Context(), v.who, d); err != nil {
		return err
	}
	return v.goTo(yearPath(f.Year, "goals"))
}
