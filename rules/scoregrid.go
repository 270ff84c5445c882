package rules

import (
	"strings"

	"jiheng/paper"
	"jiheng/plain"
)

// scoredGrid reports a table that states points: a number under a head of points, or beside a label
// of the score or the grade.
func scoredGrid(g *paper.Grid) bool {
	if col, head, ok := g.Col("得分", "自评得分", "自评分", "自评分值", "评分", "评价得分", "实际得分", "最终得分", "评价分值", "自评分数", "得分情况"); ok {
		for r := head + 1; r < len(g.Cells); r++ {
			if _, ok := paper.DecimalOf(strings.TrimSuffix(g.Text(r, col), "分")); ok {
				return true
			}
		}
	}
	for r := range g.Cells {
		for c := 1; c < len(g.Cells[r]); c++ {
			label, said := g.Text(r, c-1), g.Text(r, c)
			if _, number := paper.DecimalOf(strings.TrimSuffix(said, "分")); number && paper.HasAny(label, "得分", "总分", "自评分", "综合评分") ||
				paper.HasAny(label, "等级", "等次") && gradeAlone.MatchString(said) {
				return true
			}
		}
	}
	return false
}

// gradeAlone matches a grade that is all a cell says.
var gradeAlone = plain.NewExpr(`^[“"]?(?:优秀?|良好?|中等?|一般|合格|不合格|较?差|[ABCD])[”"]?$`)
