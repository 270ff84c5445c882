package paper

import (
	"testing"

	"jiheng/document"
)

// A table is called by the line above that is its title, never by any paragraph.
func TestTableNames(t *testing.T) {
	for line, want := range map[string]string{
		"2024年项目支出情况表（单位：万元）": "2024年项目支出情况表",
		"表2 各村补助资金 ":          "各村补助资金",
		"附表：设备购置清单":           "", // a sign of two parts: what the second is nobody says
		"项目资金使用明细":            "项目资金使用明细",
		"资金由镇财政安排":            "",
		"各项目的情况见下：":           "",
		"以下数据由财政所核对，详见附表":     "",
		"（一）项目支出情况表":          "",
		"单位：万元":               "",
	} {
		table := &document.Table{Columns: []document.Column{{Width: 1}, {Width: 1}}, Rows: []document.Row{
			{Cells: []document.Cell{{Runs: document.Plain("项目")}, {Runs: document.Plain("预算数")}}},
			{Cells: []document.Cell{{Runs: document.Plain("清淤")}, {Runs: document.Plain("100")}}},
		}}
		d := &document.Document{Blocks: []document.Block{document.Styled(document.Title, "甲镇2024年度自评报告"), document.Styled(document.Body, "本镇实施项目1个。"),
			document.Styled(document.Body, line), table}}
		got := NewText(d)
		if len(got.Tables) != 1 || got.Tables[0].Name != want {
			t.Errorf("%q names %q, want %q", line, got.Tables[0].Name, want)
		}
	}
}
