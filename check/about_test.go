package check_test

import (
	"testing"

	"jiheng/check"
	"jiheng/paper/papertest"
	"jiheng/rules"
)

// The money of a paper is what its unit budgeted or spent in all, also where its tables of
// accounts pair no budget with what was spent.
func TestMoneyOfAccounts(t *testing.T) {
	set, err := check.NewSet(rules.All(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"柳河县水利局2024年度收入支出决算总表\n单位：万元\n| 收入 | | 支出 | |\n| 项目 | 决算数 | 项目 | 决算数 |\n| 一、财政拨款收入 | 1500.00 | 一、农林水支出 | 1480.00 |\n| 二、其他收入 | 20.00 | 二、住房保障支出 | 40.00 |\n| 总计 | 1520.00 | 总计 | 1520.00 |", "1520.00"},
		{"青山县文旅局2023年度收入支出总表\n单位：元\n| 收入项目 | 决算数 | 支出项目 | 决算数 |\n| 财政拨款收入 | 3,200,000.00 | 基本支出 | 1,200,000.00 |\n| 收入总计 | 3,200,000.00 | 支出总计 | 3,200,000.00 |", "320.00"},
		{"白石镇2024年度项目支出绩效自评表\n| 项目 | 全年预算数（万元） | 全年执行数（万元） |\n| 河道清淤 | 80 | 75.5 |", "80.00"},
		{"白石镇2024年度会议情况\n| 会议 | 人数 |\n| 党代会 | 80 |", ""},
	} {
		res := set.Run(&check.Input{File: "例.md", Document: papertest.Document(c.text)})
		if res.Money != c.want {
			t.Errorf("%s\n got %q, want %q", c.text, res.Money, c.want)
		}
	}
}
