package rules

import (
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/hostile"
	"jiheng/paper/papertest"
)

// One long line and many like lines take work in proportion to their length,
// and the findings stay a list that a person can read.
func TestHostileTexts(t *testing.T) {
	set := builtinSet(t)
	for name, c := range map[string]struct {
		piece string
		times int
	}{
		"一行":   {"压实责任,强化监管、布署任务，由80家增至100家，增长20%；", 6000},
		"许多同样": {"全年完成老旧小区综合修缮项目十二处，居民反映普遍较好，验收全部合格，资金按合同拨付到位。\n", 6000},
		"许多空":  {"\n", 100_000},
		"许多括号": {"（“《", 30_000},
		"一张大表": {"| 项目名称 | 12.50 | 指标1： | XX |\n", 5000},
		"许多数":  {"1.5", 60_000},
		"一个长数": {"9", 120_000},
		"长数的表": {"| 92345678901234567 | 6222021234567890123 |\n", 4000},
		"许多编号": {"一、（一）1.（1）", 6000},
	} {
		t.Run(name, func(t *testing.T) {
			half, whole := strings.Repeat(c.piece, c.times/2)+"完", strings.Repeat(c.piece, c.times)+"完"
			var few, many *check.Result
			less := hostile.Work(func() { few = set.Run(&check.Input{Document: papertest.Document(half)}) })
			more := hostile.Work(func() { many = set.Run(&check.Input{Document: papertest.Document(whole)}) })
			t.Logf("%d bytes: allocated %d kiB, %d findings; %d bytes: %d kiB, %d", len(half), less>>10, len(few.Findings), len(whole), more>>10, len(many.Findings))
			if more > 3*less+16<<20 {
				t.Errorf("twice the text takes %d kiB instead of %d", more>>10, less>>10)
			}
			if n := len(many.Findings); n > 3*len(few.Findings)+50 {
				t.Errorf("twice the text has %d findings instead of %d", n, len(few.Findings))
			}
			rules := map[string]int{}
			for _, f := range many.Findings {
				if rules[f.Rule]++; f.Span != nil && (f.Span.Start < 0 || f.Span.End < f.Span.Start) {
					t.Fatalf("%s: span %+v", f.Rule, *f.Span)
				}
			}
			if len(many.Findings) > 20_000 {
				t.Errorf("%d findings: %v", len(many.Findings), rules)
			}
		})
	}
}
