package web

import (
	"net/http"
	"strconv"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/num"
	"jiheng/store"
	"jiheng/workbench"
)

// A goalsPage is the unit's goals and the grid of its indicators (目标指标).
type goalsPage struct {
	view
	Overall   annualRow // its ID is empty where there is none
	Annual    []annualRow
	AnnualSum weightSum
	Groups    []goalGroup
	Weights   []weightSum
	Messages  []string
	Locked    string
	Library   libraryView
	Removed   []workbench.Deal // by which the person has just taken an indicator away, while it can be undone
}

// A goalGroup is the indicators of one second level.
type goalGroup struct {
	Name string
	Rows []goalRow
}

// A goalRow is one indicator as it is promised.
type goalRow struct {
	view
	Ind      *budget.Indicator
	Above    string // ID of the entry behind which it comes when it is moved up; empty where it cannot
	Below    string // and down
	Up, Down bool
	Frozen   bool
	Cells    []cell
	Form     cellForm
	Messages []string
	Past     pastGoal
	Remarks  []remarkView
	Raw      string // how it is written, where it cannot be read
}

// A pastGoal is what was promised of an indicator the year before, and what came of it;
// empty where nothing is known.
type pastGoal struct{ Target, Actual string }

// A weightSum is what the weights of a class add up to, beside what the pack asks.
type weightSum struct {
	Name, Has, Wants string
	OK               bool
	OutOfBand        bool
}

// goalColumns are the fields of an indicator that are typed in the grid.
var goalColumns = []cell{{Field: "名称", Label: "名称", Wide: true}, {Field: "指标值", Label: "指标值", Wide: true}, {Field: "分值", Label: "分值", Unit: "分"},
	{Field: "科室", Label: "科室", Wide: true}, {Field: "口径", Label: "口径", Wide: true}, {Field: "依据", Label: "依据", Wide: true}, {Field: "数据来源", Label: "数据来源", Wide: true}}

// wordsInLine is how many characters a box of the grid shows in one line.
const wordsInLine = 12

// goalWidth is how many columns the grid has: the code, what was promised the year before,
// and those that are typed.
var goalWidth = itoa(len(goalColumns) + 2)

func (v *visit) goals() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p, err := v.goalsPage(y)
	if err != nil {
		return err
	}
	p.Library = libraryOf(p.view)
	if p.Removed, err = v.justDone(y); err != nil {
		return err
	}
	return v.write(http.StatusOK, goalsWhole(p))
}

