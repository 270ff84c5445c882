package dossier_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"jiheng/dossier"
)

// every file of the sample and of the template, by name.
func eachSampleFile(t *testing.T, f func(t *testing.T, name string, data []byte)) {
	t.Helper()
	sample := os.DirFS("../examples/hongqiao-2024")
	n := 0
	err := fs.WalkDir(sample, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(sample, name)
		if err != nil {
			return err
		}
		n++
		t.Run(name, func(t *testing.T) { f(t, name, data) })
		return nil
	})
	if err != nil || n < 90 {
		t.Fatalf("%d files: %v", n, err)
	}
}

func TestJoinOfSplitIsTheFile(t *testing.T) {
	items := 0
	eachSampleFile(t, func(t *testing.T, name string, data []byte) {
		entries, ok := dossier.Split(name, data)
		if !ok {
			if !strings.HasPrefix(name, dossier.DirLedgers) || strings.HasSuffix(name, ".yaml") {
				t.Fatalf("has no entries")
			}
			return
		}
		if got := dossier.Join(entries); got != string(data) {
			t.Fatalf("joined to other bytes")
		}
		for _, e := range entries {
			if e.Kind == dossier.EntryWhole {
				t.Errorf("was not cut")
			}
			if e.Text == "" || e.File != name {
				t.Errorf("entry %+v", e)
			}
			if e.Kind == dossier.EntryItem || e.Kind == dossier.EntryLine {
				items++
				if e.Key == "" && name != dossier.FileDisclosure {
					t.Errorf("without a key: %s", e.Text)
				}
			}
		}
	})
	if items < 600 {
		t.Errorf("only %d items and lines", items)
	}
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             []string
	}{
		{"说明属于下面一项", "指标.yaml", "# 头\n指标:\n  # 甲的说明\n  - 编号: A\n    名称: 甲\n  # 乙的说明\n  - 编号: B\n", []string{"# 头\n指标:\n", "  # 甲的说明\n  - 编号: A\n    名称: 甲\n", "  # 乙的说明\n  - 编号: B\n"}},
		{"多行文字里的井号和横线不是说明和一项", "问题.yaml", "问题:\n- 编号: A\n  原因: |\n    - 一\n    # 二\n- 编号: B\n", []string{"问题:\n", "- 编号: A\n  原因: |\n    - 一\n    # 二\n", "- 编号: B\n"}},
		{"写在一行的名单不拆", "指标.yaml", "指标: [{编号: A}, {编号: B}]\n", []string{"指标: [{编号: A}, {编号: B}]\n"}},
		{"空行留给上面一项", "指标.yaml", "指标:\n  - 编号: A\n    名称: |+\n      甲\n\n  - 编号: B\n", []string{"指标:\n", "  - 编号: A\n    名称: |+\n      甲\n\n", "  - 编号: B\n"}},
		{"横线独占一行", "指标.yaml", "指标:\n  -\n    编号: A\n  -\n    编号: B\n", []string{"指标:\n", "  -\n    编号: A\n", "  -\n    编号: B\n"}},
		{"没有值的键", "指标.yaml", "指标:\n", []string{"指标:\n"}},
		{"只有说明", "指标.yaml", "# 还没有写\n", []string{"# 还没有写\n"}},
		{"读不了的文件是一条", "指标.yaml", "指标:\n  - 编号: {\n", []string{"指标:\n  - 编号: {\n"}},
		{"回车换行", "指标.yaml", "指标:\r\n  - 编号: A\r\n  - 编号: B\r\n", []string{"指标:\r\n", "  - 编号: A\r\n", "  - 编号: B\r\n"}},
		{"末行没有换行", "指标.yaml", "指标:\n  - 编号: A\n  - 编号: B", []string{"指标:\n", "  - 编号: A\n", "  - 编号: B"}},
		{"格里的换行不另起一条", "预算/预算.csv", "编号,名称\nA,\"一\n二\"\nB,三\n", []string{"编号,名称\n", "A,\"一\n二\"\n", "B,三\n"}},
		{"表上面的说明归表头", "预算/调整.csv", "\ufeffsep=;\n编号;金额\nA;1\n", []string{"\ufeffsep=;\n编号;金额\n", "A;1\n"}},
		{"正文按标题", "正文/1.md", "引言\n# 一\n甲\n## 二\n```\n# 不是标题\n```\n乙\n", []string{"引言\n", "# 一\n甲\n", "## 二\n```\n# 不是标题\n```\n乙\n"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			entries, ok := dossier.Split(c.file, []byte(c.text))
			var got []string
			for _, e := range entries {
				got = append(got, e.Text)
			}
			if !ok || strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("指标.yaml", "指标:\n  # 甲\n  - 编号: A\n  - {编号: B}\n")
	f.Add("预算/预算.csv", "编号,名称\nA,\"一\n二\"\n")
	f.Add("正文/1.md", "# 一\n甲\n\n## 二\n")
	f.Fuzz(func(t *testing.T, file, text string) {
		entries, ok := dossier.Split(file, []byte(text))
		if ok && dossier.Join(entries) != text {
			t.Fatalf("joined to %q", dossier.Join(entries))
		}
		for _, e := range entries {
			if e.Text == "" {
				t.Fatalf("an entry without text: %+v", e)
			}
			for _, c := range dossier.Changes(e, e, entries[0].Text) {
				t.Fatalf("differs from itself: %+v", c)
			}
		}
	})
}
