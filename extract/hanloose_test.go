package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// A loosenedCase is a text, the figures that it gives and the texts that are named as not read.
type loosenedCase struct{ text, facts, unread string }

// readsAs reports where texts do not give what their cases say. Each \n in a text is a line.
func readsAs(t *testing.T, cases []loosenedCase) {
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
			t.Errorf("%s: figures %q, want %q", c.text, s, c.facts)
		}
		if s := strings.Join(missed, " "); s != c.unread {
			t.Errorf("%s: unread %q, want %q", c.text, s, c.unread)
		}
	}
}

// Han numerals without a unit are read from 一万 on, as 13万2 is, and named below it.
func TestHanNumbersWithoutUnit(t *testing.T) {
	readsAs(t, []loosenedCase{
		{"惠及群众十三万二。惠及三万五。覆盖两千三百。", "13.2万 3.5万", "两千三百"},
		{"受益人口十二万三千五百，其中脱贫户三千二。", "12.35万", "三千二"},
		{"服务企业一百二十、商户三百五十，走访一百二十户。", "120户", "一百二十 三百五十"},
		{"收到意见建议一百二十三，办结一百二十。", "", "一百二十三 一百二十"},
		{"惠及群众二十三万余，覆盖面积两千余，服务约三千。", "23万", "两千余 约三千"},
		{"惠及十三万二群众，培训一千二百农民。", "", "十三万二 一千二百"},
		{"惠及35000群众，培训1200农民。", "", "35000 1200"},
		{"惠及群众3千5，覆盖3万5。", "3.5万", "3千5"},
		{"编制三十二，实有二十九，退休十二。", "32 29 12", ""},
		{"支出三万二，会议费八百五十。", "32000元 850元", ""},
		{"项目 | 资金（万元） | 实施内容\n培训 | 30 | 培训农民一千二百\n讲座 | 20 | 覆盖居民3500，共3场", "30万元 20万元 3场", "一千二百 3500"},
	})
}

// Words that hold numerals are no numbers.
func TestWordsOfNumeralsAreNoNumbers(t *testing.T) {
	readsAs(t, []loosenedCase{
		{"一万年太久，千家万户，百分百，万一，十分，三三两两，党的二十大，一百年，百日攻坚，千方百计，第十四届。", "", ""},
		{"两个一百年，十四五规划，四十不惑，三十六计，世界五百强，不管三七二十一，农历腊月二十三。", "", ""},
		{"八一五，九三学社，二〇二四，九九八十一，一五一十，国道三百一十八，附件一百零三。", "", ""},
		{"二十四节气活动3场，受理12345市民热线投诉30件，受理12345市民热线，办结率100%。", "3场 30件 100%", ""},
		{"惠及十三万二千三百人次，培训一百二十人。", "132300人次 120人", ""},
	})
}
