package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// Changes, and what is left, are neither spent nor received: as columns and as rows, whatever
// stands beside them.
func TestChangesAndWhatIsLeft(t *testing.T) {
	for _, c := range [][2]string{
		{"项目 | 上年决算数 | 本年决算数 | 增减额\n基本支出 | 100 | 98 | -2", "outturn outturn indicator"},
		{"科目 | 基本支出 | 项目支出\n年初预算数 | 100 | 200\n增减额 | 5 | 6\n结余 | 2 | 3", "budget_initial budget_initial indicator indicator indicator indicator"},
		{"科目 | 财政拨款收入 | 其他收入\n年末结转和结余 | 100 | 200\n变动额 | 5 | 6", "indicator indicator indicator indicator"},
		{"项目 | 收入 | 支出 | 结余\n基本支出 | 100 | 98 | 2", "revenue expenditure indicator"},
		{"项目 | 年初预算数 | 决算数\n基本支出 | 100 | 98", "budget_initial outturn"},
	} {
		var got []string
		for _, f := range extract.Facts(lines(t, "单位：万元\n"+c[0])) {
			got = append(got, string(f.Kind))
		}
		if s := strings.Join(got, " "); s != c[1] {
			t.Errorf("%s:\n got %s\nwant %s", c[0], s, c[1])
		}
	}
}
