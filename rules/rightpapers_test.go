package rules

import (
	"slices"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/document/html"
)

// titledTable checks a table under a title.
func titledTable(t *testing.T, title, lines string, rules ...string) string {
	t.Helper()
	page := strings.Replace(string(pageTable(lines)), "青山县水利局2024年度预算执行情况表</h1>", title+"</h1><p>单位：万元</p>", 1)
	d, err := html.Read([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range builtinSet(t).Run(&check.Input{File: "表.html", Document: d}).Findings {
		if slices.Contains(rules, f.Rule) {
			out = append(out, f.Rule+" "+f.Message)
		}
	}
	return strings.Join(out, "；")
}

type rightPaper struct{ name, text, want string }

func wants(t *testing.T, cases []rightPaper, found func(text string) string) {
	t.Helper()
	for _, c := range cases {
		if got := found(c.text); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A rate of a monitoring form is of the budget as it stands, that of the forecast of the
// forecast.
func TestRatesOfMonitoring(t *testing.T) {
	wants(t, []rightPaper{
		{"年初和全年", "项目名称 | 年初预算 | 全年预算 | 1—9月执行数 | 执行率\n筛查 | 200.00 | 210.00 | 157.50 | 75.00%\n家教 | 80.00 | 70.00 | 49.00 | 70.00%", ""},
		{"调整后的", "项目 | 年初批复预算 | 调整后的预算 | 1-7月累计支出数 | 累计执行率\n清淤 | 50 | 60 | 30 | 50%\n绿化 | 40 | 30 | 24 | 80%", ""},
		{"预计也有率", "项目名称 | 全年预算 | 1—9月执行数 | 执行率 | 预计全年执行数 | 预计执行率\n筛查 | 210.00 | 157.50 | 75.00% | 208.00 | 99.05%\n家教 | 70.00 | 49.00 | 70.00% | 70.00 | 100.00%", ""},
		{"全年执行数在后", "项目名称 | 全年预算数 | 1—8月支付数 | 支付率 | 全年支付数 | 全年支付率\n管护 | 400 | 260 | 65% | 396 | 99%\n巡查 | 50 | 40 | 80% | 50 | 100%", ""},
		{"只有追加", "项目名称 | 年初预算数 | 年中追加 | 截至9月底执行数 | 执行率\n管护 | 400 | 100 | 350 | 70%", ""},
		{"执行率错", "项目名称 | 年初预算 | 全年预算 | 1—9月执行数 | 执行率\n筛查 | 200.00 | 210.00 | 157.50 | 85.00%", "写的是85.00%，按157.50万元÷210.00万元应是75.00%"},
		{"预计率错", "项目名称 | 全年预算 | 1—9月执行数 | 执行率 | 预计全年执行数 | 预计执行率\n筛查 | 210.00 | 157.50 | 75.00% | 208.00 | 95.05%", "208.00÷210.00"},
		{"预计超全年", "项目名称 | 年初预算 | 全年预算 | 1—9月执行数 | 执行率 | 预计全年执行数\n筛查 | 200.00 | 210.00 | 157.50 | 75.00% | 218.00", "超过预算210.00万元"},
	}, func(text string) string {
		return titledTable(t, "某区妇联2024年度绩效运行监控表", text, "MON-02", "MON-05", "RPT-28")
	})
}

// What came in is not spent, what is left needs no budget, and what was brought in makes up
// the total with the sum before it.
func TestBalancesOfIncome(t *testing.T) {
	wants(t, []rightPaper{
		{"并排", "收入项目 | 预算数 | 决算数 | 支出项目 | 预算数 | 决算数\n财政拨款 | 500 | 495 | 基本支出 | 320 | 318\n事业收入 | 30 | 31 | 项目支出 | 210 | 205\n本年收入合计 | 530 | 526 | 本年支出合计 | 530 | 523\n上年结转 | 2 | 2 | 年末结转 | 2 | 5\n总计 | 532 | 528 | 总计 | 532 | 528", ""},
		{"并排只写项目", "项目 | 预算数 | 决算数 | 项目 | 预算数 | 决算数\n一般公共预算财政拨款 | 800 | 790 | 基本支出 | 500 | 495\n经营收入 | 20 | 26 | 项目支出 | 320 | 311\n收入合计 | 820 | 816 | 支出合计 | 820 | 806\n年初结转和结余 | 10 | 10 | 结转下年 | 10 | 20\n收入总计 | 830 | 826 | 支出总计 | 830 | 826", ""},
		{"单列收入", "收入来源 | 全年预算数 | 决算数\n财政拨款 | 500 | 495\n事业收入 | 30 | 36\n本年收入合计 | 530 | 531\n上年结转 | 20 | 20\n收入总计 | 550 | 551", ""},
		{"单列资金来源", "资金来源 | 全年预算数 | 执行数\n财政拨款 | 500 | 495\n其他资金 | 30 | 29\n本年资金合计 | 530 | 524\n上年结转资金 | 20 | 20\n资金总计 | 550 | 544", ""},
		{"总计错", "资金来源 | 全年预算数 | 执行数\n财政拨款 | 500 | 495\n其他资金 | 30 | 29\n本年资金合计 | 530 | 524\n上年结转资金 | 20 | 20\n资金总计 | 560 | 544", "560万元，各项资金之和是550万元"},
		{"合计错", "资金来源 | 全年预算数 | 执行数\n财政拨款 | 500 | 495\n其他资金 | 30 | 29\n本年资金合计 | 540 | 524\n上年结转资金 | 20 | 20\n资金总计 | 560 | 544", "540万元，各项资金之和是530万元"},
		{"总计带结转", "项目 | 全年预算数 | 决算数 | 项目 | 全年预算数 | 决算数\n财政拨款收入 | 5000 | 5000 | 基本支出 | 3000 | 2980\n事业收入 | 280 | 310 | 项目支出 | 2300 | 2300\n其他收入 | 0 | 20 |  |  | \n本年收入合计 | 5280 | 5330 | 本年支出合计 | 5300 | 5280\n上年结转和结余 | 20 | 20 | 年末结转和结余 | 0 | 70\n总计 | 5300 | 5350 | 总计 | 5300 | 5350", ""},
		{"支出超", "项目 | 全年预算数 | 执行数\n基本支出 | 500 | 520\n年末结转 | 0 | 10", "基本支出"},
	}, func(text string) string {
		return titledTable(t, "某镇2024年度收支情况表", text, "BUD-01", "BUD-07", "BUD-19")
	})
}

// A row 小计 does not end a form, and the sum behind all does.
func TestSubtotalsOfForms(t *testing.T) {
	const head = "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分\n"
	const first = "产出指标 | 数量指标 | 走访户数 | ≥1000户 | 1020户 | 25 | 25\n产出指标 | 质量指标 | 建档率 | ≥98% | 99% | 25 | 25\n"
	const second = "效益指标 | 社会效益指标 | 信访下降率 | ≥10% | 12% | 40 | 40\n"
	const third = "满意度指标 | 服务对象满意度 | 群众满意度 | ≥90% | 92% | 10 | 10\n"
	wants(t, []rightPaper{
		{"小计", head + first + "小计 | | | | | 50 | 50\n" + second + "小计 | | | | | 40 | 40\n" + third + "总计 | | | | | 100 | 100", ""},
		{"小计在第二栏", head + first + "产出指标 | 小计 | | | | 50 | 50\n" + second + "效益指标 | 小计 | | | | 40 | 40\n" + third + "合计 | | | | | 100 | 100", ""},
		{"产出指标小计", head + first + "产出指标小计 | | | | | 50 | 50\n" + second + third + "总分 | | | | | 100 | 100", ""},
		{"分段合计", head + first + "合计 | | | | | 50 | 50\n" + second + third + "总分 | | | | | 100 | 100", ""},
		{"没有效益", head + first + "小计 | | | | | 50 | 50\n" + third + "总计 | | | | | 60 | 60", "IND-04"},
	}, func(text string) string {
		return titledTable(t, "2024年度部门整体支出绩效自评表", text, "IND-04", "IND-05")
	})
}

// What a bracket compares is no total, a change no part, an ordinal behind a word is one, and
// amounts that are added up are the budget together.
func TestSentencesThatAreRight(t *testing.T) {
	set := builtinSet(t)
	wants(t, []rightPaper{
		{"目标值", "全年发放临时救助648户，超过目标值（600户）8.00%，其中城市571户、农村77户。", ""},
		{"上年", "全年支出950万元（上年920万元），其中基本支出600万元、项目支出350万元。", ""},
		{"目标", "接待咨询9860人次（目标9000人次），其中来访2860人次、来电7000人次。", ""},
		{"计划再多", "审核材料1200份，较计划（1000份）多200份，其中初审700份，复审500份。", ""},
		{"去年同期", "办理案件648件（去年同期600件），其中：民事571件、刑事77件。", ""},
		{"总数错", "接待咨询9860人次（目标9000人次），其中来访3860人次、来电7000人次。", "9860"},
		{"合计在括号里", "拨付三批资金（共计300万元），其中中央资金200万元、省级资金180万元。", "300"},
		{"追加和调减", "年中调整后全年预算1711.00万元，比年初预算净增加11.00万元，其中基本支出追加26.35万元，项目支出调减15.35万元。", ""},
		{"调增调减", "调整后全年预算820万元，比年初净增20万元，其中：基本支出调增30万元、项目支出调减10万元。", ""},
		{"核减", "全年预算760万元，其中基本支出核减25万元，项目支出压减15万元。", ""},
		{"没有变动的", "全年支出1711.00万元，其中基本支出826.35万元，项目支出915.35万元。", "BUD-19"},
		{"原因一是", "支出增加367万元，主要原因一是薪酬增支210万元，二是旧改增支197万元，三是压减40万元。", ""},
		{"究其原因", "究其原因一是基础弱；二是人手少。", ""},
		{"为一是", "增加的原因主要为一是调标，二是扩面。", ""},
		{"之一不是序数", "这是原因之一是实，二是人手少。", "L04"},
		{"缺三是", "主要原因一是调标，二是扩面，四是涨价。", "L04"},
		{"应安排", "应安排资金300万元和200万元，合计500万元，实际支付500万元。", ""},
		{"加", "公用经费应安排18439200元加12041400元，共30480600元，实际拨付30480600元。", ""},
		{"分项安排", "全年安排预算120万元、80万元，共计200万元，支出198万元。", ""},
		{"合计也超", "全年安排预算120万元和80万元，合计200万元，支出298万元。", "BUD-07"},
	}, func(text string) string {
		text += "支出按性质分为基本支出和项目支出。"
		return strings.Join(foundBy(t, set, text, "RPT-28", "L04", "L05", "BUD-07", "BUD-19"), "；")
	})
}

// A unit and the day in one line are a signature.
func TestSignedInOneLine(t *testing.T) {
	const body = "石桥镇2024年度部门整体支出绩效自评报告\n\n一、概况\n从略。\n\n"
	for _, c := range []struct{ last, want string }{
		{"石桥区疾病预防控制中心  二〇二五年三月六日\n", ""},
		{"石桥镇人民政府　2025年3月6日\n", ""},
		{"石桥区卫生健康局2025年3月6日\n", ""},
		{"石桥区档案馆（盖章） 2025年3月6日\n", ""},
		{"资料整理截止到2025年3月6日\n", "F11"},
		{"会议由镇政府召开，时间是2025年3月6日\n", "F11"},
	} {
		if got := papersFound(t, "例.txt", body+c.last, "F11"); got != c.want {
			t.Errorf("%s: %q, want %q", c.last, got, c.want)
		}
	}
}

// The execution of the budget gives points in a row of its own that names no indicator, before
// or behind the others.
func TestRateRowsWithoutIndicator(t *testing.T) {
	const head = "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分\n"
	const body = "产出指标 | 数量指标 | 走访户数 | ≥1000户 | 1020户 | 50 | 50\n效益指标 | 社会效益指标 | 信访下降率 | ≥10% | 12% | 30 | 30\n满意度指标 | 服务对象满意度 | 群众满意度 | ≥90% | 92% | 10 | 10\n"
	wants(t, []rightPaper{
		{"在后", head + body + "预算执行率 | | | 100% | 98% | 10 | 9.8\n总分 | | | | | 100 | 99.8", ""},
		{"在前", head + "资金执行率 | | | 100% | 95% | 10 | 9.5\n" + body + "合计 | | | | | 100 | 99.5", ""},
		{"在小计后", head + body + "小计 | | | | | 90 | 90\n预算执行情况 | | | 100% | 97% | 10 | 9.7\n总得分 | | | | | 100 | 99.7", ""},
		{"加错", head + body + "预算执行率 | | | 100% | 98% | 10 | 9.8\n总分 | | | | | 100 | 98.8", "各项得分之和是99.8"},
	}, func(text string) string {
		return titledTable(t, "2024年度部门整体支出绩效自评表", text, "SCR-03")
	})
}

// A second head of indicators ends the rows of money of a form.
func TestIndicatorsBelowMoney(t *testing.T) {
	const money = "资金类别 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率\n年度资金总额 | 1180 | 1243.6 | 1210.35 | 97.33%\n"
	wants(t, []rightPaper{
		{"指标", money + "指标 | 目标值 | 完成值 | 分值 | 得分\n加固水库座数 | ≥9座 | 9座 | 30 | 30\n投资完成额 | 1243.6万元 | 1210.35万元 | 20 | 19.5\n总分 | | | 100 | 99.23", ""},
		{"考核指标", money + "考核指标 | 计划值 | 实际值 | 分值 | 得分\n维修投资 | 300万元 | 295万元 | 50 | 49\n合计 | | | 100 | 99", ""},
		{"指标名称", money + "指标名称 | 年度指标值 | 完成情况 | 分值 | 得分\n成本控制 | 500万元 | 480万元 | 20 | 20\n合计 | | | 100 | 100", ""},
		{"执行率错", money + "另：结余资金 | 100 | 100 | 90 | 80%", "写的是80%"},
	}, func(text string) string {
		return titledTable(t, "单位：万元\n2024年度部门整体支出绩效自评表", text, "BUD-03", "BUD-06")
	})
}
