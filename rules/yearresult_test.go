package rules

import (
	"slices"
	"strings"
	"testing"
)

func foundInTable(t *testing.T, lines string, ids ...string) (out []string) {
	t.Helper()
	for _, f := range checkTable(t, lines).Findings {
		if slices.Contains(ids, f.Rule) {
			out = append(out, f.Rule+" "+f.Message)
		}
	}
	return out
}

// What was reached in a part of the year is no result of the year, and a limit of time
// is met by less.
func TestResultsOfTheYear(t *testing.T) {
	for name, c := range map[string]struct{ lines, want string }{
		"上半年":   {"三级指标 | 年度指标值 | 上半年完成值 | 全年完成值 | 分值 | 得分\n新建塘坝（座） | 8 | 3 | 8 | 20 | 20", ""},
		"前三季度":  {"三级指标 | 指标值 | 前三季度完成值 | 年末完成值 | 分值 | 得分\n新建塘坝（座） | 8 | 3 | 8 | 20 | 20", ""},
		"月":     {"三级指标 | 指标值 | 1-6月实际完成 | 全年实际完成 | 分值 | 得分\n新建塘坝（座） | 8 | 3 | 9 | 20 | 20", ""},
		"全年没有到": {"三级指标 | 年度指标值 | 上半年完成值 | 全年完成值 | 分值 | 得分\n新建塘坝（座） | 8 | 8 | 7 | 20 | 20", "完成7"},
		"小时内":   {"三级指标 | 指标值 | 实际完成值 | 分值 | 得分\n抢修 | 24小时内 | 12小时 | 20 | 20", ""},
		"工作日内":  {"三级指标 | 指标值 | 实际完成值 | 分值 | 得分\n办结 | 5个工作日内 | 3个工作日 | 20 | 20", ""},
		"天以内":   {"三级指标 | 指标值 | 实际完成值 | 分值 | 得分\n拨付 | 30天以内 | 25天 | 20 | 20", ""},
		"工期":    {"三级指标 | 指标值 | 实际完成值 | 分值 | 得分\n施工工期 | 90天 | 85天 | 20 | 20", ""},
		"时限":    {"三级指标 | 计量单位 | 指标值 | 实际完成值 | 分值 | 得分\n办理时限 | 天 | 7 | 5 | 20 | 20", ""},
		"超时":    {"三级指标 | 指标值 | 实际完成值 | 分值 | 得分\n抢修 | 24小时内 | 36小时 | 20 | 20", "完成36小时"},
		"工期超":   {"三级指标 | 指标值 | 实际完成值 | 分值 | 得分\n施工工期 | 90天 | 95天 | 20 | 20", "完成95天"},
		"培训够":   {"三级指标 | 指标值 | 实际完成值 | 分值 | 得分\n值守 | 365天 | 300天 | 20 | 20", "完成300天"},
	} {
		got := strings.Join(foundInTable(t, c.lines, "SCR-05"), "；")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// An amount that hangs down over several rows is of none of them alone.
func TestSharedAmounts(t *testing.T) {
	for name, c := range map[string]struct {
		lines string
		wrong bool
	}{
		"预算合并":   {"项目 | 全年预算数（万元） | 全年执行数（万元） | 执行率\n道路 | r2 630 | 300 | r2 95%\n桥梁 | ~ | 298.5 | ~\n环卫 | 400 | 380 | 95%", false},
		"比率不合并":  {"项目 | 全年预算数（万元） | 全年执行数（万元） | 执行率\n道路 | r3 600 | 190 | 95%\n桥梁 | ~ | 190 | 95%\n涵洞 | ~ | 190 | 95%", false},
		"执行合并":   {"项目 | 全年预算数（万元） | 全年执行数（万元） | 执行率\n道路 | 300 | r2 598.5 | 95%\n桥梁 | 330 | ~ | 95%", false},
		"名称一起合并": {"类别 | 项目 | 全年预算数（万元） | 全年执行数（万元） | 执行率\nr2 道路 | r2 路面 | r2 100 | r2 90 | r2 80%\n~ | ~ | ~ | ~ | ~\n桥 | 桥面 | 100 | 90 | 90%", true},
	} {
		got := foundInTable(t, c.lines, "BUD-03", "RPT-28")
		if (len(got) > 0) != c.wrong {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A block of the three public expenses in a table of several needs no reason for having
// spent less.
func TestSparedBlocks(t *testing.T) {
	const first = "项目 | 全年预算数（万元） | 全年执行数（万元） | 执行率\n道路 | 630 | 598.5 | 95%\n"
	for name, c := range map[string]struct {
		lines string
		low   bool
	}{
		"题名一行":  {first + "c4 附表：三公经费 | ~ | ~ | ~\n项目 | 预算数 | 决算数 | 完成率\n接待 | 5 | 3.2 | 64%\n合计 | 5 | 3.2 | 64%", false},
		"题名和单位": {first + "c4 “三公”经费支出情况 | ~ | ~ | ~\nc4 单位：元 | ~ | ~ | ~\n事项 | 预算数 | 决算数 | 执行率\n合计 | 50000 | 32000 | 64%", false},
		"表头里写":  {first + "三公经费 | 预算数 | 决算数 | 执行率\n合计 | 5 | 3.2 | 64%", false},
		"别的经费":  {first + "c5 附表：专项经费 | ~ | ~ | ~ | ~\n项目 | 预算数 | 决算数 | 执行率 | 原因\n合计 | 5 | 3.2 | 64% | ", true},
	} {
		got := foundInTable(t, c.lines, "BUD-09")
		if (len(got) > 0) != c.low {
			t.Errorf("%s: %q", name, got)
		}
	}
}
