package dossier

import (
	"strings"
	"testing"
)

// What a form sends with blanks around it or with the line ends of Windows is taken; a
// character that is not seen is named, with a step that exists.
func TestTypedFields(t *testing.T) {
	head := "编号,名称,未执行原因\n"
	line := Entry{File: FileLines, Kind: EntryLine, Key: "P01", Text: "P01,道路,资金不到位\n"}
	item := Entry{File: FileGoals, Kind: EntryItem, Block: "年度目标", Key: "MB1", Text: "  - {编号: MB1, 文字: 修好路}\n"}
	for _, c := range []struct {
		e                       Entry
		head, field, typed, now string
		says                    string
	}{
		{line, head, "未执行原因", "  资金晚到 ", "资金晚到", ""},
		{line, head, "未执行原因", "\t资金晚到\r\n", "资金晚到", ""},
		{item, "", "文字", "第一句。\r\n第二句。", "第一句。\n第二句。", ""},
		{item, "", "文字", " 修好三条路 ", "修好三条路", ""},
		{line, head, "未执行原因", "资金\u200b晚到", "", "第3个字看不见（U+200B）"},
		{item, "", "文字", "\ufeff修好路", "", "第1个字看不见（U+FEFF）"},
		{item, "", "文字", "修好\u202e路", "", "第3个字看不见（U+202E）"},
	} {
		fields, err := Fields(c.e, c.head)
		if err != nil {
			t.Fatal(err)
		}
		after, _, err := SetFields(c.e, c.head, fields, []Field{{Name: c.field, Value: c.typed}})
		if c.says != "" {
			if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "文字方式") {
				t.Errorf("%q: %v", c.typed, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", c.typed, err)
			continue
		}
		fields, _ = Fields(after, c.head)
		got := ""
		for _, f := range fields {
			if f.Name == c.field {
				got = f.Value
			}
		}
		if strings.TrimSpace(got) != c.now {
			t.Errorf("%q: %q, not %q", c.typed, got, c.now)
		}
	}
}
