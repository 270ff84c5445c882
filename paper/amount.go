package paper

import (
	"strings"

	"jiheng/document"
	"jiheng/num"
)

// An Amount is one figure of a MoneyRow. A cell that is blank or a dash is not
// set: blank is not zero.
type Amount struct {
	Line  *Line
	At    Range
	Text  string      // as printed, with its unit where that is beside it
	Shown num.Decimal // the number as printed
	Scale num.Ratio   // base units that one of shown is
	Set   bool

	Unknown bool // there is a value, and nobody knows it: a formula without result, a format that is not understood
	Plus    bool // of changes: written as an amount to be added
	Minus   bool // of changes: written as an amount to be taken off

	unit string // of a sentence's figure, its scale before it; empty where Text shows it
}

// Places returns the decimals that a reader sees: a workbook may hold more than
// it shows.
func (c Amount) Places() int {
	if c.Line == nil {
		return c.Shown.Scale()
	}
	return max(0, c.Shown.Scale()-c.Line.Beyond)
}

// Value returns the amount in base units.
func (c Amount) Value() num.Ratio { return c.Shown.Ratio().Mul(c.Scale) }

// Exact returns the values that the figure stands for if a whole number is meant
// to the last unit, rounded those if it was rounded.
func (c Amount) Exact() num.Interval {
	if c.Shown.Scale() == 0 {
		return num.Interval{Low: c.Value(), High: c.Value()}
	}
	return c.Rounded()
}

// Rounded returns the values, in base units, that the figure stands for if it was
// rounded to its last digit.
func (c Amount) Rounded() num.Interval { return c.Shown.Envelope().Scale(c.Scale) }

// In prints an amount of base units as the cell prints its own.
func (c Amount) In(v num.Ratio) string {
	q, ok := num.Quo(v, c.Scale)
	if !ok {
		return v.String()
	}
	unit := c.unit
	if unit == "" {
		unit = strings.TrimLeft(strings.TrimPrefix(c.Text, "-"), "0123456789.,，")
	}
	return LikeShown(q, c.Shown) + unit
}

// LikeShown prints a value with as many decimals as a figure beside it, more only
// where it has more.
func LikeShown(v num.Ratio, beside num.Decimal) string {
	if d := v.Round(beside.Scale(), num.HalfUp); d.Ratio().Cmp(v) == 0 {
		return d.String()
	}
	return Short(v)
}

// AmountLike prints an amount of base units as a figure of a sentence.
func AmountLike(t Figure, v num.Ratio) string {
	q, _ := num.Quo(v, num.Int(ScaleFactors[t.Scale]).Ratio())
	return LikeShown(q, t.Number) + t.Scale + t.Unit
}

// ScaleOf is how many yuan one of a unit is; 1 where the unit is unknown.
func ScaleOf(unit string) num.Ratio {
	scale, noun := strings.CutSuffix(unit, "元")
	if n, known := ScaleFactors[scale]; noun && known {
		return num.Int(n).Ratio()
	}
	return num.One
}

// AmountOf reads a cell of nothing but a number, its unit allowed behind it.
func AmountOf(l *Line, scale num.Ratio, unit string) Amount {
	c := Amount{Line: l, At: l.All(), Scale: scale, Unknown: l.Text == document.NotComputed || strings.HasSuffix(l.Text, document.FormatUnclear)}
	s := strings.TrimSpace(l.Text)
	for _, b := range [][2]string{{"(", ")"}, {"（", "）"}} { // of an amount, brackets are a minus
		if in, ok := strings.CutPrefix(s, b[0]); ok && strings.HasSuffix(in, b[1]) && strings.Trim(in[:len(in)-len(b[1])], "0123456789.,，") == "" {
			s = "-" + in[:len(in)-len(b[1])]
		}
	}
	if i := strings.IndexAny(s, "〔（("); i > 0 {
		s = strings.TrimSpace(s[:i]) // a mark or a note behind the number
	}
	for _, u := range []string{"百万元", "千万元", "万元", "亿元", "千元", "元", "分"} {
		if t := strings.TrimSuffix(s, u); t != s {
			s = t
			if u != "分" {
				c.Scale, unit = ScaleOf(u), u
			}
			break
		}
	}
	d, ok := DecimalOf(s)
	if !ok {
		return c
	}
	c.Shown, c.Set = d, true
	c.Text = d.String() + unit
	return c
}
