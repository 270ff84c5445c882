package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// An amount of which no word says that it is of the unit's budget has the general class;
// what is called by a stage keeps it.
func TestAmountsOfNoStage(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"单位：万元\n| 项目 | 总投资 | 本年计划 | 到位资金 | 本年支出 |\n| 管网 | 860 | 420 | 400 | 390 |", "indicator indicator indicator expenditure"},
		{"| 项目 | 概算总投资（万元） | 年度投资计划（万元） | 累计到账资金（万元） |\n| 泵站 | 860 | 420 | 400 |", "indicator indicator indicator"},
		{"| 工程 | 本年到位资金（万元） | | |\n| 名称 | 小计 | 中央 | 省级 |\n| 泵站 | 860 | 420 | 440 |", "indicator indicator indicator"},
		{"| 费用 | 金额（万元） |\n| 印刷 | 3.5 |\n| 差旅 | 2.5 |", "indicator indicator"},
		{"| 物品 | 金额（元） |\n| 桌椅 | 3500 |\n| 打印机 | 2500 |", "indicator indicator"},
		{"| 村 | 补助（元） |\n| 花园 | 63000 |\n| 柳林 | 48000 |", "indicator indicator"},
		{"| 单位 | 查出问题金额（万元） | 整改金额（万元） |\n| 财政所 | 12 | 11 |", "indicator indicator"},
		{"情况，如下。\n审计查出主要问题金额236万元，管理不规范金额80万元，违规金额12万元。", "indicator indicator indicator"},
		{"| 项目 | 预算金额（万元） | 支出金额（万元） |\n| 管网 | 100 | 95 |", "budget_initial expenditure"},
		{"| 项目 | 年初预算数（万元） | 全年预算数（万元） | 全年执行数（万元） |\n| 管网 | 100 | 95 | 90 |", "budget_initial budget_adjusted outturn"},
		{"| 项目 | 投资预算（万元） |\n| 管网 | 100 |", "budget_initial"},
	} {
		var got []string
		for _, f := range extract.Facts(lines(t, c.in)) {
			got = append(got, string(f.Kind))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, s, c.want)
		}
	}
}

// What a form is about names no amount beside it.
func TestPairsBehindNames(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"| 项目名称 | 水库除险 | 主管部门 | 水务局 | 项目总投资（万元） | 3500 |\n| 本年预算（万元） | 1000 | 本年支出（万元） | 950 | 执行率 | 95% |", "项目总投资（万元） 3500"},
		{"| 实施单位 | 水务局 | 已支付（万元） | 340 |\n| 主管部门 | 农业局 | 预算金额（万元） | 350 |", "已支付（万元） 340"},
		{"| 项目名称 | 道路养护 | 预算数（万元） | 350 |\n| 项目负责人 | 张某 | 支出数（万元） | 340 |", "预算数（万元） 350"},
	} {
		facts := extract.Facts(lines(t, c.in))
		if len(facts) == 0 || facts[0].Subject+" "+facts[0].Value != c.want {
			t.Errorf("%s: %v, want %s", c.in, facts, c.want)
		}
	}
}
