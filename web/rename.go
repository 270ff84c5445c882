package web

import (
	"net/http"
	"strings"

	"jiheng/workbench"
)

// A renamePage is an indicator that gets another code (改编号).
type renamePage struct {
	view
	Code, Name, To string
	Mentions       []workbench.Mention // what a code would change; nil before one was chosen
	Request        string
}

func (v *visit) rename() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p := renamePage{view: v.yearView(y, "goals"), Code: v.r.PathValue("code"), To: strings.TrimSpace(v.r.FormValue("to")), Request: newRequest()}
	p.Title = "改编号"
	ind, ok := y.Year.IndicatorByCode(p.Code)
	if !ok {
		return unknownPage()
	}
	if p.Name = ind.Name; p.To != "" {
		if p.Mentions, err = y.Mentions(p.Code, p.To); err != nil {
			return err
		}
	}
	return v.write(http.StatusOK, renameWhole(p))
}

func (v *visit) renameTake() error {
	seen, err := v.seen("请刷新后再改")
	if err != nil {
		return err
	}
	year, to := v.r.PathValue("year"), strings.TrimSpace(v.r.PostFormValue("to"))
	if _, err := v.bench.Rename(v.r.Context(), v.who, workbench.Renaming{Year: year, Code: v.r.PathValue("code"), To: to, Seen: seen, Request: v.r.PostFormValue("request")}); err != nil {
		return err
	}
	return v.goTo(yearPath(year, "goals") + "#" + to)
}
