package extract_test

import (
	"slices"
	"strings"
	"testing"
)

// A second label below the heads of figures says what its figure is; the heads above do
// not. Years with a word behind them head figures and are none. 调整预算 beside a
// full-year budget is the change.
func TestLabelsBelowHeads(t *testing.T) {
	const form = `项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
		 | 年度资金总额 | 4120 | 4686.5 | 4545.9 | 10 | 97% | 9.7
		`
	for _, c := range []struct{ name, page, want, not string }{
		{"按支出性质分", form + ` | 按收入性质分： | | | 按支出性质分： | | |
			| 其中：一般公共预算： | 3920 | 4486.5 | c2 其中：基本支出： | ~ | 1985.4 |
			| 政府性基金： | 200 | 200 | c2 项目支出： | ~ | 2560.5 |`,
			"其中：基本支出 expenditure 1985.4万元; 项目支出 expenditure 2560.5万元; 其中：一般公共预算·全年预算数 budget_adjusted 4486.5万元", "execution_rate 1985"},
		{"没有冒号", form + ` | 财政拨款 | 3920 | 4486.5 | 基本支出 | 1985.4 | |
			| 其他资金 | 200 | 200 | 项目支出 | 2560.5 | |`, "基本支出 expenditure 1985.4万元; 项目支出 expenditure 2560.5万元", "1985.4分"},
		{"没有合并", `资金来源（元） | 预算数 | 决算数 | 执行率
			合计 | 5000 | 4800 | 96%
			财政拨款： | 5000 | 人员支出： | 3000
			其他： | 0 | 项目支出： | 1800`, "人员支出 expenditure 3000元; 项目支出 expenditure 1800元; 财政拨款·预算数 budget_initial 5000元", "execution_rate 3000"},
		{"名称本身不是标签", `单位：万元
			支出科目 | 预算数 | 决算数
			基本支出 | 50 | 40
			项目支出 | 60 | 55`, "基本支出·预算数 budget_initial 50万元; 项目支出·决算数 outturn 55万元", ""},
		{"年份和支出", "单位：元\n项目 | 2023年支出 | 2024年预算 | 2024年支出 | 比上年增减\n接待费 | 58200 | 60000 | 41500 | -16700\n合计 | 58200 | 60000 | 41500 | -16700",
			"接待费·2023年支出 expenditure 58200元; 接待费·2024年预算 budget_initial 60000元; 接待费·2024年支出 expenditure 41500元", ""},
		{"年份和实际", "单位：万元\n费用 | 2023年实际 | 2024年预算 | 2024年实际\n接待费 | 3.2 | 3 | 2.7\n会议费 | 1.2 | 1.3 | 1.1",
			"接待费·2023年实际 outturn 3.2万元; 会议费·2024年实际 outturn 1.1万元", ""},
		{"年度和完成", "单位：千元\n款项 | 2024年度预算 | 2024年度决算\n维修 | 320 | 300\n租赁 | 80 | 79", "维修·2024年度决算 outturn 300千元; 租赁·2024年度决算 outturn 79千元", ""},
		{"调整的数额", "单位：万元\n项目 | 年初预算 | 调整预算 | 全年预算 | 执行数\n甲 | 300 | -60 | 240 | 230", "甲·调整预算 indicator -60万元; 甲·全年预算 budget_adjusted 240万元", ""},
		{"调整带符号", "单位：元\n项目 | 年初预算数 | 调整预算数（+、-） | 决算数\n甲 | 300 | 60 | 330", "甲·调整预算数（+、-） indicator 60元", ""},
		{"调整就是全年", "单位：元\n项目 | 年初预算数 | 调整预算数 | 决算数\n甲 | 300 | 360 | 330", "甲·调整预算数 budget_adjusted 360元", ""},
	} {
		got, _ := figuresOfPage(t, c.page)
		for want := range strings.SplitSeq(c.want, "; ") {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, strings.Join(got, "\n"))
			}
		}
		if c.not != "" && strings.Contains(strings.Join(got, "\n"), c.not) {
			t.Errorf("%s: %q in\n%s", c.name, c.not, strings.Join(got, "\n"))
		}
	}
}

// 占…预算的 is a rate of what was spent of that budget alone.
func TestShareOfBudget(t *testing.T) {
	for text, rate := range map[string]bool{
		"全年预算1000万元，支出960万元，年末结余40万元，占全年预算的4%。": false,
		"三公经费支出占预算的1.2%。":                       false,
		"收回指标20万元，占全年预算的2%。":                    false,
		"全年预算1000万元，支出960万元，占全年预算的96%。":         true,
		"修缮费预算80万元，实际支出72万元，占预算的90%。":           true,
	} {
		got, _ := figuresOfPage(t, text)
		if strings.Contains(strings.Join(got, "\n"), "execution_rate") != rate {
			t.Errorf("%s: %q", text, got)
		}
	}
}
