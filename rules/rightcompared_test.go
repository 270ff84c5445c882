package rules

import (
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/paper/papertest"
)

// judgeRight runs cases of one rule: want is part of what it says, empty for nothing.
func judgeRight(t *testing.T, rule string, cases [][2]string) {
	t.Helper()
	set := builtinSet(t)
	for _, c := range cases {
		got := strings.Join(foundUnder(t, set, c[0], rule), "；")
		if c[1] == "" && got != "" || !strings.Contains(got, c[1]) {
			t.Errorf("%s %q: %q, want %q", rule, c[0], got, c[1])
		}
	}
}

// foundUnder is foundBy for texts that bring their own title, in which 度部门决算公开 stands.
func foundUnder(t *testing.T, set *check.Set, text, rule string) (out []string) {
	t.Helper()
	if !strings.Contains(text, "度部门决算公开\n") {
		return foundBy(t, set, text, rule)
	}
	for _, f := range set.Run(&check.Input{File: "例.txt", Document: papertest.Document(text)}).Findings {
		if f.Rule == rule {
			out = append(out, f.Message)
		}
	}
	return out
}

// How far the three public expenses are from their budget is not the budget.
func TestOffPublicBudget(t *testing.T) {
	judgeRight(t, "FRM-03", [][2]string{
		{"“三公”经费支出5.20万元，低于预算0.80万元，下降13.33%。", ""},
		{"三公经费决算12.40万元，比年初预算少1.60万元。", ""},
		{"“三公”经费实际支出9.30万元，少于全年预算数2.10万元，压减18.42%。", ""},
		{"公务接待费支出3.10万元，比预算节约0.90万元。", ""},
		{"“三公”经费支出5.20万元，超预算1.20万元，已报批。", ""},
		{"“三公”经费预算4.80万元，支出5.20万元。", "超过预算4.80万元"},
		{"“三公”经费支出5.20万元，预算4.80万元。", "超过预算4.80万元"},
		{"“三公”经费支出5.20万元，未超过预算4.80万元。", "超过预算4.80万元"},
	})
}

// Rows and notes of a former year stand for comparison beside those of the document's own.
func TestFormerYearBesideOwn(t *testing.T) {
	title := "某局2025年度部门决算公开\n"
	judgeRight(t, "GEN-02", [][2]string{
		{title + "单位：万元\n年度 | 公务接待费 | 合计\n2025年预算 | 1.50 | 7.50\n2024年决算 | 1.08 | 6.63", ""},
		{title + "单位：万元\n项目 | 合计\n2024年决算数 | 6.63\n2025年年初预算数 | 7.50\n2025年决算数 | 6.20", ""},
		{title + "单位：元\n口径 | 因公出国（境）费 | 公务接待费\n2023年决算 | 0 | 10800\n2024年决算 | 0 | 11000\n2025年决算 | 0 | 9800", ""},
		{title + "单位：万元\n项目 | 2025年决算 | 2024年决算\n公务接待费 | 1.20 | 1.30\n注：上表单位为万元，2024年决算数为调整后数。", ""},
		{title + "单位：万元\n项目 | 2025年 | 2024年\n公务接待费 | 1.20 | 1.30\n2024年决算数已按可比口径调整。", ""},
		{title + "单位：万元\n项目 | 决算数\n公务接待费 | 1.20\n2024年决算数为1.20万元。", "2024年决算"},
		{title + "单位：万元\n口径 | 合计\n2024年预算 | 7.50\n2024年决算 | 6.20", "2024年预算"},
		{title + "2024年部门预算1200万元，支出1100万元。", "2024年部门预算"},
	})
}

// A measure need not be called one: when from then on, by whom, by which rule.
func TestMeasureInOtherWords(t *testing.T) {
	row := func(reason string) string {
		return "三级指标 | 指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施\n管护里程 | 100公里 | 60公里 | 10 | 6 | " + reason
	}
	judgeRight(t, "DEV-07", [][2]string{
		{row("施工便道扬尘；2026年起定时洒水，中心工程科负责"), ""},
		{row("供货不足，抢修滞后；2026年10月前储备管件"), ""},
		{row("质保金未到付款期；到期即付，按实有人数编制预算"), ""},
		{row("连续阴雨停工。每月通报一次进度，由养护股牵头"), ""},
		{row("施工便道扬尘，群众有意见"), "没有写改进措施"},
		{row("连续阴雨停工；部分路段因征地未能进场"), "没有写改进措施"},
		{row("连续阴雨停工；村民未按期交地"), "没有写改进措施"},
		{row("养护站人手不够，由镇里负责的路段没有完成"), "没有写改进措施"},
	})
}

