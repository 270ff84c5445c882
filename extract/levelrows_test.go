package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// Rows that are named by stages say what their figures are, whatever heads the columns;
// 年初 beside 年末 is no budget. A name with a number in brackets is a name.
func TestRowsNamedByStages(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{"| 阶段 | 基本支出 | 项目支出 |\n| 年初 | 100 | 50 |\n| 调整后 | 120 | 60 |\n| 决算 | 114 | 57 |", "budget_initial budget_initial budget_adjusted budget_adjusted outturn outturn"},
		{"| 指标 | 防汛 | 绿化 |\n| 年初 | 100 | 50 |\n| 执行数 | 90 | 40 |", "budget_initial budget_initial outturn outturn"},
		{"| 名称 | 防汛支出 | 绿化支出 |\n| 年初安排 | 100 | 50 |\n| 年中追加 | 20 | 10 |\n| 全年数 | 120 | 60 |\n| 实际支出 | 110 | 55 |",
			"budget_initial budget_initial indicator indicator budget_adjusted budget_adjusted outturn outturn"},
		{"| 时点 | 项目支出 |\n| 年初 | 100 |\n| 年末 | 120 |", "indicator indicator"},
		{"| 项目 | 年初预算数 | 支出数 |\n| 甲（300） | 300 | 280 |\n| 乙(20) | 200 | 190 |", "budget_initial outturn budget_initial outturn"},
	} {
		var got []string
		for _, f := range extract.Facts(lines(t, "单位：万元\n"+c.table)) {
			got = append(got, string(f.Kind))
			if strings.Contains(c.table, "甲") && !strings.ContainsAny(f.Subject, "甲乙") {
				t.Errorf("%s: %s has no name: %s", c.table, f.Value, f.Subject)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.table, got, c.want)
		}
	}
}
