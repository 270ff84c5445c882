package plain

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"jiheng/hostile"
)

// within fails if f takes more processor time than a limit or allocates more
// than it should. The limits are wide enough for a slow machine.
func within(t *testing.T, limit time.Duration, mib uint64, f func()) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	took := hostile.Spent(f)
	runtime.ReadMemStats(&after)
	if limit *= patience; took > limit {
		t.Errorf("took %v, limit %v", took, limit)
	}
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > mib {
		t.Errorf("allocated %d MiB, limit %d", used, mib)
	}
	t.Logf("%v, %d MiB", took, (after.TotalAlloc-before.TotalAlloc)>>20)
}

func TestYAMLHostile(t *testing.T) {
	const deep = 100_000
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		ref := "*" + string(c-1)
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat(ref+", ", 8) + ref + "]\n"
	}
	indented := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(" ", i) + "a:\n")
		}
		return b.String()
	}
	for _, c := range []struct{ name, text, code string }{
		{"方括号十万层", strings.Repeat("[", deep), "yaml-deep"},
		{"方括号十万层且配对", strings.Repeat("[", deep) + strings.Repeat("]", deep), "yaml-deep"},
		{"花括号十万层", strings.Repeat("{a: ", deep/2), "yaml-deep"},
		{"短横十万层", strings.Repeat("- ", deep), "yaml-deep"},
		{"问号十万层", strings.Repeat("? ", deep), "yaml-deep"},
		{"方括号九千层", strings.Repeat("[", 9000) + strings.Repeat("]", 9000), "yaml-deep"},
		{"短横九千层", strings.Repeat("- ", 9000) + "a", "yaml-deep"},
		{"缩进二千层", indented(2000), "yaml-deep"},
		{"别名炸弹", bomb, "yaml-anchor"},
		{"节点太多", strings.Repeat("- a\n", MaxNodes+1), "yaml-too-many"},
		{"节点太多 一行", "[" + strings.Repeat("a,", MaxNodes) + "]", "yaml-too-many"},
		{"节点太多 空值", strings.Repeat("-\n", MaxNodes+1), "yaml-too-many"},
		{"空值超过节点数", "[" + strings.Repeat("{a,b},", MaxNodes/4) + "]", "yaml-too-many"},
		{"过大", strings.Repeat("a", MaxYAMLBytes+1), "file-too-large"},
	} {
		t.Run(c.name, func(t *testing.T) {
			within(t, 5*time.Second, 400, func() {
				n, list := ParseYAML("甲.yaml", []byte(c.text))
				if n.Exists() && c.code != "yaml-anchor" {
					t.Error("the node exists")
				}
				if len(*list) == 0 || (*list)[0].Code != c.code {
					t.Errorf("got %.300v, want %s", *list, c.code)
				}
			})
		})
	}
}

// Large files made to be slow are answered in time, whatever the answer: what
// takes the square of the length would not be. They have an eighth of the size
// allowed, to leave room for the race detector.
func TestYAMLSlow(t *testing.T) {
	full := func(s string) string { return strings.Repeat(s, MaxYAMLBytes/8/len(s)) }
	for _, c := range []struct{ name, text string }{
		{"一行文字", full("字")},
		{"许多行文字", "a: b\n" + full(" c d\n")},
		{"许多行像键", "a: b\n" + strings.Repeat(" c d：\n", 50_000)},
		{"空行", "a: b\n" + full("\n") + "- c"},
		{"注释", full("#\n")},
		{"缩进的注释", "a:\n" + full("  # x\n")},
		{"列表后的注释", "- a\n" + full("# x\n\n")},
		{"没有配对的引号", "a: 1\nb: \"" + full("x\n")},
		{"末尾才出错", strings.Repeat("a: xxxxxxxxxxxxxxxxxxxxxxxxxxx\n", 15_000) + "b\nc: 1\n"},
		{"重复的键", strings.Repeat("a: 1\n", 190_000)},
		{"一行里的许多项", "[" + strings.Repeat("a b,", 190_000) + "]"},
		{"许多空白", full(" ")},
		{"许多制表符", full("\t")},
		{"双引号转义", "a: \"" + strings.Repeat(`\u4e00`, MaxYAMLBytes/56) + "\""},
		{"许多文件分隔", full("---\n")},
		{"许多标签", strings.Repeat("!a !b ", 100_000)},
		{"竖线文字", "a: |\n" + full(" x\n")},
		{"折行文字", "a: >\n" + full("  x\n\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			within(t, 10*time.Second, 2000, func() { ParseYAML("甲.yaml", []byte(c.text)) })
		})
	}
}
