package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/check"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/final"
	"jiheng/reply"
	"jiheng/workbench"
)

// A checkPage is what the rules say of the papers (检查).
type checkPage struct {
	view
	Papers             []checkedPaper // with something to say, in the order of the papers
	Silent             []string       // names of those without
	Errors, Released   int            // errors that keep papers from leaving, and those let stand
	Warnings, Notices  int
	Settled, Undecided int    // rules, over all papers
	May                string // why the person may not let errors stand; empty where they may
	Seen               int64
	Error              *fault.Error
}

// A checkedPaper is one paper with what the rules found in it, the gravest first.
type checkedPaper struct {
	Name     string
	Findings []findingView
	Notices  []findingView // that may stand
}

// A findingView is one finding as it is told.
type findingView struct {
	check.Finding
	Paper    string // as a release names it
	Sentence string
	Part     string          // of the report that it is about; empty for none
	Release  *budget.Release // by which it stands; nil for none
	Number   int             // of that release
	Open     bool            // the head may let it stand
	Request  string
}

// class gives a finding its sign and colour.
func (f findingView) class() string {
	switch {
	case f.Release != nil:
		return "calm"
	case f.Severity == check.Error:
		return "bad"
	case f.Severity == check.Warning:
		return "warn"
	}
	return "calm"
}

// where says at which place of its paper a finding is, and by which clause.
func (f findingView) where() string {
	at := f.Place
	at.File = ""
	var words []string
	for _, w := range []string{f.Near, at.String()} {
		if w != "" {
			words = append(words, w)
		}
	}
	out := strings.Join(words, "，")
	switch {
	case f.Clause == "":
		return out
	case out == "":
		return "依据：" + f.Clause
	}
	return out + "；依据：" + f.Clause
}

// rest is what the checks found beside errors.
func (p checkPage) rest() string {
	out := "，"
	if p.Released > 0 {
		out += "放行" + itoa(p.Released) + "处，"
	}
	return out + "警告" + itoa(p.Warnings) + "处，提示" + itoa(p.Notices) + "处。"
}

func (v *visit) check() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p, err := v.checkPage(y)
	if err != nil {
		return err
	}
	if v.partial() {
		return v.checkCount(p)
	}
	return v.write(http.StatusOK, checkWhole(p))
}

// checkCount answers with the sum alone, and with the button by which papers are given out
// where a page that has it asks.
func (v *visit) checkCount(p checkPage) error {
	if v.r.FormValue("issue") != "" {
		r, err := v.bench.Revised(v.r.Context(), p.Year)
		if err != nil {
			return err
		}
		if i := v.issuePart(p.view, r); i.May == "" && i.Hinders == 0 {
			return v.write(http.StatusOK, issueChecked(p, i))
		}
	}
	return v.write(http.StatusOK, checkCount(p))
}

func (v *visit) checkPage(y *workbench.Year) (checkPage, error) {
	p := checkPage{view: v.yearView(y, "report"), Seen: y.Act}
	p.Title = "检查"
	c, err := y.Checks()
	if err != nil {
		return p, err
	}
	if err := v.seat.Issuing(y); err != nil {
		p.May = faultOf(err).Message
	}
	p.Errors, p.Released = len(c.Hindrances), len(c.Released)
	for i, r := range c.Results {
		p.Settled, p.Undecided = p.Settled+r.Duties.Settled, p.Undecided+r.Duties.Undecided
		p.Warnings, p.Notices = p.Warnings+r.Count(check.Warning), p.Notices+r.Count(check.Notice)
		paper := checkedPaper{Name: r.File}
		for _, f := range r.Findings {
			w := findingView{Finding: f, Paper: r.Given, Sentence: final.Sentence(f)}
			if n := final.ReleaseOf(y.Year.Releases, r.Given, f); n >= 0 && f.Severity == check.Error {
				w.Release, w.Number = &y.Year.Releases[n], n
			}
			w.Open = f.Severity == check.Error && w.Release == nil && final.Releasable(f.Rule)
			if w.Open || w.Release != nil { // it has a form
				w.Request = newRequest()
			}
			if i == 0 {
				w.Part = partNamed(y, c.Part(f))
			}
			if f.Severity == check.Notice {
				paper.Notices = append(paper.Notices, w)
			} else {
				paper.Findings = append(paper.Findings, w)
			}
		}
		if len(paper.Findings)+len(paper.Notices) == 0 {
			p.Silent = append(p.Silent, paper.Name)
			continue
		}
		slices.SortStableFunc(paper.Findings, func(a, b findingView) int { return a.Severity.Rank() - b.Severity.Rank() })
		p.Papers = append(p.Papers, paper)
	}
	return p, nil
}

// partNamed is the name of a part of the report by its number; empty for none.
func partNamed(y *workbench.Year, n int) string {
	if n < 0 || n >= len(y.Narrative) {
		return ""
	}
	return baseName(y.Narrative[n].File)
}

// partCheck is what the rules say of one part of the report, to stand beside it.
func (v *visit) partCheck() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	part := v.r.PathValue("part")
	if !slices.ContainsFunc(y.Narrative, func(s dossier.Section) bool { return baseName(s.File) == part }) {
		return unknownPage()
	}
	p, err := v.checkPage(y)
	if err != nil {
		return err
	}
	var list []findingView
	for _, paper := range p.Papers {
		for _, f := range slices.Concat(paper.Findings, paper.Notices) {
			if f.Part == part {
				list = append(list, f)
			}
		}
	}
	return v.write(http.StatusOK, partChecks(p, list))
}

// releaseTake lets an error stand, or takes that back.
func (v *visit) releaseTake() error {
	id := v.r.PathValue("year")
	seen, err := v.seen("请刷新后再办")
	if err != nil {
		return err
	}
	post := v.r.PostFormValue
	if post("how") == "back" {
		n, err := strconv.Atoi(post("number"))
		if err != nil {
			return fault.Bad(fault.Place{}, codeOld, "没有说明撤回哪一条；请刷新后再办")
		}
		_, err = v.bench.Unrelease(v.r.Context(), v.who, workbench.Unreleasing{Year: id, Number: n, Rule: post("rule"), Seen: seen, Request: post("request")})
		return v.checkAgain(id, err)
	}
	_, err = v.bench.Release(v.r.Context(), v.who, workbench.Releasing{Year: id, Rule: post("rule"), Paper: post("paper"), Sentence: post("sentence"), Says: post("says"),
		Reason: post("reason"), Seen: seen, Request: post("request")})
	return v.checkAgain(id, err)
}

// checkAgain shows the checks after a deed at them, with what was refused.
func (v *visit) checkAgain(id string, done error) error {
	if done == nil {
		return v.goTo(yearPath(id, "check"))
	}
	f, y, err := v.refusedAt(done)
	if err != nil {
		return err
	}
	p, err := v.checkPage(y)
	if err != nil {
		return err
	}
	p.Error = f
	return v.write(reply.Status(f.Kind), checkWhole(p))
}
