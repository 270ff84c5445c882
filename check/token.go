package check

import (
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// A figureToken is a measured number in a line, with its exact value in base
// units.
type figureToken struct {
	extract.Token
	value num.Ratio // Number times its scale
	base  string    // unit without scale
}

var scaleFactors = map[string]int64{"": 1, "百": 100, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}

// figures returns the measured numbers of a stretch of text, offsets counting
// from its start; ranges, approximations in words and bare numbers are left out.
func figures(text string) []figureToken { return measured(extract.Tokens(text)) }

// measured returns the measured numbers among tokens.
func measured(tokens []extract.Token) []figureToken {
	var out []figureToken
	for _, t := range tokens {
		f, ok := scaleFactors[t.Scale]
		if t.Class != extract.Quantity || !ok {
			continue
		}
		out = append(out, figureToken{t, t.Number.Ratio().Mul(num.Int(f).Ratio()), t.Unit})
	}
	return out
}

// envelope returns the values that the figure may stand for, in base units:
// itself where it is whole, else half a unit of its last digit to either side.
func (t figureToken) envelope() num.Interval {
	if t.Number.Scale() == 0 {
		return num.Interval{Low: t.value, High: t.value}
	}
	return t.rounded()
}

// rounded returns the values that the figure may stand for if it was rounded to
// its last digit, whole or not.
func (t figureToken) rounded() num.Interval {
	return t.Number.Envelope().Scale(num.Int(scaleFactors[t.Scale]).Ratio())
}

// label returns the words directly before a token, back to the last mark.
func label(text string, start int) string {
	s := text[:start]
	if i := strings.LastIndexAny(s, "，。；：、（）“”"); i >= 0 {
		s = s[next(s, i):]
	}
	return s
}

// show prints a value with at most two decimals.
func show(r num.Ratio) string {
	if d, ok := r.Exact(); ok && d.Scale() <= 2 {
		return d.String()
	}
	return r.Round(2, num.HalfUp).String()
}

// in returns the value in units of a scale, printed.
func (t figureToken) in(value num.Ratio) string {
	q, _ := num.Quo(value, num.Int(scaleFactors[t.Scale]).Ratio())
	return show(q) + t.Scale + t.Unit
}
