package web

import (
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

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
		p := letterPage{view: v.yearView(y, "report"), Issue: issueView{Issue: i, Name: v.nameOf(i.Person)}, Files: enclosed(y.IssuedNames(i.Version))}
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
	return out
}
