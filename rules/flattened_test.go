package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/paper/papertest"
)

// flattened is a register of so many projects, each with rows that repeat what is
// said of the project.
func flattened(projects, rows int) string {
	var b strings.Builder
	b.WriteString("2024年度项目绩效指标汇总\n| 项目编码 | 项目名称 | 政策依据 | 三级指标 | 指标值 |\n")
	for p := range projects {
		for r := range rows {
			fmt.Fprintf(&b, "| 1000002413915%08d | 项目%d | 根据《示例办法》（示财规[2021]%d号），按标准测算经费.通过本项目改善服务。 | 第%d类培训班次 | ≥%d次 |\n", p, p, p+1, r, r+1)
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

func findingsOf(t *testing.T, text string, ids ...string) []check.Finding {
	t.Helper()
	res := builtinSet(t).Run(&check.Input{File: "例.xlsx", Document: papertest.Document(text)})
	return slices.DeleteFunc(slices.Clone(res.Findings), func(f check.Finding) bool { return !slices.Contains(ids, f.Rule) })
}

// What a register says again and again is one finding with all its places, and what its
// rows repeat of one project counts once.
func TestRepeatedTextOnce(t *testing.T) {
	found := findingsOf(t, flattened(3, 4), "RPT-25", "P04")
	if len(found) != 2 {
		t.Fatalf("%d findings, want one of each kind", len(found))
	}
	for _, f := range found {
		if f.Count != 3 || len(f.Other) != 11 || !strings.Contains(f.Message, "全文共3处，同样的文字另有9处") {
			t.Errorf("line %d: count %d with %d other places: %s", f.Place.Line, f.Count, len(f.Other), f.Message)
		}
	}
	one := findingsOf(t, flattened(1, 3), "P04")
	if len(one) != 1 || one[0].Count != 1 || len(one[0].Other) != 2 || strings.Contains(one[0].Message, "全文共") || !strings.Contains(one[0].Message, "同样的文字另有2处") {
		t.Errorf("%+v, want one finding of one text", one)
	}
	for _, text := range []string{"资金支付.进度慢。\n资金支付.进度慢。", "| 序号 | 存在问题 |\n| 1 | 资金支付.进度慢 |\n| 2 | 项目验收.不及时 |"} {
		if found := findingsOf(t, text, "P04"); len(found) != 1 || found[0].Count != 2 {
			t.Errorf("%s: %v, want one finding of two places", text, found)
		}
	}
}

// Of more than two hundred findings of a rule every place is listed.
func TestLaterProjectsNotHidden(t *testing.T) {
	found := findingsOf(t, flattened(230, 2), "RPT-25")
	if len(found) != 1 || len(found[0].Other) != 459 || found[0].Count != 460 || !strings.Contains(found[0].Message, "全文共460处") ||
		!strings.HasSuffix(found[0].Suggestion, "其余各处照此改") {
		t.Errorf("%+v, want one finding of 460 places", found)
	}
}

// An indicator may stand in several projects of a register; the head of a column
// is no value of the head beside it.
func TestRegisterByProject(t *testing.T) {
	head := "| 项目编码 | 审核人 | 项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值 |\n"
	row := "| %s | | %s | 产出 | 数量 | %s | %s |\n"
	a, b := "100000241391500000101", "100000241391500000102"
	right := head + fmt.Sprintf(row, a, "甲", "便民服务点数量", "1间") + fmt.Sprintf(row, a, "甲", "服务及时率", "≥95%") +
		fmt.Sprintf(row, b, "乙", "便民服务点数量", "1间") + fmt.Sprintf(row, b, "乙", "服务及时率", "≥95%")
	if got := findingsOf(t, right, "IND-12", "GEN-05"); len(got) > 0 {
		t.Errorf("right, but found %q", got[0].Message)
	}
	if got := findingsOf(t, right+fmt.Sprintf(row, b, "乙", "服务及时率", "≥90%"), "IND-12"); len(got) != 1 {
		t.Errorf("%d findings of an indicator twice in one project, want 1", len(got))
	}
	wrong := head + fmt.Sprintf(row, "12345678X0001", "甲", "便民服务点数量", "1间") + fmt.Sprintf(row, a, "甲", "服务及时率", "≥95%")
	if got := findingsOf(t, wrong, "GEN-05"); len(got) != 1 || !strings.Contains(got[0].Message, "12345678X0001") {
		t.Errorf("of a wrong code in a column found %v", got)
	}
	names := "| 序号 | 二级项目名称 | 指标名称 | 年度指标值 | 分值 |\n| 1 | 甲 | 培训人数 | ≥20人 | 50 |\n| 2 | 甲 | 满意度 | ≥90% | 50 |\n| 3 | 乙 | 培训人数 | ≥30人 | 60 |\n| 4 | 乙 | 满意度 | ≥90% | 40 |"
	if got := findingsOf(t, names, "IND-12", "WGT-01", "WGT-02"); len(got) > 0 {
		t.Errorf("weights and names by project: right, but found %q", got[0].Message)
	}
	form := "2024年度项目支出绩效自评表\n| 项目名称 | 便民服务 | 项目编码 | 12345678X0001 |\n| 主管部门 | 教育局 | 实施单位 | 教育局 |"
	if got := findingsOf(t, form, "GEN-05"); len(got) != 1 {
		t.Errorf("a form's code beside its label: %d findings, want 1", len(got))
	}
}
