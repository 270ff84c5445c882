package num

import (
	"errors"
	"math"
	"math/big"
)

// Fen is money as whole fen (分), so that sums of ledgers stay exact and fast.
type Fen int64

// ErrRange is what sums and readings return that do not fit into Fen (about
// 92 万亿元), or have fractions of a fen.
var ErrRange = errors.New("amount out of range or not in whole fen")

// FenOf returns an amount given in 元 times the factor of its unit as whole fen.
func FenOf(q Quantity) (Fen, error) {
	yuan, err := q.In(Yuan)
	if err != nil {
		return 0, err
	}
	x := yuan.Mul(Hundred)
	if fen, below, ok := x.small(); ok && below == 1 {
		return Fen(fen), nil
	}
	if !x.IsInt() || !x.rat().Num().IsInt64() {
		return 0, ErrRange
	}
	return Fen(x.rat().Num().Int64()), nil
}

// Add returns f + g, or ErrRange where it overflows.
func (f Fen) Add(g Fen) (Fen, error) {
	if (g > 0 && f > math.MaxInt64-g) || (g < 0 && f < math.MinInt64-g) {
		return 0, ErrRange
	}
	return f + g, nil
}

// Yuan returns the amount in 元, with two decimals.
func (f Fen) Yuan() Decimal { return f.places(2) }

// Wan returns the amount in 万元 exactly, with six decimals; forms round it to
// two.
func (f Fen) Wan() Decimal { return f.places(6) }

// ShownWan returns the amount in 万元 to two places, half up, as documents and
// messages show it.
func (f Fen) ShownWan() Decimal { return f.Wan().Ratio().Round(2, HalfUp) }

// FullWan returns the amount in 万元 exactly, with the decimals that it needs, at least
// two: where a single amount is told, which must not be shown as nothing.
func (f Fen) FullWan() Decimal {
	if d := f.ShownWan(); d.Cmp(f.Wan()) == 0 {
		return d
	}
	d, _ := ParseDecimal(f.Wan().Canonical())
	return d
}

func (f Fen) places(scale int) Decimal {
	if d, ok := short(int64(f), scale); ok {
		return d
	}
	return Decimal{r: big.NewRat(int64(f), tens[scale]), scale: scale}
}

// Quantity returns the amount in 元.
func (f Fen) Quantity() Quantity { return Quantity{f.Yuan().Ratio(), Yuan} }
