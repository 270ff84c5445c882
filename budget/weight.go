package budget

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/num"
	"jiheng/regs"
)

// A WeightGap is a class whose indicators' weights, as they are typed, do not
// add up to what the pack asks of it (分值合计不符).
type WeightGap struct {
	Group      regs.Group
	Asked      num.Decimal  // what the pack's own items leave of the class
	Sum        num.Decimal  // of the weights as they are typed
	Indicators []*Indicator // of the class, in order; none where the dossier has none
}

// weighed is what the weights of a dossier are under a pack.
type weighed struct {
	weights []num.Decimal // one an indicator; 0 for those without a class
	orphans []*Indicator  // whose class the pack lacks, or leaves no points
	gaps    []WeightGap   // classes that do not add up
	sum     num.Decimal   // of all classes, as the weights are typed
	asked   num.Decimal   // by the pack of all classes
}

// weigh gives every indicator its weight as it is typed, and finds the classes
// that do not add up. Nothing is scaled.
func weigh(p *regs.Pack, inds []*Indicator) weighed {
	w := weighed{weights: make([]num.Decimal, len(inds))}
	members := w.place(p, inds)
	for _, g := range p.Groups {
		if slices.Contains(g.Classes, regs.ExecutionClass) {
			continue // the line itself takes what the items leave
		}
		gap := WeightGap{Group: g, Asked: p.Room(g)}
		for _, i := range members[g.Name] {
			w.weights[i] = inds[i].Weight
			gap.Sum = gap.Sum.Add(inds[i].Weight)
			gap.Indicators = append(gap.Indicators, inds[i])
		}
		w.sum, w.asked = w.sum.Add(gap.Sum), w.asked.Add(gap.Asked)
		if gap.Sum.Cmp(gap.Asked) != 0 {
			w.gaps = append(w.gaps, gap)
		}
	}
	return w
}

// place puts indicators into the pack's classes, by index; those without one
// are orphans.
func (w *weighed) place(p *regs.Pack, inds []*Indicator) map[string][]int {
	members := map[string][]int{}
	for i, ind := range inds {
		g, ok := p.GroupOf(ind.Level1, ind.Level2)
		if !ok || p.Room(g).Sign() == 0 {
			w.orphans = append(w.orphans, ind)
			continue
		}
		members[g.Name] = append(members[g.Name], i)
	}
	return members
}

// refuse returns the mistakes in classes and weights as one error: an indicator
// whose class is all but one of the pack's, and, in a dossier that is settled,
// every other indicator without a class and every class that does not add up.
func (w weighed) refuse(p *regs.Pack, in []*Indicator, settled bool) error {
	var faults fault.List
	misnamed := false
	for _, ind := range w.orphans {
		near := nearClass(p, ind.Level1)
		if near == "" && !settled {
			continue
		}
		misnamed = true
		if near != "" {
			faults.Add(fault.Bad(ind.Place, "class", "指标“%s %s”的“一级”写的是“%s”，应是“%s”", ind.Code, ind.Name, ind.Level1, near))
			continue
		}
		faults.Add(fault.Bad(ind.Place, "class", "指标“%s %s”的类“%s”不在规则包%s里；规则包有：%s。请改“一级”，或换规则包", ind.Code, ind.Name,
			ind.Level1, p.ID, strings.Join(classNames(p), "、")))
	}
	if !settled || misnamed { // a misnamed indicator is missing in its class: one cause, one message
		return faults.Err()
	}
	for _, g := range w.gaps {
		faults.Add(g.fault(p, in[0].WeightPlace.File))
	}
	return faults.Err()
}

// fault returns the gap as an error at the first weight of the class, or at the
// file of the indicators where the class has none.
func (g WeightGap) fault(p *regs.Pack, file string) *fault.Error {
	name := "“" + g.Group.Name + "”类"
	if classes := strings.Join(g.Group.Classes, "、"); classes != g.Group.Name && classes != "*" {
		name += "（含" + classes + "）"
	}
	if len(g.Indicators) == 0 {
		return fault.Bad(fault.Place{File: file}, "weight-sum", "%s没有指标，规则包%s要%s分；请补上这一类的指标，或换规则包", name, p.ID, g.Asked)
	}
	off, more := g.Asked.Sub(g.Sum), "少"
	if off.Sign() < 0 {
		off, more = off.Neg(), "多"
	}
	return fault.Bad(g.Indicators[0].WeightPlace, "weight-sum", "%s的分值合计%s，规则包%s要%s，%s%s：%s。分值照写的算，不折算；请改分值，或换规则包",
		name, g.Sum, p.ID, g.Asked, more, off, g.members())
}

// members lists the indicators of a class with weight and line.
func (g WeightGap) members() string {
	const most = 12
	var parts []string
	for i, ind := range g.Indicators {
		if i == most {
			parts = append(parts, fmt.Sprintf("……共%d项", len(g.Indicators)))
			break
		}
		line := ""
		if ind.WeightPlace.Line > 0 {
			line = fmt.Sprintf("（第%d行）", ind.WeightPlace.Line)
		}
		parts = append(parts, ind.Code+" "+ind.Weight.String()+line)
	}
	return strings.Join(parts, "、")
}

// gapWords says what the weights add up to and what the pack asks, in all and
// by class: 〔分值合计85，应为90：产出指标45，应为50〕.
func (w weighed) gapWords() string {
	if len(w.gaps) == 0 {
		return ""
	}
	parts := make([]string, len(w.gaps))
	for i, g := range w.gaps {
		parts[i] = fmt.Sprintf("%s%s，应为%s", g.Group.Name, g.Sum, g.Asked)
	}
	return fmt.Sprintf("〔分值合计%s，应为%s：%s〕", w.sum, w.asked, strings.Join(parts, "；"))
}

// nearClass returns the class of the pack that a word is all but equal to: 产出
// for 产出指标, 产出指标类.
func nearClass(p *regs.Pack, word string) string {
	stem := func(s string) string {
		return strings.TrimSuffix(strings.TrimSuffix(strings.Join(strings.Fields(s), ""), "类"), "指标")
	}
	for _, c := range classNames(p) {
		if word != c && stem(word) != "" && stem(word) == stem(c) {
			return c
		}
	}
	return ""
}

// classNames lists the classes that indicators of the unit may have.
func classNames(p *regs.Pack) []string {
	var out []string
	for _, g := range p.Groups {
		for _, c := range g.Classes {
			if c != regs.ExecutionClass && c != "*" && p.Room(g).Sign() > 0 {
				out = append(out, c)
			}
		}
	}
	return out
}

func codes(inds []*Indicator) []string {
	out := make([]string, len(inds))
	for i, ind := range inds {
		out[i] = ind.Code
	}
	return out
}

// reweigh gives every indicator its weight under a pack that is not the
// dossier's own: the approved one where the class's approved weights add up to
// what the pack's own items leave of it, else scaled inside the class to whole
// hundredths, the largest remainders rounded up first (ties: the earlier
// indicator).
func reweigh(p *regs.Pack, inds []*Indicator) weighed {
	w := weigh(p, inds)
	gaps := w.gaps
	w.gaps = nil
	for _, gap := range gaps {
		if gap.Sum.Sign() == 0 {
			continue // nothing to scale: the class stays empty, and the total says so
		}
		var members []int
		for i, ind := range inds {
			if slices.Contains(gap.Indicators, ind) {
				members = append(members, i)
			}
		}
		scaleGroup(gap.Asked, gap.Sum, members, inds, w.weights)
	}
	return w
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
