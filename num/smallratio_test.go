package num

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// anyRatio draws fractions around the limits of machine words, and beyond.
func anyRatio(t *rapid.T, label string) (Ratio, *big.Rat) {
	part := func(label string) *big.Int {
		n := big.NewInt(rapid.OneOf(rapid.Int64(), rapid.Int64Range(-100, 100), rapid.SampledFrom([]int64{math.MaxInt64, math.MinInt64, math.MinInt64 + 1, 1 << 32, 1<<32 - 1,
			1 << 62, 10_000, 1_000_000_000_000_000_000})).Draw(t, label))
		if rapid.IntRange(0, 5).Draw(t, label+" long") == 0 {
			n.Mul(n, big.NewInt(rapid.Int64().Draw(t, label+" times")))
		}
		return n
	}
	p, q := part(label+" above"), part(label+" below")
	if q.Sign() == 0 {
		q.SetInt64(7)
	}
	x := new(big.Rat).SetFrac(p, q)
	return ratioOf(x), x
}

// Ratios that machine words hold are computed as big ones are, have one form
// each, and what they become is held by machine words wherever it can be.
func TestSmallRatiosAgreeWithBigOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, x := anyRatio(t, "a")
		b, y := anyRatio(t, "b")
		same := func(what string, got Ratio, want *big.Rat) {
			if got.rat().Cmp(want) != 0 || got.r == nil && got != ratioOf(want) || got.r != nil && ratioOf(want).r == nil {
				t.Fatalf("%s of %s and %s: %v, with big numbers %s", what, x, y, got, want)
			}
		}
		same("sum", a.Add(b), new(big.Rat).Add(x, y))
		same("difference", a.Sub(b), new(big.Rat).Sub(x, y))
		same("product", a.Mul(b), new(big.Rat).Mul(x, y))
		same("negative", a.Neg(), new(big.Rat).Neg(x))
		same("size", a.Abs(), new(big.Rat).Abs(x))
		down := new(big.Rat).SetInt(new(big.Int).Div(x.Num(), x.Denom()))
		same("floor", a.Floor(), down)
		up := new(big.Int).Div(new(big.Int).Neg(x.Num()), x.Denom())
		same("ceiling", a.Ceil(), new(big.Rat).SetInt(up.Neg(up)))
		if q, ok := Quo(a, b); ok != (y.Sign() != 0) {
			t.Fatalf("%s / %s: %v", x, y, ok)
		} else if ok {
			same("quotient", q, new(big.Rat).Quo(x, y))
		}
		if a.Cmp(b) != x.Cmp(y) || a.Sign() != x.Sign() || a.IsInt() != x.IsInt() || a.Bits() != x.Num().BitLen()+x.Denom().BitLen() {
			t.Fatalf("%s against %s: %d, %d, %v, %d bits", x, y, a.Cmp(b), a.Sign(), a.IsInt(), a.Bits())
		}
		if low := a.Min(b).rat(); low.Cmp(x) > 0 || low.Cmp(y) > 0 {
			t.Fatalf("smaller of %s and %s: %s", x, y, low)
		}
	})
}

// The zero value is 0 in every way.
func TestZeroRatio(t *testing.T) {
	var zero Ratio
	if zero.Cmp(Int(0).Ratio()) != 0 || zero.Sign() != 0 || !zero.IsInt() || zero.String() != "0" || zero.Add(One).Cmp(One) != 0 ||
		zero.Mul(One).Sign() != 0 || zero.Neg().Sign() != 0 || zero.Round(2, HalfUp).String() != "0.00" || zero.Floor().Sign() != 0 {
		t.Error("the zero value is not 0")
	}
}
