package rules

import (
	"slices"
	"strings"
	"testing"
)

// foundIn are the findings of some rules in a paper with one table.
func foundIn(t *testing.T, table string, rules ...string) (out []string) {
	t.Helper()
	for _, f := range checkTable(t, table).Findings {
		if slices.Contains(rules, f.Rule) {
			out = append(out, f.Rule+" "+f.Message)
		}
	}
	return out
}

// Columns are summed, compared and rated by what their heads say, whole and of all levels.
func TestColumnsByAllOfTheirHeads(t *testing.T) {
	const public = "单位：万元\n"
	rows := func(head string, rows ...string) string { return head + "\n" + strings.Join(rows, "\n") }
	for _, c := range []struct{ name, text, want string }{
		{"合计错在年度考核奖", rows("单位：万元\n单位 | 年度考核奖 | 电话费", "机关 | 30.00 | 1.60", "中心 | 12.40 | 0.75", "合计 | 52.40 | 2.35"), "42.40"},
		{"合计错在电话费", rows("单位：万元\n单位 | 年度考核奖 | 电话费", "机关 | 30.00 | 1.60", "中心 | 12.40 | 0.75", "合计 | 42.40 | 2.65"), "2.35"},
		{"合计错在进度款", rows("单位：万元\n标段 | 工程进度款 | 标准化建设费", "一标 | 30.00 | 1.60", "二标 | 12.40 | 0.75", "合计 | 52.40 | 2.35"), "42.40"},
		{"合计错在均衡性转移支付", rows("单位：万元\n镇 | 均衡性转移支付 | 其他", "甲 | 30.00 | 1.60", "乙 | 12.40 | 0.75", "合计 | 52.40 | 2.35"), "42.40"},
		{"人均不加", rows("单位：元\n镇 | 支出数 | 人均费", "甲 | 3000 | 30", "乙 | 2000 | 40", "合计 | 5000 | 33"), ""},
		{"联系电话不加", rows("单位：元\n镇 | 支出数 | 联系电话", "甲 | 3000 | 5551234", "乙 | 2000 | 5551235", "合计 | 5000 | 5551236"), ""},
		{"占预算的率不是钱", public + rows("r2 项目 | c2 预算数 | ~ | c2 决算数 | ~\n~ | 年初 | 调整后 | 金额 | 占预算（%）", "合计 | 18.50 | 17.50 | 15.92 | 91.0", "因公出国（境）费 | 0 | 0 | 0 | —",
			"公务用车运行维护费 | 16.50 | 15.80 | 14.46 | 91.5", "公务接待费 | 2.00 | 1.70 | 1.46 | 85.9"), ""},
		{"超过调整后的预算", public + rows("r2 项目 | c2 预算数 | ~ | c2 决算数 | ~\n~ | 年初 | 调整后 | 金额 | 执行率（%）", "合计 | 18.50 | 15.50 | 15.92 | 102.7", "因公出国（境）费 | 0 | 0 | 0 | —",
			"公务用车运行维护费 | 16.50 | 13.80 | 14.46 | 104.8", "公务接待费 | 2.00 | 1.70 | 1.46 | 85.9"), "超过预算15.50"},
		{"上年的决算不比预算", public + rows("项目 | 2024年预算数 | 2024年决算数 | 2023年决算数 | 增减额", "合计 | 17.50 | 15.92 | 19.36 | -3.44", "因公出国（境）费 | 0 | 0 | 0 | 0",
			"公务用车运行维护费 | 15.80 | 14.46 | 17.80 | -3.34", "公务接待费 | 1.70 | 1.46 | 1.56 | -0.10"), ""},
		{"差额不比预算", public + rows("项目 | 预算数 | 决算数 | 决算与预算差额", "合计 | 17.50 | 15.92 | -1.58", "因公出国（境）费 | 0 | 0 | 0", "公务用车运行维护费 | 15.80 | 14.46 | -1.34",
			"公务接待费 | 1.70 | 1.46 | -0.24"), ""},
	} {
		got := foundIn(t, c.text, "RPT-28", "FRM-02", "FRM-03")
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) == 0 || !strings.Contains(strings.Join(got, " "), c.want)) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// A share is set against the column that its head names.
func TestSharesOfTheColumnNamed(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"支出占比", "单位：万元\n学段 | 全年预算 | 全年支出 | 执行率 | 支出占比\n学前 | 3612.4 | 3598.0 | 99.6% | 11.8%\n义务 | 18663.8 | 18526.6 | 99.3% | 60.8%\n高中 | 6540.0 | 6230.8 | 95.3% | 20.4%\n职业 | 2230.8 | 2140.0 | 95.9% | 7.0%\n合计 | 31047.0 | 30495.4 | 98.2% | 100%", ""},
		{"预算占比", "单位：万元\n学段 | 全年预算 | 全年支出 | 预算占比\n学前 | 3612.4 | 3598.0 | 11.6%\n义务 | 18663.8 | 18526.6 | 60.1%\n其他 | 8770.8 | 8370.8 | 28.3%\n合计 | 31047.0 | 30495.4 | 100%", ""},
		{"占比", "单位：元\n项 | 年初预算 | 实际支出 | 占比\n甲 | 5000 | 4000 | 40.0%\n乙 | 3100 | 3500 | 35.0%\n丙 | 1900 | 2500 | 25.0%\n合计 | 10000 | 10000 | 100%", ""},
		{"支出占比写错", "单位：万元\n学段 | 全年预算 | 全年支出 | 支出占比\n学前 | 3612.4 | 3598.0 | 11.8%\n义务 | 18663.8 | 18526.6 | 60.8%\n其他 | 8770.8 | 8370.8 | 28.4%\n合计 | 31047.0 | 30495.4 | 100%", "27.45%"},
	} {
		got := foundIn(t, c.text, "RPT-28")
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// A column of the year before stands for comparison, and is no slip of the pen.
func TestColumnsOfTheYearBefore(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"单位：万元\n项目 | 年初预算数 | 决算数 | 2023年决算数\n甲 | 5 | 4 | 3\n乙 | 6 | 5 | 4", ""},
		{"单位：万元\n科目 | 2023年预算 | 预算数 | 支出数\n甲 | 5 | 4 | 3\n乙 | 6 | 5 | 4", ""},
		{"单位：元\n科目 | 决算数（元） | 2022年度决算数（元）\n甲 | 5 | 4\n乙 | 6 | 5", ""},
		{"单位：万元\n项目 | 2023年年初预算 | 2023年决算数 | 执行率\n甲 | 5 | 4 | 80%\n乙 | 6 | 5 | 83.33%", "2023年"},
	} {
		got := foundIn(t, c.text, "GEN-02")
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) == 0 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// A year that something is level with stands for comparison; one alone does not.
func TestLevelWithTheYearBefore(t *testing.T) {
	for text, found := range map[string]bool{
		"政府性基金支出预算0万元，与2023年预算持平。":         false,
		"公务接待费0.73万元。与2023年度预算数持平，业务量无变化。": false,
		"因公出国（境）费0万元，和2023年决算相当。":          false,
		"本单位按2023年预算执行，支出120万元。":           true,
	} {
		if got := foundIn(t, text, "GEN-02"); len(got) > 0 != found {
			t.Errorf("%s: %q", text, got)
		}
	}
}

