package paper

import "testing"

func TestUnitsOfTitles(t *testing.T) {
	for title, want := range map[string]string{
		"白石县白石镇人民政府重点项目绩效目标申报表":    "白石县白石镇人民政府",
		"柳溪县民政局救助项目支出绩效自评表":        "柳溪县民政局",
		"2024年度东山区水务局河道整治项目绩效自评报告": "东山区水务局",
		"石桥市人民政府办公室信息化项目绩效自评表":     "石桥市人民政府办公室",
		"清河县卫生健康委员会妇幼保健项目绩效自评报告":   "清河县卫生健康委员会",
		"青山县公安局交警大队项目支出绩效自评表":      "青山县公安局交警大队",
		"桃源县教育局整体支出绩效自评报告":         "桃源县教育局",
	} {
		if got := unitIn(title); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}
