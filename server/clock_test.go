package server

import "testing"

// TestIdleness tells once that nothing was answered, and again after work.
func TestIdleness(t *testing.T) {
	i := idleness{}
	for n, c := range []struct {
		served int64
		want   bool
	}{{0, true}, {0, false}, {3, false}, {3, true}, {3, false}, {4, false}, {9, false}, {9, true}} {
		if got := i.begins(c.served); got != c.want {
			t.Errorf("%d: after %d requests %v", n, c.served, got)
		}
	}
}
