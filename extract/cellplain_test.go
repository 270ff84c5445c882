package extract_test

import (
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/extract"
)

// In a table that states its unit of money, numbers below a year alone are amounts, and
// so are those with decimals of a named thing; counts, rates and weights are not.
func TestPlainAmountsOfYearsAndThings(t *testing.T) {
	for _, c := range []struct{ unit, table, want string }{
		{"单位：万元", "| 科目 | 2023年度 | 2024年度 |\n| 差旅费 | 310 | 311 |\n| 会议费 | 205 | 206 |", "310万元2023年 311万元2024年 205万元2023年 206万元2024年"},
		{"金额单位：元", "| 单位 | 2022年 | 2023年 | 2024年 |\n| 河道站 | 12000 | 13000.50 | 14000 |", "12000元2022年 13000.50元2023年 14000元2024年"},
		{"单位：万元", "| 科室 | 行政运行 | 年度考核奖 |\n| 办公室 | 120.40 | 30.00 |\n| 财务科 | 61.85 | 12.40 |", "120.40万元 30.00万元 61.85万元 12.40万元"},
		{"单位：万元", "| 年度 | 事业运行 | 综治考核奖 |\n| 2023年 | 20.50 | 3.10 |\n| 2024年 | 21.50 | 3.20 |", "20.50万元2023年 3.10万元2023年 21.50万元2024年 3.20万元2024年"},
		{"单位：万元", "| 内容 | 2023年 | 2024年 |\n| 公务用车保有量 | 5 | 5 |\n| 国内公务接待批次 | 41 | 38 |\n| 就诊满意度 | 95.5 | 96.1 |", "41批次2023年 38批次2024年 95.5%2023年 96.1%2024年"},
		{"", "| 科目 | 2023年度 | 2024年度 |\n| 差旅费 | 310 | 311 |", ""},
		{"单位：万元", "| 河段 | 安全系数 | 水位 | 水面宽 |\n| 上游 | 1.25 | 12.60 | 30.5 |\n| 下游 | 1.32 | 11.80 | 41.0 |", "1.25 1.32"},
	} {
		var got []string
		for _, f := range extract.Facts(lines(t, c.unit+"\n"+c.table)) {
			got = append(got, f.Value+f.Unit+f.Period)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.table, s, c.want)
		}
	}
}

// The rate of a later group of columns is recomputed from the amounts of its own group.
func TestRatesOfLaterGroups(t *testing.T) {
	for _, c := range []struct {
		rate  string
		wrong bool
	}{{"80%", false}, {"60%", true}, {"80.0%", false}, {"0.95%", true}} {
		d := &document.Document{}
		p := func(s string) document.Cell { return document.Cell{Runs: []document.Run{{Text: s}}} }
		wide := func(s string, n int) document.Cell { k := p(s); k.ColSpan = n; return k }
		high := p("渠道")
		high.RowSpan = 2
		tb := &document.Table{Header: 2, Columns: make([]document.Column, 7), Rows: []document.Row{
			{Cells: []document.Cell{high, wide("上级补助", 3), wide("自筹资金", 3)}},
			{Cells: []document.Cell{p("预算数"), p("执行数"), p("执行率"), p("预算数"), p("执行数"), p("执行率")}},
			{Cells: []document.Cell{p("清淤"), p("300"), p("285"), p("95%"), p("100"), p("80"), p(c.rate)}},
		}}
		d.Blocks = []document.Block{&document.Paragraph{Runs: []document.Run{{Text: "单位：万元"}}}, tb}
		wrong, judged := false, 0
		for _, cl := range claimsOf(d) {
			if cl.Rule == extract.RuleRate {
				judged++
				wrong = wrong || !cl.Consistent
			}
		}
		if judged != 2 || wrong != c.wrong {
			t.Errorf("%s: judged %d, wrong %v", c.rate, judged, wrong)
		}
	}
}

func claimsOf(d *document.Document) []extract.Claim {
	ls := extract.Lines(d)
	return extract.Claims(ls, extract.Facts(ls))
}
