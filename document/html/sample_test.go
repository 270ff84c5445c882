package html

import (
	"strconv"

	"jiheng/document"
	"jiheng/num"
)

func fig(text, value, unit, fact string) document.Run {
	return document.Run{Text: text, Value: value, Unit: unit, Fact: fact}
}

func text(s string) document.Run { return document.Run{Text: s} }

func para(runs ...document.Run) *document.Paragraph {
	return &document.Paragraph{Style: document.Body, Runs: runs}
}

func cell(s string) document.Cell { return document.Cell{Runs: document.Plain(s)} }

func figure(text, value, unit, fact string) document.Cell {
	return document.Cell{Runs: []document.Run{fig(text, value, unit, fact)}, Align: document.Right}
}

func value(s, fact string) document.Point {
	if s == "" {
		return document.Point{Blank: true}
	}
	return document.Point{Value: num.MustDecimal(s), Fact: fact}
}

func row(name string, points ...document.Point) document.Series {
	return document.Series{Name: name, Points: points}
}

// sample is a report with everything that a document can hold.
func sample() *document.Document {
	d := &document.Document{
		Title:  "2024年虹桥镇人民政府单位整体支出预算绩效自评报告",
		Author: "上海市闵行区虹桥镇人民政府", Sample: true,
		Footer: "示例数据，非正式公开文件", Head: "绩衡 HQ-2024-V3 · 7F3A",
	}
	d.Blocks = append(d.Blocks, opening()...)
	d.Blocks = append(d.Blocks, money()...)
	d.Blocks = append(d.Blocks, results()...)
	d.Blocks = append(d.Blocks, annex()...)
	d.Notes = accounts()
	return d
}

func opening() []document.Block {
	return []document.Block{
		document.Styled(document.Title, "2024年上海市闵行区虹桥镇人民政府（本级）\n单位整体支出预算绩效自评报告"),
		document.Styled(document.Subtitle, "（2025年3月）"),
		document.Styled(document.Blank, ""),
		&document.Contents{Depth: 2},
		document.H(1, "一、部门概况"),
		document.H(2, "（一）主要职能、组织架构及人员情况"),
		document.H(3, "1. 主要职能"),
		document.P("执行上级国家行政机关的决定、命令和国家的法律、法规，接受党委的领导，执行本级人民代表大会的各项决议，并报告执行决议、决定和命令的情况。制定落实管理本镇的经济建设、社会事业发展的规划和计划，以及重大改革措施、经济政策、项目建设等事项，大力发展镇、村两级经济，全面提高本镇人民群众的生活水平和生活质量。"),
		document.H(3, "2. 组织架构和人员"),
		para(text("设"), fig("16", "16", "个", "GK01"), text("个内设机构，包括党建办、纪检监察、党群办、武装部、团委、妇联、经发办、社事办等；在职人数"), fig("52人", "52", "人", "GK02"), text("。")),
		document.H(4, "（1）说明"),
		para(text("本报告依据"), document.Run{Text: "《项目支出绩效评价管理办法》", Link: "https://www.mof.gov.cn/", Bold: true}, text("编制，指标见"), document.Run{Text: "附件1", Link: "#zipingbiao"}, text("。"), document.Run{Text: "样", Super: true}),
		document.Styled(document.Item, "第一，数据截至2024年12月31日；"),
		document.Styled(document.Item, "第二，金额单位为万元，保留两位小数。"),
		document.Styled(document.Code, "执行率 = 决算数 / 调整后预算数\n  98.86% = 17817.77 / 18023.60"),
	}
}

func money() []document.Block {
	return []document.Block{
		document.H(1, "二、预算及执行情况"),
		para(text("2024年一般公共预算财政拨款收入年初预算"), fig("17916.15万元", "17916.15", "万元", "YS01"), text("，调整后预算数"), fig("17841.83万元", "17841.83", "万元", "YS02"), text("，决算数"), fig("17636.00万元", "17636.00", "万元", "YS03"), text("，执行率"), fig("98.85%", "98.85", "%", "YS04"), text("；政府性基金预算财政拨款收入调整后预算数和决算数均为181.77万元，执行率100%。")),
		document.Styled(document.Caption, "表1 2024年预算及执行情况"),
		document.Styled(document.UnitLine, "单位：万元"),
		budgetTable(),
		document.Styled(document.Remark, "注：执行率等于决算数除以调整后预算数；合计按两种资金全年数计算。"),
		&document.Figure{ID: "tu1", Title: "图1 2022—2024年预算与决算", Chart: document.Chart{
			Kind: document.Columns, Unit: "万元", Places: 2, Categories: []string{"2022年", "2023年", "2024年"},
			Series: []document.Series{
				row("调整后预算数", value("15420.10", ""), value("16688.42", ""), value("18023.60", "YS02")),
				row("决算数", value("15102.77", ""), value("", ""), value("17817.77", "YS03"))}}},
	}
}

