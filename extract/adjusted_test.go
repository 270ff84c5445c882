package extract_test

import (
	"strings"
	"testing"

	"jiheng/document/html"
	"jiheng/extract"
)

// What a budget was adjusted to last is the adjusted one; what it was in between is neither.
func TestBudgetsAdjustedInSteps(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"预算由100万元调增至150万元，又调减到130万元。", "预算 budget_initial 100万元; 预算 indicator 150万元; 又调减 budget_adjusted 130万元"},
		{"年初预算100万元，调增至150万元，调减到130万元。", "年初预算 budget_initial 100万元; 调增至 indicator 150万元; 调减 budget_adjusted 130万元"},
		{"项目预算从500万元调减到450万元，全年支出440万元。", "项目预算 budget_initial 500万元; 项目预算 budget_adjusted 450万元; 全年支出 expenditure 440万元"},
		{"年初预算80万元，上调至100万元，后下调至90万元，再调整为95万元。", "年初预算 budget_initial 80万元; 上调至 indicator 100万元; 后下调至 indicator 90万元; 再调整 budget_adjusted 95万元"},
		{"年初预算80万元，支出75万元。", "年初预算 budget_initial 80万元; 支出 expenditure 75万元"},
	} {
		if got := as(t, c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// What is short of income and what is left over of a budget are neither budget nor spent.
func TestShortfallsAndRestsAreNoBudget(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"预算收入100万元，短收31,200元。", "预算收入 revenue 100万元; 短收 indicator 31200元"},
		{"年初预算50万元，支出40万元，尚余10万元。", "年初预算 budget_initial 50万元; 支出 expenditure 40万元; 尚余 indicator 10万元"},
		{"调整预算50万元，尚余28.20万元。", "调整预算 budget_adjusted 50万元; 尚余 indicator 28.20万元"},
		{"年初预算收入80万元，超收5万元。", "年初预算收入 revenue 80万元; 超收 indicator 5万元"},
	} {
		if got := as(t, c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// Ratios in cells are named; times of the day and scales of maps are no figures.
func TestRatiosInCells(t *testing.T) {
	head := "指标 | 指标值 | 完成值\n"
	for _, c := range []readCase{
		{"师生比 | 1:15 | 1:14.2", "", "1:15 1:14.2"},
		{"配比 | 1∶27 | 1：30", "", "1∶27 1：30"},
		{"配套比例 | 3:2 | 3:2", "", "3:2 3:2"},
		{"管护人员配置 | 1:5 | 1:4.8", "", "1:5 1:4.8"},
		{"测图比例尺 | 1:500 | 1:500", "", ""},
		{"地形图精度 | 1:2000 | 1:2000", "", ""},
		{"开馆时间 | 8:30 | 9:00", "", ""},
	} {
		facts, unread := readTable(t, head+c.in)
		if facts != c.facts || unread != c.unread {
			t.Errorf("%s: %q, unread %q, want %q", c.in, facts, unread, c.unread)
		}
	}
}

// readTable returns the figures of a table and what is named as not read.
func readTable(t *testing.T, page string) (facts, unread string) {
	t.Helper()
	d, err := html.Read(pageOf(page))
	if err != nil {
		t.Fatal(err)
	}
	found, named := extract.FactsAndUnread(extract.Lines(d))
	var a, b []string
	for _, f := range found {
		a = append(a, f.Value+f.Unit)
	}
	for _, u := range named {
		b = append(b, u.Text)
	}
	return strings.Join(a, " "), strings.Join(b, " ")
}
