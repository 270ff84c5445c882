package extract

import (
	"strconv"
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
// these, and not of what stands before. 整改完成率87.57%（11/14）, 抽检合格率95.00%（190/200）.
// Two counts that may be a day are counts behind a rate of things done alone.
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
	if doneWords.before(trimmed(f.label)) == "" && isDay(done, task) {
		return false
	}
	if q, ok := num.Quo(a.Ratio(), b.Ratio()); ok {
		c.add(Claim{Rule: RuleDone, Claim: named(f), Recomputed: done + "/" + task + "*100 = " + q.Percent(4).String() + "%", Consistent: shown(q, f)}, *f)
	}
	return true
}

// isDay reports two numbers that may be a month and its day: 11/14.
func isDay(month, day string) bool {
	m, err := strconv.Atoi(month)
	if err != nil {
		return false
	}
	d, err := strconv.Atoi(day)
	return err == nil && 1 <= m && m <= 12 && 1 <= d && d <= 31
}
