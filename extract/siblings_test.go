package extract

import "testing"

func TestSiblings(t *testing.T) {
	for _, c := range []struct {
		name       string
		rows, want []string
	}{
		{"编了号的才是并列的", []string{"1.财政拨款", "其中：中央资金", "省级资金", "2.其他资金"}, []string{"1.财政拨款", "2.其他资金"}},
		{"其中到下一个来源为止", []string{"财政拨款", "其中：中央资金", "省级资金", "其他资金"}, []string{"财政拨款", "其他资金"}},
		{"第一行就是其中", []string{"其中：财政拨款", "上年结转", "其他资金"}, []string{"其中：财政拨款", "上年结转", "其他资金"}},
		{"1、和2、", []string{"1、财政拨款", "其中：上级", "2、单位资金"}, []string{"1、财政拨款", "2、单位资金"}},
		{"一、和二、", []string{"一、财政拨款", "其中：上级", "二、单位资金"}, []string{"一、财政拨款", "二、单位资金"}},
		{"（一）（二）", []string{"（一）财政拨款", "其中：上级", "（二）单位资金"}, []string{"（一）财政拨款", "（二）单位资金"}},
	} {
		rows := make([]sumRow, len(c.rows))
		for i, l := range c.rows {
			rows[i].label = l
		}
		var got []string
		for _, i := range PartReadings(partRows(rows, BudgetInitial))[0] {
			got = append(got, rows[i].label)
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %v", c.name, got)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %v", c.name, got)
			}
		}
	}
}
