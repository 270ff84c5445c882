package dossier

import (
	"reflect"
	"strings"
	"testing"

	"jiheng/plain"
)

// read parses a file as a tree.
func read(t testing.TB, data []byte) (tree, bool) {
	t.Helper()
	n, faults := plain.ParseYAML("x.yaml", data)
	return treeOf(n), len(*faults) == 0 && n.IsMap()
}

func TestTreesAreWrittenAsPeopleWrite(t *testing.T) {
	const file = `# 说明
名称: 示例镇
职能: |-
  第一行
  第二行
空着: ""
列表: [甲, 乙]
机构:
  - {名称: 党政办, 编制: 8}
  - 名称: 一个很长的名字，长得一行里放不下，所以每个键另起一行写，这样在编辑器里也看得清楚
    说明: 再长一些，再长一些，再长一些，再长一些，再长一些，再长一些，再长一些
    期限: 2025-03-31
套着:
  里面:
    - 编号: 甲
      列: [{名称: 一}, {名称: 二}]
`
	tr, ok := read(t, []byte(file))
	if !ok {
		t.Fatal("not read")
	}
	want := strings.Replace(file, "      列: [{名称: 一}, {名称: 二}]\n", "      列:\n        - {名称: 一}\n        - {名称: 二}\n", 1)
	if got := string(tr.yaml("说明")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNotesStandBehindTexts(t *testing.T) {
	tr := entry("编号", "SL01")
	tr.set("指标值", tree{note: "上年≥4次"})
	file := tree{is: isMap}
	file.set("指标", list(tr))
	want := "指标:\n  - 编号: SL01\n    指标值: \"\"  # 上年≥4次\n"
	if got := string(file.yaml()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// FuzzTree checks that what is read and written reads as the same.
func FuzzTree(f *testing.F) {
	for _, s := range []string{"a: 1", "指标:\n  - {编号: SL01, 指标值: ≥4个}\n", "a: |\n  一\n  二\n", "a: [1, [2, {b: c}], {}]\nd: {}\ne: []\n", "a: \"\"\nb: ~\n", "a: '#'\nb: \": \"\n", "\"a: b\": '- c'"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		one, ok := read(t, data)
		if !ok {
			return
		}
		text := one.yaml()
		two, ok := read(t, text)
		if !ok && len(one.pairs) > 0 {
			t.Fatalf("cannot be read back:\n%s", text)
		}
		if ok && !reflect.DeepEqual(one, two) {
			t.Fatalf("reads differently:\n%s", text)
		}
	})
}
