package fact

import (
	"strings"

	"jiheng/num"
)

// A Qualifier is a word printed with a figure that says how it is meant
// (限定语): 预计, 超, 近, 约, 余.
type Qualifier string

// Trailing reports whether the qualifier stands after the number: 48.8万余条.
func (q Qualifier) Trailing() bool { return q == "余" || q == "多" }

// A Display is how a figure is printed: in which unit, with how many decimals,
// rounded how.
type Display struct {
	Unit   num.Unit // zero for the value's own
	Places int      // decimals; -3 prints whole thousands
	Fixed  bool     // Places holds; otherwise as many decimals as the value has, at most 4
	Mode   num.Mode // HalfUp unless set; Down behind 超 and 余
	Words  bool     // a power of ten printed as a word: 千次
}

// Places returns a display with a fixed number of decimals in the own unit.
func Places(n int) Display { return Display{Places: n, Fixed: true} }

// A Printed is a figure as it stands on paper.
type Printed struct {
	Text   string      // 48.8万余条
	Number num.Decimal // 48.8
	Unit   num.Unit    // 万条
	Exact  bool        // nothing was rounded away
}

var hanPowers = map[string]string{"10": "十", "100": "百", "1000": "千", "10000": "万", "100000000": "亿"}

// Print returns the figure as it is printed, with qualifier and unit; a blank
// prints as a dash.
func (f Fact) Print() Printed {
	switch {
	case f.Value.IsBlank():
		return Printed{Text: "—"}
	case f.Value.IsDay():
		return Printed{Text: HanDay(f.Value.Day), Exact: true}
	case f.Value.IsWord():
		return Printed{Text: f.Value.Word, Exact: true}
	}
	p := f.printNumber()
	number := p.Number.String()
	if w, ok := hanPowers[number]; ok && f.Display.Words {
		number = w
	}
	multiple, noun := p.Unit.Split()
	if f.Qualifier.Trailing() {
		p.Text = number + multiple + string(f.Qualifier) + noun
	} else {
		p.Text = string(f.Qualifier) + number + multiple + noun
	}
	return p
}

// printNumber converts and rounds; it keeps the own unit where the display's
// does not fit, which a dossier refuses when it is read.
func (f Fact) printNumber() Printed {
	unit := f.Display.Unit
	if unit.IsZero() {
		unit = f.Value.Unit
	}
	v, err := num.Quantity{Value: f.Value.Number, Unit: f.Value.Unit}.In(unit)
	if err != nil {
		v, unit = f.Value.Number, f.Value.Unit
	}
	mode := f.Display.Mode
	if mode == "" {
		mode = num.HalfUp
	}
	d := shortest(v, mode)
	if f.Display.Fixed {
		d = v.Round(f.Display.Places, mode)
	}
	return Printed{Number: d, Unit: unit, Exact: d.Ratio().Cmp(v) == 0}
}

// shortest returns v with as few decimals as it needs, at most 4 (2 for what
// never ends).
func shortest(v num.Ratio, mode num.Mode) num.Decimal {
	if d, ok := v.Exact(); ok && d.Scale() <= 4 {
		return d
	}
	return v.Round(2, mode)
}

// HanDay prints 2024-10-08 as 2024年10月8日; other text stays as it is.
func HanDay(day string) string {
	if len(day) != 10 || day[4] != '-' || day[7] != '-' {
		return day
	}
	return day[:4] + "年" + strings.TrimPrefix(day[5:7], "0") + "月" + strings.TrimPrefix(day[8:], "0") + "日"
}
