package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/extract"
	"jiheng/paper"
	"jiheng/plain"
)

// overlapping lists words behind which parts need not be apart from one
// another, or are stages of one thing.
var overlapping = []string{"含", "包括", "重点", "新增", "等", "签约", "施工", "完工", "化解", "受理", "同比", "增长", "下降", "较上年", "人次", "覆盖", "以上", "约", "余",
	"有效", "收回", "回收", "满意"}

// changeWords are said of an amount that something rose or fell by.
var changeWords = []string{"减少", "增加", "节约", "压减", "压缩", "下降", "增长", "上升", "减", "降低", "超支", "多", "少"}

// changedWhole returns the figure that parts behind 其中 are of where they are more than
// the last before it: behind a change, 支出14.6万元，比预算减少3.4万元，其中公务接待费4.1万元、…, the
// last amount before it; elsewhere the last, as where the parts speak of changes too.
func changedWhole(text string, head []paper.Figure, tail string) paper.Figure {
	last := len(head) - 1
	for i := last; i >= 0; i-- {
		from := 0
		if i > 0 {
			from = head[i-1].End
		}
		lab := paper.WordsBefore(text[from:head[i].Start], head[i].Start-from)
		if !paper.HasAny(lab, changeWords...) || paper.HasAny(tail, changeWords...) {
			if head[i].Base == head[last].Base {
				return head[i]
			}
			break
		}
	}
	return head[last]
}

// partsAboveTotal finds parts behind 其中 whose sum is above the total.
func partsAboveTotal(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if !strings.Contains(l.Text, "其中") {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			at := strings.Index(text, "其中")
			if at < 0 {
				continue
			}
			head := withoutAverages(text, withoutCompared(text[:at], paper.FiguresOf(text[:at])))
			if len(head) == 0 {
				continue
			}
			total := head[len(head)-1]
			tail := strings.TrimLeft(text[at+len("其中"):], "：:，")
			parts, some := partsOf(strings.TrimRight(ofStaff(tail), "。；"), total)
			if !some || madeUp(parts, total) || bothWays(tail) || paper.HasAny(tail, overlapping...) || total.Approx != "" {
				continue
			}
			if sum, whole := sumOf(parts, total); sum.Low.Cmp(whole.High) > 0 {
				total = changedWhole(text, head, tail) // the parts are of what changed, not of the change
			}
			seen = true
			if sum, whole := sumOf(parts, total); sum.Low.Cmp(whole.High) > 0 && !makesUpOne(head, parts, total) {
				p.At(l, paper.Range{From: s.From + total.Start, To: s.From + total.End},
					fmt.Sprintf("其中各项之和是%s，超过总数%s。", total.In(totalOf(parts)), total.Text), "核对总数和分项")
			}
		}
	})
	if !seen {
		return check.NotApplicable("没有可以相加的“其中”分项")
	}
	return check.Decided
}

// withoutAverages leaves out of the figures before 其中 what is one of many, as in 三年投入3.6
// 亿元，年均1.2亿元，其中2022年1.0亿元: no list is of its parts.
func withoutAverages(text string, head []paper.Figure) []paper.Figure {
	for n := len(head) - 1; n >= 0; n-- {
		from := 0
		if n > 0 {
			from = head[n-1].End
		}
		lab := text[from:head[n].Start]
		if lab = lab[strings.LastIndexAny(lab, "，。；、（")+1:]; !paper.HasAny(lab, "均", "每") {
			return head[:n+1]
		}
	}
	return nil
}

// withoutCompared leaves out of the figures of a text those in brackets that are compared with
// what stands before them.
func withoutCompared(text string, head []paper.Figure) []paper.Figure {
	if !strings.ContainsAny(text, "）)") {
		return head
	}
	var out []paper.Figure
	for _, f := range head {
		if len(out) == 0 || !extract.ClosedBehind(text[f.End:]) || !extract.Compared(text, f.Start) {
			out = append(out, f)
		}
	}
	return out
}

// makesUpOne reports parts that come to another figure of the total's unit before them.
func makesUpOne(head, parts []paper.Figure, total paper.Figure) bool {
	return slices.ContainsFunc(head, func(f paper.Figure) bool {
		if f.Base != total.Base || f.Approx != "" {
			return false
		}
		sum, whole := sumOf(parts, f)
		return sum.Meets(whole)
	})
}

// bothWays reports parts that go up and down: what they come to is less than their sum.
func bothWays(tail string) bool {
	return paper.HasAny(tail, "追加", "增加", "调增", "增支", "增收", "新增", "上调", "调入") && paper.HasAny(tail, "压减", "减少", "调减", "减支", "减收", "核减", "收回", "下调", "调出", "压缩")
}

