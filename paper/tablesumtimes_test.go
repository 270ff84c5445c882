package paper_test

import (
	"fmt"
	"strings"
	"testing"

	"jiheng/document/html"
	"jiheng/document/text"
	"jiheng/paper"
)

// What heads define is told where one row alone does not follow them.
func TestRowsThatDoNotFollowTheirHeads(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"数量乘单价", "单位：元\n品目|数量|单价|金额\n桌子|24|480|11520\n椅子|60|195|17100\n柜子|10|320|3200", "椅子·金额=11700"},
		{"面积乘标准", "单位：万元\n村|面积（亩）|补贴标准（元）|补贴金额\n甲村|1200|90|10.80\n乙村|800|90|7.20\n丙村|500|90|5.40", "丙村·补贴金额=45000"},
		{"人数乘月数", "类别|人数（人）|月标准（元）|发放月数|年发放金额（万元）\n甲类|1240|760|12|1310.88\n乙类|5860|520|12|3656.64", "甲类·年发放金额=11308800"},
		{"都对", "单位：元\n品目|数量|单价|金额\n桌子|24|480|11520\n椅子|60|195|11700\n柜子|10|320|3200", ""},
		{"单价是平均", "单位：元\n品目|数量|单价|金额\n桌子|24|480|11000\n椅子|60|195|12000\n柜子|10|320|3300", ""},
		{"两行不对", "单位：元\n品目|数量|单价|金额\n桌子|24|480|11000\n椅子|60|195|12000\n柜子|10|320|3200\n灯|5|10|50", ""},
		{"扣分", "指标类别|分值|扣分|得分\n执行|10|0.1|9.9\n产出|50|2.0|48.0\n效益|30|1.5|28.0\n满意|10|0|10.0", "效益·得分=28.5"},
		{"失分", "内容|标准分|失分|实际得分\n投入|20|1|19\n过程|20|0.5|19\n产出|60|-3|57", "过程·实际得分=19.5"},
		{"减分为负", "项目|满分|减分|自评得分\n投入|20|-1|19\n过程|20|-0.5|19.5\n产出|60|-3|56", "产出·自评得分=57"},
		{"得分另有加分", "项目|满分|减分|自评得分\n投入|20|1|19.5\n过程|20|0.5|20\n产出|60|3|57", ""},
		{"累计", "单位：万元\n月份|当月支出|累计支出\n1月|80|80\n2月|60|150\n3月|110|250\n4月|20|270", "2月·累计支出=1400000"},
		{"累计季", "单位：万元\n季度|本季收入|累计\n一季度|30|30\n二季度|20|50\n三季度|15|64\n四季度|10|75", "三季度·累计=650000"},
		{"累计含以前年度", "单位：万元\n月份|当月支出|累计支出\n1月|80|380\n2月|60|440\n3月|110|555", ""},
		{"年度为行", "单位：万元\n年度|支出|比上年增减\n2021年|900|—\n2022年|1000|100\n2023年|1100|100\n2024年|1210|120", "2024年·比上年增减=1100000"},
		{"年份为行", "单位：万元\n年份|收入|较上年增加\n2022|1060|—\n2023|1128|68\n2024|1224|106", "2024·较上年增加=960000"},
		{"减少不带号", "单位：万元\n年度|支出|比上年减少\n2022年|1200|—\n2023年|1100|100\n2024年|1050|50", ""},
		{"扣分的合计不重复", "指标|分值|扣分|得分\n执行|10|0.1|9.9\n产出|50|2.0|48.0\n效益|40|1.5|38.0\n合计|100|3.6|95.9", "效益·得分=38.5"},
		{"资金来源", "单位：万元\n资金来源|中央|省级|市级|合计\n到位|300|120|96|526\n支出|291|114|90|495", "到位·合计=5160000"},
		{"来源不全", "单位：万元\n资金来源|中央|省级|其他|合计\n到位|300|120|96|526\n支出|291|114|80|495", ""},
		{"两年两级", "单位：万元\n项目|2023年预算数|2024年预算数|差额\n甲|80|90|10\n乙|70|60|-10\n丙|20|25|15", "丙·差额=50000"},
	} {
		md := "# 某局2024年度情况表\n\n"
		for i, line := range strings.Split(c.table, "\n") {
			if !strings.Contains(line, "|") {
				md += line + "\n\n"
				continue
			}
			md += "| " + strings.ReplaceAll(line, "|", " | ") + " |\n"
			if i == 0 || !strings.Contains(strings.Split(c.table, "\n")[i-1], "|") {
				md += strings.Repeat("| --- ", strings.Count(line, "|")+1) + "|\n"
			}
		}
		d, err := text.Read("表.md", []byte(md))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range paper.NewText(d).TableSums().Off {
			got = append(got, fmt.Sprintf("%s=%s", s.Name, s.Want))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

// A difference over the years follows from the years that stand below the heads beside it.
func TestDifferencesOverYears(t *testing.T) {
	table := func(head string, rows ...string) string {
		out := `<p>单位：万元</p><table><tr><td rowspan=2>项目</td><td colspan=2>预算数</td><td colspan=2>决算数</td><td colspan=2>` + head +
			`</td></tr><tr><td>2023年</td><td>2024年</td><td>2023年</td><td>2024年</td><td>2023年</td><td>2024年</td></tr>`
		for _, r := range rows {
			out += "<tr><td>" + strings.ReplaceAll(r, "|", "</td><td>") + "</td></tr>"
		}
		return out + "</table>"
	}
	for _, c := range []struct{ page, want string }{
		{table("差异", "基本支出|800|880|790|871.2|-10|-18.8", "项目支出|790|870|780|852.6|-10|-17.4"), "基本支出·2024年=-88000"},
		{table("差额", "甲|80|88|79|87|1|1", "乙|79|87|78|85|1|2", "丙|10|20|9|15|2|5"), "丙·2023年=10000"},
		{table("增减变动", "甲|80|88|79|87|-1|-1", "乙|79|87|78|85|-1|-2"), ""},
		{table("结构变动", "甲|80|88|79|87|5|7", "乙|79|87|78|85|6|9"), ""},
	} {
		d, err := html.Read([]byte(`<html><head><meta charset="utf-8"></head><body>` + c.page + "</body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range paper.NewText(d).TableSums().Off {
			got = append(got, fmt.Sprintf("%s=%s", s.Name, s.Want))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %q, want %q", c.page[60:90], s, c.want)
		}
	}
}
