package pdfread

import (
	"fmt"
	"strings"

	"jiheng/document"
	"jiheng/num"
)

func cellsOf(words ...string) (out []document.Cell) {
	for _, w := range words {
		out = append(out, document.Cell{Runs: document.Plain(w)})
	}
	return out
}

func headsOf(words ...string) (out []document.Cell) {
	for _, c := range cellsOf(words...) {
		c.Head = true
		out = append(out, c)
	}
	return out
}

// sentences are the text of the sample: numbers, quotations, marks, long words.
var sentences = []string{
	"根据《中共中央 国务院关于全面实施预算绩效管理的意见》（中发〔2018〕34号）要求，对照年初绩效目标，逐项开展绩效自评，总体得分92.50分，评价等级为“优”。",
	"2024年一般公共预算财政拨款收入年初预算17,916.15万元，调整后预算数17,841.83万元，决算数17,636.00万元，执行率98.85%；政府性基金预算调整后预算数181.77万元，决算数181.77万元，执行率100%。",
	"全年走访企业1,286家次，解决诉求47项；梳理形成“3+4+5”产业发展梯队（三大支柱、四大主导、五大先导），“新赛道产业带”效应显现。",
	"坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念——把为民办实事放在首位，着力推动经济社会向高质量发展。",
	"“一网通办”线上办结48.8万余条，满意度96.3%，较上年提高1.2个百分点；12345热线按时办结率99.97%，先行联系率100%……",
	"完成老旧小区综合修缮12.6万平方米，惠及居民2,310户；新增机动车泊位325个，其中充电桩泊位64个，超额完成年度目标任务。",
}

// sample is a report as the program issues them: parts, a small table, a chart,
// a form over several pages whose groups span rows, a form with heads inside.
func sample() *document.Document {
	d := &document.Document{Title: "某镇人民政府2024年度整体支出绩效自评报告", Author: "某镇人民政府", Head: "JH-2024-0317 第2版", Footer: "示例数据，非正式公开文件"}
	add := func(bs ...document.Block) { d.Blocks = append(d.Blocks, bs...) }
	add(document.Styled(document.Title, "2024年某市某区虹桥镇人民政府（本级）\n单位整体支出预算绩效自评报告"), document.Styled(document.Subtitle, "（2025年3月）"))
	add(&document.Contents{Depth: 2}, &document.Break{})
	han := []string{"一", "二", "三", "四"}
	for i, name := range []string{"部门基本情况与履职目标", "预算及执行情况", "整体支出绩效实现情况", "存在问题及改进措施"} {
		add(document.H(1, han[i]+"、"+name), document.H(2, "（一）主要职能、“三定”方案和机构设置"), document.P(sentences[i]+sentences[i+1]))
		add(document.H(3, "1.预算绩效管理开展情况"), document.P(sentences[i+2]+sentences[i]+sentences[(i+4)%6]))
		add(document.H(4, "（1）年度预算及执行情况"), &document.Paragraph{Style: document.Body, Runs: []document.Run{
			{Text: sentences[(i+5)%6] + "其中"}, {Text: "基本支出", Bold: true}, {Text: "占"}, {Text: "63.4%", Fact: fmt.Sprintf("占比%d", i)}, {Text: "样", Super: true}, {Text: "，其余为项目支出。"}}})
		add(document.Styled(document.Caption, fmt.Sprintf("表%d 2024年度收支预算执行情况", i+1)), document.Styled(document.UnitLine, "单位：万元"), budgetTable(i),
			document.Styled(document.Remark, "注：执行率等于决算数除以调整后预算数；“三公”经费含在基本支出内，不重复计算。"))
		if i == 1 {
			add(chart())
		}
		for k := range 3 {
			add(document.P(sentences[(i+k)%6] + sentences[(i+k+2)%6]))
		}
	}
	add(document.Styled(document.Signature, "某市某区虹桥镇人民政府"), document.Styled(document.Date, "2025年3月8日"))
	add(&document.Break{Landscape: true}, document.Styled(document.Annex, "附件1"), document.Styled(document.Title, "2024年度单位整体支出绩效自评表"),
		document.Styled(document.UnitLine, "单位：分"), scoreTable())
	add(&document.Break{}, document.Styled(document.Annex, "附件2"), document.Styled(document.Title, "项目支出绩效目标申报表"), formTable())
	return d
}

func budgetTable(n int) *document.Table {
	t := &document.Table{ID: fmt.Sprintf("money%d", n), Header: 1, Columns: []document.Column{{Width: 4}, {Width: 2, Align: document.Right},
		{Width: 2, Align: document.Right}, {Width: 2, Align: document.Right}, {Width: 2, Align: document.Right}}}
	t.Rows = append(t.Rows, document.Row{Cells: headsOf("项目", "年初预算数", "全年预算数", "决算数", "执行率")})
	for _, r := range []string{"一般公共预算财政拨款|17,916.15|17,841.83|17,636.00|98.85%", "政府性基金预算财政拨款|—|181.77|181.77|100%", "合计|17,916.15|18,023.60|17,817.77|98.86%"} {
		t.Rows = append(t.Rows, document.Row{Cells: cellsOf(strings.Split(r, "|")...)})
	}
	return t
}

