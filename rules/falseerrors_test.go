package rules

import (
	"strings"
	"testing"
)

// 调整预算 beside a full-year budget is the change; alone it is the budget after it,
// unless its signs or the rates of the rows say otherwise.
func TestAdjustBesideFullYear(t *testing.T) {
	set := builtinSet(t)
	rules := []string{"BUD-03", "BUD-05", "BUD-06", "BUD-07", "BUD-11", "BUD-27"}
	for _, c := range []struct{ name, text, want string }{
		{"数额", "单位：万元\n项目 | 年初预算 | 调整预算 | 全年预算 | 执行数 | 执行率\n展陈 | 300 | 60 | 360 | 331.2 | 92%\n安防 | 80 | 0 | 80 | 80 | 100%\n开放 | 125 | -5 | 120 | 118.8 | 99%", ""},
		{"有正负号", "单位：万元\n项目 | 年初预算数 | 调整预算数（+、-） | 全年预算数 | 决算数 | 执行率\n甲 | 500 | -20 | 480 | 470.4 | 98%\n乙 | 300 | 100 | 400 | 380 | 95%", ""},
		{"增减", "单位：元\n项目 | 年初预算 | 预算调整（增＋减－） | 调整后预算 | 支出数 | 支出进度\n甲 | 50000 | -2000 | 48000 | 47040 | 98%\n乙 | 30000 | 10000 | 40000 | 38000 | 95%", ""},
		{"两层表头", "单位：万元\n项目 | 预算数 | | | 决算数 | 执行率\n名称 | 年初 | 调整 | 全年 | | \n甲 | 500 | 20 | 520 | 509.6 | 98%\n乙 | 300 | 100 | 400 | 380 | 95%", ""},
		{"数额写错", "单位：万元\n项目 | 年初预算 | 调整预算 | 全年预算 | 执行数 | 执行率\n展陈 | 300 | 60 | 360 | 331.2 | 92%\n安防 | 80 | 10 | 90 | 81 | 90%\n开放 | 125 | -5 | 110 | 108.9 | 99%", "开放"},
		{"比率写错", "单位：万元\n项目 | 年初预算 | 调整预算数 | 全年预算数 | 执行数 | 执行率\n展陈 | 300 | 60 | 360 | 331.2 | 95%\n安防 | 80 | 10 | 90 | 81 | 90%", "92"},
		{"本身就是全年", "单位：万元\n项目 | 年初预算 | 调整预算 | 执行数 | 执行率\n展陈 | 300 | 360 | 331.2 | 92%\n安防 | 80 | 90 | 81 | 90%", ""},
		{"本身就是全年写错", "单位：万元\n项目 | 年初预算 | 调整预算数 | 执行数 | 执行率\n展陈 | 300 | 360 | 331.2 | 95%\n安防 | 80 | 90 | 81 | 90%", "92"},
		{"只有调整没有全年", "单位：万元\n项目 | 年初预算 | 调整预算 | 执行数 | 执行率\n展陈 | 300 | 60 | 331.2 | 92%\n安防 | 80 | -10 | 63 | 90%", ""},
		{"只有正的调整", "单位：万元\n项目 | 年初预算 | 调整预算数 | 执行数 | 执行率\n展陈 | 300 | 60 | 331.2 | 92%\n安防 | 80 | 10 | 81 | 90%", ""},
	} {
		got := strings.Join(foundBy(t, set, c.text, rules...), "；")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The three public expenses by the words of several forms; projects that sound like
// cars are none of them.
func TestPublicWords(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ name, text, want string }{
		{"购置和维护", "单位：万元\n项目 | 2024年决算数\n三公经费 | 11.20\n1、公务用车购置和维护经费 | 7.40\n其中：公车购置 | 0.00\n公车运行维护 | 7.40\n2、出国经费 | 0.00\n3、公务接待 | 3.80\n项目支出 | 530.00\n1、业务工作专项 | 130.00\n2、运行维护专项 | 400.00", ""},
		{"没有分项", "单位：万元\n项目 | 决算数\n“三公”经费 | 12.90\n公务用车购置及维修费 | 8.60\n因公出国（境）费 | 0\n公务接待费 | 4.30\n信息系统运行维护费 | 274.00", ""},
		{"别的购置", "单位：元\n项目 | 支出数\n三公经费合计 | 50000\n因公出国（境）费用 | 0\n公务用车运行维护费 | 30000\n公务用车购置 | 0\n公务接待费 | 20000\n消防车购置项目 | 900000\n停车场运行维护 | 80000", ""},
		{"分项在下", "单位：万元\n项目 | 决算数\n“三公”经费合计 | 11.2\n（一）因公出国（境）费 | 0\n（二）公务用车购置及运行维护费 | 7.4\n购置费 | 2\n运行维护费 | 5.4\n（三）公务接待费 | 3.8", ""},
		{"分项加不起来", "单位：万元\n项目 | 决算数\n“三公”经费合计 | 11.2\n因公出国（境）费 | 0\n公务用车购置和维护经费 | 7.4\n其中：公车购置 | 2\n公车运行维护 | 4.4\n公务接待费 | 3.8", "6.4"},
		{"合计错", "单位：万元\n项目 | 决算数\n三公经费 | 13.90\n1、公务用车购置和维护经费 | 8.60\n2、出国经费 | 0.00\n3、公务接待 | 4.30\n2、运行维护专项 | 274.00", "12.90"},
		{"句子", "“三公”经费支出11.2万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费7.4万元（购置费0万元，运行维护费7.4万元），公务接待费3.8万元，信息平台运行维护费90万元。", ""},
		{"句子错", "“三公”经费支出11.2万元，其中：出国费0万元，公务用车购置及运行维护费6.4万元，公务接待费3.8万元。", "10.2"},
	} {
		got := strings.Join(foundBy(t, set, c.text, "FRM-02"), "；")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// 占…预算的 is a rate of execution of what was spent of that budget alone.
func TestShareOfBudgetIsNoRate(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ text, want string }{
		{"全年预算1000万元，支出960万元，执行率96%，年末结转结余40万元，占全年预算的4%。", ""},
		{"三公经费支出占预算的1.2%。", ""},
		{"年末财政收回指标20万元，占调整预算数的2%。", ""},
		{"政府采购支出300万元，占全年预算的30%。", ""},
		{"全年预算1000万元，支出960万元，其中：项目支出480万元，占全年预算的48%。", ""},
		{"全年预算1000万元，支出800万元，占全年预算的80%。", "BUD-09"},
		{"培训楼修缮预算100万元，支出70万元，占预算的70%。", "BUD-09"},
		{"年初预算500万元，实际支出300万元，占年初预算的60%。", "BUD-09"},
	} {
		got := strings.Join(foundBy(t, set, c.text, "BUD-03", "BUD-09"), "；")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// A clause that begins with 因, 受 or 由 gives a reason; 因公 and a name with 受 do not.
func TestReasonClauses(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct {
		text string
		low  bool
	}{
		{"管网维修预算160万元，支出133万元，剩余27万元，因材料涨价重新询价。", false},
		{"渠道清淤预算160万元，支出133万元，余下的钱没有支出，因秋汛不能施工。", false},
		{"食堂改造预算80万元，支出60万元，受消防设计变更影响。", false},
		{"路灯更换预算80万元，支出60万元，均由供货迟延造成。", false},
		{"管网维修预算160万元，支出133万元。", true},
		{"出访经办预算160万元，支出133万元，因公派出3个团组。", true},
		{"管网维修预算160万元，支出133万元，受益农户300户。", true},
	} {
		if got := foundBy(t, set, c.text, "BUD-09"); len(got) > 0 != c.low {
			t.Errorf("%s: %q", c.text, got)
		}
	}
}

// The parts of what was spent that stand beside the sources of a form make up the total;
// cells with labels are no figures that were not read.
func TestPairsInForms(t *testing.T) {
	for name, c := range map[string]struct{ lines, want string }{
		"两边都对":     {"项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分\n | 年度资金总额 | 4120 | 4686.5 | 4545.9 | 10 | 97% | 9.7\n | 按收入性质分： | | | 按支出性质分： | | |\n | 其中：一般公共预算： | 3920 | 4486.5 | 其中：基本支出： | | 1985.4 |\n | 政府性基金： | 200 | 200 | 项目支出： | | 2560.5 |", ""},
		"支出加不起来":   {"项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分\n | 年度资金总额 | 2860 | 3120 | 2995.2 | 10 | 96% | 9.6\n | 按收入性质分： | | | 按支出性质分： | | |\n | 其中：一般公共预算： | 2760 | 2920 | 其中：基本支出： | | 1420.7 |\n | 政府性基金： | 100 | 200 | 项目支出： | | 1754.5 |", "BUD-19"},
		"没有冒号加不起来": {"资金来源（元） | 年初预算数 | 全年预算数 | 全年执行数 | 执行率\n资金总额 | 5000 | 5000 | 4800 | 96%\n财政拨款 | 4000 | 4000 | 基本支出 | 3000\n其他资金 | 1000 | 1000 | 项目支出 | 1700", "BUD-19"},
		"没有冒号对":    {"资金来源（元） | 年初预算数 | 全年预算数 | 全年执行数 | 执行率\n资金总额 | 5000 | 5000 | 4800 | 96%\n财政拨款 | 4000 | 4000 | 基本支出 | 3000\n其他资金 | 1000 | 1000 | 项目支出 | 1800", ""},
	} {
		got := strings.Join(foundInTable(t, c.lines, "BUD-03", "BUD-06", "BUD-07", "BUD-09", "BUD-16", "BUD-19", "RPT-28"), "；")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A row below the sum that may be a source of money or not leaves it open whether the
// sources add up.
func TestUnknownSources(t *testing.T) {
	const head = "资金（万元） | 年初预算数 | 全年预算数 | 全年执行数\n"
	for name, c := range map[string]struct{ lines, want string }{
		"捐赠":   {head + "年度资金总额 | 100 | 100 | 90\n财政拨款 | 80 | 80 | 72\n社会捐赠 | 20 | 20 | 18", ""},
		"彩票":   {head + "年度资金总额 | 100 | 100 | 90\n其中：彩票公益金 | 80 | 80 | 72\n其他资金 | 20 | 20 | 18", ""},
		"名称截断": {head + "年度资金总额 | 100 | 100 | 90\n其中：财政拨 | 80 | 80 | 72\n其他资金 | 20 | 20 | 18", ""},
		"对不上":  {head + "年度资金总额 | 100 | 100 | 90\n财政拨款 | 80 | 80 | 72\n其他资金 | 30 | 20 | 18", "BUD-01"},
		"三项":   {head + "年度资金总额 | 120 | 100 | 90\n一般公共预算 | 80 | 60 | 52\n政府性基金 | 10 | 20 | 20\n其他资金 | 20 | 20 | 18", "BUD-01"},
	} {
		got := strings.Join(foundInTable(t, c.lines, "BUD-01"), "；")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// 一是, 二是 may stand in paragraphs of their own.
func TestOrdinalsOverParagraphs(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ text, want string }{
		{"一是支付偏慢。部分项目验收推迟。\n二是目标偏粗。个别指标没有量化。", ""},
		{"存在以下问题：一是支付偏慢；二是目标偏粗。\n三是台账不全。", ""},
		{"一是支付偏慢。\n这影响了三个项目。\n二是目标偏粗。\n三是台账不全。", ""},
		{"一是支付偏慢。\n三是台账不全。", "二是"},
		{"二是目标偏粗。", "一是"},
		{"一是支付偏慢。\n# 二、措施\n二是按月通报。", "一是"},
		{"一是支付偏慢；三是台账不全。", "二是"},
	} {
		got := strings.Join(foundBy(t, set, c.text, "L04"), "；")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
