package rules

import (
	"strings"
	"testing"
)

// The results of a report are known by many headings, and by what stands under others.
func TestResultsUnderOtherHeadings(t *testing.T) {
	for _, c := range []struct{ heading, text, want string }{
		{"主要工作开展情况", "从略。", ""},
		{"取得的效果", "从略。", ""},
		{"指标得分情况", "从略。", ""},
		{"绩效自评结果", "从略。", ""},
		{"一年来的回顾", "接待读者27万人次，新购图书1200册，讲座48场。", ""},
		{"一年来的回顾", "全年支出300万元，比上年多20万元，余5万元。", "绩效实现情况"},
		{"绩效自评工作开展情况", "从略。", "绩效实现情况"},
		{"上年问题整改落实情况", "从略。", "绩效实现情况"},
	} {
		text := "清源县图书馆2024年度部门整体支出绩效自评报告\n# 一、基本情况\n从略。\n# 二、绩效目标\n从略。\n# 三、资金使用情况\n从略。\n# 四、" + c.heading + "\n" + c.text +
			"\n# 五、存在的问题\n从略。\n# 六、改进措施\n从略。\n# 七、结果应用和公开\n从略。"
		got := ""
		for _, f := range findingsOf(t, text, "RPT-01") {
			got += f.Message
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.heading, got, c.want)
		}
	}
}

// Signatures in one line, with a comma, a day in figures or labels.
func TestSignedWithComma(t *testing.T) {
	const body = "石桥镇2024年度部门整体支出绩效自评报告\n\n一、概况\n从略。\n\n"
	for _, c := range []struct{ last, want string }{
		{"市图书馆，2025-03-01\n", ""},
		{"石桥市图书馆 2025.3.1\n", ""},
		{"石桥市图书馆｜2025/3/1\n", ""},
		{"（石桥市图书馆，2025年3月1日）\n", ""},
		{"2025年3月1日，石桥市图书馆\n", ""},
		{"编制单位：石桥市图书馆　编制日期：2025-03-01\n", ""},
		{"石桥市图书馆办公室，2025—03—01\n", ""},
		{"会议于2025-03-01召开\n", "F11"},
		{"数据更新到2025-03-01\n", "F11"},
		{"资料报送市图书馆的日子，也就是2025-03-01\n", "F11"},
	} {
		if got := papersFound(t, "例.txt", body+c.last, "F11"); got != c.want {
			t.Errorf("%s: %q, want %q", c.last, got, c.want)
		}
	}
}

// Those for whom something is done are no staff.
func TestThoseServedAreNoStaff(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"编制32名，聘用巡查人员45人。", "没有写在职人数"},
		{"编制32名，服务人员380人。", "没有写在职人数"},
		{"编制32名，受益人员5600人，参训人员300人。", "没有写在职人数"},
		{"编制32名，慰问困难职工210人。", "没有写在职人数"},
		{"编制32名，实际受益3000人。", "没有写在职人数"},
		{"编制32名，年末在职29人。", ""},
		{"编制32名，实有人数29人。", ""},
		{"编制32名，现有工作人员29人。", ""},
		{"编制32名，全馆职工29人。", ""},
		{"编制32名，现有医护人员29人。", ""},
		{"编制32名，行政人员12人、事业人员17人。", ""},
	} {
		got := ""
		for _, f := range findingsOf(t, "石桥镇2024年度部门整体支出绩效自评报告\n# 一、单位概况\n"+c.text, "RPT-03") {
			got += f.Message
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// What hides a part of a number, and a part of a code, is no place to be filled in.
func TestCodesAreNoPlaceholders(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct {
		text string
		n    int
	}{
		{"合同编号QYT-2024-XX-015。", 0},
		{"账号6222****1234。", 0},
		{"电话138XXXX5678。", 0},
		{"发票代码033002100XXX。", 0},
		{"填报人：王某某；联系人：李某某。", 0},
		{"项目代码为________。", 1},
		{"支出XX万元。", 1},
		{"建设XX路三期工程。", 1},
		{"某某局负责。", 1},
	} {
		if got := foundBy(t, set, c.text, "GEN-08"); len(got) != c.n {
			t.Errorf("%s: %q, want %d", c.text, got, c.n)
		}
	}
}

// A table of points states the score.
func TestPointsInTables(t *testing.T) {
	const text = "清源县图书馆2024年度部门整体支出绩效自评报告\n# 一、评价结论\n见下表。\n"
	for _, c := range []struct{ table, want string }{
		{"| 指标 | 分值 | 得分 |\n| 产出指标 | 50 | 48.5 |\n| 效益指标 | 50 | 48 |\n| 总分 | 100 | 96.5 |", ""},
		{"| 评价内容 | 满分 | 自评分 |\n| 产出指标 | 50 | 48.5 |\n| 合计 | 100 | 96.5 |", ""},
		{"| 自评得分（分） | 96.5 |\n| 说明 | 无 |", ""},
		{"| 评价等次 | 优 |\n| 说明 | 无 |", ""},
		{"| 评价内容 | 分值 | 权重 |\n| 产出指标 | 50 | 50% |\n| 合计 | 100 | 100% |", "SCR-17"},
	} {
		got := ""
		for _, f := range findingsOf(t, text+c.table, "SCR-17") {
			got += f.Rule
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.table, got, c.want)
		}
	}
}
