package extract_test

import "testing"

// Heads that name a thing by the word 单位 state no unit for the table.
func TestThingsPerUnitStateNoUnit(t *testing.T) {
	for _, h := range []string{"单位造价", "单位成本", "单位价格", "单位资金", "单位自筹"} {
		readTables(t, []tableCase{{h, "工程 | 数量（处） | " + h + "（万元） | 完成投资（万元）\n沟渠 | 3 | 58.00 | 174.00\n泵房 | 2 | 62.00 | 124.00",
			"沟渠·" + h + "（万元） " + kindOfHead(h) + " 58.00万元; 泵房·" + h + "（万元） " + kindOfHead(h) + " 62.00万元", "沟渠 indicator"}})
	}
	for _, h := range []string{"单位：万元", "金额单位：万元", "（单位：万元）", "计量单位为万元"} {
		readTables(t, []tableCase{{h, h + "\n科目 | 全年预算数 | 全年执行数\n清淤 | 80.00 | 76.00", "清淤·全年预算数 budget_adjusted 80.00万元", ""}})
	}
}

func kindOfHead(h string) string {
	if h == "单位资金" || h == "单位自筹" {
		return "budget_initial"
	}
	return "indicator"
}

// Units that begin as a scale does are units: in a column of units and in heads.
func TestUnitsThatBeginAsScales(t *testing.T) {
	for _, u := range []string{"千瓦时", "万千瓦时", "千克", "千米", "千瓦"} {
		readTables(t, []tableCase{
			{u + "一栏", "品种 | 计量单位 | 消耗量\n动力 | " + u + " | 2697150", "动力·消耗量 indicator 2697150" + u, ""},
			{u + "表头", "品种 | 消耗量（" + u + "）\n动力 | 2697150", "动力·消耗量（" + u + "） indicator 2697150" + u, ""},
		})
	}
	readTables(t, []tableCase{{"万吨", "品种 | 计量单位 | 消耗量\n煤 | 万吨 | 27", "煤·消耗量 indicator 27万吨", ""}})
}

// What a rate is of stands beside its name without a sign of percent: it is no percentage.
func TestCountsBesideTheNameOfTheirRate(t *testing.T) {
	for _, c := range [][3]string{{"应完成数", "实际完成数", "完成率（%）"}, {"计划", "实际", "完成率"}, {"计划数", "完成数", "达标率（%）"}, {"任务", "实际完成", "完成比例（%）"}} {
		readTables(t, []tableCase{{c[0], "指标 | " + c[0] + " | " + c[1] + " | " + c[2] + "\n传染病报告及时率 | 2416 | 2409 | 99.71%\n患者规范管理率 | 85 | 82 | 96.47%",
			"传染病报告及时率·" + c[2] + " indicator 99.71%", "2409%;2416%;85%;82%"}})
	}
	readTables(t, []tableCase{
		{"两年的率", "指标 | 上年 | 本年\n垃圾清运率 | 95.2 | 96.8\n道路完好率 | 91 | 92.5", "垃圾清运率·上年 indicator 95.2%; 垃圾清运率·本年 indicator 96.8%; 道路完好率·上年 indicator 91%", ""},
		{"单位写明", "指标 | 计量单位 | 上年 | 本年\n收入增长率 | % | 102.5 | 130", "收入增长率·本年 indicator 130%", ""},
		{"旁边有号", "指标 | 上年 | 本年\n接种率 | 95% | 96.8", "接种率·本年 indicator 96.8%", ""},
		{"指标值", "三级指标 | 指标值 | 完成值\n群众满意率 | 90 | 93\n及时率 | 320 | 316", "群众满意率 indicator 93%", "316%;320%"},
	})
}

// A unit that is none of money holds for the table below it, not for the next one.
func TestStatedMeasures(t *testing.T) {
	for _, u := range []string{"人", "户", "亩", "万吨", "千瓦时"} {
		readTables(t, []tableCase{
			{u, "单位：" + u + "\n类别 | 上年 | 本年\n甲类 | 28 | 27\n合计 | 30 | 29", "甲类·上年 indicator 28" + u + "; 合计·本年 indicator 29" + u, ""},
			{u + "表内", "（计量单位：" + u + "）\n类别 | 上年 | 本年\n甲类 | 28 | 27", "甲类·本年 indicator 27" + u, ""},
		})
	}
	readTables(t, []tableCase{
		{"金额的列", "单位：人\n村 | 受益人数 | 补助金额（元）\n甲村 | 28 | 5600", "甲村·受益人数 indicator 28人", "5600人"},
		{"率的列", "单位：户\n村 | 上年 | 本年 | 增长率\n甲村 | 40 | 50 | 25%", "甲村·本年 indicator 50户; 甲村·增长率 indicator 25%", "25户"},
	})
}

// Amounts of goods and of aid that was counted are of no budget.
func TestAmountsOfGoodsAreNoBudget(t *testing.T) {
	readTables(t, []tableCase{
		{"能耗", "品种 | 计量单位 | 消耗量 | 金额（万元）\n电 | 度 | 2697150 | 200.94", "电·金额（万元） indicator 200.94万元", ""},
		{"补助", "村 | 户数 | 补助（元）\n甲村 | 420 | 63000", "甲村·补助（元） indicator 63000元", ""},
		{"采购", "品名 | 数量（件） | 金额（万元）\n宣传册 | 2000 | 7.00", "宣传册·金额（万元） indicator 7.00万元", ""},
		{"资金", "项目 | 补助资金（万元） | 完成率\n修渠 | 80.00 | 95%", "修渠·补助资金（万元） budget_initial 80.00万元", ""},
	})
}

// Columns that make up a 合计 of amounts are amounts, below a unit that the table states.
func TestPartsBelowAStatedUnit(t *testing.T) {
	for _, sum := range []string{"合计", "当月合计", "小计", "费用总计"} {
		readTables(t, []tableCase{{sum, "单位：元\n月份 | 社区工作者薪酬 | 网格经费 | 文明创建 | " + sum + "\n1—3月 | 2416800 | 215000 | 120000 | 2751800\n4—6月 | 2520000 | 231000 | 205000 | 2956000\n7—9月 | 2590000 | 240000 | 200000 | 3030000",
			"1—3月·社区工作者薪酬 indicator 2416800元; 4—6月·文明创建 indicator 205000元", ""}})
	}
	readTables(t, []tableCase{{"不合", "单位：元\n月份 | 走访 | 网格经费 | 接访 | 合计\n1—3月 | 24 | 215000 | 12 | 215000\n4—6月 | 25 | 231000 | 20 | 231000", "1—3月·网格经费 indicator 215000元", "24元;20元"}})
}
