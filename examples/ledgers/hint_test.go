package main

import (
	"fmt"
	"testing"
	"time"
)

// TestMonths checks how many of the counted rows fall into each month.
func TestMonths(t *testing.T) {
	for _, c := range []struct {
		ledger, date string
		want         months
		tests        []test
	}{
		{"T01", "走访日期", months{63, 42, 105, 94, 94, 84, 84, 73, 104, 104, 115, 84}, []test{is("走访方式", "上门")}},
		{"T02", "受理日期", months{3, 2, 5, 5, 5, 4, 4, 3, 5, 5, 5, 4}, nil},
		{"T03", "签约日期", months{0, 0, 1, 1, 1, 3, 1, 1, 2, 2, 2, 3}, []test{is("级别", "区级重点")}},
		{"T08", "开业日期", months{0, 0, 1, 0, 1, 2, 1, 1, 2, 1, 2, 3}, nil},
		{"T09", "验收日期", months{0, 0, 2, 3, 4, 5, 4, 3, 4, 5, 5, 4}, nil},
		{"T10", "巡查日期", months{260, 149, 297, 297, 334, 334, 371, 408, 371, 334, 297, 260}, nil},
		{"T13", "排查日期", months{15, 15, 73, 117, 146, 175, 132, 132, 146, 175, 175, 161}, nil},
		{"T14", "接收日期", months{309, 196, 224, 224, 224, 252, 224, 224, 224, 224, 280, 196}, nil},
		{"T15", "启用日期", months{0, 0, 2, 1, 3, 6, 3, 2, 4, 4, 6, 8}, nil},
		{"T16", "上报日期", months{4, 3, 7, 6, 6, 5, 5, 5, 5, 5, 5, 4}, []test{is("是否有效", "是")}},
		{"T18", "登记日期", months{30, 22, 47, 39, 39, 39, 35, 34, 39, 39, 39, 30}, nil},
		{"T20", "反馈日期", months{2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2}, nil},
		{"T21", "培训日期", months{2, 1, 6, 6, 7, 5, 4, 3, 8, 7, 7, 5}, nil},
		{"T22", "发放月份", months{0, 0, 0, 0, 64, 106, 64, 53, 85, 53, 63, 42}, nil},
		{"T23", "建档日期", months{2, 2, 12, 19, 24, 29, 22, 21, 24, 29, 29, 26}, nil},
		{"T24", "活动日期", months{4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3}, nil},
		{"T27", "受理日期", months{23, 6, 4, 4, 5, 6, 6, 6, 7, 8, 12, 16}, nil},
		{"T29", "发放月份", months{255, 255, 255, 254, 254, 254, 254, 254, 254, 254, 254, 254}, nil},
		{"T30", "合同起始日", months{0, 0, 1, 1, 1, 2, 1, 1, 1, 2, 2, 1}, []test{filled("参保日期")}},
		{"T31", "评定日期", months{0, 0, 2, 1, 3, 6, 2, 2, 4, 4, 6, 7}, []test{is("评定结果", "通过")}},
		{"T32", "结项日期", months{0, 0, 2, 3, 4, 5, 4, 3, 4, 5, 5, 4}, nil},
		{"T36", "报告日期", months{0, 0, 2, 1, 3, 7, 3, 2, 5, 4, 6, 8}, nil},
		{"T37", "应整改日期", months{0, 0, 4, 3, 6, 14, 6, 4, 10, 9, 13, 17}, nil},
		{"T38", "登记日期", months{20, 15, 31, 31, 36, 56, 31, 31, 46, 41, 56, 118}, nil},
		{"T39", "测试日期", months{0, 0, 3, 2, 4, 11, 4, 3, 7, 6, 10, 13}, nil},
		{"T40", "填写日期", months{8: 58, 9: 144, 10: 1243}, []test{filled("选项")}},
		{"T41", "日期", months{8: 13, 9: 33, 10: 280}, nil},
	} {
		var got months
		for _, r := range counted(t, c.ledger) {
			if in2024(c.date)(r) && and(c.tests...)(r) {
				got[parseDay(r[c.date]).Month()-1]++
			}
		}
		if got != c.want {
			t.Errorf("%s by month: %v, want %v", c.ledger, got, c.want)
		}
	}
}

