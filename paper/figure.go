package paper

import (
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// A Figure is a measured number in a line, with its exact value in base
// units.
type Figure struct {
	extract.Token
	Value num.Ratio // Number times its scale
	Base  string    // unit without scale
}

// ScaleFactors are the multiples that units are counted in, by their words.
var ScaleFactors = map[string]int64{"": 1, "百": 100, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 1_000_000, "千万": 10_000_000,
	"亿": 100_000_000, "万亿": 1_000_000_000_000}

// FiguresOf returns the measured numbers of a stretch of text, offsets counting
// from its start; ranges, approximations in words and bare numbers are left out.
func FiguresOf(text string) []Figure { return measured(extract.Tokens(text)) }

// measured returns the measured numbers among tokens.
func measured(tokens []extract.Token) []Figure {
	var out []Figure
	for _, t := range tokens {
		f, ok := ScaleFactors[t.Scale]
		if t.Class != extract.Quantity || !ok {
			continue
		}
		out = append(out, Figure{t, t.Number.Ratio().Mul(num.Int(f).Ratio()), t.Unit})
	}
	return out
}

// Envelope returns the values that the figure may stand for, in base units:
// itself where it is whole, else half a unit of its last digit to either side.
func (t Figure) Envelope() num.Interval {
	if t.Number.Scale() == 0 {
		return num.Interval{Low: t.Value, High: t.Value}
	}
	return t.Rounded()
}

// Rounded returns the values that the figure may stand for if it was rounded to
// its last digit, whole or not.
func (t Figure) Rounded() num.Interval {
	return t.Number.Envelope().Scale(num.Int(ScaleFactors[t.Scale]).Ratio())
}

// WordsBefore returns the words directly before a token, back to the last mark.
func WordsBefore(text string, start int) string {
	s := text[:start]
	if i := strings.LastIndexAny(s, "，。；：、（）“”"); i >= 0 {
		s = s[Next(s, i):]
	}
	return s
}

// Short prints a value with at most two decimals.
func Short(r num.Ratio) string {
	if d, ok := r.Exact(); ok && d.Scale() <= 2 {
		return d.String()
	}
	return r.Round(2, num.HalfUp).String()
}

// In returns the value in units of a scale, printed.
func (t Figure) In(value num.Ratio) string {
	q, _ := num.Quo(value, num.Int(ScaleFactors[t.Scale]).Ratio())
	return Short(q) + t.Scale + t.Unit
}
