package hostile

import (
	"runtime/metrics"
	"testing"
	"time"
)

// Limits of fuzz targets.
const (
	// MostFuzzed is the longest input, in bytes, that a target looks at: what is
	// wrong with a reader shows in short ones.
	MostFuzzed = 1 << 16

	// MostWork is what a reader may allocate over one of them, in bytes.
	MostWork = 256 << 20

	// patience is how long, by the clock, a reader may take over one of them on the
	// busiest machine; what takes longer hangs.
	patience = 10 * time.Minute
)

// Bounded runs f and fails the test where it allocated more than MostWork.
func Bounded(t testing.TB, f func()) {
	t.Helper()
	if n := Work(f); n > MostWork {
		t.Errorf("allocated %d MiB, allowed are %d", n>>20, MostWork>>20)
	}
}

// Work runs f and returns the bytes that the program allocated meanwhile, freed
// or not: a measure of work that does not depend on the machine's speed. What
// does not end within ten minutes is ended by a panic, so that a fuzz target keeps
// the input.
func Work(f func()) uint64 {
	hangs := time.AfterFunc(patience, func() { panic("hostile: no end within " + patience.String()) })
	defer hangs.Stop()
	before := allocated()
	f()
	return allocated() - before
}

func allocated() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
