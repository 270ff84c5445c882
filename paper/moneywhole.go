package paper

import (
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// whole files the amounts that a rate is of where they were spent in parts: 上半年支出120万元，
// 下半年支出165万元，全年执行率95%. It reports whether the rate is then to be filed as any other;
// false where nobody can tell what it is of.
func (y *sayer) whole(r *sayRow, nest extract.Nest, i int) bool {
	bases, open := nest.Wholes(i)
	if !open {
		return true
	}
	for _, b := range bases {
		if !b.Sure && !nest.Fits(b, i) {
			continue
		}
		spent, ok := y.sum(b.Spent)
		budget, also := y.sum(b.Budgets)
		if !ok || !also {
			break
		}
		if len(b.Budgets) > 1 {
			y.flush(r)
		}
		r.Cells[Outturn] = spent
		if len(b.Budgets) > 1 || !r.Cells[OriginalBudget].Set {
			r.Cells[RevisedBudget] = budget
		}
		return true
	}
	r.unclear = true
	y.flush(r)
	return false
}

// sum adds up amounts of one unit, printed as a sum in brackets; ok is false where one of
// them is not known to the digit.
func (y *sayer) sum(all []int) (c Amount, ok bool) {
	c = y.amounts[all[len(all)-1]]
	var words []string
	total := num.Int(0)
	for _, j := range all {
		x := y.amounts[j]
		if !x.Set || x.Scale.Cmp(c.Scale) != 0 {
			return c, false
		}
		words, total = append(words, x.Text), total.Add(x.Shown)
	}
	if len(all) > 1 {
		c.Shown, c.Text, c.unit = total, "（"+strings.Join(words, "+")+"）", c.Unit()
	}
	return c, true
}
