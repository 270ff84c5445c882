package rules

import "testing"

// Money for one of many may be in another unit than the money for all; a rise of other money
// is none of the three public expenses; what heads the next fields breaks no sentence.
func TestKindsOfSentences(t *testing.T) {
	for _, c := range []struct{ text, rule, want string }{
		{"举办活动40场，支出24万元，场均支出6000元。", "U01", ""},
		{"服务群众300人，全年支出36万元，人均支出1200元。", "U01", ""},
		{"修缮房屋20户，支出50万元，平均每户支出25000元。", "U01", ""},
		{"开展培训12期，支出6万元，期均支出5000元。", "U01", ""},
		{"举办活动40场，预算24万元，其中会场支出6000元。", "U01", "U01"},
		{"全年支出500万元，比上年的480万元增加20万元，增长4.17%；公务接待费3万元，公车运行费7万元，与上年持平。", "FRM-04", ""},
		{"公务接待费3万元，与上年持平，项目支出500万元，比上年增加20万元。", "FRM-04", ""},
		{"全年支出500万元，比上年增加20万元，其中公务接待费3万元，与上年持平。", "FRM-04", ""},
		{"全年支出500万元，比上年增加20万元，其中公务接待费3万元，比上年增加1万元。", "FRM-04", "FRM-04"},
		{"公务接待费3万元、公车运行费7万元，两项合计比上年增加2万元。", "FRM-04", "FRM-04"},
	} {
		if got := papersFound(t, "例.txt", "东山街道2024年度绩效自评报告\n\n"+c.text+"\n", c.rule); got != c.want {
			t.Errorf("%s: %s found %q, want %q", c.text, c.rule, got, c.want)
		}
	}
}
