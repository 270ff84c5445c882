package main

import (
	"math/big"
	"testing"
)

// counts are the counts of the derivations.
var counts = []struct {
	name, ledger string
	want         int
	tests        []test
}{
	{"SL05", "T01", 1046, []test{in2024("走访日期"), is("走访方式", "上门")}},
	{"ZL01 below", "T02", 50, []test{in2024("受理日期")}},
	{"F32", "T02", 47, []test{is("状态", "已解决")}},
	{"SL01", "T03", 17, []test{is("级别", "区级重点"), in2024("签约日期"), is("状态", "已认定")}},
	{"F23", "T06", 85, []test{is("层级", "科技型中小企业"), valid}},
	{"F24", "T06", 124, []test{is("层级", "创新型中小企业"), valid}},
	{"KC01", "T06", 115, []test{is("层级", "高新技术企业"), valid}},
	{"KC02", "T06", 60, []test{is("层级", "专精特新"), valid}},
	{"KC03", "T06", 26, []test{is("层级", "总部型企业")}},
	{"SL06", "T07", 6, nil},
	{"SL07", "T08", 14, []test{in2024("开业日期")}},
	{"F36", "T08", 2, []test{in2024("开业日期"), is("是否示范网点", "是")}},
	{"SL08", "T09", 39, []test{in2024("验收日期")}},
	{"F37", "T09", 19, []test{in2024("验收日期"), is("类别", "镇级")}},
	{"F38", "T09", 20, []test{in2024("验收日期"), is("类别", "自治")}},
	{"SL09", "T10", 3712, []test{in2024("巡查日期")}},
	{"ZL02", "T11", 15, []test{is("是否按期", "是")}},
	{"F39", "T11", 15, []test{in2024("办结日期")}},
	{"SL10", "T12", 21, []test{is("审计状态", "完成")}},
	{"ZL03 below", "T14", 2801, []test{in2024("接收日期")}},
	{"F43", "T14", 2789, []test{is("状态", "闭环"), by("闭环日期")}},
	{"F44", "T15", 39, []test{in2024("启用日期")}},
	{"F45", "T16", 60, []test{is("是否有效", "是")}},
	{"F46", "T16", 27, []test{is("是否有效", "是"), is("状态", "化解"), by("化解日期")}},
	{"F47", "T17", 3, []test{in2024("出具日期")}},
	{"SH01", "T18", 432, []test{in2024("登记日期")}},
	{"ZL05", "T18", 235, []test{is("形式", "来信"), in2024("登记日期"), is("是否上门办理", "是")}},
	{"ZL05 below", "T18", 289, []test{is("形式", "来信"), in2024("登记日期")}},
	{"MY01", "T18", 256, []test{is("评价", "满意")}},
	{"MY01 below", "T18", 256, []test{filled("评价")}},
	{"blanks", "T18", 176, []test{is("评价", "")}},
	{"SH02", "T18", 11, []test{is("是否集访", "是")}},
	{"F53", "T20", 33, []test{in2024("反馈日期")}},
	{"F55", "T22", 530, nil},
	{"F56", "T23", 239, nil},
	{"SL14", "T24", 38, []test{in2024("活动日期")}},
	{"SL15", "T25", 59, []test{in2024("竣工日期")}},
	{"F58", "T25", 28, []test{in2024("签约日期")}},
	{"F59", "T25", 45, []test{is("年末阶段", "施工")}},
	{"lifts", "T25", 123, nil},
	{"F61", "T26", 745, []test{by("发放日期")}},
	{"SX03 below", "T26", 768, nil},
	{"F62", "T27", 103, []test{in2024("受理日期")}},
	{"SX01", "T27", 101, []test{func(r record) bool { return r["办结日期"] != "" && r["办结日期"] <= r["法定期限"] }}},
	{"SX01 as marked", "T27", 101, []test{is("是否按期办结", "是"), func(r record) bool { return r["办结日期"] <= r["法定期限"] }}},
	{"SL16", "T28", 3, []test{in2024("验收日期")}},
	{"F64", "T29", 3051, nil},
	{"SL17", "T30", 13, []test{in2024("合同起始日"), filled("参保日期")}},
	{"SL18", "T31", 37, []test{is("评定结果", "通过"), in2024("评定日期")}},
	{"SL19", "T32", 39, []test{in2024("结项日期")}},
	{"F67", "T32", 11, []test{is("级别", "种子级"), filled("结项日期")}},
	{"F68", "T32", 28, []test{is("级别", "镇级"), filled("结项日期")}},
	{"SL23", "T33", 11, []test{is("星级", "区五星")}},
	{"SL20", "T34", 178, []test{in2024("验收日期")}},
	{"SL21", "T36", 41, []test{in2024("报告日期")}},
	{"F72", "T36", 7, []test{is("类别", "经济责任")}},
	{"F73", "T36", 23, []test{is("类别", "财政")}},
	{"F74", "T36", 11, []test{is("类别", "工程竣工决算")}},
	{"ZL08", "T37", 86, []test{by("销号日期")}},
	{"ZL08 below", "T37", 86, []test{in2024("应整改日期")}},
	{"T38", "T38", 512, []test{in2024("登记日期")}},
	{"SL22", "T39", 63, []test{is("测试结果", "合格")}},
	{"MY02", "T40", 292, []test{is("对象", "企业"), is("选项", "满意", "比较满意")}},
	{"MY02 below", "T40", 312, []test{is("对象", "企业"), filled("选项")}},
	{"MY03", "T40", 1005, []test{is("对象", "居民"), is("选项", "满意", "比较满意")}},
	{"MY03 below", "T40", 1133, []test{is("对象", "居民"), filled("选项")}},
	{"SH05", "T41", 326, []test{in2024("日期")}},
}