// offStaff are people of a unit that are no part of its staff, whatever is counted behind them.
var offStaff = plain.NewExpr(`[，、；。](?:另有|另|还有|年末|现有|有|和|及)?(?:离退休|退休|离休|遗属|临聘|编外|劳务派遣|借调|聘用)`)

// ofStaff is a list of parts up to people who are no part of the staff: 其中行政17人、事业65人，
// 退休人员54人.
func ofStaff(tail string) string {
	if m := offStaff.FindStringIndex(tail); m != nil && !strings.Contains(tail[m[0]:], "在职") {
		return tail[:m[0]]
	}
	return tail
}

// madeUp reports that the first of the parts make up the total already: the others are of
// something else.
func madeUp(parts []paper.Figure, total paper.Figure) bool {
	for n := 2; n < len(parts); n++ {
		if totalOf(parts[:n]).Cmp(total.Value) == 0 {
			return true
		}
	}
	return false
}

var afterTotal = plain.NewExpr(`（([^（）]+)）`)

// bracketSum wants the parts in a bracket to make up the total before it.
func bracketSum(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if !strings.Contains(l.Text, "（") || !strings.Contains(l.Text, "、") {
			return
		}
		all, before := l.Figures(), 0
		for _, m := range afterTotal.FindAllStringSubmatchIndex(l.Text, -1) {
			for before < len(all) && all[before].End <= m[0] {
				before++
			}
			head := all[:before]
			inner := l.Text[m[2]:m[3]]
			if len(head) == 0 || !strings.Contains(inner, "、") || paper.HasAny(inner, overlapping...) || isRates(head[len(head)-1], inner) {
				continue
			}
			total := head[len(head)-1]
			if between := l.Text[total.End:m[0]]; strings.ContainsAny(between, "，。；：、") || paper.Runes(between) > 8 || total.Approx != "" {
				continue
			}
			if paper.HasAny(paper.Clause(l.Text, total.Start), "净增", "净减", "增减相抵") && paper.HasAny(inner, "减", "收回", "调出") {
				continue // what was added less what was taken off
			}
			parts, ok := partsOf(inner, total)
			if !ok {
				continue
			}
			seen = true
			if sum, whole := sumOf(parts, total); !sum.Meets(whole) {
				diff := totalOf(parts).Sub(total.Value)
				p.At(l, paper.Range{From: total.Start, To: total.End},
					fmt.Sprintf("括号里各项之和是%s，总数写的是%s，相差%s。", total.In(totalOf(parts)), total.Text, total.In(diff.Abs())), "核对总数和分项")
			}
		}
	})
	if !seen {
		return check.NotApplicable("没有括号里列出分项的总数")
	}
	return check.Decided
}

// isRates reports percentages that are rates each of its own, and no shares of one whole.
func isRates(total paper.Figure, parts string) bool {
	return (total.Base == "%" || total.Unit == "%") && strings.Contains(parts, "率")
}

var mixedCommas = plain.NewExpr(`[市区县镇村]、[市区县镇村][^、，。；]{0,2}(?:两级|三级|各级)、`)

// commasInCommas finds 、 both between and inside members of a list.
func commasInCommas(p *check.Pass) check.Outcome {
	p.Bodies(func(l *paper.Line) {
		if !l.Has("两级、", "三级、", "各级、") {
			return
		}
		for _, m := range mixedCommas.FindAllStringIndex(l.Text, -1) {
			r := paper.Range{From: m[0], To: m[1]}
			p.At(l, r, "“"+paper.InContext(l.Text, r)+"”：大小两层并列都用了顿号。", "外层改用“和”或逗号")
		}
	})
	return check.Decided
}

var doubleWord = plain.NewExpr(`([^，。；：（）]*、[^，。；：（）]*?)(双|两|三|四|五)(下降|上升|提升|增长|达标|减少|提高|丰收|促进|升|降)`)

// doubleTriple wants 双下降 and 三提升 to name as many things.
func doubleTriple(p *check.Pass) check.Outcome {
	p.Bodies(func(l *paper.Line) {
		if !l.Has("双", "三下降", "三提升", "三上升", "三增长", "两提升", "两下降", "四提升") {
			return
		}
		for _, m := range doubleWord.FindAllStringSubmatchIndex(l.Text, -1) {
			want := paper.CountWord(strings.Replace(l.Text[m[4]:m[5]], "双", "两", 1))
			list := paper.Members(l.Text[m[2]:m[3]], 0, "")
			if got := len(list.Members); !list.Open && got >= 2 && got != want && !hasFigures(list) {
				p.At(l, paper.Range{From: m[4], To: m[7]}, fmt.Sprintf("“%s”前面列出的是%d项：%s。", l.Text[m[4]:m[7]], got,
					strings.Join(list.Members, "、")), "数目与列出的指标一致")
			}
		}
	})
	return check.Decided
}
