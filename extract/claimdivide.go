package extract

import (
	"regexp"
	"slices"
	"strings"

	"jiheng/num"
)

// dividedBy matches the words that divide all of an amount behind it: 按功能分类：, 按支出性质分，.
var dividedBy = regexp.MustCompile(`按(?:照)?[^，。；：0-9]{2,12}(?:分类|划分|分)(?:看|来看|为|，其中)?[：:，,]`)

// oneOf matches the words that name some of an amount named before: 项目支出中，.
var oneOf = regexp.MustCompile(`(?:^|[，。；：])([^，。；：0-9]{2,12})(?:当)?中[，,：:]`)

// divided recomputes a total from parts that no list introduces: 2024年支出合计3136万元，按功能分类：
// 教育支出2460万元，…; 项目支出580万元。项目支出中，法律援助160万元，…. Parts of 中 may be some of all, so
// that they are only no more than it.
func (c *claimer) divided(v view) {
	if !strings.Contains(v.said(), "中，") && !strings.Contains(v.said(), "分") || v.line.Kind == Row {
		return
	}
	for first := 1; first < len(v.found); first++ {
		gap := v.between(v.found[first-1].End, v.found[first].Start)
		if len(gap) > maxSentence {
			continue
		}
		all := dividedBy.MatchString(gap)
		m := oneOf.FindStringSubmatch(gap)
		if !all && m == nil {
			continue
		}
		owner := first - 1
		if m != nil && !all {
			owner = v.nearest(first, func(x *Found) bool { return x.is == level && x.Money() && strings.Contains(x.Subject+x.label, m[1]) })
		}
		for owner >= 0 && v.found[owner].is != level {
			owner--
		}
		if owner < 0 || !v.found[owner].Money() || !exact(&v.found[owner]) || strings.Count(v.between(v.found[owner].End, v.found[first].Start), "。") > 1 {
			continue
		}
		if parts := v.dividedInto(first, owner); len(parts) > 1 {
			c.dividedSum(v, owner, parts, all)
		}
	}
}

// dividedInto are the amounts with names of their own from figure first on, up to the end of
// the sentence; nil where something else stands among them.
func (v view) dividedInto(first, owner int) (parts []int) {
	o := &v.found[owner]
	end := o.End
	for j := first; j < len(v.found); j++ {
		x := &v.found[j]
		if gap := v.between(v.found[j-1].End, x.Start); j > first && strings.ContainsAny(gap, "。：:") {
			break
		}
		if x.is != level && (x.is == share || x.is == change || x.is == growth) || x.scope >= 0 && v.inside(x.scope, v.found[first].scope) {
			continue
		}
		if x.is != level || !x.Money() || !exact(x) || PartName(x.label) == "" || x.scope != v.found[first].scope ||
			x.Kind != v.found[first].Kind || hasAny(x.label, "合计", "共计", "总计", "小计", "其中", "预算", "上年", "结转", "结余") {
			return nil
		}
		parts, end = append(parts, j), x.End
	}
	rest := v.between(end, v.end())
	if i := strings.IndexAny(rest, "。；"); i >= 0 {
		rest = rest[:i]
	}
	if strings.Contains(v.between(o.End, end)+rest, "等") {
		return nil
	}
	return parts
}

// dividedSum adds the claim that parts make up their total; whole where they must.
func (c *claimer) dividedSum(v view, owner int, parts []int, whole bool) {
	o := &v.found[owner]
	if c.claims(RuleSum, o) {
		return
	}
	figures := []Found{*o}
	var sum num.Ratio
	var words []string
	room := slackOf(o)
	for _, j := range parts {
		x := &v.found[j]
		room.add(x)
		sum, words, figures = sum.Add(x.number), append(words, x.Value), append(figures, *x)
	}
	off := sum.Sub(o.number)
	same := off.Abs().Cmp(room.most()) <= 0
	if q, ok := num.Quo(sum, o.number); !same && (!ok || q.Cmp(partOf("0.8")) < 0 || q.Cmp(partOf("1.25")) > 0 || !whole && off.Sign() < 0) {
		return
	}
	c.add(Claim{Rule: RuleSum, Claim: o.Subject + "=" + o.Value + o.Unit, Recomputed: joinedSum(words) + " = " + inUnit(sum, o), Consistent: same,
		Rounding: !same && roundingOf(figures).Cmp(off.Abs()) >= 0}, figures...)
}

// carried recomputes what is left at the end of the year: 年初结转60万元，本年收入3200万元，本年支出
// 3136万元，年末结转124万元. Each must stand once in the sentence, and no other amount beside them.
func (c *claimer) carried(v view) {
	if !hasAny(v.said(), "年末结转", "年末结余", "结转下年", "期末结") || v.line.Kind == Row {
		return
	}
	var in [5]int // figures plus one: opening, income, spending, closing, what was taken off
	flush := func() {
		c.carriedOver(v, in)
		in = [5]int{}
	}
	for j := range v.found {
		x := &v.found[j]
		if j > 0 && strings.Contains(v.between(v.found[j-1].End, x.Start), "。") {
			flush()
		}
		if !x.Money() || x.scope >= 0 {
			continue
		}
		k := carriedAs(x.label)
		if k < 0 || x.is != level && x.is != prior || in[k] != 0 || !exact(x) {
			in = [5]int{-1, -1, -1, -1, -1}
			continue
		}
		in[k] = j + 1
	}
	flush()
}

// carriedAs tells which member of the equation a label is; -1 for none.
func carriedAs(label string) int {
	switch {
	case hasAny(label, "预算", "增加", "减少", "比", "较", "其中", "财政拨款结转"):
		return -1
	case hasAny(label, "结余分配", "缴回", "上缴", "收回", "注销"):
		return 4
	case hasAny(label, "年初结", "上年结", "期初结", "年初财政拨款结"):
		return 0
	case hasAny(label, "年末结", "结转下年", "期末结", "年末财政拨款结"):
		return 3
	case hasAny(label, "支出"):
		return 2
	case hasAny(label, "收入", "当年财政拨款", "本年财政拨款"):
		return 1
	}
	return -1
}

func (c *claimer) carriedOver(v view, in [5]int) {
	if slices.Min(in[:4]) < 1 || in[4] < 0 {
		return
	}
	open, income, spent, left := &v.found[in[0]-1], &v.found[in[1]-1], &v.found[in[2]-1], &v.found[in[3]-1]
	figures := []Found{*left, *open, *income, *spent}
	rest := open.number.Add(income.number).Sub(spent.number)
	words := open.Value + "+" + income.Value + "-" + spent.Value
	if in[4] > 0 {
		x := &v.found[in[4]-1]
		rest, words, figures = rest.Sub(x.number), words+"-"+x.Value, append(figures, *x)
	}
	off := rest.Sub(left.number).Abs()
	c.add(Claim{Rule: RuleBalance, Claim: named(left), Recomputed: words + " = " + inUnit(rest, left), Consistent: off.Cmp(tail(left)) <= 0,
		Rounding: off.Cmp(tail(left)) > 0 && off.Cmp(roundingOf(figures)) <= 0, Unsure: !hasAny(income.label, "本年收入", "收入合计", "总收入", "全年收入")}, figures...)
}