func (v *visit) goalsPage(y *workbench.Year) (goalsPage, error) {
	p := goalsPage{view: v.yearView(y, "goals")}
	last, err := v.bench.LastTargets(v.r.Context(), v.who, y.ID)
	if err != nil {
		return p, err
	}
	p.Overall, _ = overallRow(p.view)
	p.Annual, p.AnnualSum = annualRows(p.view), annualSum(p.view)
	if err := v.seat.May(y, dossier.Goal, ""); err != nil {
		p.Locked = faultOf(err).Message
	}
	remarks := v.remarks(p.view)
	for i, ind := range y.Year.Indicators {
		name := groupName(y, i)
		if n := len(p.Groups); n == 0 || p.Groups[n-1].Name != name {
			p.Groups = append(p.Groups, goalGroup{Name: name})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Rows = append(g.Rows, v.goalRow(p.view, ind, last).with(remarks))
	}
	p.place()
	p.Groups = append(p.Groups, unread(p.view)...)
	p.Weights = weightsOf(y)
	for _, o := range y.Open {
		if o.Place.File == dossier.FileIndicators || o.Place.File == dossier.FileGoals {
			if e, ok := y.EntryAt(o.Place); !ok || e.Key == "" && e.Block != overall {
				p.Messages = append(p.Messages, o.Message)
			}
		}
	}
	return p, nil
}

// goalRow is the row of an indicator, beside its target of the year before.
func (v *visit) goalRow(common view, ind *budget.Indicator, last map[string]string) goalRow {
	r := goalRow{view: common, Ind: ind}
	if e, ok := common.Year.EntryOf(dossier.FileIndicators, ind.Code); ok {
		r = goalRowOf(common, ind, e)
	}
	r.Past.Target = last[ind.Code]
	if m := common.Year.Maker; m != nil {
		if f, ok := m.Facts.Get(ind.Code + "-上年"); ok {
			r.Past.Actual = f.Print().Text
		}
	}
	return r
}

// with is the row with those opinions that are of its indicator.
func (r goalRow) with(remarks []remarkView) goalRow {
	r.Remarks = remarksOf(remarks, r.Ind.Code)
	return r
}

func goalRowOf(common view, ind *budget.Indicator, e store.Entry) goalRow {
	r := goalRow{view: common, Ind: ind}
	r.Cells = cellsOf(common, ind.Code+" "+ind.Name, goalColumns, dossier.ClassOf(dossier.FileIndicators, "指标"), ind.Office, common.Year.TextOf(e))
	for i, c := range r.Cells {
		r.Cells[i].Long = c.Wide && len([]rune(c.Text)) > wordsInLine
	}
	r.Form = cellForm{Action: common.at("goals", ind.Code), Target: "#row-" + ind.Code, Entry: e.ID, Seen: e.Version, Request: newRequest()}
	r.Messages = common.messagesOf(dossier.FileIndicators, ind.Code)
	if says, _ := common.Year.TargetAsks(ind.InForce()); says != "" && ind.NotApply == "" {
		r.Messages = append(r.Messages, says)
	}
	if same := common.Year.SameIndicators(ind.Code, ind.Name); len(same) > 0 && len(r.Cells) > 0 && !r.Cells[0].isLocked() {
		r.Messages = append(r.Messages, sameText(same, "指标"))
	}
	return r
}

// unread are the entries of indicators that cannot be read, as they are written: they
// have to be there to be mended.
func unread(common view) []goalGroup {
	g := goalGroup{Name: "读不懂的"}
	for _, e := range common.Year.Entries {
		if e.File != dossier.FileIndicators || e.Block != "指标" || dossier.EntryKind(e.Kind) != dossier.EntryItem {
			continue
		}
		if _, ok := common.Year.Year.IndicatorByCode(e.Key); ok && e.Key != "" {
			continue
		}
		r := goalRowOf(common, &budget.Indicator{Code: e.Key}, e)
		for _, o := range common.Year.Open {
			if at, ok := common.Year.EntryAt(o.Place); ok && at.ID == e.ID && e.Key == "" {
				r.Messages = append(r.Messages, o.Message)
			}
		}
		r.Raw = e.Text
		g.Rows = append(g.Rows, r)
	}
	if len(g.Rows) == 0 {
		return nil
	}
	return []goalGroup{g}
}

// weightsOf adds up the weights, class by class and together, beside what the pack
// asks for.
func weightsOf(y *workbench.Year) []weightSum {
	if y.Eval == nil {
		return nil
	}
	var out []weightSum
	var all []num.Decimal
	for _, g := range y.Eval.Groups {
		w, has := weightSum{Name: g.Name, OK: true}, g.Weight
		for _, gap := range y.Eval.Gaps {
			if gap.Group.Name == g.Name {
				w.OK, w.Wants, has = false, gap.Asked.String(), gap.Sum
			}
		}
		w.Has, all = has.String(), append(all, has)
		out = append(out, w)
	}
	total := num.Sum(all...)
	return append(out, weightSum{Name: "合计", Has: total.String(), OK: len(y.Eval.Gaps) == 0})
}

// goalEnter takes one field of an indicator.
func (v *visit) goalEnter() error {
	if _, err := v.year(); err != nil { // the person's seat, by which the answer is drawn
		return err
	}
	code := v.r.PathValue("code")
	y, err := v.cellEnter(dossier.FileIndicators, code)
	if err != nil {
		return err
	}
	if !v.partial() {
		if project := v.r.FormValue("project"); project != "" {
			return v.goTo(yearPath(v.r.PathValue("year"), "project", project) + "#" + code)
		}
		return v.goTo(yearPath(v.r.PathValue("year"), "goals") + "#" + code)
	}
	v.w.Header().Set("HX-Trigger", "goals-changed") // what the rules say of them is asked for again
	p, err := v.goalsPage(y)
	if err != nil {
		return err
	}
	if l := v.sheetOf(y); l != nil {
		p.onProject(l)
	}
	return v.write(http.StatusOK, goalChanged(p, code, v.stored()))
}

// onProject makes the rows those of the page of a project.
func (p *goalsPage) onProject(l *budget.Line) {
	for _, g := range p.Groups {
		for i := range g.Rows {
			g.Rows[i] = g.Rows[i].onProject(l)
		}
	}
}

// place says of each row between which entries it goes when it is moved.
func (p *goalsPage) place() {
	entries := p.Year.Block(dossier.FileIndicators, "指标")
	at := map[string]int{}
	for i, e := range entries {
		at[e.Key] = i
	}
	for g := range p.Groups {
		rows := p.Groups[g].Rows
		for i := range rows {
			r := &rows[i]
			k, ok := at[r.Ind.Code]
			r.Frozen = !ok || len(r.Cells) == 0 || r.Cells[0].Locked != ""
			if r.Up = !r.Frozen && i > 0 && k >= 1; r.Up {
				r.Above = p.Year.Before(entries[k-1])
			}
			if r.Down = !r.Frozen && i+1 < len(rows) && k+1 < len(entries); r.Down {
				r.Below = entries[k+1].ID
			}
		}
	}
}

// goalDeed takes an indicator away, or moves it.
func (v *visit) goalDeed() error {
	f, err := v.cellEdit(dossier.FileIndicators, v.r.PathValue("code"))
	if err != nil {
		return err
	}
	d := workbench.EntryDeed{Year: f.Year, File: f.File, Key: f.Key, Entry: f.Entry, Seen: f.Seen, After: v.r.PostFormValue("after"), Request: f.Request}
	if v.r.PostFormValue("how") == "remove" {
		y, err := v.bench.Remove(v.r.Context(), v.who, d)
		if err != nil {
			return err
		}
		return v.goTo(yearPath(f.Year, "goals") + "?done=" + itoa64(y.Act))
	}
	_, err = v.bench.Move(v.r.Context(), v.who, d)
	if err != nil {
		return err
	}
	return v.goTo(yearPath(f.Year, "goals") + "#" + f.Key)
}

// justDone is the act that the address names as just done, alone in a list, while the person
// can undo it; none for any other.
func (v *visit) justDone(y *workbench.Year) ([]workbench.Deal, error) {
	act, err := strconv.ParseInt(v.r.FormValue("done"), 10, 64)
	if err != nil || act < 1 || act > y.Act {
		return nil, nil
	}
	list, err := v.bench.Story(v.r.Context(), v.who, y.ID, act+1, 1)
	if err != nil || len(list) == 0 || list[0].Number != act || !list[0].Undo {
		return nil, err
	}
	v.name(list)
	return list, nil
}

// goalAdd adds an indicator behind another.
func (v *visit) goalAdd() error {
	id := v.r.PathValue("year")
	_, err := v.bench.AddIndicator(v.r.Context(), v.who, workbench.NewIndicator{Year: id, After: v.r.PostFormValue("after"), Name: v.r.PostFormValue("name"), Request: v.r.PostFormValue("request")})
	if err != nil {
		return err
	}
	return v.goTo(yearPath(id, "goals"))
}
