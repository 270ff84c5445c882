package main

import "slices"

var invitations = ledger{
	ID: "T20", Name: "基层约请台账", Office: "党建办", Key: "约请编号", Date: "约请日期", Grade: "本单位陈述",
	Note: "3件年末尚未反馈，不计。",
	Columns: []column{
		text("约请编号").need(), date("约请日期").need(), text("居村").need(), text("事项").need(), text("被约请单位").need(),
		date("反馈日期"), code("反馈结果", "已解决", "部分解决", "说明情况"),
	},
	Figures: []figure{{ID: "约请反馈数", Name: "基层约请反馈数", How: "计数", Period: "2024", PeriodCol: "反馈日期", Unit: "份"}},
	Rows: func(s *source) [][]string {
		days := s.days(months{2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2})
		results := s.labels(part{"已解决", 26}, part{"部分解决", 5}, part{"说明情况", 2})
		row := func(asked, answered, result string) []string {
			return []string{"", asked, s.anyVillage(), s.pick("停车秩序", "物业管理", "道路破损", "文体场地", "垃圾清运", "绿化养护"), s.pick(offices...), answered, result}
		}
		out := rows(len(days), func(i int) []string { return row(max(s.before(days[i], 4, 12), "2024-01-02"), days[i], results[i]) })
		for _, day := range []string{"2024-12-19", "2024-12-24", "2024-12-27"} {
			out = append(out, row(day, "", ""))
		}
		return numbered(sorted(out, 1), "YQ2024-", 2)
	},
}

var trainings = ledger{
	ID: "T21", Name: "救护普及培训场次台账", Office: "社事办", Key: "场次编号", Date: "培训日期", Grade: "本单位陈述",
	Note: "按人次签到，不去重。三场签到正好50人，计入。",
	Columns: []column{
		text("场次编号").need(), date("培训日期").need(), text("地点").need(), code("片区", areas...).need(),
		code("对象", "居民", "学校", "企业", "机关").need(), integer("签到人数").need(), text("签到表"),
	},
	Figures: []figure{
		{ID: "SL13", Name: "应急救护普及培训人数", How: "求和", Column: "签到人数", Period: "2024", Unit: "人"},
		{ID: "救护培训场次", Name: "救护普及培训场次", How: "计数", Period: "2024", Unit: "场"},
	},
	Rows: func(s *source) [][]string {
		days := s.days(months{2, 1, 6, 6, 7, 5, 4, 3, 8, 7, 7, 5})
		labels := s.labels(byArea(13, 12, 11, 10, 8, 7)...)
		groups := s.labels(part{"居民", 27}, part{"学校", 16}, part{"企业", 14}, part{"机关", 4})
		counts := s.attendance(groups, 31)
		place := map[string]string{"居民": "示例居民活动室", "学校": "示例学校", "企业": "示例企业培训室", "机关": "示例机关会议室"}
		return rows(len(days), func(i int) []string {
			id := serial("JH2024-", i+1, 2)
			return []string{id, days[i], serial(place[groups[i]], s.between(1, 20), 2), labels[i], groups[i], itoa(counts[i]), id + "-签到表"}
		})
	},
}

// attendance returns how many came to each session: 2342 in all, 1236 of them
// to those before half, which are the ones up to July; exactly three sessions
// have 50.
func (s *source) attendance(groups []string, half int) []int {
	out := make([]int, len(groups))
	early := 1236
	totals := []part{{"机关", 96}, {"企业", 463}, {"学校", 811}, {"居民", 972}}
	for i, t := range totals {
		at := positions(groups, t.name)
		n, _ := slices.BinarySearch(at, half)
		sum, fifties := t.n*n/len(at), 0
		switch {
		case i == len(totals)-1:
			sum = early // the residents, most of all, make up the difference
		case t.name == "学校":
			fifties = min(3, n)
		}
		early -= sum
		s.attend(out, at[:n], sum, fifties)
		s.attend(out, at[n:], t.n-sum, 0)
	}
	return out
}

// positions returns where a value stands.
func positions(all []string, value string) []int {
	var out []int
	for i, v := range all {
		if v == value {
			out = append(out, i)
		}
	}
	return out
}

