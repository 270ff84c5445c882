package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// What is no sure number is named, and no figure is made of a part of it.
func TestVagueNumbers(t *testing.T) {
	for _, c := range []struct{ text, facts, unread string }{
		{"支出8·5万元，培训3场。", "3场", "8·5万元"},
		{"支出8•5万元。", "", "8•5万元"},
		{"补助12・25元。", "", "12・25元"},
		{"支出几十万元，培训3场。", "3场", "几十万元"},
		{"追加二十来万元。", "", "二十来万元"},
		{"服务群众数百人。", "", "数百人"},
		{"惠及二三百户。", "", "二三百户"},
		{"培训农民二三百，走访3户。", "3户", "二三百"},
		{"投入30w元，余5k元。", "", "30w元 5k元"},
		{"“5·12”防灾减灾日宣传3场，功率30kW，用电5kW·h。", "3场 30kW 5kW·h", ""},
		{"几十年来共培训20人，二十余户受益。", "20人 20户", ""},
		{"人数百分之八十，共二百三十人，第二十三个。", "80% 230人", ""},
		{"全年预算数1 200（万元），支出1 100（万元）。", "1200万元 1100万元", ""},
		{"下达2 300.50（元），服务群众5 600（人）。", "2300.50元 5600人", ""},
		{"支出1\u00a0100（万元）。", "1100万元", ""},
	} {
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
