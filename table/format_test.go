package table

import (
	"strings"
	"testing"

	"jiheng/num"
)

// A number format that writes a foreign currency is no amount in 元, in ledgers and
// in tables of the budget.
func TestFormatsOfForeignMoney(t *testing.T) {
	for format, foreign := range map[string]bool{
		`[$$-409]#,##0.00`: true, `"US$"#,##0.00`: true, `$#,##0.00`: true, `[$HK$-C04]#,##0`: true, `[$€-2]\ #,##0.00`: true, `#,##0.00\ [$€-407]`: true,
		`[$£-809]#,##0.00`: true, `[$USD]\ #,##0.00`: true, `0.00"美元"`: true, `#,##0"港币"`: true, `[$JPY]\ 0`: true, `_-[$$-409]* #,##0.00_-;-[$$-409]* #,##0.00_-`: true,
		`[$¥-804]#,##0.00`: false, `"￥"#,##0.00`: false, `[$-804]#,##0.00`: false, `[$CNY]\ #,##0.00`: false, `0.00"元"`: false, `[$RMB]0`: false,
	} {
		g := read(t, visits("a.xlsx"), newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲", 5}, []any{"A2", "2024-01-06", "乙", 7.5}).format("D2", format).bytes())
		if !foreign {
			g.wantRows(t, "2 A1,2024-01-05,甲,5", "3 A2,2024-01-06,乙,7.5")
			continue
		}
		if len(g.faults) != 1 || !strings.Contains(g.faults[0], "D2 unit-unknown “金额”的数字格式写着外币") {
			t.Errorf("%s: %v %v", format, g.faults, g.rows)
		}
	}
}

// The unit that a number format writes is said, and a fault where the table names
// another.
func TestUnitsInFormats(t *testing.T) {
	for _, c := range []struct {
		name, head, above, format string
		want, says, fault         string
	}{
		{"定义写元", "金额", "", `0.00"万元"`, "50000", "有1格按数字格式写着的“万元”读", ""},
		{"亿元", "金额", "", `0.00"亿元"`, "500000000", "有1格按数字格式写着的“亿元”读", ""},
		{"只写万", "金额", "", `0"万"`, "50000", "有1格按数字格式写着的“万元”读", ""},
		{"与定义一样", "金额", "", `#,##0.00"元"`, "5", "", ""},
		{"列名写元", "金额（元）", "", `0.00"万元"`, "", "", "表上写的是“元”，数字格式写着“万元”"},
		{"表上写元", "金额", "单位：元", `0.00"万元"`, "", "", "表上写的是“元”，数字格式写着“万元”"},
		{"列名写万元", "金额（万元）", "", `#,##0.00"元"`, "", "", "表上写的是“万元”，数字格式写着“元”"},
		{"表上写千元", "金额", "金额单位：千元", `0"亿"`, "", "", "表上写的是“千元”，数字格式写着“亿元”"},
		{"两处一样", "金额（万元）", "", `0.00"万元"`, "50000", "按列名里写的“万元”读", ""},
	} {
		book, first, cell := newBook(t), 1, "D2"
		if c.above != "" {
			book.put("表", 1, []any{c.above})
			first, cell = 2, "D3"
		}
		g := read(t, visits("a.xlsx"), book.put("表", first, []any{"编号", "日期", "企业", c.head}, []any{"A1", "2024-01-05", "甲", 5}).format(cell, c.format).bytes())
		if c.fault != "" {
			if len(g.faults) != 1 || !strings.Contains(g.faults[0], "unit-two") || !strings.Contains(g.faults[0], c.fault) {
				t.Errorf("%s: %v %v", c.name, g.faults, g.rows)
			}
			continue
		}
		if len(g.faults) > 0 || len(g.rows) != 1 || !strings.HasSuffix(g.rows[0], ","+c.want) || !strings.Contains(strings.Join(g.said, "\n"), c.says) ||
			c.says == "" && strings.Contains(strings.Join(g.said, "\n"), "格式") {
			t.Errorf("%s: %v %v %v", c.name, g.rows, g.said, g.faults)
		}
	}
	spec := visits("a.xlsx") // a unit that nobody else names is asked for once
	spec.Columns[3].Unit = num.Unit{}
	g := read(t, spec, newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲", 5}).format("D2", `0.00"万元"`).bytes())
	if len(g.faults) != 1 || !strings.Contains(g.faults[0], "unit-missing") {
		t.Errorf("no unit: %v", g.faults)
	}
}
