// Package num holds exact numbers and quantities: decimals, ratios, fen, units
// of measure, and comparison within the rounding that figures were printed
// with. Nothing here is a floating-point number.
package num

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"strings"

	"jiheng/fault"
)

// Limits of a number written by a person; longer ones are refused.
const (
	maxDigits = 60
	maxScale  = 20
)

// A Decimal is an exact decimal number (小数) that remembers how many decimals
// it was written with. The zero value is 0. Decimals are never changed.
type Decimal struct {
	r     *big.Rat // nil for a short number: n in the last place
	n     int64
	scale int
}

var errNumber = errors.New("not a decimal number")

// ParseDecimal reads a decimal as people write it: sign, digits, thousands
// separators in groups of three, decimals; full-width digits are read alike.
// Exponents, NaN and infinities are no decimals; more than 60 digits or 20
// decimals are refused.
func ParseDecimal(s string) (Decimal, error) {
	if d, ok := parseSmall(s); ok {
		return d, nil
	}
	t := strings.TrimSpace(halfWidth.Replace(s))
	body, neg := strings.CutPrefix(t, "-")
	if !neg {
		body = strings.TrimPrefix(t, "+")
	}
	whole, frac, dot := strings.Cut(body, ".")
	whole, ok := ungroup(whole)
	if !ok || whole == "" || (dot && frac == "") || !digits(whole) || !digits(frac) {
		return Decimal{}, fmt.Errorf("%w: %q", errNumber, fault.Clip(s))
	}
	if len(whole)+len(frac) > maxDigits || len(frac) > maxScale {
		return Decimal{}, fmt.Errorf("%w: too many digits in %q", errNumber, fault.Clip(s))
	}
	if len(whole)+len(frac) <= smallDigits {
		if d, ok := parseSmall(whole + "." + frac); ok && dot {
			return d.signed(neg), nil
		}
		if d, ok := parseSmall(whole); ok && !dot {
			return d.signed(neg), nil
		}
	}
	n, ok := new(big.Int).SetString(whole+frac, 10)
	if !ok {
		return Decimal{}, fmt.Errorf("%w: %q", errNumber, fault.Clip(s))
	}
	if neg {
		n.Neg(n)
	}
	return Decimal{r: new(big.Rat).SetFrac(n, pow10(len(frac))), scale: len(frac)}, nil
}

func (d Decimal) signed(neg bool) Decimal {
	if neg {
		d.n = -d.n
	}
	return d
}

// MustDecimal is ParseDecimal for literals of the program; it panics on others.
func MustDecimal(s string) Decimal {
	d, err := ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Int returns a whole number as a decimal.
func Int(n int64) Decimal {
	if d, ok := short(n, 0); ok {
		return d
	}
	return Decimal{r: new(big.Rat).SetInt64(n)}
}

// halfWidth folds full-width digits and signs, and the minus sign, to ASCII.
var halfWidth = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4",
	"５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "．", ".", "，", ",", "－", "-", "−", "-", "＋", "+", "　", " ")

// ungroup takes thousands separators out, and refuses groups of another size.
func ungroup(s string) (string, bool) {
	if !strings.Contains(s, ",") {
		return s, true
	}
	parts := strings.Split(s, ",")
	for i, p := range parts {
		if len(p) != 3 && (i > 0 || len(p) == 0 || len(p) > 3) {
			return "", false
		}
	}
	return strings.Join(parts, ""), true
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func pow10(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// Scale returns the number of decimals that d was written with.
func (d Decimal) Scale() int { return d.scale }

// String prints d with the decimals it was written with; the text reads back
// to an equal decimal of the same scale.
func (d Decimal) String() string {
	if d.r == nil {
		return d.smallString()
	}
	return d.r.FloatString(d.scale)
}

// Canonical writes d without zeros behind its decimals and zero without a sign:
// numbers that are equal have one text.
func (d Decimal) Canonical() string {
	s := d.String()
	if strings.Contains(s, ".") {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// Signed is String with a plus sign before what is greater than zero.
func (d Decimal) Signed() string {
	if d.Sign() > 0 {
		return "+" + d.String()
	}
	return d.String()
}

// Ratio returns d as an exact ratio.
func (d Decimal) Ratio() Ratio {
	switch {
	case d.r != nil:
		return ratioOf(d.r)
	case d.scale == 0 || d.n == 0:
		return Ratio{over: d.n, under: 1}
	}
	r, _ := fraction(d.n, tens[d.scale])
	return r
}

// Add returns d + e with the larger scale of the two.
func (d Decimal) Add(e Decimal) Decimal {
	scale := max(d.scale, e.scale)
	if a, b, ok := alike(d, e); ok {
		if sum, ok := short(a+b, scale); ok {
			return sum
		}
	}
	return Decimal{r: new(big.Rat).Add(d.rat(), e.rat()), scale: scale}
}

// Sub returns d - e with the larger scale of the two.
func (d Decimal) Sub(e Decimal) Decimal { return d.Add(e.Neg()) }

// Abs returns d without its sign, with the decimals of d.
func (d Decimal) Abs() Decimal {
	if d.Sign() < 0 {
		return d.Neg()
	}
	return d
}

// Neg returns -d.
func (d Decimal) Neg() Decimal {
	if d.r == nil {
		return Decimal{n: -d.n, scale: d.scale}
	}
	return Decimal{r: new(big.Rat).Neg(d.r), scale: d.scale}
}

// Cmp compares values: -1, 0 or 1. Scales do not matter: 1.50 equals 1.5.
func (d Decimal) Cmp(e Decimal) int {
	if a, b, ok := alike(d, e); ok {
		return cmp.Compare(a, b)
	}
	return d.rat().Cmp(e.rat())
}

// Sign returns -1, 0 or 1.
func (d Decimal) Sign() int {
	if d.r == nil {
		return cmp.Compare(d.n, 0)
	}
	return d.r.Sign()
}

// MarshalText writes the canonical text.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Decimal) UnmarshalText(b []byte) error {
	v, err := ParseDecimal(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// Sum adds decimals; the sum of none is 0.
func Sum(ds ...Decimal) Decimal {
	var s Decimal
	for _, d := range ds {
		s = s.Add(d)
	}
	return s
}