// TestCounts has every count of the ledgers' derivations.
func TestCounts(t *testing.T) {
	for _, c := range counts {
		if got := count(t, c.ledger, c.tests...); got != c.want {
			t.Errorf("%s from %s: %d, want %d", c.name, c.ledger, got, c.want)
		}
	}
}

// TestSums has every sum of the derivations, and those by kind of row.
func TestSums(t *testing.T) {
	for _, c := range []struct {
		name, ledger, column, want string
		tests                      []test
	}{
		{"JJ04", "T03", "投资额", "64.00", []test{is("级别", "区级重点"), in2024("签约日期"), is("状态", "已认定")}},
		{"JJ05", "T04", "金额", "46100.00", []test{is("类别", "合同外资"), in2024("日期")}},
		{"JJ06", "T04", "金额", "3954.00", []test{is("类别", "实际到位"), in2024("日期")}},
		{"JJ06 to July", "T04", "金额", "1520.00", []test{is("类别", "实际到位"), func(r record) bool { return r["日期"] <= "2024-07-31" }}},
		{"P06", "T09", "决算金额", "600.00", []test{is("类别", "镇级"), in2024("验收日期")}},
		{"ST01", "T10", "已整改数", "279.00", []test{in2024("巡查日期")}},
		{"ST01 below", "T10", "发现问题数", "286.00", []test{in2024("巡查日期")}},
		{"SL11", "T13", "块数", "11618.00", []test{in2024("排查日期")}},
		{"SL11 商场", "T13", "块数", "4930.00", []test{is("场所类型", "商场与楼宇")}},
		{"SL11 居住区", "T13", "块数", "2104.00", []test{is("场所类型", "居住区")}},
		{"SL11 轨交", "T13", "块数", "1718.00", []test{is("场所类型", "轨交与公交站")}},
		{"SL11 学校", "T13", "块数", "1266.00", []test{is("场所类型", "学校与医院")}},
		{"SL11 工地", "T13", "块数", "1600.00", []test{is("场所类型", "工地与其他")}},
		{"SH02", "T18", "人次", "121.00", []test{is("是否集访", "是")}},
		{"SL12", "T19a", "条数", "488317.00", nil},
		{"SL13", "T21", "签到人数", "2342.00", nil},
		{"SL13 to July", "T21", "签到人数", "1236.00", []test{func(r record) bool { return r["培训日期"] <= "2024-07-31" }}},
		{"SL13 居民", "T21", "签到人数", "972.00", []test{is("对象", "居民")}},
		{"SL13 学校", "T21", "签到人数", "811.00", []test{is("对象", "学校")}},
		{"SL13 企业", "T21", "签到人数", "463.00", []test{is("对象", "企业")}},
		{"SL13 机关", "T21", "签到人数", "96.00", []test{is("对象", "机关")}},
		{"P07", "T25", "镇级补贴", "581.15", nil},
		{"P18 in 元", "T26", "核定金额", "2980000.00", []test{by("发放日期")}},
		{"ST02", "T35", "容量", "400.00", []test{in2024("并网日期")}},
		{"JJ07", "T36", "核减金额", "2384.00", nil},
		{"送审", "T36", "送审金额", "19866.67", nil},
		{"审定", "T36", "审定金额", "17482.67", nil},
		{"JJ08", "T38", "成交额", "328000.00", []test{in2024("登记日期")}},
		{"JJ08 开发", "T38", "成交额", "146200.00", []test{is("合同类别", "技术开发")}},
		{"JJ08 转让", "T38", "成交额", "9800.00", []test{is("合同类别", "技术转让")}},
		{"JJ08 许可", "T38", "成交额", "8100.00", []test{is("合同类别", "技术许可")}},
		{"JJ08 咨询", "T38", "成交额", "12900.00", []test{is("合同类别", "技术咨询")}},
		{"JJ08 服务", "T38", "成交额", "151000.00", []test{is("合同类别", "技术服务")}},
	} {
		if got := total(t, c.ledger, c.column, c.tests...).FloatString(2); got != c.want {
			t.Errorf("%s from %s: %s, want %s", c.name, c.ledger, got, c.want)
		}
	}
}

