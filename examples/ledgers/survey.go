package main

import "slices"

var survey = ledger{
	ID: "T40", Name: "满意度问卷", Office: "党政办", Key: "问卷编号", Date: "填写日期", Grade: "本单位陈述",
	Note: "收回1517份，其中企业18份、居民54份漏答主问题（选项空白），不计有效。",
	Columns: []column{
		text("问卷编号").need(), date("填写日期").need(), code("对象", "企业", "居民").need(), code("片区", areas...),
		code("选项", "满意", "比较满意", "一般", "不满意"), text("意见").personal(personalData),
	},
	Figures: []figure{
		{ID: "MY02", Name: "企业服务满意度", How: "占比", Filter: "对象=企业 且 选项 属于 满意、比较满意", Of: "对象=企业 且 选项 不为空", Period: "2024", Unit: "%", Shown: "小数: 2"},
		{ID: "MY03", Name: "居民对公共服务的满意度", How: "占比", Filter: "对象=居民 且 选项 属于 满意、比较满意", Of: "对象=居民 且 选项 不为空", Period: "2024", Unit: "%", Shown: "小数: 2"},
		{ID: "企业有效问卷数", Name: "企业有效问卷数", How: "计数", Filter: "对象=企业 且 选项 不为空", Period: "2024", Unit: "份"},
		{ID: "居民有效问卷数", Name: "居民有效问卷数", How: "计数", Filter: "对象=居民 且 选项 不为空", Period: "2024", Unit: "份"},
	},
	Rows: surveyRows,
}

func surveyRows(s *source) [][]string {
	firms := s.labels(part{"满意", 171}, part{"比较满意", 121}, part{"一般", 14}, part{"不满意", 6})
	people := s.labels(part{"满意", 512}, part{"比较满意", 493}, part{"一般", 86}, part{"不满意", 42})
	whom := s.labels(part{"企业", 312}, part{"居民", 1133})
	days := s.days(months{8: 58, 9: 144, 10: 1243})
	// Those without an answer, over the same months.
	days = slices.Concat(days, s.days(months{8: 3, 9: 7, 10: 62}))
	whom = slices.Concat(whom, s.labels(part{"企业", 18}, part{"居民", 54}))
	out := rows(len(days), func(i int) []string {
		answer := ""
		switch {
		case i >= 1445:
		case whom[i] == "企业":
			answer, firms = firms[0], firms[1:]
		default:
			answer, people = people[0], people[1:]
		}
		return []string{"", days[i], whom[i], s.pick(append([]string{""}, areas...)...), answer, s.opinion(whom[i], answer)}
	})
	return numbered(sorted(out, 1), "WJ2024-", 4)
}

// opinion returns what somebody wrote, mostly nothing; who is not content says
// why.
func (s *source) opinion(who, answer string) string {
	switch {
	case answer == "" || s.IntN(6) > 0 && answer != "不满意":
		return ""
	case who == "企业":
		return s.pick("希望缩短办理时间", "希望多组织政策宣讲", "希望协助招工")
	}
	return s.pick("停车难", "停车难", "早晚高峰出行不便", "早晚高峰出行不便", "希望增加活动场地")
}
