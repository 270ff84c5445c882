package rules

import (
	"strings"
	"testing"
)

// In a form of labels and values two pairs wide the value behind the second label belongs to it,
// and nothing is named after the form's own data.
func TestFormsOfTwoPairs(t *testing.T) {
	for name, lines := range map[string]string{
		"联系人":  "项目名称 | 辅具适配 | 联系人 | 沈砚\n年初预算（元） | 2350000.00 | 调整数（元） | -150000.00\n调整后预算（元） | 2200000.00 | 实际支出（元） | 2134680.00",
		"项目代码": "项目名称 | 渠道清淤 | 项目代码 | 330109202300\n年初预算数 | 235.00万元 | 预算调整数 | -15.00万元\n全年预算数 | 220.00万元 | 全年执行数 | 213.47万元\n结余 | 6.53万元 | 预算执行率 | 97.03%",
		"三对":   "单位 | 水务站 | 年度 | 2023 | 电话 | 0571-88001234\n年初预算数 | 90.00万元 | 追减 | -10.00万元 | 调整后预算数 | 80.00万元\n执行数 | 78.00万元 | 结余资金 | 2.00万元 | 执行率 | 97.50%",
	} {
		if got := strings.Join(foundInTable(t, lines, "BUD-27", "BUD-03", "BUD-11"), "；"); got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
	const turned = "单位：万元\n阶段 | 渠道 | 泵站\n年初预算数 | 100 | -20\n全年执行数 | 98 | 10"
	if got := strings.Join(foundInTable(t, turned, "BUD-27"), "；"); !strings.Contains(got, "泵站") {
		t.Errorf("a table that is turned: %q", got)
	}
}
