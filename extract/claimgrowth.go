package extract

import (
	"fmt"
	"strings"

	"jiheng/num"
)

// growths recomputes changes: 比上年433万元减少2万元，下降0.46%.
func (c *claimer) growths(v view) {
	for i := range v.found {
		switch f := &v.found[i]; f.is {
		case growth:
			c.growth(v, i)
		case change:
			c.difference(v, i)
		}
	}
}

// companions finds the change and the prior that speak of the same level, next
// to figure i.
func (v view) companions(i int) (now, by, before int) {
	now, by, before = v.found[i].base, -1, -1
	if now < 0 {
		return
	}
	for j := i - 1; j > now; j-- {
		g := &v.found[j]
		if g.is == growth && g.base == now {
			break
		}
		if g.base == now && g.is == change && by < 0 {
			by = j
		}
		if g.base == now && g.is == prior && before < 0 {
			before = j
		}
	}
	// 由96家增至118家: the prior stands before the level.
	if before < 0 && now > 0 && v.found[now-1].is == prior && v.found[now-1].base == now {
		before = now - 1
	}
	if before < 0 && v.bracketedPrior(now) {
		return now - 1, by, now // 2024年预算1950万元（上年1800万元），增长8.33%
	}
	if before < 0 {
		before = v.against(i, now, by)
	}
	return
}

// growth recomputes a percentage of change.
func (c *claimer) growth(v view, i int) {
	f := &v.found[i]
	now, by, before := v.companions(i)
	if now >= 0 && by < 0 && before < 0 && f.Percent() {
		now, before = v.yearAgo(c, i, now)
	}
	if now < 0 || by < 0 && before < 0 || !f.Percent() || !exact(f) {
		return
	}
	level := &v.found[now]
	if before >= 0 && by >= 0 {
		if which, _ := v.odd(now, by, before, i); which != noneOdd {
			return // told with the size of the change
		}
	}
	var size, base num.Interval
	var calc string
	parts := []Found{*f, *level}
	switch {
	case by >= 0 && !sameBase(&v.found[by], level), before >= 0 && unitRoot(v.found[before].Unit) != unitRoot(level.Unit):
		return
	case level.is == prior && by < 0:
		return
	case level.is == prior, prefix(level.label, "比", "较") != "" && by >= 0: // 比预算15万元减少3万元; or the year itself is printed elsewhere
		size, base = reach(&v.found[by]), reach(level)
		calc = fmt.Sprintf("%s/%s*100", v.found[by].Value, level.Value)
		parts = append(parts, v.found[by])
	case before >= 0 && by >= 0:
		size, base = reach(&v.found[by]), reach(&v.found[before])
		calc = fmt.Sprintf("%s/%s*100", v.found[by].Value, v.found[before].Value)
		parts = append(parts, v.found[by], v.found[before])
	case before >= 0:
		p := &v.found[before]
		size, base = spread(level, p), reach(p)
		calc = fmt.Sprintf("(%s-%s)/%s*100", level.Value, p.Value, p.Value)
		parts = append(parts, *p)
	default:
		g := &v.found[by]
		size = reach(g)
		sign := "-"
		base = num.Interval{Low: level.number.Sub(size.High), High: level.number.Sub(size.Low)}
		if falls(g.label) {
			base = num.Interval{Low: level.number.Add(size.Low), High: level.number.Add(size.High)}
			sign = "+"
		}
		by := strings.TrimPrefix(g.Value, "-")
		if by != g.Value {
			sign = "+" // 较上年-35.2万元
		}
		calc = fmt.Sprintf("%s/(%s%s%s)*100", by, level.Value, sign, by)
		parts = append(parts, *g)
	}
	if before >= 0 && by < 0 && level.is != prior {
		if up := level.number.Cmp(v.found[before].number); up > 0 && falls(f.label) || up < 0 && upWords.before(trimChange(f.label)) != "" {
			c.add(Claim{Rule: RuleGrowth, Claim: named(f), Recomputed: fmt.Sprintf("%s-%s = %s", level.Value, v.found[before].Value,
				inUnit(level.number.Sub(v.found[before].number), level)), Note: "增减方向与两年的数不符"}, parts...)
			return
		}
	}
	c.percentOf(f, mid(size).Abs(), mid(base), size, base, calc, parts)
}

// bracketedPrior reports last year's amount in a bracket or behind a comma right behind this year's.
func (v view) bracketedPrior(k int) bool {
	return k > 0 && v.lastYears(k) && v.found[k-1].is == level && unitRoot(v.found[k].Unit) == unitRoot(v.found[k-1].Unit) &&
		prefix(v.between(v.found[k-1].End, v.found[k].Start), "（", "，上年", "，去年") != ""
}

// sameBase reports that a change is of the level: of the same unit.
func sameBase(by, level *Found) bool { return unitRoot(by.Unit) == unitRoot(level.Unit) }

func mid(i num.Interval) num.Ratio {
	return i.Low.Add(i.High).Mul(num.MustDecimal("0.5").Ratio())
}

// spread is the difference of two figures.
func spread(a, b *Found) num.Interval {
	x, y := reach(a), reach(b)
	d := a.number.Sub(b.number)
	if d.Sign() < 0 {
		return num.Interval{Low: y.Low.Sub(x.High), High: y.High.Sub(x.Low)}
	}
	return num.Interval{Low: x.Low.Sub(y.High), High: x.High.Sub(y.Low)}
}

func falls(label string) bool { return downWords.before(trimChange(label)) != "" }

