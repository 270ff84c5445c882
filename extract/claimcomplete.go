package extract

import (
	"strings"

	"jiheng/num"
)

// respectively leads lists that are complete.
var respectively = newLexicon("分别为", "分别是", "分别来自", "分别由", "分别从")

// notAdded are words of amounts that do not add up, or are stages of one thing.
var notAdded = []string{"均", "每", "标准", "单价", "率", "上年", "去年", "年初", "调整", "预算", "计划", "目标", "最高", "最低", "比", "较", "累计", "以上", "以下", "含", "其中"}

// respective recomputes a total from the list right behind it that is called complete:
// 到位资金3240万元，分别为中央1944万元、省级648万元、区级648万元.
func (c *claimer) respective(v view) {
	for i := 0; i+2 < len(v.found); i++ {
		f, next := &v.found[i], &v.found[i+1]
		lead := strings.TrimLeft(next.lead, "，,（(")
		if f.is != level || !exact(f) || f.Percent() || f.Unit == "" || f.Unit == "分" || respectively.at(lead) == "" || lead == next.lead ||
			hasAny(f.label, notAdded...) || hasAny(f.label, "分别", "各") || c.claimed(RuleSum, f) {
			continue
		}
		var parts []int
		for j := i + 1; j < len(v.found); j++ {
			x := &v.found[j]
			if j > i+1 && !strings.HasPrefix(v.between(v.found[j-1].End, x.Start), "、") {
				break
			}
			label := strings.TrimPrefix(x.label, respectively.at(x.label))
			if x.is != level || !exact(x) || unitRoot(x.Unit) != unitRoot(f.Unit) || label == "" || hasAny(label, notAdded...) {
				parts = nil
				break
			}
			parts = append(parts, j)
		}
		c.runUnsure(v, i, parts)
	}
}

// runUnsure is run for a list whose sum need not be the total.
func (c *claimer) runUnsure(v view, total int, parts []int) {
	n := len(c.out)
	c.run(v, total, parts, true)
	if len(c.out) > n && !c.out[n].Consistent {
		c.out[n].Unsure = true
	}
}

// gradesOfAnswers are answers from the best to the worst.
var gradesOfAnswers = newLexicon("非常满意", "很满意", "十分满意", "满意", "比较满意", "较满意", "较为满意", "基本满意", "一般", "不太满意", "不满意", "非常不满意", "很不满意", "不了解", "无所谓")

// answers recomputes 满意率 where every answer is told: 问卷500份，非常满意310份，满意165份，一般20
// 份，不满意5份. It may be of the best answers down to any that is not bad.
func (c *claimer) answers(v view) {
	if !strings.Contains(v.said(), "满意率") {
		return
	}
	for i := range v.found {
		f := &v.found[i]
		if !f.Percent() || !exact(f) || !strings.HasSuffix(trimmed(f.label), "满意率") || c.claimed(RuleDone, f) {
			continue
		}
		first := i
		for first > 0 && gradesOfAnswers.in(trimmed(v.found[first-1].label)) && exact(&v.found[first-1]) && !v.found[first-1].Percent() && !strings.Contains(v.between(v.found[first-1].End, v.found[first].Start), "。") {
			first--
		}
		if i-first >= 3 && first > 0 && wholeCount(&v.found[first-1]) {
			c.answered(v, f, &v.found[first-1], v.found[first:i])
		}
	}
}

// answered adds the claim that a rate is of the content among all who answered, where the
// answers are as many as were asked.
func (c *claimer) answered(v view, f, asked *Found, all []Found) {
	var sum, content num.Ratio
	same := false
	good := 0
	for k := range all {
		x := &all[k]
		if unitRoot(x.Unit) != unitRoot(asked.Unit) {
			return
		}
		sum = sum.Add(x.number)
		if strings.HasPrefix(x.label, "不") || strings.Contains(x.label, "不满意") || strings.Contains(x.label, "无所谓") {
			continue
		}
		if q, ok := num.Quo(sum, asked.number); ok {
			same = same || shown(q, f)
		}
		if !strings.Contains(x.label, "一般") && k == good {
			good, content = k+1, sum
		}
	}
	q, ok := num.Quo(content, asked.number)
	if sum.Cmp(asked.number) != 0 || good == 0 || !ok {
		return
	}
	figures := append([]Found{*f, *asked}, all[:good]...)
	c.add(Claim{Rule: RuleDone, Claim: "满意率" + f.Value + "%", Recomputed: inUnit(content, asked) + "/" + asked.Value + asked.Unit + "*100 = " + q.Percent(4).String() + "%",
		Consistent: same, Unsure: true}, figures...)
}

// averageOfOnly finds the one amount that was spent, and the one number of people, that 人均
// of a paragraph can be of, though the amount does not bear its name: 实际支出46.20万元。培训3850
// 人，人均培训费120元. They are -1 where there is another of either.
func (v view) averageOfOnly(i int, over string, units []string) (top, bottom int) {
	top, bottom = -1, -1
	for j := range v.found {
		x := &v.found[j]
		switch {
		case j == i || x.Percent():
		case x.is != level || !exact(x):
			return -1, -1
		case x.Money() && (x.Kind == Outturn || x.Kind == Expenditure):
			if top >= 0 || j > i {
				return -1, -1
			}
			top = j
		case x.Money() && !hasAny(x.label, "结余", "预算", "安排", "节约"):
			return -1, -1
		case x.Unit == units[0] || x.Unit == units[1]:
			if bottom >= 0 || j > i || v.apart(x, &v.found[i]) {
				return -1, -1
			}
			bottom = j
		}
	}
	word := []rune(over)
	if top < 0 || bottom < 0 || len(word) < 2 || !strings.Contains(v.found[bottom].label, string(word[:2])) {
		return -1, -1
	}
	return top, bottom
}
