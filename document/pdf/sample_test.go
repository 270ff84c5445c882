package pdf

import (
	"fmt"
	"strings"

	"jiheng/document"
	"jiheng/num"
)

// sentences are the text of the sample: numbers, quotations, long words.
var sentences = []string{
	"根据《中共中央 国务院关于全面实施预算绩效管理的意见》（中发〔2018〕34号）要求，对照年初绩效目标，逐项开展绩效自评，总体得分92.50分，评价等级为“优”。",
	"2024年一般公共预算财政拨款收入年初预算17916.15万元，调整后预算数17841.83万元，决算数17636.00万元，执行率98.85%；政府性基金预算调整后预算数181.77万元，决算数181.77万元，执行率100%。",
	"全年走访企业1,286家次，解决诉求47项；梳理形成“3+4+5”产业发展梯队（三大支柱、四大主导、五大先导），“新赛道产业带”效应显现。",
	"坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念——把为民办实事放在首位，着力推动经济社会向高质量发展。",
	"“一网通办”线上办结48.8万余条，满意度96.3%，较上年提高1.2个百分点；12345热线按时办结率99.97%，先行联系率100%……",
	"完成老旧小区综合修缮12.6万平方米，惠及居民2,310户；新增机动车泊位325个，其中充电桩泊位64个，超额完成年度目标任务。",
}

func run(text string) document.Run { return document.Run{Text: text} }

// sample returns a report as the program issues them, with so many chapters.
func sample(chapters int) *document.Document {
	d := &document.Document{Title: "某镇人民政府2024年度整体支出绩效自评报告", Author: "某镇人民政府",
		Head: "JH-2024-0317 第2版", Footer: "样例数据，非该单位公布", Sample: true}
	add := func(bs ...document.Block) { d.Blocks = append(d.Blocks, bs...) }
	add(document.Styled(document.Title, "某市某区虹桥镇人民政府（本级）2024年度单位整体支出预算绩效自评报告"), &document.Contents{Depth: 2}, &document.Break{})
	han := []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}
	for i := range chapters {
		add(document.H(1, han[i%10]+"、部门基本情况与履职目标"), document.H(2, "（一）主要职能、“三定”方案和机构设置"), document.P(sentences[i%6]+sentences[(i+1)%6]))
		add(document.H(3, "1.预算绩效管理开展情况"), document.P(sentences[(i+2)%6]+sentences[(i+3)%6]+sentences[(i+4)%6]))
		add(document.H(4, "（1）年度预算及执行情况"), &document.Paragraph{Style: document.Body, Runs: []document.Run{
			run(sentences[(i+5)%6] + "其中"), {Text: "基本支出", Bold: true}, run("占"), {Text: "63.4%", Fact: "基本支出占比"}, {Text: "样", Super: true}, run("，其余为项目支出，见"),
			{Text: "表1", Link: "#money0"}, run("和"), {Text: "区政府网站", Link: "https://www.example.gov.cn/ysjx?id=(1)"}, run("。")}})
		add(document.Styled(document.Caption, fmt.Sprintf("表%d　2024年度收支预算执行情况", i+1)), document.Styled(document.UnitLine, "单位：万元"), money(i),
			document.Styled(document.Remark, "说明：执行率＝决算数÷调整后预算数×100%；“三公”经费含在基本支出内，不重复计算。"))
		if i%3 == 0 {
			add(chart(i))
		}
		for k := range 4 {
			add(document.P(sentences[(i+k)%6] + sentences[(i+k+2)%6]))
		}
	}
	add(document.Styled(document.Signature, "某市某区虹桥镇人民政府"), document.Styled(document.Date, "2025年3月8日"))
	add(&document.Break{Landscape: true}, document.Styled(document.Annex, "附件1"),
		document.Styled(document.Title, "2024年度单位整体支出绩效自评表"), document.Styled(document.UnitLine, "金额单位：万元"), scores(60))
	add(&document.Break{}, document.Styled(document.Annex, "附件2"), document.Styled(document.Title, "可复核的数据文件"),
		document.Styled(document.Code, "facts.json  sha256 9f86d081884c7d659a2feaa0c55ad015\n  预算执行率 = 17636.00 / 17841.83 = 0.9885"))
	return d
}

