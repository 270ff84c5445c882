package web

import (
	"net/http"
	"slices"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// A removePage asks back before a project is taken away: what goes with it, and why it
// cannot be where something rests on it (删项目).
type removePage struct {
	view
	workbench.RemovalView
	Line    budget.Line
	Rests   []openPoint // all that keeps it, each with the page on which it is mended
	With    []string    // indicators that were chosen to go with it
	Error   *fault.Error
	Request string
}

// removes reports a project whose name, fund and being the person may change.
func (v *visit) removes(y *workbench.Year, l *budget.Line) bool {
	return l.Part == budget.ProjectExpenditure && v.seat.May(y, dossier.Budget, l.Office) == nil
}

// sameText says of a thing that others are called like it.
func sameText(same []string, what string) string {
	return "名称和" + list(same) + "一样：是两个" + what + "，请把名称写得能分清；是同一个，请删去一个"
}

func (v *visit) projectRemoval() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p, err := v.removePage(y)
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, removeWhole(p))
}

func (v *visit) removePage(y *workbench.Year) (removePage, error) {
	id := v.r.PathValue("line")
	l, ok := y.Year.LineByID(id)
	if !ok {
		return removePage{}, unknownPage()
	}
	p := removePage{view: v.yearView(y, "budget"), Line: *l, Request: newRequest()}
	p.Title = "删项目"
	var err error
	if p.RemovalView, err = v.bench.RemovalOf(v.r.Context(), v.who, y.ID, id); err != nil {
		return p, err
	}
	if fault.KindOf(p.Why.Err()) == fault.Forbidden {
		return p, p.Why
	}
	p.Rests = p.openPoints(p.Why)
	return p, nil
}

func (v *visit) projectRemove() error {
	seen, err := v.seen("请刷新后再删")
	if err != nil {
		return err
	}
	r := workbench.ProjectRemoval{Year: v.r.PathValue("year"), Line: v.r.PathValue("line"), With: v.r.PostForm["with"], Seen: seen, Request: v.r.PostFormValue("request")}
	_, err = v.bench.RemoveProject(v.r.Context(), v.who, r)
	if err == nil {
		return v.goTo(yearPath(r.Year, "budget") + "?done=removed")
	}
	refused, y, err := v.refusedAt(err)
	if err != nil {
		return err
	}
	p, err := v.removePage(y)
	if err != nil {
		return err
	}
	p.Error, p.With = refused, r.With
	return v.write(statusFor(refused), removeWhole(p))
}

// goes reports an indicator that was chosen to go with the project.
func (p removePage) goes(code string) bool { return slices.Contains(p.With, code) }

// weightText is the weight of an indicator in brackets; empty where it has none yet.
func weightText(i *budget.Indicator) string {
	if i.Weight.Sign() == 0 {
		return ""
	}
	return "（" + i.Weight.String() + "分）"
}
