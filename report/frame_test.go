package report_test

import (
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/fault"
	"jiheng/report"
)

// frameFacts are statements beside the small dossier's own, each for one frame.
const frameFacts = `陈述:
  - {编号: 升, 值: 121, 单位: 亿元, 佐证: D01}
  - {编号: 升-上年, 值: 100, 单位: 亿元, 佐证: D01}
  - {编号: 降, 名称: 信访量, 值: 432, 单位: 件, 佐证: D01}
  - {编号: 降-上年, 值: 540, 单位: 件, 佐证: D01}
  - {编号: 平, 值: 7, 单位: 个, 佐证: D01}
  - {编号: 平-上年, 值: 7, 单位: 个, 佐证: D01}
  - {编号: 微, 值: 100.4, 单位: 亿元, 佐证: D01}
  - {编号: 微-上年, 值: 100, 单位: 亿元, 佐证: D01}
  - {编号: 陈, 值: 5, 单位: 家, 佐证: D01}
  - {编号: 陈-同比, 名称: 增速, 值: 12.5%, 佐证: D01}
  - {编号: 率, 值: 60%, 佐证: D01}
  - {编号: 率-上年, 值: 57.65%, 佐证: D01}
  - {编号: 整, 值: 1046, 单位: 次, 小数: -3, 舍入: 只舍, 限定: 超, 大写: 是, 佐证: D01}
  - {编号: 整-上年, 值: 900, 单位: 次, 佐证: D01}
  - {编号: 零基, 值: 3, 单位: 个, 佐证: D01}
  - {编号: 零基-上年, 值: 0, 单位: 个, 佐证: D01}
  - {编号: 换, 值: 2, 单位: 亿元, 佐证: D01}
  - {编号: 换-上年, 值: 15000, 单位: 万元, 佐证: D01}
  - {编号: 词, 等次: 达成, 佐证: D01}
  - {编号: 空, 名称: 还没有的数, 值: , 单位: 个, 佐证: D01}
  - {编号: 空-上年, 值: 3, 单位: 个, 佐证: D01}
  - {编号: 少, 值: 98.06%, 佐证: D01}
  - {编号: ZL01-少, 值: 98.06%, 佐证: D01}
`

// frameMaker is a maker for the small dossier with frameFacts.
func frameMaker(t testing.TB) *report.Maker {
	return smallMaker(t, "事实.yaml", "陈述:\n", frameFacts, "指标.yaml", "指标:\n", "指标:\n  - {编号: 降, 名称: 信访量, 一级: 效益指标, 指标值: ≤400件, 分值: 5}\n  - {编号: 少, 名称: 办结率, 一级: 效益指标, 指标值: =100%, 分值: 5}\n")
}

