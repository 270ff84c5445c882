package rules

import (
	"strings"
	"testing"
)

// Labels and values beside or below one another: the first budget with what moved it is the budget as
// it stands.
func TestKeyedAdjustments(t *testing.T) {
	for _, c := range []rightPaper{
		{"并排", "年初预算 | 700 | 追加 | 32.30 | 调减 | 5\n调整后预算 | 722.30 | 全年支出 | 714.06 | 预算执行率 | 98.86%", "727.3万元"},
		{"竖排", "年初预算数 | 700\n年中追加 | 32.30\n调减 | 5\n调整后预算数 | 722.30", "相差5万元"},
		{"核减", "年初批复预算 | 500\n核减 | 20\n全年预算数 | 500", "480万元"},
		{"对", "年初预算 | 700 | 追加 | 27.30 | 调减 | 5\n调整后预算 | 722.30 | 全年支出 | 714.06 | 预算执行率 | 98.86%", ""},
		{"负数", "年初预算数 | 700\n追加 | 27.30\n调减 | -5\n调整后预算数 | 722.30", ""},
		{"只追加一类", "年初预算数 | 700\n其中：追加人员经费 | 10\n追加 | 20\n调整后预算数 | 722.30", ""},
		{"没有追加", "年初预算数 | 700\n调整后预算数 | 722.30", ""},
	} {
		got := titledTable(t, "清源县图书馆2024年度部门预算调整情况表", c.text, "RPT-28", "BUD-11")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
