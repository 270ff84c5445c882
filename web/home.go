package web

import (
	"net/http"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/workbench"
)

// A homePage is the years that a person may see.
type homePage struct {
	view
	Years   []homeYear
	Passes  int // of them that the person may pass on
	Request string
	Done    []outcome // of what was passed on together
	Asks    []asked   // what was chosen and is asked about before it is done
}

// A homeYear is a year as the list shows it, with what is due from the person.
type homeYear struct {
	workbench.Passing
	Due    string // until when; empty where no day is set, or nothing is due
	Late   bool
	Duties []duty
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
	years, err := v.bench.Passings(v.r.Context(), v.who)
	if err != nil {
		return p, err
	}
	at, derived := v.now(), 0
	for _, y := range years {
		h := homeYear{Passing: y}
		if y.How != "" {
			p.Passes++
		}
		if ofUnit(y.Roles) && derived < mostDerived {
			derived++
			if h.Duties, err = v.dutiesOf(y.ID); err != nil {
				return p, err
			}
		} else if y.Waits != "" {
			h.Duties = []duty{passingDuty(y)}
		}
		if until, ok := y.Deadline(); ok && len(h.Duties) > 0 {
			h.Due, h.Late = dueWords(until)+"截止，"+leftText(at, until), !at.Before(until)
		}
		p.Years = append(p.Years, h)
	}
	return p, nil
}

// mostDerived is of how many years of their own units a person is told each thing that is
// due: of others, as of units that they review, what the stage waits for.
const mostDerived = 6

// ofUnit reports roles of those whose own year it is.
func ofUnit(roles []workbench.Role) bool {
	return slices.ContainsFunc(roles, func(r workbench.Role) bool {
		return r == workbench.OfficeClerk || r == workbench.FinanceClerk || r == workbench.Head
	})
}

// dutiesOf are what the person can do in a year, as its own page lists them.
func (v *visit) dutiesOf(id string) ([]duty, error) {
	var err error
	if v.seat, err = v.bench.Seat(v.r.Context(), v.who, id); err != nil {
		return nil, err
	}
	y, err := v.bench.Year(v.r.Context(), id)
	if err != nil {
		return nil, err
	}
	if !y.Begun() {
		if !slices.Contains(v.seat.Roles, workbench.FinanceClerk) {
			return nil, nil
		}
		return []duty{{What: "开始这个年度", Why: "还是空的", Path: yearPath(id), Deed: "去开始"}}, nil
	}
	h, err := v.yearHomeOf(y)
	return h.Duties, err
}

// passingDuty is what a year waits for, by where it stands alone.
func passingDuty(y workbench.Passing) duty {
	d := duty{What: y.Waits, Why: "到了“" + string(y.Stage) + "”", Path: yearPath(y.ID, "review"), Deed: "去" + y.Waits}
	if y.Stage == workbench.GoalReview {
		d.What, d.Path, d.Deed = "审核目标", yearPath(y.ID, "goals", "review"), "去审核"
	}
	if y.Again != "" {
		d.What, d.Why = d.What+"（重开过）", d.Why+"；重开的原因"+because(y.Again)
	}
	return d
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

	Unsaved []unsavedText // of which nothing has been given

	Still []workbench.Vacancy // that nobody takes the year on; one at most

	Unsigned string // why papers are to be given out by this person; empty where they are not

	Checked  string // the step that errors of the checks keep the year from; empty for none
	MayCheck bool   // and this person takes it: they are counted
}

// An openPoint is what is still wrong, with the page on which it is mended.
type openPoint struct {
	Says, Where, Path string
	Same              []openPoint // others that say the same; only where a list is folded
}

// A bar is how much of a work is done.
type bar struct {
	Name, Done, Of, Width string
	Left                  []dutyLink // which are not done, each with its place
	Note                  string     // what is not counted
}

func (v *visit) yearHome() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	if !y.Begun() {
		return v.begin(y)
	}
	h, err := v.yearHomeOf(y)
	if err != nil {
		return err
	}
	if h.Deals, err = v.bench.Story(v.r.Context(), v.who, y.ID, 0, 8); err != nil {
		return err
	}
	v.name(h.Deals)
	return v.write(http.StatusOK, yearHomeWhole(h))
}

// yearHomeOf is what is to be done in a year, and how far it is.
func (v *visit) yearHomeOf(y *workbench.Year) (h yearHome, err error) {
	h = yearHome{view: v.yearView(y, ""), Stage: y.Stage(), Ways: v.seat.Ways(y), Next: rolesText(y.Next()), Due: v.dueText(y)}
	rows := v.valueRows(y)
	how, open := y.Hinders()
	h.How, h.Open, h.Later = how, h.openPoints(open), h.openPoints(y.Later())
	if y.Maker != nil {
		h.Checked = y.Checked()
		h.MayCheck = slices.ContainsFunc(h.Ways, func(w workbench.Way) bool { return w.How == h.Checked })
	}
	if h.Last, err = v.bench.Last(v.r.Context(), v.who, y.ID); err != nil {
		return h, err
	}
	if h.Still, err = v.bench.VacantAt(v.r.Context(), v.seat, h.Stage); err != nil {
		return h, err
	}
	h.Request = newRequest()
	if h.Seat.Issuing(y) == nil {
		r, err := v.bench.Revised(v.r.Context(), y)
		if err != nil {
			return h, err
		}
		if !r.Current() {
			h.Unsigned = strings.TrimSuffix(revisedText(r), "。")
		}
	}
	if h.Unsaved, err = v.toSave(h.view); err != nil {
		return h, err
	}
	h.duties(rows)
	h.bars(rows)
	return h, nil
}

func rolesText(roles []workbench.Role) string { return joined(roles, "或") }

// joined is a list of words with a mark between them.
func joined[T ~string](words []T, mark string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return strings.Join(out, mark)
}

func (h *yearHome) bars(rows []valueRow) {
	filled, duties, reasons, proved := 0, 0, 0, 0
	var empty, silent, bare []dutyLink
	all := len(rows)
	rows = slices.DeleteFunc(slices.Clone(rows), func(r valueRow) bool {
		ind, ok := h.Year.Year.IndicatorByCode(r.Code)
		return ok && ind.NotApply != ""
	})
	for _, r := range rows {
		link := dutyLink{r.Code, h.at("values") + "#" + r.Code}
		if r.Text != "" || r.Printed != "" {
			filled++
		} else {
			empty = append(empty, link)
		}
		if r.Reason != nil && len(r.Reason.Message) > 0 {
			duties++
			if !r.Reason.Lacks {
				reasons++
			} else {
				silent = append(silent, link)
			}
		}
		if r.Evidence.Letter != "" && r.Evidence.Letter != "述" {
			proved++
		} else {
			bare = append(bare, link)
		}
	}
	h.Bars = []bar{barOf("完成值", filled, len(rows), empty), barOf("偏差原因", reasons, duties, silent), barOf("佐证", proved, len(rows), bare)}
	if n := all - len(rows); n > 0 {
		h.Bars[0].Note = "不适用的" + itoa(n) + "项不算"
	}
	h.Bars = slices.DeleteFunc(h.Bars, func(b bar) bool { return b.Of == "0项" })
}

// mostLeft is how many of what is not done a bar names at once; the others are folded.
const mostLeft = 5

func barOf(name string, done, of int, left []dutyLink) bar {
	b := bar{Name: name, Done: itoa(done), Of: itoa(of) + "项", Width: "0", Left: left}
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

// outcomeWord is whether it was done.
func outcomeWord(o outcome) string {
	if o.Class == "good" {
		return "办了"
	}
	return "没办"
}
