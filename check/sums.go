package check

import (
	"fmt"
	"regexp"
	"strings"
)

// overlapping lists words behind which parts need not be apart from one
// another, or are stages of one thing.
var overlapping = []string{"含", "包括", "重点", "新增", "等", "签约", "施工", "完工", "化解", "受理", "同比", "增长", "下降", "较上年", "人次", "覆盖", "以上", "约", "余"}

// partsAboveTotal finds parts behind 其中 whose sum is above the total.
func partsAboveTotal(p *Pass) Outcome {
	seen := false
	p.Bodies(func(l *Line) {
		if !strings.Contains(l.Text, "其中") {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			at := strings.Index(text, "其中")
			if at < 0 {
				continue
			}
			head := figures(text[:at])
			if len(head) == 0 {
				continue
			}
			total := head[len(head)-1]
			tail := strings.TrimLeft(text[at+len("其中"):], "：:，")
			parts, ok := partsOf(strings.TrimRight(tail, "。；"), total)
			if !ok || hasAny(tail, overlapping...) || total.Approx != "" {
				continue
			}
			seen = true
			if sum, whole := sumOf(parts, total); sum.Low.Cmp(whole.High) > 0 {
				p.At(l, Range{s.From + total.Start, s.From + total.End}, fmt.Sprintf("其中各项之和是%s，超过总数%s。", total.in(totalOf(parts)), total.Text), "核对总数和分项")
			}
		}
	})
	if !seen {
		return NotApplicable("没有可以相加的“其中”分项")
	}
	return Decided
}

var afterTotal = regexp.MustCompile(`（([^（）]+)）`)

// bracketSum wants the parts in a bracket to make up the total before it.
func bracketSum(p *Pass) Outcome {
	seen := false
	p.Bodies(func(l *Line) {
		if !strings.Contains(l.Text, "（") || !strings.Contains(l.Text, "、") {
			return
		}
		all, before := l.figures(), 0
		for _, m := range afterTotal.FindAllStringSubmatchIndex(l.Text, -1) {
			for before < len(all) && all[before].End <= m[0] {
				before++
			}
			head := all[:before]
			inner := l.Text[m[2]:m[3]]
			if len(head) == 0 || !strings.Contains(inner, "、") || hasAny(inner, overlapping...) {
				continue
			}
			total := head[len(head)-1]
			if between := l.Text[total.End:m[0]]; strings.ContainsAny(between, "，。；：、") || runes(between) > 8 || total.Approx != "" {
				continue
			}
			parts, ok := partsOf(inner, total)
			if !ok {
				continue
			}
			seen = true
			if sum, whole := sumOf(parts, total); !sum.Meets(whole) {
				diff := totalOf(parts).Sub(total.value)
				p.At(l, Range{total.Start, total.End}, fmt.Sprintf("括号里各项之和是%s，总数写的是%s，相差%s。", total.in(totalOf(parts)), total.Text, total.in(diff.Abs())), "核对总数和分项")
			}
		}
	})
	if !seen {
		return NotApplicable("没有括号里列出分项的总数")
	}
	return Decided
}

var mixedCommas = regexp.MustCompile(`[市区县镇村]、[市区县镇村][^、，。；]{0,2}(?:两级|三级|各级)、`)

// commasInCommas finds 、 both between and inside members of a list.
func commasInCommas(p *Pass) Outcome {
	p.Bodies(func(l *Line) {
		if !l.Has("两级、", "三级、", "各级、") {
			return
		}
		for _, m := range mixedCommas.FindAllStringIndex(l.Text, -1) {
			r := Range{m[0], m[1]}
			p.At(l, r, "“"+context(l.Text, r)+"”：大小两层并列都用了顿号。", "外层改用“和”或逗号")
		}
	})
	return Decided
}

var doubleWord = regexp.MustCompile(`([^，。；：（）]*、[^，。；：（）]*?)(双|两|三|四|五)(下降|上升|提升|增长|达标|减少|提高|丰收|促进|升|降)`)

// doubleTriple wants 双下降 and 三提升 to name as many things.
func doubleTriple(p *Pass) Outcome {
	p.Bodies(func(l *Line) {
		if !l.Has("双", "三下降", "三提升", "三上升", "三增长", "两提升", "两下降", "四提升") {
			return
		}
		for _, m := range doubleWord.FindAllStringSubmatchIndex(l.Text, -1) {
			want := countWord(strings.Replace(l.Text[m[4]:m[5]], "双", "两", 1))
			list := members(l.Text[m[2]:m[3]], 0, "")
			if got := len(list.members); !list.open && got >= 2 && got != want && !hasFigures(list) {
				p.At(l, Range{m[4], m[7]}, fmt.Sprintf("“%s”前面列出的是%d项：%s。", l.Text[m[4]:m[7]], got, strings.Join(list.members, "、")), "数目与列出的指标一致")
			}
		}
	})
	return Decided
}
