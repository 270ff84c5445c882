package extract

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/num"
)

// shares recomputes percentages of a whole: 基本支出2336.91万元，占79.49%.
func (c *claimer) shares(v view, totals []total) {
	last, whole := -2, -1 // the share before that fits, and what it is of
	for i := 0; i < len(v.found); i++ {
		f := &v.found[i]
		if !f.Percent() || f.is != share {
			continue
		}
		if n := v.sharesInRow(i); n > 1 {
			c.dealtShares(v, i, n, totals)
			i += n - 1
			continue
		}
		if f.base < 0 || !exact(f) {
			continue
		}
		part := v.shared(i, totals)
		if part < 0 {
			continue
		}
		wholes, sure := v.wholes(i, f.base, totals)
		if !sure && part == last+1 && whole >= 0 && slices.Contains(wholes, whole) {
			wholes, sure = []int{whole}, true // 占30%；其他0.84亿元，占11%: of what the one before is of
		}
		if w := c.share(v, f, &v.found[part], wholes, sure); w >= 0 {
			last, whole = i, w
		}
	}
	for _, t := range totals {
		c.shareSum(v, t)
	}
}

// sharesInRow is how many percentages 分别 deals out from figure i on: 分别占60%、40%.
func (v view) sharesInRow(i int) (n int) {
	if !strings.Contains(v.found[i].label, "分别") {
		return 0
	}
	for n = 1; i+n < len(v.found) && v.found[i+n].Percent() && inRow(v.between(v.found[i+n-1].End, v.found[i+n].Start)); n++ {
	}
	return n
}

// dealtShares recomputes the n percentages from figure i on, each of the amount that stands in
// its place among the n before them.
func (c *claimer) dealtShares(v view, i, n int, totals []total) {
	first := i - n
	if first < 0 {
		return
	}
	for j := first; j < i; j++ {
		if x, y := &v.found[j], &v.found[first]; x.is != level || unitRoot(x.Unit) != unitRoot(y.Unit) || x.scope != y.scope || v.apart(y, &v.found[i]) {
			return
		}
	}
	if wholes, _ := v.wholes(i, first, totals); len(wholes) == 0 || wholes[0] >= first {
		c.sharesOfSum(v, i, n)
		return
	}
	for k := range n {
		if f := &v.found[i+k]; exact(f) {
			wholes, sure := v.wholes(i, first+k, totals)
			wholes = slices.DeleteFunc(wholes, func(w int) bool { return w >= first })
			c.share(v, f, &v.found[first+k], wholes, sure && len(wholes) > 0)
		}
	}
}

// sharesOfSum recomputes n percentages from figure i on of what the amounts before them come to:
// where all but one are of that, so must the last be.
func (c *claimer) sharesOfSum(v view, i, n int) {
	var sum num.Ratio
	for j := i - n; j < i; j++ {
		sum = sum.Add(v.found[j].number)
	}
	off := -1
	for k := range n {
		q, ok := num.Quo(v.found[i-n+k].number, sum)
		if f := &v.found[i+k]; !ok || !exact(f) || !exact(&v.found[i-n+k]) {
			return
		} else if !shown(q, f) {
			if off >= 0 {
				return
			}
			off = k
		}
	}
	if off < 0 || n < 3 {
		return
	}
	part, f := &v.found[i-n+off], &v.found[i+off]
	q, _ := num.Quo(part.number, sum)
	c.add(Claim{Rule: RuleShare, Claim: named(part) + "，占" + f.Value + f.Unit, Recomputed: part.Value + "/" + strings.TrimSuffix(inUnit(sum, part), part.Unit) +
		"*100 = " + q.Percent(4).String() + "%", Note: "其他各项都是它们之和的占比"}, *f, *part)
}

// shared returns what a share is of a whole: the figure before it. Behind a list of
// parts, 占预算2100万元的95% may be of the last part or of what they make up: it is of
// which it fits, else of the whole that they do make up; -1 where that is open.
func (v view) shared(i int, totals []total) int {
	f := &v.found[i]
	part := f.base
	s := v.found[part].scope
	if f.lead != "的" || i-1 == part || s < 0 || v.scopes[s].bracket || v.scopes[s].owner < 0 || v.found[i-1].scope != s && v.scopes[s].end == 0 {
		return part
	}
	fits := func(j int) bool {
		q, ok := num.Quo(v.found[j].number, v.found[i-1].number)
		return ok && shown(q, f)
	}
	owner, members := v.scopes[s].owner, 0
	for j := owner + 1; j <= part; j++ {
		if v.found[j].scope == s && v.found[j].is == level {
			members++
		}
	}
	if members < 2 || fits(part) {
		return part
	}
	if fits(owner) {
		return owner
	}
	for _, t := range totals {
		if t.scope == s && t.matched > 1 {
			return t.owner
		}
	}
	return -1
}

