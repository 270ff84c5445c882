package dossier

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestAColumnIsAdded: a table of the budget that lacks an optional column gets it, with
// line ends as they are, and its rows, which are shorter than the head then, are read
// as before.
func TestAColumnIsAdded(t *testing.T) {
	for _, ends := range []string{"\n", "\r\n"} {
		f := folder(small)
		before := load(t, f)
		head, rows, _ := strings.Cut(string(f[FileLines].Data), "\n")
		for _, column := range []string{"项目负责人", "未自评原因", "其中上年结转", "自评"} {
			was := head + ends
			wide, ok := WithColumn(FileLines, was, column)
			if ok == HasColumn(FileLines, was, column) {
				t.Fatalf("%s: added %t to %q", column, ok, was)
			}
			if !HasColumn(FileLines, wide, column) || !strings.HasSuffix(wide, ends) {
				t.Fatalf("%s: the head is %q", column, wide)
			}
			f[FileLines] = &fstest.MapFile{Data: []byte(wide + strings.ReplaceAll(rows, "\n", ends))}
			if after := load(t, f); len(after.Year.Lines) != len(before.Year.Lines) || after.Year.Lines[0].Goal != before.Year.Lines[0].Goal {
				t.Errorf("%s: the lines are %+v, were %+v", column, after.Year.Lines, before.Year.Lines)
			}
		}
	}
	for _, x := range [][2]string{{FileLines, "编号"}, {FileLines, "不认识的"}, {FileMonthly, "名称"}, {FileAdjustments, "文件"}} {
		if _, ok := WithColumn(x[0], "编号,名称\n", x[1]); ok {
			t.Errorf("%s gets a column %s", x[0], x[1])
		}
	}
}
