package rules

import (
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/hostile"
	"jiheng/paper/papertest"
)

// FuzzRun runs every rule on any text: none may panic, and every span must lie
// inside its block.
func FuzzRun(f *testing.F) {
	set := builtinSet(f)
	samples := set.Samples()
	for _, r := range set.Rules() {
		p := samples[r.ID]
		f.Add(p.Wrong)
		f.Add("2024年度甲镇单位整体支出绩效自评报告\n一、" + p.Wrong + "\n| " + p.Right + " | 12.50 |")
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		d := papertest.Document(text)
		var res *check.Result
		hostile.Bounded(t, func() { res = set.Run(&check.Input{File: "f.txt", Document: d}) })
		if n := len(res.Findings); n > 100+len(text) {
			t.Errorf("%d findings in %d bytes", n, len(text))
		}
		for _, o := range res.Outcomes {
			if strings.HasPrefix(o.Why, "程序出错") {
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
