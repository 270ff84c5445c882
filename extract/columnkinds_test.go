package extract_test

import (
	"strings"
	"testing"

	"jiheng/document/html"
	"jiheng/document/text"
	"jiheng/extract"
)

// A tableCase is a table as lines of cells, what has to be read of it and what must not.
type tableCase struct{ name, page, want, not string }

// readTables reads the cases as html, and as Markdown where no cell covers several.
func readTables(t *testing.T, cases []tableCase) {
	t.Helper()
	for _, c := range cases {
		d, err := html.Read(pageOf(c.page))
		sayTable(t, c.name+" html", saidIn(t, d, err), c.want, c.not)
		if strings.Contains(c.page, "r2 ") || strings.Contains(c.page, "c2 ") || strings.Contains(c.page, "~") {
			continue
		}
		md, below := "", false
		for line := range strings.SplitSeq(strings.TrimSpace(c.page), "\n") {
			if line = strings.TrimSpace(line); !strings.Contains(line, "|") {
				md += line + "\n\n"
				continue
			}
			if md += "| " + line + " |\n"; !below {
				md += strings.Repeat("|---", strings.Count(line, "|")+1) + "|\n"
			}
			below = true
		}
		d, err = text.Read("表.md", []byte(strings.ReplaceAll(md, "|  |", "| |")))
		sayTable(t, c.name+" md", saidIn(t, d, err), c.want, c.not)
	}
}

// A head with a percent sign holds percentages, whatever the row is called.
func TestPercentHeads(t *testing.T) {
	readTables(t, []tableCase{
		{"构成", "单位：万元\n支出构成 | 决算数 | 占支出合计％\n项目支出 | 300.00 | 40.00\n经营支出 | 450.00 | 60.00", "项目支出·占支出合计% indicator 40.00%; 经营支出·占支出合计% indicator 60.00%", "40.00万元;60.00万元"},
		{"升降", "单位：元\n收入项目 | 上年决算数 | 本年决算数 | 升降%\n事业收入 | 4000 | 5000 | 25\n经营收入 | 800 | 600 | -25", "事业收入·升降% indicator 25%; 经营收入·升降% indicator -25%", "25元"},
		{"执行", "单位：千元\n科目 | 预算 | 支出 | 执行%\n公用支出 | 80 | 76 | 95", "公用支出·执行% indicator 95%", "95千元"},
		{"进度", "单位：万元\n项目 | 全年预算数 | 全年执行数 | 进度（百分比%）\n培训支出 | 80 | 76 | 95", "培训支出·进度（百分比%） indicator 95%", "95万元"},
		{"下面只有%", "单位：万元\nr2 项目 | r2 本年支出 | c2 较上年\n金额 | ％\n基本支出 | 90 | 10 | 12.5", "基本支出·较上年·% indicator 12.5%", "12.5万元"},
		{"权重", "单位：万元\n一级指标 | 权重% | 得分\n产出支出 | 40 | 38", "产出支出·权重% weight 40%", "40万元"},
		{"构成比", "单位：万元\n来源 | 金额 | 构成比\n经营收入 | 40 | 80\n其他收入 | 10 | 20", "经营收入·构成比 indicator 80%", "80万元"},
		{"降幅", "单位：万元\n项目 | 2023年支出 | 2024年支出 | 降幅\n接待支出 | 10.00 | 9.00 | 10.00", "接待支出·降幅 indicator 10.00%", "降幅 expenditure"},
	})
}

