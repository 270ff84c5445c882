package web

import (
	"net/http"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/num"
	"jiheng/store"
	"jiheng/workbench"
)

// A valuesPage is the sheet on which actual values are entered (完成值).
type valuesPage struct {
	view
	Filter  string // of filters
	Office  string // whose rows are shown; empty for all
	Groups  []valueGroup
	Counts  map[string]int // rows of each filter
	Offices []string
	Stage   workbench.Stage
	Why     string // why nothing can be typed now; empty where something can
	Due     string // until when
	Sum     sumView
}

// A valueGroup is the rows of one second-level indicator.
type valueGroup struct {
	Name, Points, Weight string // of all its rows
	All                  int    // how many those are
	Shown, ShownWeight   string // points of the rows that a filter leaves
	Rows                 []valueRow
	Rest                 int // rows in order that are folded away
}

// A sumView is the totals that stay in sight.
type sumView struct {
	view
	Total, Grade string
	Filled, Rows int
	Open         int
	Project      string // whose own sheet it stands under; empty for the unit's
	Proven       string // how much of the weight rests on evidence
	Groups       []budget.GroupScore
	OutOfBand    bool // sent behind a row that changed
}

// sends reports a person who may send the year on as it stands.
func (s sumView) sends() bool {
	return slices.ContainsFunc(s.Seat.Ways(s.Year), func(w workbench.Way) bool { return w.How == budget.Sent })
}

// A valueRow is one indicator as it is entered.
type valueRow struct {
	view
	Code, Name, Office, Note string
	Project                  string // on whose own sheet the row stands; empty for the unit's
	Target, TargetWas        string
	Last                     string // of the year before
	Text, Unit, Field        string
	Printed                  string // a value that is not typed here
	Shown                    string // the value as documents print it, for whoever looks on
	Locked                   string // why it is not typed; empty where it is
	Seen                     int64
	Rate, Bar                string
	Low                      bool
	Points, Weight, Says     string
	Evidence                 evidenceView
	Papers                   []paperView
	State                    tagWord
	Messages                 []string
	Attachable               bool // a paper can be put under the value
	Reason                   *reasonView
	Reprint                  *reprintView // it was made known, and prints otherwise now
	Warning                  string       // what it is far from
	Clash                    *clashView
	Remarks                  []remarkView
	Request                  string
	OutOfBand                bool
	Filters                  []string
}

// filters are the ways to look at the sheet.
var filters = []struct{ Path, Name string }{{"", "全部"}, {"todo", "要处理"}, {"empty", "没有填"}, {"missed", "没有达到"}, {"weak", "佐证偏弱"}}

func (v *visit) values() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, valuesWhole(v.valuesPage(y)))
}

func (v *visit) valuesPage(y *workbench.Year) valuesPage {
	p := valuesPage{view: v.yearView(y, "values"), Filter: v.r.FormValue("filter"), Office: v.r.FormValue("office"), Counts: map[string]int{}, Stage: y.Stage()}
	rows := v.valueRows(y)
	for _, r := range rows {
		for _, f := range r.Filters {
			if p.Office == "" || r.Office == p.Office {
				p.Counts[f]++
			}
		}
		if r.Office != "" && !slices.Contains(p.Offices, r.Office) {
			p.Offices = append(p.Offices, r.Office)
		}
	}
	p.Why, p.Due = lockedWhy(rows), v.dueText(y)
	p.Sum = sumOf(p.view, rows)
	p.Groups = sheetGroups(y, nil, rows, func(r valueRow) bool {
		return slices.Contains(r.Filters, p.Filter) && (p.Office == "" || r.Office == p.Office)
	})
	return p
}

// lockedWhy is why no row can be typed; empty where one can.
func lockedWhy(rows []valueRow) string {
	why := ""
	for _, r := range rows {
		if r.Locked == "" {
			return ""
		}
		if r.Printed == "" || why == "" {
			why = r.Locked
		}
	}
	return why
}

func groupName(y *workbench.Year, i int) string {
	ind := y.Year.Indicators[i]
	if ind.Level2 == "" {
		return ind.Level1
	}
	return ind.Level1 + "·" + ind.Level2
}

// groupOf is the head of a group of the unit's sheet, or of a project's, with its
// points, where all its rows have some.
func groupOf(y *workbench.Year, name string, l *budget.Line) valueGroup {
	g := valueGroup{Name: name}
	var points, weight []num.Decimal
	for i, ind := range y.Year.Indicators {
		if groupName(y, i) != name || !onSheet(y, l, ind.Code) {
			continue
		}
		g.All++
		if y.Eval == nil {
			continue
		}
		if s, ok := y.Eval.ScoreOf(ind.Code); ok {
			points, weight = append(points, s.Points), append(weight, s.Weight)
		}
	}
	if y.Eval != nil {
		g.Points, g.Weight = num.Sum(points...).String(), num.Sum(weight...).String()
	}
	return g
}

