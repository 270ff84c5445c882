package extract_test

import (
	"strings"
	"testing"

	"jiheng/document/html"
	"jiheng/extract"
)

// brokenCase is a page with its figures and what is named as not read.
type brokenCase struct{ page, facts, unread string }

func readPages(t *testing.T, all []brokenCase) {
	t.Helper()
	for _, c := range all {
		d, err := html.Read([]byte("<html><body><p>情况，如下。</p>" + c.page + "</body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		facts, unread := extract.FactsAndUnread(extract.Lines(d))
		var named []string
		for _, u := range unread {
			named = append(named, u.Text)
		}
		var read []string
		for _, f := range facts {
			read = append(read, f.Subject+" "+f.Value+f.Unit)
		}
		if got := strings.Join(read, "|"); got != c.facts {
			t.Errorf("%s\n got %s\nwant %s", c.page, got, c.facts)
		}
		if got := strings.Join(named, "|"); got != c.unread {
			t.Errorf("%s: unread %q, want %q", c.page, got, c.unread)
		}
	}
}

// The words behind a line break lend the number before it no unit: they begin another line.
func TestUnitsBehindLineBreaks(t *testing.T) {
	readPages(t, []brokenCase{
		{"<p>支出9<br>排水支出18万元</p>", "排水支出 18万元", "9"},
		{"<p>全年培训25<br/>人均支出18万元</p>", "人均支出 18万元", "25"},
		{"<p>新建泵站12<br>台账登记费3万元</p>", "台账登记费 3万元", "12"},
		{"<p>完成改造6<br>项目管理费2万元</p>", "项目管理费 2万元", "6"},
		{"<p>全年培训25<br>人，支出18万元</p>", "全年培训 25人|支出 18万元", ""},
		{"<p>全年支出100<br>万元，培训1200<br>人次</p>", "全年支出 100万元|培训 1200人次", ""},
		{"<p>全年支出100<br>万元用于排水</p>", "全年支出 100万元", ""},
	})
}

// In cells too: a unit that stands alone on the next line is the unit, another word is named
// with the number.
func TestUnitsBehindBreaksInCells(t *testing.T) {
	table := func(cells string) string {
		return "<table><tr><td>指标</td><td>指标值</td><td>完成值</td></tr><tr><td>甲</td>" + cells + "</tr></table>"
	}
	readPages(t, []brokenCase{
		{table("<td>18<br>项<br>目</td><td>25<br>人（均）</td>"), "", "18 项 目|25 人（均）"},
		{table("<td>18<br>台</td><td>25<br>排水口</td>"), "甲 18台", "25 排水口"},
		{table("<td>18<br>万元</td><td>25<br>人次</td>"), "甲 18万元|甲 25人次", ""},
		{"<table><tr><td>项目</td><td>2024<br>年初预算数（万元）</td></tr><tr><td>甲</td><td>100</td></tr></table>", "甲·2024年初预算数（万元） 100万元", ""},
	})
}