// attend divides a total over sessions, some of which have exactly 50, and no
// others.
func (s *source) attend(out, at []int, total, fifties int) {
	if len(at) == 0 {
		return
	}
	for _, i := range at[:fifties] {
		out[i] = 50
	}
	at, total = at[fifties:], total-50*fifties
	for {
		counts := s.uneven(total, len(at), 70, 130)
		if slices.Contains(counts, 50) {
			continue
		}
		for i, n := range counts {
			out[at[i]] = n
		}
		return
	}
}

var birthAid = ledger{
	ID: "T22", Name: "计划生育家庭奖励扶助发放台账", Office: "社事办", Key: "发放编号", Date: "发放月份", Grade: "系统导出",
	Columns: []column{
		text("发放编号").need(), date("发放月份").need(), text("居村").need(), text("姓名").need().personal(sensitiveData),
		text("证件号码").need().personal(sensitiveData), text("银行账号").need().personal(sensitiveData),
		code("扶助类别", "奖励扶助", "特别扶助").need(), money("金额", "元").need(),
	},
	Figures: []figure{{ID: "计生扶助人次", Name: "计划生育家庭奖励扶助人次", How: "计数", Unit: "人次"}},
	Rows: func(s *source) [][]string {
		days := s.days(months{0, 0, 0, 0, 64, 106, 64, 53, 85, 53, 63, 42})
		kinds := s.labels(part{"奖励扶助", 402}, part{"特别扶助", 128})
		amount := map[string]string{"奖励扶助": "1740.00", "特别扶助": "9600.00"}
		return rows(len(days), func(i int) []string {
			who := 3500 + i
			return []string{serial("JS2024-", i+1, 3), days[i], s.anyVillage(), resident(who), idNumber(who), account, kinds[i], amount[kinds[i]]}
		})
	},
}

var families = ledger{
	ID: "T23", Name: "特殊家庭档案", Office: "社事办", Key: "档案编号", Date: "建档日期", Grade: "系统导出",
	Note: "公开产品不得列示明细。",
	Columns: []column{
		text("档案编号").need(), date("建档日期").need(), text("居村").need(), text("户主姓名").need().personal(sensitiveData),
		text("住址").need().personal(sensitiveData), yesNo("签约家庭医生").need(),
	},
	Figures: []figure{
		{ID: "特殊家庭建档户数", Name: "特殊家庭建档户数", How: "计数", Unit: "户"},
		{ID: "家庭医生签约户数", Name: "特殊家庭签约家庭医生户数", How: "计数", Filter: "签约家庭医生=是", Unit: "户"},
	},
	Rows: func(s *source) [][]string {
		days := s.days(months{2, 2, 12, 19, 24, 29, 22, 21, 24, 29, 29, 26})
		signed := s.labels(part{"是", 231}, part{"否", 8})
		return rows(len(days), func(i int) []string {
			return []string{serial("TS2024-", i+1, 3), days[i], s.anyVillage(), resident(4100 + i), address(s.between(1, 400)), signed[i]}
		})
	},
}

var starRoom = ledger{
	ID: "T24", Name: "“星宝屋”活动台账", Office: "妇联", Key: "活动编号", Date: "活动日期", Grade: "照片",
	Columns: []column{
		text("活动编号").need(), date("活动日期").need(), text("名称").need(),
		code("类型", "画展", "康复课堂", "户外融合", "家长沙龙").need(), integer("参加家庭数"), text("照片"),
	},
	Figures: []figure{{ID: "SL14", Name: "“星宝屋”画展及关爱活动场次", How: "计数", Period: "2024", Unit: "场"}},
	Rows: func(s *source) [][]string {
		days := s.days(months{4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3})
		kinds := s.labels(part{"画展", 4}, part{"康复课堂", 19}, part{"户外融合", 8}, part{"家长沙龙", 7})
		seen := map[string]int{}
		return rows(len(days), func(i int) []string {
			seen[kinds[i]]++
			name := "“星宝屋”" + kinds[i] + "第" + itoa(seen[kinds[i]]) + "期"
			return []string{serial("XB2024-", i+1, 2), days[i], name, kinds[i], itoa(s.between(6, 24)), s.hash()}
		})
	},
}
