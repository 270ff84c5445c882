package docx

import (
	"fmt"
	"strings"

	"jiheng/document"
	"jiheng/num"
)

func plain(s string) document.Run { return document.Run{Text: s} }

func figureRun(text, fact string) document.Run { return document.Run{Text: text, Fact: fact} }

func point(s string) document.Point {
	if s == "-" {
		return document.Point{Blank: true}
	}
	return document.Point{Value: num.MustDecimal(s)}
}

func points(list ...string) []document.Point {
	out := make([]document.Point, len(list))
	for i, s := range list {
		out[i] = point(s)
	}
	return out
}

const longText = "对照年初批复的绩效目标，逐项开展自评，核对台账与佐证材料，总体完成情况较好，个别指标因项目跨年实施未达到序时进度。"

// sample is a document with every kind of block, and every kind of run.
func sample() *document.Document {
	mark := document.Run{Text: "样", Super: true}
	body := func(runs ...document.Run) *document.Paragraph {
		return &document.Paragraph{Style: document.Body, Runs: runs}
	}
	d := &document.Document{Title: "红桥镇2024年度单位整体支出绩效自评报告", Author: "红桥镇人民政府", Sample: true, Head: "绩衡 HQ-2024-03",
		Notes: []document.Note{{Fact: "全年执行率", Name: "全年预算执行率"}}}
	d.Blocks = []document.Block{
		document.Styled(document.Title, "红桥镇2024年度\n单位整体支出绩效自评报告"),
		document.Styled(document.Subtitle, "（2025年3月）"),
		document.Styled(document.Remark, "本报告按《项目支出绩效评价管理办法》编写。"),
		document.Styled(document.Blank, ""),
		&document.Contents{Depth: 2},
		&document.Break{},
		document.H(1, "一、单位基本情况"),
		document.H(2, "（一）主要职能"),
		body(plain("全镇辖12个村，年末在册人口"), figureRun("48.8万余人", "年末-人口"), mark, plain("，全年预算执行率为"),
			figureRun("98.85%", "全年执行率"), plain("，详见"), document.Run{Text: "附表1", Link: "#scores"}, plain("和"),
			document.Run{Text: "政府网站", Link: "https://www.example.gov.cn/a?b=1&c=2"}, plain("。“优”等级"), document.Run{Text: "不变", Bold: true}, plain("——见下文。")),
		document.H(3, "1.机构设置"),
		document.H(4, "（1）内设机构"),
		document.Styled(document.Item, "经济发展办公室；"), document.Styled(document.Item, "社会事务办公室。"),
	}
	for i := range 6 {
		d.Blocks = append(d.Blocks, body(plain(strings.Repeat(longText, 2+i%2)), figureRun(fmt.Sprint(100+i), "连续"), figureRun("万元", "连续"), plain("。")))
	}
	d.Blocks = append(d.Blocks, sampleFigures()...)
	d.Blocks = append(d.Blocks,
		document.H(1, "三、评价结论"), document.P(longText),
		document.Styled(document.Code, "sha256 = 9f86d081\n\t第二行  two  spaces"),
		document.Styled(document.Blank, ""), document.Styled(document.Blank, ""),
		document.Styled(document.Signature, "红桥镇人民政府"), document.Styled(document.Date, "2025年3月8日"),
		&document.Break{Landscape: true},
		document.Styled(document.Annex, "附件1"), document.Styled(document.Title, "单位整体支出绩效自评表"),
		document.Styled(document.UnitLine, "单位：万元"), sampleScores(),
		document.Styled(document.Remark, "注：得分保留两位小数。"),
		&document.Break{},
		document.Styled(document.Annex, "附件2"), document.P("佐证材料目录。"), sampleSmall("plain"), sampleSmall("again"))
	return d
}

