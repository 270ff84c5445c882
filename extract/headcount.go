package extract

import (
	"strings"
	"unicode/utf8"
)

// headCount returns the unit of persons that a head names: 人数（人）.
func headCount(side string) string {
	for _, u := range []string{"人", "名", "个"} {
		if strings.Contains(side, "（"+u+"）") || strings.Contains(side, "("+u+")") {
			return u
		}
	}
	return ""
}

// guessUnit returns the unit that an indicator's name ends in: 人数, 满意率, or
// that it names in brackets: 面积（平方米）.
func guessUnit(name string) string {
	name = lastName(name)
	if i := strings.LastIndexAny(name, "（("); i >= 0 {
		_, n := utf8.DecodeRuneInString(name[i:])
		if u := unitAt(name[i+n:]); u != "" && len(name)-i-n-len(u) <= 3 {
			return u
		}
		if u := headUnit(name); u != "" {
			return u
		}
	}
	for _, g := range []struct{ end, unit string }{{"人数", "人"}, {"人员数", "人"}, {"人次", "人次"}, {"率", "%"}, {"满意度", "%"}, {"比例", "%"},
		{"户数", "户"}, {"场次", "场次"}, {"天数", "天"}, {"次数", "次"}, {"家数", "家"}, {"个数", "个"}, {"件数", "件"}, {"人员数量", "人"}} {
		if strings.HasSuffix(name, g.end) {
			return g.unit
		}
	}
	return ""
}

// countedBy is the unit of what a head counts by its last word: 户数, 受益人口, 完成率.
func countedBy(word string) string {
	if u := guessUnit(word); u != "" && word != "率" {
		return u
	}
	for _, g := range []struct{ end, unit string }{{"人口", "人"}, {"人口数", "人"}, {"占比", "%"}, {"百分比", "%"}, {"构成比", "%"}, {"比重", "%"}, {"同比", "%"}, {"环比", "%"}, {"增幅", "%"}, {"降幅", "%"}, {"幅度", "%"}, {"增长率", "%"}, {"辆数", "辆"}, {"台数", "台"}, {"套数", "套"},
		{"批次", "批次"}, {"项目数", "个"}, {"村数", "个"}, {"亩数", "亩"}, {"公里数", "公里"}} {
		if strings.HasSuffix(word, g.end) {
			return g.unit
		}
	}
	return measureCounted(word)
}

// persons reports the unit of a column that may count staff.
func persons(unit string) bool {
	switch unit {
	case "", "人", "名", "个":
		return true
	}
	return false
}

// countMeasures are measures before 数 in heads that count, with the unit where that is another:
// 发放月数, 期数, 份数.
var countMeasures = map[string]string{"月": "个月", "户": "户", "家": "家", "个": "个", "次": "次", "件": "件", "份": "份", "台": "台", "套": "套", "辆": "辆", "场": "场", "期": "期", "班": "个班", "批": "批",
	"亩": "亩", "株": "株", "头": "头", "只": "只", "条": "条", "篇": "篇", "处": "处", "座": "座", "所": "所", "宗": "宗", "起": "起", "例": "例", "笔": "笔", "间": "间", "栋": "栋", "幢": "幢", "张": "张", "册": "册",
	"艘": "艘", "块": "块", "吨": "吨", "公里": "公里", "小时": "小时", "学时": "学时", "课时": "课时", "人月": "人月", "企业": "家", "机构": "个", "学校": "所", "医院": "所", "岗位": "个", "工作日": "个工作日",
	"节": "节", "门": "门", "床位": "张", "村": "个", "社区": "个", "项目": "个", "单位": "个", "部门": "个", "账户": "个", "车辆": "辆", "设备": "台"}

// moneyOfTime end words before 数 whose columns count nothing: 本期数, 上月数, 审批数.
var moneyOfTime = []string{"本期", "上期", "同期", "前期", "本月", "上月", "当月", "当期", "审批", "报批", "期间", "比例"}

// wholeMeasures end heads that count by themselves.
var wholeMeasures = []string{"学时", "课时", "人次", "台次", "车次", "班次", "户次", "件次", "家次", "频次", "工日", "人天", "人月"}

// measureCounted is the unit that the last word of a head counts in: a measure with 数
// behind it, or a measure that heads columns by itself; empty for none.
func measureCounted(word string) string {
	if base, ok := strings.CutSuffix(strings.TrimSuffix(word, "量"), "数"); ok && !hasSuffixAny(base, moneyOfTime...) {
		for _, n := range []int{2, 1, 3} {
			if from := len(base) - n*len("月"); from >= 0 && countMeasures[base[from:]] != "" {
				return countMeasures[base[from:]]
			}
		}
	}
	for _, m := range wholeMeasures {
		if strings.HasSuffix(word, m) {
			return strings.TrimPrefix(m, "频")
		}
	}
	return ""
}
