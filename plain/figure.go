package plain

import (
	"errors"
	"fmt"
	"regexp"
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
// things is refused: 5-10, 1/3 of a count. Brackets are the sign of accounts, (5)
// is -5, and so are △5, 负5 and the longer dashes. The error is one Chinese clause that begins with the text and says what to
// write; it does not name the place.
func ReadFigure(text string, unit num.Unit) (Figure, error) {
	s := strings.TrimSpace(fold(text))
	if unit.Money() {
		s = strings.TrimSpace(strings.TrimLeft(s, "¥￥"))
	}
	s = whole(negative(s))
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

// bracketed is a negative number as accounts write it.
var bracketed = regexp.MustCompile(`^\(([0-9.][0-9.,]*)\)(.*)$`)

// spelt is a negative number whose sign is another than -.
var spelt = regexp.MustCompile(`^(?:△|负|−|–|—)\s*([0-9.][0-9.,]*)`)

// negative writes brackets around a number as its sign, and other signs as -.
func negative(s string) string {
	return bracketed.ReplaceAllString(spelt.ReplaceAllString(s, "-${1}"), "-${1}${2}")
}

// leading is a decimal without the zero before its point.
var leading = regexp.MustCompile(`^([+-]?)(\.[0-9])`)

// whole puts the zero before a decimal that begins with its point: .5 is 0.5.
func whole(s string) string { return leading.ReplaceAllString(s, "${1}0$2") }

// shareOf reads percentages and fractions; ok is false for other text, and where the
// unit is neither % nor none.
func shareOf(s string, unit num.Unit) (f Figure, ok bool) {
	if unit != num.Pct && !unit.IsZero() {
		return Figure{}, false
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
		return Figure{}, fmt.Errorf("“%s%s”看不出是%s%s%s还是%s%s%s；单位已经写明是%s，换算成%s后只写数", d, word, d, word, noun, d, word, unit, unit, unit)
	}
	if unit == num.Pct {
		return Figure{}, fmt.Errorf("“%s%s”不是百分数；写成60%%", d, word)
	}
	return Figure{Value: d.Ratio().Mul(factor), Unit: unit}, nil
}

// converted reads a figure that carries a unit of its own.
func converted(s string, d num.Decimal, own, unit num.Unit) (Figure, error) {
	switch {
	case own.String() == unit.String():
		return Figure{d.Ratio(), unit, d.Scale(), true}, nil
	case unit.IsZero():
		return Figure{}, fmt.Errorf("“%s”带着单位，这里不要带；写成“%s”", fault.Clip(s), d)
	case own.Dimension() == "" || own.Dimension() != unit.Dimension():
		return Figure{}, fmt.Errorf("“%s”的单位是“%s”，这里的单位是“%s”，换算不了；按这里的单位填，或不写单位", fault.Clip(s), own, unit)
	}
	v, err := num.Of(d, own).In(unit)
	if err != nil {
		return Figure{}, err
	}
	return Figure{Value: v, Unit: unit}, nil
}

// ReadShare reads a share of the whole, exactly: 0.6, 3/5 and 60% are one. The error is
// as that of ReadFigure.
func ReadShare(text string) (num.Ratio, error) {
	f, err := ReadFigure(text, num.Unit{})
	if err != nil {
		return num.Ratio{}, errors.New(strings.Replace(err.Error(), OnlyNumber, "写成小数0.6、分数3/5或百分数60%", 1))
	}
	if f.Unit == num.Pct {
		f.Value, _ = num.Quo(f.Value, num.Hundred)
	}
	return f.Value, nil
}

// What a text is that is no number, in the order in which it is asked.
var notNumbers = []struct {
	is  *regexp.Regexp
	say string // behind the text
}{
	{regexp.MustCompile(`^[+-]?[0-9.]+[eE][+-]?[0-9]+$`), "是科学记数法；写出全部数字"},
	{regexp.MustCompile(`(?i)^(-+|—+|/|无|nan|n/a)$`), "不是数；没有发生的写0，还不知道的留空"},
	{regexp.MustCompile(`^[0-9.,]+[^0-9.,]*\s*[-~—–至]\s*[0-9.,]+[^0-9.,]*$`), "是两个数；写成一个数"},
	{regexp.MustCompile(`^[+-]?[0-9.,]+\s+[0-9.,]+$`), "中间有空格，看不出是一个数还是两个数；去掉空格，或只留一个数"},
	{regexp.MustCompile(`^[+-]?[0-9.]+/[0.]+$`), "是分数，分母是0，算不出；写成小数或整数"},
	{regexp.MustCompile(`^[+-]?[0-9.]+/[0-9.]+$`), "是分数；写成小数或整数"},
	{regexp.MustCompile(`^[+-]?[0-9.,]+%$`), "是百分数，这里不写百分数；" + OnlyNumber},
}

// nothings is what stands where no number does; the first of notNumbers says so.
var nothings = notNumbers[1]

// Nothing says of a text that stands for no number, 无, — or /, what to write in its place;
// it is empty for any other.
func Nothing(text string) string {
	s := strings.TrimSpace(fold(text))
	if !nothings.is.MatchString(s) {
		return ""
	}
	return "“" + fault.Clip(strings.TrimSpace(text)) + "”" + nothings.say
}

// endless is a number of more digits before its point than anything is counted by.
var endless = regexp.MustCompile(`(^|[^0-9.])0*[1-9][0-9]{15}`)

// Endless reports a text that holds a number of more than fifteen digits.
func Endless(text string) bool {
	return endless.MatchString(strings.ReplaceAll(strings.ReplaceAll(fold(text), ",", ""), " ", ""))
}

// OnlyNumber is the next step where a text is no number at all.
const OnlyNumber = "只填数字，如1234.50"

// grouped is a number whose commas do not stand before every third digit.
var grouped = regexp.MustCompile(`^[+-]?[0-9][0-9,]*,[0-9,]*(\.[0-9]+)?$`)

// tooLong is a number of more digits than are read.
var tooLong = regexp.MustCompile(`^[+-]?[0-9,]+(\.[0-9]+)?$`)

// notNumber says why a text is no number; s is the text folded and trimmed.
func notNumber(text, s string) error {
	is := "“" + fault.Clip(strings.TrimSpace(text)) + "”"
	for _, n := range notNumbers {
		if n.is.MatchString(s) {
			return errors.New(is + n.say)
		}
	}
	switch {
	case grouped.MatchString(s):
		return errors.New(is + "里的逗号不是每三位一个；写成“" + strings.ReplaceAll(s, ",", "") + "”")
	case tooLong.MatchString(s):
		return errors.New(is + "位数太多；请核对")
	}
	return errors.New(is + "不是数；" + OnlyNumber)
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
	f, err := ReadFigure(child.String(), unit)
	if err != nil {
		child.badFigure(err)
	}
	return f, err == nil
}

func (n Node) badFigure(err error) {
	n.Bad("yaml-number", "%s写的%s", n.name(), err)
}

// DecimalOf returns the number under a key as a decimal of a unit: Decimal, where
// the unit may stand behind it. ok is as for Decimal.
func (n Node) DecimalOf(key string, unit num.Unit) (d num.Decimal, ok bool) {
	child, _, ok := n.value(key)
	if !ok {
		return num.Decimal{}, false
	}
	d, err := ReadDecimal(child.String(), unit)
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
		return num.Decimal{}, fmt.Errorf("“%s”带着单位，这里不要带；写成“%s”", fault.Clip(strings.TrimSpace(text)), f.Value)
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