// unmarked is the text of runs without the marks of sample data.
func unmarked(runs []document.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if !r.Super {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func TestFrames(t *testing.T) {
	m := frameMaker(t)
	for _, c := range []struct{ text, want string }{
		{"{{升}}", "121亿元"}, {"{{ 升 }}", "121亿元"}, {"{{JJ01}}", "预计106亿元"}, {"{{JJ01|值}}", "106亿元"}, {"{{JJ01|数}}", "106"}, {"{{整}}", "超千次"}, {"{{整|值}}", "千次"}, {"{{整|数}}", "1000"},
		{"{{SX01}}", "2024年10月18日"}, {"{{SX01|数}}", "2024年10月18日"}, {"{{词|数}}", "达成"}, {"{{词|值}}", "达成"},
		{"{{升|同比}}", "同比增长21.0%"}, {"{{JJ01|同比}}", "同比增长21.0%"}, {"{{降|同比}}", "同比下降20.0%"}, {"{{平|同比}}", "同比持平"},
		{"{{微|同比}}", "同比增长0.4%"}, {"{{微|同比 基本持平}}", "与上年基本持平"}, {"{{升|同比 基本持平}}", "同比增长21.0%"}, {"{{平|同比 基本持平}}", "与上年基本持平"},
		{"{{陈|同比}}", "同比增长12.5%"},
		{"{{升|较上年}}", "比上年增加21亿元、增长21.00%"}, {"{{降|较上年}}", "比上年减少108件、下降20.00%"}, {"{{平|较上年}}", "比上年持平"},
		{"{{率|较上年}}", "比上年提高2.35个百分点"}, {"{{整|较上年}}", "比上年增加146次、增长16.22%"}, {"{{零基|较上年}}", "比上年增加3个"}, {"{{换|较上年}}", "比上年增加0.5亿元、增长33.33%"},
		{"{{P01-全年预算数|较年初}}", "较年初预算增加11.00万元、增长22.00%"}, {"{{P02-全年预算数|较年初}}", "较年初预算持平"}, {"{{合计-决算数|较年初}}", "较年初预算减少1012.00万元、下降85.76%"},
		{"{{SL01|完成}}", "完成年度目标的100.00%"}, {"{{降|完成}}", "完成年度目标的92.59%"},
		{"{{SL01|差}}", "与年度目标持平"}, {"{{降|差}}", "比年度目标多32件"}, {"{{少|差}}", "比年度目标低1.94个百分点"},
		{"{{P01-决算数|占比 合计-决算数}}", "占全部资金决算数的34.52%"}, {"{{P01-决算数|占比 P01-全年预算数}}", "占道路修复全年预算数的95.08%"}, {"{{换|占比 升}}", "占升的1.65%"},
		{"{{P01-调整数|增减}}", "增加11.00万元"}, {"{{应用-净变动|增减}}", "减少4.50万元"}, {"{{P02-调整数|增减}}", "没有变动"},
		{"{{~12}}级", "12级"}, {"{{~ 3 }}", "3"}, {"甲{{平}}乙{{升|数}}丙", "甲7个乙121丙"}, {"没有绑定", "没有绑定"}, {"", ""},
	} {
		before := len(m.Faults) + len(m.Open) + len(m.Typed)
		if got := unmarked(m.Expand(c.text, fault.Place{File: "甲.md", Line: 1, Column: 1})); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
		if len(m.Faults)+len(m.Open)+len(m.Typed) != before {
			t.Errorf("%s: %v %v %v", c.text, m.Faults, m.Open, m.Typed)
		}
	}
	if m.Declared != 2 {
		t.Errorf("%d declared numbers", m.Declared)
	}
}

// 基本持平 is said only within five per thousand.
func TestNearlyFlat(t *testing.T) {
	for value, want := range map[string]string{"100.5": "与上年基本持平", "99.5": "与上年基本持平", "100.51": "同比增长0.5%", "99.4": "同比下降0.6%"} {
		m := smallMaker(t, "事实.yaml", "陈述:\n", "陈述:\n  - {编号: 微, 值: "+value+", 单位: 亿元, 佐证: D01}\n  - {编号: 微-上年, 值: 100, 单位: 亿元, 佐证: D01}\n")
		if got := unmarked(m.Expand("{{微|同比 基本持平}}", fault.Place{})); got != want {
			t.Errorf("%s: %s, want %s", value, got, want)
		}
	}
}

func TestFramesRefuse(t *testing.T) {
	for _, c := range []struct{ text, code, want string }{
		{"{{没有}}", "fact-unknown", "没有编号为“没有”的事实"},
		{"{{SL1}}", "fact-unknown", "是不是“SL01”？"},
		{"{{}}", "fact-unknown", ""},
		{"{{升|涨幅}}", "frame-unknown", "没有句式“涨幅”；可用：同比、较上年、较年初、完成、差、占比、增减、值、数"},
		{"{{陈|较上年}}", "fact-unknown", "陈-上年"},
		{"{{主干道数|同比}}", "frame-base", "没有上年数（编号“主干道数-上年”），也没有陈述的增速（编号“主干道数-同比”）"},
		{"{{升|较年初}}", "frame-base", "不是预算数"},
		{"{{SX01|完成}}", "frame-base", "定量指标"},
		{"{{词|完成}}", "frame-base", "定量指标"},
		{"{{升|差}}", "fact-unknown", "升-指标值"},
		{"{{SX01|差}}", "frame-base", "不是一个数"},
		{"{{升|占比}}", "fact-unknown", ""},
		{"{{升|占比 平}}", "frame-base", "算不出占比"},
		{"{{词|占比 升}}", "frame-base", "算不出占比"},
		{"{{升|占比 零基-上年}}", "frame-base", "算不出占比"},
		{"{{词|增减}}", "frame-base", "不是数"},
		{"支出{{升", "binding", "没有配对的“}}”"},
		{"支出升}}万元", "binding", "没有配对的“{{”"},
	} {
		m := frameMaker(t)
		m.Expand(c.text, fault.Place{File: "甲.md", Line: 3, Column: 1})
		if len(m.Faults) != 1 || m.Faults[0].Code != c.code || !strings.Contains(m.Faults[0].Message, c.want) {
			t.Errorf("%s: %v", c.text, m.Faults)
			continue
		}
		if p := m.Faults[0].Place; p.File != "甲.md" || p.Line != 3 || p.Column < 1 {
			t.Errorf("%s: the place is %v", c.text, p)
		}
	}
}

// A figure yet to come is noted as open and is no fault.
func TestOpenFigures(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{{空}}", "〔缺：空〕"}, {"{{空|数}}", "〔缺：空〕"}, {"{{空|同比}}", "〔缺：空〕"}, {"{{升|占比 空}}", "〔缺：空〕"}, {"{{空-同比}}", "〔缺：空-同比〕"},
	} {
		m := frameMaker(t)
		if got := unmarked(m.Expand(c.text, fault.Place{File: "甲.md", Line: 1, Column: 1})); got != c.want || len(m.Faults) != 0 || told(m.Open) != "甲.md:1:1 binding-blank" {
			t.Errorf("%s: %s %v %v", c.text, got, m.Faults, m.Open)
		}
	}
}

// What a phrase computes is a fact with its account; two shares of one figure have ids of their own.
func TestFramesMakeFacts(t *testing.T) {
	m := frameMaker(t)
	at := fault.Place{File: "甲.md", Line: 1, Column: 1}
	for range 2 {
		m.Expand("{{P01-决算数|占比 合计-决算数}}{{P01-决算数|占比 P01-全年预算数}}{{升|较上年}}{{P01-全年预算数|较年初}}", at)
	}
	if len(m.Faults) > 0 {
		t.Fatal(m.Faults)
	}
	for id, want := range map[string]string{"P01-决算数-占比": "34.52%", "P01-决算数-占比-2": "95.08%", "升-变动": "21亿元", "升-变动率": "21.00%", "P01-全年预算数-变动": "11.00万元"} {
		f, ok := m.Facts.Get(id)
		if !ok || f.Print().Text != want {
			t.Errorf("%s is %s, want %s", id, f.Print().Text, want)
			continue
		}
		if n, err := m.Facts.Explain(id); err != nil || !n.Grounded() {
			t.Errorf("%s is not grounded: %v %v", id, err, n.Missing)
		}
	}
	if _, ok := m.Facts.Get("P01-决算数-占比-3"); ok {
		t.Error("the same share was made again")
	}
	if f, _ := m.Facts.Get("P01-决算数-占比-2"); !f.Sample {
		t.Error("a share of a sample figure is sample")
	}
}

func TestFigureRuns(t *testing.T) {
	m := frameMaker(t)
	runs := m.Expand("产值{{JJ01}}，道路{{SL01}}", fault.Place{})
	want := []document.Run{{Text: "产值"}, {Text: "预计106亿元", Fact: "JJ01", Value: "106", Unit: "亿元"}, {Text: report.Mark, Super: true}, {Text: "，道路"}, {Text: "3条", Fact: "SL01", Value: "3", Unit: "条"}}
	if len(runs) != len(want) {
		t.Fatalf("%+v", runs)
	}
	for i := range want {
		if runs[i] != want[i] {
			t.Errorf("%+v, want %+v", runs[i], want[i])
		}
	}
}
