package across

import (
	"strings"
	"testing"

	"jiheng/paper"
	"jiheng/paper/papertest"
)

// The official heads of final accounts name unit and year.
func TestAccountsIdentity(t *testing.T) {
	for _, c := range []struct{ file, text, unit string }{
		{"公开01表.xlsx", "| 2024年度收入支出决算总表 | | |\n| | | 公开01表 |\n| 部门：青山县教育局 | | 金额单位：万元 |\n| 项目 | 行次 | 决算数 |\n| 本年支出合计 | 57 | 310 |", "青山县教育局"},
		{"03表.xlsx", "| 青山县教育局2024年度一般公共预算财政拨款支出决算表 | | |\n| | | 单位：万元 |\n| 科目编码 | 科目名称 | 本年支出合计 |\n| | 合计 | 310 |", "青山县教育局"},
		{"总表.docx", "2024年度青山县水务局收入支出决算总表\n单位：万元\n| 项目 | 决算数 |\n| 本年支出合计 | 310 |", "青山县水务局"},
		{"支出决算表.docx", "支出决算表\n公开03表\n部门：青山县审计局\n2024年度\n金额单位：元\n| 项目 | 本年支出合计 |\n| 合计 | 310 |", "青山县审计局"},
		{"2024三公.xlsx", "| 财政拨款“三公”经费支出决算表 | | |\n| 编制单位：青山县民政局 | | 单位：人民币万元 |\n| 项目 | 预算数 | 决算数 |\n| 公务接待费 | 3 | 2 |", "青山县民政局"},
		{"基本支出.xlsx", "| 一般公共预算财政拨款基本支出决算明细表 | | |\n| 公开06表 | | |\n| 部门名称：青山县司法局 | 2024年度 | 金额单位：万元 |\n| 科目编码 | 科目名称 | 决算数 |\n| 301 | 工资福利支出 | 3 |", "青山县司法局"},
		{"基金.xlsx", "| 青山县体育局2024年政府性基金预算财政拨款收入支出决算表 | | |\n| 项目 | 年初结转 | 决算数 |\n| 合计 | 0 | 3 |", "青山县体育局"},
	} {
		g := NewDigest(c.file, papertest.Document(c.text))
		if g.Unit != c.unit || g.Year != 2024 || g.Genre != paper.AccountsGenre {
			t.Errorf("%s: read %q, %d, %s", c.file, g.Unit, g.Year, g.Genre)
		}
	}
	report := NewDigest("报告.txt", papertest.Document("青山县教育局2024年度部门整体支出绩效自评报告\n一、概况\n内容。"))
	budget := NewDigest("预算.txt", papertest.Document("部门收支预算总表\n公开01表\n部门：青山县教育局\n2024年\n| 项目 | 预算数 |\n| 本年支出合计 | 310 |"))
	if report.Unit != "青山县教育局" || report.Genre != paper.ReportGenre || budget.Genre == paper.AccountsGenre {
		t.Errorf("a report is %q, %s; a budget is %s", report.Unit, report.Genre, budget.Genre)
	}
}

// A table of two sides gives the total of its own side.
func TestTotalOfTwoSides(t *testing.T) {
	g := NewDigest("01表.xlsx", papertest.Document("| 青山县教育局2024年度收入支出决算总表（金额单位：万元） | | | | | |\n| 项目 | 行次 | 决算数 | 项目 | 行次 | 决算数 |\n| 本年收入合计 | 27 | 320 | 本年支出合计 | 57 | 310 |"))
	if m, ok := g.AmountOf(paper.Outturn, allSpending); !ok || m.Cell.Shown.String() != "310" {
		t.Errorf("read %v, %v; want 310", m.Cell.Text, ok)
	}
}

// Why a document belongs to none says what was recognised.
func TestWhyApart(t *testing.T) {
	all := []*Digest{{Unit: "青山县教育局", Year: 2024}, nil}
	for _, c := range []struct {
		g    Digest
		back int
		want string
	}{
		{Digest{}, 0, "没有认出这份文件的单位"},
		{Digest{Unit: "青山县水务局", Year: 2024}, 0, "认出的单位是“青山县水务局”，被检查的文件是“青山县教育局”的"},
		{Digest{Unit: "青山县教育局", Year: 2022}, 0, "认出的年度是2022年，被检查的文件是2024年"},
		{Digest{Unit: "青山县教育局", Year: 2024}, 1, "它不是上一年的"},
	} {
		if got := WhyApart(&c.g, all, c.back); !strings.Contains(got, c.want) {
			t.Errorf("%s %d: %s", c.g.Unit, c.g.Year, got)
		}
	}
	if got := WhyApart(&Digest{Unit: "青山县水务局"}, []*Digest{{}}, 0); !strings.Contains(got, "被检查的文件没有认出单位") {
		t.Error(got)
	}
}
