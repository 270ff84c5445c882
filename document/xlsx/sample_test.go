package xlsx

import (
	"fmt"
	"strings"

	"jiheng/document"
	"jiheng/num"
)

// fact is a run that shows a figure.
func fact(id, text, value, unit string) document.Run {
	return document.Run{Text: text, Fact: id, Value: value, Unit: unit}
}

func words(s string) document.Cell { return document.Cell{Runs: document.Plain(s)} }

func cells(cs ...document.Cell) document.Row { return document.Row{Cells: cs} }

func cell(runs ...document.Run) document.Cell { return document.Cell{Runs: runs} }

var sampleMark = document.Run{Text: "〔样例〕"}

// selfEvaluation is a form in the shape of 自评表: identity, money, goals and
// indicators in tables of different columns.
func selfEvaluation() Sheet {
	return Sheet{Name: "整体支出绩效自评表", Landscape: true, Doc: []document.Block{
		document.Styled(document.Annex, "附件1"),
		document.Styled(document.Title, "2024年度红桥镇人民政府单位整体支出绩效自评表"),
		document.Styled(document.UnitLine, "单位：万元"),
		moneyTable(),
		indicatorTable(),
		&document.Paragraph{Style: document.Remark, Runs: []document.Run{
			{Text: "说明：全年预算数与决算数相差"}, fact("结余", "24.37万元", "24.37", "万元"),
			{Text: "，差额为年末结转；得分按规则包计算，四舍五入保留两位小数，偏差在±30%以上的指标逐项写明原因，由责任科室负责解释。"}}},
		document.Styled(document.Signature, "红桥镇人民政府"),
		document.Styled(document.Date, "2025年3月8日"),
	}}
}

func moneyTable() *document.Table {
	t := &document.Table{ID: "money", Header: 1,
		Columns: []document.Column{{Width: 3}, {Width: 2, Align: document.Right}, {Width: 2, Align: document.Right},
			{Width: 2, Align: document.Right}, {Width: 1, Align: document.Center}, {Width: 2, Align: document.Right}, {Width: 1, Align: document.Center}},
		Rows: []document.Row{cells(words("预算执行情况"), words("年初预算数"), words("全年预算数（A）"), words("决算数（B）"),
			words("分值"), words("执行率（B/A）"), words("得分"))}}
	for i, name := range []string{"年度资金总额", "其中：一般公共预算", "政府性基金预算", "单位资金"} {
		id := fmt.Sprintf("资金-%d", i)
		t.Rows = append(t.Rows, cells(words(name),
			cell(fact(id+"-年初", "1,986.50", "1986.50", "万元")),
			cell(fact(id+"-全年", "2,118.75", "2118.75", "万元"), sampleMark),
			cell(fact(id+"-决算", "2,094.38", "2094.38", "万元")),
			words("10"),
			cell(fact(id+"-执行率", "98.85%", "98.85", "%")),
			cell(fact(id+"-得分", "9.89", "9.89", "分"))))
	}
	return t
}

func indicatorTable() *document.Table {
	t := &document.Table{ID: "indicators", Header: 1, Columns: []document.Column{{Width: 1300}, {Width: 1400}, {Width: 3200},
		{Width: 800, Align: document.Center}, {Width: 1500, Align: document.Center}, {Width: 1500, Align: document.Center},
		{Width: 800, Align: document.Center}, {Width: 2256}},
		Rows: []document.Row{cells(words("一级指标"), words("二级指标"), words("三级指标"), words("分值"), words("年度指标值"),
			words("实际完成值"), words("得分"), words("偏差原因及改进措施"))}}
	const first, perFirst = 3, 8
	for i := range first {
		for j := range perFirst {
			id := fmt.Sprintf("指标-%d-%d", i+1, j+1)
			row := indicatorRow(id, i*perFirst+j)
			if j%4 == 0 {
				second := words([]string{"数量指标", "质量指标", "时效指标", "成本指标", "社会效益指标", "满意度指标"}[i*2+j/4])
				second.RowSpan = 4
				row = append([]document.Cell{second}, row...)
			}
			if j == 0 {
				one := words([]string{"产出指标", "效益指标", "服务对象满意度指标"}[i])
				one.RowSpan = perFirst
				row = append([]document.Cell{one}, row...)
			}
			t.Rows = append(t.Rows, document.Row{Cells: row})
		}
	}
	total := words("总　　分")
	total.ColSpan, total.Align, total.Head = 3, document.Center, true
	t.Rows = append(t.Rows, cells(total, words("100"), words(""), words(""), cell(fact("总分", "96.37", "96.37", "分")), words("自评等级：优")))
	return t
}

