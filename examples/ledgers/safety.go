package main

var screens = ledger{
	ID: "T13", Name: "电子显示屏排查台账", Office: "党群办", Key: "点位编号", Date: "排查日期", Grade: "系统导出",
	Note: "工地类块数多为10、20，疑为估计，计入。问题栏空白是没有发现问题，不是缺数。",
	Columns: []column{
		text("点位编号").need(), text("点位名称").need(), code("片区", areas...).need(),
		code("场所类型", "商场与楼宇", "居住区", "轨交与公交站", "学校与医院", "工地与其他").need(),
		integer("块数").need(), date("排查日期").need(), yesNo("是否联网").need(), text("问题"),
	},
	Figures: []figure{{ID: "SL11", Name: "公共区域电子显示屏排查数", How: "求和", Column: "块数", Period: "2024", Unit: "块"}},
	Rows: func(s *source) [][]string {
		days := s.days(months{15, 15, 73, 117, 146, 175, 132, 132, 146, 175, 175, 161})
		labels := s.labels(byArea(321, 278, 263, 234, 205, 161)...)
		kinds := s.labels(part{"商场与楼宇", 538}, part{"居住区", 421}, part{"轨交与公交站", 126}, part{"学校与医院", 143}, part{"工地与其他", 234})
		guessed := s.labels(part{"10", 124}, part{"20", 10})
		for _, n := range s.uneven(1600-124*10-10*20, 100, 5, 20) {
			guessed = append(guessed, itoa(n))
		}
		s.Shuffle(len(guessed), func(i, j int) { guessed[i], guessed[j] = guessed[j], guessed[i] })
		counts := map[string][]string{
			"商场与楼宇": s.each(4930, 538), "居住区": s.each(2104, 421), "轨交与公交站": s.each(1718, 126), "学校与医院": s.each(1266, 143), "工地与其他": guessed,
		}
		return rows(len(days), func(i int) []string {
			kind, fault := kinds[i], ""
			n := counts[kind][0]
			counts[kind] = counts[kind][1:]
			if s.IntN(20) == 0 {
				fault = s.pick("弱口令", "无人值守", "线路老化", "未备案")
			}
			return []string{serial("DP-", i+1, 4), serial("示例点位", i+1, 4), labels[i], kind, n, days[i], yes(s.IntN(3) > 0), fault}
		})
	},
}

// each divides a total into n whole numbers from 1.
func (s *source) each(total, n int) []string {
	out := make([]string, n)
	for i, x := range s.uneven(total-n, n, 10, 100) {
		out[i] = itoa(1 + x)
	}
	return out
}

var alerts = ledger{
	ID: "T14", Name: "反诈预警处置台账", Office: "信访办", Key: "预警编号", Date: "接收日期", Grade: "系统导出",
	Note: "年末12条尚未闭环；它们2025年1月闭环，状态后来改成了闭环，年度口径按闭环日期仍不计。",
	Columns: []column{
		text("预警编号").need(), date("接收日期").need(), code("等级", "红", "橙", "黄").need(), text("居村").need(),
		text("当事人姓名").need().personal(sensitiveData), text("手机号").need().personal(sensitiveData),
		code("处置方式", "电话劝阻", "上门劝阻", "会同派出所").need(), code("状态", "闭环", "处置中").need(), date("闭环日期"),
	},
	Figures: []figure{
		{ID: "ZL03", Name: "反诈预警闭环处置率", How: "占比", Filter: "状态=闭环 且 闭环日期≤2024-12-31", Of: "全部", Period: "2024", Unit: "%", Shown: "小数: 2"},
		{ID: "反诈预警接收数", Name: "反诈预警接收数", How: "计数", Period: "2024", Unit: "条"},
		{ID: "反诈预警闭环数", Name: "反诈预警闭环处置数", How: "计数", Filter: "状态=闭环 且 闭环日期≤2024-12-31", Period: "2024", Unit: "条"},
	},
	Rows: func(s *source) [][]string {
		days := s.daysAnd(months{309, 196, 224, 224, 224, 252, 224, 224, 224, 224, 280, 196}, 5)
		levels := s.labels(part{"红", 212}, part{"橙", 846}, part{"黄", 1743})
		return rows(len(days), func(i int) []string {
			way, closed := "电话劝阻", s.after(days[i], 0, 3)
			switch {
			case levels[i] == "红":
				way = s.pick("上门劝阻", "会同派出所")
			case levels[i] == "橙":
				way = s.pick("电话劝阻", "上门劝阻")
			}
			if i >= len(days)-12 {
				closed = s.within(1, "2025-01-02", "2025-01-17")[0]
			}
			return []string{serial("FZ2024-", i+1, 4), days[i], levels[i], s.anyVillage(), resident(i + 1), phone(i + 1), way, "闭环", closed}
		})
	},
}

