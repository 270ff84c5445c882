package rules

import (
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"

	"jiheng/check"
	"jiheng/paper/papertest"
	"jiheng/personal"
)

// One set serves many goroutines, and says the same every time.
func TestSameEveryTime(t *testing.T) {
	set := builtinSet(t)
	data, err := os.ReadFile("testdata/clean.txt")
	if err != nil {
		t.Fatal(err)
	}
	text := faulty + "\n" + string(data)
	want := set.Run(&check.Input{File: "a.txt", Document: papertest.Document(text)})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got := set.Run(&check.Input{File: "a.txt", Document: papertest.Document(text)}); !reflect.DeepEqual(got, want) {
				t.Error("two runs differ")
			}
		})
	}
	wg.Wait()
}

// Places lead back to the words: the span of a finding, cut out of the block's
// text, is its quote.
func TestSpans(t *testing.T) {
	set := builtinSet(t)
	for _, p := range set.Samples() {
		d := papertest.Document("前 言：\n" + p.Wrong + "\n| 甲 | " + strings.ReplaceAll(p.Wrong, "\n", "") + " |")
		for _, f := range set.Run(&check.Input{Document: d}).Findings {
			if f.Span == nil {
				continue
			}
			raw := []rune(blockText(d, f.Span))
			if f.Span.Start > f.Span.End || f.Span.End > len(raw) {
				t.Errorf("%s: span %+v of %d characters", f.Rule, *f.Span, len(raw))
				continue
			}
			got := strings.Join(strings.Fields(string(raw[f.Span.Start:f.Span.End])), "")
			if f.Rule == "PUB-06" { // its quotes are masked
				got = personal.Masked(got)
			}
			if quote := strings.Join(strings.Fields(f.Quote), ""); !sameWords(got, quote) {
				t.Errorf("%s: span holds %q, quote is %q", f.Rule, got, quote)
			}
		}
	}
}
