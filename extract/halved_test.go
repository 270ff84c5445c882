package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

type numberCase struct{ text, facts, unread string }

// readNumbers compares the figures of sentences and what is named as not read.
func readNumbers(t *testing.T, cases []numberCase) {
	t.Helper()
	for _, c := range cases {
		facts, unread := extract.FactsAndUnread(lines(t, c.text))
		var got, missed []string
		for _, f := range facts {
			got = append(got, f.Value+f.Unit)
		}
		for _, u := range unread {
			missed = append(missed, u.Text)
		}
		if s := strings.Join(got, " "); s != c.facts {
			t.Errorf("%s: %q, want %q", c.text, s, c.facts)
		}
		if s := strings.Join(missed, " "); s != c.unread {
			t.Errorf("%s: unread %q, want %q", c.text, s, c.unread)
		}
	}
}

// 个亿 is a number of 亿; of 亿元 projects there are so many.
func TestHundredMillionsBehindACounter(t *testing.T) {
	readNumbers(t, []numberCase{
		{"项目总投资1.2个亿。", "1.2亿", ""},
		{"争取资金3.5个亿元，完成投资2个亿。", "3.5亿元 2亿", ""},
		{"决算价三点二个亿，投入两个亿。", "3.2亿 2亿", ""},
		{"完成投资1.2个亿用于道路建设。", "1.2亿", ""},
		{"花了几个亿，追加1个多亿。", "", "几个亿 1个多亿"},
		{"引进5个亿元项目，培育3个亿级园区，建成2个万亩示范区。", "5个 3个 2个", ""},
		{"支出1.2亿元，建成12个站点。", "1.2亿元 12个", ""},
	})
}

// A half behind the counter or the unit belongs to the number.
func TestHalvesBehindACounter(t *testing.T) {
	readNumbers(t, []numberCase{
		{"满意度提高2个半百分点，合格率提高一个半百分点。", "2.5个百分点 1.5个百分点", ""},
		{"培训4天半，用时3个半月，修路2个半公里。", "4.5天 3.5个月 2.5公里", ""},
		{"服务三个半小时，排查12个半工作日，建设工期5个月半。", "3.5小时 12.5个工作日 5.5个月", ""},
		{"下降1.5个多百分点，用时3个多月，还差3个半。", "", "1.5个多百分点 3个多月 3个半"},
		{"安排3个半天，涉及2个半年。", "", "3个半天 2个半年"},
		{"历时2天多，新修3公里多。", "2天 3公里", ""},
		{"整治3个半岛，培训4天半价收费，建成2个半成品仓库。", "3个 4天 2个", ""},
		{"增长两倍半，提高2个百分点，用时3个月。", "2.5倍 2个百分点 3个月", ""},
	})
}

// What a number may differ by is none that was reached.
func TestTolerancesAreNamed(t *testing.T) {
	readNumbers(t, []numberCase{
		{"绿化率40±2%。", "", "40±2%"},
		{"达标率95%±2%，温度25±1℃。", "", "95%±2% 25±1℃"},
		{"误差±0.5个百分点，偏差正负5%。", "", "±0.5个百分点 正负5%"},
		{"绿化率40%，偏差-5%，误差5%。", "40% -5% 5%", ""},
	})
}

// Both ends of a range are read, or it is named; about so many are named.
func TestRangesKeepBothEnds(t *testing.T) {
	readNumbers(t, []numberCase{
		{"每户补助3至5万元，提高0.5至1个百分点。", "3万元 5万元 0.5个百分点 1个百分点", ""},
		{"用时3至5天，每期80到100人，奖励3—5万元。", "3天 5天 80人 100人 3万元 5万元", ""},
		{"补助500至1万元。", "", "500至1万元"},
		{"奖补三、四万元，参加五、六十人，建成七、八个，投入三五万元。", "", "三、四万元 五、六十人 七、八个 三五万元"},
		{"一、二期工程，第三、四季度，三、四级医院2家。", "2家", ""},
		{"2019至2024年，1至9月支出90万元，3.5至4.2万元。", "90万元 3.5万元 4.2万元", ""},
		{"拨付一百、二百、三百万元。", "100万元 200万元 300万元", ""},
	})
}