// trimChange takes what may stand between a word of change and its size off a
// label: 增加了, 增长率为, 减少额.
func trimChange(label string) string {
	for {
		cut := trimmed(label)
		for _, w := range []string{"额", "率", "幅度", "数额", "金额"} {
			cut = strings.TrimSuffix(cut, w)
		}
		if cut == label {
			return label
		}
		label = cut
	}
}

var (
	downWords = lists["change_down"]
	upWords   = lists["change_up"]
)

// percentOf adds the claim that a percentage is size over base.
func (c *claimer) percentOf(f *Found, size, base num.Ratio, sizes, bases num.Interval, calc string, parts []Found) {
	if base.Sign() == 0 && size.Sign() > 0 && f.number.Sign() > 0 {
		c.add(Claim{Rule: RuleGrowth, Claim: named(f), Recomputed: strings.TrimSuffix(calc, "*100") + "，分母是0", Note: "上年数是0，没有增长率"}, parts...)
		return
	}
	q, ok := num.Quo(size, base)
	if !ok || base.Sign() <= 0 {
		return
	}
	if f.number.Sign() < 0 { // 增长-5% says the direction by its sign
		bare := *f
		bare.number, f = f.number.Abs(), &bare
	}
	cl := Claim{Rule: RuleGrowth, Claim: named(f), Recomputed: fmt.Sprintf("%s = %s%%", calc, q.Percent(4)), Consistent: shown(q, f)}
	if !cl.Consistent {
		cl.Rounding = within(sizes, bases, f)
		if off := q.Mul(num.Hundred).Sub(f.number).Abs(); cl.Rounding && between(parts) && off.Cmp(unitStep(f).Add(reach(f).High.Sub(f.number))) < 0 {
			cl.Consistent, cl.Rounding = true, false
			c.add(cl, parts...)
			return
		}
		cl.Note = fmt.Sprintf("应为%s%%", q.Percent(max(f.places, 1)))
	}
	c.add(cl, parts...)
}

// between reports that a change is that from one printed figure to another: both are
// rounded, so a last digit that is one off is no fault of the text's.
func between(parts []Found) bool {
	return len(parts) == 3 && parts[1].is != change && parts[2].is != change
}

// difference recomputes the size of a change where both years are printed.
func (c *claimer) difference(v view, i int) {
	f := &v.found[i]
	now, _, before := v.companions(i)
	if now < 0 || before < 0 || !exact(f) || !sameBase(f, &v.found[now]) || unitRoot(v.found[before].Unit) != unitRoot(f.Unit) {
		return
	}
	a, b := &v.found[now], &v.found[before]
	d := a.number.Sub(b.number).Abs()
	size := f.number
	if size.Sign() < 0 {
		size = size.Abs()
	}
	same := d.Sub(size).Abs().Cmp(tail(f)) <= 0
	cl := Claim{Rule: RuleDifference, Claim: named(f),
		Recomputed: fmt.Sprintf("%s-%s = %s", a.Value, b.Value, inUnit(a.number.Sub(b.number), f)), Consistent: same}
	switch up := a.number.Cmp(b.number); {
	case !same:
		cl.Rounding = spread(a, b).Meets(reach(f))
	case up > 0 && falls(f.label), up < 0 && upWords.before(trimChange(f.label)) != "":
		cl.Consistent, cl.Note = false, "增减方向与两年的数不符"
	}
	if !same && !cl.Rounding && i+1 < len(v.found) && v.found[i+1].is == growth && v.found[i+1].Percent() {
		cl.Note = v.oddNote(now, i, before, i+1)
	}
	c.add(cl, *f, *a, *b)
}

// changeSum compares the change of a total with those of its parts, each with
// its sign. Parts that are zero may leave theirs out.
func (c *claimer) changeSum(v view, t total) {
	own := v.changeOf(t.owner)
	if t.matched < 1 || own < 0 {
		return
	}
	figures := []Found{v.found[own]}
	var sum num.Ratio
	var words []string
	for _, p := range t.parts[:t.matched] {
		k := v.changeOf(p)
		if k < 0 {
			if v.found[p].number.Sign() != 0 {
				return
			}
			continue
		}
		sum = sum.Add(v.signed(k))
		words = append(words, v.signed(k).String())
		figures = append(figures, v.found[k])
	}
	if len(words) < 2 && t.matched > 1 || len(words) == 0 {
		return
	}
	o := &v.found[own]
	off := sum.Sub(v.signed(own)).Abs()
	for i := range words {
		words[i] = strings.TrimSuffix(inUnit(v.signedOf(&figures[i+1]), &figures[i+1]), figures[i+1].Unit)
	}
	c.add(Claim{Rule: RuleSum, Claim: "增减额分项之和=" + o.Value + o.Unit, Recomputed: strings.Join(words, "+") + " = " + inUnit(sum, o),
		Consistent: off.Cmp(tail(o)) <= 0,
		Rounding:   off.Cmp(tail(o)) > 0 && off.Cmp(roundingOf(figures)) <= 0}, figures...)
}

// changeOf finds the change against last year that is printed of a level; -1
// where there is none, or one against a budget.
func (v view) changeOf(i int) int {
	found := -1
	for k := i + 1; k < len(v.found); k++ {
		x := &v.found[k]
		if x.is == change && x.base == i && !hasAny(x.label, "预算", "计划", "目标") {
			if found >= 0 {
				return -1
			}
			found = k
		}
	}
	return found
}

// signed is the size of a change with its direction.
func (v view) signed(k int) num.Ratio { return v.signedOf(&v.found[k]) }

func (v view) signedOf(x *Found) num.Ratio {
	if falls(x.label) {
		if x.number.Sign() < 0 {
			return x.number
		}
		return x.number.Neg()
	}
	return x.number
}
