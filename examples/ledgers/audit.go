package main

import "slices"

var auditProjects = ledger{
	ID: "T36", Name: "审计项目台账", Office: "审计办", Key: "项目编号", Date: "报告日期", Grade: "盖章文件",
	Note: "每行送审金额减审定金额等于核减金额；11项竣工决算送审合计19866.67万元，审定合计17482.67万元。核减额是跨年工程的结算减少，不是本年预算节约。",
	Columns: []column{
		text("项目编号").need(), text("项目名称").need(), code("类别", "经济责任", "财政", "工程竣工决算").need(), date("报告日期").need(),
		money("送审金额", "万元"), money("审定金额", "万元"), money("核减金额", "万元"),
	},
	Figures: []figure{
		{ID: "SL21", Name: "内部审计项目完成数", How: "计数", Period: "2024", Unit: "项"},
		{ID: "JJ07", Name: "工程竣工决算审计核减金额", How: "求和", Filter: "类别=工程竣工决算", Column: "核减金额", Period: "2024", Unit: "万元", Shown: "小数: 0"},
		{ID: "经济责任审计数", Name: "村、镇公司经济责任审计项目数", How: "计数", Filter: "类别=经济责任", Period: "2024", Unit: "项"},
		{ID: "财政审计数", Name: "财政审计项目数", How: "计数", Filter: "类别=财政", Period: "2024", Unit: "项"},
		{ID: "竣工决算审计数", Name: "工程竣工决算审计项目数", How: "计数", Filter: "类别=工程竣工决算", Period: "2024", Unit: "项"},
		{ID: "送审金额", Name: "竣工决算审计送审金额", How: "求和", Filter: "类别=工程竣工决算", Column: "送审金额", Period: "2024", Unit: "万元", Shown: "小数: 2"},
		{ID: "审定金额", Name: "竣工决算审计审定金额", How: "求和", Filter: "类别=工程竣工决算", Column: "审定金额", Period: "2024", Unit: "万元", Shown: "小数: 2"},
	},
	Rows: auditRows,
}

// auditMonths are the months of the reports.
var auditMonths = months{0, 0, 2, 1, 3, 7, 3, 2, 5, 4, 6, 8}

// auditKinds are the kinds of the 41 audits in the order of their reports: each
// kind has one early in the year, so that what it found can be put right.
var auditKinds = []string{"财政", "工程竣工决算", "经济责任", "财政", "工程竣工决算", "财政", "财政", "工程竣工决算", "经济责任", "财政", "财政", "工程竣工决算", "财政",
	"财政", "财政", "工程竣工决算", "经济责任", "财政", "财政", "工程竣工决算", "财政", "财政", "经济责任", "工程竣工决算", "财政", "财政", "工程竣工决算", "财政",
	"经济责任", "财政", "工程竣工决算", "财政", "财政", "经济责任", "工程竣工决算", "财政", "财政", "工程竣工决算", "财政", "经济责任", "财政"}

func auditRows(s *source) [][]string {
	days := s.days(auditMonths)
	cuts := []int{41236, 3820, 51785, 9640, 22175, 15408, 6392, 38811, 17946, 27133, 4054}
	weights := make([]int, len(cuts))
	for i, c := range cuts {
		weights[i] = c * s.between(80, 125)
	}
	asked := spread(1986667, weights)
	name := map[string]string{"经济责任": "示例村镇公司经济责任审计", "财政": "示例财政收支审计", "工程竣工决算": "示例工程竣工决算审计"}
	work := 0
	return rows(len(days), func(i int) []string {
		kind := auditKinds[i]
		r := []string{serial("SJ2024-", i+1, 2), serial(name[kind], i+1, 2), kind, days[i], "", "", ""}
		if kind == "工程竣工决算" {
			r[4], r[5], r[6] = cents(asked[work]), cents(asked[work]-cuts[work]), cents(cuts[work])
			work++
		}
		return r
	})
}

var rectifications = ledger{
	ID: "T37", Name: "审计整改台账", Office: "审计办", Key: "问题编号", Date: "应整改日期", Grade: "盖章文件",
	Columns: []column{
		text("问题编号").need(), text("审计项目编号").need(), code("来源", "经济责任", "财政", "工程竣工决算").need(),
		code("问题类别", "资金管理", "采购", "工程", "资产", "内控").need(), date("应整改日期").need(), date("销号日期"), text("佐证"),
	},
	Figures: []figure{
		{ID: "ZL08", Name: "审计发现问题整改率", How: "占比", Filter: "销号日期≤2024-12-31", Of: "全部", Period: "2024", Unit: "%", Shown: "小数: 0"},
		{ID: "审计问题数", Name: "审计发现应整改问题数", How: "计数", Period: "2024", Unit: "个"},
		{ID: "审计问题销号数", Name: "审计发现问题销号数", How: "计数", Filter: "销号日期≤2024-12-31", Period: "2024", Unit: "个"},
	},
	Rows: rectificationRows,
}

// rectificationRows gives three findings the days on which the report on the
// audits says that they were put right.
func rectificationRows(s *source) [][]string {
	days := s.days(months{0, 0, 4, 3, 6, 14, 6, 4, 10, 9, 13, 17})
	kinds := s.labels(part{"经济责任", 21}, part{"财政", 38}, part{"工程竣工决算", 27})
	out := rows(len(days), func(i int) []string {
		what := s.pick("资金管理", "采购", "资产", "内控")
		if kinds[i] == "工程竣工决算" {
			what = s.pick("工程", "工程", "采购")
		}
		id := serial("WT2024-", i+1, 2)
		// Not before its month begins: the audit was reported in the month before.
		closed := max(s.before(days[i], 0, 8), shift(days[i][:7]+"-01", 0))
		return []string{id, s.auditOf(kinds[i], days[i]), kinds[i], what, days[i], closed, id + "-销号单"}
	})
	for _, told := range [][2]string{{"经济责任", "2024-09-20"}, {"财政", "2024-10-15"}, {"工程竣工决算", "2024-11-08"}} {
		sameMonth := func(r []string) bool { return r[2] == told[0] && r[4] >= told[1] && r[4][:7] == told[1][:7] }
		if at := slices.IndexFunc(out, sameMonth); at >= 0 {
			out[at][5] = told[1]
		}
	}
	return out
}

// auditOf returns the number of an audit of a kind that was reported in a month
// before the day; what is due early in the year was found by last year's.
func (s *source) auditOf(kind, day string) string {
	var choices []string
	i := 0
	for m, n := range auditMonths {
		for range n {
			if auditKinds[i] == kind && serial("2024-", m+1, 2) < day[:7] {
				choices = append(choices, serial("SJ2024-", i+1, 2))
			}
			i++
		}
	}
	if len(choices) == 0 {
		return serial("SJ2023-", s.between(1, 38), 2)
	}
	return s.pick(choices...)
}
