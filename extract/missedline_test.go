package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// What a sentence says and nobody can read is named: nothing is read by half.
func TestUnreadInSentences(t *testing.T) {
	for _, c := range []struct{ text, facts, unread string }{
		{"森林蓄积5.6×104立方米。", "", "5.6×104立方米"},
		{"投资2.4×103万元，灌溉面积3 x 105亩。", "", "2.4×103万元 3 x 105亩"},
		{"年发电量1.2*106千瓦时，用水5×104吨。", "", "1.2*106千瓦时 5×104吨"},
		{"面积5.6×10⁴公顷，补助3×100元=300元。", "56000公顷 100元 300元", ""},
		{"合格率九点二成，满意度八点五成以上，覆盖率七成半。", "92% 85% 75%", ""},
		{"出勤率九点五成左右。", "95%", ""},
		{"全年预算 800.00，实际支出 900.00，执行率 95.00%。", "95.00%", "800.00 900.00"},
		{"年初预算：120.50，完成率98%。", "98%", "120.50"},
		{"项目经费为35.60，共开展3场培训。", "3场", "35.60"},
		{"全年预算800.00万元，执行率95.00%。", "800.00万元 95.00%", ""},
		{"指数102.30，比上年增长2.3%。", "2.3%", ""},
		{"半数以上的村完成改造，三分之二的户已入住。", "", "半数 三分之二"},
		{"完成任务的四分之一，收入翻了一番，一半用于培训。", "", "四分之一 翻了一番 一半"},
		{"五分之三的项目已验收，产值翻两番。", "", "五分之三 翻两番"},
		{"百分之八十的村完成，干部半天下乡，实施收入翻番计划，减半征收。", "80%", ""},
		{"受理信访126、解决问题88件。", "88件", "126"},
		{"接待群众126人次、解决问题88。", "126人次", "88"},
		{"指标：委托业务数量≥50个，实际50，得8分。", "50个", ""},
		{"走访35，慰问20户，培训6场。", "20户 6场", "35"},
		{"养护、清扫、绿化分别完成12处、8、5次。", "12处 5次", "8"},
		{"2024，完成3场；见表2、图3，共5处。", "3场 5处", ""},
	} {
		facts, unread := extract.FactsAndUnread(lines(t, c.text))
		var got, missed []string
		for _, f := range facts {
			got = append(got, f.Value+f.Unit)
		}
		for _, u := range unread {
			missed = append(missed, u.Text)
		}
		for _, want := range strings.Fields(c.facts) {
			if !strings.Contains(" "+strings.Join(got, " ")+" ", " "+want+" ") {
				t.Errorf("%s: %v, want %s", c.text, got, want)
			}
		}
		if n := len(strings.Fields(c.facts)); len(got) != n {
			t.Errorf("%s: %v, want %s", c.text, got, c.facts)
		}
		if s := strings.Join(missed, " "); s != c.unread {
			t.Errorf("%s: unread %q, want %q", c.text, s, c.unread)
		}
	}
}
