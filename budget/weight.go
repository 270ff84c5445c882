package budget

import (
	"slices"

	"jiheng/num"
	"jiheng/regs"
)

// fitWeights gives every indicator its weight under a pack: the approved one
// where the group's approved weights add up to what the pack's own items leave
// of it, else scaled inside the group to whole hundredths, the largest
// remainders rounded up first (ties: the earlier indicator). Indicators without
// a group get none.
func fitWeights(p *regs.Pack, inds []*Indicator) (weights []num.Decimal, scaled bool, orphans []string) {
	weights = make([]num.Decimal, len(inds))
	members := map[string][]int{}
	for i, ind := range inds {
		g, ok := p.GroupOf(ind.Level1, ind.Level2)
		if !ok || p.Room(g).Sign() == 0 {
			orphans = append(orphans, ind.Code)
			continue
		}
		members[g.Name] = append(members[g.Name], i)
	}
	for _, g := range p.Groups {
		var sum num.Decimal
		for _, i := range members[g.Name] {
			sum = sum.Add(inds[i].Weight)
		}
		room := p.Room(g)
		if sum.Cmp(room) == 0 || sum.Sign() == 0 {
			for _, i := range members[g.Name] {
				weights[i] = inds[i].Weight
			}
			continue
		}
		scaled = true
		scaleGroup(room, sum, members[g.Name], inds, weights)
	}
	return weights, scaled, orphans
}

// scaleGroup spreads total over the members in proportion to their weights.
func scaleGroup(total, sum num.Decimal, members []int, inds []*Indicator, weights []num.Decimal) {
	type part struct {
		at   int
		rest num.Ratio
	}
	cents := num.Int(100).Ratio()
	factor, _ := num.Quo(total.Ratio().Mul(cents), sum.Ratio())
	left := total.Ratio().Mul(cents)
	parts := make([]part, 0, len(members))
	for _, i := range members {
		exact := inds[i].Weight.Ratio().Mul(factor)
		whole := exact.Floor()
		weights[i], _ = centi(whole)
		left = left.Sub(whole)
		parts = append(parts, part{i, exact.Sub(whole)})
	}
	slices.SortStableFunc(parts, func(a, b part) int { return b.rest.Cmp(a.rest) })
	one := num.MustDecimal("0.01")
	for _, p := range parts {
		if left.Sign() <= 0 {
			return
		}
		weights[p.at] = weights[p.at].Add(one)
		left = left.Sub(num.One)
	}
}

// centi returns whole hundredths as a decimal.
func centi(n num.Ratio) (num.Decimal, bool) {
	q, ok := num.Quo(n, num.Hundred)
	return q.Round(2, num.HalfUp), ok
}