func indicatorRow(id string, n int) []document.Cell {
	actual := [][]document.Run{
		{fact(id, "48.8万余条", "48.8", "万条"), {Text: "样", Super: true}},
		{fact(id, "预计15", "15", "家")},
		{fact(id, "99.20%", "99.20", "%"), sampleMark},
		{fact(id, "增长3.10%", "3.10", "%")},
		{{Text: "新建"}, fact(id, "12个", "12", "个"), {Text: "，改造"}, fact(id+"-改造", "8个", "8", "个")},
		{fact(id, "-3.5", "-3.5", "万元")},
	}[n%6]
	reason := []string{"", "因上级调整任务，原计划下半年建设的3处站点改在次年实施，已在年中监控时报备；下一步按季度调度，确保不再延误。",
		"", "＝已按计划完成", "=1+1 不是公式", "+86为区号"}[n%6]
	name := []string{"采集更新实有人口、实有房屋信息条数", "培育规模以上企业", "群众诉求办理按期办结率",
		"人均可支配收入比上年增长", "新建、改造便民服务站点数量（含社区党群服务中心、村级代办点）", "三公经费比上年增减"}[n%6]
	return []document.Cell{words(name), cell(fact(id+"-分值", "4.00", "4.00", "分")), words("≥10"), {Runs: actual},
		cell(fact(id+"-得分", "3.97", "3.97", "分")), words(reason)}
}

// chartSheet has a chart of each kind.
func chartSheet() Sheet {
	s := Sheet{Name: "图表:2024/2023", Doc: []document.Block{document.Styled(document.Title, "近三年收支情况")}}
	point := func(v string) document.Point {
		return document.Point{Value: num.MustDecimal(v), Fact: "图-" + strings.ReplaceAll(v, ".", "-")}
	}
	for _, kind := range []document.ChartKind{document.Columns, document.Bars, document.Lines, document.Stacked} {
		s.Doc = append(s.Doc, &document.Figure{Title: "图　近三年收支（万元）", Chart: document.Chart{Kind: kind, Unit: "万元", Places: 2,
			Categories: []string{"2022年", "2023年", "2024年"}, Series: []document.Series{
				{Name: "预算数", Points: []document.Point{point("1890.5"), point("1986.25"), point("2118.75")}},
				{Name: "决算数", Points: []document.Point{point("1850"), {Blank: true}, point("2094.38")}}}}})
	}
	return s
}

// textSheet has prose, long cells, and a second table of other columns.
func textSheet() Sheet {
	long := ""
	for i := range 40 {
		long += fmt.Sprintf("第%d项：红桥镇聚焦基层治理现代化，统筹推进网格化管理、便民服务和安全生产监管，全年办结群众诉求1,234件。", i+1)
	}
	return Sheet{Name: "说明", Doc: []document.Block{
		document.H(1, "一、基本情况"),
		document.P(long),
		document.H(2, "（一）主要职能"),
		&document.Paragraph{Style: document.Body, Runs: []document.Run{{Text: "全年收到诉求"},
			fact("诉求", "1,234件", "1234", "件"), {Text: "，其中办结"}, fact("办结", "1,220件", "1220", "件"), {Text: "。"}}},
		&document.Break{},
		document.Styled(document.Caption, "表1　佐证清单"),
		&document.Table{Header: 1, Columns: []document.Column{{Width: 1, Align: document.Center}, {Width: 4}, {Width: 6}}, Rows: []document.Row{
			cells(words("序号"), words("名称"), words("说明")),
			cells(words("1"), words("《关于下达2024年部门预算的通知》"), words(long)),
			cells(words("2"), words("结算单\n复印件"), words("@附件，见 https://example.gov.cn/very/long/path/with-many-parts/and-a-name.pdf"))}},
	}}
}

func sampleBook() *Book {
	return &Book{Title: "2024年度单位整体支出绩效自评表", Author: "红桥镇人民政府", Sample: true, Footer: "版本 V3 & 校验码 7K2Q-9F",
		Sheets: []Sheet{selfEvaluation(), textSheet(), chartSheet()}}
}