// What is said of one thing after another in the same words is no contradiction.
func TestSameWordsOfSeveralThings(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ text, want string }{
		{"公用经费按小学生均720元的标准拨付，小学在校35,600人，应拨公用经费2563.2万元；初中在校16,200人，应拨公用经费1522.8万元。", ""},
		{"小学在校35,600人，应拨公用经费2563.2万元；初中在校16,200人，应拨公用经费1522.8万元；两项共计4086.0万元。", ""},
		{"东山镇12个村，完成改厕任务320户；西山镇9个村，完成改厕任务280户。", ""},
		{"城东校区设12个班，配备专任教师38人。城西校区设10个班，配备专任教师31人。", ""},
		{"第一批20个项目，安排补助资金500万元；第二批15个项目，安排补助资金420万元。", ""},
		{"全年修复水毁堤防2.4公里，群众反映良好。全年修复水毁堤防2.6公里，质量合格。", "2.6"},
		{"小学在校35,600人，应拨公用经费2563.2万元；小学在校35,600人，应拨公用经费2653.2万元。", "2653.2"},
	} {
		got := foundBy(t, set, c.text, "RPT-06")
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) == 0 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s\n got %q, want %q", c.text, got, c.want)
		}
	}
}

// A rate of a former year stands for comparison, and so do several former years; the
// paper's own rate under another year does not.
func TestRatesOfFormerYears(t *testing.T) {
	for text, found := range map[string]bool{
		"2022年预算执行率85.00%，2023年预算执行率88.00%。":            false,
		"2023年度预算执行率为88.00%，2024年度为96.00%。":             false,
		"2023年部门预算完成率91.2%。":                            false,
		"单位2022年度的预算资金支付率达到79.5%。":                      false,
		"2021年决算支出80.00万元，2022年决算支出85.00万元。":            false,
		"2023年预算执行率100%。\n预算执行率为100%。":                  false,
		"全年预算120万元，执行率95.24%。\n2023年预算执行率为95.24%，完成较好。": true,
		"2023年预算支出120万元，执行率95.24%。":                     true,
		"根据2023年决算，支出120万元。":                            true,
	} {
		if got := foundIn(t, text, "GEN-02"); len(got) > 0 != found {
			t.Errorf("%s: %q", text, got)
		}
	}
}
