package web

import (
	"cmp"
	"net/http"
	"slices"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/reply"
	"jiheng/workbench"
)

// A reviewPage is where a year is sent on, returned and approved (审核).
type reviewPage struct {
	stepsPart
	Stages []workbench.Stage
	Goals  bool // the person is to review the goals
	Steps  []stepView
	Since  []workbench.Deal // what has changed since it was last sent
	Items  []reviewItem

	Judges    workbench.Role // as what the person reviews or evaluates; empty where they do not
	Evaluated string         // see evaluatedPoints
	Drawn     []drawnView
	Drawing   workbench.Drawing // as it was typed
}

// A stepsPart is what a page has on which a year is sent on or returned.
type stepsPart struct {
	view
	Stage   workbench.Stage
	Ways    []workbench.Way
	Revised workbench.Revised
	Next    string
	How     string // the step that Open keeps the year from; empty for none
	Open    []openPoint
	Seen    int64
	Request string
	Error   *fault.Error
	Reason  string
	From    string // the page to which a step comes back; empty for that of the review
	Quiet   bool   // another deed of the page comes first
	Unsaved []unsavedText
	Vacant  []workbench.Vacancy // at the stage where the year stands, and at those to which it would go
}

// A reviewItem is one indicator in the list of a review.
type reviewItem struct {
	Row      valueRow
	NotApply string           // why it does not apply this year; empty where it does
	Opinions []budget.Opinion // the last of each role
	Drawn    bool             // for a spot check
}

// A stepView is a step as it is told.
type stepView struct {
	budget.Step
	Name, At string
}

func (v *visit) review() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p, err := v.reviewPage(y)
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, reviewWhole(p))
}

// stepsPart is what the year waits for, and the ways by which the person may send it.
func (v *visit) stepsPart(y *workbench.Year, tab string) (p stepsPart, err error) {
	p = stepsPart{view: v.yearView(y, tab), Stage: y.Stage(), Ways: v.seat.Ways(y), Next: rolesText(y.Next()), Seen: y.Act, Request: newRequest()}
	ahead := []workbench.Stage{p.Stage}
	for _, w := range p.Ways {
		ahead = append(ahead, w.To)
	}
	if p.Vacant, err = v.bench.VacantAt(v.r.Context(), v.seat, ahead...); err != nil {
		return p, err
	}
	how, open := y.Hinders()
	p.How, p.Open = how, p.openPoints(open)
	if p.Unsaved, err = v.toSave(p.view); err != nil {
		return p, err
	}
	p.Revised, err = v.bench.Revised(v.r.Context(), y)
	return p, err
}

func (v *visit) reviewPage(y *workbench.Year) (reviewPage, error) {
	part, err := v.stepsPart(y, "review")
	p := reviewPage{stepsPart: part, Stages: workbench.Stages[1:], Goals: v.seat.JudgingGoals(y) == nil, Judges: v.seat.Judges(y)}
	if err != nil {
		return p, err
	}
	for _, s := range y.Year.Steps {
		p.Steps = append(p.Steps, stepView{Step: s, Name: v.nameOf(s.Person), At: stampText(s.Time)})
	}
	for _, r := range v.valueRows(y) {
		item := reviewItem{Row: r, Drawn: y.Year.Drawn(r.Code)}
		if ind, ok := y.Year.IndicatorByCode(r.Code); ok {
			item.NotApply = ind.NotApply
		}
		for _, role := range workbench.Roles {
			if o, ok := y.Year.OpinionOf(r.Code, string(role)); ok {
				item.Opinions = append(item.Opinions, o)
			}
		}
		p.Items = append(p.Items, item)
	}
	sortByRisk(y, p.Items, reviewItem.rank)
	p.Evaluated = evaluatedPoints(y)
	v.drawn(&p)
	p.Since, err = v.since(y, lastSent(y))
	return p, err
}

// since tells what has changed since an act, but for what was only decided; nothing where
// there was none.
func (v *visit) since(y *workbench.Year, act int64) ([]workbench.Deal, error) {
	if act == 0 {
		return nil, nil
	}
	deals, err := v.bench.Story(v.r.Context(), v.who, y.ID, 0, mostDeals)
	if err != nil {
		return nil, err
	}
	var out []workbench.Deal
	for _, d := range deals {
		if d.Number > act && !stepOnly(d) {
			out = append(out, d)
		}
	}
	v.name(out)
	return out, nil
}

// sortByRisk puts first what is riskiest: by rank, then by the points that were lost.
func sortByRisk(y *workbench.Year, items []reviewItem, rank func(reviewItem) int) {
	if y.Eval == nil {
		return
	}
	slices.SortStableFunc(items, func(a, b reviewItem) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), b.lost(y).Cmp(a.lost(y)))
	})
}

// byRisk are the codes of the indicators in the order in which they are gone through: that
// of the list before anything was said of them, so that what is said moves none.
func byRisk(y *workbench.Year, rows []valueRow) []string {
	items := make([]reviewItem, len(rows))
	for i, r := range rows {
		items[i] = reviewItem{Row: r}
		if ind, ok := y.Year.IndicatorByCode(r.Code); ok {
			items[i].NotApply = ind.NotApply
		}
	}
	sortByRisk(y, items, reviewItem.rank)
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = item.Row.Code
	}
	return out
}

