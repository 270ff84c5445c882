package rules

import (
	"strings"
	"testing"
)

// yearRules are the rules that figures of other years could mislead.
var yearRules = []string{"RPT-28", "BUD-03", "BUD-06", "BUD-09", "GEN-02", "SCR-16"}

// Rates are recomputed from the budget and the outturn of their own year, part of the
// year and money; figures of other years stand beside them for comparison.
func TestRateOfItsOwnYear(t *testing.T) {
	set := builtinSet(t)
	table := func(rows ...string) string {
		cells := strings.Count(rows[0], "|") - 1
		return "单位：万元\n" + rows[0] + "\n|" + strings.Repeat("---|", cells) + "\n" + strings.Join(rows[1:], "\n")
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
