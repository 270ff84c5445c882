package extract_test

import (
	"strings"
	"testing"

	"jiheng/document/html"
)

// A number whose thousands are set apart by blanks is one number at the start of a
// paragraph too, whatever the blank; the number of an item has a mark of its own.
func TestGroupsAtTheStart(t *testing.T) {
	for _, blank := range []string{" ", "\u00a0", "　", "\u2002", "\u2003", "\u2009", "\u202f"} {
		for _, c := range []struct{ text, want string }{
			{"12_345.6万元用于修渠。", "12345.6万元"},
			{"3_000万元预算，支出2_940万元。", "3000万元|2940万元"},
			{"1_200户受益。", "1200户"},
			{"5_600余人次参加培训。", "5600人次"},
			{"1_234_567.89元为年末结余。", "1234567.89元"},
			{"1. 12_345万元用于清淤。", "12345万元"},
			{"2、4_500万元用于造林。", "4500万元"},
			{"（3）6_700.5万元用于供水。", "6700.5万元"},
			{"• 8_100亩完成改造。", "8100亩"},
			{"一、2_300户完成改厕。", "2300户"},
		} {
			if got := said(strings.ReplaceAll(c.text, "_", blank)); got != c.want {
				t.Errorf("%s (%U)\n got %s\nwant %s", c.text, []rune(blank)[0], got, c.want)
			}
		}
	}
	for _, c := range []struct{ text, want string }{
		{"1.2 300万元用于清淤。", "300万元"}, // an item of the second level
		{"项目1 200万元，项目2 300万元。", "200万元|300万元"},
		{"1、200户受益。", "200户"},
		{"2、3.5万元用于购置。", "3.5万元"},
		{"1、2月支出3万元。", "3万元"},
		{"12、15、18万元分三次拨付。", "12万元|15万元|18万元"},
		{"（1）200户受益。", "200户"},
	} {
		if got := said(c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A minus before a sign of money is the number's.
func TestMinusBeforeYuan(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"预算-￥500元，支出￥-300元，结余¥ -20.5万元，净额(￥1,200.00)元，差额－¥3万元。", "-500元|-300元|-20.5万元|-1200.00元|-3万元"},
		{"年末结余−¥1,250.00。", "-1250.00元"},
		{"收支差额为负￥36万元。", "-36万元"},
		{"本年净额（¥ 45.5）万元。", "-45.5万元"},
		{"调整额–￥ 80,000元。", "-80000元"},
		{"人民币壹仟贰佰元整（￥1,200.00）。", "1200.00元"},
		{"大写：叁万元（¥30,000.00）", "30000.00元"},
		{"差额负50万元；▼5.6万元，▼3%。", "-50万元|-5.6万元|-3%"},
		{"较上年▼2万元、▽1.5万元。", "-2万元|-1.5万元"},
		{"采购办公桌；▼5万元用于购置电脑。", "5万元"},
	} {
		if got := said(c.text); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// The head of a group of columns is part of their names, whatever the first column is
// called.
func TestGroupsBesideAnyHead(t *testing.T) {
	for _, c := range []struct{ name, page, want, not string }{
		{"项目", "单位：万元\nr2 项目 | c2 2023年度 | c2 2024年度\n预算数 | 决算数 | 预算数 | 决算数\n合计 | 300 | 285 | 320 | 310",
			"合计·2023年度·预算数 budget_initial 300万元 2023年; 合计·2024年度·决算数 outturn 310万元 2024年", "合计·预算数"},
		{"科目", "单位：元\nr2 科目 | c2 上年度 | c2 本年度 | r2 备注\n预算数 | 执行数 | 预算数 | 执行数\n办公费 | 30000 | 28500 | 32000 | 31000 | 无",
			"办公费·上年度·执行数 outturn 28500元; 办公费·本年度·执行数 outturn 31000元", "办公费·预算数;办公费·执行数"},
		{"指标", "单位：千元\nr2 名称 | c2 上半年 | c2 全年\n预算数 | 执行数 | 预算数 | 执行数\n甲 | 150 | 140 | 320 | 310",
			"甲·上半年·执行数 outturn 140千元; 甲·全年·执行数 outturn 310千元", "甲·预算数;甲·执行数"},
		{"一组", "单位：万元\nr2 项目 | r2 全年预算数 | c2 2024年度\n决算数 | 执行率\n甲 | 100 | 95 | 95%",
			"甲·全年预算数 budget_adjusted 100万元; 甲·2024年度·决算数 outturn 95万元 2024年", "甲·决算数"},
		{"标签不是表头", "单位：万元\n实施主体 | c3 白石镇\n项目 | 年初预算数 | 全年预算数 | 全年执行数\n甲 | 10 | 12 | 11",
			"甲·年初预算数 budget_initial 10万元; 甲·全年执行数 outturn 11万元", "白石镇"},
	} {
		d, err := html.Read(pageOf(c.page))
		sayTable(t, c.name, saidIn(t, d, err), c.want, c.not)
	}
}