func sampleFigures() []document.Block {
	fig := func(id, title string, kind document.ChartKind, places int, s ...document.Series) *document.Figure {
		return &document.Figure{ID: id, Title: title, Chart: document.Chart{Kind: kind, Unit: "万元", Places: places,
			Categories: []string{"2022年", "2023年", "2024年"}, Series: s}}
	}
	return []document.Block{
		document.H(1, "二、预算执行情况"), document.P("三年预算与决算如下。"),
		fig("trend", "图1　近三年预算与决算", document.Columns, 2, document.Series{Name: "全年预算数", Points: points("1200.50", "1350.00", "1488.80")},
			document.Series{Name: "决算数", Points: points("1180.25", "-", "1471.68")}),
		document.P("各项支出构成如下。"),
		fig("parts", "图2　支出构成", document.Stacked, 1, document.Series{Name: "基本支出", Points: points("800.5", "820.0", "845.5")},
			document.Series{Name: "项目支出", Points: points("379.8", "510.5", "626.2")}, document.Series{Name: "其他支出", Points: points("100.0", "90.5", "85.2")}),
		document.P("逐年变动如下。"),
		fig("lines", "图3　执行率走势", document.Lines, 2, document.Series{Name: "一般公共预算", Points: points("98.31", "-", "98.85")},
			document.Series{Name: "政府性基金", Points: points("91.20", "94.75", "96.00")}),
		&document.Figure{ID: "bars", Title: "图4　各项任务得分", Chart: document.Chart{Kind: document.Bars, Unit: "分", Places: 2,
			Categories: []string{"农村人居环境整治和长效管护任务", "困难群众基本生活保障", "安全生产网格巡查", "政务服务事项办理"},
			Series:     []document.Series{{Name: "得分", Points: points("9.50", "10.00", "8.25", "9.8")}}}},
	}
}

// sampleScores is a wide table with a head of two rows and 40 rows in merges.
func sampleScores() *document.Table {
	head := func(s string, cols, rows int) document.Cell {
		return document.Cell{Runs: document.Plain(s), ColSpan: cols, RowSpan: rows, Head: true}
	}
	t := &document.Table{ID: "scores", Header: 2, Columns: []document.Column{{Width: 1300}, {Width: 1400}, {Width: 3200}, {Width: 800, Align: document.Right},
		{Width: 1500, Align: document.Center}, {Width: 1500, Align: document.Center}, {Width: 800, Align: document.Right}, {Width: 2256}}}
	t.Rows = []document.Row{
		{Cells: []document.Cell{head("绩效指标", 3, 1), head("分值", 1, 2), head("完成情况", 2, 1), head("得分", 1, 2), head("偏差原因及改进措施", 1, 2)}},
		{Cells: []document.Cell{head("一级指标", 1, 1), head("二级指标", 1, 1), head("三级指标", 1, 1), head("年度指标值", 1, 1), head("实际完成值", 1, 1)}},
	}
	for i := range 40 {
		var row document.Row
		if i%10 == 0 {
			name := []string{"产出指标", "效益指标", "满意度指标", "成本指标"}[i/10]
			row.Cells = append(row.Cells, document.Cell{Runs: document.Plain(name), RowSpan: 10, Align: document.Center})
		}
		if i%5 == 0 {
			row.Cells = append(row.Cells, document.Cell{Runs: document.Plain([]string{"数量指标", "质量指标"}[i/5%2]), RowSpan: 5, Align: document.Center})
		}
		actual := []document.Run{figureRun(fmt.Sprint(9+i), fmt.Sprintf("指标-%d", i+1))}
		if i%4 == 0 {
			actual = append(actual, document.Run{Text: "样", Super: true})
		}
		why := ""
		if i%7 == 3 {
			why = "部分工程受汛期影响推迟开工，已调整施工计划，预计下年二季度完成。"
		}
		row.Cells = append(row.Cells, document.Cell{Runs: document.Plain(fmt.Sprintf("完成改造老旧小区数量%d", i+1))}, document.Cell{Runs: document.Plain("2.50")},
			document.Cell{Runs: document.Plain("≥10个")}, document.Cell{Runs: actual}, document.Cell{Runs: document.Plain("2.50")}, document.Cell{Runs: document.Plain(why)})
		t.Rows = append(t.Rows, row)
	}
	t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Runs: document.Plain("合计"), ColSpan: 3, Align: document.Center}, {Runs: document.Plain("100.00")},
		{ColSpan: 2}, {Runs: []document.Run{figureRun("96.50", "总分")}}, {}}})
	return t
}

func sampleSmall(id string) *document.Table {
	return &document.Table{ID: id, Header: 1, Columns: []document.Column{{Width: 1}, {Width: 3}, {Width: 2}}, Rows: []document.Row{
		{Cells: []document.Cell{{Runs: document.Plain("序号"), Head: true}, {Runs: document.Plain("材料"), Head: true}, {Runs: document.Plain("来源"), Head: true}}},
		{Cells: []document.Cell{{Runs: document.Plain("1"), Align: document.Center}, {Runs: document.Plain("部门决算报表\n（财决01表）")}, {Runs: document.Plain("财政所")}}},
	}}
}