// TestRepairMonths: the 768 households of T26 have no month where they were not
// paid, and otherwise no month has more than were to be paid.
func TestRepairMonths(t *testing.T) {
	due := months{0, 0, 0, 0, 92, 154, 92, 77, 123, 77, 92, 61}
	var got months
	for _, r := range counted(t, "T26") {
		if r["发放日期"] != "" {
			got[parseDay(r["发放日期"]).Month()-1]++
		}
	}
	left := 0
	for m := range due {
		if got[m] > due[m] {
			t.Errorf("month %d: %d paid, %d due", m+1, got[m], due[m])
		}
		left += due[m] - got[m]
	}
	if left != 23 {
		t.Errorf("%d not paid, want 23", left)
	}
}

// splits are how many of the counted rows have each value of a column.
var splits = []struct {
	ledger, column string
	want           []part
	tests          []test
}{
	{"T01", "片区", byArea(230, 199, 188, 167, 147, 115), []test{in2024("走访日期"), is("走访方式", "上门")}},
	{"T02", "诉求类别", []part{{"用工与人才", 14}, {"场地与物业", 12}, {"证照办理", 9}, {"政策申报", 11}, {"其他", 4}}, nil},
	{"T02", "状态", []part{{"已解决", 47}, {"办理中", 3}}, nil},
	{"T04", "类别", []part{{"合同外资", 38}, {"实际到位", 22}}, nil},
	{"T05", "片区", byArea(8, 6, 6, 5, 5, 4), nil},
	{"T07", "状态", []part{{"按计划推进", 5}, {"已完成", 1}}, nil},
	{"T08", "片区", byArea(3, 3, 2, 2, 2, 2), []test{in2024("开业日期")}},
	{"T09", "片区", byArea(9, 7, 7, 6, 6, 4), []test{in2024("验收日期")}},
	{"T10", "片区", byArea(817, 705, 668, 594, 520, 408), []test{in2024("巡查日期")}},
	{"T10", "行业", []part{{"餐饮", 1598}, {"汽修", 446}, {"工地", 520}, {"工业企业", 371}, {"医疗与实验室", 260}, {"加油站与干洗", 517}}, []test{in2024("巡查日期")}},
	{"T11", "事项类别", []part{{"噪声", 5}, {"油烟", 4}, {"水", 3}, {"扬尘", 2}, {"其他", 1}}, nil},
	{"T12", "审计状态", []part{{"完成", 21}, {"进行中", 3}, {"仅监测", 2}}, nil},
	{"T13", "片区", byArea(321, 278, 263, 234, 205, 161), nil},
	{"T13", "场所类型", []part{{"商场与楼宇", 538}, {"居住区", 421}, {"轨交与公交站", 126}, {"学校与医院", 143}, {"工地与其他", 234}}, nil},
	{"T14", "等级", []part{{"红", 212}, {"橙", 846}, {"黄", 1743}}, nil},
	{"T15", "片区", byArea(9, 7, 7, 6, 6, 4), nil},
	{"T16", "状态", []part{{"化解", 27}, {"化解中", 29}, {"转司法", 4}}, []test{is("是否有效", "是")}},
	{"T16", "类别", []part{{"物业", 13}, {"动迁", 9}, {"劳资", 12}, {"合同消费", 11}, {"邻里", 10}, {"其他", 5}}, []test{is("是否有效", "是")}},
	{"T17", "结论", []part{{"低风险", 2}, {"中风险", 1}}, nil},
	{"T18", "形式", []part{{"来信", 289}, {"来访", 131}, {"来电", 12}}, nil},
	{"T20", "反馈结果", []part{{"已解决", 26}, {"部分解决", 5}, {"说明情况", 2}}, []test{filled("反馈日期")}},
	{"T21", "片区", byArea(13, 12, 11, 10, 8, 7), nil},
	{"T21", "对象", []part{{"居民", 27}, {"学校", 16}, {"企业", 14}, {"机关", 4}}, nil},
	{"T22", "扶助类别", []part{{"奖励扶助", 402}, {"特别扶助", 128}}, nil},
	{"T23", "签约家庭医生", []part{{"是", 231}, {"否", 8}}, nil},
	{"T24", "类型", []part{{"画展", 4}, {"康复课堂", 19}, {"户外融合", 8}, {"家长沙龙", 7}}, nil},
	{"T25", "片区", byArea(27, 23, 22, 20, 17, 14), nil},
	{"T25", "年末阶段", []part{{"完工", 59}, {"施工", 45}, {"已签约未开工", 19}}, nil},
	{"T25", "年末阶段", []part{{"完工", 1}, {"施工", 14}, {"已签约未开工", 13}}, []test{in2024("签约日期")}},
	{"T27", "行业", []part{{"建筑装修", 61}, {"餐饮服务", 23}, {"物流", 11}, {"其他", 8}}, nil},
	{"T29", "补贴类别", []part{{"困难残疾人生活补贴", 1236}, {"重度残疾人护理补贴", 1452}, {"其他补贴", 363}}, nil},
	{"T31", "片区", byArea(8, 7, 7, 6, 5, 4), []test{is("评定结果", "通过")}},
	{"T31", "类别", []part{{"学校食堂", 9}, {"餐饮单位", 17}, {"菜场超市", 7}, {"单位食堂", 4}}, []test{is("评定结果", "通过")}},
	{"T33", "星级", []part{{"区五星", 11}, {"镇星级", 27}, {"未定级", 58}}, nil},
	{"T34", "设备类型", []part{{"台式机", 148}, {"便携机", 22}, {"一体机", 8}}, nil},
	{"T34", "批次", []part{{"第一批", 160}, {"追加批", 18}}, nil},
	{"T37", "来源", []part{{"经济责任", 21}, {"财政", 38}, {"工程竣工决算", 27}}, nil},
	{"T38", "合同类别", []part{{"技术开发", 204}, {"技术转让", 18}, {"技术许可", 14}, {"技术咨询", 61}, {"技术服务", 215}}, nil},
	{"T39", "片区", byArea(14, 12, 11, 10, 9, 7), nil},
	{"T40", "选项", []part{{"满意", 171}, {"比较满意", 121}, {"一般", 14}, {"不满意", 6}}, []test{is("对象", "企业"), filled("选项")}},
	{"T40", "选项", []part{{"满意", 512}, {"比较满意", 493}, {"一般", 86}, {"不满意", 42}}, []test{is("对象", "居民"), filled("选项")}},
	{"T41", "活动", []part{{"进博会", 184}, {"城市定向", 62}, {"其他重大活动", 80}}, nil},
}

