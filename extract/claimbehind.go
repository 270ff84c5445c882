package extract

import (
	"strings"

	"jiheng/num"
)

// countsBehind returns the two counts of a rate in the bracket that begins a text: 11 and 14 of
// （11/14）.
func countsBehind(text string) (done, task string, ok bool) {
	open := prefix(text, "（", "(")
	if open == "" {
		return "", "", false
	}
	text = strings.TrimLeft(text[len(open):], " ")
	done = text[:run(text, 0)]
	text = strings.TrimLeft(text[len(done):], " ")
	over := prefix(text, "/", "／", "÷")
	text = strings.TrimLeft(text[len(over):], " ")
	task = text[:run(text, 0)]
	return done, task, done != "" && over != "" && task != "" && prefix(strings.TrimLeft(text[len(task):], " "), "）", ")") != ""
}

// saidBehind recomputes a rate from the two counts in the bracket right behind it: it is of
// these, and not of what stands before. 整改完成率87.57%（11/14）.
func (c *claimer) saidBehind(v view, f *Found) bool {
	done, task, ok := countsBehind(v.line.Text[f.End:])
	if !ok {
		return false
	}
	a, e1 := num.ParseDecimal(done)
	b, e2 := num.ParseDecimal(task)
	if e1 != nil || e2 != nil {
		return true
	}
	if q, ok := num.Quo(a.Ratio(), b.Ratio()); ok {
		c.add(Claim{Rule: RuleDone, Claim: named(f), Recomputed: done + "/" + task + "*100 = " + q.Percent(4).String() + "%", Consistent: shown(q, f)}, *f)
	}
	return true
}
