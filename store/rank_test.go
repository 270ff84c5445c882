package store

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Wherever how many are put, ranks keep the order and never meet.
func TestRanks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var ranks []string
		for range rapid.IntRange(1, 40).Draw(t, "times") {
			at := rapid.IntRange(0, len(ranks)).Draw(t, "at")
			low, high := "", ""
			if at > 0 {
				low = ranks[at-1]
			}
			if at < len(ranks) {
				high = ranks[at]
			}
			more := ranksBetween(low, high, rapid.IntRange(1, 50).Draw(t, "n"))
			ranks = slices.Insert(ranks, at, more...)
		}
		for i := 1; i < len(ranks); i++ {
			if ranks[i-1] >= ranks[i] {
				t.Fatalf("%q does not stand before %q", ranks[i-1], ranks[i])
			}
		}
	})
}

// Ranks stay short where people work: at the end, at the beginning, in blocks.
func TestRanksStayShort(t *testing.T) {
	last, first := ranksBetween("", "", 1)[0], ranksBetween("", "", 1)[0]
	for range 5000 {
		last, first = ranksBetween(last, "", 1)[0], ranksBetween("", first, 1)[0]
	}
	if len(last) > 8 || len(first) > 8 {
		t.Errorf("after 5000 at an end: %q, %q", last, first)
	}
	low := "000001"
	for range 200 {
		low = ranksBetween(low, "000002", 1)[0]
	}
	if len(low) > 60 {
		t.Errorf("after 200 at one spot: %d digits", len(low))
	}
	if block := ranksBetween("000001", "000002", 3000); len(block[0]) > 10 {
		t.Errorf("a block of 3000: %q", block[0])
	}
	if many := ranksBetween("", "", mostSteps+5); len(many) != mostSteps+5 || !slices.IsSorted(many) {
		t.Error("a file of very many entries has no order")
	}
}