func cells(words ...string) (out []document.Cell) {
	for _, w := range words {
		out = append(out, document.Cell{Runs: document.Plain(w)})
	}
	return out
}

func head(words ...string) (out []document.Cell) {
	for _, c := range cells(words...) {
		c.Head = true
		out = append(out, c)
	}
	return out
}

// money is a small table of amounts.
func money(n int) *document.Table {
	t := &document.Table{ID: fmt.Sprintf("money%d", n), Header: 1, Columns: []document.Column{{Width: 4}, {Width: 2, Align: document.Right},
		{Width: 2, Align: document.Right}, {Width: 2, Align: document.Right}, {Width: 2, Align: document.Right}}}
	t.Rows = append(t.Rows, document.Row{Cells: head("项目", "年初预算数", "全年预算数", "决算数", "执行率")})
	for _, r := range []string{"一般公共预算财政拨款|17916.15|17841.83|17636.00|98.85%", "政府性基金预算财政拨款|—|181.77|181.77|100%", "合计|17916.15|18023.60|17817.77|98.86%"} {
		t.Rows = append(t.Rows, document.Row{Cells: cells(strings.Split(r, "|")...)})
	}
	return t
}

// scores is a form over several pages, with cells that span its rows.
func scores(rows int) *document.Table {
	t := &document.Table{ID: "scores", Header: 2}
	for _, w := range []int{1300, 1400, 3200, 800, 1500, 1500, 800, 2256} {
		t.Columns = append(t.Columns, document.Column{Width: w})
	}
	for _, i := range []int{3, 4, 5, 6} {
		t.Columns[i].Align = document.Center
	}
	top := head("一级指标", "二级指标", "三级指标", "分值", "指标值", "", "偏差原因及改进措施")
	top[4].ColSpan, top[5] = 2, head("得分")[0]
	for _, i := range []int{0, 1, 2, 3, 5, 6} {
		top[i].RowSpan = 2
	}
	t.Rows = append(t.Rows, document.Row{Cells: top}, document.Row{Cells: head("年度指标值", "实际完成值")})
	for i := range rows {
		var c []document.Cell
		if i%20 == 0 {
			c = append(c, document.Cell{Runs: document.Plain([]string{"产出指标（50分）", "效益指标（30分）", "满意度指标（10分）"}[i/20%3]), RowSpan: min(20, rows-i), Align: document.Center})
		}
		if i%4 == 0 {
			c = append(c, document.Cell{Runs: document.Plain([]string{"数量指标", "质量指标", "时效指标", "成本指标"}[i/4%4]), RowSpan: min(4, rows-i), Align: document.Center})
		}
		why := ""
		if i%5 == 2 {
			why = "受汛期影响，部分路段工期顺延至12月底，已于2025年1月15日前全部完工并验收。"
		}
		c = append(c, cells(fmt.Sprintf("老旧小区综合修缮第%d期完成面积（含“美丽家园”）", i+1), "2.50", "≥12.5万平方米", "12.60万平方米", "2.50", why)...)
		t.Rows = append(t.Rows, document.Row{Cells: c})
	}
	return t
}

func chart(n int) *document.Figure {
	c := document.Chart{Kind: document.Columns, Unit: "万元", Places: 2, Categories: []string{"年初预算", "调整后预算", "决算"}}
	for _, s := range []string{"一般公共预算", "政府性基金"} {
		var ps []document.Point
		for _, v := range []string{"17916.15", "17841.83", "17636.00"} {
			ps = append(ps, document.Point{Value: num.MustDecimal(v)})
		}
		c.Series = append(c.Series, document.Series{Name: s, Points: ps})
	}
	return &document.Figure{ID: fmt.Sprintf("chart%d", n), Title: fmt.Sprintf("图%d　2024年度预算与决算", n/3+1), Chart: c}
}
