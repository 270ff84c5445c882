package server

import (
	"runtime"
	"runtime/debug"
	"testing"
)

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

// TestHeld counts what is used, until it is given back.
func TestHeld(t *testing.T) {
	debug.FreeOSMemory()
	before := held()
	func() {
		used := make([]byte, 2*mostSurplus)
		if got := held(); got < before+mostSurplus {
			t.Errorf("%d with %d used, %d before", got, len(used), before)
		}
		runtime.KeepAlive(used)
	}()
	debug.FreeOSMemory()
	if got := held(); got > before+mostSurplus {
		t.Errorf("%d, %d before", got, before)
	}
}

// TestRestIsAsked of whoever keeps something.
func TestRestIsAsked(t *testing.T) {
	asked := 0
	s := &Server{Options: Options{Rest: func() { asked++ }}}
	if s.rest(); asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	(&Server{}).rest()
}
