package dossier

import (
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/num"
	"jiheng/plain"
)

// blockGoalOpinions is the list of reviews of goals in 审核.yaml.
const blockGoalOpinions = "目标审核"

// goalOpinions reads what reviewers said of the goals. A total that is not the sum of
// its points is a fault.
func (l *loader) goalOpinions(n plain.Node) {
	for _, x := range n.List(blockGoalOpinions) {
		x.Only("得分", "总分", "等级", "结论", "意见", "人", "身份", "时间", "看到")
		g := budget.GoalOpinion{Grade: x.Need("等级"), Decision: x.OneOf("结论", budget.GoalDecisions...), Text: x.Text("意见"),
			Person: x.Need("人"), Role: x.Text("身份"), Time: x.Need("时间"), Place: x.Place()}
		g.Total, _ = x.Decimal("总分")
		var sum num.Decimal
		points := x.Get("得分")
		for _, k := range points.Keys() {
			p, _ := points.Decimal(k)
			g.Points = append(g.Points, budget.QuestionPoints{Name: k, Points: p})
			sum = sum.Add(p)
		}
		if sum.Cmp(g.Total) != 0 {
			x.Get("总分").Bad("goal-review-total", "目标审核的“总分”写的是%s，各项得分之和是%s", g.Total, sum)
		}
		if g.Decision != budget.GoalsPass && g.Decision != "" && g.Text == "" {
			x.Bad("reason", "%s要写“意见”", g.Decision)
		}
		g.Act = whenSeen(x, g.Time)
		l.year.GoalOpinions = append(l.year.GoalOpinions, g)
	}
}

// GoalOpinionEntry writes a review of goals as an entry of 审核.yaml.
func GoalOpinionEntry(g budget.GoalOpinion) Entry {
	q := plain.Quote
	parts := make([]string, len(g.Points))
	for i, p := range g.Points {
		parts[i] = q(p.Name) + ": " + p.Points.String()
	}
	return Entry{File: FileReview, Kind: EntryItem, Block: blockGoalOpinions, Text: "  - {得分: {" + strings.Join(parts, ", ") + "}, 总分: " + g.Total.String() +
		", 等级: " + q(g.Grade) + ", 结论: " + q(g.Decision) + ", 意见: " + q(g.Text) + ", 人: " + q(g.Person) + ", 身份: " + q(g.Role) + ", 时间: " + q(g.Time) +
		", 看到: " + strconv.FormatInt(g.Act, 10) + "}\n"}
}

// GoalOpinionHead is the head of the list of reviews of goals.
func GoalOpinionHead() Entry {
	return Entry{File: FileReview, Kind: EntryHead, Block: blockGoalOpinions, Text: blockGoalOpinions + ":\n"}
}
