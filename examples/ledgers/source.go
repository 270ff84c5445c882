package main

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// A source is the stream of random numbers of one ledger: each ledger has its
// own, so that a change to one leaves the others as they are.
type source struct{ *rand.Rand }

func newSource(seed uint64, ledger string) *source {
	h := fnv.New64a()
	h.Write([]byte(ledger))
	return &source{rand.New(rand.NewPCG(seed, h.Sum64()))}
}

// A part is how many rows have a value.
type part struct {
	name string
	n    int
}

// inOrder returns each value as often as it is to stand.
func inOrder(parts ...part) []string {
	var out []string
	for _, p := range parts {
		for range p.n {
			out = append(out, p.name)
		}
	}
	return out
}

// labels is inOrder in random order.
func (s *source) labels(parts ...part) []string {
	out := inOrder(parts...)
	s.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// pick returns one of the choices.
func (s *source) pick(choices ...string) string { return choices[s.IntN(len(choices))] }

// between returns a number from lo to hi, both included.
func (s *source) between(lo, hi int) int { return lo + s.IntN(hi-lo+1) }

// hash returns the invented hash of a photo, 12 hexadecimal digits.
func (s *source) hash() string { return fmt.Sprintf("%012x", s.Uint64()>>16) }

// rows returns n rows.
func rows(n int, row func(i int) []string) [][]string {
	out := make([][]string, n)
	for i := range out {
		out[i] = row(i)
	}
	return out
}

// sorted orders rows by a cell, keeping the order of equal ones.
func sorted(rows [][]string, by int) [][]string {
	slices.SortStableFunc(rows, func(a, b []string) int { return strings.Compare(a[by], b[by]) })
	return rows
}

// numbered writes the key of each row into its first cell: prefix and number
// from 1, of the given width.
func numbered(rows [][]string, prefix string, width int) [][]string {
	for i := range rows {
		rows[i][0] = serial(prefix, i+1, width)
	}
	return rows
}

func serial(prefix string, n, width int) string { return fmt.Sprintf("%s%0*d", prefix, width, n) }

// again returns rows with a copy of the row at i some rows after it, as when a
// list is uploaded twice.
func again(rows [][]string, i, later int) [][]string {
	return slices.Insert(rows, i+later, slices.Clone(rows[i]))
}

func itoa(n int) string { return strconv.Itoa(n) }

func yes(b bool) string {
	if b {
		return "是"
	}
	return "否"
}
