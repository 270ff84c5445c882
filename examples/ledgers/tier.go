package main

import "slices"

var tiers = ledger{
	ID: "T06", Name: "企业梯度培育台账", Office: "经发办", Key: "记录编号", Date: "认定日期", Grade: "系统导出",
	Note: "410条有效记录对应331家企业，各层级不得相加后称企业数。一张高新技术企业证书2024年11月30日到期，按有效期剔除。",
	Columns: []column{
		text("记录编号").need(), text("企业名称").need().personal(firmData), text("统一社会信用代码").need().personal(firmData),
		code("层级", "科技型中小企业", "创新型中小企业", "高新技术企业", "专精特新", "总部型企业").need(),
		date("认定日期").need(), date("有效期至"), code("产业类别", "支柱", "主导", "先导"), text("产业门类"),
	},
	Figures: []figure{
		{ID: "KC01", Name: "有效期内高新技术企业数", How: "计数", Filter: "层级=高新技术企业 且 有效期至≥2024-12-31", Unit: "家"},
		{ID: "KC02", Name: "专精特新企业数", How: "计数", Filter: "层级=专精特新 且 有效期至≥2024-12-31", Unit: "家"},
		{ID: "KC03", Name: "总部型企业数", How: "计数", Filter: "层级=总部型企业", Unit: "家"},
		{ID: "科技型企业数", Name: "科技型中小企业在库数", How: "计数", Filter: "层级=科技型中小企业 且 有效期至≥2024-12-31", Unit: "家"},
		{ID: "创新型企业数", Name: "创新型中小企业在库数", How: "计数", Filter: "层级=创新型中小企业 且 有效期至≥2024-12-31", Unit: "家"},
	},
	Rows: func(s *source) [][]string {
		var out [][]string
		record := func(n int, tier, day, until string) {
			trade := trades[n*7%len(trades)]
			out = append(out, []string{"", firm(n), creditCode(n), tier, day, until, trade.class, trade.name})
		}
		for _, t := range tierFirms {
			for _, n := range t.firms {
				day := s.within(1, t.from, t.to)[0]
				until := ""
				switch t.valid {
				case 1:
					until = yearEnd // of the list of one year
				case 3:
					until = parseDay(day).AddDate(3, 0, -1).Format(form)
				}
				record(n, t.name, day, until)
			}
		}
		record(331, "高新技术企业", "2021-12-01", "2024-11-30")
		return numbered(sorted(out, 4), "TD-", 4)
	},
}

// tierFirms are the 410 records of 331 firms: every 专精特新 is 创新型 as well,
// and 19 of the 科技型 are 高新.
var tierFirms = []struct {
	name     string
	firms    []int
	from, to string // between which it was recognised
	valid    int    // years; 0 without end
}{
	{"科技型中小企业", numbers(1, 85), "2024-03-01", "2024-11-29", 1},
	{"创新型中小企业", numbers(86, 209), "2022-03-01", "2024-10-31", 3},
	{"高新技术企业", slices.Concat(numbers(67, 85), numbers(210, 305)), "2022-10-10", "2024-12-20", 3},
	{"专精特新", numbers(150, 209), "2022-03-01", "2024-09-30", 3},
	{"总部型企业", numbers(306, 331), "2016-03-01", "2024-11-29", 0},
}

// numbers returns the numbers from one to another.
func numbers(from, to int) []int {
	var out []int
	for n := from; n <= to; n++ {
		out = append(out, n)
	}
	return out
}

// trades are the branches of the town's industries: three, four and five.
var trades = []struct{ class, name string }{
	{"支柱", "现代商贸"}, {"支柱", "专业服务"}, {"支柱", "金融服务"},
	{"主导", "集成电路"}, {"主导", "人工智能"}, {"主导", "生物医药"}, {"主导", "文化创意"},
	{"先导", "低空经济"}, {"先导", "绿色低碳"}, {"先导", "合成生物"}, {"先导", "智能终端"}, {"先导", "数据服务"},
}
