package regs

import (
	"slices"
	"sync"

	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
)

// A GoalReview (目标审核表) is the form by which goals are reviewed before a budget
// is arranged: what is asked, with points, and what may follow from their sum. All its
// wording is our own summary.
type GoalReview struct {
	Name      string
	Document  string
	Issued    string // day
	Certainty Certainty
	Note      string
	Questions []GoalQuestion
	Grades    []GoalGrade // the best first
}

// A GoalQuestion is one thing that is asked of goals.
type GoalQuestion struct {
	Part   string // 完整性
	Name   string // 规范完整性
	Points num.Decimal
	Asks   string
}

// A GoalGrade is what a sum of points amounts to.
type GoalGrade struct {
	Name      string      // 优
	Least     num.Decimal // points from which it is given
	Decisions []string    // that may be taken then
	Means     string
}

// GoalReviewForm returns the form of the Ministry of 2015.
func GoalReviewForm() (*GoalReview, error) { return loadGoalReview() }

var loadGoalReview = sync.OnceValues(func() (*GoalReview, error) {
	const file = "frameworks/goal-review-2015.yaml"
	data, err := frameworkFiles.ReadFile(file)
	if err != nil {
		return nil, fault.New(fault.Internal, fault.Place{File: file}, "internal", "程序里缺少目标审核表").Because(err)
	}
	return parseGoalReview(file, data)
})

func parseGoalReview(file string, data []byte) (*GoalReview, error) {
	n, _ := plain.ParseYAML(file, data)
	n.Only("编号", "名称", "文件", "发布", "核实", "说明", "项目", "等级")
	g := &GoalReview{Name: n.Need("名称"), Document: n.Need("文件"), Certainty: certaintyOf(n), Note: n.Text("说明")}
	g.Issued, _ = n.Day("发布")
	for _, x := range n.List("项目") {
		x.Only("方面", "名称", "分值", "问")
		g.Questions = append(g.Questions, GoalQuestion{Part: x.Need("方面"), Name: x.Need("名称"), Points: needDecimal(x, "分值"), Asks: x.Need("问")})
	}
	for _, x := range n.List("等级") {
		x.Only("名称", "不低于", "可作", "说明")
		g.Grades = append(g.Grades, GoalGrade{Name: x.Need("名称"), Least: needDecimal(x, "不低于"), Decisions: x.Texts("可作"), Means: x.Need("说明")})
	}
	if !slices.IsSortedFunc(g.Grades, func(a, b GoalGrade) int { return b.Least.Cmp(a.Least) }) || len(g.Grades) == 0 || g.Grades[len(g.Grades)-1].Least.Sign() != 0 {
		n.Get("等级").Bad("goal-grades", "“等级”要从高到低写，最后一级从0分起")
	}
	if err := n.Err(); err != nil {
		return nil, err
	}
	return g, nil
}

// Total is the sum of points that can be given.
func (g *GoalReview) Total() num.Decimal {
	var sum num.Decimal
	for _, q := range g.Questions {
		sum = sum.Add(q.Points)
	}
	return sum
}

// GradeOf is the grade of a sum of points.
func (g *GoalReview) GradeOf(points num.Decimal) GoalGrade {
	for _, r := range g.Grades {
		if points.Cmp(r.Least) >= 0 {
			return r
		}
	}
	return g.Grades[len(g.Grades)-1]
}
