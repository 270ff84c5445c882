package main

var petitions = ledger{
	ID: "T18", Name: "信访事项台账", Office: "信访办", Key: "信访编号", Date: "登记日期", Grade: "系统导出",
	Note: "来信含网上信件；54件重复信和匿名信无法上门，仍计入分母。满意率只含有效评价256件；176件未评价，空白不是不满意，也不是满意。",
	Columns: []column{
		text("信访编号").need(), date("登记日期").need(), code("形式", "来信", "来访", "来电").need(), yesNo("是否集访").need(),
		integer("人次").need(), yesNo("是否上门办理").need(), code("评价", "满意", "不满意"),
		text("信访人").personal(sensitiveData), text("住址").personal(sensitiveData), text("内容摘要").personal(sensitiveData),
	},
	Figures: []figure{
		{ID: "ZL05", Name: "信访上门办信率", How: "占比", Filter: "形式=来信 且 是否上门办理=是", Of: "形式=来信", Period: "2024", Unit: "%", Shown: "小数: 1"},
		{ID: "MY01", Name: "信访事项群众满意率", How: "占比", Filter: "评价=满意", Of: "评价 不为空", Period: "2024", Unit: "%", Shown: "小数: 0"},
		{ID: "信访总量", Name: "信访总量", How: "计数", Period: "2024", Unit: "件"},
		{ID: "来信件数", Name: "来信件数", How: "计数", Filter: "形式=来信", Period: "2024", Unit: "件"},
		{ID: "上门办信件数", Name: "上门办信件数", How: "计数", Filter: "形式=来信 且 是否上门办理=是", Period: "2024", Unit: "件"},
		{ID: "信访评价件数", Name: "信访事项有效评价件数", How: "计数", Filter: "评价 不为空", Period: "2024", Unit: "件"},
		{ID: "信访未评价件数", Name: "信访事项未评价件数", How: "计数", Filter: "评价 为空", Period: "2024", Unit: "件"},
		{ID: "集访批次", Name: "集访批次", How: "计数", Filter: "是否集访=是", Period: "2024", Unit: "批"},
		{ID: "集访人次", Name: "集访人次", How: "求和", Filter: "是否集访=是", Column: "人次", Period: "2024", Unit: "人次"},
	},
	Rows: petitionRows,
}

// The kinds of petitions: a letter that was answered at the door, one that
// could not be, a visit, a visit by many, a call.
const (
	answered  = "上门"
	nameless  = "匿名"
	visited   = "来访"
	crowd     = "集访"
	telephone = "来电"
)

func petitionRows(s *source) [][]string {
	days := s.days(months{30, 22, 47, 39, 39, 39, 35, 34, 39, 39, 39, 30})
	kinds := s.labels(part{answered, 235}, part{nameless, 54}, part{visited, 120}, part{crowd, 11}, part{telephone, 12})
	opinions := s.labels(part{"满意", 256}, part{"", 432 - 54 - 256})
	crowds := s.uneven(121-11*5, 11, 10, 40)
	return rows(len(days), func(i int) []string {
		r := []string{serial("XF2024-", i+1, 3), days[i], "来信", "否", "1", "否", "", resident(3000 + i), address(s.between(1, 400)),
			s.pick("物业服务", "停车管理", "噪声扰民", "房屋渗漏", "违法搭建", "养老服务", "劳动报酬")}
		switch kinds[i] {
		case answered:
			r[5] = "是"
		case nameless:
			r[7], r[8], r[9] = "", "", s.pick("匿名信", "重复信")
			return r
		case visited:
			r[2], r[4], r[5] = "来访", itoa(s.between(1, 4)), yes(s.IntN(6) == 0)
		case crowd:
			r[2], r[3], r[4] = "来访", "是", itoa(5+crowds[0])
			crowds = crowds[1:]
		case telephone:
			r[2] = "来电"
		}
		r[6], opinions = opinions[0], opinions[1:]
		return r
	})
}
