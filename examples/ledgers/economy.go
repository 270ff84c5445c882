package main

import "slices"

var visits = ledger{
	ID: "T01", Name: "企业走访台账", Office: "经发办", Key: "走访编号", Date: "走访日期", Grade: "系统导出",
	Note: "同一企业同一天只算一次。表内另有年外日期2行、编号重复3行、视频连线1行，都不计入走访企业次数；11月14日一名走访人登记23家，计入。",
	Columns: []column{
		text("走访编号").need(), date("走访日期").need(), text("企业名称").need().personal(firmData),
		text("统一社会信用代码").need().personal(firmData), code("片区", areas...).need(), text("走访人").need(),
		code("走访方式", "上门", "视频").need(), text("主要情况"),
	},
	Figures: []figure{
		{ID: "SL05", Name: "走访企业次数", How: "计数", Filter: "走访方式=上门", Period: "2024", Unit: "次", Shown: "小数: -3, 舍入: 只舍, 限定: 超, 大写: 是"},
		{ID: "走访企业实数", Name: "走访企业准确次数", How: "计数", Filter: "走访方式=上门", Period: "2024", Unit: "次"},
	},
	Rows: func(s *source) [][]string {
		const busy = "2024-11-14"
		days := burst(s.days(months{63, 42, 105, 94, 94, 84, 84, 73, 104, 104, 115, 84}), busy, 23)
		labels := s.labels(byArea(230, 199, 188, 167, 147, 115)...)
		firms, workers := s.roster(labels, 60), s.staff(days, 14, busy, 23)
		visit := func(day, area, worker, way string) []string {
			n := firms.next(area)
			return []string{"", day, firm(n), creditCode(n), area, worker, way, s.pick("了解经营情况", "宣讲政策", "用工需求", "场地需求", "融资需求", "", "")}
		}
		out := rows(len(days), func(i int) []string { return visit(days[i], labels[i], workers[i], "上门") })
		out = append(out, visit("2024-02-22", areas[0], worker(5), "视频"))
		for range 2 {
			out = append(out, visit("2025-01-03", areas[1], worker(6), "上门"))
		}
		out = numbered(sorted(out, 1), "ZF2024-", 4)
		return again(again(again(out, 900, 4), 514, 9), 120, 6)
	},
}

var requests = ledger{
	ID: "T02", Name: "企业诉求台账", Office: "经发办", Key: "诉求编号", Date: "受理日期", Grade: "系统导出",
	Columns: []column{
		text("诉求编号").need(), date("受理日期").need(), text("企业名称").need().personal(firmData),
		code("诉求类别", "用工与人才", "场地与物业", "证照办理", "政策申报", "其他").need(),
		code("状态", "已解决", "办理中").need(), date("办结日期"), text("责任单位"),
	},
	Figures: []figure{
		{ID: "ZL01", Name: "企业诉求办结率", How: "占比", Filter: "状态=已解决", Of: "全部", Period: "2024", Unit: "%", Shown: "小数: 2"},
		{ID: "诉求受理数", Name: "企业诉求受理数", How: "计数", Period: "2024", Unit: "项"},
		{ID: "解决诉求数", Name: "企业诉求解决数", How: "计数", Filter: "状态=已解决", Period: "2024", Unit: "项"},
	},
	Rows: func(s *source) [][]string {
		days := s.days(months{3, 2, 5, 5, 5, 4, 4, 3, 5, 5, 5, 4})
		kinds := s.labels(part{"用工与人才", 14}, part{"场地与物业", 12}, part{"证照办理", 9}, part{"政策申报", 11}, part{"其他", 4})
		firms := s.distinct(50, 900)
		out := rows(50, func(i int) []string {
			state, done := "已解决", s.after(days[i], 3, 20)
			if i >= 47 { // the last three to come
				state, done = "办理中", ""
			}
			return []string{"", days[i], firm(firms[i]), kinds[i], state, done, s.pick("经发办", "社事办", "党政办", "")}
		})
		return numbered(out, "SQ2024-", 3)
	},
}

