package check

import (
	"os"
	"strings"
	"testing"
)

// tenKilobytes is a report of about 10 kB made of the clean text.
func tenKilobytes(tb testing.TB) string {
	tb.Helper()
	data, err := os.ReadFile("testdata/clean.txt")
	if err != nil {
		tb.Fatal(err)
	}
	text := "2024年度甲区乙镇人民政府单位整体支出绩效自评报告\n" + string(data)
	cut := strings.LastIndex(text[:10_000], "\n")
	return text[:cut]
}

// BenchmarkRun measures all rules on a report of 10 kB: lines, figures and
// findings included.
func BenchmarkRun(b *testing.B) {
	set := builtinSet(b)
	text := tenKilobytes(b)
	in := &Input{Document: docOf(text)}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		set.Run(in)
	}
}

// BenchmarkParallel measures the same on all cores.
func BenchmarkParallel(b *testing.B) {
	set := builtinSet(b)
	text := tenKilobytes(b)
	b.SetBytes(int64(len(text)))
	b.RunParallel(func(pb *testing.PB) {
		in := &Input{Document: docOf(text)}
		for pb.Next() {
			set.Run(in)
		}
	})
}

// BenchmarkWithoutFilter runs every expression on every line, which is what the
// literal filter saves.
func BenchmarkWithoutFilter(b *testing.B) {
	set := builtinSet(b)
	text := tenKilobytes(b)
	in := &Input{Document: docOf(text)}
	open := *set
	open.lines, open.raw = newFilter(), newFilter()
	for _, p := range set.regexes {
		if p.raw {
			open.raw.always.set(p.n)
		} else {
			open.lines.always.set(p.n)
		}
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		open.Run(in)
	}
}