// Heads that set two years against each other are heads, not figures.
func TestHeadsOfComparedYears(t *testing.T) {
	tail := "r2 项目 | r2 2023年支出 | r2 2024年支出 | c2 %\n金额 | 增减%\n电费支出 | 20.00 | 25.00 | 5.00 | 25.00"
	for _, h := range []string{"2024年比2023年", "2024年较2023年", "2024年度与2023年度相比", "2024年对比2023年", "2024年比2023年增减", "与2023年相比", "24年比23年", "2024比2023", "比2023年增减变动", "本年与2023年比较"} {
		readTables(t, []tableCase{{h, "单位：万元\n" + strings.Replace(tail, "%", h, 1),
			"电费支出·2023年支出 expenditure 20.00万元 2023年; 电费支出·" + h + "·增减% indicator 25.00%", "25.00万元 2023;增减% expenditure"}})
	}
	for _, h := range []string{"2024年", "2024年比", "2024.5比20", "比2024", "2024年5月", "与12", "2024年比12万元"} {
		d, err := html.Read(pageOf("单位：万元\n项目 | 预算数 | 支出数\n" + h + " | 12 | 11\n清淤 | 5 | 4"))
		sayTable(t, h, saidIn(t, d, err), "清淤·预算数 budget_initial 5万元", "")
	}
}

// A row that numbers the columns is none of figures, whatever format its cells have.
func TestNumberedColumnsWithFormats(t *testing.T) {
	for _, row := range []string{"栏次 | 1.00 | 2.00 | 300.00%", "行次 | 1 | 2 | 3=2/1", "栏 次 | 1.0 | 2.0 | 3.0", "列次 | ￥1.00 | ￥2.00 | 3", "行次 | （1） | （2） | （3）", "栏次 | 1.00 | 2.00 | 3=2÷1", "甲 | 1.00 | 2.00 | 300.00%"} {
		readTables(t, []tableCase{{row, "单位：万元\n科目 | 全年预算数 | 全年执行数 | 执行率\n" + row + "\n清淤 | 80.00 | 76.00 | 95.00%", "清淤·全年预算数 budget_adjusted 80.00万元",
			"栏次;行次;列次;甲;1.00万元;2.00万元;300"}})
	}
	readTables(t, []tableCase{{"数不是栏次", "单位：万元\n科目 | 全年预算数 | 全年执行数\nA | 1.00 | 2.00\n清淤 | 80.00 | 76.00", "A·全年预算数 budget_adjusted 1.00万元; A·全年执行数 outturn 2.00万元", ""}})
}

// Amounts in columns that explain are read; what a rule counts is none of the paper's.
func TestAmountsInRemarks(t *testing.T) {
	for _, h := range []string{"备注", "说明", "支出说明", "情况说明", "补充说明", "备注说明"} {
		readTables(t, []tableCase{{h, "费用 | 金额（万元） | " + h + "\n印刷费 | 8.40 | 2批，每批4.20万元\n租车费 | 3.00 | 含上年欠款0.60万元", "印刷费·金额（万元） indicator 8.40万元", ""}})
		d, err := html.Read(pageOf("费用 | 金额（万元） | " + h + "\n印刷费 | 8.40 | 2批，每批4.20万元\n租车费 | 3.00 | 含上年欠款0.60万元"))
		if s := strings.Join(saidIn(t, d, err), "\n"); !strings.Contains(s, "4.20万元") || !strings.Contains(s, "0.60万元") {
			t.Errorf("%s: %s", h, s)
		}
	}
	d, err := html.Read(pageOf("指标 | 分值 | 评分标准 | 得分\n成本 | 10 | 控制在12.60万元以内得满分，每超1%扣2分 | 10"))
	if s := strings.Join(saidIn(t, d, err), "\n"); !strings.Contains(s, "12.60万元") || strings.Contains(s, "2分") || strings.Contains(s, "1%") {
		t.Error(s)
	}
	d, err = html.Read(pageOf("项目 | 全年预算数（万元） | 备注\n清淤 | 80 | 12.5\n供水 | 40 | 3"))
	if _, unread := extract.FactsAndUnread(extract.Lines(d)); err != nil || len(unread) != 1 || unread[0].Text != "12.5" {
		t.Error(unread)
	}
}

