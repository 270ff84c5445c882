package web

import (
	"net/http"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// A homePage is the years that a person may see.
type homePage struct {
	view
	Years   []workbench.Passing
	Passes  int // of them that the person may pass on
	Request string
	Done    []outcome // of what was passed on together
	Asks    []asked   // what was chosen and is asked about before it is done
}

// An asked is a year that is to be approved with others, when that has been said again.
type asked struct {
	Name string
	Step workbench.Step
}

// An outcome is what became of one year that was passed on with others.
type outcome struct{ Name, Path, Says, Class string }

func (v *visit) home() error {
	p, err := v.homePage()
	if err != nil {
		return err
	}
	if len(p.Years) == 0 && v.who.Can(workbench.SeePeople) {
		return v.goTo("/admin")
	}
	if len(p.Years) == 1 && v.r.FormValue("all") == "" {
		return v.goTo(yearPath(p.Years[0].ID))
	}
	return v.write(http.StatusOK, homeWhole(p))
}

func (v *visit) homePage() (p homePage, err error) {
	p = homePage{view: v.view("首页"), Request: newRequest()}
	p.Years, err = v.bench.Passings(v.r.Context(), v.who)
	for _, y := range p.Years {
		if y.How != "" {
			p.Passes++
		}
	}
	return p, err
}

// mostPassed is how many years are passed on together.
const mostPassed = 100

// passTake passes on the years that were chosen, each by itself, and tells what
// became of each.
func (v *visit) passTake() error {
	if err := v.r.ParseForm(); err != nil {
		return fault.Bad(fault.Place{}, "form", "这一页坏了，一项也没有办；请刷新后再办").Because(err)
	}
	p, err := v.homePage()
	if err != nil {
		return err
	}
	names, steps := map[string]string{}, []workbench.Step{}
	for _, y := range p.Years {
		names[y.ID] = y.Name + yearText(y.Year)
	}
	f := v.r.PostForm
	for _, id := range f["year"] {
		seen, err := versionOf(f.Get("seen-"+id), "一项也没有办；请刷新后再办")
		if err != nil {
			return err
		}
		steps = append(steps, workbench.Step{Year: id, How: f.Get("how-" + id), Seen: seen, Request: f.Get("request") + id})
	}
	if len(steps) == 0 || len(steps) > mostPassed {
		return fault.Bad(fault.Place{}, "form", "一次选1到%d个年度，这次选了%d个，没有办", mostPassed, len(steps))
	}
	if f.Get("sure") == "" && slices.ContainsFunc(steps, func(s workbench.Step) bool { return s.How == "批复" }) {
		p.Request = f.Get("request")
		for _, s := range steps {
			if names[s.Year] == "" {
				return unknownPage()
			}
			p.Asks = append(p.Asks, asked{names[s.Year], s})
		}
		return v.write(http.StatusOK, homeWhole(p))
	}
	var done []outcome
	for _, o := range v.bench.TakeAll(v.r.Context(), v.who, steps) {
		if o.Err != nil && fault.KindOf(o.Err) == fault.NotFound {
			return unknownPage()
		}
		done = append(done, outcomeOf(o, names[o.Year]))
	}
	if p, err = v.homePage(); err != nil {
		return err
	}
	p.Done = done
	return v.write(http.StatusOK, homeWhole(p))
}

// outcomeOf tells what became of a step.
func outcomeOf(o workbench.Outcome, name string) outcome {
	out := outcome{Name: name, Path: yearPath(o.Year, "review"), Class: "good", Says: "已" + o.How + "，到“" + string(o.Stage) + "”"}
	if o.Err != nil {
		out.Class, out.Says = "bad", faultOf(o.Err).Message
	}
	return out
}

// A yearHome is what is to be done in one year, and how far it is.
type yearHome struct {
	view
	Stage  workbench.Stage
	Ways   []workbench.Way
	Next   string // who has the next step
	Due    string // until when the year may be changed as it stands
	Duties []duty
	How    string      // the step that Open keeps the year from; empty for none
	Open   []openPoint // what hinders it
	Later  []openPoint // and what is open for the rest of the year
	Bars   []bar
	Deals  []workbench.Deal

	Last    workbench.Last // how the year before differs from what was taken over of it
	Request string

	Checked  string // the step that errors of the checks keep the year from; empty for none
	MayCheck bool   // and this person takes it: they are counted
}

// A duty is something that this person can do now.
type duty struct{ What, Why, Path, Deed string }

// An openPoint is what is still wrong, with the page on which it is mended.
type openPoint struct{ Says, Where, Path string }

// A bar is how much of a work is done.
type bar struct{ Name, Done, Of, Width string }

func (v *visit) yearHome() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	if y.Act == 0 {
		return v.begin(y)
	}
	h := yearHome{view: v.yearView(y, ""), Stage: y.Stage(), Ways: v.seat.Ways(y), Next: rolesText(y.Next()), Due: v.dueText(y)}
	rows := v.valueRows(y)
	how, open := y.Hinders()
	h.How, h.Open, h.Later = how, h.openPoints(open), h.openPoints(y.Later())
	if y.Maker != nil {
		h.Checked = y.Checked()
		h.MayCheck = slices.ContainsFunc(h.Ways, func(w workbench.Way) bool { return w.How == h.Checked })
	}
	if h.Last, err = v.bench.Last(v.r.Context(), v.who, y.ID); err != nil {
		return err
	}
	h.Request = newRequest()
	h.duties(rows)
	h.bars(rows)
	if h.Deals, err = v.bench.Story(v.r.Context(), v.who, y.ID, 0, 8); err != nil {
		return err
	}
	v.name(h.Deals)
	return v.write(http.StatusOK, yearHomeWhole(h))
}

