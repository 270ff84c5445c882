package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

var (
	// wholeOpeners lead from a total to all of its parts, listOpeners to parts that mostly are all.
	wholeOpeners = newLexicon("具体为", "具体是", "分别为", "分别是", "分为", "即", "构成为")
	listOpeners  = newLexicon("包括", "包含", "具体包括", "包括了")
)

// opened recomputes a total from the parts behind a word that opens them, where no colon and no
// 其中 does: 支出714万元，包括人员经费398万元、公用经费55万元、项目支出261万元.
func (c *claimer) opened(v view) {
	for i := range v.found {
		f := &v.found[i]
		if f.is != level || !exact(f) || f.Percent() || i+2 >= len(v.found) || c.claims(RuleSum, f) {
			continue
		}
		words := strings.TrimLeft(v.between(f.End, v.found[i+1].Start), "，, ")
		whole := wholeOpeners.at(words) != ""
		if !whole && listOpeners.at(words) == "" {
			continue
		}
		if parts := v.openedParts(i); len(parts) > 1 {
			c.openedSum(v, i, parts, whole)
		}
	}
}

// openedParts are the figures behind a total and a word that opens its parts: of its unit, each
// with a name of its own, up to the end of the sentence. None where anything else stands among
// them, or words say that there are more.
func (v view) openedParts(i int) (parts []int) {
	f, names := &v.found[i], []string(nil)
	end := v.end()
	for j := i + 1; j < len(v.found); j++ {
		x := &v.found[j]
		gap := v.between(v.found[j-1].End, x.Start)
		if k := strings.IndexAny(gap, "。；;"); k >= 0 {
			end = v.found[j-1].End + k
			break
		}
		name := partNamed(x.label)
		if x.is != level || !exact(x) || unitRoot(x.Unit) != unitRoot(f.Unit) || x.scope != f.scope || utf8.RuneCountInString(name) < 2 ||
			slices.Contains(names, name) || hasAny(x.label, "合计", "共计", "总计", "占", "比", "较", "完成", "目标", "其余", "预算") {
			return nil
		}
		parts, names = append(parts, j), append(names, name)
	}
	text := v.between(f.End, end)
	if hasAny(text, "等", "主要", "……", "其中", "另", "不含", "扣除", "（", "(") || hasAny(f.label, "比", "较", "超") {
		return nil
	}
	return parts
}

// partNamed is the name of a part, the word before it that opens the list taken off.
func partNamed(label string) string {
	label = strings.Trim(trimmed(label), "，,、 ")
	for _, l := range []lexicon{wholeOpeners, listOpeners} {
		label = strings.TrimPrefix(label, l.at(label))
	}
	return label
}

// openedSum adds the claim: what is no money and what was not said to be all of it is a fault
// only near the total.
func (c *claimer) openedSum(v view, i int, parts []int, whole bool) {
	o := &v.found[i]
	low, high := "0.97", "1.2"
	if whole {
		low, high = "0.8", "1.25"
	}
	t := total{scope: -1, owner: i, parts: parts}
	if !whole && !o.Money() || v.mixed(t) || v.stages(t) {
		high, low = "1", "1" // only what fits
	}
	c.runWithin(v, i, parts, true, low, high)
}

// netInto and netOut are words of what came in and what went out, of which 净增 is the rest.
var (
	netInto = newLexicon("新增", "新进", "增加", "新建", "新招", "招录", "调入", "录用", "新设", "新开", "入职", "转入", "迁入", "新办", "新发展", "新入", "引进", "出生", "纳入", "新登记", "新注册")
	netOut  = newLexicon("注销", "撤销", "减少", "调出", "退休", "离职", "退出", "转出", "迁出", "核减", "关闭", "辞职", "撤并", "取消", "报废", "清退", "淘汰", "死亡", "吊销", "流失", "销户")
)

