package plain

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/num"
)

// A Figure is a number as a person has written it, in a unit (数).
type Figure struct {
	Value  num.Ratio // of Unit, exact
	Unit   num.Unit
	Places int  // decimals it was written with
	Fixed  bool // Places holds: it was written as a decimal of this unit
}

// ReadFigure reads a number as people write it where unit is known; the zero unit
// stands for none. It takes signs, thousands separators, full-width characters, ￥
// before money, a unit behind that says the same or converts (3.5亿元 where 万元
// are asked), 万 and 亿 behind where the unit has no such multiple of its own, and
// percentages and fractions where the unit is % or none. What could mean two
// things is refused. The error is one Chinese clause that says what to write; it
// does not name the place.
func ReadFigure(text string, unit num.Unit) (Figure, error) {
	s := strings.TrimSpace(fold(text))
	if unit.Money() {
		s = strings.TrimSpace(strings.TrimLeft(s, "¥￥"))
	}
	s = whole(s)
	if d, err := num.ParseDecimal(s); err == nil {
		return Figure{d.Ratio(), unit, d.Scale(), true}, nil
	}
	if f, ok := shareOf(s, unit); ok {
		return f, nil
	}
	d, own, err := num.ParseQuantity(s)
	if err != nil || own.IsZero() {
		return Figure{}, notNumber(text, s)
	}
	if factor, ok := num.Multiple(own.String()); ok {
		return multiplied(d, own.String(), factor, unit)
	}
	return converted(s, d, own, unit)
}

// leading is a decimal without the zero before its point.
var leading = regexp.MustCompile(`^([+-]?)(\.[0-9])`)

// whole puts the zero before a decimal that begins with its point: .5 is 0.5.
func whole(s string) string { return leading.ReplaceAllString(s, "${1}0$2") }

// shareOf reads percentages and fractions; ok is false for other text, and where the
// unit is neither % nor none.
func shareOf(s string, unit num.Unit) (f Figure, ok bool) {
	if unit != num.Pct && !unit.IsZero() {
		r, err := num.ParseRatio(s)
		return Figure{Value: r, Unit: unit}, err == nil
	}
	if body, percent := strings.CutSuffix(s, "%"); percent {
		d, err := num.ParseDecimal(strings.TrimSpace(body))
		return Figure{d.Ratio(), num.Pct, d.Scale(), true}, err == nil
	}
	r, err := num.ParseRatio(s)
	if unit == num.Pct {
		r = r.Mul(num.Hundred)
	}
	return Figure{Value: r, Unit: unit}, err == nil
}

// multiplied reads 12万 where the unit is not itself a multiple.
func multiplied(d num.Decimal, word string, factor num.Ratio, unit num.Unit) (Figure, error) {
	if own, noun := unit.Split(); own != "" {
		return Figure{}, fmt.Errorf("“%s%s”看不出是%s%s%s还是%s%s%s；单位已经写明是%s，请换算成%s后只写数", d, word, d, word, noun, d, word, unit, unit, unit)
	}
	if unit == num.Pct {
		return Figure{}, fmt.Errorf("“%s%s”不是百分数；请写成 60%%", d, word)
	}
	return Figure{Value: d.Ratio().Mul(factor), Unit: unit}, nil
}

// converted reads a figure that carries a unit of its own.
func converted(s string, d num.Decimal, own, unit num.Unit) (Figure, error) {
	switch {
	case own.String() == unit.String():
		return Figure{d.Ratio(), unit, d.Scale(), true}, nil
	case unit.IsZero():
		return Figure{}, fmt.Errorf("不要带单位，请把“%s”改成“%s”", fault.Clip(s), d)
	case own.Dimension() == "" || own.Dimension() != unit.Dimension():
		return Figure{}, fmt.Errorf("“%s”的单位是“%s”，这里的单位是“%s”，换算不了；请核对", fault.Clip(s), own, unit)
	}
	v, err := num.Of(d, own).In(unit)
	if err != nil {
		return Figure{}, err
	}
	return Figure{Value: v, Unit: unit}, nil
}

// science is a number with an exponent, as Excel shows long ones.
var science = regexp.MustCompile(`^[+-]?[0-9.]+[eE][+-]?[0-9]+$`)

// grouped is a number whose commas do not stand before every third digit.
var grouped = regexp.MustCompile(`^[+-]?[0-9][0-9,]*,[0-9,]*(\.[0-9]+)?$`)

// notNumber says why a text is no number; s is the text folded and trimmed.
func notNumber(text, s string) error {
	const allowed = "只能填数字，如 1234.50"
	switch {
	case science.MatchString(s):
		return fmt.Errorf("不能用科学计数法“%s”，请写出全部数字", fault.Clip(s))
	case slices.Contains([]string{"-", "--", "—", "——", "/", "无", "nan", "n/a"}, strings.ToLower(s)):
		return fmt.Errorf("没有数时请留空，不要写“%s”；%s", fault.Clip(s), allowed)
	case grouped.MatchString(s):
		return fmt.Errorf("不是数字：“%s”，逗号应每三位一个；请写成“%s”", fault.Clip(s), strings.ReplaceAll(s, ",", ""))
	}
	return errors.New("不是数字：“" + fault.Clip(strings.TrimSpace(text)) + "”；" + allowed)
}

// Figure returns the number under a key, in a unit: ReadFigure says how it may be
// written. Where the unit is zero and the number carries one, that is its unit. ok
// is as for Decimal.
func (n Node) Figure(key string, unit num.Unit) (f Figure, ok bool) {
	child, s, ok := n.value(key)
	if !ok {
		return Figure{}, false
	}
	if unit.IsZero() {
		if d, own, err := num.ParseQuantity(s); err == nil && !own.IsZero() && own != num.Pct {
			if _, bare := num.Multiple(own.String()); !bare {
				return Figure{d.Ratio(), own, d.Scale(), true}, true
			}
		}
	}
	f, err := ReadFigure(s, unit)
	if err != nil {
		child.badFigure(err)
	}
	return f, err == nil
}

func (n Node) badFigure(err error) {
	sep := ""
	if strings.HasPrefix(err.Error(), "“") {
		sep = "："
	}
	n.Bad("yaml-number", "%s%s%s", n.name(), sep, err)
}

// DecimalOf returns the number under a key as a decimal of a unit: Decimal, where
// the unit may stand behind it. ok is as for Decimal.
func (n Node) DecimalOf(key string, unit num.Unit) (d num.Decimal, ok bool) {
	child, s, ok := n.value(key)
	if !ok {
		return num.Decimal{}, false
	}
	d, err := ReadDecimal(s, unit)
	if err != nil {
		child.badFigure(err)
	}
	return d, err == nil
}

// ReadDecimal is ReadFigure for a decimal, with the decimals that it was written
// with, or that its conversion needs. A fraction is refused.
func ReadDecimal(text string, unit num.Unit) (num.Decimal, error) {
	f, err := ReadFigure(text, unit)
	switch {
	case err != nil:
		return num.Decimal{}, err
	case f.Unit != unit:
		return num.Decimal{}, fmt.Errorf("不要带单位，请把“%s”改成“%s”", fault.Clip(strings.TrimSpace(text)), f.Value)
	case f.Fixed:
		return f.Value.Round(f.Places, num.Down), nil
	case strings.Contains(text, "/") || strings.Contains(text, "／"):
		return num.Decimal{}, notNumber(text, strings.TrimSpace(fold(text)))
	}
	d, ok := f.Value.Exact()
	if !ok {
		return num.Decimal{}, notNumber(text, strings.TrimSpace(fold(text)))
	}
	return d, nil
}
