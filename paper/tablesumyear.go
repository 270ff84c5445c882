package paper

import (
	"slices"
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// growthWords are of heads that compare the year of a row with the one before it.
var growthWords = []string{"比上年", "较上年", "同比", "增长", "增幅", "增速", "环比"}

// growths recomputes the change in percent of a table whose rows are years from the
// amounts of the row and of the year before.
func (b *sumBlock) growths() {
	if !slices.Contains(b.rates, true) {
		return
	}
	before := b.yearsBefore()
	if before == nil {
		return
	}
	for k := range b.cols {
		low := b.lowHead(k)
		if !b.rates[k] || !HasAny(low, growthWords...) || HasAny(low, "点", "占", "预算") {
			continue
		}
		var plain, named []int
		for j := range b.cols {
			if b.rates[j] {
				continue
			}
			plain = append(plain, j)
			if head := b.lowHead(j); head != "" && (strings.Contains(low, head) || strings.Contains(low, "支出") && spentHead(head) || strings.Contains(low, "收入") && strings.Contains(head, "收入")) {
				named = append(named, j)
			}
		}
		switch {
		case len(named) == 1:
			b.growth(k, named[0], before, 0)
		case len(named) == 0 && len(plain) == 1:
			b.growth(k, plain[0], before, 0)
		default:
			for _, j := range plain {
				if b.growth(k, j, before, 1) {
					break
				}
			}
		}
	}
}

// yearsBefore is, by row, the row of the year before; -1 for none. It is nil for a block
// whose rows are no years, each once.
func (b *sumBlock) yearsBefore() []int {
	years := make([]int, len(b.rows))
	some := false
	for i := range b.rows {
		switch name := b.rows[i].name; {
		case extract.YearAlone(name):
			years[i] = YearIn(name)
		case extract.YearNumber(name):
			years[i] = YearIn(name + "年")
		}
	}
	out := make([]int, len(b.rows))
	for i, y := range years {
		out[i] = -1
		if y == 0 {
			continue
		}
		if slices.Index(years, y) != i {
			return nil
		}
		out[i] = slices.Index(years, y-1)
		some = some || out[i] >= 0
	}
	if !some {
		return nil
	}
	return out
}

// growth reports the rows whose change does not follow from a column, where so many fit
// at least and no fewer than do not; false where it is not so.
func (b *sumBlock) growth(k, j int, before []int, least int) bool {
	fits := 0
	var off []int
	for i, p := range before {
		c := b.rows[i].cells[k]
		if p < 0 || !c.Set || !b.rows[i].cells[j].Set || !b.rows[p].cells[j].Set || b.rows[p].cells[j].Value().Sign() <= 0 {
			continue
		}
		if b.growthFits(c, b.rows[i].cells[j], b.rows[p].cells[j]) {
			fits++
		} else {
			off = append(off, i)
		}
	}
	if fits < least || fits < len(off) && fits+len(off) > 1 {
		return false
	}
	b.out.Judged += fits + len(off)
	for _, i := range off {
		now, was := b.rows[i].cells[j], b.rows[before[i]].cells[j]
		want, _ := num.Quo(now.Value().Sub(was.Value()), was.Value())
		b.out.Off = append(b.out.Off, TableSum{Name: b.title(i, k), Total: b.rows[i].cells[k], Parts: []Amount{now, was}, Want: want, Share: true, Growth: true, Sure: fits > 0})
	}
	return fits > 0
}

// growthFits reports a change in percent, or in parts of one, that two amounts come to as
// they are rounded; a change may be said without its sign.
func (b *sumBlock) growthFits(c, now, was Amount) bool {
	n, w := now.Rounded(), was.Rounded()
	low, ok1 := num.Quo(n.Low.Sub(w.High), w.High)
	high, ok2 := num.Quo(n.High.Sub(w.Low), w.Low)
	if !ok1 || !ok2 {
		return true
	}
	if low.Cmp(high) > 0 {
		low, high = high, low
	}
	turned := c.Shown.Neg()
	return InPercent(low, high, c.Shown) || InPercent(low, high, turned) ||
		c.Unit() != "%" && (inRatio(low, high, c.Shown) || inRatio(low, high, turned))
}
