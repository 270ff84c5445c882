package budget

import (
	"slices"
	"testing"
)

// TestDraw draws the same by the same seed whatever the order of
// the codes, all where more are wanted than there are, none of none.
func TestDraw(t *testing.T) {
	codes := []string{"SL01", "SL02", "ZL01", "MY01", "CB03"}
	first := Draw("2025-03-06", codes, 2)
	if len(first) != 2 || !slices.Equal(first, Draw("2025-03-06", codes, 2)) {
		t.Fatal(first)
	}
	turned := slices.Clone(codes)
	slices.Reverse(turned)
	again := Draw("2025-03-06", turned, 2)
	slices.Reverse(again)
	if !slices.Equal(first, again) {
		t.Errorf("in another order %v, %v", first, again)
	}
	more := Draw("2025-03-06", codes, 3)
	for _, c := range first {
		if !slices.Contains(more, c) {
			t.Errorf("%s is not among more: %v", c, more)
		}
	}
	for _, c := range []struct{ n, want int }{{0, 0}, {-1, 0}, {5, 5}, {99, 5}} {
		if got := Draw("甲", codes, c.n); len(got) != c.want {
			t.Errorf("%d: %v", c.n, got)
		}
	}
	if got := Draw("甲", nil, 3); len(got) != 0 {
		t.Error(got)
	}
}
