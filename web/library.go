package web

import (
	"net/http"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/dossier"
	"jiheng/regs"
	"jiheng/workbench"
)

// A libraryView is the common indicators that a person may put among those of the year
// (指标库).
type libraryView struct {
	view
	Kinds   []libraryKind
	Offices []string // whose they may become
	Unit    bool     // or nobody's
	Request string
}

// A libraryKind is the indicators of one kind of spending.
type libraryKind struct {
	Name string
	List []regs.LibraryIndicator
}

// libraryOf is the library as a person may use it; it has no kinds where they may not.
func libraryOf(common view) libraryView {
	l := libraryView{view: common, Request: newRequest()}
	may := func(office string) bool { return common.Seat.May(common.Year, dossier.Goal, office) == nil }
	l.Unit = may("")
	for _, ind := range common.Year.Year.Indicators {
		if ind.Office != "" && !slices.Contains(l.Offices, ind.Office) && may(ind.Office) {
			l.Offices = append(l.Offices, ind.Office)
		}
	}
	for _, o := range common.Year.Year.Unit.Offices {
		if !slices.Contains(l.Offices, o.Name) && may(o.Name) {
			l.Offices = append(l.Offices, o.Name)
		}
	}
	if !l.Unit && len(l.Offices) == 0 {
		return l
	}
	all, err := regs.Library()
	if err != nil {
		return l // it is our own: a test reads it
	}
	for _, i := range all {
		if n := len(l.Kinds); n == 0 || l.Kinds[n-1].Name != i.Kind {
			l.Kinds = append(l.Kinds, libraryKind{Name: i.Kind})
		}
		k := &l.Kinds[len(l.Kinds)-1]
		k.List = append(k.List, i)
	}
	return l
}

// libraryTake adds the indicators that were chosen.
func (v *visit) libraryTake() error {
	id := v.r.PathValue("year")
	if err := v.r.ParseForm(); err != nil {
		return unknownPage()
	}
	_, err := v.bench.AddFromLibrary(v.r.Context(), v.who, workbench.FromLibrary{Year: id, IDs: v.r.PostForm["id"], Office: v.r.PostFormValue("office"), Request: v.r.PostFormValue("request")})
	if err != nil {
		return err
	}
	return v.goTo(yearPath(id, "goals"))
}

// A goalFinding is what the rules say of one indicator, or of all of them.
type goalFinding struct {
	check.Finding
	Code string // of the indicator; empty for all
}

// class is its sign and colour.
func (f goalFinding) class() string {
	switch f.Severity {
	case check.Error:
		return "bad"
	case check.Warning:
		return "warn"
	}
	return "calm"
}

// fewOf names the first of many.
func fewOf(codes []string) string {
	const few = 6
	if len(codes) <= few {
		return list(codes)
	}
	return list(codes[:few]) + "等"
}

// goalsOpen tells what keeps the goals from being checked whole: what cannot be read and
// what does not add up, and how many are not set, which are checked when they are.
func goalsOpen(y *workbench.Year) (out []goalFinding) {
	wrong, targets, weights := y.GoalOpen()
	for _, o := range wrong {
		f := goalFinding{}
		if e, ok := y.EntryAt(o.Place); ok {
			f.Code = e.Key
		}
		f.Severity, f.Message = check.Error, rowOf(o)+told(o)
		out = append(out, f)
	}
	for _, empty := range []struct {
		field string
		codes []string
	}{{"指标值", targets}, {"分值", weights}} {
		if n := len(empty.codes); n > 0 {
			f := goalFinding{}
			f.Severity, f.Message = check.Warning, "还有"+itoa(n)+"项没有填"+empty.field+"（"+fewOf(empty.codes)+"），填了才查"
			out = append(out, f)
		}
	}
	return out
}

// goalCheck answers with what the rules say of the goals as they stand.
func (v *visit) goalCheck() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	found, err := y.GoalFindings()
	if err != nil {
		return err
	}
	var out []goalFinding
	out = append(out, goalsOpen(y)...)
	codes, asks := y.DayAsks()
	for i, says := range asks {
		f := goalFinding{Code: codes[i]}
		f.Severity, f.Message = check.Warning, codes[i]+" "+says
		out = append(out, f)
	}
	for _, f := range found {
		if strings.Contains(f.Message, "“未定”") { // a target that is not set yet is no wrong one; the gate names those
			continue
		}
		g := goalFinding{Finding: f}
		for _, ind := range y.Year.Indicators {
			if strings.Contains(f.Message+f.Line+f.Quote, ind.Name) && ind.Name != "" {
				g.Code = ind.Code
				break
			}
		}
		out = append(out, g)
	}
	return v.write(http.StatusOK, goalFindings(v.yearView(y, "goals"), out))
}
