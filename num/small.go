package num

import (
	"math/big"
	"math/bits"
)

// Most numbers of a dossier are short: they are computed with machine words, and
// only the others with big numbers. Both ways give the same.

// smallDigits is how many digits a short number may have: fewer than an int64
// holds, so that one more never overflows.
const smallDigits = 18

// tens are the powers of ten that an int64 holds.
var tens = func() (out [smallDigits + 1]int64) {
	out[0] = 1
	for i := 1; i < len(out); i++ {
		out[i] = 10 * out[i-1]
	}
	return out
}()

// parseSmall reads a decimal of at most 18 ASCII digits without separators.
func parseSmall(s string) (d Decimal, ok bool) {
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg, s = s[0] == '-', s[1:]
	}
	if s == "" || len(s) > smallDigits+1 || s[0] == '.' || s[len(s)-1] == '.' {
		return Decimal{}, false
	}
	dot := -1
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			d.n = d.n*10 + int64(c-'0')
		case c == '.' && dot < 0:
			dot = i
		default:
			return Decimal{}, false
		}
	}
	if dot >= 0 {
		d.scale = len(s) - dot - 1
	} else if len(s) > smallDigits {
		return Decimal{}, false
	}
	if neg {
		d.n = -d.n
	}
	return d, true
}

// smallString prints a short decimal.
func (d Decimal) smallString() string {
	var b [smallDigits + 3]byte
	i, n := len(b), d.n
	if n < 0 {
		n = -n
	}
	for k := 0; n > 0 || k <= d.scale; k++ {
		if k == d.scale && k > 0 {
			i--
			b[i] = '.'
		}
		i--
		b[i] = byte('0' + n%10)
		n /= 10
	}
	if d.n < 0 {
		i--
		b[i] = '-'
	}
	return string(b[i:])
}

// alike returns two short decimals as whole numbers of the smaller one's last
// place; ok is false where one is not short or becomes too long.
func alike(d, e Decimal) (a, b int64, ok bool) {
	if d.r != nil || e.r != nil {
		return 0, 0, false
	}
	a, b, ok = d.n, e.n, true
	switch k := d.scale - e.scale; {
	case k > 0:
		b, ok = shifted(b, k)
	case k < 0:
		a, ok = shifted(a, -k)
	}
	return a, b, ok
}

func shifted(n int64, places int) (int64, bool) {
	most := tens[smallDigits] / tens[places]
	return n * tens[places], n < most && n > -most
}

// short returns n in the last of so many places, where it is short.
func short(n int64, scale int) (Decimal, bool) {
	return Decimal{n: n, scale: scale}, n < tens[smallDigits] && n > -tens[smallDigits]
}

// roundSmall rounds a fraction whose parts are machine words.
func roundSmall(r Ratio, places int, m Mode) (Decimal, bool) {
	p, below, ok := r.small()
	if places > smallDigits || !ok {
		return Decimal{}, false
	}
	q := uint64(below)
	hi, lo := bits.Mul64(size(p), uint64(tens[places]))
	if hi >= q {
		return Decimal{}, false
	}
	n, rest := bits.Div64(hi, lo, q)
	if m == HalfUp && rest >= q-rest {
		n++
	}
	if n >= uint64(tens[smallDigits]) {
		return Decimal{}, false
	}
	if p < 0 {
		return Decimal{n: -int64(n), scale: places}, true
	}
	return Decimal{n: int64(n), scale: places}, true
}

// places returns how many decimals a ratio needs; ok is false where no number of
// decimals does.
func (r Ratio) places() (n int, ok bool) {
	if _, q, ok := r.small(); ok {
		twos, fives := 0, 0
		for ; q%2 == 0; q /= 2 {
			twos++
		}
		for ; q%5 == 0; q /= 5 {
			fives++
		}
		return max(twos, fives), q == 1
	}
	q, rest := new(big.Int).Set(r.r.Denom()), new(big.Int)
	strip := func(d *big.Int) (k int) {
		for {
			next, r := new(big.Int).QuoRem(q, d, rest)
			if r.Sign() != 0 {
				return k
			}
			q, k = next, k+1
		}
	}
	n = int(q.TrailingZeroBits())
	q.Rsh(q, uint(n))
	n = max(n, strip(big.NewInt(5)))
	return n, q.IsInt64() && q.Int64() == 1
}

// rat returns the decimal as a fraction.
func (d Decimal) rat() *big.Rat {
	switch {
	case d.r != nil:
		return d.r
	case d.scale == 0 || d.n == 0:
		return new(big.Rat).SetInt64(d.n)
	}
	return big.NewRat(d.n, tens[d.scale])
}
