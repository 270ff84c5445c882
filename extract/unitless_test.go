package extract_test

import (
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
		{"一栏有，一栏没有，多半与旁边相同", "| 项目 | 年初预算数（万元） | 执行金额 |\n| 合计 | 500 | 480 |", 0},
		{"比率不要单位", "| 项目 | 执行率 |\n| 合计 | 96% |", 0},
		{"个数不要单位", "| 项目 | 培训人数 |\n| 合计 | 96 |", 0},
		{"空着的不是", "| 项目 | 年初预算数 | 全年执行数 |\n| 合计 | — | 无 |", 0},
	} {
		_, unread := extract.FactsAndUnread(lines(t, c.table))
		n := 0
		for _, u := range unread {
			if u.Bare {
				n++
			}
		}
		note, ok := extract.UnreadNote(unread)
		if n != c.bare || ok != (len(unread) > 0) || strings.Contains(note.Text, "看不出单位") != (c.bare > 0) {
			t.Errorf("%s: %d amounts without a unit, want %d: %s", c.name, n, c.bare, note.Text)
		}
	}
}
