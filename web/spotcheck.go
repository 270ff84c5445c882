package web

import (
	"jiheng/budget"
	"jiheng/workbench"
)

// A drawnView is a spot check, with how many of its indicators the person has judged.
type drawnView struct {
	budget.SpotCheck
	Name, At string
	Done     int
}

// drawn lists the spot checks.
func (v *visit) drawn(p *reviewPage) {
	judged := map[string]bool{}
	for _, o := range p.Year.Year.Opinions {
		judged[o.Indicator] = judged[o.Indicator] || o.Person == v.who.ID
	}
	for _, s := range p.Year.Year.SpotChecks {
		d := drawnView{SpotCheck: s, Name: v.nameOf(s.Person), At: stampText(s.Time)}
		for _, code := range s.Codes {
			if judged[code] {
				d.Done++
			}
		}
		p.Drawn = append(p.Drawn, d)
	}
}

// evaluatedPoints adds up the points of a year, those of evaluators by their last word in the
// place of the unit's own; empty where they said nothing.
func evaluatedPoints(y *workbench.Year) string {
	if y.Eval == nil {
		return ""
	}
	sum, given := y.Eval.Points, false
	for _, i := range y.Year.Indicators {
		o, ok := y.Year.OpinionOf(i.Code, string(workbench.Evaluator))
		own, scored := y.Eval.ScoreOf(i.Code)
		if given = given || ok; ok && o.Scored && scored && i.NotApply == "" {
			sum = sum.Add(o.Score.Sub(own.Points))
		}
	}
	if !given {
		return ""
	}
	return sum.String()
}

// drawTake draws indicators to be looked at closely.
func (v *visit) drawTake() error {
	seen, err := v.seen("请刷新后再抽")
	if err != nil {
		return err
	}
	f := v.r.PostFormValue
	d := workbench.Drawing{Year: v.r.PathValue("year"), Seed: f("seed"), Count: f("count"), Seen: seen, Request: f("request")}
	_, err = v.bench.DrawIndicators(v.r.Context(), v.who, d)
	if err == nil {
		return v.goTo(yearPath(d.Year, "review") + "#drawn")
	}
	refused, y, err := v.refusedAt(err)
	if err != nil {
		return err
	}
	p, err := v.reviewPage(y)
	if err != nil {
		return err
	}
	p.Error, p.Drawing = refused, d
	return v.write(statusFor(refused), reviewWhole(p))
}
