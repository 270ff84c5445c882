package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// Where all heads of amounts name another unit than the line above their table, the heads
// win, and a note says so. A unit that only some heads have of their own is no matter.
func TestUnitsOfHeadsOverruleTheTitle(t *testing.T) {
	for _, c := range []struct{ name, text, say string }{
		{"单位元，表头万元", "单位：元\n\n| 项目 | 年初预算数（万元） | 全年执行数（万元） |\n| 合计 | 500 | 480 |", "表上写的单位是元，表头写的是万元"},
		{"单位万元，表头元", "金额单位：万元\n\n| 项目 | 预算数(元) | 执行数(元) |\n| 供水 | 500000 | 480000 |", "表上写的单位是万元，表头写的是元"},
		{"题名里的单位", "2024年度柳河镇收支情况表（单位：千元）\n\n| 项目 | 预算数（万元） | 执行数（万元） |\n| 供水 | 500 | 480 |", "表上写的单位是千元，表头写的是万元"},
		{"表的第一行写单位", "| 单位：元 | | |\n| 项目 | 预算数（万元） | 执行数（万元） |\n| 供水 | 500 | 480 |", "表上写的单位是元，表头写的是万元"},
		{"一样的", "单位：万元\n\n| 项目 | 预算数（万元） | 执行数（万元） |\n| 供水 | 500 | 480 |", ""},
		{"只有一栏另写", "单位：万元\n\n| 项目 | 预算数 | 人均支出（元） |\n| 供水 | 500 | 480 |", ""},
		{"表头没有写", "单位：元\n\n| 项目 | 预算数 | 执行数 |\n| 供水 | 500000 | 480000 |", ""},
		{"表上没有写", "收支情况\n\n| 项目 | 预算数（万元） | 执行数（万元） |\n| 供水 | 500 | 480 |", ""},
		{"不是钱的单位", "单位：个\n\n| 项目 | 预算数（万元） | 执行数（万元） |\n| 供水 | 500 | 480 |", ""},
		{"上一张表的单位", "单位：元\n\n| 项目 | 预算数 | 执行数 |\n| 供水 | 500000 | 480000 |\n\n二、明细\n\n| 项目 | 预算数（万元） | 执行数（万元） |\n| 供水 | 50 | 48 |", ""},
	} {
		ls := lines(t, c.text)
		facts := extract.Facts(ls)
		note, ok := extract.UnitsOverruled(ls, facts)
		if len(facts) < 2 || ok != (c.say != "") || !strings.Contains(note.Text, c.say) || note.Unread {
			t.Errorf("%s: %d figures, %v %q, want %q", c.name, len(facts), ok, note.Text, c.say)
		}
	}
}
