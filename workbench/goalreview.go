package workbench

import (
	"context"
	"slices"
	"strings"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/regs"
)

// A GoalJudgement is what a reviewer says of a year's goals on the form of their review.
type GoalJudgement struct {
	Year     string
	Points   []string // of each question, in the order of the form
	Decision string   // one of budget.GoalDecisions
	Text     string
	Seen     int64 // the act as of which the person looked at the year
	Request  string
}

// JudgeGoals writes a review of the goals and takes the step that its decision leads
// to, as one act: goals that pass are approved and frozen, others go back to be
// drafted. What may be decided follows from the grade.
func (b *Bench) JudgeGoals(ctx context.Context, who Person, j GoalJudgement) (*Year, error) {
	words := append([]string{"goals", j.Year, j.Decision, j.Text}, j.Points...)
	return b.do(ctx, who, j.Year, asks(j.Request, words...), func(s *sight) (*deed, error) {
		step := Step{Year: j.Year, How: budget.Confirmed, Seen: j.Seen}
		if j.Decision != budget.GoalsPass {
			step.How, step.To, step.Reason = budget.SentBack, Drafting, "-" // the words are asked for below
		}
		if err := s.JudgingGoals(s.Year); err != nil {
			return nil, err
		}
		m, by, err := s.moveOf(s.Stage(), s.lastStep(), step)
		if err != nil {
			return nil, err
		}
		if open := s.openPoints(m); len(open) > 0 {
			return nil, fault.New(fault.Conflict, fault.Place{}, "open-points", "目标和预算还有%d处没有定，不能批复；请退回单位补齐，第一处：%s", len(open), open[0].Message)
		}
		o, err := j.opinion()
		if err != nil {
			return nil, err
		}
		if step.How == budget.SentBack {
			step.Reason = o.Decision + "：" + o.Text
		}
		o.Person, o.Role, o.Time, o.Act = s.Who.ID, string(by.Role), b.now().UTC().Format(time.RFC3339), j.Seen
		d := s.deed(step.How)
		b.step(d, m, by, step, s.Entries)
		d.edits = append(d.edits, s.behind(dossier.GoalOpinionHead().Block, dossier.GoalOpinionHead(), dossier.GoalOpinionEntry(o))...)
		return d, nil
	})
}

// opinion checks what was filled in, and adds it up.
func (j GoalJudgement) opinion() (o budget.GoalOpinion, err error) {
	form, err := regs.GoalReviewForm()
	if err != nil {
		return o, err
	}
	if len(j.Points) != len(form.Questions) {
		return o, fault.Bad(fault.Place{}, "goal-points", "目标审核表有%d项，收到%d项得分；请刷新后再填", len(form.Questions), len(j.Points))
	}
	o = budget.GoalOpinion{Decision: j.Decision, Text: strings.TrimSpace(j.Text)}
	for i, q := range form.Questions {
		if strings.TrimSpace(j.Points[i]) == "" {
			return o, fault.Bad(fault.Place{}, "goal-points", "“%s”还没有打分；在0和%s之间打分", q.Name, q.Points)
		}
		p, err := plain.ReadDecimal(j.Points[i], budget.Points)
		if err != nil {
			return o, fault.Bad(fault.Place{}, "goal-points", "“%s”的得分写的%s", q.Name, err)
		}
		if p.Sign() < 0 || p.Cmp(q.Points) > 0 {
			return o, fault.Bad(fault.Place{}, "goal-points", "“%s”的得分“%s”要在0和%s之间", q.Name, fault.Clip(j.Points[i]), q.Points)
		}
		o.Points = append(o.Points, budget.QuestionPoints{Name: q.Name, Points: p})
		o.Total = o.Total.Add(p)
	}
	grade := form.GradeOf(o.Total)
	o.Grade = grade.Name
	switch {
	case !slices.Contains(budget.GoalDecisions, o.Decision):
		return o, fault.Bad(fault.Place{}, "goal-decision", "结论要选：%s", strings.Join(budget.GoalDecisions, "、"))
	case !slices.Contains(grade.Decisions, o.Decision):
		return o, fault.Bad(fault.Place{}, "goal-decision", "合计%s分，是“%s”，不能“%s”：%s；可以作的结论：%s", o.Total, grade.Name, o.Decision, grade.Means, strings.Join(grade.Decisions, "、"))
	case o.Decision != budget.GoalsPass && o.Text == "":
		return o, fault.Bad(fault.Place{}, "reason", "“%s”要写明意见，对方看到后才知道改什么", o.Decision)
	}
	if o.Text != "" {
		err = words("意见", o.Text, 2000)
	}
	return o, err
}