// wholes lists the figures that a part can be a share of, the likeliest first;
// sure where the first is named or introduces the list of the part.
func (v view) wholes(i, of int, totals []total) (out []int, sure bool) {
	f, part := &v.found[i], &v.found[of]
	if f.lead == "的" && i > 0 && i-1 != of && strings.HasPrefix(v.found[i-1].label, "占") {
		return []int{i - 1}, true
	}
	if name := shareName(f.label); name != "" {
		out = v.namedWholes(i, of, name)
		return out, len(out) > 0
	}
	for s := part.scope; s >= 0; s = v.scopes[s].parent {
		for _, t := range totals {
			if t.scope == s {
				out = append(out, t.owner)
			}
		}
		if o := v.scopes[s].owner; o >= 0 && v.found[o].is == level {
			out = append(out, o)
		}
	}
	sure = len(out) > 0
	for j := of - 1; j >= 0; j-- {
		if x := &v.found[j]; x.is == level && x.number.Cmp(part.number) >= 0 {
			out = append(out, j)
		}
	}
	return out, sure
}

// namedWholes finds what a share names its whole by, the likeliest first: 基本支出 that was
// spent before what was planned, where one name stands for both: 基本支出预算500万元，实际支出480
// 万元，其中人员经费400万元，占基本支出的83.33%.
func (v view) namedWholes(i, of int, name string) []int {
	for j := i - 1; j >= 0; j-- {
		x := &v.found[j]
		if j == of || x.is != level || !namesWhole(x.label, name) {
			continue
		}
		if x.Kind == BudgetInitial || x.Kind == BudgetAdjusted && !strings.Contains(name, "预算") {
			for k := j + 1; k < i; k++ {
				y := &v.found[k]
				if k != of && y.is == level && (y.Kind == Outturn || y.Kind == Expenditure) && y.Money() && y.scope == x.scope && PartName(y.label) == "" {
					return []int{k, j}
				}
			}
		}
		return []int{j}
	}
	return nil
}

// namesWhole reports a label that names a whole, and no part of it: 基本支出决算, not 基本支出中人员经费.
func namesWhole(label, name string) bool {
	i := strings.LastIndex(label, name)
	return i >= 0 && PartName(label[i+len(name):]) == ""
}

// shareName returns what a label says the whole is: 本年支出合计 of 占本年支出合计的.
func shareName(label string) string {
	_, name, ok := strings.Cut(label, "占")
	if !ok {
		return ""
	}
	name = strings.TrimLeft(name, "到了比全部")
	name = strings.TrimRight(trimmed(name), "的比重例总数")
	return strings.Trim(name, "“”")
}

// share adds the claim that a part is so many percent of a whole; it returns the whole of which it is, or -1.
func (c *claimer) share(v view, f, part *Found, wholes []int, sure bool) int {
	cl := Claim{Rule: RuleShare, Claim: named(part) + "，占" + f.Value + f.Unit}
	first := -1
	for _, w := range wholes {
		x := &v.found[w]
		if unitRoot(x.Unit) != unitRoot(part.Unit) {
			continue
		}
		q, ok := num.Quo(part.number, x.number)
		if !ok || q.Cmp(num.One) > 0 && f.number.Cmp(num.Hundred) <= 0 {
			sure = false
			continue // what is smaller than the part is not its whole
		}
		calc := overHundred(part, x, q)
		if shown(q, f) {
			cl.Consistent, cl.Recomputed, cl.Note, cl.Rounding = true, calc, "合计是“"+x.Subject+"”", false
			c.add(cl, *f, *part, *x)
			return w
		}
		if first < 0 {
			first = w
			cl.Recomputed, cl.Rounding = calc, within(reach(part), reach(x), f)
			cl.Note = fmt.Sprintf("应为%s%%", q.Percent(max(f.places, 1)))
		}
	}
	if first >= 0 && (sure || v.only(first, part)) {
		c.add(cl, *f, *part, v.found[first])
	}
	return -1
}

// only reports that a whole is the one figure of its unit that is larger than a
// part counted in things.
func (v view) only(whole int, part *Found) bool {
	if part.Money() {
		return false
	}
	n := 0
	for j := range v.found {
		x := &v.found[j]
		if x.Start < part.Start && x.is == level && x.Unit == part.Unit && x.number.Cmp(part.number) > 0 {
			n++
		}
	}
	return n == 1 && v.found[whole].number.Cmp(part.number) > 0
}

// shareSum compares the shares of all parts of a whole with 100%.
func (c *claimer) shareSum(v view, t total) {
	if t.matched < 2 {
		return
	}
	var sum num.Ratio
	var words []string
	var figures []Found
	for _, p := range t.parts[:t.matched] {
		s := v.shareOf(p)
		if s < 0 {
			return
		}
		x := &v.found[s]
		sum = sum.Add(x.number)
		words = append(words, x.Value)
		figures = append(figures, *x)
	}
	off := sum.Sub(num.Hundred)
	n := num.Int(int64(len(figures))).Ratio()
	step := unitStep(&figures[0])
	same := off.Sign() <= 0 && off.Abs().Cmp(step.Mul(n)) <= 0 || off.Sign() > 0 && off.Cmp(step.Mul(n).Mul(num.MustDecimal("0.5").Ratio())) <= 0
	cl := Claim{Rule: RuleShares, Claim: v.found[t.owner].Subject + "占比之和=100%",
		Recomputed: joinedSum(words) + " = " + sum.String() + "%", Consistent: same}
	c.add(cl, figures...)
}

// shareOf finds the share that speaks of a part; -1 for none.
func (v view) shareOf(part int) int {
	for i := part + 1; i < len(v.found) && i < part+4; i++ {
		if x := &v.found[i]; x.is == share && x.base == part && shareName(x.label) == "" {
			return i
		}
	}
	return -1
}
