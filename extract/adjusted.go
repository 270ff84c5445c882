package extract

import "strings"

// adjusted makes what a budget was adjusted to the adjusted one: 预算由100万元调增至150万元，又调减到
// 130万元. The first stays, and what stands between the first and the last was neither in the end.
func (f *finder) adjusted(x *Found) {
	n := len(f.out)
	if n == 0 || x.Kind != BudgetInitial && x.Kind != BudgetAdjusted || !x.Money() || !adjustedTo(x.label) || strings.ContainsAny(x.lead, "。") {
		return
	}
	p := &f.out[n-1]
	switch {
	case p.Kind == BudgetInitial:
	case p.Kind == BudgetAdjusted && adjustedTo(p.label):
		p.Kind = Indicator
	default:
		return
	}
	x.Kind = BudgetAdjusted
}

// adjustedTo reports a label that says to what a budget was changed.
func adjustedTo(label string) bool {
	w := fromTo(label)
	return w != "" && hasPrefixAny(w, "调", "上调", "下调", "压减", "增加", "减少", "削减")
}