var investments = ledger{
	ID: "T03", Name: "招商项目台账", Office: "经发办", Key: "项目编号", Date: "签约日期", Grade: "系统导出",
	Note: "镇级项目4个同在一表，按级别筛选剔除。",
	Columns: []column{
		text("项目编号").need(), text("项目名称").need().personal(firmData), code("级别", "区级重点", "镇级").need(),
		date("签约日期").need(), money("投资额", "亿元").need(), code("行业", "集成电路", "人工智能", "生物医药", "现代商贸", "文化创意"),
		code("状态", "已认定", "洽谈", "终止").need(),
	},
	Figures: []figure{
		{ID: "SL01", Name: "招引区级重点项目数", How: "计数", Filter: "级别=区级重点 且 状态=已认定", Period: "2024", Unit: "个"},
		{ID: "JJ04", Name: "区级重点项目吸纳投资额", How: "求和", Filter: "级别=区级重点 且 状态=已认定", Column: "投资额", Period: "2024", Unit: "亿元", Shown: "小数: 0"},
	},
	Rows: func(s *source) [][]string {
		days := s.days(months{0, 0, 1, 1, 1, 3, 1, 1, 2, 2, 2, 3})
		amounts := []string{"12.50", "9.80", "8.00", "6.40", "5.20", "4.60", "3.50", "3.00", "2.40", "2.00", "1.60", "1.30", "1.10", "0.90",
			"0.70", "0.60", "0.40"}
		s.Shuffle(len(amounts), func(i, j int) { amounts[i], amounts[j] = amounts[j], amounts[i] })
		trade := func() string {
			return s.pick("集成电路", "人工智能", "生物医药", "现代商贸", "文化创意")
		}
		out := rows(17, func(i int) []string {
			return []string{"", "", "区级重点", days[i], amounts[i], trade(), "已认定"}
		})
		for i, day := range []string{"2024-04-18", "2024-06-20", "2024-09-05", "2024-11-21"} {
			out = append(out, []string{"", "", "镇级", day, []string{"0.35", "0.28", "0.50", "0.16"}[i], trade(), []string{"已认定", "已认定", "洽谈", "终止"}[i]})
		}
		out = numbered(sorted(out, 3), "ZS2024-", 2)
		for i, r := range out {
			r[1] = serial("示例招商项目", i+1, 2)
		}
		return out
	},
}

var foreign = ledger{
	ID: "T04", Name: "外资台账", Office: "经发办", Key: "记录编号", Date: "日期", Grade: "统计数据",
	Note: "合同外资和实际到位分别求和。11月一家总部增资16000.00万美元。",
	Columns: []column{
		text("记录编号").need(), date("日期").need(), text("企业名称").need().personal(firmData),
		code("类别", "合同外资", "实际到位").need(), money("金额", "万美元").need(), text("备注"),
	},
	Figures: []figure{
		{ID: "JJ05", Name: "新增合同吸收外资", How: "求和", Filter: "类别=合同外资", Column: "金额", Period: "2024", Unit: "亿美元", Shown: "小数: 2"},
		{ID: "JJ06", Name: "实际到位外资", How: "求和", Filter: "类别=实际到位", Column: "金额", Period: "2024", Unit: "万美元", Shown: "小数: 0"},
	},
	Rows: func(s *source) [][]string {
		out := [][]string{{"", "2024-11-20", firm(901), "合同外资", "16000.00", "总部增资"}}
		for _, g := range []struct {
			kind     string
			from, to string
			n, total int // total in hundredths of 万美元
		}{
			{"合同外资", "2024-01-02", "2024-03-29", 8, 420000}, {"合同外资", "2024-04-01", "2024-06-28", 9, 690000},
			{"合同外资", "2024-07-01", "2024-09-30", 10, 860000}, {"合同外资", "2024-10-08", "2024-12-31", 10, 1040000},
			{"实际到位", "2024-01-02", "2024-03-29", 4, 61200}, {"实际到位", "2024-04-01", "2024-06-28", 5, 60300},
			{"实际到位", "2024-07-01", "2024-07-31", 2, 30500}, {"实际到位", "2024-08-01", "2024-09-30", 4, 80000},
			{"实际到位", "2024-10-08", "2024-12-31", 7, 163400},
		} {
			days, amounts := s.within(g.n, g.from, g.to), s.uneven(g.total, g.n, 10, 90)
			for i, day := range days {
				out = append(out, []string{"", day, firm(901 + s.IntN(40)), g.kind, cents(amounts[i]), ""})
			}
		}
		return numbered(sorted(out, 1), "WZ2024-", 3)
	},
}

var buildings = ledger{
	ID: "T05", Name: "重点楼宇台账", Office: "经发办", Key: "楼宇编号", Grade: "统计数据",
	Note: "一幢年税收9998.40万元，不到一亿元，不计入“亿元楼”。",
	Columns: []column{
		text("楼宇编号").need(), text("楼宇名称").need().personal(firmData), code("片区", areas...).need(),
		decimal("建筑面积", "平方米"), money("年税收", "万元").need(), yesNo("是否新达亿元"),
	},
	Figures: []figure{{ID: "SL02", Name: "“亿元楼”数", How: "计数", Filter: "年税收≥10000", Unit: "幢"}},
	Rows: func(s *source) [][]string {
		labels := s.labels(byArea(8, 6, 6, 5, 5, 4)...)
		taxes := []int{999840}
		for range 10 {
			taxes = append(taxes, s.between(1000000, 2600000))
		}
		for range 8 {
			taxes = append(taxes, s.between(500000, 960000))
		}
		for range 15 {
			taxes = append(taxes, s.between(60000, 490000))
		}
		fresh := taxes[1:4:4] // three reached it this year
		order := s.Perm(len(taxes))
		return rows(len(taxes), func(i int) []string {
			tax := taxes[order[i]]
			return []string{serial("LY", i+1, 2), building(i + 1), labels[i], floorArea(i + 1), cents(tax), yes(slices.Contains(fresh, tax))}
		})
	},
}

// building names a building, and floorArea gives its 建筑面积 in 平方米: the same
// in the ledgers of taxes and of energy.
func building(n int) string { return serial("示例大厦", n, 2) }

func floorArea(n int) string { return cents(1200000 + n*n*977%97*4321 + n*131) }
