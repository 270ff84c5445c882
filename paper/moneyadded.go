package paper

import (
	"regexp"
	"strings"
)

// joined matches what stands between amounts that are added up: 300万元和200万元, 18元加12元.
var joined = regexp.MustCompile(`^[^，。；：:;]{0,3}?(?:和|加|及|与|、|＋|\+|以及|再加)[^，。；：:;]{0,16}$`)

// sumCalled matches the words before what they come to.
var sumCalled = regexp.MustCompile(`^[^，。；：:;]{0,3}[，,]?(?:合计|共计|总计|一共|合共|共|计)[^，。；：:;]{0,8}$`)

// addedUp finds budgets that are added up to another, as in 应安排300万元和200万元，合计500万元.
// Their labels then say nothing of a budget, that of the sum what the first said; the figures
// whose labels changed are returned.
func addedUp(text string, figures []Figure, labels []string) map[int]bool {
	var out map[int]bool
	for i := 0; i+1 < len(figures); i++ {
		if st, ok := StageSaid(labels[i]); !ok || st > RevisedBudget || !isMoney(figures[i]) {
			continue
		}
		last := i
		for last+1 < len(figures) && isMoney(figures[last+1]) && joined.MatchString(text[figures[last].End:figures[last+1].Start]) && noOutturn(labels[last+1]) {
			last++
		}
		total := last + 1
		if last == i || total >= len(figures) || !isMoney(figures[total]) || !sumCalled.MatchString(text[figures[last].End:figures[total].Start]) ||
			!noOutturn(labels[total]) {
			continue
		}
		if out == nil {
			out = map[int]bool{}
		}
		out[total] = true
		if _, ok := StageSaid(labels[total]); !ok {
			labels[total] = strings.TrimPrefix(labels[i], "应")
		}
		for k := i; k <= last; k++ {
			labels[k], out[k] = "", true
		}
		i = total
	}
	return out
}

// noOutturn reports a label that says of no amount that it was spent.
func noOutturn(label string) bool {
	st, ok := StageSaid(label)
	return !ok || st <= RevisedBudget
}