// netChanges recomputes what came in less what went out, and this year's number less that before:
// 新增15个，撤销6个，净增9个; 年末4.15万人，年初3.80万人，净增0.35万人.
func (c *claimer) netChanges(v view) {
	for i := 2; i < len(v.found); i++ {
		f, a, b := &v.found[i], &v.found[i-2], &v.found[i-1]
		down := strings.HasSuffix(trimmed(f.label), "净减") || strings.HasSuffix(trimmed(f.label), "净减少")
		if !down && !hasSuffixAny(trimmed(f.label), "净增", "净增加") {
			continue
		}
		gap := v.between(a.Start, f.Start)
		if !exact(f) || !exact(a) || !exact(b) || unitRoot(a.Unit) != unitRoot(f.Unit) || unitRoot(b.Unit) != unitRoot(f.Unit) || f.Percent() ||
			strings.ContainsAny(gap, "。；;") || a.scope != b.scope || hasAny(gap, "其中") || c.claims(RuleDifference, f) ||
			i > 2 && !v.apart(&v.found[i-3], a) && unitRoot(v.found[i-3].Unit) == unitRoot(f.Unit) {
			continue
		}
		later, earlier := a, b
		switch {
		case netInto.find(a.label) != "" && netOut.find(b.label) != "" && netOut.find(a.label) == "" && netInto.find(b.label) == "":
		case netFrom.find(b.label) != "" && a.is == level && netFrom.find(a.label) == "":
		case netFrom.find(a.label) != "" && b.is == level && netFrom.find(b.label) == "":
			later, earlier = b, a
		default:
			continue
		}
		d := later.number.Sub(earlier.number)
		if down {
			d = d.Neg()
		}
		same := d.Sub(f.number).Abs().Cmp(tail(f)) <= 0
		if !same && d.Sub(f.number).Abs().Cmp(roundingOf([]Found{*f, *a, *b})) <= 0 && f.places > 0 {
			same = true
		}
		c.add(Claim{Rule: RuleDifference, Claim: named(f), Recomputed: later.Value + "-" + earlier.Value + " = " + inUnit(later.number.Sub(earlier.number), f),
			Consistent: same}, *f, *later, *earlier)
	}
}

// netFrom names the number from which a net change is reckoned.
var netFrom = newLexicon("年初", "上年", "去年", "期初", "上年末", "上期", "上年度", "上年同期")

// changeRates recomputes a rate of change whose direction the sign says: 本年1200万元，上年1000万元，
// 增减率20%.
func (c *claimer) changeRates(v view) {
	for i := 2; i < len(v.found); i++ {
		f := &v.found[i]
		if !f.Percent() || !exact(f) || !hasSuffixAny(trimmed(f.label), "增减率", "增减幅度", "增减幅", "变动率", "变动幅度", "变化率", "增减比例") {
			continue
		}
		now, then := -1, -1
		for j := i - 1; j >= 0; j-- {
			x := &v.found[j]
			if strings.ContainsAny(v.between(x.End, v.found[j+1].Start), "。；;") {
				break
			}
			switch {
			case x.is == change || hasAny(x.label, "增减", "增加", "减少", "变动", "差额"):
			case !exact(x) || x.Percent():
				now = -2
			case x.is == prior || netFrom.find(x.label) != "":
				if then >= 0 {
					now = -2
				}
				then = j
			case x.is == level && now == -1:
				now = j
			default:
				now = -2
			}
			if now == -2 {
				break
			}
		}
		if now < 0 || then < 0 || unitRoot(v.found[now].Unit) != unitRoot(v.found[then].Unit) {
			continue
		}
		d := v.found[now].number.Sub(v.found[then].number)
		q, ok := num.Quo(d, v.found[then].number)
		if !ok {
			continue
		}
		same := shown(q, f) || shown(q.Abs(), f)
		c.add(Claim{Rule: RuleGrowth, Claim: named(f), Recomputed: "(" + v.found[now].Value + "-" + v.found[then].Value + ")/" + v.found[then].Value +
			"*100 = " + q.Percent(4).String() + "%", Consistent: same,
			Rounding: !same && within(reach(&v.found[now]), reach(&v.found[then]), f)}, *f, v.found[now], v.found[then])
	}
}
