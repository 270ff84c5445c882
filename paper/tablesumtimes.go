package paper

import (
	"slices"

	"jiheng/extract"
	"jiheng/num"
)

// What the heads of a table define is told where a single row does not follow them: a
// number times its price, points that were taken off, what came up to a month, and the
// change against the row of the year before.

// Words of heads whose figures are multiplied: prices, numbers, and how often they count.
var (
	priceWords  = []string{"单价", "标准", "每人", "每户", "每亩", "每月", "人均", "户均"}
	numberWords = []string{"数", "量", "人次", "次", "面积", "台", "户", "期", "天", "学时", "课时", "长度", "里程"}
	timesWords  = []string{"月数", "次数", "天数", "期数", "年数", "班数", "场数"}
	productEnds = []string{"金额", "总价", "合价", "总额", "费用", "资金", "补贴", "补助", "支出", "发放额", "经费", "小计", "投资"}
)

// products recomputes amounts from a number and its price, and from how often it counts.
func (b *sumBlock) products() {
	price := -1
	for k := range b.cols {
		if (HasAny(b.lowHead(k), priceWords...) || isPrice(lastHead(b.heads[k]))) && !HasAny(b.lowHead(k), "率", "占", "%") {
			if price >= 0 {
				return // nobody knows which is meant
			}
			price = k
		}
	}
	if price < 0 {
		return
	}
	var numbers, times []int
	for k := range b.cols {
		switch low := b.lowHead(k); {
		case k == price || HasAny(low, productEnds...) || extract.HeadUnit(b.heads[k]) != "" || HasAny(low, "占", "率", "比"):
		case HasAny(low, timesWords...):
			times = append(times, k)
		case HasAny(low, numberWords...):
			numbers = append(numbers, k)
		}
	}
	for k := range b.cols {
		if k == price || b.rates[k] || !HasAny(b.lowHead(k), productEnds...) {
			continue
		}
		for _, n := range append(slices.Clone(numbers), times...) {
			if b.product(k, price, []int{n}, 2) {
				break
			}
			for _, t := range times {
				if t != n && b.product(k, price, []int{n, t}, 1) {
					break
				}
			}
		}
	}
}

// product reports the one row whose amount is not the price times the numbers, where so
// many rows fit at least; false where it is not so.
func (b *sumBlock) product(k, price int, numbers []int, least int) bool {
	fits, off, ok := b.oddRow(least, func(i int) (agrees, judged bool) {
		parts, ok := b.factors(i, k, price, numbers)
		return ok && timesFit(b.rows[i].cells[k], parts), ok
	})
	if !ok {
		return false
	}
	if b.out.Judged += fits; off >= 0 {
		b.out.Judged++
		parts, _ := b.factors(off, k, price, numbers)
		want := num.One
		for _, c := range parts {
			want = want.Mul(c.Value())
		}
		b.out.Off = append(b.out.Off, TableSum{Name: b.title(off, k), Total: b.rows[off].cells[k], Parts: parts, Want: want, Times: true, Sure: true})
	}
	return true
}

// oddRow counts the rows that fit, of those that can be judged, and finds the one that
// does not, -1 for none. False where fewer than so many fit, or two do not.
func (b *sumBlock) oddRow(least int, fit func(row int) (fits, judged bool)) (fits, off int, ok bool) {
	off = -1
	for i := range b.rows {
		switch good, judged := fit(i); {
		case !judged:
		case good:
			fits++
		case off >= 0:
			return 0, 0, false
		default:
			off = i
		}
	}
	return fits, off, fits >= least
}

// factors are the numbers and the price of a row; ok is false where one is missing.
func (b *sumBlock) factors(i, k, price int, numbers []int) (parts []Amount, ok bool) {
	r := &b.rows[i]
	if r.total || r.rated || !r.cells[k].Set {
		return nil, false
	}
	for _, j := range append(slices.Clone(numbers), price) {
		c := r.cells[j]
		if !c.Set || c.Line == nil || c.Shown.Sign() <= 0 {
			return nil, false
		}
		if c.Scale, c.Text = num.One, c.Shown.String(); j == price {
			c = c.Line.Amount()
		}
		parts = append(parts, c)
	}
	return parts, true
}

// timesFit reports that a product can be an amount as they are rounded.
func timesFit(total Amount, parts []Amount) bool {
	low, high := num.One, num.One
	for _, c := range parts {
		e := c.Exact()
		low, high = low.Mul(e.Low), high.Mul(e.High)
	}
	t := total.Rounded()
	return low.Cmp(t.High) <= 0 && high.Cmp(t.Low) >= 0
}

// upTo recomputes 累计 from the amounts of the rows up to it.
func (b *sumBlock) upTo() {
	for k := range b.cols {
		if low := b.lowHead(k); b.rates[k] || !HasAny(low, "累计") || HasAny(low, "率", "比") {
			continue
		}
		for j := range b.cols {
			if low := b.lowHead(j); j != k && !b.rates[j] && HasAny(low, "当月", "本月", "当季", "本季", "当期", "本期", "当日", "月度") {
				b.cumulated(k, j)
			}
		}
	}
}

// cumulated reports the one row that does not hold the sum of a column up to it.
func (b *sumBlock) cumulated(k, j int) {
	var parts, offParts []Amount
	fits, off := 0, -1
	for i := range b.rows {
		r := &b.rows[i]
		if r.total {
			break
		}
		if !r.cells[k].Set || !r.cells[j].Set {
			return
		}
		parts = append(parts, r.cells[j])
		switch {
		case makesUp(r.cells[k], parts):
			fits++
		case off >= 0 || i == 0:
			return
		default:
			off, offParts = i, slices.Clone(parts)
		}
	}
	if fits < 2 {
		return
	}
	if b.out.Judged += fits; off >= 0 {
		b.out.Judged++
		b.off(off, k, b.rows[off].cells[k], offParts, true)
	}
}

// yearChanges recomputes what changed against the row of the year before.
func (b *sumBlock) yearChanges() {
	before := b.yearsBefore()
	if before == nil {
		return
	}
	for k := range b.cols {
		if low := b.lowHead(k); b.rates[k] || !HasAny(low, "比上年", "较上年", "增减", "环比", "同比") || HasAny(low, "率", "幅", "比例", "预算") {
			continue
		}
		var levels []int
		for j := range b.cols {
			if j != k && !b.rates[j] && !HasAny(b.lowHead(j), changedWords...) && !HasAny(b.lowHead(j), "上年") {
				levels = append(levels, j)
			}
		}
		for _, j := range levels {
			if b.yearChange(k, j, before, min(2, len(levels))) {
				break
			}
		}
	}
}

// yearChange reports the one row whose change does not follow from a column, where so many
// fit at least.
func (b *sumBlock) yearChange(k, j int, before []int, least int) bool {
	parts := func(i int) []Amount {
		was := b.rows[before[i]].cells[j]
		was.Minus = true
		return []Amount{b.rows[i].cells[j], was}
	}
	fits, off, ok := b.oddRow(least, func(i int) (agree, judged bool) {
		p := before[i]
		if p < 0 || !b.rows[i].cells[k].Set || !b.rows[i].cells[j].Set || !b.rows[p].cells[j].Set {
			return false, false
		}
		return agrees(b.rows[i].cells[k], parts(i), formula{minus: []bool{false, true}}), true
	})
	if !ok {
		return false
	}
	if b.out.Judged += fits; off >= 0 {
		b.out.Judged++
		b.off(off, k, b.rows[off].cells[k], parts(off), true)
	}
	return true
}
