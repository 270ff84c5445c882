package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/num"
)

// An expression is a calculation as far as it is read, a frame for every bracket
// that is open.
type expression struct {
	frames []frame
	closed int // brackets closed that stood open at the beginning
	first  int // of these still open
}

type frame struct {
	sum, term num.Ratio
	op        string
	minus     bool
}

func newExpression(opens int) *expression {
	x := &expression{first: opens}
	for range opens + 1 {
		x.open()
	}
	return x
}

func (x *expression) open() { x.frames = append(x.frames, frame{term: num.One, op: "*"}) }

// number takes the next operand; false where it cannot be taken.
func (x *expression) number(v num.Ratio) bool {
	f := &x.frames[len(x.frames)-1]
	switch f.op {
	case "*":
		f.term = f.term.Mul(v)
	case "/":
		q, ok := num.Quo(f.term, v)
		if !ok {
			return false
		}
		f.term = q
	default:
		f.sum = plus(f.sum, f.term, f.minus)
		f.term, f.minus = v, f.op == "-"
	}
	return true
}

// close ends the innermost bracket.
func (x *expression) close() bool {
	n := len(x.frames)
	if n < 2 {
		return false
	}
	f := x.frames[n-1]
	x.frames = x.frames[:n-1]
	if x.first > 0 && n-1 <= x.first {
		x.closed++
		x.first--
	}
	return x.number(plus(f.sum, f.term, f.minus))
}

// value is what the calculation comes to; brackets from before its beginning may
// still be open.
func (x *expression) value() (num.Ratio, bool) {
	for len(x.frames) > 1 {
		if x.first == 0 || len(x.frames)-1 > x.first || !x.close() {
			return num.Ratio{}, false
		}
		x.closed--
	}
	f := x.frames[0]
	return plus(f.sum, f.term, f.minus), true
}

// maxNoun is the most characters of a unit behind a bracket, or of a word before
// a number in one.
const maxNoun = 5

// signs reads what stands between two numbers: brackets that close, the unit of
// what they held, a sign, brackets that open. ends is set for =.
func (x *expression) signs(gap string) (ends, ok bool) {
	if s := sign(gap); s != "" {
		x.frames[len(x.frames)-1].op = s
		return s == "=", true
	}
	gap = strings.ReplaceAll(dropBrackets(gap), " ", "")
	for {
		cut := strings.TrimPrefix(strings.TrimPrefix(gap, "）"), ")")
		if cut == gap {
			break
		}
		if gap = cut; !x.close() {
			return false, false
		}
		unit := gap
		if i := strings.IndexAny(gap, "*×xX＊+＋-－—/÷=＝）)"); i >= 0 {
			unit = gap[:i]
		}
		if utf8.RuneCountInString(unit) > maxNoun {
			return false, false
		}
		if f := &x.frames[len(x.frames)-1]; hasAny(unit, "万", "亿") {
			f.term = f.term.Mul(valueOf(num.Int(1), unit))
		}
		gap = gap[len(unit):]
	}
	divides := strings.HasPrefix(gap, "÷")
	_, size := utf8.DecodeRuneInString(gap)
	s := sign(gap[:size])
	if s == "" {
		return false, false
	}
	x.frames[len(x.frames)-1].op = s
	gap = gap[size:]
	for {
		cut := strings.TrimPrefix(strings.TrimPrefix(gap, "（"), "(")
		if cut == gap {
			break
		}
		gap = cut
		x.open()
	}
	// In brackets, and behind ÷, the numbers may bear names: （早餐20元+午餐40元）.
	return s == "=", gap == "" || s != "=" && (len(x.frames) > 1 || divides) && utf8.RuneCountInString(gap) <= maxNoun && strings.IndexFunc(gap, notHan) < 0
}

func notHan(r rune) bool { return !unicode.Is(unicode.Han, r) }

func plus(sum, term num.Ratio, minus bool) num.Ratio {
	if minus {
		return sum.Sub(term)
	}
	return sum.Add(term)
}
