package web

import (
	"net/http"
	"strings"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/reply"
	"jiheng/workbench"
)

// signTab is the path of the page on which the head of the unit signs.
const signTab = "sign"

// A signPage is all that the head of the unit signs by (签发): the year in a few figures,
// what has changed since they saw it, what is open, the letter, and their deeds.
type signPage struct {
	stepsPart
	Issue    issuePart
	Figures  []signFigure
	Last     int    // the version that the figures stand beside; 0 for none
	Letter   string // path of the letter of the last version; empty where there is none
	Base     string // since when Since tells; empty where the head has not seen the year before
	Since    []workbench.Deal
	Net      []signFigure // values and amounts that are others now than at the base
	Returned stepView     // the last return while it is not settled; no How where there is none
}

// A signFigure is one of the year's few figures, beside what it was in the last version.
type signFigure struct {
	Name, ID, Now string
	Was, Differs  string // empty where there is no last version; — where it had none
}

// signFigures are the figures of a year that a head signs by.
var signFigures = []struct{ ID, Name string }{
	{"自评总分", "自评总分"}, {"等级", "等级"}, {"合计-执行率", "预算执行率"}, {"合计-全年预算数", "全年预算数（万元）"}, {"合计-决算数", "决算数（万元）"},
}

func (v *visit) sign() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p, err := v.signPage(y)
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, signWhole(p))
}

func (v *visit) signPage(y *workbench.Year) (signPage, error) {
	part, err := v.stepsPart(y, signTab)
	p := signPage{stepsPart: part}
	if err != nil {
		return p, err
	}
	p.Issue = v.issuePart(p.view, p.Revised)
	p.Issue.Unsaved = p.Unsaved
	if s, ok := lastReturn(y); ok {
		p.Returned = stepView{Step: s, Name: v.nameOf(s.Person), At: stampText(s.Time)}
	}
	p.From, p.Issue.From, p.Issue.Previews = signTab, signTab, true
	p.Quiet = p.Issue.May == "" && !p.Revised.Current()
	last := y
	if p.Last = p.Revised.Issue.Version; p.Last > 0 {
		p.Letter = p.at("issued", itoa(p.Last), "letter")
		if last, err = v.bench.YearAt(v.r.Context(), y.ID, p.Revised.Issue.Act); err != nil {
			return p, err
		}
	}
	p.Figures = figuresBeside(y, last, p.Last > 0)
	sent, issued := lastSent(y), p.Revised.Issue.Act
	switch {
	case issued > 0 && issued >= sent:
		p.Base = "第" + itoa(p.Last) + "稿签发以后"
	case sent > 0:
		p.Base = "上次送出以后"
	}
	if p.Since, err = v.since(y, max(sent, issued)); err != nil || len(p.Since) == 0 {
		return p, err
	}
	if issued < sent {
		if last, err = v.bench.YearAt(v.r.Context(), y.ID, sent); err != nil {
			return p, err
		}
	}
	p.Net = netChanges(y, last)
	return p, nil
}

// netChanges are the values and amounts of a year that are others than they were, with
// what they were: what was changed and changed back is none.
func netChanges(y, was *workbench.Year) []signFigure {
	var out []signFigure
	add := func(name, id string) {
		now, is := signValue(y, id)
		text, before := signValue(was, id)
		if now == text {
			return
		}
		f := signFigure{Name: name, ID: id, Now: now, Was: dash(text), Differs: differenceText(now, text, is, before)}
		if strings.HasSuffix(now, "%") && is != nil && before != nil {
			f.Differs += "个百分点"
		}
		out = append(out, f)
	}
	for _, i := range y.Year.Indicators {
		add(i.Code+" "+i.Name+"，完成值", i.Code)
		add(i.Code+" "+i.Name+"，得分", i.Code+"-得分")
	}
	for _, l := range y.Year.Lines {
		for _, stage := range []string{budget.StageOriginal, budget.StageRevised, budget.StageOutturn} {
			add(l.ID+" "+l.Name+"，"+stage+"（万元）", l.ID+"-"+stage)
		}
	}
	return out
}

// signRefused shows the page again with what was refused.
func (v *visit) signRefused(y *workbench.Year, f *fault.Error, with func(*signPage)) error {
	p, err := v.signPage(y)
	if err != nil {
		return err
	}
	with(&p)
	return v.write(reply.Status(f.Kind), signWhole(p))
}

// figuresBeside are the few figures of a year, and what they were in another; there is none
// beside where it is not asked for.
func figuresBeside(y, was *workbench.Year, beside bool) []signFigure {
	var out []signFigure
	for _, f := range signFigures {
		now, is := signValue(y, f.ID)
		s := signFigure{Name: f.Name, ID: f.ID, Now: now}
		if f.ID == "等级" {
			s.ID = ""
		}
		if beside {
			text, before := signValue(was, f.ID)
			s.Was = dash(text)
			s.Differs = differenceText(now, text, is, before)
			if strings.HasSuffix(now, "%") && is != nil && before != nil && now != text {
				s.Differs += "个百分点"
			}
		}
		out = append(out, s)
	}
	return out
}

// signValue is a figure as it prints, and its number where it has one.
func signValue(y *workbench.Year, id string) (text string, n *num.Ratio) {
	switch {
	case y.Eval == nil || y.Maker == nil:
		return "", nil
	case id == "等级":
		return y.Eval.PrintGrade(), nil
	}
	f, ok := y.Maker.Facts.Get(id)
	if !ok || f.Value.IsBlank() {
		return "", nil
	}
	return strings.TrimSuffix(f.Print().Text, "万元"), &f.Value.Number // the unit stands in the name
}

// differenceText is how much more or less a figure is than it was, of both as they are
// printed; for what is no number, whether it is another.
func differenceText(now, was string, a, b *num.Ratio) string {
	switch {
	case now == was:
		return "没有变"
	case a == nil || b == nil:
		return "变了"
	}
	d := a.Round(2, num.HalfUp).Sub(b.Round(2, num.HalfUp)) // as the two stand beside it
	if d.Sign() < 0 {
		return "－" + d.Neg().String()
	}
	return "＋" + d.String()
}

// sinceHead names what has changed, and since when.
func (p signPage) sinceHead() string {
	if p.Base == "" {
		return "改过的"
	}
	return p.Base + "改过的 " + itoa(len(p.Since))
}
