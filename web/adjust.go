package web

import (
	"net/http"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/reply"
	"jiheng/workbench"
)

// An adjustPage is where approved goals and budget are adjusted, and what was (调整).
type adjustPage struct {
	view
	Lines   []option
	Codes   []option
	Budget  workbench.BudgetAdjustment // as it was filled in
	Target  workbench.TargetAdjustment
	Ind     *budget.Indicator // whose target is adjusted; nil before one was chosen
	Money   []budget.Adjustment
	Targets []*budget.Indicator // those that were adjusted
	Locked  string              // why nothing is adjusted now
	Error   *fault.Error
	Failed  string // the form that was refused: budget, target
	Request string
}

func (v *visit) adjust() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p := v.adjustPage(y, workbench.TargetAdjustment{Code: strings.TrimSpace(v.r.FormValue("code"))})
	p.Budget.Line = strings.TrimSpace(v.r.FormValue("line"))
	return v.write(http.StatusOK, adjustWhole(p))
}

// adjustPage is the page of a year, with the form of an indicator's target where one
// was chosen.
func (v *visit) adjustPage(y *workbench.Year, t workbench.TargetAdjustment) adjustPage {
	p := adjustPage{view: v.yearView(y, "goals"), Target: t, Money: y.Year.Adjustments, Request: newRequest()}
	p.Title, p.Targets = "调整", p.adjustedIndicators()
	p.Lines, p.Codes = []option{{"", "选项目"}}, []option{{"", "选指标"}}
	for _, l := range y.Year.Lines {
		p.Lines = append(p.Lines, option{l.ID, l.ID + " " + l.Name})
	}
	for _, i := range y.Year.Indicators {
		p.Codes = append(p.Codes, option{i.Code, i.Code + " " + i.Name})
		if i.Code != t.Code {
			continue
		}
		if e, ok := y.EntryOf(dossier.FileIndicators, i.Code); ok {
			p.Ind, p.Target.Seen = i, e.Version
		}
	}
	if !workbench.Adjusts(y.Stage()) {
		p.Locked = workbench.NoAdjustment(y.Stage())
	} else if err := v.seat.May(y, dossier.Adjustment, ""); err != nil {
		p.Locked = faultOf(err).Message
	}
	return p
}

// adjustBudget takes an adjustment of the budget.
func (v *visit) adjustBudget() error {
	id, post := v.r.PathValue("year"), v.r.PostFormValue
	a := workbench.BudgetAdjustment{Year: id, Kind: post("kind"), Line: post("line"), To: post("to"), Amount: post("amount"), Day: post("day"),
		Reason: post("reason"), Document: post("document"), Request: post("request")}
	_, err := v.bench.AdjustBudget(v.r.Context(), v.who, a)
	if err == nil {
		return v.goTo(yearPath(id, "adjust") + "#money")
	}
	f, y, err := v.refusedAt(err)
	if err != nil {
		return err
	}
	p := v.adjustPage(y, workbench.TargetAdjustment{})
	p.Budget, p.Error, p.Failed = a, f, "budget"
	return v.write(reply.Status(f.Kind), adjustWhole(p))
}

// adjustTarget takes an adjustment of an indicator's target.
func (v *visit) adjustTarget() error {
	seen, err := v.seen("请刷新后再调整")
	if err != nil {
		return err
	}
	id, post := v.r.PathValue("year"), v.r.PostFormValue
	a := workbench.TargetAdjustment{Year: id, Code: post("code"), Target: post("target"), Day: post("day"), Reason: post("reason"), Document: post("document"),
		Seen: seen, Request: post("request")}
	_, err = v.bench.AdjustTarget(v.r.Context(), v.who, a)
	if err == nil {
		return v.goTo(yearPath(id, "adjust") + "#targets")
	}
	f, y, err := v.refusedAt(err)
	if err != nil {
		return err
	}
	p := v.adjustPage(y, a)
	p.Error, p.Failed = f, "target"
	return v.write(reply.Status(f.Kind), adjustWhole(p))
}

// adjusting reports a year whose goals and budget are changed by adjustments alone.
func (v view) adjusting() bool { return v.Year != nil && workbench.Adjusts(v.Year.Stage()) }

// adjusted reports a year in which anything was adjusted.
func (v view) adjusted() bool {
	return len(v.Year.Year.Adjustments)+len(v.adjustedIndicators()) > 0
}

// adjustedIndicators are those whose target was adjusted.
func (v view) adjustedIndicators() []*budget.Indicator {
	return slices.DeleteFunc(slices.Clone(v.Year.Year.Indicators), func(i *budget.Indicator) bool { return i.Adjusted == nil })
}