func rolesText(roles []workbench.Role) string {
	names := make([]string, len(roles))
	for i, r := range roles {
		names[i] = string(r)
	}
	return strings.Join(names, "或")
}

// duties lists what the person can do now: their own rows first, then the steps.
func (h *yearHome) duties(rows []valueRow) {
	empty, lacks, wrong := []string{}, []string{}, []string{}
	if h.Stage == workbench.Drafting { // values come when the goals were approved
		rows = nil
	}
	for _, r := range rows {
		if r.Locked == "" && r.Text == "" && slices.Contains(r.Filters, "empty") {
			empty = append(empty, r.Code)
		}
		if r.Locked == "" && len(r.Messages) > 0 {
			wrong = append(wrong, r.Code)
		}
		if r.Reason != nil && r.Reason.Lacks && r.Reason.Locked == "" {
			lacks = append(lacks, r.Code)
		}
	}
	values := h.at("values") + "?filter=todo"
	h.returned()
	if n := len(h.Last.Differs); n > 0 {
		h.Duties = append(h.Duties, duty{"取上年数", itoa(h.Last.Year) + "年度后来又改过，有" + itoa(n) + "个数与结转来的不同", "#last", "去看"})
	}
	for _, d := range []struct {
		codes           []string
		what, why, deed string
	}{{wrong, "改%d项完成值", "填的值读不懂，或者和别处矛盾", "去改"}, {empty, "填%d项完成值", "还没有填的指标不得分", "去填"}, {lacks, "写%d项偏差原因", "规则包要求：没有达到就写原因和措施", "去写"}} {
		if n := len(d.codes); n > 0 {
			h.Duties = append(h.Duties, duty{strings.Replace(d.what, "%d", itoa(n), 1), d.why + "：" + list(d.codes[:min(n, 6)]), values, d.deed})
		}
	}
	h.projects()
	if n := len(h.Open); h.Stage == workbench.Drafting && n > 0 && h.writes() {
		h.Duties = append(h.Duties, duty{"定目标和预算", "还有" + itoa(n) + "处没有定，报送以前都要定好", h.mainPage(), "去填"})
	}
	if h.Seat.JudgingGoals(h.Year) == nil {
		h.Duties = append(h.Duties, duty{"审核目标", "单位报来了目标和预算", h.at("goals", "review"), "去审核"})
	}
	for _, w := range h.Ways {
		if w.How == "收回" || w.How == "重开" || w.How == "退回" {
			continue
		}
		h.Duties = append(h.Duties, duty{wayText(w), "现在是“" + string(h.Stage) + "”", h.at("review"), "去" + w.How})
	}
}

// returned says at the head why the year came back, to those who mend it.
func (h *yearHome) returned() {
	steps := h.Year.Year.Steps
	if len(steps) == 0 || steps[len(steps)-1].How != "退回" || !h.writes() {
		return
	}
	s := steps[len(steps)-1]
	h.Duties = append(h.Duties, duty{"照退回的意见改", s.Role + "：“" + s.Reason + "”", h.at("review"), "看意见"})
	for _, ind := range h.Year.Year.Indicators {
		o, ok := h.Year.Year.OpinionOf(ind.Code, s.Role)
		if !ok || o.Verdict == budget.Agreed || o.Act < lastSent(h.Year) || h.Seat.May(h.Year, dossier.Result, ind.Office) != nil {
			continue
		}
		h.Duties = append(h.Duties, duty{"改" + ind.Code + " " + ind.Name, o.Verdict + "：“" + o.Text + "”", h.at("values") + "#" + ind.Code, "去改"})
	}
}