// 角 and 分 behind 零 are read.
func TestSmallMoneyBehindZero(t *testing.T) {
	readNumbers(t, []numberCase{
		{"人民币叁佰万元零伍角。", "3000000.5元", ""},
		{"人民币叁佰元零伍分整。", "300.05元", ""},
		{"人民币叁佰元伍角叁分，叁佰元伍分。", "300.53元 300.05元", ""},
		{"人民币叁佰元整，叁拾元伍角。", "300元 30.5元", ""},
	})
}

// Some tens, discounts, shares in words and ratios of three are named.
func TestWordsForNumbersAreNamed(t *testing.T) {
	readNumbers(t, []numberCase{
		{"覆盖十几个乡镇，培训二十几人。", "", "十几个 二十几人"},
		{"审减三千多万，追加两千余万。", "3000万 2000万", ""},
		{"八折优惠，按3.5折采购。", "", "八折 3.5折"},
		{"中央、省、市按6:3:1分担，按5：3：2配套。", "", "6:3:1 5：3：2"},
		{"七八成农户满意。", "", "七八成"},
		{"三折页200份，一波三折，折合5元，08:30:15开始，16:9画面。", "200份 5元", ""},
	})
}

// A machine with a Latin name and its number are two; codes stay whole.
func TestMachinesBeforeNumbers(t *testing.T) {
	readNumbers(t, []numberCase{
		{"购置彩超4台，B超2台。", "4台 2台", ""},
		{"采购CT1台、DR2台、MRI2台，配UPS3套。", "1台 2台 2台 3套", ""},
		{"A4纸、G20、T16.yaml、COVID19、K12、PM10、GB15835。", "", ""},
		{"5G基站20个，超4台，超声3台。", "20个 4台 3台", ""},
	})
	for _, f := range extract.Facts(lines(t, "购置彩超4台，采购CT1台。")) {
		if f.Qualifier != "" || !strings.HasSuffix(f.Subject, "彩超") && !strings.HasSuffix(f.Subject, "CT") {
			t.Errorf("%s: qualifier %q", f.Subject, f.Qualifier)
		}
	}
}

// Money of other countries keeps its name, and is no amount of a budget.
func TestForeignMoneyKeepsItsName(t *testing.T) {
	readNumbers(t, []numberCase{
		{"到位港币50万元，欧元3万元。", "50万港元 3万欧元", ""},
		{"到位外资美元5万元，折合人民币35万元。", "5万美元 35万元", ""},
		{"到位外资120万美元，支出USD30万元，HKD2万元。", "120万美元 30万美元 2万港元", ""},
	})
	for _, f := range extract.Facts(lines(t, "全年预算港币50万元，支出美元3万元。")) {
		if f.Money() {
			t.Errorf("%s%s is no Chinese money", f.Value, f.Unit)
		}
	}
}

// Cells with a span, a tolerance or about so many hold no sure number, and are named.
func TestUnsureCellsAreNamed(t *testing.T) {
	for page, want := range map[string]string{
		"三级指标 | 指标值 | 完成值 | 计量单位\n受益人数 | 2-3 | 2.5 | 万人": "2-3",
		"三级指标 | 指标值 | 完成值 | 计量单位\n绿化率 | 40±2 | 41 | %":   "40±2",
		"三级指标 | 指标值 | 完成值\n绿化率 | 40±2% | 41%":            "40±2%",
		"三级指标 | 指标值 | 完成值\n覆盖乡镇 | 十几个 | 12个":             "十几个",
		"三级指标 | 指标值 | 完成值\n办结天数 | 3至5天 | 4天半":            "",
		"三级指标 | 指标值 | 完成值\n办结天数 | 5天 | 4天":               "",
	} {
		if _, unread := figuresOfPage(t, page); strings.Join(unread, " ") != want {
			t.Errorf("%s: %v, want %q", page, unread, want)
		}
	}
}
