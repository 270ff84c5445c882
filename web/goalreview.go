package web

import (
	"net/http"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/regs"
	"jiheng/reply"
	"jiheng/workbench"
)

// A goalReviewPage is the form by which goals are reviewed (目标审核).
type goalReviewPage struct {
	view
	Form     *regs.GoalReview
	Points   []string // as they were filled in
	Decision string
	Text     string
	Past     []goalOpinionView // the newest first
	Can      string            // why the person may not review; empty where they may
	Seen     int64
	Request  string
	Error    *fault.Error
	Count    int         // of indicators
	Open     []openPoint // of goals and budget, that the approval would freeze
	Weights  []weightSum
	Asks     []string // targets to be looked at again, which keep nothing back
}

// A goalOpinionView is a review as it is told.
type goalOpinionView struct {
	budget.GoalOpinion
	Name, At string
}

func (v *visit) goalReview() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p, err := v.goalReviewPage(y)
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, goalReviewWhole(p))
}

func (v *visit) goalReviewPage(y *workbench.Year) (goalReviewPage, error) {
	p := goalReviewPage{view: v.yearView(y, "goals"), Seen: y.Act, Request: newRequest(), Count: len(y.Year.Indicators)}
	p.Title = "目标审核"
	var err error
	if p.Form, err = regs.GoalReviewForm(); err != nil {
		return p, err
	}
	p.Points = make([]string, len(p.Form.Questions))
	if err := v.seat.JudgingGoals(y); err != nil {
		p.Can = faultOf(err).Message
	}
	p.Open = p.openPoints(y.Unaimed())
	codes, asks := y.DayAsks()
	for i, says := range asks {
		p.Asks = append(p.Asks, codes[i]+"："+says)
	}
	if y.Eval != nil {
		p.Weights = weightsOf(y)
	}
	list := y.Year.GoalOpinions
	for n := len(list) - 1; n >= 0; n-- {
		p.Past = append(p.Past, goalOpinionView{list[n], v.nameOf(list[n].Person), stampText(list[n].Time)})
	}
	return p, nil
}

// sum is the sum of what was filled in, as far as it is figures; that of the last
// review where nothing is filled in.
func (p goalReviewPage) sum() string {
	if p.Can != "" {
		if len(p.Past) == 0 {
			return "—"
		}
		return p.Past[0].Total.String()
	}
	var sum num.Decimal
	for _, s := range p.Points {
		if d, err := num.ParseDecimal(s); err == nil {
			sum = sum.Add(d)
		}
	}
	return sum.String()
}

// goalReviewTake takes a review of the goals.
func (v *visit) goalReviewTake() error {
	id := v.r.PathValue("year")
	seen, err := v.seen("请刷新后再办")
	if err != nil {
		return err
	}
	post := v.r.PostFormValue
	j := workbench.GoalJudgement{Year: id, Points: v.r.PostForm["points"], Decision: post("decision"), Text: post("text"), Seen: seen, Request: post("request")}
	_, err = v.bench.JudgeGoals(v.r.Context(), v.who, j)
	if err == nil {
		return v.goTo(yearPath(id, "goals", "review"))
	}
	f, y, err := v.refusedAt(err)
	if err != nil {
		return err
	}
	p, err := v.goalReviewPage(y)
	if err != nil {
		return err
	}
	p.Error, p.Decision, p.Text = f, j.Decision, j.Text
	if len(j.Points) == len(p.Points) {
		p.Points = j.Points
	}
	return v.write(reply.Status(f.Kind), goalReviewWhole(p))
}