// TestSplits checks how many of the counted rows have each value.
func TestSplits(t *testing.T) {
	for _, c := range splits {
		got := map[string]int{}
		for _, r := range counted(t, c.ledger) {
			if and(c.tests...)(r) {
				got[r[c.column]]++
			}
		}
		want := map[string]int{}
		for _, p := range c.want {
			want[p.name] = p.n
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s by %s: %v, want %v", c.ledger, c.column, got, want)
		}
	}
}

// TestDays checks that rows fall on working days, and one in twenty of the
// patrols and alerts on a weekend.
func TestDays(t *testing.T) {
	for _, l := range ledgers {
		if l.Date == "" {
			continue
		}
		rest, n := 0, 0
		for _, r := range counted(t, l.ID) {
			day := r[l.Date]
			if day < "2024-01-01" || day > "2024-12-31" {
				continue
			}
			n++
			d := parseDay(day).Weekday()
			if d == time.Saturday || d == time.Sunday {
				rest++
			} else if !working(parseDay(day)) {
				t.Errorf("%s: %s was a holiday", l.ID, day)
			}
		}
		switch weekends := l.ID == "T10" || l.ID == "T14"; {
		case !weekends && rest > 0:
			t.Errorf("%s: %d rows on weekends", l.ID, rest)
		case weekends && (rest*1000 < 45*n || rest*1000 > 55*n):
			t.Errorf("%s: %d of %d rows on weekends, want five in a hundred", l.ID, rest, n)
		}
	}
}