var rooms = ledger{
	ID: "T15", Name: "反诈心防宣传室台账", Office: "信访办", Key: "编号", Date: "启用日期", Grade: "照片",
	Note: "39个与“1+39+X”阵地体系名称中的39无关。",
	Columns: []column{
		text("编号").need(), text("居村").need(), code("片区", areas...).need(), date("启用日期").need(), text("照片"),
	},
	Figures: []figure{{ID: "反诈宣传室数", Name: "反诈心防宣传室数", How: "计数", Period: "2024", Unit: "个"}},
	Rows: func(s *source) [][]string {
		days := s.days(months{0, 0, 2, 1, 3, 6, 3, 2, 4, 4, 6, 8})
		labels := s.labels(byArea(9, 7, 7, 6, 6, 4)...)
		places := map[string][]int{}
		for _, a := range areas {
			places[a] = villagesIn(a)
		}
		return rows(len(days), func(i int) []string {
			a := labels[i]
			n := places[a][0]
			places[a] = places[a][1:]
			return []string{serial("XCS-", i+1, 2), village(n), a, days[i], s.hash()}
		})
	},
}

var risks = ledger{
	ID: "T16", Name: "风险预警与化解台账", Office: "信访办", Key: "预警编号", Date: "上报日期", Grade: "系统导出",
	Note: "上报66条，区级退回6条不计有效。未化解的33件中21件是物业和动迁。",
	Columns: []column{
		text("预警编号").need(), date("上报日期").need(), code("类别", "物业", "动迁", "劳资", "合同消费", "邻里", "其他").need(),
		yesNo("是否有效").need(), code("状态", "化解", "化解中", "转司法").need(), date("化解日期"), integer("涉及人数"),
	},
	Figures: []figure{
		{ID: "ZL04", Name: "有效风险预警化解率", How: "占比", Filter: "是否有效=是 且 状态=化解 且 化解日期≤2024-12-31", Of: "是否有效=是", Period: "2024", Unit: "%", Shown: "小数: 2"},
		{ID: "有效预警数", Name: "上报有效预警数", How: "计数", Filter: "是否有效=是", Period: "2024", Unit: "条"},
		{ID: "有效预警事项数", Name: "有效预警涉及的事项数", How: "计数", Filter: "是否有效=是", Period: "2024", Unit: "件"},
		{ID: "预警化解数", Name: "有效预警化解数", How: "计数", Filter: "是否有效=是 且 状态=化解 且 化解日期≤2024-12-31", Period: "2024", Unit: "件"},
	},
	Rows: func(s *source) [][]string {
		days := s.days(months{4, 3, 7, 6, 6, 5, 5, 5, 5, 5, 5, 4})
		cases := s.labels(part{"物业化解", 1}, part{"物业化解中", 10}, part{"物业转司法", 2}, part{"动迁化解中", 7}, part{"动迁转司法", 2},
			part{"劳资化解", 9}, part{"劳资化解中", 3}, part{"合同消费化解", 8}, part{"合同消费化解中", 3},
			part{"邻里化解", 7}, part{"邻里化解中", 3}, part{"其他化解", 2}, part{"其他化解中", 3})
		back := []string{"其他化解", "邻里化解", "物业化解", "邻里化解", "合同消费化解中", "其他化解中"}
		row := func(day, what, valid string) []string {
			kind, state := splitCase(what)
			done := ""
			if state == "化解" {
				done = s.after(day, 10, 60)
			}
			return []string{"", day, kind, valid, state, done, itoa(s.between(2, 40))}
		}
		out := rows(len(days), func(i int) []string { return row(days[i], cases[i], "是") })
		for i, day := range s.within(len(back), "2024-02-19", "2024-11-15") {
			out = append(out, row(day, back[i], "否"))
		}
		return numbered(sorted(out, 1), "YJ2024-", 3)
	},
}

// splitCase tells the kind of a case from its state.
func splitCase(what string) (kind, state string) {
	for _, state := range []string{"化解中", "转司法", "化解"} {
		if n := len(what) - len(state); n > 0 && what[n:] == state {
			return what[:n], state
		}
	}
	panic("no state in " + what)
}

var assessments = ledger{
	ID: "T17", Name: "重大决策风险评估台账", Office: "信访办", Key: "评估编号", Date: "出具日期", Grade: "盖章文件",
	Columns: []column{
		text("评估编号").need(), text("事项").need(), text("评估单位"), date("出具日期").need(), code("结论", "低风险", "中风险").need(),
	},
	Figures: []figure{{ID: "风险评估数", Name: "重大决策风险评估数", How: "计数", Period: "2024", Unit: "项"}},
	Rows: func(s *source) [][]string {
		return [][]string{
			{"FXPG2024-1", "示例菜场升级改造", "示例评估机构01", "2024-04-11", "低风险"},
			{"FXPG2024-2", "示例道路改建征收", "示例评估机构02", "2024-07-25", "中风险"},
			{"FXPG2024-3", "示例停车管理调整", "示例评估机构01", "2024-10-22", "低风险"},
		}
	},
}
