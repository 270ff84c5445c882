package extract_test

import (
	"strings"
	"testing"
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