// shown fills in the points of the rows that a filter leaves of a group.
func (g *valueGroup) shown(y *workbench.Year) {
	if y.Eval == nil || !g.part() {
		return
	}
	var points, weight []num.Decimal
	for _, r := range g.Rows {
		if s, ok := y.Eval.ScoreOf(r.Code); ok {
			points, weight = append(points, s.Points), append(weight, s.Weight)
		}
	}
	g.Shown, g.ShownWeight = num.Sum(points...).String(), num.Sum(weight...).String()
}

// part reports a group of which a filter leaves some rows.
func (g valueGroup) part() bool { return len(g.Rows) < g.All }

func sumOf(v view, rows []valueRow) sumView {
	s := sumView{view: v, Rows: len(rows)}
	for _, r := range rows {
		if r.Text != "" || r.Printed != "" {
			s.Filled++
		}
	}
	s.Open, s.Proven = len(v.Year.Open), provenOf(v.Year)
	if e := v.Year.Eval; e != nil {
		s.Total, s.Grade, s.Groups = e.PrintTotal(), e.PrintGrade(), e.Groups
	}
	return s
}

// valueRows are the rows of the sheet from which a request came: the unit's, or those of
// a project's with the unit's others.
func (v *visit) valueRows(y *workbench.Year) []valueRow { return v.valueRowsOn(y, v.sheetOf(y)) }

// valueRowsOn are the rows of all indicators, as they stand on the sheet of a project;
// nil for the unit's.
func (v *visit) valueRowsOn(y *workbench.Year, l *budget.Line) []valueRow {
	stated, computed := map[string]store.Entry{}, map[string]fact.Kind{}
	for _, e := range y.Entries {
		for _, x := range y.SourcesIn(e) {
			if x.Kind != "" {
				computed[x.Fact] = x.Kind
			}
		}
		if e.File == dossier.FileFacts && e.Block == "陈述" && dossier.EntryKind(e.Kind) == dossier.EntryItem {
			stated[e.Key] = e
		}
	}
	common := v.yearView(y, "values")
	remarks, may := v.remarks(common), map[string]error{} // by office
	rows := make([]valueRow, len(y.Year.Indicators))
	for i, ind := range y.Year.Indicators {
		if _, ok := may[ind.Office]; !ok {
			may[ind.Office] = v.seat.May(y, dossier.Result, ind.Office)
		}
		rows[i] = v.valueRow(common, ind, stated[ind.Code], may[ind.Office], computed[ind.Code])
		rows[i].remarked(remarksOf(remarks, ind.Code))
		if l != nil {
			rows[i].Project = l.ID
		}
	}
	return rows
}

// valueRow is the row of an indicator; e is the entry that states its value, zero
// where there is none; may is why the person may not change it; from is what computes it,
// empty where nothing does.
func (v *visit) valueRow(common view, ind *budget.Indicator, e store.Entry, may error, from fact.Kind) valueRow {
	y := common.Year
	r := valueRow{view: common, Code: ind.Code, Name: ind.Name, Office: ind.Office, Target: ind.InForce().String(), Unit: ind.InForce().Unit.String(), Seen: e.Version, Request: newRequest()}
	if ind.Adjusted != nil {
		r.TargetWas = ind.Target.String()
	}
	if ind.Core {
		r.Note = "核心"
	}
	var f fact.Fact
	if y.Maker != nil {
		f, _ = y.Maker.Facts.Get(ind.Code)
		last, ok := y.Maker.Facts.Get(ind.Code + "-上年")
		if ok {
			r.Last = last.Print().Text
		}
		r.Warning = implausible(ind, f, last)
	}
	r.Field, r.Text = workbench.ValueText(ind, e)
	if f.ID != "" && !f.Value.IsBlank() {
		r.Shown = f.Print().Text
	}
	if says := topHeavy(r.Text, f); says != "" {
		r.Warning = says
	}
	switch {
	case e.ID == "" && f.ID != "" && !f.Value.IsBlank():
		r.Printed, r.Locked = r.Shown, "由"+string(f.Account.Kind)+"算出，不在这里填"
	case e.ID == "" && from != "": // there is nothing to compute it from yet
		r.Locked = "由" + string(from) + "算出，不在这里填"
		r.Note = strings.TrimPrefix(r.Note+"，"+r.Locked+"；还没有数据", "，")
	case may != nil:
		r.Locked, r.Printed = faultOf(may).Message, r.Shown
	}
	if r.Evidence.Early = f.ID == "" || f.Value.IsBlank(); !r.Evidence.Early {
		r.Evidence = evidenceOf(f)
	}
	r.Papers, r.Attachable = papersOf(y, e), r.Locked == "" && e.ID != ""
	r.score(ind, f)
	r.state(ind, f)
	return r
}

