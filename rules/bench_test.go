package rules

import (
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"jiheng/check"
	"jiheng/document"
	"jiheng/extract"
	"jiheng/paper/papertest"
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
	in := &check.Input{Document: papertest.Document(text)}
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
		in := &check.Input{Document: papertest.Document(text)}
		for pb.Next() {
			set.Run(in)
		}
	})
}

// BenchmarkDocuments measures whole runs over 1, 100 and 10 000 different
// reports of about 10 kB, on all cores: reading the figures alone, and all rules
// with figures and claims. What one operation is, is one run. heap-MB is the
// most memory in use at the end of any hundredth report.
func BenchmarkDocuments(b *testing.B) {
	set, mix := builtinSet(b), newMixer(b)
	ways := []struct {
		name string
		do   func(*document.Document)
	}{
		{"extract", func(d *document.Document) {
			lines := extract.Lines(d)
			extract.Claims(lines, extract.Facts(lines))
		}},
		{"check", func(d *document.Document) { set.Run(&check.Input{File: "报告.txt", Document: d}) }},
	}
	for _, w := range ways {
		for _, n := range []int{1, 100, 10_000} {
			b.Run(w.name+"/"+strconv.Itoa(n), func(b *testing.B) {
				var size, heap atomic.Int64
				for b.Loop() {
					onAllCores(n, func(i int) {
						text := mix.report(uint64(i))
						size.Add(int64(len(text)))
						w.do(papertest.Document(text))
						if i%100 == 99 {
							var m runtime.MemStats
							runtime.ReadMemStats(&m)
							heap.Store(max(heap.Load(), int64(m.HeapInuse)))
						}
					})
				}
				seconds := b.Elapsed().Seconds()
				b.ReportMetric(float64(size.Load())/1e6/seconds, "MB/s")
				b.ReportMetric(float64(n*b.N)/seconds, "reports/s")
				b.ReportMetric(float64(heap.Load())/1e6, "heap-MB")
			})
		}
	}
}

// onAllCores calls do for 0 to n-1.
func onAllCores(n int, do func(int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wg.Wait()
}
