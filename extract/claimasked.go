package extract

import (
	"strings"

	"jiheng/num"
)

// askedUnits are what people who were asked are counted in.
var askedUnits = map[string]bool{"份": true, "人": true, "人次": true, "户": true, "张": true, "个": true, "家": true}

// otherGrades are answers between content and not content, or words of a rate that is no
// plain part of the answers.
var otherGrades = []string{"较满意", "较为满意", "基本满意", "非常满意", "很满意", "一般，", "一般的", "一般为", "平均", "综合", "加权"}

// satisfied recomputes 满意度 from the answers: 收回288份，其中满意271份，满意度94.1%. It is of
// those that were valid, came back, or were asked, of which it fits. Where some were rather
// content, nobody knows how they count.
func (c *claimer) satisfied(v view) {
	if !strings.Contains(v.said(), "满意") {
		return
	}
	for i := range v.found {
		f := &v.found[i]
		if !f.Percent() || !exact(f) || !hasSuffixAny(trimmed(f.label), "满意度", "满意率") {
			continue
		}
		content := v.content(i)
		if content < 1 {
			continue
		}
		var base *Found
		same := false
		for _, j := range v.asked(content) {
			x := &v.found[j]
			q, ok := num.Quo(v.found[content].number, x.number)
			if !ok {
				continue
			}
			if same = shown(q, f); same || base == nil {
				base = x
			}
			if same {
				break
			}
		}
		if base == nil || hasAny(v.between(base.Start, f.End), otherGrades...) || strings.Contains(v.between(v.found[content].End, f.Start), "一般") {
			continue
		}
		q, _ := num.Quo(v.found[content].number, base.number)
		c.add(Claim{Rule: RuleDone, Claim: "满意度" + f.Value + "%", Recomputed: overHundred(&v.found[content], base, q), Consistent: same, Unsure: true,
			Rounding: !same && within(reach(&v.found[content]), reach(base), f)}, *f, v.found[content], *base)
	}
}

// content is the number of those who were content, in the sentence before rate i; -1 for
// none.
func (v view) content(i int) int {
	for j := i - 1; j >= 0; j-- {
		x := &v.found[j]
		if strings.Contains(v.between(x.End, v.found[j+1].Start), "。") {
			break
		}
		if strings.HasSuffix(trimmed(x.label), "满意") && !strings.Contains(x.label, "不满意") && askedUnits[unitRoot(x.Unit)] {
			return j
		}
	}
	return -1
}

// asked are the numbers before that of the content which theirs can be a part of, the
// nearest first.
func (v view) asked(content int) (out []int) {
	for j := content - 1; j >= 0; j-- {
		x := &v.found[j]
		if x.is == level && exact(x) && askedUnits[unitRoot(x.Unit)] && x.number.Cmp(v.found[content].number) >= 0 &&
			!hasAny(x.label, "满意", "村", "社区", "期", "场") {
			out = append(out, j)
		}
		if strings.Count(v.between(x.Start, v.found[content].Start), "。") > 0 {
			break
		}
	}
	return out
}
