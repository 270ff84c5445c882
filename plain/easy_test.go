package plain

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"jiheng/hostile"
)

// outline writes a tree out, without its comments.
func outline(n *yaml.Node) string {
	var b strings.Builder
	var each func(*yaml.Node, int)
	each = func(n *yaml.Node, depth int) {
		fmt.Fprintf(&b, "%*s%d %s %q style %d at %d:%d %q\n", depth, "", n.Kind, n.Tag, n.Value, n.Style, n.Line, n.Column, n.Anchor)
		for _, c := range n.Content {
			each(c, depth+1)
		}
	}
	each(n, 0)
	return b.String()
}

// sameTree demands that a text that is read easily makes the tree that the library
// makes of it.
func sameTree(t *testing.T, name, text string) bool {
	t.Helper()
	quick, ok := easy(text)
	if !ok {
		return false
	}
	full, err := parse(text)
	if err != nil || full == nil {
		t.Fatalf("%s: easy, but the library says %v of\n%s", name, err, text)
	}
	if a, b := outline(quick), outline(full); a != b {
		t.Fatalf("%s:\n%s\nis read easily as\n%s\nand by the library as\n%s", name, text, a, b)
	}
	return true
}

// TestEasy reads what is easy, and leaves to the library what is not.
func TestEasy(t *testing.T) {
	for text, want := range map[string]bool{
		"指标:\n  - 编号: SL01\n    名称: “亿元楼”数\n    指标值: ≥10幢\n":     true,
		"指标:\n- 编号: SL01\n  值:\n- 编号: SL02\n":                    true,
		"a:\nb: 1\nc:\n  d:\n    - e\n    - f: g\n      h: i\n":  true,
		"  - {编号: SL04, 值: 5, 单位: \"%\", 期间: 2024年, 空: ''}\n":    true,
		"- {编号: SL04, 值: 5, 单位: \"%\", 期间: 2024年, 空: ''}\n":      true,
		"陈述:\n  # 一\n  - {编号: A, 表: [甲, 乙], 位置: 第1页}\n\n  - 乙\n": true,
		"a: 2024-10-18\nb: 1.50\nc: 是\nd: ~\ne: yes\nf: <<\n":    true,
		"a: 'it''s'\n":          false,
		"a: \"x\\n\"\n":         false,
		"a: b # c\n":            false,
		"a: b\n  c\n":           false,
		"a: |\n  b\n":           false,
		"a: &x 1\n":             false,
		"a: >=30\n":             false,
		"a: {b: 9,876.40}\n":    false,
		"a: {b: {c: d}, e: 1}":  true,
		"a: [b: c]\n":           false,
		"a: b: c\n":             false,
		"- - a\n":               false,
		"\"a\": b\n":            false,
		"---\na: b\n":           false,
		"a:\tb\n":               false,
		"a:\n   b: 1\n  c: 2\n": false,
		"":                      false,
	} {
		if got := sameTree(t, "", text); got != want {
			t.Errorf("easy is %v for\n%s", got, text)
		}
	}
}

// TestEasySample reads every file of the sample, and each of its items alone.
func TestEasySample(t *testing.T) {
	easily, all := 0, 0
	for _, root := range []string{"../examples", "../regs", "../rules/data", "../dossier"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, text := range append(strings.Split(string(data), "\n  - "), string(data)) {
				if text != string(data) {
					text = "  - " + text + "\n"
				}
				for _, text := range []string{text, strings.ReplaceAll("\n"+text, "\n  ", "\n")} {
					if all++; sameTree(t, path, text) {
						easily++
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if easily < all/3 {
		t.Errorf("%d of %d texts are read easily", easily, all)
	}
	t.Logf("%d of %d texts are read easily", easily, all)
}

// FuzzEasy looks for a text that is read easily and otherwise by the library.
func FuzzEasy(f *testing.F) {
	for _, s := range []string{"a: 1\nb: [c, {d: e}]\n", "a:\n- b\n- c: d\n  e:\n", "a:\n  # c\n  b: 'x'\n\n  c: \"y\"\n", "- {a: b, c: [d, -1]}\n- e\n",
		"a: b:c\n- d\n", "a: -\n", "? a\n", "a:\n  b:\n c:\n", "a: {b: }\n", "a: [,]\n", "-\n- a\n-\n  b: c\n", "甲: 乙　丙\n", "a: 0x1\nb: 1e3\nc: .inf\n", "a: #\n", "a: b #c\n", "<<: {a: b}\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) <= hostile.MostFuzzed {
			sameTree(t, "", text)
		}
	})
}
