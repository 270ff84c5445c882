package store

import (
	"math/big"
	"strings"
)

// Ranks order the entries of a file: fractions written in 36 digits, at least
// rankWidth of them, that compare as texts do. Between any two there is room.
const (
	rankDigits = "0123456789abcdefghijklmnopqrstuvwxyz"
	rankWidth  = 6
	rankStep   = 36 * 36 // between neighbours at an open end
	mostSteps  = 400_000 // steps from the middle that stay within rankWidth
)

var rankBase = big.NewInt(36)

// ranksBetween returns n ranks in order that stand between two; an empty bound is
// open.
func ranksBetween(low, high string, n int) []string {
	switch {
	case n <= 0:
		return nil
	case low == "" && high == "" && n < mostSteps:
		half := new(big.Int).Quo(power(rankWidth), big.NewInt(2))
		return steps(half, n, rankWidth)
	case high == "":
		from := new(big.Int).Add(rankValue(low, rankWidth), big.NewInt(rankStep))
		if end := new(big.Int).Add(from, big.NewInt(int64(n)*rankStep)); end.Cmp(power(rankWidth)) < 0 {
			return steps(from, n, rankWidth)
		}
	case low == "":
		from := new(big.Int).Sub(rankValue(high, rankWidth), big.NewInt(int64(n)*rankStep))
		if from.Sign() > 0 {
			return steps(from, n, rankWidth)
		}
	}
	return evenly(low, high, n)
}

// steps returns n ranks from a value on.
func steps(from *big.Int, n, width int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = rankText(new(big.Int).Add(from, big.NewInt(int64(i)*rankStep)), width)
	}
	return out
}

// evenly spreads n ranks between two, with as many digits as that takes.
func evenly(low, high string, n int) []string {
	if high != "" && low >= high {
		high = "" // only a database that was tampered with has such neighbours
	}
	for width := max(len(low), len(high), rankWidth); ; width++ {
		a, b := new(big.Int), power(width)
		if low != "" {
			a = rankValue(low, width)
		}
		if high != "" {
			b = rankValue(high, width)
		}
		step := new(big.Int).Sub(b, a)
		step.Quo(step, big.NewInt(int64(n)+1))
		if step.Sign() <= 0 {
			continue
		}
		out := make([]string, n)
		for i := range out {
			at := new(big.Int).Mul(step, big.NewInt(int64(i)+1))
			out[i] = rankText(at.Add(at, a), width)
		}
		return out
	}
}

func power(width int) *big.Int { return new(big.Int).Exp(rankBase, big.NewInt(int64(width)), nil) }

// rankValue is the whole number of the first digits of a rank; one with fewer is
// filled with zeros.
func rankValue(rank string, width int) *big.Int {
	if len(rank) > width {
		rank = rank[:width]
	}
	v, ok := new(big.Int).SetString(rank+strings.Repeat("0", width-len(rank)), 36)
	if !ok {
		return new(big.Int) // a rank is ours alone; Verify names one that is not
	}
	return v
}

func rankText(v *big.Int, width int) string {
	s := v.Text(36)
	return strings.Repeat("0", width-len(s)) + s
}
