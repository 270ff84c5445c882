package web

import (
	"net/http"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/store"
	"jiheng/workbench"
)

// A monthsPage is what each line of the budget paid month by month (分月).
type monthsPage struct {
	view
	Parts    []monthPart
	Funds    []monthSum // by fund, then all together
	Messages []string
	Locked   string
	Book     bool // the months stand in a workbook: nothing is typed
}

// A monthPart is basic or project expenditure with its lines and their sum.
type monthPart struct {
	Name string
	Rows []monthRow
	Sum  monthSum
}

// A monthRow is the months of one line.
type monthRow struct {
	view
	Line          budget.Line
	Cells         []cell
	Form          cellForm
	Paid, Outturn string // of the months together, and of the year
	Unsaid        int    // months that are not known, where some are; then Paid is empty
	Differs       bool
	Messages      []string
	Asks          string // of months that are less than nothing; empty for none
}

// A monthSum is the months of several lines, in 万元; empty where one is not known.
type monthSum struct {
	ID, Name  string
	Months    []string
	Paid      string
	Unpaid    int // lines of which a month is not known; then Paid is empty
	Outturn   string
	Unspent   int // lines whose outturn is not known; then Outturn is empty
	OutOfBand bool
}

func (v *visit) months() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p := v.monthsPage(y)
	p.Done = doneText[v.r.FormValue("done")]
	return v.write(http.StatusOK, monthsWhole(p))
}

func (v *visit) monthsPage(y *workbench.Year) monthsPage {
	p := monthsPage{view: v.yearView(y, "budget")}
	p.Title = "分月"
	if err := v.seat.May(y, dossier.Execution, ""); err != nil {
		p.Locked = faultOf(err).Message
	}
	p.Book = y.Year.MonthlyFile != "" && y.Year.MonthlyFile != dossier.FileMonthly
	entries := map[string]store.Entry{}
	for _, e := range y.Entries {
		if e.File == dossier.FileMonthly && dossier.EntryKind(e.Kind) == dossier.EntryLine && entries[e.Key].ID == "" {
			entries[e.Key] = e
		}
	}
	lines := linesOf(y)
	for _, part := range []budget.Part{budget.BasicExpenditure, budget.ProjectExpenditure} {
		of := func(l budget.Line) bool { return l.Part == part }
		g := monthPart{Name: string(part), Sum: monthSumOf(y, string(part), string(part)+"小计", of)}
		for _, l := range lines {
			if of(l) {
				g.Rows = append(g.Rows, p.row(l, entries[l.ID]))
			}
		}
		if len(g.Rows) > 0 {
			p.Parts = append(p.Parts, g)
		}
	}
	for _, f := range budget.Funds {
		if y.Year.HasFund(f) {
			p.Funds = append(p.Funds, monthSumOf(y, string(f), string(f), func(l budget.Line) bool { return l.Fund == f }))
		}
	}
	if len(y.Year.Lines) > 0 {
		p.Funds = append(p.Funds, monthSumOf(y, "合计", "合计", func(budget.Line) bool { return true }))
	}
	p.Messages = strayMessages(y, "预算/", func(key string) bool { return hasLine(y, key) })
	return p
}

// linesOf are the lines of the budget; where the table cannot be summed up, what is
// written of each, without amounts.
func linesOf(y *workbench.Year) []budget.Line {
	if len(y.Year.Lines) > 0 {
		return y.Year.Lines
	}
	var out []budget.Line
	for _, e := range y.Entries {
		if e.File == dossier.FileLines && dossier.EntryKind(e.Kind) == dossier.EntryLine && e.Key != "" {
			text := y.TextOf(e)
			out = append(out, budget.Line{ID: e.Key, Name: text("名称"), Fund: budget.Fund(text("资金")), Part: budget.Part(text("支出")), Office: text("科室")})
		}
	}
	return out
}

// hasLine reports a key that is a line's of the budget.
func hasLine(y *workbench.Year, key string) bool {
	return slices.ContainsFunc(linesOf(y), func(l budget.Line) bool { return l.ID == key })
}

// strayMessages are the open points of files that stand at no row of a page.
func strayMessages(y *workbench.Year, prefix string, shown func(key string) bool) []string {
	var out []string
	for _, o := range y.Open {
		if !strings.HasPrefix(o.Place.File, prefix) {
			continue
		}
		if e, ok := y.EntryAt(o.Place); !ok || e.Key == "" || !shown(e.Key) {
			out = append(out, told(o))
		}
	}
	return out
}

