package web

import (
	"cmp"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"jiheng/budget"
	"jiheng/report"
	"jiheng/workbench"
)

// A letterPage is the covering letter of an issue, to be printed and sealed (送审函).
type letterPage struct {
	view
	Issue   issueView
	Files   []string // a paper a line, whatever its formats; the statement of the checks is not sent
	Revised workbench.Revised
	Day     string
	Back    string // the page that leads here
}

// draft reports the letter of a version that was not given out yet.
func (p letterPage) draft() bool { return p.Issue.Code == "" }

func (p letterPage) backText() string {
	if p.Back == signTab {
		return "回到签发"
	}
	return "回到表和报告"
}

func (v *visit) letter() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	version, err := strconv.Atoi(v.r.PathValue("version"))
	if err != nil {
		return unknownPage()
	}
	for _, i := range y.Year.Issues {
		if i.Version != version {
			continue
		}
		p := letterPage{view: v.yearView(y, "report"), Issue: issueView{Issue: i, Name: v.nameOf(i.Person)}, Files: enclosed(y.IssuedNames(i.Version)), Back: "papers"}
		if p.Revised, err = v.bench.Revised(v.r.Context(), y); err != nil {
			return err
		}
		p.Title = "送审函"
		if t, err := time.Parse(time.RFC3339, i.Time); err == nil {
			p.Day = dayText(t)
		}
		return v.write(http.StatusOK, letterWhole(p))
	}
	return unknownPage()
}

// letterDraft is the letter of the version that comes, as it reads with what was filled in:
// nothing is given out by it.
func (v *visit) letterDraft() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	if err := v.seat.Issuing(y); err != nil {
		return err
	}
	list, _ := y.Papers()
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = p.Name
	}
	next := budget.Issue{Version: len(y.Year.Issues) + 1, Number: strings.TrimSpace(v.r.FormValue("number")), To: strings.TrimSpace(v.r.FormValue("to"))}
	if y.Eval != nil {
		next.Total, next.Grade = y.Eval.PrintTotal(), y.Eval.PrintGrade()
	}
	p := letterPage{view: v.yearView(y, signTab), Issue: issueView{Issue: next}, Files: enclosed(names), Day: dayText(v.now()), Back: signTab}
	p.Title = "送审函"
	return v.write(http.StatusOK, letterWhole(p))
}

// enclosed are the papers among an issue's files that go with the letter, each once:
// neither scans of what was sealed nor what is for the unit's own file.
func enclosed(files []string) []string {
	var out []string
	for _, f := range files {
		name := strings.TrimSuffix(f, path.Ext(f))
		if !workbench.IsScan(f) && name != report.StatementName && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(btoi(a != reportName), btoi(b != reportName)) }) // the report itself first
	return out
}
