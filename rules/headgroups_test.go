package rules

import (
	"strings"
	"testing"
)

// Amounts of two groups of columns are never paired; a rate in no group is of all of them,
// and of this year where the groups are years.
func TestHeadsWithGroups(t *testing.T) {
	const unit = "单位：万元\n"
	for name, c := range map[string]struct{ lines, want string }{
		"资金来源":   {unit + "r2 项目 | c2 财政拨款 | ~ | c2 其他资金 | ~ | r2 执行率\n~ | 预算数 | 支出数 | 预算数 | 支出数 | ~\n合计 | 300 | 290 | 200 | 150 | 88.00%\n渠道 | 200 | 195 | 100 | 60 | 85.00%\n泵站 | 100 | 95 | 100 | 90 | 92.50%", ""},
		"上年和本年":  {unit + "r2 资金 | c2 上年 | ~ | c2 本年 | ~ | r2 执行率\n~ | 预算数 | 执行数 | 预算数 | 执行数 | ~\n年度资金总额 | 100 | 98 | 120 | 114 | 95%", ""},
		"上年和本年错": {unit + "r2 资金 | c2 上年 | ~ | c2 本年 | ~ | r2 执行率\n~ | 预算数 | 执行数 | 预算数 | 执行数 | ~\n年度资金总额 | 100 | 98 | 120 | 114 | 85%", "114万元÷120万元应是95.00%"},
		"没有合并":   {unit + "项目 | 县本级 |  | 乡镇 |  | 执行率\n | 预算数 | 支出数 | 预算数 | 支出数 | \n道路 | 40 | 30 | 60 | 60 | 90%\n桥梁 | 50 | 45 | 50 | 50 | 95%", ""},
		"三层":     {unit + "r3 项目 | c3 中央资金 | ~ | ~ | c3 地方资金 | ~ | ~ | r3 执行率\n~ | c2 预算数 | ~ | r2 支出数 | c2 预算数 | ~ | r2 支出数 | ~\n~ | 年初 | 调整后 | ~ | 年初 | 调整后 | ~ | ~\n道路 | 300 | 320 | 310 | 50 | 40 | 38 | 96.67%", ""},
		"有合计一组":  {unit + "r2 项目 | c2 合计 | ~ | c2 基本支出 | ~ | r2 执行率\n~ | 预算数 | 决算数 | 预算数 | 决算数 | ~\n本级 | 500 | 475 | 300 | 300 | 95%", ""},
		"有合计一组错": {unit + "r2 项目 | c2 合计 | ~ | c2 基本支出 | ~ | r2 执行率\n~ | 预算数 | 决算数 | 预算数 | 决算数 | ~\n本级 | 500 | 475 | 300 | 300 | 59%", "475万元÷500万元应是95.00%"},
		"半截表头":   {unit + "项目 | 全年预算数 | 累计执行数一季度 | 上半年 | 全年 | 执行率\n渠道 | 100 | 20 | 50 | 98 | 98%\n合计 | 100 | 20 | 50 | 98 | 98%", ""},
	} {
		got := strings.Join(foundInTable(t, c.lines, "BUD-03", "BUD-07", "RPT-28", "BUD-06"), "；")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// Plain accounts owe no reason for what was spent.
func TestPlainAccountsOweNoReason(t *testing.T) {
	for name, lines := range map[string]string{
		"支出明细": "单位：万元\n科目 | 预算数 | 支出数 | 执行率\n办公费 | 100 | 80 | 80.00%\n水电费 | 60 | 60 | 100.00%\n合计 | 160 | 140 | 87.50%",
		"没有比率": "单位：万元\n项目 | 预算数 | 支出数\n合计 | 160 | 140\n一、工资福利 | 100 | 80\n二、商品服务 | 60 | 60",
		"决算":   "单位：元\n科目 | 预算数 | 决算数\n合计 | 1000 | 700\n基本支出 | 600 | 500\n项目支出 | 400 | 200",
	} {
		if got := strings.Join(foundInTable(t, lines, "BUD-09"), "；"); got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