func budgetTable() *document.Table {
	head := func(s string) document.Cell { return document.Cell{Runs: document.Plain(s), Head: true} }
	t := &document.Table{ID: "yusuan", Header: 1, Columns: []document.Column{{Width: 36}, {Width: 18, Align: document.Right}, {Width: 18, Align: document.Right}, {Width: 18, Align: document.Right}}}
	t.Rows = []document.Row{
		{Cells: []document.Cell{head("资金来源"), head("调整后预算数"), head("决算数"), head("执行率（%）")}},
		{Cells: []document.Cell{cell("一般公共预算"), figure("17841.83", "17841.83", "万元", "YS02"), figure("17636.00", "17636.00", "万元", "YS03"), figure("98.85", "98.85", "%", "YS04")}},
		{Cells: []document.Cell{cell("政府性基金预算"), cell("181.77"), cell("181.77"), cell("100.00")}},
		{Cells: []document.Cell{head("合计"), cell("18023.60"), cell("17817.77"), cell("98.86")}},
	}
	return t
}

func results() []document.Block {
	names := []string{"招引区级重点项目数", "老旧小区综合整治和住宅加装电梯补贴发放及时率", "污染源巡查家次完成率", "信访总量下降率", "居民满意度"}
	bars := document.Series{Name: "完成率"}
	for i, v := range []string{"113.33", "97.5", "104.2", "-15.8", "95.03"} {
		bars.Points = append(bars.Points, value(v, []string{"SL12", "", "", "", ""}[i]))
	}
	return []document.Block{
		document.H(1, "三、整体支出绩效实现情况"),
		document.H(2, "（一）经济提质增效"),
		para(text("全年归集企业服务数据"), fig("48.8万余条", "48.8", "万条", "SL12"), text("，走访企业"), fig("1079次", "1079", "次", "SL13"), text("；引进区级重点项目17个。服务对象满意度"), fig("95.03%", "95.03", "%", "MY01"), text("，高于目标值"), fig("5.03个百分点", "5.03", "个百分点", ""), text("。")),
		&document.Figure{ID: "tu2", Title: "图2 主要指标完成率", Chart: document.Chart{Kind: document.Bars, Unit: "%", Places: 2, Categories: names, Series: []document.Series{bars}}},
		&document.Figure{Title: "图3 满意度与执行率", Chart: document.Chart{Kind: document.Lines, Unit: "%", Places: 2, Categories: []string{"2020年", "2021年", "2022年", "2023年", "2024年"},
			Series: []document.Series{row("满意度", value("91.2", ""), value("92.45", ""), value("", ""), value("94.1", ""), value("95.03", "MY01")), row("执行率", value("97.1", ""), value("96.02", ""), value("97.94", ""), value("98.1", ""), value("98.86", ""))}}},
		&document.Figure{Title: "图4 支出构成", Chart: document.Chart{Kind: document.Stacked, Unit: "万元", Categories: []string{"2023年", "2024年"},
			Series: []document.Series{row("基本支出", value("5312", ""), value("5401", "")), row("项目支出", value("11376", ""), value("12417", ""))}}},
		document.H(1, "四、存在问题及改进措施"),
		document.P("一是部分工程类项目支付进度偏慢，菜场改造尾款和加装电梯补贴未在年内支付；二是少数指标目标值设置偏低。下一步将按季排定支付计划，十月末仍未签合同的收回预算，并在编制下一年度预算时同步调整指标。"),
		document.Styled(document.Blank, ""),
		document.Styled(document.Signature, "虹桥镇人民政府"),
		document.Styled(document.Date, "2025年3月28日"),
	}
}

func annex() []document.Block {
	return []document.Block{
		&document.Break{Landscape: true},
		document.Styled(document.Annex, "附件1"),
		document.Styled(document.Title, "单位整体支出绩效自评表"),
		document.Styled(document.UnitLine, "（2024年度） 单位：分"),
		scoreTable(),
		&document.Break{},
		document.Styled(document.Annex, "附件2"),
		document.Styled(document.Title, "项目支出绩效目标申报表"),
		formTable(),
	}
}

// scoreTable is the form of three levels: groups span rows.
func scoreTable() *document.Table {
	t := &document.Table{ID: "zipingbiao", Header: 1}
	for i, w := range []int{1300, 1400, 3200, 800, 1500, 1500, 800, 2256} {
		c := document.Column{Width: w}
		if i >= 3 && i < 7 {
			c.Align = document.Center
		}
		t.Columns = append(t.Columns, c)
	}
	var head document.Row
	for _, s := range []string{"一级指标", "二级指标", "三级指标", "分值", "年度\n指标值", "实际\n完成值", "得分", "偏差原因及改进措施"} {
		head.Cells = append(head.Cells, document.Cell{Runs: document.Plain(s), Head: true})
	}
	t.Rows = append(t.Rows, head)
	groups := []struct {
		level1, level2 string
		n              int
	}{{"产出指标", "数量指标", 9}, {"", "质量指标", 7}, {"", "时效指标", 6}, {"效益指标", "社会效益指标", 8}, {"满意度指标", "服务对象满意度指标", 2}}
	spans := map[string]int{"产出指标": 22, "效益指标": 8, "满意度指标": 2}
	for _, g := range groups {
		for i := range g.n {
			var r document.Row
			if i == 0 && g.level1 != "" {
				r.Cells = append(r.Cells, document.Cell{Runs: document.Plain(g.level1), RowSpan: spans[g.level1], Align: document.Center})
			}
			if i == 0 {
				r.Cells = append(r.Cells, document.Cell{Runs: document.Plain(g.level2), RowSpan: g.n, Align: document.Center})
			}
			name := g.level2[:len(g.level2)-len("指标")] + "第" + strconv.Itoa(i+1) + "项完成情况"
			reason := ""
			if i == 1 {
				reason = "年初目标设置偏低，下年度按三年平均数确定目标值"
			}
			r.Cells = append(r.Cells, cell(name), cell("2.0"), cell("≥15个"), document.Cell{Runs: []document.Run{fig("17个", "17", "个", "SL12")}}, document.Cell{Runs: []document.Run{fig("2.00", "2.00", "分", "DF01")}}, cell(reason))
			t.Rows = append(t.Rows, r)
		}
	}
	total := document.Cell{Runs: document.Plain("合计"), ColSpan: 3, Align: document.Center}
	t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{total, cell("64.0"), cell(""), cell(""), cell("62.18"), cell("")}})
	return t
}

