package extract_test

import (
	"strings"
	"testing"
)

// What money is for is no stage beside a label that says that it is a budget, and a dot in
// the bracket of a head is part of its unit.
func TestLabelsOfBudgetsAndUnitsWithADot(t *testing.T) {
	for _, c := range []struct{ page, subject, kind, unit string }{
		{"单位名称 | 石桥县水务局 | 负责人 | 李工 | \nr2 年度预算（万元） | 基本支出 | 项目支出 | 经营支出 | 其他支出\n~ | 9140.50 | 6035.50 | 150.00 | 12.30", "基本支出", "budget_adjusted", "万元"},
		{"单位名称 | 石桥县水务局 | 负责人 | 李工 | \nr2 年度预算（万元） | 基本支出 | 项目支出 | 经营支出 | 其他支出\n~ | 9140.50 | 6035.50 | 150.00 | 12.30", "经营支出", "budget_adjusted", "万元"},
		{"单位名称 | 石桥县水务局 | 负责人 | 李工 | \nr2 年初预算（元） | 基本支出 | 项目支出 | 公用支出 | 人员支出\n~ | 9140 | 6035 | 150 | 12", "公用支出", "budget_initial", "元"},
		{"项目 | 标准（元/人·月） | 人数（人）\n低保 | 650 | 1200\n特困 | 900 | 300", "低保", "indicator", "元/人·月"},
		{"项目 | 补助标准（元/床·月） | 床位（张）\n护理院 | 200 | 60\n敬老院 | 150 | 80", "敬老院", "indicator", "元/床·月"},
	} {
		found := false
		for _, f := range factsOfPage(t, c.page) {
			if strings.Contains(f.Subject, c.subject) && f.Unit == c.unit {
				found = true
				if string(f.Kind) != c.kind {
					t.Errorf("%s: %s is %s, want %s", c.page, f.Subject, f.Kind, c.kind)
				}
			}
		}
		if !found {
			t.Errorf("%s: no %s in %s: %v", c.page, c.subject, c.unit, factsOfPage(t, c.page))
		}
	}
}
