package dossier

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// saidOf returns the codes of what a folder's reading said and refused, of those
// that are looked for.
func saidOf(t testing.TB, file, old, text string, want *regexp.Regexp) string {
	t.Helper()
	d, err := Load(changed(t, file, old, text))
	all := told(err)
	if d != nil {
		all += "|" + told(d.Notices)
	}
	return strings.Join(want.FindAllString(all, -1), " ")
}

// A total among the items of a list, under whatever name, is no item.
func TestTotalsAmongItems(t *testing.T) {
	total := regexp.MustCompile(`total-row`)
	for name, want := range map[string]string{"合计": "total-row", "小 计": "total-row", "各科室总计": "total-row", "其中：执法队": "total-row", "总数": "total-row",
		"综合计划科": "", "统计站": "", "会计核算中心": ""} {
		if got := saidOf(t, FileUnit, "  - {名称: 党政办", "  - {名称: "+name+", 编制: 1, 在职: 1}\n  - {名称: 党政办", total); got != want {
			t.Errorf("office %s: %q", name, got)
		}
	}
	for name, want := range map[string]string{"合计": "total-row", "总 计": "total-row", "资产总额": "", "累计折旧": ""} {
		if got := saidOf(t, FileUnit, "  - {名称: 固定资产原值", "  - {名称: "+name+", 金额: 1}\n  - {名称: 固定资产原值", total); got != want {
			t.Errorf("asset %s: %q", name, got)
		}
	}
	for name, want := range map[string]string{"“三公”经费总额": "total-row", "三公经费支出合计": "total-row", "三公经费": "total-row", "总 额": "total-row", "其中：车辆": "total-row", "公务接待费": ""} {
		if got := saidOf(t, FileMoney, "政府采购:", "  - {名称: \""+name+"\", 决算数: 5.60}\n政府采购:", total); got != want {
			t.Errorf("expense %s: %q", name, got)
		}
	}
	for name, want := range map[string]string{"采购总额": "total-row", "政府采购合计": "total-row", "总计": "total-row", "货物": "", "中小企业": ""} {
		if got := saidOf(t, FileMoney, "科目拆分:", "  - {名称: "+name+", 金额: 36}\n科目拆分:", total); got != want {
			t.Errorf("procurement %s: %q", name, got)
		}
	}
}

// A whole beside its parts counts twice.
func TestWholesAndParts(t *testing.T) {
	one := func(name string) string {
		return fmt.Sprintf("  - {名称: %s, 年初预算数: 5, 决算数: 3}\n", name)
	}
	for _, c := range []struct {
		list []string
		want int
	}{
		{[]string{"公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费"}, 2},
		{[]string{"公务用车购置费", "公务用车购置及运行费"}, 1},
		{[]string{"购置费", "公务用车购置和运行维护费", "运行费"}, 2},
		{[]string{"公务用车费", "车辆运行维护费"}, 1},
		{[]string{"会议费", "会议及培训费"}, 1},
		{[]string{"公务用车购置费", "公务用车运行维护费", "公务接待费"}, 0},
		{[]string{"公务用车购置及运行维护费", "公务接待费"}, 0},
	} {
		var rows string
		for _, name := range c.list {
			rows += one(name)
		}
		if got := saidOf(t, FileMoney, "政府采购:", rows+"政府采购:", regexp.MustCompile("whole-and-part")); strings.Count(got, "whole") != c.want {
			t.Errorf("%v: %q", c.list, got)
		}
	}
	if got := saidOf(t, FileMoney, "政府采购:", one("公务用车购置及运行费")+"  - {名称: 公务用车购置费, 决算数: \"\"}\n政府采购:", regexp.MustCompile("whole-and-part")); got != "" {
		t.Errorf("a part without amounts: %q", got)
	}
}

// What was bought adds up, and more than the budget is an open point.
func TestProcurement(t *testing.T) {
	codes := regexp.MustCompile(`procurement-\w+|duplicate`)
	for _, c := range []struct{ rows, want string }{
		{"{名称: 货物, 金额: 10}|{名称: 工程, 金额: 20}|{名称: 服务, 金额: 6}", ""},
		{"{名称: 货物, 金额: 10}|{名称: 工程, 金额: 20}", "procurement-sum"},
		{"{名称: 货物, 金额: 10}|{名称: 工程, 金额: 20}|{名称: 服务, 金额: 6.01}", "procurement-sum"},
		{"{名称: 服务, 金额: 37}", "procurement-sum"},
		{"{名称: 货物, 金额: 10}|{名称: 工程, 金额: \"\"}|{名称: 服务, 金额: 6}", ""},
		{"{名称: 货物, 金额: 36}|{名称: 货物, 金额: 36}", "duplicate"},
		{"{名称: 中小企业, 金额: 30}", ""},
	} {
		rows := "  - " + strings.ReplaceAll(c.rows, "|", "\n  - ") + "\n"
		if got := saidOf(t, FileMoney, "科目拆分:", rows+"科目拆分:", codes); got != c.want {
			t.Errorf("%s: %q", c.rows, got)
		}
	}
	for planned, want := range map[string]string{"36": "", "35.99": "procurement-open", "10": "procurement-open", "\"\"": ""} {
		if got := saidOf(t, FileMoney, "预算数, 金额: 40.00", "预算数, 金额: "+planned, codes); got != want {
			t.Errorf("budget %s: %q", planned, got)
		}
	}
}

// An adjustment that is there twice is asked for; one without reason is open.
func TestAdjustmentsWrittenTwice(t *testing.T) {
	codes := regexp.MustCompile(`adjustment-twice|reason-open|total-unsure`)
	row := "TZ1,2024-05-01,追加,P01,12.00,新增路段,示例〔2024〕1号\n"
	for more, want := range map[string]string{
		row: "adjustment-twice",
		"TZ1,2024/5/1,追加,P01,12,新增路段,示例〔2024〕1号\n": "adjustment-twice",
		row + row: "adjustment-twice adjustment-twice",
		"TZ3,2024-05-01,追加,P01,12.00,新增路段,示例〔2024〕1号\n": "",
		"TZ3,2024-05-01,追加,P01,5,,示例〔2024〕1号\n":         "reason-open",
		"TZ3,2024-05-01,追减,P01,-5,  ,\n":                "reason-open",
		"TZ3,2024-05-01,追加,P01,5,追加小计,\n":               "total-unsure",
		"TZ3,2024-05-01,追加,P01,12,合计,\n":                "total-unsure",
	} {
		if got := saidOf(t, FileAdjustments, row, row+more, codes); got != want {
			t.Errorf("%s: %q", more, got)
		}
	}
}
