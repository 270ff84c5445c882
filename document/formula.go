package document

import "jiheng/num"

// A Formula says how the figure of a cell follows from those of other cells,
// which it calls by their names: the sum of Plus less the sum of Minus, divided
// by the sum of Over where it names any, times Times. A cell that prints a
// percentage prints a hundred times the result. The result is rounded half up
// to the decimals that the cell prints; cells without a figure add nothing.
//
// What a cell prints stands in its runs: a formula is for formats that can
// compute it again, and only where it gives what is printed.
type Formula struct {
	Plus, Minus, Over []string
	Times             num.Decimal // the zero value stands for 1
}

// SumOf is the formula of a total.
func SumOf(names ...string) *Formula { return &Formula{Plus: names} }

// ShareOf is the formula of a rate: one cell over another.
func ShareOf(part, whole string) *Formula {
	return &Formula{Plus: []string{part}, Over: []string{whole}}
}

// Result computes the formula, unrounded, from the figures of the cells that it
// names: value gives that of one, not ok where the cell prints none. ok is false
// where no cell of a sum has a figure, and where the divisor is zero.
func (f *Formula) Result(value func(name string) (num.Ratio, bool)) (r num.Ratio, ok bool) {
	sum := func(names []string) (total num.Ratio, any bool) {
		for _, n := range names {
			if v, ok := value(n); ok {
				total, any = total.Add(v), true
			}
		}
		return total, any
	}
	r, ok = sum(f.Plus)
	less, _ := sum(f.Minus)
	r = r.Sub(less)
	if len(f.Over) > 0 {
		over, any := sum(f.Over)
		quotient, divides := num.Quo(r, over)
		r, ok = quotient, ok && any && divides
	}
	return r.Mul(f.Factor().Ratio()), ok
}

// Factor returns Times, 1 where it is the zero value.
func (f *Formula) Factor() num.Decimal {
	if f.Times.Sign() == 0 {
		return num.Int(1)
	}
	return f.Times
}

// A Tone is the colour of a cell that shows a state, such as the lamp of a
// monitored line; its words say the same.
type Tone string

// The tones; the zero value is none.
const (
	Good  Tone = "good"  // 正常: green
	Watch Tone = "watch" // 提示: yellow
	Alarm Tone = "alarm" // 预警: red
)

// RGB returns the colour of a tone's words on white; black for none.
func (t Tone) RGB() (r, g, b uint8) {
	switch t {
	case Good:
		return 0x1E, 0x6B, 0x3A
	case Watch:
		return 0x8A, 0x50, 0x00
	case Alarm:
		return 0xB3, 0x26, 0x1E
	}
	return 0, 0, 0
}

// Tint returns the colour of the ground below a tone's words; white for none. What
// is in order has hardly any.
func (t Tone) Tint() (r, g, b uint8) {
	switch t {
	case Good:
		return 0xF1, 0xF8, 0xF3
	case Watch:
		return 0xFF, 0xF6, 0xE0
	case Alarm:
		return 0xFD, 0xEC, 0xEA
	}
	return 0xFF, 0xFF, 0xFF
}
