package paper

import (
	"regexp"

	"jiheng/num"
)

// A price is of one thing, and adds up to nothing: 每公里造价, 单位成本, 元/吨.
var (
	priceOfOne = regexp.MustCompile(`每|(?:^|[^订清账名罚保帐菜传简工])单(?:位(?:成本|造价|价|费用|投资|投入|能耗|耗|产)|[人户台件套个次辆车公千亩吨米家床科班场间座栋份张平方里立幢处户头株])|[元吨度时亩米][/／]|强度`)
	// priceLike are words of heads that are of one thing, or of all of it.
	priceLike = []string{"造价", "价格", "成本", "定额"}
)

// isPrice reports a head of prices of one thing.
func isPrice(head string) bool {
	return HasAny(head, "每", "单", "/", "／", "强度") && priceOfOne.MatchString(head)
}

// meant reports a figure in a row of sums that is no sum: a mean of its column, or the
// quotient of two others of its row, as they are in the rows that it stands below.
func (b *sumBlock) meant(i, k int, rows []int) bool {
	total := b.rows[i].cells[k]
	parts, _ := b.parts(rows, k)
	if len(parts) < 2 {
		return false
	}
	low, high := parts[0].Shown, parts[0].Shown
	for _, c := range parts {
		if c.Shown.Cmp(low) < 0 {
			low = c.Shown
		}
		if c.Shown.Cmp(high) > 0 {
			high = c.Shown
		}
	}
	if total.Shown.Cmp(low) < 0 || total.Shown.Cmp(high) > 0 {
		return false
	}
	if HasAny(b.lowHead(k), priceLike...) || b.meanBy(i, k, rows, -1) {
		return true
	}
	for j := range b.cols {
		if j != k && (b.meanBy(i, k, rows, j) || b.quotientBy(i, k, rows, j)) {
			return true
		}
	}
	return false
}

// meanBy reports the mean of a column, weighed by another one; plain for -1.
func (b *sumBlock) meanBy(i, k int, rows []int, by int) bool {
	var sum, weights num.Ratio
	for _, r := range rows {
		c, w := b.rows[r].cells[k], num.One
		if !c.Set {
			continue
		}
		if by >= 0 {
			if !b.rows[r].cells[by].Set {
				return false
			}
			w = b.rows[r].cells[by].Shown.Ratio()
		}
		sum, weights = sum.Add(c.Shown.Ratio().Mul(w)), weights.Add(w)
	}
	q, ok := num.Quo(sum, weights)
	total := b.rows[i].cells[k].Shown
	return ok && q.Round(total.Scale(), num.HalfUp).Cmp(total) == 0
}

// quotientBy reports a column that is in every one of these rows the quotient of some other
// column and this one.
func (b *sumBlock) quotientBy(i, k int, rows []int, by int) bool {
	all := append([]int{i}, rows...)
	for j := range b.cols {
		if j == k || j == by {
			continue
		}
		for _, scale := range quotientScales {
			fits := 0
			for _, r := range all {
				cells := b.rows[r].cells
				c, x, y := cells[k], cells[j], cells[by]
				if !c.Set || !x.Set || !y.Set {
					continue
				}
				q, ok := num.Quo(x.Shown.Ratio().Mul(scale), y.Shown.Ratio())
				if !ok || q.Round(c.Shown.Scale(), num.HalfUp).Cmp(c.Shown) != 0 {
					fits = -1
					break
				}
				fits++
			}
			if fits > 1 && fits > len(all)/2 {
				return true
			}
		}
	}
	return false
}

// quotientScales are between the units of an amount and of its price: 万元 and 元.
var quotientScales = []num.Ratio{num.One, num.Int(10_000).Ratio(), ratioOf("0.0001")}
