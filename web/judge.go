package web

import (
	"net/http"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/reply"
	"jiheng/report"
	"jiheng/workbench"
)

// A judgePage is one indicator before a reviewer: what the unit says, what the data
// say, what proves it.
type judgePage struct {
	view
	Row           valueRow
	Ind           *budget.Indicator
	Said          [][]document.Run // sentences of the report that print the figure
	Fact          fact.Fact
	Tree          fact.Node
	Lines         []string
	Evidence      []budget.Evidence
	Past          []workbench.Deal
	Opinions      []budget.Opinion
	Names         map[string]string
	Before, After string // codes of the indicators beside it
	At, Of, Seen  int    // which it is, of how many, and how many were judged
	Verdicts      []string
	Drawn         bool   // for a spot check
	Can           string // why the person may not judge; empty where they may
	Act           int64
	Request       string
	Mine          budget.Opinion
	Error         *fault.Error
}

// phrases are what reviewers often write.
var phrases = []string{"请补盖章件", "措施请写完成标准和期限", "口径请引文件", "和台账不一致，请核对", "指标值偏低，请说明"}

func (v *visit) judge() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p, err := v.judgePage(y, v.r.PathValue("code"))
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, judgeWhole(p))
}

func (v *visit) judgePage(y *workbench.Year, code string) (judgePage, error) {
	p := judgePage{view: v.yearView(y, "review"), Act: y.Act, Request: newRequest(), Of: len(y.Year.Indicators)}
	at := slices.IndexFunc(y.Year.Indicators, func(i *budget.Indicator) bool { return i.Code == code })
	if at < 0 {
		return p, unknownPage()
	}
	if y.Maker == nil {
		return p, workbench.NoPack()
	}
	p.Ind = y.Year.Indicators[at]
	rows := v.valueRows(y)
	p.Row = rows[at]
	order := byRisk(y, rows)
	p.At = slices.Index(order, code) + 1
	if p.At > 1 {
		p.Before = order[p.At-2]
	}
	if p.At < len(order) {
		p.After = order[p.At]
	}
	if f, ok := y.Maker.Facts.Get(code); ok {
		p.Fact, p.Lines = f, report.AccountLines(f)
		p.Tree, _ = y.Maker.Facts.Explain(code)
		p.Evidence = evidenceFor(y, f)
	}
	p.Said = saidOf(y, code)
	p.opinions(v)
	if err := v.seat.Judging(y); err != nil {
		p.Can = faultOf(err).Message
	}
	p.Verdicts, p.Drawn = budget.Verdicts, y.Year.Drawn(code)
	if v.seat.Judges(y) == workbench.Evaluator {
		p.Verdicts = []string{budget.Agreed, budget.Doubted}
	}
	var err error
	p.Past, err = v.pastOf(y, p.Fact)
	return p, err
}

// opinions fills in what was said of the indicator, and how far the person's review
// is.
func (p *judgePage) opinions(v *visit) {
	p.Names = map[string]string{}
	judged := map[string]bool{}
	for _, o := range p.Year.Year.Opinions {
		if o.Person == v.who.ID {
			judged[o.Indicator] = true
		}
		if o.Indicator != p.Ind.Code {
			continue
		}
		p.Names[o.Person] = v.nameOf(o.Person)
		p.Opinions = append(p.Opinions, o)
		if o.Person == v.who.ID {
			p.Mine = o
		}
	}
	p.Seen = len(judged)
}

// evidenceFor are the papers that a figure's account names.
func evidenceFor(y *workbench.Year, f fact.Fact) []budget.Evidence {
	var out []budget.Evidence
	for _, e := range y.Year.Evidence {
		if slices.Contains(f.Account.Papers, e.ID) {
			out = append(out, e)
		}
	}
	return out
}

// saidOf are the paragraphs of the report that print a figure of the indicator.
func saidOf(y *workbench.Year, code string) [][]document.Run {
	var out [][]document.Run
	for _, b := range y.Maker.Apart().Narrative(sections(y)) {
		p, ok := b.(*document.Paragraph)
		if ok && slices.ContainsFunc(p.Runs, func(r document.Run) bool { return r.Fact == code }) {
			out = append(out, sentenceOf(p.Runs, code))
		}
	}
	return out
}

// sentenceOf cuts a paragraph to the sentences that print a figure.
func sentenceOf(runs []document.Run, code string) []document.Run {
	at := slices.IndexFunc(runs, func(r document.Run) bool { return r.Fact == code })
	from, to := 0, len(runs)
	out := slices.Clone(runs)
	for i := at - 1; i >= 0; i-- {
		if k := strings.LastIndex(runs[i].Text, "。"); k >= 0 && runs[i].Fact == "" {
			out[i].Text, from = runs[i].Text[k+len("。"):], i
			break
		}
	}
	for i := at + 1; i < len(runs); i++ {
		if k := strings.Index(runs[i].Text, "。"); k >= 0 && runs[i].Fact == "" {
			out[i].Text, to = out[i].Text[:k+len("。")], i+1
			break
		}
	}
	return out[from:to]
}

// judgeEnter takes a reviewer's opinion, and goes on to the next indicator.
func (v *visit) judgeEnter() error {
	id, code := v.r.PathValue("year"), v.r.PathValue("code")
	f := v.r.PostFormValue
	seen, err := v.seen("请刷新后再记")
	if err != nil {
		return err
	}
	j := workbench.Judgement{Year: id, Code: code, Verdict: f("verdict"), Score: f("score"), Field: f("field"), Quote: f("quote"), Text: f("text"), Seen: seen, Request: f("request")}
	y, err := v.bench.Judge(v.r.Context(), v.who, j)
	if err == nil {
		next, order := code, byRisk(y, v.valueRows(y))
		if at := slices.Index(order, code); at >= 0 && at+1 < len(order) {
			next = order[at+1]
		}
		return v.goTo(yearPath(id, "review", next))
	}
	bad := faultOf(err)
	if bad.Kind != fault.Invalid && bad.Code != workbench.CodeJudgedStale {
		return err
	}
	if y, err = v.year(); err != nil {
		return err
	}
	p, err := v.judgePage(y, code)
	if err != nil {
		return err
	}
	p.Error, p.Mine = bad, budget.Opinion{Verdict: j.Verdict, Text: j.Text, Field: j.Field, Quote: j.Quote}
	p.Row.Text = j.Score
	return v.write(reply.Status(bad.Kind), judgeWhole(p))
}

// nextOf selects what comes after a verdict is chosen by its key: the button that records
// it, or the words that it asks for.
func nextOf(verdict string) string {
	if verdict == budget.Agreed {
		return ".btn.main"
	}
	return "#op"
}

// score is what stands in the box of the reviewer's points.
func (p judgePage) score() string {
	switch {
	case p.Error != nil:
		return p.Row.Text
	case p.Mine.Scored:
		return p.Mine.Score.String()
	}
	return ""
}

// scoreName is what the points are called that a role gives.
func scoreName(role string) string {
	if role == string(workbench.Evaluator) {
		return "评价得分"
	}
	return "复核得分"
}