// A target and an actual value in one cell are no copy of the target.
func TestTargetAndActualInOneCell(t *testing.T) {
	table := func(v string) string {
		return "三级指标 | 年度指标值／实际完成值 | 分值 | 得分\n设备开机率 | " + v + " | 10 | 10\n群众满意度 | ≥90%／92% | 10 | 10"
	}
	judgeRight(t, "SCR-10", [][2]string{
		{table("≥95%／96.3%"), ""},
		{table("≥95%/96.3%"), ""},
		{table("不少于120台／126台"), ""},
		{table("≤30天 / 28天"), ""},
		{table("≥95%／≥95%"), "照抄"},
		{"三级指标 | 指标值 | 完成值 | 分值 | 得分\n巡查次数 | ≥3次/年 | ≥3次/年 | 10 | 10", "照抄"},
		{"三级指标 | 指标值 | 完成值 | 分值 | 得分\n设备开机率 | ≥95% | ≥95% | 10 | 10", "照抄"},
	})
}

// Who is responsible has many names in the heads of a ledger.
func TestResponsibleByAnyName(t *testing.T) {
	ledger := func(head string) string {
		return "某县农业农村局问题整改台账\n序号 | 反馈问题 | 整改措施 | " + head + " | 完成时限 | 状态\n1 | 超进度支付 | 收回 | 计财股 | 2026年6月底 | 已完成"
	}
	judgeRight(t, "RCT-04", [][2]string{
		{ledger("责任股室"), ""},
		{ledger("责任处室"), ""},
		{ledger("牵头部门"), ""},
		{ledger("责任科（室）"), ""},
		{ledger("责任单位及责任人"), ""},
		{ledger("承办室"), ""},
		{ledger("配合材料"), "责任"},
		{ledger("责任状编号"), "责任"},
	})
}

// A change against a budget is of the budget; one in a sentence of its own is of no money that
// was left over.
func TestWhatAChangeIsOf(t *testing.T) {
	judgeRight(t, "RPT-07", [][2]string{
		{"“三公”经费决算比预算72,000.00元减少3,650.00元，下降5.07%。", ""},
		{"公务接待费实际支出较年初预算15万元减少3万元，下降20.00%。", ""},
		{"培训人次比计划400人次增加20人次，增长5.00%。", ""},
		{"“三公”经费决算比预算72,000.00元减少3,650.00元，下降5.34%。", "应为5.07%"},
		{"全年预算1.286亿元，支出1.2475亿元。未支出385万元，为工程尾款。比上年1.3亿元下降4.04%。", ""},
		{"支出500万元。未支付20万元，为质保金。较上年同期480万元增长4.17%。", ""},
		{"支出500万元。年末剩余20万元。较上年480万元增加20万元，增长4.17%。", ""},
		{"支出500万元。未支付20万元，为质保金。较上年同期480万元增长7.17%。", "应为4.17%"},
		{"支出500万元，比上年480万元增长7.17%。", "应为4.17%"},
		{"年末结余20万元，比上年25万元下降30.00%。", "应为20.00%"},
	})
}

// Factors of a product and prices of one thing are no parts of a sum.
func TestFactorsAreNoParts(t *testing.T) {
	judgeRight(t, "RPT-28", [][2]string{
		{"食品抽检760.00万元，其中抽检费用5,400批次×1,400元=756.00万元，宣传4.00万元。", ""},
		{"采购设备25.5万元，其中电脑30台，每台6,500元，共19.5万元，打印机6万元。", ""},
		{"补助资金62万元，其中护林员100人×5,000元=50万元，保险12万元。", ""},
		{"采购桌椅13万元，其中课桌500套，单价200元，计10万元，讲台3万元。", ""},
		{"食品抽检770.00万元，其中抽检费用5,400批次×1,400元=756.00万元，宣传4.00万元。", "相差10万元"},
	})
	judgeRight(t, "RPT-28", [][2]string{
		{"单位：元\n项目 | 预算数 | 决算数 | | 执行率\n | | 本级 | 上级 | \n基本支出 | 1200000 | 900000 | 250000 | 95.83%\n项目支出 | 600000 | 300000 | 200000 | 83.33%", ""},
	})
}

// The year before with its amount is the base of a comparison.
func TestComparisonWithItsBase(t *testing.T) {
	judgeRight(t, "S04", [][2]string{
		{"支出1.2475亿元。比上年1.3亿元下降4.04%。", ""},
		{"支出500万元。较上年同期480万元增长4.17%。", ""},
		{"支出500万元。比上年度480万元增长4.17%。", ""},
		{"形势向好。同比增长21%。", "S04"},
		{"形势向好。比上年同期增长21%。", "S04"},
		{"形势向好。较上年度增长21%。", "S04"},
	})
}

// The unit may stand in a line above the table that says more.
func TestUnitInTheLineAbove(t *testing.T) {
	table := "\n项目 | 预算金额 | 决算金额\n办公费 | 3.20 | 3.10\n印刷费 | 1.20 | 1.10"
	judgeRight(t, "U09", [][2]string{
		{"（2027年度） 金额单位：万元" + table, ""},
		{"填报单位：某局　单位:元" + table, ""},
		{"部门：某局　2025年度　单位：人民币万元" + table, ""},
		{"填报单位：某局" + table, "U09"},
	})
}