// Columns and rows that count never take the unit of money of the table.
func TestCountsBesideMoney(t *testing.T) {
	readTables(t, []tableCase{
		{"列", "单位：万元\n补助类别 | 享受月数 | 户数 | 涉及次数 | 补助金额\n临时救助支出 | 6 | 120 | 340 | 56.00", "临时救助支出·享受月数 indicator 6个月; 临时救助支出·户数 indicator 120户; 临时救助支出·涉及次数 indicator 340次", "6万元;120万元;340万元"},
		{"份和期", "单位：元\n刊物 | 印刷份数 | 出版期数 | 印刷支出\n干部读本 | 500 | 4 | 12000", "干部读本·印刷份数 indicator 500份; 干部读本·出版期数 indicator 4期; 干部读本·印刷支出 expenditure 12000元", "staff"},
		{"课时", "单位：万元\n教师培训 | 课时 | 场数 | 支出\n骨干教师 | 36 | 9 | 4.50", "骨干教师·课时 indicator 36课时; 骨干教师·场数 indicator 9场", "staff;36万元"},
		{"行", "单位：万元\n项目 | 上年决算数 | 本年决算数 | 增减\n接待人次 | 378 | 315 | -63\n接待费 | 3.78 | 3.15 | -0.63", "接待人次·上年决算数 indicator 378人次; 接待人次·增减 indicator -63人次; 接待费·增减 indicator -0.63万元", "378万元;-63万元"},
		{"行里有单位", "项目 | 2023年 | 2024年 | 变动\n公务用车保有量（辆） | 5 | 4 | -1\n巡查里程（公里） | 820.5 | 910.5 | 90", "公务用车保有量（辆）·变动 indicator -1辆; 巡查里程（公里）·2023年 indicator 820.5公里 2023年; 巡查里程（公里）·变动 indicator 90公里", "万元"},
		{"本期数是钱", "单位：万元\n项目 | 上期数 | 本期数\n电费支出 | 5.20 | 5.60", "电费支出·上期数 expenditure 5.20万元", "5.20期"},
		{"次数的钱", "单位：元\n项目 | 次数 | 金额\n租车台次 | 12 | 6000", "租车台次·金额 indicator 6000元", "6000台次"},
	})
}

// A row of labels and values in turn: every value has its own label alone.
func TestLabelsInTurn(t *testing.T) {
	readTables(t, []tableCase{
		{"四栏", "全年预算（万元） | 620.50 | 实际到位（万元） | 600.00\n实际支出（万元） | 588.00 | 支付率 | 98.00%\n结转（万元） | 12.00 | 结转率 | 2.00%", "全年预算（万元） budget_adjusted 620.50万元; 实际到位（万元） indicator 600.00万元; 支付率 execution_rate 98.00%; 结转率 indicator 2.00%", "·"},
		{"六栏", "下达资金（元） | 50000 | 已支付（元） | 45000 | 受益户数 | 30户", "下达资金（元） budget_adjusted 50000元; 受益户数 indicator 30户", "·"},
		{"左边跨行", "r2 资金情况 | 年度预算（万元） | 80 | 实际支出（万元） | 76\n~ | 省级资金（万元） | 30 | 市级资金（万元） | 50", "资金情况·年度预算（万元） budget_adjusted 80万元; 资金情况·市级资金（万元） budget_initial 50万元", "省级资金（万元）·市级"},
	})
}