// score fills in how far the value reaches its target, and the points for it.
func (r *valueRow) score(ind *budget.Indicator, f fact.Fact) {
	y := r.Year
	if y.Eval == nil {
		return
	}
	s, ok := y.Eval.ScoreOf(ind.Code)
	if !ok {
		return
	}
	r.Weight = s.WeightText()
	if f.ID != "" && !f.Value.IsBlank() {
		r.Points = s.Points.String()
	}
	if s.HasRate {
		r.Rate, r.Bar, r.Low = s.Completion.Percent(2).String()+"%", widthOf(s.Completion, 150), s.Below()
	}
	if n := len(s.Says); n > 0 {
		r.Says = s.Says[max(0, n-2)] // the last one rounds
	}
	r.reason(ind, s)
}

// state says in a word how the row stands, and in which filters it is.
func (r *valueRow) state(ind *budget.Indicator, f fact.Fact) {
	r.Filters = []string{""}
	empty := (f.ID == "" || f.Value.IsBlank()) && ind.NotApply == ""
	missed := r.Low && !empty
	weak := !empty && (r.Evidence.Letter == "" || r.Evidence.Letter == "述")
	for _, o := range r.Year.Open {
		if r.Year.IsOf(o.Place, ind.Code) {
			r.Messages = append(r.Messages, told(o))
			r.reprintOf(o)
		}
	}
	lacks := r.Reason != nil && r.Reason.Lacks
	switch {
	case ind.NotApply != "":
		r.State, r.Rate = tagWord{"none", "不适用"}, ""
	case len(r.Messages) > 0:
		r.State = tagWord{"bad", "要改"}
	case empty:
		r.State = tagWord{"warn", "没有填"}
	case lacks:
		r.State = tagWord{"warn", "缺原因"}
	default:
		r.State = tagWord{"calm", "已填"}
	}
	if len(r.Messages) > 0 || empty || lacks {
		r.Filters = append(r.Filters, "todo")
	}
	for name, is := range map[string]bool{"empty": empty, "missed": missed, "weak": weak} {
		if is {
			r.Filters = append(r.Filters, name)
		}
	}
}

// valueEnter takes a value as a person typed it, and answers with the rows that
// have become others.
func (v *visit) valueEnter() error {
	year, code := v.r.PathValue("year"), v.r.PathValue("code")
	seen, err := v.seen("请刷新后再填")
	if err != nil {
		return err
	}
	before := v.bench.Kept(year)
	typed := workbench.Value{Year: year, Code: code, Text: v.r.PostFormValue("text"), Seen: seen, Request: v.r.PostFormValue("request")}
	err = v.bench.SaveValues(v.r.Context(), v.who, year, []workbench.Value{typed}, typed.Request)
	if clashes := store.ClashesOf(err); len(clashes) > 0 {
		return v.valueClash(code, typed.Text, clashes[0])
	}
	if err != nil {
		return err
	}
	if !v.partial() {
		return v.toSheet(year, code)
	}
	if v.seat, err = v.bench.Seat(v.r.Context(), v.who, year); err != nil {
		return err
	}
	after, err := v.bench.Year(v.r.Context(), year)
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, valueChanged(v.changedRows(before, after, code)))
}

// A valueChange is what a value that was entered changes on the sheet.
type valueChange struct {
	Row  valueRow
	Rows []valueRow // others that have become others
	Sum  sumView
	Says string
	Undo int64 // the act that can be undone; zero for none
}

// changedRows are the rows that have become others; all of them where nobody knows
// what the year was before.
func (v *visit) changedRows(before, after *workbench.Year, code string) valueChange {
	now := v.valueRows(after)
	was := map[string]valueRow{}
	if before != nil {
		for _, r := range v.valueRows(before) {
			was[r.Code] = r
		}
	}
	var out valueChange
	l := v.sheetOf(after)
	for _, r := range now {
		if !onSheet(after, l, r.Code) {
			continue
		}
		switch o := was[r.Code]; {
		case r.Code == code:
			out.Row = r
			out.Says = v.stored()
		case o.Points != r.Points || o.Printed != r.Printed || o.Text != r.Text || o.Rate != r.Rate || o.State != r.State:
			r.OutOfBand = true
			out.Rows = append(out.Rows, r)
		}
	}
	out.Sum = sheetSum(v.yearView(after, "values"), l, now)
	out.Sum.OutOfBand = true
	return out
}
