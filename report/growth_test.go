package report_test

import (
	"strings"
	"testing"

	"jiheng/hostile"
	"jiheng/report"
)

// A narrative takes as long as it is, whatever it is made of.
func TestNarrativeIsLinear(t *testing.T) {
	for name, piece := range map[string]string{
		"一段里的粗体":   "**甲**乙",
		"一段里的许多行":  "一行字。\n",
		"硬换行":      "一行字。  \n",
		"手写的数":     "走访12家，",
		"声明过的数":    "走访{{~12}}家，",
		"引用":       "走访{{SL01}}，",
		"没有配对的括号":  "甲}}乙，",
		"转义的星号":    `甲\**乙**`,
		"许多段":      "一段**字**。\n\n",
		"许多标题":     "## 标题\n\n",
		"列表":       "- 一项**字**\n",
		"不认识的引用":   "共{{没有这个}}，",
		"许多方括号":    "[甲]",
		"没有合上的方括号": "[甲",
		"许多反引号":    "`甲",
		"引用块":      "> 甲\n\n",
	} {
		t.Run(name, func(t *testing.T) {
			hostile.Linear(t, 2500, func(n int) {
				m := smallMaker(t)
				m.Narrative([]report.Section{{File: "正文/1.md", Text: "# 甲\n\n" + strings.Repeat(piece, n) + "\n"}})
			})
		})
	}
}
