package main

var wages = ledger{
	ID: "T27", Name: "农民工欠薪案件台账", Office: "工会", Key: "案件编号", Date: "受理日期", Grade: "系统导出",
	Note: "春节前后和年末高发。两起超过法定期限办结。",
	Columns: []column{
		text("案件编号").need(), date("受理日期").need(), text("单位名称").need().personal(firmData), code("行业", "建筑装修", "餐饮服务", "物流", "其他").need(),
		text("当事人").personal(sensitiveData), integer("涉及人数").need(), money("金额", "元").need(),
		date("法定期限").need(), date("办结日期"), yesNo("是否按期办结").need(),
	},
	Figures: []figure{
		{ID: "SX01", Name: "农民工欠薪案件按期办结率", How: "占比", Filter: "是否按期办结=是", Of: "全部", Period: "2024", Unit: "%", Shown: "小数: 2"},
		{ID: "讨薪案件数", Name: "农民工欠薪案件数", How: "计数", Period: "2024", Unit: "起"},
		{ID: "讨薪按期办结数", Name: "农民工欠薪案件按期办结数", How: "计数", Filter: "是否按期办结=是", Period: "2024", Unit: "起"},
	},
	Rows: func(s *source) [][]string {
		days := s.days(months{23, 6, 4, 4, 5, 6, 6, 6, 7, 8, 12, 16})
		trades := s.labels(part{"建筑装修", 61}, part{"餐饮服务", 23}, part{"物流", 11}, part{"其他", 8})
		return rows(len(days), func(i int) []string {
			term, done := shift(days[i], 44), s.after(days[i], 3, 30)
			late := i == 21 || i == 47
			if late {
				done = s.after(term, 4, 12)
			}
			people := s.between(1, 12)
			return []string{serial("QX2024-", i+1, 3), days[i], firm(1000 + s.IntN(400)), trades[i], resident(5200 + i),
				itoa(people), cents(people * s.between(300000, 1800000)), term, done, yes(!late)}
		})
	},
}

var barriers = ledger{
	ID: "T28", Name: "无障碍改造台账", Office: "社事办", Key: "编号", Date: "验收日期", Grade: "照片",
	Columns: []column{
		text("编号").need(), text("居村").need(), text("户主姓名").need().personal(sensitiveData), date("验收日期").need(), text("照片"),
	},
	Figures: []figure{{ID: "SL16", Name: "困难家庭无障碍改造户数", How: "计数", Period: "2024", Unit: "户"}},
	Rows: func(s *source) [][]string {
		return [][]string{
			{"WZA2024-1", village(7), resident(5310), "2024-06-18", s.hash()},
			{"WZA2024-2", village(22), resident(5311), "2024-09-24", s.hash()},
			{"WZA2024-3", village(36), resident(5312), "2024-11-12", s.hash()},
		}
	},
}

var jobs = ledger{
	ID: "T30", Name: "残疾人就业台账", Office: "社事办", Key: "编号", Date: "合同起始日", Grade: "系统导出",
	Note: "一人有合同没有参保，不计。",
	Columns: []column{
		text("编号").need(), text("姓名").need().personal(sensitiveData), text("单位名称").need().personal(firmData),
		date("合同起始日").need(), date("参保日期"),
	},
	Figures: []figure{{ID: "SL17", Name: "残疾人新安置就业人数", How: "计数", Filter: "参保日期 不为空", Period: "2024", Unit: "人"}},
	Rows: func(s *source) [][]string {
		out := rows(13, func(int) []string { return make([]string, 5) })
		for i, day := range s.days(months{0, 0, 1, 1, 1, 2, 1, 1, 1, 2, 2, 1}) {
			out[i][3], out[i][4] = day, s.after(day, 2, 12)
		}
		out = append(out, []string{"", "", "", "2024-08-14", ""})
		out = numbered(sorted(out, 3), "JY2024-", 2)
		for i, r := range out {
			r[1], r[2] = resident(5320+i), firm(1401+s.IntN(9))
		}
		return out
	},
}

var food = ledger{
	ID: "T31", Name: "食品安全“百千万”创建台账", Office: "社事办", Key: "编号", Date: "评定日期", Grade: "盖章文件",
	Note: "申报41家，4家未通过。",
	Columns: []column{
		text("编号").need(), text("单位名称").need().personal(firmData), code("片区", areas...).need(),
		code("类别", "学校食堂", "餐饮单位", "菜场超市", "单位食堂").need(), date("评定日期"), code("评定结果", "通过", "未通过").need(),
	},
	Figures: []figure{
		{ID: "SL18", Name: "食品安全“百千万示范工程”单位创建数", How: "计数", Filter: "评定结果=通过", Period: "2024", Unit: "家"},
		{ID: "百千万申报数", Name: "“百千万示范工程”申报单位数", How: "计数", Unit: "家"},
	},
	Rows: func(s *source) [][]string {
		days := append(s.days(months{0, 0, 2, 1, 3, 6, 2, 2, 4, 4, 6, 7}), "2024-06-13", "2024-09-26", "2024-12-05", "")
		labels := append(s.labels(byArea(8, 7, 7, 6, 5, 4)...), areas[:4]...)
		kinds := append(s.labels(part{"学校食堂", 9}, part{"餐饮单位", 17}, part{"菜场超市", 7}, part{"单位食堂", 4}), "餐饮单位", "餐饮单位", "单位食堂", "餐饮单位")
		firms := s.roster(labels, 100)
		out := rows(len(days), func(i int) []string {
			result := "通过"
			if i >= 37 {
				result = "未通过"
			}
			return []string{"", firm(firms.next(labels[i])), labels[i], kinds[i], days[i], result}
		})
		s.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] }) // the order of application
		return numbered(out, "SP2024-", 2)
	},
}

var communities = ledger{
	ID: "T32", Name: "“美好社区”项目台账", Office: "党群办", Key: "项目编号", Date: "结项日期", Grade: "盖章文件",
	Note: "一个镇级项目终止，没有结项日期，不计。",
	Columns: []column{
		text("项目编号").need(), text("社区").need(), code("级别", "种子级", "镇级").need(), date("结项日期"), money("金额", "万元"),
	},
	Figures: []figure{
		{ID: "SL19", Name: "“美好社区”项目完成数", How: "计数", Period: "2024", Unit: "个"},
		{ID: "种子级美好社区数", Name: "种子级“美好社区”项目数", How: "计数", Filter: "级别=种子级", Period: "2024", Unit: "个"},
		{ID: "镇级美好社区数", Name: "镇级“美好社区”项目数", How: "计数", Filter: "级别=镇级", Period: "2024", Unit: "个"},
	},
	Rows: func(s *source) [][]string {
		days := s.days(months{0, 0, 2, 3, 4, 5, 4, 3, 4, 5, 5, 4})
		levels := s.labels(part{"种子级", 11}, part{"镇级", 28})
		out := rows(len(days), func(i int) []string {
			amount := s.between(30, 60) * 10 // hundredths of 万元
			if levels[i] == "种子级" {
				amount = s.between(90, 150) * 10
			}
			return []string{"", serial("示例社区", i+1, 2), levels[i], days[i], cents(amount)}
		})
		out = append(out, []string{"", "示例社区40", "镇级", "", ""})
		s.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
		return numbered(out, "MH2024-", 2)
	},
}