// writes reports whether the person may change anything of the year now.
func (h *yearHome) writes() bool {
	for _, w := range h.Ways {
		if w.How != "收回" {
			return true
		}
	}
	return slices.Contains(h.Seat.Roles, workbench.OfficeClerk) && withUnit(h.Year)
}

func (h *yearHome) bars(rows []valueRow) {
	filled, duties, reasons, proved := 0, 0, 0, 0
	for _, r := range rows {
		if r.Text != "" || r.Printed != "" {
			filled++
		}
		if r.Reason != nil && len(r.Reason.Message) > 0 {
			duties++
			if !r.Reason.Lacks {
				reasons++
			}
		}
		if r.Evidence.Letter != "" && r.Evidence.Letter != "述" {
			proved++
		}
	}
	h.Bars = []bar{barOf("完成值", filled, len(rows)), barOf("偏差原因", reasons, duties), barOf("佐证", proved, len(rows))}
	h.Bars = slices.DeleteFunc(h.Bars, func(b bar) bool { return b.Of == "0项" })
}

func barOf(name string, done, of int) bar {
	b := bar{Name: name, Done: itoa(done), Of: itoa(of) + "项", Width: "0"}
	if of > 0 {
		b.Width = itoa(done * 100 / of)
	}
	return b
}

// nextText says who has the next step.
func nextText(roles string) string {
	if roles == "" {
		return "，没有下一步"
	}
	return "，下一步由" + roles + "办"
}

// nextDuty says whose turn it is where there is nothing to do.
func nextDuty(roles string) string {
	if roles == "" {
		return "这个年度已经办完。"
	}
	return "下一步由" + roles + "办；轮到您时这里会有。"
}

// fillsIn reports somebody whose own rows stand on the sheet of values.
func (h yearHome) fillsIn() bool {
	return slices.ContainsFunc(h.Seat.Roles, func(r workbench.Role) bool { return r == workbench.OfficeClerk || r == workbench.FinanceClerk })
}

// mainPage is the page of what the person has to do for the step that comes.
func (h yearHome) mainPage() string {
	switch {
	case !h.fillsIn() || !withUnit(h.Year):
		return h.at("review")
	case h.Stage != workbench.Drafting:
		return h.at("values")
	case len(h.Open) > 0:
		return h.Open[0].Path
	case h.sends():
		return h.at("review")
	}
	return h.at("goals")
}

// mainDeed names it.
func (h yearHome) mainDeed() string {
	switch {
	case h.fillsIn() && !withUnit(h.Year):
		return "看审核"
	case !h.fillsIn() && !h.acts():
		return "看审核"
	case !h.fillsIn():
		return "去审核"
	case h.Stage != workbench.Drafting:
		return "接着填完成值"
	case len(h.Open) > 0:
		return "接着定目标和预算"
	case h.sends():
		return "去报送"
	}
	return "看目标指标"
}

// acts reports somebody who has something to fill in, to review or to pass on as the year
// stands: only their page is the main one.
func (h yearHome) acts() bool {
	return h.fillsIn() && withUnit(h.Year) || len(h.Ways) > 0 || h.Seat.Judging(h.Year) == nil || h.Seat.JudgingGoals(h.Year) == nil
}

// sends reports somebody who sends the year on.
func (h yearHome) sends() bool {
	return slices.ContainsFunc(h.Ways, func(w workbench.Way) bool { return w.How == h.How })
}

// lastTake takes over what the year before says now.
func (v *visit) lastTake() error {
	seen, err := v.seen("请刷新后再取")
	if err != nil {
		return err
	}
	id := v.r.PathValue("year")
	if _, err := v.bench.TakeLast(v.r.Context(), v.who, workbench.TakingLast{Year: id, Seen: seen, Request: v.r.PostFormValue("request")}); err != nil {
		return err
	}
	return v.goTo(yearPath(id))
}

// A beginPage is a year in which there is nothing yet.
type beginPage struct {
	view
	Last bool // the unit's year before can be rolled over
}

func (v *visit) begin(y *workbench.Year) error {
	p := beginPage{view: v.view("开始一个年度")}
	p.Last = v.bench.HasLast(v.r.Context(), v.who, y.ID)
	return v.write(http.StatusOK, beginWhole(p, y.ID))
}

// beginTake begins a year, out of the last or with empty files.
func (v *visit) beginTake() error {
	id := v.r.PathValue("year")
	_, err := v.once(func() (any, error) {
		return v.bench.Begin(v.r.Context(), v.who, id, v.r.PostFormValue("from") == "last")
	})
	if err != nil {
		return err
	}
	return v.goTo(yearPath(id, "goals"))
}

// outcomeWord is whether it was done.
func outcomeWord(o outcome) string {
	if o.Class == "good" {
		return "办了"
	}
	return "没办"
}
