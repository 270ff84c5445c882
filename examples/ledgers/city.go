package main

import "slices"

var majors = ledger{
	ID: "T07", Name: "区重大项目协调台账", Office: "党政办", Key: "项目编号", Date: "状态日期", Grade: "盖章文件",
	Columns: []column{
		text("项目编号").need(), text("项目名称").need(), text("建设单位"), text("协调事项").need(),
		code("状态", "按计划推进", "已完成").need(), date("状态日期").need(),
	},
	Figures: []figure{{ID: "SL06", Name: "区重大项目协调保障数", How: "计数", Unit: "项"}},
	Rows: func(s *source) [][]string {
		names := []string{"漕宝路快速化", "排水泵站调蓄池", "示例道路改建一", "示例道路改建二", "示例河道整治", "示例公共设施新建"}
		tasks := []string{"征收腾地", "管线搬迁协调", "征收腾地", "交通组织协调", "沿河建筑物拆除", "施工便道协调"}
		return rows(len(names), func(i int) []string {
			state := "按计划推进"
			if i == 4 {
				state = "已完成"
			}
			return []string{serial("ZD2024-", i+1, 2), names[i], serial("示例建设单位", i+1, 2), tasks[i], state, s.within(1, "2024-11-25", "2024-12-27")[0]}
		})
	},
}

var breakfast = ledger{
	ID: "T08", Name: "早餐点位台账", Office: "经发办", Key: "点位编号", Date: "开业日期", Grade: "照片",
	Note: "往年开业的47个点位同在一表，按开业日期剔除。有两个点位的照片相同。",
	Columns: []column{
		text("点位编号").need(), text("点位名称").need().personal(firmData), code("片区", areas...).need(),
		date("开业日期").need(), yesNo("是否示范网点").need(), text("照片"),
	},
	Figures: []figure{
		{ID: "SL07", Name: "新增早餐点位数", How: "计数", Period: "2024", Unit: "个"},
		{ID: "早餐示范网点数", Name: "早餐示范网点数", How: "计数", Filter: "是否示范网点=是", Period: "2024", Unit: "家"},
	},
	Rows: func(s *source) [][]string {
		days := append(s.within(47, "2019-03-04", "2023-12-15"), s.days(months{0, 0, 1, 0, 1, 2, 1, 1, 2, 1, 2, 3})...)
		labels := append(s.labels(byArea(10, 9, 9, 8, 6, 5)...), s.labels(byArea(3, 3, 2, 2, 2, 2)...)...)
		model := append(s.labels(part{"是", 5}, part{"否", 42}), s.labels(part{"是", 2}, part{"否", 12})...)
		out := rows(len(days), func(i int) []string {
			return []string{serial("ZC-", i+1, 3), serial("示例早餐点位", i+1, 2), labels[i], days[i], model[i], s.hash()}
		})
		out[58][5] = out[52][5]
		return out
	},
}

