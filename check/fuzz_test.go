package check

import (
	"strings"
	"testing"

	"jiheng/hostile"
)

// FuzzRun runs every rule on any text: none may panic, and every span must lie
// inside its block.
func FuzzRun(f *testing.F) {
	set := builtinSet(f)
	for _, p := range set.texts {
		f.Add(p.wrong)
		f.Add("2024年度甲镇单位整体支出绩效自评报告\n一、" + p.wrong + "\n| " + p.right + " | 12.50 |")
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		d := docOf(text)
		var res *Result
		hostile.Bounded(t, func() { res = set.Run(&Input{File: "f.txt", Document: d}) })
		if n := len(res.Findings); n > 100+len(text) {
			t.Errorf("%d findings in %d bytes", n, len(text))
		}
		for _, o := range res.Outcomes {
			if strings.HasPrefix(o.Why, stoppedShort) {
				t.Fatalf("%s: %s", o.Rule, o.Why)
			}
		}
		for _, x := range res.Findings {
			if x.Span == nil {
				continue
			}
			if n := len([]rune(blockText(d, x.Span))); x.Span.Start < 0 || x.Span.End > n || x.Span.Start > x.Span.End {
				t.Fatalf("%s: span %+v of %d characters", x.Rule, *x.Span, n)
			}
		}
	})
}