// asksNegative asks about months in which less than nothing was paid: money that came
// back can be, and a slip too.
func asksNegative(l budget.Line) string {
	var asked []string
	for i, a := range l.Monthly {
		if a.Known && a.Fen < 0 {
			asked = append(asked, dossier.Months()[i]+a.Fen.ShownWan().String()+"万元")
		}
	}
	if len(asked) == 0 {
		return ""
	}
	return strings.Join(asked, "、") + "是负数；请核对，是退回的不用改"
}

// row is the months of a line as they are written in an entry, which is zero where
// there are none.
func (p *monthsPage) row(l budget.Line, e store.Entry) monthRow {
	r := monthRow{view: p.view, Line: l, Form: cellForm{Action: p.at("budget", "months", l.ID), Target: "#row-" + l.ID, Entry: e.ID, Seen: e.Version, Line: l.ID, Request: newRequest()}}
	text := func(string) string { return "" }
	if e.ID != "" {
		text = p.Year.TextOf(e)
	}
	r.Asks = asksNegative(l)
	columns := make([]cell, 0, 12)
	for _, m := range dossier.Months() {
		columns = append(columns, cell{Field: m, Label: m})
	}
	r.Cells = cellsOf(p.view, l.ID+" "+l.Name, columns, dossier.ClassOf(dossier.FileMonthly, ""), l.Office, text)
	if p.Book {
		for i, c := range r.Cells {
			if r.Cells[i].Locked = "这张表现在是工作簿，在“导入”里导入一次，以后就能逐格填"; i < len(l.Monthly) && l.Monthly[i].Known {
				c.Text = l.Monthly[i].Fen.ShownWan().String()
			}
			r.Cells[i].Text = c.Text
		}
	}
	if paid, ok := l.PaidAll(); ok {
		r.Paid = paid.ShownWan().String()
		r.Differs = l.Outturn.Known && paid != l.Outturn.Fen
	}
	for _, a := range l.Monthly {
		if !a.Known && r.Paid == "" {
			r.Unsaid++
		}
	}
	if l.Outturn.Known {
		r.Outturn = l.Outturn.Fen.ShownWan().String()
	}
	r.Messages = p.messagesOf(dossier.FileMonthly, l.ID)
	return r
}

// monthSumOf adds up the months of matching lines.
func monthSumOf(y *workbench.Year, id, name string, match func(budget.Line) bool) monthSum {
	s := monthSum{ID: id, Name: name}
	all := y.Year.ToDate(12, "", match)
	for m := range 12 {
		text := ""
		if paid, known, _ := y.Year.PaidIn(m+1, match); known {
			text = paid.ShownWan().String()
		}
		s.Months = append(s.Months, text)
	}
	if s.Unpaid = len(all.Unpaid); all.Known && s.Unpaid == 0 {
		s.Paid = all.Paid.ShownWan().String()
	}
	s.Outturn = moneyOf(y, id).Outturn
	for _, l := range y.Year.Lines {
		if match(l) && !l.Outturn.Known {
			s.Unspent++
		}
	}
	return s
}

// monthEnter takes what a line paid in a month.
func (v *visit) monthEnter() error {
	if _, err := v.year(); err != nil { // the person's seat, by which the answer is drawn
		return err
	}
	id, line := v.r.PathValue("year"), v.r.PathValue("line")
	seen, err := v.seen("请刷新后再填")
	if err != nil {
		return err
	}
	typed := workbench.MonthCell{Line: line, Month: v.r.PostFormValue("field"), Text: v.r.PostFormValue("text"), Seen: seen}
	y, err := v.bench.SetMonths(v.r.Context(), v.who, id, []workbench.MonthCell{typed}, v.r.PostFormValue("request"))
	if c := store.ClashesOf(err); len(c) > 0 {
		return cellClash(v, workbench.FieldsEdit{Year: id, Fields: []dossier.Field{{Name: typed.Month, Value: typed.Text}}}, c[0])
	}
	if err != nil {
		return err
	}
	if !v.partial() {
		return v.goTo(yearPath(id, "budget", "months") + "#" + line)
	}
	return v.write(http.StatusOK, monthChanged(v.monthsPage(y), line, v.stored()))
}

// rowOf is the row of a line.
func (p monthsPage) rowOf(line string) (monthRow, bool) {
	for _, g := range p.Parts {
		if i := slices.IndexFunc(g.Rows, func(r monthRow) bool { return r.Line.ID == line }); i >= 0 {
			return g.Rows[i], true
		}
	}
	return monthRow{}, false
}

// beside is the sum as it is exchanged beside the row that was asked for.
func (s monthSum) beside() monthSum {
	s.OutOfBand = true
	return s
}

// monthNames are the columns of the months.
var monthNames = dossier.Months()

// budgetTabs are the pages of the budget.
var budgetTabs = []tab{{"", "按项目"}, {"months", "分月"}, {"import", "导入"}}