func chart() *document.Figure {
	point := func(s string) document.Point { return document.Point{Value: num.MustDecimal(s)} }
	return &document.Figure{ID: "tu1", Title: "图1 2022—2024年预算与决算", Chart: document.Chart{Kind: document.Columns, Unit: "万元", Places: 2,
		Categories: []string{"2022年", "2023年", "2024年"}, Series: []document.Series{
			{Name: "调整后预算数", Points: []document.Point{point("15420.10"), point("16688.42"), point("18023.60")}},
			{Name: "决算数", Points: []document.Point{point("15102.77"), point("16301.05"), point("17817.77")}}}}}
}

// scoreTable is the form of three levels, over several pages.
func scoreTable() *document.Table {
	t := &document.Table{ID: "scores", Header: 1}
	for i, w := range []int{1300, 1400, 3200, 800, 1500, 1500, 800, 2256} {
		c := document.Column{Width: w}
		if i >= 3 && i < 7 {
			c.Align = document.Center
		}
		t.Columns = append(t.Columns, c)
	}
	t.Rows = append(t.Rows, document.Row{Cells: headsOf("一级指标", "二级指标", "三级指标", "分值", "年度\n指标值", "实际\n完成值", "得分", "偏差原因及改进措施")})
	groups := []struct {
		level1, level2 string
		n, all         int
	}{{"产出指标", "数量指标", 9, 22}, {"", "质量指标", 7, 0}, {"", "时效指标", 6, 0}, {"效益指标", "社会效益指标", 8, 8}, {"满意度指标", "服务对象满意度指标", 2, 2}}
	for _, g := range groups {
		for i := range g.n {
			var r document.Row
			if i == 0 && g.level1 != "" {
				r.Cells = append(r.Cells, document.Cell{Runs: document.Plain(g.level1), RowSpan: g.all, Align: document.Center})
			}
			if i == 0 {
				r.Cells = append(r.Cells, document.Cell{Runs: document.Plain(g.level2), RowSpan: g.n, Align: document.Center})
			}
			reason := ""
			if i == 1 {
				reason = "年初目标设置偏低，下年度按三年平均数确定目标值"
			}
			r.Cells = append(r.Cells, cellsOf(fmt.Sprintf("%s第%d项完成情况", strings.TrimSuffix(g.level2, "指标"), i+1), "2.0", "≥15个", "17个", "2.00", reason)...)
			t.Rows = append(t.Rows, r)
		}
	}
	total := document.Cell{Runs: document.Plain("合计"), ColSpan: 3, Align: document.Center}
	t.Rows = append(t.Rows, document.Row{Cells: append([]document.Cell{total}, cellsOf("64.0", "", "", "62.18", "")...)})
	return t
}

// formTable is a form with heads inside.
func formTable() *document.Table {
	h := func(s string, cols, rows int) document.Cell {
		return document.Cell{Runs: document.Plain(s), Head: true, ColSpan: cols, RowSpan: rows}
	}
	v := func(s string, cols int) document.Cell { return document.Cell{Runs: document.Plain(s), ColSpan: cols} }
	return &document.Table{ID: "form", Columns: []document.Column{{Width: 20}, {Width: 20}, {Width: 20}, {Width: 20}, {Width: 20}}, Rows: []document.Row{
		{Cells: []document.Cell{h("项目名称", 0, 0), v("智慧社区建设", 2), h("主管部门", 0, 0), v("社事办", 0)}},
		{Cells: []document.Cell{h("项目资金\n（万元）", 0, 3), h("年度资金总额", 2, 0), v("320.00", 0), v("", 0)}},
		{Cells: []document.Cell{h("其中：财政拨款", 2, 0), v("300.00", 0), v("", 0)}},
		{Cells: []document.Cell{h("其他资金", 2, 0), v("20.00", 0), v("", 0)}},
		{Cells: []document.Cell{h("总体目标", 0, 0), v("建成覆盖全镇的社区感知网络，接入视频点位200处，事件自动发现率不低于80%。", 4)}},
		{Cells: headsOf("绩效指标", "一级指标", "二级指标", "指标值", "权重")},
		{Cells: cellsOf("", "产出指标", "数量指标", "≥200处", "15.5")},
	}}
}

// told returns what a document says, a line for each paragraph and cell, without
// blanks: spaces and breaks of lines are the printer's.
func told(d *document.Document) []string {
	var out []string
	add := func(kind, s string) {
		if s = strings.Join(strings.Fields(strings.ReplaceAll(s, "　", " ")), ""); s != "" || kind != "text" {
			out = append(out, kind+": "+s)
		}
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			add("text", document.Text(b.Runs))
		case *document.Paragraph:
			add("text", document.Text(b.Runs))
		case *document.Figure:
			add("text", b.Title)
		case *document.Table:
			column := shown(b)
			for _, row := range b.Grid() {
				for _, p := range row {
					cols, rows := p.Spans()
					from, to := column[p.Col], column[p.Col+cols]
					add(fmt.Sprintf("cell %d,%d %dx%d", p.Row+1, from+1, to-from, rows), document.Text(p.Runs))
				}
			}
		}
	}
	return out
}

// shown numbers the borders of columns that can be seen: those at which a cell
// begins.
func shown(t *document.Table) []int {
	begins := make([]int, len(t.Columns)+1)
	for _, row := range t.Grid() {
		for _, p := range row {
			begins[p.Col] = 1
		}
	}
	n := 0
	for i, b := range begins {
		n += b
		begins[i] = n - 1
	}
	begins[len(begins)-1] = n
	return begins
}
