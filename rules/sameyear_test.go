package rules

import (
	"slices"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/paper/papertest"
)

// yearRules are the rules that figures of other years could mislead.
var yearRules = []string{"RPT-28", "BUD-03", "BUD-06", "BUD-09", "GEN-02", "SCR-16"}

// Rates are recomputed from the budget and the outturn of their own year, part of the
// year and money; figures of other years stand beside them for comparison.
func TestRateOfItsOwnYear(t *testing.T) {
	set := builtinSet(t)
	table := func(rows ...string) string {
		return "单位：万元\n" + strings.Join(rows, "\n")
	}
	for _, c := range []struct{ text, want string }{
		{table("|项目|2023年决算|2024年年初预算|2024年调整预算|2024年决算|执行率|", "|基本支出|840|900|920|874|95%|", "|项目支出|924|900|1030|978.5|95%|"), ""},
		{table("|项目|2023年决算|2024年年初预算|2024年调整预算|2024年决算|执行率|", "|基本支出|840|900|920|874|95%|", "|项目支出|924|900|1030|978.5|91%|"), "95.00%"},
		{table("|项目|2023年决算数|2024年预算数|2024年决算数|2024年执行率|", "|道路|300|400|380|95%|", "|水利|200|200|190|95%|"), ""},
		{table("|项目|2025年预算|2024年预算|2024年支出|2024年执行率|2023年支出|2023年执行率|", "|道路|500|400|380|95%|300|98%|", "|水利|300|200|190|95%|150|97%|"), ""},
		{table("|项目|全年预算|上半年支出|下半年支出|全年支出|执行率|", "|道路|400|100|280|380|95%|", "|水利|200|90|100|190|95%|"), ""},
		{table("|项目|全年预算数|上半年支出数|全年支出数|执行率|", "|道路|400|100|380|95%|", "|水利|200|90|190|93%|"), "95.00%"},
		{table("|项目|预算数|一季度|二季度|三季度|四季度|全年支出|执行率|", "|道路|400|100|80|100|100|380|95%|", "|水利|200|50|40|50|50|190|95%|"), ""},
		{table("|项目|全年预算|财政拨款支出|其他资金支出|支出合计|执行率|", "|道路|400|360|20|380|95%|", "|水利|200|150|40|190|95%|"), ""},
		{"2024年预算1950万元，2025年预算2100万元。2024年支出1852.5万元，执行率95%。", ""},
		{"2024年部门预算1950万元，2023年部门预算1800万元，2024年支出1852.5万元，预算执行率95%。", ""},
		{"2023年预算1800万元，支出1764万元，执行率98%；2024年预算1950万元，支出1852.5万元，执行率95%。", ""},
		{"2024年预算1950万元，比2023年增加150万元，支出1852.5万元，执行率91%。", "95"},
		{"三公经费2024年预算16万元，2023年决算13万元，2024年决算11.2万元，完成预算的70%。", ""},
		{"2023年度自评得分92分，2024年度自评得分94.5分，提高2.5分。", ""},
		{"2024年自评得分94.5分，2023年自评得分92分。", ""},
		{"自评得分94.5分。本单位2024年自评得分92分。", "92"},
		{"2023年决算支出1764万元，2024年预算1950万元。", "2023年决算"}, // nothing of the own year beside it
	} {
		got := foundBy(t, set, c.text, yearRules...)
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// A per cent in a product is a hundredth.
func TestPercentInProduct(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ text, want string }{
		{"得分=10×95%=9.5分。", ""},
		{"执行率得分=95%×10=9.5分；产出得分48分。", ""},
		{"按10分×95%计9.5分。应补助120万元×80%=96万元。", ""},
		{"实际1200×0.5%=6元。", ""},
		{"执行率=（874/920）×100%=95%。", ""},
		{"执行率=874÷920=95%。", ""},
		{"得分=10×85%=9.5分。", "10×85% = 8.5分"},
		{"应补助120万元×80%=69万元。", "= 96万元"},
	} {
		got := foundBy(t, set, c.text, "RPT-28")
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// Adjustments of which not every one says its amount and direction are not added up;
// those that do still are.
func TestAdjustmentsToldInBatches(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ text, want string }{
		{"年初预算1800万元，追加预算3批：第一批100万元、第二批80万元，追减30万元，调整后预算1950万元，支出1852.5万元，执行率95%。", ""},
		{"年初预算1800万元，年中追加人员经费20万元、防汛资金180万元，压减一般性支出50万元，全年预算1950万元，支出1852.5万元，执行率95%。", ""},
		{"年初预算1800万元，上年结转50万元，年中追加100万元，全年预算1950万元，支出1852.5万元，执行率95%。", ""},
		{"年初预算1800万元，调整后1950万元，净增150万元（追加200万元、收回50万元），支出1852.5万元，执行率95%。", ""},
		{"年初预算600万元，先后两次追加40万元、60万元，调整后预算700万元，支出665万元。", ""},
		{"年初批复预算300万元，年中追加50万元，财政收回20万元，全年预算330万元，支出300万元。", ""},
		{"年初预算1800万元，追加150万元，追减20万元，全年预算1950万元，支出1852.5万元。", "1930万元"},
		{"年初预算1800万元（基本支出900万元，项目支出900万元），追加170万元，全年预算1950万元，支出1852.5万元。", "1970万元"},
	} {
		got := foundBy(t, set, c.text, "BUD-11", "L06")
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// A head that names both directions leaves the sign to the cells; one that names cuts alone
// takes off, unless the cell has its sign.
func TestColumnsOfBothDirections(t *testing.T) {
	set := builtinSet(t)
	heads := func(change string) string {
		return "单位：万元\n|项目|年初预算数|" + change + "|全年预算数|决算数|\n|楼道亮化|86.50|13.50|100.00|98.00|\n|垃圾分类|168.00|-8.00|160.00|155.00|\n"
	}
	cut := "单位：万元\n|项目|年初预算数|%|全年预算数|决算数|\n|楼道亮化|113.50|13.50|100.00|98.00|\n|垃圾分类|168.00|8.00|160.00|155.00|\n"
	for _, c := range []struct{ text, want string }{
		{heads("追加（+）追减（-）"), ""},
		{heads("追加/追减"), ""},
		{heads("追减、追加"), ""},
		{heads("追加追减"), ""},
		{heads("调增调减"), ""},
		{heads("调减（-）调增（+）"), ""},
		{heads("年中追加或核减"), ""},
		{heads("追减"), "86.50"},
		{strings.ReplaceAll(cut, "%", "追减"), ""},
		{strings.ReplaceAll(cut, "%", "调减数"), ""},
		{strings.ReplaceAll(cut, "%", "追加追减"), "113.50"},
		{strings.ReplaceAll(strings.ReplaceAll(cut, "%", "压减"), "|8.00", "|-8.00"), ""},
	} {
		got := foundBy(t, set, c.text, "BUD-11")
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) == 0 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// What is left at the end of the year makes up income with spending.
func TestBalancedByWhatIsLeft(t *testing.T) {
	set := builtinSet(t)
	table := "单位：万元\n|收入项目|预算数|决算数|支出项目|预算数|决算数|\n|财政拨款|1900|1900|基本支出|920|874|\n" +
		"|其他收入|50|50|项目支出|1030|978.5|\n|上年结转|0|0|年末结转| |97.5|\n|收入总计|1950|1950|支出总计|1950|"
	for _, c := range []struct{ text, want string }{
		{table + "1950|", ""},
		{table + "1940|", "10万元"},
		{"2024年度收入总计1950万元，支出总计1852.5万元，年末结转和结余97.5万元。", ""},
		{"本年收入总计800万元，支出总计790万元，结余10万元。", ""},
		{"收入总计1950万元，支出总计1900万元，年末结转30万元。", "50万元"},
	} {
		got := foundBy(t, set, c.text, "BUD-01", "BUD-06", "BUD-19", "RPT-28")
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// A table of several years gives no findings that mix them.
func TestTableOfSeveralYears(t *testing.T) {
	set := builtinSet(t)
	for _, text := range []string{
		"单位：万元\n|项目|2022年|2022年|2023年|2023年|2024年|2024年|\n|项目|预算数|决算数|预算数|决算数|预算数|决算数|\n|基本支出|900|800|900|850|920|874|\n|执行率|88.89%|88.89%|94.44%|94.44%|95%|95%|",
		"单位：万元\n|年度|预算数|决算数|执行率|\n|2022年|1700|1666|98%|\n|2023年|1800|1764|98%|\n|2024年|1950|1852.5|95%|",
		"单位：万元\n|项目|2023年预算数|2023年决算数|2024年预算数|2024年决算数|\n|道路|400|200|400|380|\n|完成率|50%|50%|95%|95%|",
	} {
		for _, title := range []string{"青山县教育局2024年度单位整体支出绩效自评报告", "青山县教育局近三年预算执行情况表"} {
			got := set.Run(&check.Input{File: "例.txt", Document: papertest.Document(title + "\n" + text)}).Findings
			for _, f := range got {
				if slices.Contains([]string{"BUD-03", "BUD-06", "BUD-09", "RPT-28"}, f.Rule) {
					t.Errorf("%s\n%s\n got %s", title, text, f.Message)
				}
			}
		}
	}
}

// A rate in a line or field of its own is recomputed from the fields beside it.
func TestRateOfFields(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ text, want string }{
		{"年初预算1800万元\n全年预算1950万元\n全年支出1852.5万元\n执行率85%", "95%"},
		{"年初预算1800万元\n全年预算1950万元\n全年支出1852.5万元\n执行率95%", ""},
		{"预算金额：630万元\n资金来源：中央300万元，省级330万元\n支出金额：598.5万元\n执行率：85%", "95%"},
		{"预算金额：630万元\n资金来源：中央300万元，省级330万元\n支出金额：598.5万元\n执行率：95%", ""},
		{"|年初预算（万元）|600|全年预算（万元）|630|\n|实际支出（万元）|598.5|执行率|85%|", "95%"},
		{"|年初预算（万元）|600|全年预算（万元）|630|\n|实际支出（万元）|598.5|执行率|95%|", ""},
		{"全年预算100万元\n全年支出90万元\n执行率90%\n全年预算200万元\n全年支出150万元\n执行率90%", ""}, // of several: left open
		{"全年预算100万元\n2023年支出90万元\n执行率95%", ""},
		{"全年预算100万元\n上半年支出50万元\n执行率95%", ""},
	} {
		got := foundBy(t, set, c.text, "RPT-28", "BUD-03")
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
