package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// A number behind a name in running text is read with the unit that the text says for sure, or
// is named as not read; years, codes and numbers of things are neither.
func TestNumbersWithoutUnits(t *testing.T) {
	for _, c := range []struct{ text, facts, unread string }{
		{"全年支出1106.92。", "", "1106.92"},
		{"预算1200.00，支出1150.00，结余50.00。", "", "1200.00 1150.00 50.00"},
		{"公务接待费  0.74", "", "0.74"},
		{"差旅费\t12.60", "", "12.60"},
		{"劳务费……3.20；印刷费：1.5", "", "3.20 1.5"},
		{"支出合计=986.40", "", "986.40"},
		{"（2）公用经费 138.26，比上年减少3.2。", "", "138.26 3.2"},
		{"年末结转：无；年初结转：12.5", "", "12.5"},
		{"培训费约35，会议费48。", "", "约35 48"},
		{"满意度为95.2，预算执行率97.5。", "", "95.2 97.5"},
		{"编制35，实有33。", "35 33", ""},
		{"全年接待12批、140。", "12批", "140"},
		{"另有非税返还支出 1,106.92，上年 998.10。", "", "1,106.92 998.10"},
		{"自评得分96.5。", "96.5分", ""},
		{"综合评分为92，产出指标得分38.5，满分100。", "92分 38.5分 100分", ""},
		{"因公出国（境）费  0", "0元", ""},
		{"会议费为0，公务用车购置费0.00。", "0元 0.00元", ""},
		{"报告期为2023，预算编码50501，联系电话：0571-88123456，邮编310000。", "", ""},
		{"按照GB/T 9704，见表2.1、附件3，版本3.0，办公软件V2.5。", "", ""},
		{"安全责任事故为0，物价指数102.30，权重0.35，排名12。", "", ""},
		{"会议时间9:30，截至12.31，共开展3场。", "3场", ""},
		{"项目3，步骤2，方案5。", "", ""},
		{"等级“优”（优≥90，良≥80，差≥0）。", "优", ""},
	} {
		facts, unread := extract.FactsAndUnread(lines(t, c.text))
		var got, missed []string
		for _, f := range facts {
			got = append(got, f.Value+f.Unit)
		}
		for _, u := range unread {
			_, n, _ := strings.Cut(u.Text, "：")
			if n == "" {
				n = u.Text
			}
			missed = append(missed, n)
		}
		if s := strings.Join(got, " "); s != c.facts {
			t.Errorf("%s: read %q, want %q", c.text, s, c.facts)
		}
		if s := strings.Join(missed, " "); s != c.unread {
			t.Errorf("%s: named %q, want %q", c.text, s, c.unread)
		}
	}
}
