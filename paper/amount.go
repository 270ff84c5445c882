package paper

import (
	"strings"

	"jiheng/extract"
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
		unit = c.Unit()
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

// AmountOf reads a cell of nothing but a number, its own unit and the mark of a note
// allowed behind it. What is there and is no figure that is sure is Unknown: words,
// two numbers, 约30.
func AmountOf(l *Line, scale num.Ratio, unit string) Amount {
	c := Amount{Line: l, At: l.All(), Scale: scale}
	fig, ok := extract.ReadCell(l.Text)
	if !ok {
		c.Unknown = !extract.NoFigure(l.Text)
		return c
	}
	switch {
	case fig.Approx != "", fig.HanScaled && unit != "" && unit != "元":
		c.Unknown = true
		return c
	case fig.Class == extract.Bare:
		if fig.Currency && unit == "" {
			unit = "元"
		}
	case fig.Unit == "元" || fig.Unit == "" && fig.Scale != "":
		unit = fig.Scale + "元"
		c.Scale = ScaleOf(unit)
	case fig.Unit == "%", fig.Unit == "分":
	default:
		c.Unknown = true
		return c
	}
	c.Shown, c.Set = fig.Number, true
	c.Text = fig.Number.String() + unit
	return c
}

// Unitless reports a number of which the paper does not say what it counts in.
func (c Amount) Unitless() bool {
	return c.Set && c.unit == "" && c.Scale.Cmp(num.One) == 0 && c.Text == c.Shown.String()
}

// Amount reads a cell of a table as AmountOf does, in the unit that its own heads and
// labels name, else in that of the table.
func (l *Line) Amount() Amount {
	unit := l.moneyUnit()
	if unit == "" && l.Table != nil {
		unit = l.Table.Unit
	}
	return AmountOf(l, ScaleOf(unit), unit)
}

// Yuan reports a cell that shows a sign of Chinese money.
func (l *Line) Yuan() bool {
	c, _ := l.cell()
	return c.Yuan || strings.ContainsAny(l.Text, "¥￥")
}

// Unit returns the unit of a cell's amount as Text shows it; empty where it has none.
func (c Amount) Unit() string {
	return strings.TrimLeft(strings.TrimPrefix(c.Text, "-"), "0123456789.,，")
}

// moneyUnit is the unit of amounts that heads and labels of a cell name.
func (l *Line) moneyUnit() string {
	c, _ := l.cell()
	return c.MoneyUnit()
}

// cell is the cell as package extract reads it; ok is false outside tables.
func (l *Line) cell() (c extract.Cell, ok bool) {
	if l.src == nil {
		return c, false
	}
	return l.src.CellAt(l.From)
}
