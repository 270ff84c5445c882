package extract

import (
	"fmt"
	"strings"

	"jiheng/num"
)

// growths recomputes changes: 比上年433万元减少2万元，下降0.46%.
func (c *claimer) growths(v view) {
	for i := range v.found {
		switch f := &v.found[i]; {
		case f.ofSum != nil && f.base >= 0 && (f.is == growth || f.is == change):
			c.ofSum(v, i)
		case f.is == growth:
			c.growth(v, i)
		case f.is == change:
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
	return v.perHead(i, now, by, before)
}

// growth recomputes a percentage of change. Where it is not that of the figure it was
// given to, but of another that it may speak of, it is taken to be of that one.
func (c *claimer) growth(v view, i int) {
	f := &v.found[i]
	now, by, before := v.companions(i)
	if now >= 0 && by < 0 && before < 0 && f.Percent() {
		now, before = v.yearAgo(c, i, now)
	}
	if now = v.notLeftOver(i, now); now < 0 || by < 0 && before < 0 || !f.Percent() || !exact(f) {
		return
	}
	if before >= 0 && by >= 0 && !ofYearAlone(&v.found[before], &v.found[now]) {
		now = v.moved(by, now, before, i)
		if which, _ := v.odd(now, by, before, i); which != noneOdd {
			return // told with the size of the change
		}
	}
	cl, parts, ok := v.growthOf(f, now, by, before)
	if !ok {
		return
	}
	if !cl.Consistent {
		for _, j := range v.otherLevels(i, now) {
			if other, with, ok := v.growthOf(f, j, by, before); ok && other.Consistent {
				cl, parts = other, with
				break
			}
		}
	}
	c.add(cl, parts...)
}

// growthOf recomputes growth f of level now, by the size of its change, the figure of the
// year before, or both; an index is -1 where there is none.
func (v view) growthOf(f *Found, now, by, before int) (cl Claim, parts []Found, ok bool) {
	level := &v.found[now]
	var size, base num.Interval
	var calc string
	parts = []Found{*f, *level}
	switch {
	case by >= 0 && !sameBase(&v.found[by], level), before >= 0 && unitRoot(v.found[before].Unit) != unitRoot(level.Unit):
		return cl, nil, false
	case level.is == prior && by < 0:
		return cl, nil, false
	case level.is == prior, by >= 0 && (prefix(level.label, "比", "较") != "" || againstPlan(level.label) || v.comparedWith(now)): // 比预算15万元减少3万元; or the year itself is printed elsewhere
		size, base = reach(&v.found[by]), reach(level)
		calc = fmt.Sprintf("%s/%s*100", saidBeside(&v.found[by], level), saidBeside(level, &v.found[by]))
		parts = append(parts, v.found[by])
	case before >= 0 && by >= 0:
		g, p := &v.found[by], &v.found[before]
		size, base = reach(g), reach(p)
		calc = fmt.Sprintf("%s/%s*100", saidBeside(g, p), saidBeside(p, g))
		parts = append(parts, *g, *p)
	case before >= 0:
		p := &v.found[before]
		size, base = spread(level, p), reach(p)
		calc = fmt.Sprintf("(%s-%s)/%s*100", saidBeside(level, p), saidBeside(p, level), saidBeside(p, level))
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
		by := strings.TrimPrefix(saidBeside(g, level), "-")
		if strings.HasPrefix(g.Value, "-") {
			sign = "+" // 较上年-35.2万元
		}
		calc = fmt.Sprintf("%s/(%s%s%s)*100", by, saidBeside(level, g), sign, by)
		parts = append(parts, *g)
	}
	if before >= 0 && by < 0 && level.is != prior {
		if up := level.number.Cmp(v.found[before].number); up > 0 && falls(f.label) || up < 0 && rises(f.label) {
			return Claim{Rule: RuleGrowth, Claim: named(f), Recomputed: fmt.Sprintf("%s-%s = %s", level.Value, v.found[before].Value,
				inUnit(level.number.Sub(v.found[before].number), level)), Note: "增减方向与两年的数不符"}, parts, true
		}
	}
	cl, parts, ok = percentOf(f, mid(size).Abs(), mid(base), size, base, calc, parts)
	if ok && !cl.Consistent && before < 0 && by >= 0 && level.is != prior && v.turned(f, level, by) {
		cl.Note = strings.TrimPrefix(cl.Note+"；按相反的增减方向算对得上，也核对是增加还是减少", "；")
	}
	return cl, parts, ok
}

// turned reports a percentage that is right where the change went the other way: 1.98万元，减少
// 0.33万元，下降20.00% is the change from 1.65, not from 2.31. Which is wrong, the word or the
// figures, is not known then.
func (v view) turned(f, level *Found, by int) bool {
	size := v.found[by].number.Abs()
	base := level.number.Add(size)
	if falls(v.found[by].label) {
		base = level.number.Sub(size)
	}
	if base.Sign() <= 0 {
		return false
	}
	q, ok := num.Quo(size, base)
	return ok && shown(q, f)
}

// saidBeside prints a figure, with its unit where that of the other is not the same.
func saidBeside(f, other *Found) string {
	if f.Unit == other.Unit {
		return f.Value
	}
	return f.Value + f.Unit
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

// percentOf is the claim that a percentage is size over base.
func percentOf(f *Found, size, base num.Ratio, sizes, bases num.Interval, calc string, parts []Found) (Claim, []Found, bool) {
	if base.Sign() == 0 && size.Sign() > 0 && f.number.Sign() > 0 {
		return Claim{Rule: RuleGrowth, Claim: named(f), Recomputed: strings.TrimSuffix(calc, "*100") + "，分母是0", Note: "上年数是0，没有增长率"}, parts, true
	}
	q, ok := num.Quo(size, base)
	if !ok || base.Sign() <= 0 {
		return Claim{}, nil, false
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
			return cl, parts, true
		}
		cl.Note = fmt.Sprintf("应为%s%%", q.Percent(max(f.places, 1)))
		if q.Cmp(num.Int(10).Ratio()) > 0 {
			cl.Note = "两个数的大小不相称，先核对单位是元还是万元"
		}
	}
	return cl, parts, true
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
	if now = v.notLeftOver(i, now); now < 0 || before < 0 || !exact(f) || !sameBase(f, &v.found[now]) || unitRoot(v.found[before].Unit) != unitRoot(f.Unit) {
		return
	}
	rate := -1
	if i+1 < len(v.found) && v.found[i+1].is == growth && v.found[i+1].Percent() {
		rate = i + 1
	}
	now = v.moved(i, now, before, rate)
	cl := v.differenceOf(f, now, before)
	if !cl.Consistent && ofYearAlone(&v.found[before], &v.found[now]) {
		return
	}
	if !cl.Consistent && !cl.Rounding && cl.Note == "" && rate >= 0 {
		cl.Note = v.oddNote(now, i, before, i+1)
	}
	c.add(cl, *f, v.found[now], v.found[before])
}

// moved returns the level that change by leads to from the one before: the one it was
// given to, or where that does not fit another that it may speak of and that does, by its
// size or by the percentage beside it; rate is -1 without one.
func (v view) moved(by, now, before, rate int) int {
	f := &v.found[by]
	if !sameBase(f, &v.found[now]) || unitRoot(v.found[before].Unit) != unitRoot(f.Unit) || v.differenceOf(f, now, before).Consistent {
		return now
	}
	for _, j := range v.otherLevels(by, now) {
		if v.differenceOf(f, j, before).Consistent {
			return j
		}
	}
	if rate < 0 {
		return now
	}
	if which, _ := v.odd(now, by, before, rate); which != noneOdd {
		return now
	}
	for _, j := range v.otherLevels(by, now) {
		if which, _ := v.odd(j, by, before, rate); which == oddBy {
			return j
		}
	}
	return now
}

// differenceOf recomputes the size of change f as that between two levels.
func (v view) differenceOf(f *Found, now, before int) Claim {
	a, b := &v.found[now], &v.found[before]
	d := a.number.Sub(b.number).Abs()
	same := d.Sub(f.number.Abs()).Abs().Cmp(tail(f)) <= 0
	cl := Claim{Rule: RuleDifference, Claim: named(f),
		Recomputed: fmt.Sprintf("%s-%s = %s", saidBeside(a, b), saidBeside(b, a), inUnit(a.number.Sub(b.number), f)), Consistent: same}
	switch up := a.number.Cmp(b.number); {
	case !same:
		cl.Rounding = spread(a, b).Meets(reach(f))
	case up > 0 && falls(f.label), up < 0 && rises(f.label):
		cl.Consistent, cl.Note = false, "增减方向与两年的数不符"
	}
	return cl
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
	c.add(Claim{Rule: RuleSum, Claim: "增减额分项之和=" + o.Value + o.Unit, Recomputed: joinedSum(words) + " = " + inUnit(sum, o),
		Consistent: off.Cmp(tail(o)) <= 0,
		Rounding:   off.Cmp(tail(o)) > 0 && off.Cmp(roundingOf(figures)) <= 0}, figures...)
}

// changeOf finds the change against last year that is printed of a level; -1
// where there is none, or one against a budget.
func (v view) changeOf(i int) int {
	found := -1
	for k := i + 1; k < len(v.found); k++ {
		x := &v.found[k]
		if x.is == change && x.base == i && x.ofSum == nil && !hasAny(x.label, "预算", "计划", "目标") {
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
