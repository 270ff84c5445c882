package hostile

import (
	"testing"
	"time"
)

// growth is how many times more there is of everything when it is looked how
// work grows; most is how many times more work is still linear. What takes the
// square of its input takes 64 times more.
const (
	growth = 8
	most   = 3 * growth
)

// Linear fails the test where f's work for eight times as much grows like the
// square of it. Work is the processor time of this process, the least of three
// runs: it does not depend on what else the machine does. It skips where the
// system does not tell it.
func Linear(t testing.TB, n int, f func(n int)) {
	t.Helper()
	if UsedTime() == 0 {
		t.Skip("this system does not tell the processor time")
	}
	few, many := least(n, f), least(growth*n, f)
	if floor := 10 * time.Millisecond; few < floor {
		few = floor // what is too short to be measured
	}
	if many > most*few {
		t.Errorf("%d take %v of processor time, %d take %v: more than linear", n, few, growth*n, many)
	}
}

func least(n int, f func(n int)) time.Duration {
	var out time.Duration
	for i := range 3 {
		if d := Spent(func() { f(n) }); i == 0 || d < out {
			out = d
		}
	}
	return out
}

// Spent runs f and returns the processor time that the program took meanwhile,
// which counts its work and not what else the machine does; 0 where the system
// does not tell it.
func Spent(f func()) time.Duration {
	start := UsedTime()
	f()
	return UsedTime() - start
}
