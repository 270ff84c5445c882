package extract

import (
	"regexp"
	"slices"
	"strings"
)

// yearSaid is a year that figures are of; what compares, or is of a day or of money
// carried over, names no such year.
var yearSaid = regexp.MustCompile(`(20[0-9]{2}年)度?(末|底|初|[0-9]|以来|结转|结余|至|到|—|-|、|和)?`)

// years returns the year that the words before every figure of a piece put it in:
// named right before it, or by a figure before it in the sentence; empty for none.
func (v view) years() []string {
	out := make([]string, len(v.found))
	now, end := "", v.begins
	for i := range v.found {
		f := &v.found[i]
		gap := v.between(end, f.Start)
		end = f.End
		if k := strings.LastIndex(gap, "。"); k >= 0 {
			now, gap = "", gap[k:]
		}
		out[i] = now
		if f.is == change || f.is == growth {
			continue
		}
		for _, m := range yearSaid.FindAllStringSubmatchIndex(gap, -1) {
			if m[4] < 0 && !hasSuffixAny(gap[:m[0]], "比", "较", "与", "同", "从", "由", "至", "到", "—", "-", "、", "和", "《") {
				now = gap[m[2]:m[3]]
			}
		}
		out[i] = now
	}
	return out
}

// sameYear leaves out what was spent and the budgets that are of another year than
// the rate: the year that the sentence names for it, else for the spending, else that
// of the title. years are those of the view. No base is left where nothing that was spent is of its year.
func sameYear(years []string, title string, i, spent int, others, bases []int) (int, []int, []int) {
	if !slices.ContainsFunc(years, func(y string) bool { return y != "" }) {
		return spent, others, bases
	}
	year := years[i]
	if year == "" {
		year = years[spent]
	}
	if year == "" {
		year = title
	}
	if year == "" {
		return spent, others, bases
	}
	another := func(j int) bool { return years[j] != "" && years[j] != year }
	all := slices.DeleteFunc(append([]int{spent}, others...), another)
	if len(all) == 0 {
		return spent, nil, nil
	}
	return all[0], all[1:], slices.DeleteFunc(slices.Clone(bases), another)
}
