package rules

import (
	"runtime"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/hostile"
	"jiheng/paper/papertest"
)

// Whatever there is much of, twice as much takes about twice the memory, every
// rule comes to its end, and the findings stay a list that can be read. The time
// that all shapes take is told by BenchmarkShapes.
func TestShapes(t *testing.T) {
	set := builtinSet(t)
	for _, s := range hostile.Shapes() {
		if !strings.HasPrefix(s.Name, "表/") && !strings.HasSuffix(s.Name, "/顿号/不同") && !strings.HasSuffix(s.Name, "/紧接/相同") {
			continue
		}
		t.Run(s.Name, func(t *testing.T) {
			var few, many *check.Result
			half, whole := s.Text(8<<10), s.Text(16<<10)
			less := hostile.Work(func() { few = set.Run(&check.Input{Document: papertest.Document(half)}) })
			more := hostile.Work(func() { many = set.Run(&check.Input{Document: papertest.Document(whole)}) })
			if more > 3*less+6<<20 {
				t.Errorf("twice the text takes %d kiB instead of %d", more>>10, less>>10)
			}
			if n := len(many.Findings); n > 3*len(few.Findings)+50 {
				t.Errorf("twice the text has %d findings instead of %d", n, len(few.Findings))
			}
			for _, o := range many.Outcomes {
				if check.BrokeOff(o) {
					t.Errorf("%s: %s", o.Rule, o.Why)
				}
			}
		})
	}
}

// BenchmarkShapes tells, for every shape, the processor time of all rules by MiB
// of text, how many times more twice the text takes, and the memory in use at its
// end. It wants -benchtime 1x.
func BenchmarkShapes(b *testing.B) {
	const half = 512 << 10
	set := builtinSet(b)
	for _, s := range hostile.Shapes() {
		b.Run(s.Name, func(b *testing.B) {
			for b.Loop() {
				var res *check.Result
				run := func(text string) float64 {
					runtime.GC()
					d := papertest.Document(text)
					return hostile.Spent(func() { res = set.Run(&check.Input{Document: d}) }).Seconds()
				}
				few := run(s.Text(half))
				text := s.Text(2 * half)
				many := run(text)
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				b.ReportMetric(many*(1<<20)/float64(len(text)), "cpu-s/MiB")
				b.ReportMetric(many/few, "times-for-twice")
				b.ReportMetric(float64(m.HeapSys>>20), "MiB")
				b.ReportMetric(float64(len(res.Findings)), "findings")
			}
		})
	}
}
