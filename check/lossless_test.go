package check_test

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/paper/papertest"
	"jiheng/rules"
)

// The filter leaves out no expression that would have matched.
func TestFilterLosesNothing(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	open := set.Unfiltered()
	samples := set.Samples()
	var all []string
	for _, r := range set.Rules() {
		if p, ok := samples[r.ID]; ok {
			all = append(all, p.Wrong, p.Right, "前面的话，"+p.Wrong+"，后面的话。")
		}
	}
	if len(all) == 0 {
		t.Fatal("no samples")
	}
	for _, text := range append(all, strings.Join(all, "\n")) {
		in := &check.Input{File: "a.txt", Document: papertest.Document(text)}
		a, b := set.Run(in), open.Run(in)
		if !reflect.DeepEqual(a.Findings, b.Findings) {
			t.Errorf("with the filter %d findings, without %d, in %.60q", len(a.Findings), len(b.Findings), text)
		}
	}
}

// BenchmarkWithoutFilter runs every expression on every line of a report of 10
// kB, which is what the literal filter saves.
func BenchmarkWithoutFilter(b *testing.B) {
	set, err := rules.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	data, err := os.ReadFile("../rules/testdata/clean.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := "2024年度甲区乙镇人民政府单位整体支出绩效自评报告\n" + string(data)
	text = text[:strings.LastIndex(text[:10_000], "\n")]
	in := &check.Input{Document: papertest.Document(text)}
	open := set.Unfiltered()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		open.Run(in)
	}
}
