package web

import (
	"net/http"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
	"jiheng/workbench"
)

// A budgetPage is the money of the year, line by line (预算执行).
type budgetPage struct {
	view
	Parts    []budgetPart
	Funds    []moneyRow // sums of the funds, in their order
	Total    moneyRow
	Messages []string
	Adds     string // why the person adds no project; empty where they may
	New      workbench.NewProject
	Error    *fault.Error // why it was not added
	Offices  []string
	Request  string
}

// A budgetPart is basic or project expenditure with its lines.
type budgetPart struct {
	Name  string
	Rows  []budgetRow
	Total moneyRow
}

// A moneyRow is the amounts of a line or a sum, in 万元, each a figure with an
// account.
type moneyRow struct {
	ID                         string
	Original, Revised, Outturn string
	Rate, Bar                  string
	Low, OutOfBand             bool
}

// A budgetRow is one line as it is entered.
type budgetRow struct {
	view
	moneyRow
	Line     budget.Line
	Cells    map[string]cell
	Form     cellForm
	Messages []string
	Asks     []string     // that may be meant as they are
	Remarks  []remarkView // on the indicators of a project
	Returned string       // why the project came back in its own chain; empty where it did not
	Why      bool         // it has to say why it was not spent
}

// budgetColumns are the fields that are typed on the page.
var budgetColumns = []cell{{Field: "年初预算数", Label: "年初预算数"}, {Field: "决算数", Label: "决算数"}, {Field: "未执行去向", Label: "未执行去向", Wide: true}, {Field: "未执行原因", Label: "未执行原因", Wide: true}}

func (v *visit) budget() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p := v.budgetPage(y)
	p.Done = doneText[v.r.FormValue("done")]
	return v.write(http.StatusOK, budgetWhole(p))
}

func (v *visit) budgetPage(y *workbench.Year) budgetPage {
	p := budgetPage{view: v.yearView(y, "budget"), Total: moneyOf(y, "合计"), Offices: officesOf(y), Request: newRequest()}
	if err := v.seat.May(y, dossier.Budget, ""); err != nil {
		p.Adds = faultOf(err).Message
	}
	parts := []budgetPart{{Name: string(budget.BasicExpenditure)}, {Name: string(budget.ProjectExpenditure)}, {Name: "支出类别读不懂的"}}
	seen, remarks := map[string]bool{}, v.remarks(p.view)
	for _, e := range y.Entries {
		if e.File != dossier.FileLines || dossier.EntryKind(e.Kind) != dossier.EntryLine {
			continue
		}
		r := budgetRowOf(p.view, e, lineOf(y, e, seen[e.Key]))
		seen[e.Key] = true
		r.said(remarks)
		at := slices.IndexFunc(parts[:2], func(b budgetPart) bool { return b.Name == string(r.Line.Part) })
		if at < 0 {
			at = len(parts) - 1
		}
		parts[at].Rows = append(parts[at].Rows, r)
	}
	for _, b := range parts {
		if len(b.Rows) > 0 {
			b.Total = moneyOf(y, b.Name)
			p.Parts = append(p.Parts, b)
		}
	}
	p.Funds = fundSums(y)
	p.Messages = strayMessages(y, "预算/", p.has)
	return p
}

// fundSums are the sums of the funds that lines are paid from, each a figure with its
// account.
func fundSums(y *workbench.Year) []moneyRow {
	var out []moneyRow
	for _, f := range budget.Funds {
		if y.Year.HasFund(f) {
			out = append(out, moneyOf(y, string(f)))
		}
	}
	return out
}

// has reports a line that the page shows.
func (p budgetPage) has(line string) bool {
	for _, b := range p.Parts {
		if slices.ContainsFunc(b.Rows, func(r budgetRow) bool { return r.Line.ID == line }) {
			return true
		}
	}
	return false
}

