package main

import "slices"

var branches = ledger{
	ID: "T33", Name: "党组织台账", Office: "党建办", Key: "党组织编号", Grade: "盖章文件",
	Columns: []column{
		text("党组织编号").need(), text("名称").need(), code("类型", "机关", "居民区", "村", "两新").need(),
		code("星级", "区五星", "镇星级", "未定级").need(), text("命名文件"),
	},
	Figures: []figure{{ID: "SL23", Name: "区五星党（总）支部数", How: "计数", Filter: "星级=区五星", Unit: "家"}},
	Rows: func(s *source) [][]string {
		kinds := inOrder(part{"机关", 6}, part{"居民区", 37}, part{"村", 12}, part{"两新", 41})
		stars := s.labels(part{"区五星", 11}, part{"镇星级", 27}, part{"未定级", 58})
		return rows(len(kinds), func(i int) []string {
			paper := ""
			if stars[i] == "区五星" {
				paper = "区级命名文件（示例）第1号"
			}
			return []string{serial("DZZ-", i+1, 2), serial("示例党支部", i+1, 2), kinds[i], stars[i], paper}
		})
	},
}

var computers = ledger{
	ID: "T34", Name: "安可替代台账", Office: "信息中心", Key: "资产编号", Date: "验收日期", Grade: "系统导出",
	Note: "型号、密级不入台账；公开前须过保密审查，只公开台数。",
	Columns: []column{
		text("资产编号").need(), code("设备类型", "台式机", "便携机", "一体机").need(), code("使用科室", offices...).need(),
		code("批次", "第一批", "追加批").need(), date("验收日期").need(),
	},
	Figures: []figure{{ID: "SL20", Name: "安可替代终端数", How: "计数", Period: "2024", Unit: "台"}},
	Rows: func(s *source) [][]string {
		kinds := s.labels(part{"台式机", 148}, part{"便携机", 22}, part{"一体机", 8})
		batches := inOrder(part{"第一批", 160}, part{"追加批", 18})
		days := append(s.within(160, "2024-05-13", "2024-08-23"), s.within(18, "2024-10-21", "2024-11-29")...)
		return rows(len(days), func(i int) []string {
			return []string{serial("ZC2024-", i+1, 3), kinds[i], s.pick(offices...), batches[i], days[i]}
		})
	},
}

var solar = ledger{
	ID: "T35", Name: "公共机构光伏台账", Office: "党政办", Key: "点位编号", Date: "并网日期", Grade: "盖章文件",
	Columns: []column{
		text("点位编号").need(), text("名称").need(), decimal("容量", "kWp").need(), date("并网日期").need(), text("验收单"),
	},
	Figures: []figure{{ID: "ST02", Name: "公共机构光伏装机容量", How: "求和", Column: "容量", Period: "2024", Unit: "kWp"}},
	Rows: func(*source) [][]string {
		return [][]string{
			{"GF2024-1", "示例办公楼屋顶", "160", "2024-06-27", "GF2024-1-验收单"},
			{"GF2024-2", "示例社区中心屋顶", "120", "2024-08-22", "GF2024-2-验收单"},
			{"GF2024-3", "示例文体中心屋顶", "80", "2024-10-24", "GF2024-3-验收单"},
			{"GF2024-4", "示例养老院屋顶", "40", "2024-12-12", "GF2024-4-验收单"},
		}
	},
}

var contracts = ledger{
	ID: "T38", Name: "技术合同登记台账", Office: "科信办", Key: "登记编号", Date: "登记日期", Grade: "系统导出",
	Note: "12月登记集中属常情。",
	Columns: []column{
		text("登记编号").need(), date("登记日期").need(), text("卖方名称").need().personal(firmData),
		code("合同类别", "技术开发", "技术转让", "技术许可", "技术咨询", "技术服务").need(), money("成交额", "万元").need(),
	},
	Figures: []figure{
		{ID: "JJ08", Name: "技术合同成交额", How: "求和", Column: "成交额", Period: "2024", Unit: "亿元", Shown: "小数: 1"},
		{ID: "技术合同数", Name: "认定登记技术合同数", How: "计数", Period: "2024", Unit: "份"},
	},
	Rows: func(s *source) [][]string {
		days := s.days(months{20, 15, 31, 31, 36, 56, 31, 31, 46, 41, 56, 118})
		kinds := s.labels(part{"技术开发", 204}, part{"技术转让", 18}, part{"技术许可", 14}, part{"技术咨询", 61}, part{"技术服务", 215})
		amounts := map[string][]int{
			"技术开发": s.magnitudes(14620000, 204), "技术转让": s.magnitudes(980000, 18), "技术许可": s.magnitudes(810000, 14),
			"技术咨询": s.magnitudes(1290000, 61), "技术服务": s.magnitudes(15100000, 215),
		}
		return rows(len(days), func(i int) []string {
			kind := kinds[i]
			amount := amounts[kind][0]
			amounts[kind] = amounts[kind][1:]
			return []string{serial("JSHT2024-", i+1, 3), days[i], firm(1500 + s.IntN(180)), kind, cents(amount)}
		})
	},
}

var garages = ledger{
	ID: "T39", Name: "地下车库信号点位台账", Office: "科信办", Key: "点位编号", Date: "测试日期", Grade: "本单位陈述",
	Columns: []column{
		text("点位编号").need(), text("车库名称").need(), code("片区", areas...).need(), date("测试日期").need(), code("测试结果", "合格").need(),
	},
	Figures: []figure{{ID: "SL22", Name: "地下车库移动信号覆盖点位数", How: "计数", Filter: "测试结果=合格", Period: "2024", Unit: "个"}},
	Rows: func(s *source) [][]string {
		days := s.days(months{0, 0, 3, 2, 4, 11, 4, 3, 7, 6, 10, 13})
		labels := s.labels(byArea(14, 12, 11, 10, 9, 7)...)
		return rows(len(days), func(i int) []string {
			return []string{serial("CK-", i+1, 2), serial("示例车库", i+1, 2), labels[i], days[i], "合格"}
		})
	},
}

var volunteers = ledger{
	ID: "T41", Name: "志愿服务上岗台账", Office: "团委", Key: "签到编号", Date: "日期", Grade: "本单位陈述",
	Note: "按上岗人次，一人可上岗多次。",
	Columns: []column{
		text("签到编号").need(), date("日期").need(), code("活动", "进博会", "城市定向", "其他重大活动").need(), text("岗位"),
		text("志愿者姓名").need().personal(personalData), decimal("时长", "小时"),
	},
	Figures: []figure{{ID: "SH05", Name: "重大活动志愿服务上岗人次", How: "计数", Period: "2024", Unit: "人次"}},
	Rows: func(s *source) [][]string {
		// The Expo is held early in November; the rest falls into three months.
		days := slices.Concat(s.within(184, "2024-11-04", "2024-11-08"), s.days(months{8: 13, 9: 33, 10: 280 - 184}))
		events := slices.Concat(inOrder(part{"进博会", 184}), s.labels(part{"城市定向", 62}, part{"其他重大活动", 80}))
		out := rows(len(days), func(i int) []string {
			return []string{"", days[i], events[i], s.pick("引导", "咨询", "秩序维护", "翻译"), resident(5400 + s.IntN(148)), s.pick("4.0", "6.0", "8.0")}
		})
		return numbered(sorted(out, 1), "ZY2024-", 3)
	},
}
