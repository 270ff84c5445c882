package pdfread

import (
	"slices"
	"strings"
	"testing"
)

// Heads of two levels where a level rule stands below each cell and no other: the head over
// several columns is one of the table wherever the heads beside it stand, and what stands
// between the title and the table is none.
func TestHeadsAboveLevelRules(t *testing.T) {
	want := [][]string{
		{"预算数·年初", "预算数·调整后", "执行数", "执行率"},
		{"年初预算数", "全年情况·预算数", "全年情况·执行数", "执行率"},
		{"年初预算", "决算数", "变动情况·增减额", "变动情况·增减率"},
		{"预算数·年初", "预算数·全年", "执行数·上半年", "执行数·全年", "执行率"},
		{"预算数·年初", "预算数·调整", "预算数·全年", "执行数", "执行率"},
	}
	for _, name := range []string{"chromium-heads-lines.pdf", "chromium-heads-lines-bottom.pdf", "chromium-heads-lines-top.pdf"} {
		t.Run(name, func(t *testing.T) {
			d := studied(t, written(t, name)).Document
			got := pathsOf(d)
			if len(got) != len(want) {
				t.Fatalf("%d tables, want %d:\n%s", len(got), len(want), d.Dump())
			}
			for i, w := range want {
				var heads []string
				for _, f := range got[i] {
					head, _, _ := strings.Cut(f, " = ")
					heads = append(heads, head)
				}
				if all := slices.Repeat(w, 3); !slices.Equal(heads, all) {
					t.Errorf("table %d: reads\n%s\nwant\n%s", i+1, heads, all)
				}
			}
			if n := strings.Count(d.Dump(), "unit-line: 单位：万元\n"); n != len(want) {
				t.Errorf("%d lines of units stand above the tables, want %d:\n%s", n, len(want), d.Dump())
			}
			if said := notes(d); strings.Contains(said, "!") {
				t.Errorf("says %s", said)
			}
		})
	}
}
