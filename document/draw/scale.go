package draw

import (
	"strconv"

	"jiheng/num"
)

// An axis is a range of values with round steps; its ends are steps too.
type axis struct {
	low, high, step num.Ratio
}

// steps is about how many steps an axis has.
const steps = 5

var (
	ten  = num.Int(10).Ratio()
	half = num.MustDecimal("2.5").Ratio()
)

// axisOf returns the axis over values from low to high with steps of at most
// so many decimals.
func axisOf(low, high num.Ratio, places int) axis {
	if low.Cmp(high) == 0 {
		high = low.Add(num.One)
	}
	span, _ := num.Quo(high.Sub(low), num.Int(steps).Ratio())
	step := niceStep(span, places)
	a, _ := num.Quo(low, step)
	b, _ := num.Quo(high, step)
	return axis{a.Floor().Mul(step), b.Ceil().Mul(step), step}
}

// niceStep returns the smallest of 1, 2, 2.5, 5 times a power of ten that is
// not below least and has at most so many decimals.
func niceStep(least num.Ratio, places int) num.Ratio {
	unit := num.One
	for range places {
		unit, _ = num.Quo(unit, ten)
	}
	for first := true; ; first = false {
		for _, f := range []num.Ratio{num.One, num.Int(2).Ratio(), half, num.Int(5).Ratio()} {
			if first && f.Cmp(half) == 0 {
				continue // would need a decimal more
			}
			if s := unit.Mul(f); s.Cmp(least) >= 0 {
				return s
			}
		}
		unit = unit.Mul(ten)
	}
}

// ticks returns the steps from low to high.
func (a axis) ticks() []num.Ratio {
	var out []num.Ratio
	for v := a.low; v.Cmp(a.high) <= 0; v = v.Add(a.step) {
		out = append(out, v)
	}
	return out
}

// names returns the printed ticks, all with as many decimals as the step has.
func (a axis) names() []string {
	d, _ := a.step.Exact()
	var out []string
	for _, v := range a.ticks() {
		out = append(out, v.Round(d.Scale(), num.HalfUp).String())
	}
	return out
}

// at returns the place of a value where low stands at from and high at to, to
// the nearest µm.
func (a axis) at(v num.Ratio, from, to int) int {
	q, _ := num.Quo(v.Sub(a.low).Mul(num.Int(int64(to-from)).Ratio()), a.high.Sub(a.low))
	n, err := strconv.Atoi(q.Round(0, num.HalfUp).String())
	if err != nil {
		return from // beyond any paper: values outside the axis are not drawn
	}
	return from + n
}
