package extract_test

import (
	"strings"
	"testing"

	"jiheng/document/html"
	"jiheng/extract"
)

// Figures beside one another in a row, without any head above them, are no figures of what the
// row is called, and are named; one behind its label is.
func TestFiguresWithoutHeads(t *testing.T) {
	for _, c := range []struct {
		name, page, unread string
		figures            int
	}{
		{"资金来源的行", "单位：万元\n年度资金总额 | 1,000.00 | 1,200.00 | 95.00%\n其中：财政拨款 | 400.00 | 500.00 | 100.00%", "1,000.00 1,200.00 95.00% 400.00 500.00 100.00%", 0},
		{"名为预算的行", "单位：元\n公用经费预算数 | 86,500 | 91,200\n合计 | 86,500 | 91,200", "86,500 91,200 86,500 91,200", 0},
		{"收支的行", "金额单位：万元\n本年收入合计 | 320 | 318.6\n本年支出合计 | 300 | 299", "320 318.6 300 299", 0},
		{"标签和数成对", "单位：万元\n预算数 | 100 | 执行数 | 95", "", 2},
		{"一栏数", "单位：万元\n年初预算数 | 100\n全年执行数 | 95", "", 2},
		{"有表头", "单位：万元\n项目 | 年初预算数 | 全年执行数\n年度资金总额 | 1,000.00 | 1,200.00", "", 2},
	} {
		got, unread := figuresOfPage(t, c.page)
		if s := strings.Join(unread, " "); s != c.unread || len(got) != c.figures {
			t.Errorf("%s: unread %q, want %q; %d figures, want %d: %v", c.name, s, c.unread, len(got), c.figures, got)
		}
	}
}

// A head alone in its row, between those that reach down beside it, keeps the heads above: the
// codes below it are no amounts, and the amounts beside have their own heads.
func TestHeadAloneInItsRow(t *testing.T) {
	for _, page := range []string{
		`<table><tr><th colspan=4>项目</th><th rowspan=4>合计</th><th rowspan=4>基本支出</th></tr><tr><th colspan=3>支出功能分类</th><th rowspan=3>科目名称</th></tr><tr><th colspan=3>科目编码</th></tr>` +
			`<tr><th>类</th><th>款</th><th>项</th></tr><tr><td>201</td><td>06</td><td>01</td><td>行政运行</td><td>1511.89</td><td>1503.52</td></tr></table>`,
		`<table><tr><th rowspan=3>单位</th><th colspan=2>本年</th><th rowspan=3>基本支出</th></tr><tr><th colspan=2>支出决算数</th></tr><tr><th>合计</th><th>其中：工资</th></tr>` +
			`<tr><td>水管站</td><td>86.50</td><td>40.20</td><td>60.10</td></tr></table>`,
		`<table><tr><th rowspan=3>科室</th><th colspan=2>经费</th><th rowspan=3>项目支出</th></tr><tr><th colspan=2>执行情况</th></tr><tr><th>预算数</th><th>决算数</th></tr>` +
			`<tr><td>防疫科</td><td>12.50</td><td>12.30</td><td>3.10</td></tr></table>`,
		`<table><tr><th colspan=2>项目</th><th rowspan=2>本年支出</th></tr><tr><th>科目编码</th><th>科目名称</th></tr><tr><td colspan=2>合计</td><td></td></tr><tr><td>201</td><td>教育支出</td><td></td></tr></table>`,
	} {
		d, err := html.Read([]byte("<p>单位：万元</p>" + page))
		if err != nil {
			t.Fatal(err)
		}
		lines := extract.Lines(d)
		cells := lines[len(lines)-1].Cells
		last := cells[len(cells)-1]
		if !strings.HasSuffix(last.Head, "支出") {
			t.Errorf("the last column of %s is headed %q", page, last.Head)
		}
		for _, x := range extract.Facts(lines) {
			if x.Value == "201" || x.Value == "06" {
				t.Errorf("the code %s is a figure: %+v", x.Value, x)
			}
		}
	}
}
