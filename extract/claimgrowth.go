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
	return
}

// growth recomputes a percentage of change.
func (c *claimer) growth(v view, i int) {
	f := &v.found[i]
	now, by, before := v.companions(i)
	if now < 0 || by < 0 && before < 0 || !f.Percent() || !exact(f) {
		return
	}
	level := &v.found[now]
	var size, base num.Interval
	var calc string
	parts := []Found{*f, *level}
	switch {
	case by >= 0 && !sameBase(&v.found[by], level), before >= 0 && unitRoot(v.found[before].Unit) != unitRoot(level.Unit):
		return
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
		calc = fmt.Sprintf("%s/(%s%s%s)*100", g.Value, level.Value, sign, g.Value)
		parts = append(parts, *g)
	}
	c.percentOf(f, mid(size).Abs(), mid(base), size, base, calc, parts)
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

func trimChange(label string) string { return strings.TrimRight(label, "了约为额到达率共计") }

var (
	downWords = lists["change_down"]
	upWords   = lists["change_up"]
)

// percentOf adds the claim that a percentage is size over base.
func (c *claimer) percentOf(f *Found, size, base num.Ratio, sizes, bases num.Interval, calc string, parts []Found) {
	q, ok := num.Quo(size, base)
	if !ok || base.Sign() <= 0 {
		return
	}
	cl := Claim{Rule: RuleGrowth, Claim: named(f), Recomputed: fmt.Sprintf("%s = %s%%", calc, q.Percent(4)), Consistent: shown(q, f)}
	if !cl.Consistent {
		cl.Rounding = within(sizes, bases, f)
		cl.Note = fmt.Sprintf("应为%s%%", q.Percent(max(f.places, 1)))
	}
	c.add(cl, parts...)
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
	same := d.Sub(f.number).Abs().Cmp(tail(f)) <= 0
	cl := Claim{Rule: RuleDifference, Claim: named(f), Recomputed: fmt.Sprintf("%s-%s = %s", a.Value, b.Value, inUnit(a.number.Sub(b.number), f)), Consistent: same}
	switch up := a.number.Cmp(b.number); {
	case !same:
		cl.Rounding = spread(a, b).Meets(reach(f))
	case up > 0 && falls(f.label), up < 0 && upWords.before(trimChange(f.label)) != "":
		cl.Consistent, cl.Note = false, "增减方向与两年的数不符"
	}
	c.add(cl, *f, *a, *b)
}