// lastSent is the act as of which those who review the year saw it last: that of the
// last time it was sent, or of the time before where it is with them now. Zero where
// they have not seen it before.
func lastSent(y *workbench.Year) int64 {
	var sent []int64
	for _, s := range y.Year.Steps {
		if s.How == "报送" {
			sent = append(sent, s.Act)
		}
	}
	if !withUnit(y) && len(sent) > 0 {
		sent = sent[:len(sent)-1]
	}
	if len(sent) == 0 {
		return 0
	}
	return sent[len(sent)-1]
}

// withUnit reports a year that the unit itself is at work on.
func withUnit(y *workbench.Year) bool {
	return y.Stage() == workbench.Reporting || y.Stage() == workbench.Drafting
}

// stepOnly reports an act that does nothing but decide.
func stepOnly(d workbench.Deal) bool { return len(d.Changes) == 0 && len(d.Says) > 0 }

// reviewTake takes a step of the cycle.
func (v *visit) reviewTake() error {
	id := v.r.PathValue("year")
	seen, err := v.seen("请刷新后再办")
	if err != nil {
		return err
	}
	step := workbench.Step{Year: id, How: v.r.PostFormValue("how"), To: workbench.Stage(v.r.PostFormValue("to")), Reason: v.r.PostFormValue("reason"), Seen: seen, Request: v.r.PostFormValue("request")}
	if sendsOn(step.How) {
		err = v.asksUnsaved(step.How)
	}
	if err == nil {
		_, err = v.bench.Take(v.r.Context(), v.who, step)
	}
	signing := v.r.PostFormValue("from") == signTab
	if err == nil {
		if signing {
			return v.goTo(yearPath(id, signTab))
		}
		return v.goTo(yearPath(id, "review"))
	}
	f, y, err := v.refusedAt(err)
	if err != nil {
		return err
	}
	if signing {
		return v.signRefused(y, f, func(p *signPage) { p.Error, p.Reason = f, step.Reason })
	}
	p, err := v.reviewPage(y)
	if err != nil {
		return err
	}
	p.Error, p.Reason = f, step.Reason
	return v.write(reply.Status(f.Kind), reviewWhole(p))
}

// verdictClass gives a verdict its sign and colour.
func verdictClass(verdict string) string {
	return map[string]string{budget.Agreed: "calm", budget.Doubted: "warn", budget.Returned: "bad"}[verdict]
}

// class marks an indicator that somebody returned or doubts.
func (i reviewItem) class() string {
	for _, o := range i.Opinions {
		switch o.Verdict {
		case budget.Returned:
			return "wrong"
		case budget.Doubted:
			return "need"
		}
	}
	return ""
}

// value is the actual value as documents print it, the same for everybody; what cannot
// be read stands as it was typed.
func (i reviewItem) value() string {
	switch {
	case i.Row.Shown != "":
		return i.Row.Shown
	case i.NotApply != "":
		return "本年不适用"
	}
	return i.Row.Text
}

// label names the cell of opinions where there are some.
func (i reviewItem) label() string {
	if len(i.Opinions) == 0 {
		return ""
	}
	return "复核"
}

// lost are the points that the unit itself gave away, of a row that has some.
func (i reviewItem) lost(y *workbench.Year) num.Decimal {
	s, ok := y.Eval.ScoreOf(i.Row.Code)
	if !ok {
		return num.Decimal{}
	}
	return s.Weight.Sub(s.Points)
}

// rank puts first what was returned, then what is doubted, then weak evidence; what does not
// apply comes last.
func (i reviewItem) rank() int {
	switch {
	case i.NotApply != "":
		return 4
	case i.class() == "wrong":
		return 0
	case i.class() == "need", i.Drawn:
		return 1
	case i.Row.Evidence.Letter == "" || i.Row.Evidence.Letter == "述":
		return 2
	}
	return 3
}

// wayText is what a step is called on its button: 通过，到“财政审核”.
func wayText(w workbench.Way) string {
	if w.How == string(w.To) {
		return w.How
	}
	return w.How + "，到“" + string(w.To) + "”"
}

// consequence says what a step does that cannot be taken back by who takes it; empty for
// the others. It is asked once more before such a step.
func consequence(w workbench.Way) string {
	switch w.To {
	case workbench.Approved:
		if w.How == "批复" {
			return "批复以后数、文字和得分都锁住，单位不能再改；要改，由财政审核人写明原因重开。"
		}
	case workbench.Published:
		return "记下已经公开：以后不能再改，也不能再签发；要更正，由财政审核人写明原因重开。公开用的文件是最后签发的一稿，在“表和报告”页的“签发”里下载；发到网上由您自己办。"
	}
	return ""
}

// asksReason reports a step that has to say why as the year stands.
func (p stepsPart) asksReason(w workbench.Way) bool {
	return w.Reason || w.To == workbench.Published && !p.Revised.Current() || p.against(w)
}

// against reports a step that passes on what reviewers have marked as to go back.
func (p stepsPart) against(w workbench.Way) bool {
	return (w.How == "通过" || w.How == "批复") && len(p.Year.SentBack()) > 0
}
