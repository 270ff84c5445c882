package extract

import (
	"strings"

	"jiheng/num"
)

// ownerLine returns the total that a line introduces numbered paragraphs with: 收入总计
// 1950万元。其中：, or 1.基本支出874万元：; nil where it holds none, or several.
func ownerLine(p *piece, l *Line) *Found {
	text := strings.TrimRight(l.Text, " ")
	among := hasSuffixAny(text, "其中：", "其中:", "如下：", "如下:", "其中", "包括：", "具体为：", "分别为：")
	if l.Table > 0 || !among && (l.Level == 0 || !hasSuffixAny(text, "：", ":")) {
		return nil
	}
	var owner *Found
	for i := range p.found {
		x := &p.found[i]
		if !x.Money() || x.is != level || !exact(x) {
			continue
		}
		if owner != nil {
			return nil
		}
		owner = x
	}
	return owner
}

// numberedParts recomputes a total from the numbered paragraphs right behind it that hold
// one amount each, whatever their amounts are called.
func (c *claimer) numberedParts(pieces []*piece, n int) {
	owner := ownerLine(pieces[n], &c.lines[pieces[n].line])
	if owner == nil {
		return
	}
	figures := []Found{*owner}
	own := c.lines[pieces[n].line].Level
	rank, last := 0, pieces[n].line
	for _, p := range pieces[n+1:] {
		l := &c.lines[p.line]
		if p.line != last+1 || l.Table > 0 || l.Level == 0 || l.Level <= own || len(figures) > maxItems {
			break
		}
		if last = p.line; rank == 0 {
			rank = l.Level
		}
		switch {
		case l.Level < rank:
			return // a number of another kind: nobody knows whose part it is
		case l.Level > rank:
			continue
		}
		x := onlyAmount(p)
		if x == nil {
			return
		}
		figures = append(figures, *x)
	}
	if len(figures) > 2 {
		c.itemSum(figures)
	}
}

// onlyAmount is the first amount of a paragraph where it holds no other than in brackets;
// nil otherwise.
func onlyAmount(p *piece) *Found {
	var only *Found
	for i := range p.found {
		x := &p.found[i]
		if !x.Money() || x.is != level || x.scope >= 0 {
			continue
		}
		if only != nil || !exact(x) {
			return nil
		}
		only = x
	}
	return only
}

// pointParts are the parts that points are given for, by a word of their names.
var pointParts = [][]string{{"预算执行", "执行率"}, {"产出"}, {"效益", "效果"}, {"满意度"}, {"管理", "过程"}, {"成本"}, {"投入", "决策"}}

// points recomputes a score from the points of its parts behind it: 自评得分94.5分，其中：
// 预算执行9.5分、产出48分、效益28分、满意度9分.
func (c *claimer) points(v view) {
	for i := range v.found {
		f := &v.found[i]
		if f.Unit != "分" || !exact(f) || !hasAny(f.label, "总分", "得分", "自评分", "综合评分", "自评") && !sumsUp(f) || pointPart(f.label) >= 0 {
			continue
		}
		figures := []Found{*f}
		seen := map[int]bool{}
		var sum num.Ratio
		var words []string
		for j := i + 1; j < len(v.found); j++ {
			x := &v.found[j]
			gap := v.between(v.found[j-1].End, x.Start)
			k := pointPart(x.label)
			switch {
			case x.Unit != "分" || strings.Contains(gap, "。") && !(j == i+1 && strings.Contains(gap, "。其中")):
				j = len(v.found)
				continue
			case hasAny(x.label, "满分", "分值", "权重"):
				continue
			case k < 0 || seen[k] || !exact(x) || hasAny(x.label, "扣", "占"):
				if k >= 0 || strings.Contains(x.label, "扣") {
					return
				}
				if len(words) > 0 && sumsUp(x) { // the parts are those of 合计, which the score was made of
					clear(seen)
				}
				j = len(v.found)
				continue
			}
			seen[k] = true
			sum = sum.Add(x.number)
			words, figures = append(words, x.Value), append(figures, *x)
		}
		if len(words) == 0 {
			if !c.claimed(RuleSum, f) {
				c.pointsBefore(v, i)
			}
		}
		if !wholePoints(seen) {
			continue
		}
		c.scoreSum(f, sum, words, figures, seen)
	}
}

// pointPart is which of pointParts a label names first: 投入 of 投入管理; -1 for none.
func pointPart(label string) int {
	part, first := -1, len(label)
	for k, words := range pointParts {
		for _, w := range words {
			if at := strings.Index(label, w); at >= 0 && at < first {
				part, first = k, at
			}
		}
	}
	return part
}

// comparedWith recomputes a change of which the other amount is named before it: 全年预算
// 1950万元，较年初1800万元增加150万元.
func (c *claimer) comparedWith(v view) {
	for i := 2; i < len(v.found); i++ {
		f, old, now := &v.found[i], &v.found[i-1], &v.found[i-2]
		if f.is != change || old.is != level || now.is != level || !exact(f) || !exact(old) || !exact(now) || prefix(old.label, "比", "较") == "" || f.base != i-1 {
			continue
		}
		if unitRoot(f.Unit) != unitRoot(old.Unit) || unitRoot(now.Unit) != unitRoot(old.Unit) || now.scope != old.scope || v.apart(now, f) ||
			strings.Trim(f.lead, "，,") == "" || strings.Trim(old.lead, "，, ") != old.label {
			continue
		}
		d := now.number.Sub(old.number).Abs()
		c.add(Claim{Rule: RuleDifference, Claim: named(f), Recomputed: now.Value + "-" + old.Value + " = " + inUnit(now.number.Sub(old.number), f),
			Consistent: d.Sub(f.number.Abs()).Abs().Cmp(tail(f)) <= 0}, *f, *now, *old)
	}
}
