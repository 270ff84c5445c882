package check

import (
	"strings"
	"testing"
	"time"
)

// One long line and many like lines take time in proportion.
func TestHostileTexts(t *testing.T) {
	set := builtinSet(t)
	for name, text := range map[string]string{
		"一行":   strings.Repeat("压实责任,强化监管、布署任务，由80家增至100家，增长20%；", 6000),
		"许多同样": strings.Repeat("全年完成老旧小区综合修缮项目十二处，居民反映普遍较好，验收全部合格，资金按合同拨付到位。\n", 6000),
		"许多空":  strings.Repeat("\n", 100_000) + "完",
		"许多括号": strings.Repeat("（“《", 30_000),
		"一张大表": strings.Repeat("| 项目名称 | 12.50 | 指标1： | XX |\n", 5000),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			res := set.Run(&Input{Document: docOf(text)})
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("took %s for %d bytes", d, len(text))
			} else {
				t.Logf("%s for %d bytes, %d findings", d, len(text), len(res.Findings))
			}
		})
	}
}