// TestQuotients has the rates, averages and growth that follow, as printed.
func TestQuotients(t *testing.T) {
	for _, c := range []struct {
		name        string
		over, under string
		places      int
		percent     bool
		want        string
	}{
		{"ZL01", "47", "50", 2, true, "94.00"}, {"ST01", "279", "286", 2, true, "97.55"}, {"ZL03", "2789", "2801", 2, true, "99.57"},
		{"ZL04", "27", "60", 2, true, "45.00"}, {"ZL05", "235", "289", 1, true, "81.3"}, {"SX03", "745", "768", 2, true, "97.01"},
		{"SX01", "101", "103", 2, true, "98.06"}, {"MY02", "292", "312", 2, true, "93.59"}, {"MY03", "1005", "1133", 2, true, "88.70"},
		{"SH01", "108", "540", 1, true, "20.0"}, {"F18", "17680", "28420", 1, true, "62.2"},
		{"CB04", "600", "19", 2, false, "31.58"}, {"CB02", "581.15", "59", 2, false, "9.85"},
	} {
		a, _ := new(big.Rat).SetString(c.over)
		b, _ := new(big.Rat).SetString(c.under)
		if c.percent {
			a.Mul(a, big.NewRat(100, 1))
		}
		if got := a.Quo(a, b).FloatString(c.places); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestDifferent has the figures of which there are fewer than rows, and the
// count of buildings by their taxes.
func TestDifferent(t *testing.T) {
	ten := big.NewRat(10000, 1)
	rich := func(r record) bool { x, _ := new(big.Rat).SetString(r["年税收"]); return x.Cmp(ten) >= 0 }
	for _, c := range []struct {
		name      string
		got, want int
	}{
		{"SL02", count(t, "T05", rich), 10},
		{"SL03", count(t, "T06", is("层级", "科技型中小企业", "创新型中小企业"), valid), 209},
		{"F27", different(t, "T06", "产业门类", is("产业类别", "支柱")), 3},
		{"F28", different(t, "T06", "产业门类", is("产业类别", "主导")), 4},
		{"F29", different(t, "T06", "产业门类", is("产业类别", "先导")), 5},
		{"firms of T06", different(t, "T06", "企业名称"), 331},
		{"sites of T10", different(t, "T10", "单位名称", in2024("巡查日期")), 1184},
		{"people of T29", different(t, "T29", "姓名"), 264},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.name, c.got, c.want)
		}
	}
}
