package paper

import (
	"strings"

	"jiheng/num"
)

// addUp adds figures, and takes off those that are marked so.
func addUp(parts []Amount) (sum num.Ratio) {
	for _, c := range parts {
		if c.Minus {
			sum = sum.Sub(c.Value())
		} else {
			sum = sum.Add(c.Value())
		}
	}
	return sum
}

// makesUp reports whether parts can make up a total: each rounded to its last digit
// where any of them has decimals, exact otherwise; with all of them, without the parts of
// parts, or without what hidden rows hold.
func makesUp(total Amount, parts []Amount) bool {
	if reaches(total, parts) {
		return true
	}
	signed := false
	var seen []Amount
	for _, c := range parts {
		signed = signed || c.Minus
		if c.Line == nil || !c.Line.Site(c.At).Place.Hidden {
			seen = append(seen, c)
		}
	}
	if len(seen) < len(parts) && reaches(total, seen) {
		return true
	}
	return !signed && (reaches(total, apartFromNested(parts, 2)) || reaches(total, apartFromNested(parts, 1)))
}

// mostPlaces is how many decimals a figure has at most that sums are told of.
const mostPlaces = 12

// halves are half of the last digit, by the number of decimals.
var halves = func() (out [mostPlaces + 1]num.Decimal) {
	for i := range out {
		out[i] = num.MustDecimal("0." + strings.Repeat("0", i) + "5")
	}
	return out
}()

// reaches reports whether the sum of parts can be a total.
func reaches(total Amount, parts []Amount) bool {
	sum, slack := num.Int(0), halves[min(total.Shown.Scale(), mostPlaces)]
	decimals := total.Shown.Scale() > 0
	for _, c := range parts {
		if c.Scale.Cmp(total.Scale) != 0 {
			return reachesScaled(total, parts)
		}
		decimals = decimals || c.Shown.Scale() > 0
		slack = slack.Add(halves[min(c.Shown.Scale(), mostPlaces)])
		if c.Minus {
			sum = sum.Sub(c.Shown)
		} else {
			sum = sum.Add(c.Shown)
		}
	}
	off := sum.Sub(total.Shown).Abs()
	return off.Sign() == 0 || decimals && off.Cmp(slack) <= 0
}

// reachesScaled is reaches for figures of several units.
func reachesScaled(total Amount, parts []Amount) bool {
	decimals := total.Shown.Scale() > 0
	for _, c := range parts {
		decimals = decimals || c.Shown.Scale() > 0
	}
	of := Amount.Exact
	if decimals {
		of = Amount.Rounded
	}
	var sum num.Interval
	for _, c := range parts {
		e := of(c)
		if c.Minus {
			e = num.Interval{Low: e.High.Neg(), High: e.Low.Neg()}
		}
		sum.Low, sum.High = sum.Low.Add(e.Low), sum.High.Add(e.High)
	}
	return sum.Meets(of(total))
}

// mostNested is how many figures are looked at for parts of parts.
const mostNested = 80

// apartFromNested leaves out a run of so many figures at least that makes up exactly the
// one before it.
func apartFromNested(parts []Amount, least int) []Amount {
	if len(parts) > mostNested {
		return parts
	}
	var out []Amount
	for i := 0; i < len(parts); i++ {
		whole := parts[i]
		out = append(out, whole)
		sum := num.Int(0)
		for j := i + 1; j < len(parts) && sum.Cmp(whole.Shown) < 0 && parts[j].Scale.Cmp(whole.Scale) == 0; j++ {
			if sum = sum.Add(parts[j].Shown); sum.Cmp(whole.Shown) == 0 && j >= i+least {
				i = j
				break
			}
		}
	}
	return out
}

// looseness is half of the last digit of every figure, added up, for amounts in whole
// 万元 and above; 0 for figures with decimals, which reaches allows for, and for 元.
func looseness(all []Amount) (slack num.Ratio) {
	for _, c := range all {
		if c.Shown.Scale() > 0 || c.Scale.Cmp(num.One) <= 0 {
			return num.Ratio{}
		}
		slack = slack.Add(c.Scale.Mul(ratioOf("0.5")))
	}
	return slack
}