// Heads that were read as another kind of figure.
func TestKindsOfColumns(t *testing.T) {
	readTables(t, []tableCase{
		{"失分", "指标 | 标准分 | 失分 | 得分\n过程 | 20 | 1.5 | 18.5", "过程·标准分 weight 20分; 过程·失分 indicator 1.5分; 过程·得分 score 18.5分", ""},
		{"加分", "指标 | 分值 | 加减分 | 自评分\n过程 | 20 | -1.5 | 18.5", "过程·加减分 indicator -1.5分; 过程·自评分 score 18.5分", ""},
		{"完成", "r2 工程 | c3 资金（万元）\n下达 | 完成 | 未完成\n清淤 | 80 | 76 | 4", "清淤·资金（万元）·完成 outturn 76万元; 清淤·资金（万元）·未完成 indicator 4万元", ""},
		{"差额", "单位：万元\n项目 | 预算数 | 决算数 | 差额\n事业收入 | 80 | 76 | -4", "事业收入·差额 indicator -4万元", ""},
		{"变更", "合同 | 合同金额（元） | 变更金额（元） | 支付金额（元）\n清淤工程 | 80000 | -4000 | 76000", "清淤工程·变更金额（元） indicator -4000元", ""},
		{"收入的支出数", "单位：万元\nr2 资金来源 | c2 支出数\n小计 | 其中：基本支出\n其他收入 | 80 | 76", "其他收入·支出数·小计 outturn 80万元", "revenue"},
		{"表上的单位名称", "单位：万元\n项目 | c2 填报单位：青山镇人民政府\n名称 | 计划投资 | 已付金额\n清淤 | 80 | 76", "清淤·已付金额 outturn 76万元", "填报单位"},
	})
}

// Plain columns of parts of the year and of what moved, below a unit of money.
func TestColumnsOfPartsAndMoves(t *testing.T) {
	readTables(t, []tableCase{
		{"半年", "单位：万元\n补贴 | 上半年 | 下半年 | 全年\n耕地补贴 | 12 | 8 | 20", "耕地补贴·上半年 indicator 12万元; 耕地补贴·全年 indicator 20万元", ""},
		{"季度", "单位：元\n费用 | 第一季度 | 第二季度 | 第三季度 | 第四季度\n电费 | 1200 | 1300 | 1400 | 1500", "电费·第四季度 indicator 1500元 第四季度", ""},
		{"月", "单位：元\n费用 | 10月 | 11月 | 12月\n水费 | 200 | 300.5 | 400", "水费·10月 indicator 200元 10月; 水费·12月 indicator 400元 12月", ""},
		{"收缴", "单位：万元\n企业 | 应缴 | 实缴 | 未缴\n水厂 | 50 | 48 | 2", "水厂·应缴 indicator 50万元; 水厂·未缴 indicator 2万元", ""},
		{"往来", "单位：万元\n单位名称 | 年初余额 | 本期增加 | 本期减少 | 年末余额\n供销社 | 50 | 8 | 2 | 56", "供销社·本期增加 indicator 8万元; 供销社·本期减少 indicator 2万元", ""},
		{"数不是钱", "单位：万元\n内容 | 一季度 | 二季度\n接待人次 | 50 | 48\n到位率 | 95 | 96\n电费支出 | 1.2 | 1.3", "接待人次·一季度 indicator 50人次; 到位率·二季度 indicator 96%; 电费支出·一季度 expenditure 1.2万元 一季度", "50万元;96万元"},
	})
}

// A number with its unit left of a cell names nothing.
func TestMeasuredValuesAreNoNames(t *testing.T) {
	readTables(t, []tableCase{
		{"标准", "单位：万元\n项目 | 标准 | 人数 | 金额\n临时救助 | 1,400元/人次 | 1,830 | 256.20", "临时救助·人数 indicator 1830人; 临时救助·金额 indicator 256.20万元", "1,400元/人次·"},
		{"单价", "项目 | 单价 | 面积（亩） | 补贴金额（元）\n耕地 | 90元/亩 | 1200 | 108000", "耕地·面积（亩） indicator 1200亩", "90元/亩·"},
		{"用量", "项目 | 定额 | 户数 | 金额（元）\n供水 | 120升/人 | 30 | 5000", "供水·户数 indicator 30户", "120升/人·"},
	})
}

