package num

import (
	"errors"
	"fmt"
	"math/big"
)

// A Quantity is an exact number of a unit (数量).
type Quantity struct {
	Value Ratio
	Unit  Unit
}

// ErrUnit is what conversions between dimensions return.
var ErrUnit = errors.New("units of different dimension")

// Of returns a quantity from a decimal and a unit.
func Of(d Decimal, u Unit) Quantity { return Quantity{d.Ratio(), u} }

// In returns the exact number of q in another unit of the same dimension;
// otherwise ErrUnit.
func (q Quantity) In(u Unit) (Ratio, error) {
	if q.Unit.Dimension() != u.Dimension() {
		return Ratio{}, fmt.Errorf("%w: %s and %s", ErrUnit, q.Unit, u)
	}
	if q.Unit.over == u.over && q.Unit.unit == u.unit {
		return q.Value, nil
	}
	v, _ := Quo(q.Value.Mul(q.Unit.Factor()), u.Factor())
	return v, nil
}

// Cmp compares two quantities of one dimension.
func (q Quantity) Cmp(p Quantity) (int, error) {
	v, err := q.In(p.Unit)
	if err != nil {
		return 0, err
	}
	return v.Cmp(p.Value), nil
}

// An Interval is the values that a printed figure may stand for: Low and High
// are both inside.
type Interval struct{ Low, High Ratio }

// Envelope returns the values that print as d: half a unit of its last digit
// to either side.
func (d Decimal) Envelope() Interval {
	if d.r == nil && d.scale < len(tens) {
		low, _ := fraction(2*d.n-1, 2*tens[d.scale])
		high, _ := fraction(2*d.n+1, 2*tens[d.scale])
		return Interval{low, high}
	}
	half := ratioOf(new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Mul(big.NewInt(2), pow10(d.scale))))
	return Interval{d.Ratio().Sub(half), d.Ratio().Add(half)}
}

// Scale returns the interval with both ends multiplied by a factor not below 0.
func (i Interval) Scale(f Ratio) Interval { return Interval{i.Low.Mul(f), i.High.Mul(f)} }

// Meets reports whether two intervals have a value in common.
func (i Interval) Meets(j Interval) bool { return i.Low.Cmp(j.High) <= 0 && j.Low.Cmp(i.High) <= 0 }
