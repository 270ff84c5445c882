package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// subjectsAre reports where a table of texts does not give the figures that it should, each with
// what it is of.
func subjectsAre(t *testing.T, cases [][2]string) {
	t.Helper()
	for _, c := range cases {
		facts, _ := extract.FactsAndUnread(lines(t, c[0]))
		var got []string
		for _, f := range facts {
			got = append(got, f.Subject+"="+f.Value+f.Unit)
		}
		if s := strings.Join(got, " "); s != c[1] {
			t.Errorf("%s:\n got %s\nwant %s", c[0], s, c[1])
		}
	}
}

// The label of a value names its own row alone: neither the pair beside it nor the rows below it.
func TestLabelsNameTheirOwnRow(t *testing.T) {
	subjectsAre(t, [][2]string{
		{"数量 |  | 资金总额 | 120万元\n内容 |  | 其他资金 | 20万元", "资金总额=120万元 其他资金=20万元"},
		{"单位：万元\n数量 | 三条 | 资金总额 | 120\n实施内容 | 修路 | 其他资金 | 20", "数量=3条 资金总额=120万元 其他资金=20万元"},
		{"项目名称 | 修路 | 项目代码 | 12\n数量 |  | 资金总额（万元） | 120\n建设规模 |  | 其他资金（万元） | 20", "资金总额（万元）=120万元 其他资金（万元）=20万元"},
		{"数量 | 若干\n资金总额 | 120万元\n受益人数 | 5000人", "资金总额=120万元 受益人数=5000人"},
		{"内容 | 数量\n修路 | 30公里\n资金总额 | 120万元\n财政资金 | 100万元", "修路·数量=30公里 资金总额=120万元 财政资金=100万元"},
		{"项目 | 内容 | 数量\n修路 | 硬化 | 30公里\n资金总额 |  | 120万元\n受益人数 |  | 5000人", "修路·硬化·数量=30公里 资金总额=120万元 受益人数=5000人"},
		{"建设内容 | 数量 | 资金\n修路 | 30公里 | 120万元\n造桥 | 2座 | 80万元", "修路·数量=30公里 修路·资金=120万元 造桥·数量=2座 造桥·资金=80万元"},
		{"数量 | 桥梁 | 3座\n资金总额 | 中央 | 100万元", "数量·桥梁=3座 资金总额·中央=100万元"},
	})
}

// In the form of goals the sources of the year's money are parts of its total, in the unit and of
// the stage of that.
func TestSourcesOfTheYearsMoney(t *testing.T) {
	subjectsAre(t, [][2]string{
		{"项目名称 | 养护 | 负责人 | 张三\n项目资金（万元） | 年度资金总额： | 120.00\n | 其中：财政拨款 | 100.00\n | 其他资金 | 20.00", "年度资金总额=120.00万元 其中：财政拨款=100.00万元 其他资金=20.00万元"},
		{"年度资金总额（万元） | 120\n其中：财政拨款 | 100\n其他资金 | 20", "年度资金总额（万元）=120万元 其中：财政拨款=100万元 其他资金=20万元"},
		{"项目资金（万元） | 实施期资金总额： | 360 | 年度资金总额： | 120\n | 其中：财政拨款 | 300 | 其中：财政拨款 | 100\n | 其他资金 | 60 | 其他资金 | 20",
			"实施期资金总额=360万元 年度资金总额=120万元 其中：财政拨款=300万元 其中：财政拨款=100万元 其他资金=60万元 其他资金=20万元"},
		{"项目资金（元） | 年度资金总额 | 120000 | 其中：财政拨款 | 100000 | 其他资金 | 20000", "项目资金（元）·年度资金总额=120000元 其中：财政拨款=100000元 其他资金=20000元"},
		{"项目资金（万元） | 年度资金总额：120.00 其中：财政拨款 100.00 其他资金 20.00", "年度资金总额=120.00万元 年度资金总额·财政拨款=100.00万元 年度资金总额·其他资金=20.00万元"},
		{"资金情况 | 年度资金总额 | 120\n | 其中：财政拨款 | 100", ""}, // no unit
	})
	for _, f := range extract.Facts(lines(t, "项目资金（万元） | 年度资金总额： | 120.00\n | 其中：财政拨款 | 100.00\n | 其他资金 | 20.00")) {
		if f.Kind != extract.BudgetAdjusted {
			t.Errorf("%s is %s", f.Subject, f.Kind)
		}
	}
}
