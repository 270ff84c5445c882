package extract_test

import "testing"

// Bare years in a second row of heads are heads, whatever stands beside them.
func TestYearsBelowHeads(t *testing.T) {
	readTables(t, []tableCase{
		{"支出", "单位：万元\nr2 项目 | c2 支出\n2023 | 2024\n供水 | 9 | 11.5", "供水·支出·2023 expenditure 9万元 2023年; 供水·支出·2024 expenditure 11.5万元 2024年", "2023万元;2024万元"},
		{"倒着", "单位：万元\nr2 科目 | c2 执行数\n2024 | 2023\n排水 | 9 | 11.5", "排水·执行数·2024 outturn 9万元 2024年", "2023万元;2024万元"},
		{"旁边是年初和调整后", "单位：万元\nr2 项目 | c2 预算数 | c2 决算数\n年初 | 调整后 | 2023 | 2024\n供水 | 10 | 12 | 9 | 11.5", "供水·预算数·年初 budget_initial 10万元; 供水·预算数·调整后 budget_adjusted 12万元; 供水·决算数·2024 outturn 11.5万元 2024年", "2023万元;2024万元"},
		{"两个表头下都有", "单位：万元\nr2 项目 | c2 收入 | c2 支出\n2023 | 2024 | 2023 | 2024\n供水 | 10 | 12 | 9 | 11.5", "供水·支出·2024 expenditure 11.5万元 2024年", "2023万元;2024万元"},
		{"是金额", "单位：万元\n项目 | 年初预算数 | 执行数\n供水 | 2023 | 2025\n排水 | 9 | 8", "供水·年初预算数 budget_initial 2023万元; 供水·执行数 outturn 2025万元", ""},
		{"不是年", "单位：万元\nr2 项目 | c2 执行数\n甲 | 乙\n供水 | 2023 | 2100", "供水·执行数·甲 outturn 2023万元", ""},
	})
}

// A unit in a column or a row of units is no figure, whatever scale is before it.
func TestScaledUnitsAreNoFigures(t *testing.T) {
	readTables(t, []tableCase{
		{"栏", "指标 | 计量单位 | 目标值 | 完成值\n补助 | 千元 | 300 | 290\n管网 | 千米 | 5 | 5\n苗木 | 百株 | 8 | 9\n奖励 | 十万元 | 3 | 2", "补助 indicator 300千元", "1000元;1000米;100株;10万元"},
		{"单位栏", "项目 | 单位 | 数量\n苗木 | 百株 | 8\n草种 | 万公斤 | 3", "苗木·数量 indicator 8百株", "100株;10000公斤;万公斤 "},
		{"数还是读", "项目 | 单位 | 金额（千元）\n补助 | 千元 | 300", "补助·金额（千元） indicator 300千元", "1000元"},
		{"别的栏里的数", "项目 | 支出\n补助 | 三千元\n奖励 | 2千元", "补助·支出 expenditure 3000元; 奖励·支出 expenditure 2千元", ""},
	})
}
