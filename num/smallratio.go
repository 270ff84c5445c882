package num

import (
	"math"
	"math/big"
	"math/bits"
)

// Most ratios of a document have parts that machine words hold: those take no
// memory of their own, and only the others are big. Both ways give the same.

// ratioOf returns a fraction, as machine words where they hold it.
func ratioOf(x *big.Rat) Ratio {
	if p, q := x.Num(), x.Denom(); p.IsInt64() && q.IsInt64() && p.Int64() != math.MinInt64 {
		return Ratio{over: p.Int64(), under: q.Int64()}
	}
	return Ratio{r: x}
}

// fraction returns p / q in lowest terms; q is greater than zero, and ok is false
// where p has no opposite.
func fraction(p, q int64) (r Ratio, ok bool) {
	if p == math.MinInt64 {
		return Ratio{}, false
	}
	if q > 1 {
		if g := int64(divisor(size(p), uint64(q))); g > 1 {
			p, q = p/g, q/g
		}
	}
	return Ratio{over: p, under: q}, true
}

// small returns the parts of a ratio that machine words hold.
func (r Ratio) small() (p, q int64, ok bool) {
	if r.r != nil {
		return 0, 0, false
	}
	return r.over, max(r.under, 1), true
}

// addSmall returns r + s where machine words hold it and all on the way to it.
func addSmall(r, s Ratio) (Ratio, bool) {
	a, b, ok := r.small()
	c, d, both := s.small()
	if !ok || !both {
		return Ratio{}, false
	}
	if b != d {
		g := int64(divisor(uint64(b), uint64(d)))
		left, one := times(a, d/g)
		right, two := times(c, b/g)
		below, three := times(b/g, d)
		if !one || !two || !three {
			return Ratio{}, false
		}
		a, c, b = left, right, below
	}
	if c > 0 && a > math.MaxInt64-c || c < 0 && a < math.MinInt64-c {
		return Ratio{}, false
	}
	return fraction(a+c, b)
}

// mulSmall returns r × s where machine words hold it.
func mulSmall(r, s Ratio) (Ratio, bool) {
	a, b, ok := r.small()
	c, d, both := s.small()
	if !ok || !both {
		return Ratio{}, false
	}
	if d > 1 {
		if g := int64(divisor(size(a), uint64(d))); g > 1 {
			a, d = a/g, d/g
		}
	}
	if b > 1 {
		if g := int64(divisor(size(c), uint64(b))); g > 1 {
			c, b = c/g, b/g
		}
	}
	p, one := times(a, c)
	q, two := times(b, d)
	return Ratio{over: p, under: q}, one && two
}

// inverse returns 1 / r for an r that machine words hold and that is not zero.
func (r Ratio) inverse() Ratio {
	p, q, _ := r.small()
	if p < 0 {
		return Ratio{over: -q, under: -p}
	}
	return Ratio{over: q, under: p}
}

// cmpSmall compares ratios that machine words hold.
func cmpSmall(a, b, c, d int64) int {
	if x, y := sign(a), sign(c); x != y {
		return sign(int64(x - y))
	}
	hi, lo := bits.Mul64(size(a), uint64(d))
	top, low := bits.Mul64(size(c), uint64(b))
	out := 0
	switch {
	case hi > top || hi == top && lo > low:
		out = 1
	case hi < top || lo < low:
		out = -1
	}
	return out * sign(a)
}

func sign(n int64) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}

// size returns n without its sign.
func size(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// times returns a × b; ok is false where machine words do not hold it.
func times(a, b int64) (n int64, ok bool) {
	hi, lo := bits.Mul64(size(a), size(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

// divisor returns the greatest common divisor of two numbers of which one at least
// is not zero.
func divisor(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
