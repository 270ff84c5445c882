package extract_test

import "testing"

// Points from which a grade is given are a rule, and nobody's score.
func TestBoundsOfGrades(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"得分90（含）—100分为优，80（含）—90分为良，综合得分86.30分，等级为“优”。", "综合得分 score 86.30分; 评价等级 rating 优"},
		{"得分90分（含）以上为优，≥80分为良。", ""},
		{"综合得分在90分（含90分）以上的为优秀；80—90分（不含90分）为良好；60分以下为差。", ""},
		{"得分在[90,100]为优，[80,90)为良；本项目综合得分88.2分，为良。", "本项目综合得分 score 88.2分"},
		{"总分大于等于90分的，评价等级为优；低于60分评为差。", ""},
		{"得分60至80分之间的评定为“中”，自评得分75分。", "自评得分 score 75分"},
		{"优秀：得分90分以上，良好：得分80分以上。自评总分91分。", "自评总分 score 91分"},
		{"自评得分95分，为优秀。", "自评得分 score 95分"},
		{"综合得分86.30分，评价等级为“优”。", "综合得分 score 86.30分; 评价等级 rating 优"},
	} {
		got := as(t, c.in)
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// Grades of projects that are counted are none of the unit.
func TestGradesOfCountedProjects(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"9个项目评为“优”，2个项目评为“良”。", "项目评为 indicator 9个; 项目评为 indicator 2个"},
		{"九个项目评为“优”，二个项目评为“良”。", ""},
		{"12个部门项目自评等级为“良”，自评得分92分，自评等级为“优”。", "部门项目自评等级为 indicator 12个; 自评得分 score 92分; 评价等级 rating 优"},
		{"其余三家评定等级为良，本项目评价等级为优。", "评价等级 rating 优"},
		{"本单位1个项目评为“优”。", "本单位 indicator 1个; 评价等级 rating 优"},
		{"部门整体自评得分92分，评为“优”。", "部门整体自评得分 score 92分; 评价等级 rating 优"},
	} {
		if got := as(t, c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}
