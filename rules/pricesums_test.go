package rules

import (
	"strings"
	"testing"
)

// A row that is scored without a target counts in the total, wherever its label ends; points
// may stand below a head of two rows.
func TestTotalsOfPointsWithMergedLabels(t *testing.T) {
	head := "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分\n产出指标 | 数量指标 | 改造户数 | ≥62户 | 62户 | 50 | 50\n效益指标 | 社会效益指标 | 受益人数 | ≥3000人 | 3120人 | 40 | 40\n"
	two := "r2 一级指标 | r2 二级指标 | r2 三级指标 | r2 分值 | r2 评价要点 | c2 %\n~ | ~ | ~ | ~ | ~ | 得分 | 扣分说明\n投入 | 目标 | 目标合理性 | 40 | 有规划 | 38 | 略\n产出 | 数量 | 培训人次 | 60 | 完成94% | 57 | 略\n"
	for name, c := range map[string]struct{ lines, want string }{
		"合并到指标值":  {head + "c4 预算执行率 | ~ | ~ | ~ | 95.00% | 10 | 9.50\nc5 总分 | ~ | ~ | ~ | ~ | 100 | 99.50", ""},
		"合并到指标值错": {head + "c4 预算执行率 | ~ | ~ | ~ | 95.00% | 10 | 9.50\nc5 总分 | ~ | ~ | ~ | ~ | 100 | 98.50", "各项得分之和是99.50"},
		"合并到完成值":  {head + "c5 预算执行 | ~ | ~ | ~ | ~ | 10 | 9.50\nc5 总分 | ~ | ~ | ~ | ~ | 100 | 99.50", ""},
		"合并三格":    {head + "c3 资金执行率 | ~ | ~ | 100% | 95.00% | 10 | 9.50\nc5 总分 | ~ | ~ | ~ | ~ | 100 | 99.50", ""},
		"另一个名字":   {head + "c4 资金管理 | ~ | ~ | ~ | 规范 | 10 | 9\nc5 合计 | ~ | ~ | ~ | ~ | 100 | 99", ""},
		"横着的说明":   {head + "c7 说明：满分90分 | ~ | ~ | ~ | ~ | ~ | ~\nc5 总分 | ~ | ~ | ~ | ~ | 90 | 90", ""},
		"两层表头":    {strings.Replace(two, "%", "自评", 1) + "合计 |  |  | 100 |  | 95 | ", ""},
		"两层表头错":   {strings.Replace(two, "%", "自评", 1) + "合计 |  |  | 100 |  | 96 | ", "96，各项得分之和是95"},
		"两层单位自评错": {strings.Replace(two, "%", "单位自评情况", 1) + "合计 |  |  | 100 |  | 94 | ", "94，各项得分之和是95"},
		"两层别人的得分": {strings.Replace(two, "%", "财政复核", 1) + "合计 |  |  | 100 |  | 94 | ", ""},
	} {
		got := strings.Join(foundInTable(t, c.lines, "SCR-03"), "；")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Prices of one thing are no parts of a sum, whatever they are called; nor is a mean, or the
// quotient of two other columns.
func TestPricesAreNotSummed(t *testing.T) {
	for _, h := range []string{"每公里造价（万元）", "单公里费用（万元）", "造价（万元）", "综合造价（万元/公里）", "单位成本（万元）", "单位造价（万元）", "均价（万元）", "投资强度（万元）", "建设标准（万元）", "工程费用（万元）", "资金（万元）"} {
		lines := "道路 | 长度（公里） | " + h + " | 投资额（万元）\n石板路 | 3.20 | 58.00 | 185.60\n环村路 | 1.75 | 62.00 | 108.50\n合计 | 4.95 | 59.41 | 294.10"
		if got := foundInTable(t, lines, "RPT-28"); len(got) > 0 {
			t.Errorf("%s: %q", h, got)
		}
		lines = strings.Replace(lines, "294.10", "249.10", 1)
		if got := strings.Join(foundInTable(t, lines, "RPT-28"), ""); !strings.Contains(got, "294.1") {
			t.Errorf("%s, with a wrong sum of amounts: %q", h, got)
		}
	}
	for h, want := range map[string]bool{"资金（万元）": true, "工程款（万元）": true, "补助（万元）": true, "订单金额（万元）": true} {
		lines := "道路 | 座数 | " + h + "\n石板路 | 3 | 58.00\n环村路 | 2 | 62.00\n东桥 | 2 | 31.00\n合计 | 7 | 115.00"
		if got := foundInTable(t, lines, "RPT-28"); len(got) > 0 != want {
			t.Errorf("%s: %q", h, got)
		}
	}
}