// A part in words or with a stroke is named as not read; a number with its measure is read.
func TestPartsAndMeasuresInCells(t *testing.T) {
	for _, c := range []struct{ page, read, unread string }{
		{"内容 | 本年\n放款 | 86笔\n完成比例 | 1/3\n覆盖面 | 三分之二", "86笔", "1/3;三分之二"},
		{"指标名称 | 目标值 | 完成值\n受益面 | 1/2 | 2/3\n放款 | 80笔 | 86笔", "80笔 86笔", "1/2;2/3"},
		{"乡镇 | 进度 | 台数\n东乡 | 一半 | 12台\n西乡 | 4/5 | 9台", "12台 9台", "一半;4/5"},
		{"序号 | 文号 | 内容 | 日期\n1 | 2024/12/3 | 甲 | 12/2024\n2 | 文/3 | 乙 | 1/2024", "", ""},
	} {
		d, err := html.Read(pageOf(c.page))
		if err != nil {
			t.Fatal(err)
		}
		facts, unread := extract.FactsAndUnread(extract.Lines(d))
		var read, not []string
		for _, f := range facts {
			read = append(read, f.Value+f.Unit)
		}
		for _, u := range unread {
			not = append(not, u.Text)
		}
		if r, n := strings.Join(read, " "), strings.Join(not, ";"); r != c.read || n != c.unread {
			t.Errorf("%s: %q, %q", c.page, r, n)
		}
	}
}

// Amounts of sentences whose words name no budget.
func TestAmountsOfNoBudget(t *testing.T) {
	for text, want := range map[string]string{
		"对个人和家庭的补助318.26万元。":      "expenditure 318.26万元",
		"涉及资金64.50万元。":            "indicator 64.50万元",
		"涉及补贴资金4,200元。":           "indicator 4,200元",
		"每个补助12万元。":               "indicator 12万元",
		"目前未完成投资210万元。":           "indicator 210万元",
		"工资福利支出10万元，对个人和家庭补助3万元。": "expenditure 3万元",
	} {
		d, err := html.Read([]byte(`<html><head><meta charset="utf-8"></head><body><p>` + text + "</p></body></html>"))
		if s := strings.Join(saidIn(t, d, err), "\n"); !strings.Contains(s, strings.ReplaceAll(want, ",", "")) {
			t.Errorf("%s: %s, want %s", text, s, want)
		}
	}
}

// A column of units says what every row measures, where its other heads say years, stages or
// plans only; beside a number of pieces it is theirs.
func TestColumnOfUnits(t *testing.T) {
	readTables(t, []tableCase{
		{"年", "序号 | 指标 | 计量单位 | 2023年 | 2024年\n1 | 粮食产量 | 吨 | 3200 | 3300\n2 | 财政收入 | 亿元 | 12.5 | 13.1\n3 | 参保人数 | 万人 | 8.2 | 8.4",
			"粮食产量·2023年 indicator 3200吨 2023年; 粮食产量·2024年 indicator 3300吨 2024年; 参保人数·2023年 indicator 8.2万人 2023年; 参保人数·2024年 indicator 8.4万人 2024年", "3200亿元;8.2亿元"},
		{"预算决算", "项目 | 单位 | 年初预算 | 决算数\n公路养护 | 万元 | 100 | 98\n养护里程 | 公里 | 20 | 21\n培训 | 人次 | 300 | 310",
			"公路养护·年初预算 budget_initial 100万元; 养护里程·年初预算 indicator 20公里; 养护里程·决算数 indicator 21公里; 培训·决算数 indicator 310人次", "20万元;300万元"},
		{"本年上年", "名称 | 度量单位 | 上年 | 本年\n用水 | 吨 | 410 | 395\n用电 | 度 | 5200 | 5100", "用水·上年 indicator 410吨; 用水·本年 indicator 395吨; 用电·上年 indicator 5200度; 用电·本年 indicator 5100度", "410度"},
		{"数量和原值", "单位：万元\n资产 | 计量单位 | 数量 | 账面原值\n车辆 | 辆 | 6 | 112.5", "车辆·数量 indicator 6辆; 车辆·账面原值 indicator 112.5万元", "112.5辆"},
	})
}
