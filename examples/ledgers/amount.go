package main

import (
	"fmt"
	"slices"
)

// cents prints hundredths as a figure with two decimals.
func cents(n int) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }

// spread divides a total in proportion to weights, exactly: what rounding down
// leaves goes to the largest remainders, the first among equals.
func spread(total int, weights []int) []int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	out := make([]int, len(weights))
	order := make([]int, len(weights))
	rest := total
	for i, w := range weights {
		out[i], order[i] = total*w/sum, i
		rest -= out[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return total*weights[b]%sum - total*weights[a]%sum })
	for _, i := range order[:rest] {
		out[i]++
	}
	return out
}

// uneven divides a total into n parts that differ as lo to hi.
func (s *source) uneven(total, n, lo, hi int) []int {
	weights := make([]int, n)
	for i := range weights {
		weights[i] = s.between(lo, hi)
	}
	return spread(total, weights)
}

// mantissas are ten to the powers of k/24, in hundredths: numbers spread evenly
// over the orders of magnitude, as amounts of contracts are, so that about
// three in ten begin with a 1.
var mantissas = []int{100, 110, 121, 133, 147, 162, 178, 196, 215, 237, 261, 287, 316, 348, 383, 422, 464, 511, 562, 619, 681, 750, 825, 909}

// magnitudes divides a total into n parts over three orders of magnitude.
func (s *source) magnitudes(total, n int) []int {
	weights := make([]int, n)
	for i := range weights {
		weights[i] = mantissas[s.IntN(len(mantissas))]*100 + s.IntN(900)
		for range s.IntN(3) {
			weights[i] *= 10
		}
	}
	return spread(total, weights)
}
