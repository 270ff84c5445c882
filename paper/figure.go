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
// from its start; ranges, approximations in words, bare numbers and what Han
// numerals count are left out, but not the money they amount to.
func FiguresOf(text string) []Figure { return measured(extract.Tokens(text)) }

// measured returns the measured numbers among tokens.
func measured(tokens []extract.Token) []Figure {
	var out []Figure
	for _, t := range tokens {
		if t.Class == extract.HanQuantity && t.Unit == "元" {
			t = inPrinted(t)
		}
		f, ok := ScaleFactors[t.Scale]
		if t.Class != extract.Quantity || !ok {
			continue
		}
		out = append(out, Figure{t, t.Number.Ratio().Mul(num.Int(f).Ratio()), t.Unit})
	}
	return out
}

// inPrinted gives an amount in Han numerals in the unit that stands behind them:
// 两亿三千万元 are 23000万元.
func inPrinted(t extract.Token) extract.Token {
	t.Class = extract.Quantity
	for _, scale := range []string{"亿", "万"} {
		if !strings.Contains(t.Text, scale+"元") {
			continue
		}
		q, _ := num.Quo(t.Number.Ratio(), num.Int(ScaleFactors[scale]).Ratio())
		if d, ok := q.Exact(); ok {
			t.Number, t.Scale = d, scale
		}
	}
	return t
}

// plain reports a figure that its digits or numerals begin: no sign, no word of
// approximation and no 达 stands in it.
func (t Figure) plain() bool {
	return StartsWithDigit(t.Text) || t.Number.Sign() >= 0 && (HasAny(t.Text, "分之", "成") || !strings.ContainsAny(t.Text, "0123456789")) &&
		strings.Contains("一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾", string(FirstRune(t.Text)))
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
	s := text[nearBefore(text, start):start]
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
