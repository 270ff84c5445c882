package web

import (
	"strings"
	"testing"
)

// TestApart shows of long texts where they differ, wherever that is.
func TestApart(t *testing.T) {
	opening := strings.Repeat("多数指标达到年初目标，预算执行平稳。", 6)
	for _, c := range []struct {
		name, before, after string
		want, lacks         [2]string
	}{
		{"behind the opening", opening + "执行率为98.86%。", opening + "执行率为101.5%。", [2]string{"98.86%", "101.5%"}, [2]string{opening[:30], opening[:30]}},
		{"a sentence more", opening, opening + "另有一项没有完成。", [2]string{"…", "另有一项没有完成"}, [2]string{"没有完成", opening[:30]}},
		{"a sentence less, in the middle", opening + "删掉的话。" + opening, opening + opening, [2]string{"删掉的话", "…"}, [2]string{"↵", "删掉"}},
		{"at both ends of a long text", "甲" + opening + opening + "乙", "丙" + opening + opening + "丁", [2]string{"乙", "丁"}, [2]string{"丙", "甲"}},
		{"at the head", "一、" + opening, "二、" + opening, [2]string{"一、多数", "二、多数"}, [2]string{"二、", "一、"}},
		{"short", "2所", "3所", [2]string{"2所", "3所"}, [2]string{"…", "…"}},
		{"new", "", opening, [2]string{"", "多数指标"}, [2]string{"…", "↵"}},
		{"taken away", opening, "", [2]string{"多数指标", ""}, [2]string{"↵", "…"}},
		{"a paragraph", "一段。二段。", "一段。\n二段。", [2]string{"一段。二段。", "一段。↵二段。"}, [2]string{"↵", "\n"}},
	} {
		got := [2]string{was(c.before, c.after), now(c.before, c.after)}
		for i := range got {
			if !strings.Contains(got[i], c.want[i]) || c.lacks[i] != "" && strings.Contains(got[i], c.lacks[i]) {
				t.Errorf("%s: %q", c.name, got)
			}
			if n := len([]rune(got[i])); n > 2*mostTold+5 {
				t.Errorf("%s: %d characters", c.name, n)
			}
		}
		if c.before != c.after && got[0] == got[1] {
			t.Errorf("%s: both show %q", c.name, got[0])
		}
	}
	three := apart(opening+"一", opening+"二", opening+"三")
	for i, want := range []string{"一", "二", "三"} {
		if !strings.HasPrefix(three[i], "…") || !strings.HasSuffix(three[i], want) {
			t.Errorf("three: %q", three)
		}
	}
}