// formTable is a form with heads inside.
func formTable() *document.Table {
	h := func(s string, cols, rows int) document.Cell {
		return document.Cell{Runs: document.Plain(s), Head: true, ColSpan: cols, RowSpan: rows}
	}
	v := func(s string, cols int) document.Cell {
		return document.Cell{Runs: document.Plain(s), ColSpan: cols}
	}
	return &document.Table{Columns: []document.Column{{Width: 20}, {Width: 20}, {Width: 20}, {Width: 20}, {Width: 20}}, Rows: []document.Row{
		{Cells: []document.Cell{h("项目名称", 0, 0), v("智慧社区建设", 2), h("主管部门", 0, 0), v("社事办", 0)}},
		{Cells: []document.Cell{h("项目资金\n（万元）", 0, 3), h("年度资金总额", 2, 0), figure("320.00", "320.00", "万元", "XM01"), cell("")}},
		{Cells: []document.Cell{h("其中：财政拨款", 2, 0), v("300.00", 0), cell("")}},
		{Cells: []document.Cell{h("其他资金", 2, 0), v("20.00", 0), cell("")}},
		{Cells: []document.Cell{h("总体目标", 0, 0), v("建成覆盖全镇的社区感知网络，接入视频点位200处，事件自动发现率不低于80%。", 4)}},
	}}
}

func accounts() []document.Note {
	line := func(depth int, text, fact string) document.NoteLine {
		return document.NoteLine{Depth: depth, Text: text, Fact: fact}
	}
	return []document.Note{
		{Fact: "GK02", Name: "在职人数", Print: "52人", Lines: []document.NoteLine{line(0, "陈述：人事年报，2024年12月", "")}},
		{Fact: "YS02", Name: "一般公共预算调整后预算数", Print: "17841.83万元", Lines: []document.NoteLine{line(0, "预算表第3行：17841.83万元", ""), line(1, "年初预算17916.15万元", ""), line(1, "年中调整 −74.32万元（虹府〔2024〕18号）", "")}},
		{Fact: "YS03", Name: "一般公共预算决算数", Print: "17636.00万元", Lines: []document.NoteLine{line(0, "决算报表 财决01表 第2行", "")}},
		{Fact: "YS04", Name: "一般公共预算执行率", Print: "98.85%", Lines: []document.NoteLine{
			line(0, "决算数 ÷ 调整后预算数 × 100%，保留两位小数", ""), line(1, "决算数：17636.00万元", "YS03"), line(2, "决算报表 财决01表 第2行", ""),
			line(1, "调整后预算数：17841.83万元", "YS02"), line(2, "预算表第3行", ""), line(0, "舍入：98.8463…% → 98.85%（四舍五入）", ""), line(0, "依据：《项目支出绩效评价管理办法》第十二条", "")}},
		{Fact: "SL12", Name: "归集企业服务数据", Print: "48.8万余条", Lines: []document.NoteLine{
			line(0, "台账T07“企业服务数据归集”按条计数，2024年1月至12月", "SL12"), line(1, "488,213行，凭证根 9f2c41d07ab3", ""), line(2, "经发办 李某某 2025年1月6日 报送", ""), line(0, "印出：48.8万余条（只舍不入）", "")}},
		{Fact: "SL13", Name: "走访企业次数", Print: "1079次", Lines: []document.NoteLine{line(0, "台账T03“走访记录”按次计数", ""), line(1, "1,079行", "")}},
		{Fact: "MY01", Name: "服务对象满意度", Print: "95.03%", Lines: []document.NoteLine{line(0, "问卷台账T21，有效问卷605份", ""), line(1, "满意和基本满意575份", "")}},
		{Fact: "DF01", Name: "指标得分", Print: "2.00分", Lines: []document.NoteLine{line(0, "完成值不低于指标值，得满分", "")}},
		{Fact: "XM01", Name: "年度资金总额", Print: "320.00万元", Lines: []document.NoteLine{line(0, "300.00 + 20.00", "")}},
	}
}