var renewals = ledger{
	ID: "T09", Name: "“一小区一愿景”项目台账", Office: "党政办", Key: "项目编号", Date: "验收日期", Grade: "盖章文件",
	Note: "镇级19个项目决算金额之和600.00万元，等于P06决算数；自治项目的钱在P14。镇级、自治各一个2025年3月才验收，不计入。",
	Columns: []column{
		text("项目编号").need(), text("小区").need(), code("片区", areas...).need(), code("类别", "镇级", "自治").need(),
		date("立项日期").need(), date("验收日期"), money("决算金额", "万元"),
	},
	Figures: []figure{
		{ID: "SL08", Name: "“一小区一愿景”项目完成数", How: "计数", Period: "2024", Unit: "个"},
		{ID: "镇级微更新项目数", Name: "“一小区一愿景”镇级项目完成数", How: "计数", Filter: "类别=镇级", Period: "2024", Unit: "个"},
		{ID: "自治微更新项目数", Name: "“一小区一愿景”自治项目完成数", How: "计数", Filter: "类别=自治", Period: "2024", Unit: "个"},
		{ID: "微更新立项数", Name: "“一小区一愿景”立项数", How: "计数", Unit: "个"},
	},
	Rows: func(s *source) [][]string {
		days := s.days(months{0, 0, 2, 3, 4, 5, 4, 3, 4, 5, 5, 4})
		labels := s.labels(byArea(9, 7, 7, 6, 6, 4)...)
		kinds := s.labels(part{"镇级", 19}, part{"自治", 20})
		// Three that took on the separation of rain and waste water cost most.
		town := slices.Concat([]int{4680, 4420, 4250}, s.uneven(46650, 16, 85, 113))
		s.Shuffle(len(town), func(i, j int) { town[i], town[j] = town[j], town[i] })
		own := s.uneven(10360, 20, 60, 140)
		out := rows(len(days), func(i int) []string {
			var amount int
			if kinds[i] == "镇级" {
				amount, town = town[0], town[1:]
			} else {
				amount, own = own[0], own[1:]
			}
			return []string{"", "", labels[i], kinds[i], s.before(days[i], 40, 100), days[i], cents(amount)}
		})
		out = append(out, []string{"", "", areas[1], "镇级", "2024-09-12", "2025-03-13", ""}, []string{"", "", areas[3], "自治", "2024-10-17", "2025-03-20", ""})
		out = numbered(sorted(out, 4), "WGX2024-", 2)
		for i, r := range out {
			r[1] = serial("示例小区", i+1, 2)
		}
		return out
	},
}

var inspections = ledger{
	ID: "T11", Name: "中央环保督察交办件清单", Office: "经发办", Key: "交办编号", Date: "交办日期", Grade: "盖章文件",
	Columns: []column{
		text("交办编号").need(), date("交办日期").need(), code("事项类别", "噪声", "油烟", "水", "扬尘", "其他").need(),
		date("办结日期").need(), yesNo("是否按期").need(),
	},
	Figures: []figure{
		{ID: "ZL02", Name: "中央环保督察交办件办结率", How: "占比", Filter: "是否按期=是", Of: "全部", Unit: "%", Shown: "小数: 0"},
		{ID: "交办件数", Name: "中央环保督察交办件数", How: "计数", Unit: "件"},
		{ID: "交办件办结数", Name: "中央环保督察交办件办结数", How: "计数", Period: "2024", PeriodCol: "办结日期", Unit: "件"},
	},
	Rows: func(s *source) [][]string {
		days := s.within(15, "2024-01-08", "2024-11-15")
		kinds := s.labels(part{"噪声", 5}, part{"油烟", 4}, part{"水", 3}, part{"扬尘", 2}, part{"其他", 1})
		return rows(15, func(i int) []string {
			return []string{serial("DC2024-", i+1, 2), days[i], kinds[i], s.after(days[i], 4, 15), "是"}
		})
	},
}

var audits = ledger{
	ID: "T12", Name: "楼宇能耗监测与审计台账", Office: "经发办", Key: "楼宇编号", Date: "报告日期", Grade: "盖章文件",
	Columns: []column{
		text("楼宇编号").need(), text("楼宇名称").need().personal(firmData), decimal("建筑面积", "平方米"),
		code("审计状态", "完成", "进行中", "仅监测").need(), date("报告日期"),
	},
	Figures: []figure{{ID: "SL10", Name: "楼宇能源审计完成数", How: "计数", Filter: "审计状态=完成", Unit: "幢"}},
	Rows: func(s *source) [][]string {
		states := s.labels(part{"完成", 21}, part{"进行中", 3}, part{"仅监测", 2})
		return rows(26, func(i int) []string {
			day := ""
			if states[i] == "完成" {
				day = s.within(1, "2024-05-06", "2024-12-13")[0]
			}
			return []string{serial("LY", i+1, 2), building(i + 1), floorArea(i + 1), states[i], day}
		})
	},
}