// moneyOf is the amounts that stand under an id, as their facts print them.
func moneyOf(y *workbench.Year, id string) moneyRow {
	m := moneyRow{ID: id}
	print := func(stage string) string {
		f, ok := y.Year.Facts.Get(id + "-" + stage)
		if !ok || f.Value.IsBlank() {
			return ""
		}
		return strings.TrimSuffix(f.Print().Text, "万元")
	}
	m.Original, m.Revised, m.Outturn = print(budget.StageOriginal), print(budget.StageRevised), print(budget.StageOutturn)
	if f, ok := y.Year.Facts.Get(id + "-执行率"); ok && f.Value.IsNumber() {
		m.Rate = f.Print().Text
		share := f.Value.Number.Mul(percentUnit)
		m.Bar, m.Low = widthOf(share, 150), share.Cmp(whole) < 0
	}
	return m
}

// lineOf is the id under which an entry of the budget's lines is read: its number, or
// what a line with the number of an earlier one goes by.
func lineOf(y *workbench.Year, e store.Entry, again bool) string {
	if again {
		for _, l := range y.Year.Lines {
			if at, ok := y.EntryAt(l.Place); ok && at.ID == e.ID {
				return l.ID
			}
		}
	}
	return e.Key
}

// budgetRowOf is the row of an entry as it is written: a line that does not add up, or
// that cannot be read, has to be there to be mended.
// Its figures stand under the id, which is not its number where another line has that.
func budgetRowOf(common view, e store.Entry, id string) budgetRow {
	text := common.Year.TextOf(e)
	l := budget.Line{ID: id, Name: text("名称"), Fund: budget.Fund(text("资金")), Part: budget.Part(text("支出")), Office: text("科室"), UnspentWhy: text("未执行原因")}
	r := budgetRow{view: common, moneyRow: moneyOf(common.Year, l.ID), Line: l, Cells: map[string]cell{}}
	for _, c := range cellsOf(common, l.ID+" "+l.Name, budgetColumns, dossier.ClassOf(dossier.FileLines, ""), l.Office, text) {
		if f, ok := common.Year.Year.Facts.Get(l.ID + "-" + c.Field); ok && !f.Value.IsBlank() {
			c.Fact = cellFact{common, f.ID}
		}
		r.Cells[c.Field] = c
	}
	r.Form = cellForm{Action: common.at("budget", e.Key), Target: "#row-" + l.ID, Entry: e.ID, Seen: e.Version, Request: newRequest()}
	r.Messages = append(common.messagesOf(dossier.FileLines, e.Key), common.messagesOf(dossier.FileMonthly, l.ID)...)
	if line, ok := common.Year.Year.LineByID(id); ok {
		r.Asks = common.Year.AmountAsks(*line)
	}
	if same := common.Year.SameProjects(id, l.Name); len(same) > 0 && l.Part == budget.ProjectExpenditure && !r.Cells["年初预算数"].isLocked() {
		r.Messages = append(r.Messages, sameText(same, "项目"))
	}
	r.Why = r.Low && l.UnspentWhy == ""
	return r
}

// said notes what reviewers said of a project: of its indicators, and when it came back.
func (r *budgetRow) said(remarks []remarkView) {
	l, ok := r.Year.Year.LineByID(r.Line.ID)
	if !ok || l.Part != budget.ProjectExpenditure {
		return
	}
	r.Remarks = remarksOf(remarks, l.Indicators...)
	if last := r.Year.ProjectAt(*l).Last(); last.How == budget.SentBack {
		r.Returned = last.Role + "退回：“" + last.Reason + "”"
	}
}

// budgetEnter takes an amount or a reason of a line.
func (v *visit) budgetEnter() error {
	if _, err := v.year(); err != nil { // the person's seat, by which the answer is drawn
		return err
	}
	id, line := v.r.PathValue("year"), v.r.PathValue("line")
	y, err := v.cellEnter(dossier.FileLines, line)
	if err != nil {
		return err
	}
	if !v.partial() {
		return v.goTo(yearPath(id, "budget") + "#" + line)
	}
	return v.write(http.StatusOK, budgetChanged(v.budgetPage(y), line, v.stored()))
}
