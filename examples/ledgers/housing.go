package main

var lifts = ledger{
	ID: "T25", Name: "加装电梯台账", Office: "党政办", Key: "电梯编号", Date: "竣工日期", Grade: "盖章文件",
	Note: "台账共123台。签约28台、施工45台、完工59台是有交叉的阶段数，不得相加。59台的镇级补贴合计581.15万元，等于P07决算数。一台开工日期早于签约日期，计入。",
	Columns: []column{
		text("电梯编号").need(), text("小区").need(), text("楼号").need().personal(personalData), code("片区", areas...).need(),
		date("签约日期").need(), date("开工日期"), date("竣工日期"),
		code("年末阶段", "完工", "施工", "已签约未开工").need(), money("镇级补贴", "万元"),
	},
	Figures: []figure{
		{ID: "SL15", Name: "既有多层住宅加装电梯完工台数", How: "计数", Period: "2024", PeriodCol: "竣工日期", Unit: "台"},
		{ID: "电梯签约台数", Name: "加装电梯新增签约台数", How: "计数", Period: "2024", PeriodCol: "签约日期", Unit: "台"},
		{ID: "电梯施工台数", Name: "加装电梯年末施工台数", How: "计数", Filter: "年末阶段=施工", Unit: "台"},
		{ID: "电梯在册台数", Name: "加装电梯在册台数", How: "计数", Unit: "台"},
	},
	Rows: liftRows,
}

// liftRows has 31 lifts finished by the end of July, as the monitoring says, and
// one that was to be finished in December and was in January.
func liftRows(s *source) [][]string {
	labels := s.labels(byArea(27, 23, 22, 20, 17, 14)...)
	var out [][]string
	add := func(signed, begun, finished, stage, subsidy string) {
		n := len(out)
		out = append(out, []string{"", serial("示例小区", s.between(1, 60), 2), itoa(s.between(1, 40)) + "号楼", labels[n], signed, begun, finished, stage, subsidy})
	}
	for i, finished := range s.days(months{0, 0, 8, 4, 4, 12, 3, 3, 9, 3, 4, 9}) {
		begun := s.before(finished, 80, 140)
		signed := min(s.before(begun, 25, 90), "2023-12-22")
		if i == 58 {
			signed, begun = "2024-01-18", "2024-04-10"
		}
		add(signed, begun, finished, "完工", "9.85")
	}
	for i, begun := range s.within(45, "2024-07-01", "2024-12-13") {
		signed := s.within(1, "2023-03-01", "2023-12-22")[0]
		if i >= 31 {
			signed = s.within(1, "2024-02-19", "2024-08-30")[0]
		}
		finished := ""
		switch i {
		case 0: // held up by a gas main
			finished = "2025-01-17"
		case 40: // begun before it was signed
			signed = shift(begun, 6)
		}
		add(signed, begun, finished, "施工", "")
	}
	for range 6 {
		add(s.within(1, "2023-06-01", "2023-12-22")[0], "", "", "已签约未开工", "")
	}
	for range 13 {
		add(s.within(1, "2024-04-08", "2024-12-20")[0], "", "", "已签约未开工", "")
	}
	return numbered(sorted(out, 4), "DT-", 3)
}

var repairs = ledger{
	ID: "T26", Name: "受损房屋自修补贴发放台账", Office: "社事办", Key: "户号", Date: "发放日期", Grade: "系统导出",
	Note: "每户4000元。23户资料未补齐，没有发放日期；745户合计298.00万元，等于P18决算数。",
	Columns: []column{
		text("户号").need(), text("居村").need(), text("户主姓名").need().personal(sensitiveData), text("住址").need().personal(sensitiveData),
		text("银行账号").need().personal(sensitiveData), money("核定金额", "元").need(), date("发放日期"),
	},
	Figures: []figure{
		{ID: "SX03", Name: "受损房屋自修补贴按期发放率", How: "占比", Filter: "发放日期≤2024-12-31", Of: "全部", Unit: "%", Shown: "小数: 2"},
		{ID: "房屋补贴户数", Name: "受损房屋自修补贴发放户数", How: "计数", Filter: "发放日期≤2024-12-31", Unit: "户"},
		{ID: "房屋核定户数", Name: "受损房屋自修补贴核定户数", How: "计数", Unit: "户"},
		{ID: "房屋待补户数", Name: "受损房屋自修补贴未发放户数", How: "计数", Filter: "发放日期 为空", Unit: "户"},
	},
	Rows: func(s *source) [][]string {
		// The months are those in which the 768 households were to be paid.
		days := s.days(months{0, 0, 0, 0, 92, 154, 92, 77, 123, 77, 92, 61})
		for _, i := range s.Perm(len(days))[:23] {
			days[i] = ""
		}
		along := villagesIn(areas[2]) // the line runs through one area
		return rows(len(days), func(i int) []string {
			return []string{serial("FW-", i+1, 3), village(along[s.IntN(len(along))]), resident(4400 + i), address(i/4 + 1), account, "4000.00", days[i]}
		})
	},
}
