package regs

import (
	"slices"
	"testing"

	"jiheng/num"
)

func TestGoalReviewForm(t *testing.T) {
	g, err := GoalReviewForm()
	if err != nil {
		t.Fatal(err)
	}
	if g.Total().String() != "100" || len(g.Questions) != 8 {
		t.Errorf("%d questions, %s points", len(g.Questions), g.Total())
	}
	for points, want := range map[string]string{"100": "优", "90": "优", "89.9": "良", "80": "良", "79.99": "中", "60": "中", "59.5": "差", "0": "差"} {
		if got := g.GradeOf(num.MustDecimal(points)); got.Name != want {
			t.Errorf("%s points are %s, want %s", points, got.Name, want)
		}
	}
	if slices.Contains(g.GradeOf(num.MustDecimal("70")).Decisions, "通过") {
		t.Error("goals of 70 points may pass")
	}
}

func TestBadGoalReviews(t *testing.T) {
	head := "编号: x\n名称: x\n文件: x\n发布: 2015-05-21\n核实: 业内通行，未核对原文\n项目:\n  - {方面: a, 名称: b, 分值: 10, 问: c}\n等级:\n"
	for says, grades := range map[string]string{
		"no grade from 0": "  - {名称: 优, 不低于: 90, 可作: [通过], 说明: x}\n",
		"the worst first": "  - {名称: 差, 不低于: 0, 可作: [退回], 说明: x}\n  - {名称: 优, 不低于: 90, 可作: [通过], 说明: x}\n",
		"no limit":        "  - {名称: 差, 可作: [退回], 说明: x}\n",
	} {
		if _, err := parseGoalReview("x.yaml", []byte(head+grades)); err == nil {
			t.Errorf("%s: accepted", says)
		}
	}
}
