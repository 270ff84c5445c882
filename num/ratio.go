package num

import (
	"math/big"
	"math/bits"
)

// A Ratio is an exact quotient (比率): points and rates are computed with it and
// rounded once, at the end. The zero value is 0. Ratios are never changed.
type Ratio struct {
	r           *big.Rat // nil for one that machine words hold: over / under in lowest terms
	over, under int64    // under is 0 for the zero value
}

// Mode is a way to round (舍入方式).
type Mode string

// The ways to round: HalfUp away from zero at the half (四舍五入), Down towards
// zero (只舍不入), as behind 超 and 余.
const (
	HalfUp Mode = "half-up"
	Down   Mode = "down"
)

// One is 1, Hundred 100.
var (
	One     = Int(1).Ratio()
	Hundred = Int(100).Ratio()
)

// Quo returns a / b exactly; ok is false where b is zero.
func Quo(a, b Ratio) (q Ratio, ok bool) {
	if b.Sign() == 0 {
		return Ratio{}, false
	}
	if a.r == nil && b.r == nil {
		if q, ok := mulSmall(a, b.inverse()); ok {
			return q, true
		}
	}
	return ratioOf(new(big.Rat).Quo(a.rat(), b.rat())), true
}

func (r Ratio) rat() *big.Rat {
	if p, q, ok := r.small(); ok {
		return big.NewRat(p, q)
	}
	return r.r
}

// Add returns r + s.
func (r Ratio) Add(s Ratio) Ratio {
	if sum, ok := addSmall(r, s); ok {
		return sum
	}
	return ratioOf(new(big.Rat).Add(r.rat(), s.rat()))
}

// Sub returns r - s.
func (r Ratio) Sub(s Ratio) Ratio { return r.Add(s.Neg()) }

// Mul returns r × s.
func (r Ratio) Mul(s Ratio) Ratio {
	if product, ok := mulSmall(r, s); ok {
		return product
	}
	return ratioOf(new(big.Rat).Mul(r.rat(), s.rat()))
}

// Abs returns r without its sign.
func (r Ratio) Abs() Ratio {
	if r.Sign() < 0 {
		return r.Neg()
	}
	return r
}

// Neg returns -r.
func (r Ratio) Neg() Ratio {
	if r.r == nil {
		return Ratio{over: -r.over, under: r.under}
	}
	return Ratio{r: new(big.Rat).Neg(r.r)}
}

// Cmp compares values: -1, 0 or 1.
func (r Ratio) Cmp(s Ratio) int {
	a, b, ok := r.small()
	c, d, both := s.small()
	if ok && both {
		return cmpSmall(a, b, c, d)
	}
	return r.rat().Cmp(s.rat())
}

// Sign returns -1, 0 or 1.
func (r Ratio) Sign() int {
	if r.r == nil {
		return sign(r.over)
	}
	return r.r.Sign()
}

// IsInt reports whether r is a whole number.
func (r Ratio) IsInt() bool {
	if _, q, ok := r.small(); ok {
		return q == 1
	}
	return r.r.IsInt()
}

// Bits returns how many binary digits the fraction takes, above and below the
// line together: a measure of what computing with it costs.
func (r Ratio) Bits() int {
	if p, q, ok := r.small(); ok {
		return bits.Len64(size(p)) + bits.Len64(uint64(q))
	}
	return r.r.Num().BitLen() + r.r.Denom().BitLen()
}

// Min returns the smaller of r and s, Max the larger.
func (r Ratio) Min(s Ratio) Ratio {
	if r.Cmp(s) <= 0 {
		return r
	}
	return s
}

// Max returns the larger of r and s.
func (r Ratio) Max(s Ratio) Ratio {
	if r.Cmp(s) >= 0 {
		return r
	}
	return s
}

// Ceil returns the smallest whole number not below r.
func (r Ratio) Ceil() Ratio { return r.Neg().Floor().Neg() }

// Floor returns the largest whole number not above r.
func (r Ratio) Floor() Ratio {
	if r.IsInt() {
		return r
	}
	return ratioOf(new(big.Rat).SetInt(new(big.Int).Div(r.rat().Num(), r.rat().Denom())))
}

// Round returns r with the given number of decimals; with -2 to whole hundreds,
// and so on.
func (r Ratio) Round(places int, m Mode) Decimal {
	if places < 0 {
		unit := ratioOf(new(big.Rat).SetInt(pow10(-places)))
		n, _ := Quo(r, unit)
		return Decimal{r: n.Round(0, m).Ratio().Mul(unit).rat()}
	}
	if d, ok := roundSmall(r, places, m); ok {
		return d
	}
	x := new(big.Rat).Mul(r.rat(), new(big.Rat).SetInt(pow10(places)))
	n := new(big.Int).Quo(x.Num(), x.Denom()) // towards zero
	if m == HalfUp {
		rest := new(big.Rat).Sub(x, new(big.Rat).SetInt(n))
		if rest.Abs(rest).Cmp(big.NewRat(1, 2)) >= 0 {
			n.Add(n, big.NewInt(int64(x.Sign())))
		}
	}
	return Decimal{r: new(big.Rat).SetFrac(n, pow10(places)), scale: places}
}

// Percent returns r as a percentage with the given number of decimals: 0.98846
// gives 98.85 for two.
func (r Ratio) Percent(places int) Decimal { return r.Mul(Hundred).Round(places, HalfUp) }

// Exact returns r as a decimal where it is one with at most 20 decimals.
func (r Ratio) Exact() (d Decimal, ok bool) {
	n, ok := r.places()
	if !ok || n > maxScale {
		return Decimal{}, false
	}
	return r.Round(n, Down), true
}

// String prints r as a decimal where it is one, else as a fraction: 47/50 is
// 0.94, 1/3 is 1/3. ParseRatio reads both.
func (r Ratio) String() string {
	if d, ok := r.Exact(); ok {
		return d.String()
	}
	return r.rat().RatString()
}
