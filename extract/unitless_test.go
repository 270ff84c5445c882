package extract_test

import (
	"slices"
	"strings"
	"testing"

	"jiheng/extract"
)

// Amounts of which nothing says in which unit they are are no figures, and are named.
func TestAmountsWithoutUnit(t *testing.T) {
	for _, c := range []struct {
		name, table string
		bare        int
	}{
		{"哪里都没有单位", "| 项目 | 年初预算数 | 全年执行数 |\n| 合计 | 500 | 480 |", 2},
		{"单位在表上", "单位：万元\n| 项目 | 年初预算数 | 全年执行数 |\n| 合计 | 500 | 480 |", 0},
		{"单位在表头", "| 项目 | 年初预算数（万元） | 全年执行数（元） |\n| 合计 | 500 | 4800000 |", 0},
		{"一栏有，一栏没有", "| 项目 | 年初预算数（万元） | 执行金额 |\n| 合计 | 500 | 480 |", 1},
		{"总数有，各项加得成它", "| 任务 | 年初预算（万元） | 财政拨款 | 其他资金 |\n| 防汛 | 50 | 40 | 10 |\n| 绿化 | 30 | 25 | 5 |", 0},
		{"最后一栏没有", "| 任务 | 预算数（元） | 支出数（元） | 结余资金 |\n| 防汛 | 500000 | 400000 | 100000 |", 1},
		{"单位在名称里，同一表里", "| 项目（万元） | 年初预算数 | 全年执行数 |\n| 合计 | 500 | 480 |", 0},
		{"比率不要单位", "| 项目 | 执行率 |\n| 合计 | 96% |", 0},
		{"个数不要单位", "| 项目 | 培训人数 |\n| 合计 | 96 |", 0},
		{"空着的不是", "| 项目 | 年初预算数 | 全年执行数 |\n| 合计 | — | 无 |", 0},
	} {
		_, unread := extract.FactsAndUnread(lines(t, c.table))
		n := 0
		for _, u := range unread {
			if u.Why == extract.Unitless {
				n++
			}
		}
		note, ok := extract.UnreadNote(unread)
		if n != c.bare || ok != (len(unread) > 0) || strings.Contains(note.Text, "看不出单位") != (c.bare > 0) {
			t.Errorf("%s: %d amounts without a unit, want %d: %s", c.name, n, c.bare, note.Text)
		}
	}
}

// A unit in the title, in a heading or in the sentence before holds for the table, and
// one that is said of the whole document for all.
func TestUnitAboveTables(t *testing.T) {
	const table = "\n\n| 项目 | 年初预算数 | 全年执行数 |\n| --- | --- | --- |\n| 合计 | 500 | 480 |\n"
	for _, c := range []struct {
		text string
		want []string
	}{
		{"2024年度柳河镇项目支出绩效自评表（万元）" + table, []string{"万元", "万元"}},
		{"2024年度柳河镇收支情况（单位：千元）" + table + "\n二、支出" + table, []string{"千元", "千元", "千元", "千元"}},
		{"柳河镇报告\n\n资金情况详见下表，单位：万元。" + table, []string{"万元", "万元"}},
		{"柳河镇报告\n\n以下金额以元为单位：" + table, []string{"元", "元"}},
		{"柳河镇报告\n\n资金到位后全部支出。表中金额单位均为千元。" + table, []string{"千元", "千元"}},
		{"柳河镇报告\n\n本报告金额单位除特别注明外均为万元。\n\n一、收入" + table + "\n二、支出" + table, []string{"万元", "万元", "万元", "万元"}},
		{"柳河镇报告\n\n各村单位都已支出500万元。" + table, nil},
		{"柳河镇报告\n\n详见下表，单位：万元。" + table + "\n再看一张表。" + table, []string{"万元", "万元"}},
	} {
		var got []string
		for _, f := range extract.Facts(lines(t, c.text)) {
			if f.Value == "500" && f.Kind == extract.BudgetInitial || f.Value == "480" {
				got = append(got, f.Unit)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: units %q, want %q", c.text, got, c.want)
		}
	}
}

// The year among the labels of a form does not keep the row below from being heads.
func TestLabelsAboveHeads(t *testing.T) {
	for _, labels := range []string{"| 单位名称 | 柳河镇人民政府 | 年度 | 2024 |", "| 项目名称 | 防汛 | 联系电话 | 05361234567 |", "| 主管部门 | 水务局 | 项目编码 | 2024001 |"} {
		n := 0
		for _, f := range extract.Facts(lines(t, labels+"\n| 任务 | 年初预算（万元） | 财政拨款（万元） | 内容 |\n| 防汛 | 50 | 40 | 清淤 |\n")) {
			if f.Unit == "万元" {
				n++
			}
		}
		if n != 2 {
			t.Errorf("%s: %d amounts below the heads, want 2", labels, n)
		}
	}
}

// What a reader marks as standing in no known column is no figure.
func TestFiguresOfUnclearColumns(t *testing.T) {
	text := "单位：万元\n| 项目 | 年初预算数 | 全年执行数 |\n| 合计 | （看不出是哪一栏的数） | 480 |\n| 控制在380万元以内（看不出是哪一栏的数） | 20 | 10 |"
	facts, unread := extract.FactsAndUnread(lines(t, text))
	for _, f := range facts {
		if f.Value == "380" {
			t.Errorf("read %s %s", f.Value, f.Unit)
		}
	}
	if len(facts) != 3 || len(unread) != 0 {
		t.Errorf("%d figures, want 3; unread %v", len(facts), unread)
	}
}
