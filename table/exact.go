package table

import (
	"math"
	"strconv"
	"strings"

	"jiheng/num"
)

// Places that a fixed number has.
const fixedPlaces = 6

// A term is a number to be added: as a whole number of millionths where that
// holds it, else as a decimal.
type term struct {
	fixed  int64
	rest   num.Decimal
	large  bool
	places int // decimals that it was written with
}

// termOf reads canonical text.
func termOf(s string) term {
	whole, frac, _ := strings.Cut(s, ".")
	if len(whole) <= 12 && len(frac) <= fixedPlaces {
		if n, err := strconv.ParseInt(whole+frac+"000000"[len(frac):], 10, 64); err == nil {
			return term{fixed: n, places: len(frac)}
		}
	}
	d, err := num.ParseDecimal(s)
	if err != nil { // canonical text is a number
		return term{}
	}
	return term{rest: d, large: true, places: d.Scale()}
}

// An exactSum adds many numbers exactly; the zero value is zero.
type exactSum struct {
	fixed int64
	rest  num.Decimal
	large bool
}

func (s *exactSum) add(t term) {
	if t.large {
		s.rest, s.large = s.rest.Add(t.rest), true
		return
	}
	if s.fixed > math.MaxInt64/2 || s.fixed < math.MinInt64/2 {
		s.rest, s.large, s.fixed = s.decimal(), true, 0
	}
	s.fixed += t.fixed
}

// join adds another sum.
func (s *exactSum) join(o exactSum) {
	s.add(term{fixed: o.fixed})
	if o.large {
		s.add(term{rest: o.rest, large: true})
	}
}

func (s exactSum) decimal() num.Decimal {
	d, _ := num.Int(s.fixed).Ratio().Mul(num.MustDecimal("0.000001").Ratio()).Exact()
	if s.large {
		return d.Add(s.rest)
	}
	return d
}
