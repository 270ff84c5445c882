package report_test

import (
	"strings"
	"testing"
)

// Ways of writing that the narrative does not know are refused with the way
// that it does; the same characters in plain sentences are printed.
func TestForeignMarks(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"竖线表", "| 任务 | 完成 |\n|---|---|\n| 走访 | 完成 |\n", "竖线画的表"},
		{"没有边的竖线表", "任务 | 完成\n:--- | ---:\n走访 | 完成\n", "竖线画的表"},
		{"没有分隔行的表", "| 走访 | 完成 | 好 |\n", "竖线画的表"},
		{"列表里的表", "- 甲\n\n  | 甲 | 乙 |\n  |--|--|\n  | 丙 | 丁 |\n", "竖线画的表"},
		{"删除线", "完成~~八~~九项。\n", "删除线"},
		{"实体", "甲&nbsp;乙\n", "网页的符号写法"},
		{"数字实体", "甲&#160;乙&#x20;丙\n", "网页的符号写法"},
		{"脚注", "走访企业[^1]。\n", "脚注"},
		{"任务方框", "- [x] 走访企业\n- [ ] 办结诉求\n", "任务方框"},
		{"高亮", "==重点==完成。\n", "高亮"},
		{"标题里的删除线", "# 概况~~旧~~\n", "删除线"},
		{"一格的表", "| 单列 |\n", "竖线画的表"},
		{"下划线的粗体", "完成__走访__任务。\n", "粗体"},
		{"下划线的斜体", "完成 _走访_ 任务。\n", "斜体"},
		{"句首的斜体", "_走访_完成。\n", "斜体"},
		{"公式", "按$a+b$计算。\n", "公式"},
		{"目录", "[TOC]\n", "目录的记号"},
		{"正当：编码里的下划线", "编码T_01_02、A_B。\n", ""},
		{"正当：一个美元号", "单价$5。\n", ""},
		{"正当：竖线", "甲|乙、丙|丁两类。\n", ""},
		{"正当：波浪号", "三~五个工作日，~约~。\n", ""},
		{"正当：与号", "研发R&D投入，甲&乙公司。\n", ""},
		{"正当：等号", "甲==乙。\n", ""},
		{"正当：方括号", "见[附件]。\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, m := narrate(t, c.text)
			got := ""
			for _, f := range m.Faults {
				got += f.Error()
			}
			if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
				t.Errorf("%q: %q, want %q", c.text, got, c.want)
			}
		})
	}
}
