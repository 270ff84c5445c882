package workbench

import (
	"os"
	"slices"
	"testing"
)

// TestRestChangesNothing of what a year says, of its checks and of its papers.
func TestRestChangesNothing(t *testing.T) {
	r := rehearse(t, os.DirFS("../examples/hongqiao-2024"), 1)
	says := func() (out []string) {
		y := r.year()
		c, err := ReadYear(y.folder, r.bench.memo).Checks()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range c.Results {
			for _, x := range f.Findings {
				out = append(out, x.Rule+x.Message)
			}
		}
		paper, err := y.Paper("绩效目标表.pdf")
		if err != nil {
			t.Fatal(err)
		}
		return append(append(out, string(paper)), said(y)...)
	}
	before := says()
	r.bench.Rest()
	if lastingFonts.made != nil || lastingRules.made != nil {
		t.Error("it is still kept")
	}
	if after := says(); !slices.Equal(before, after) {
		t.Error("it says something else after a rest")
	}
}

// TestRestKeepsTheLatestYears and lets the others go.
func TestRestKeepsTheLatestYears(t *testing.T) {
	r := rehearse(t, smallSample(t), 1)
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		r.bench.keep(&Year{ID: id})
	}
	r.bench.Kept("b")
	r.bench.Rest()
	for _, id := range []string{"b", "d", "e", "f"} {
		if r.bench.Kept(id) == nil {
			t.Errorf("%s was let go", id)
		}
	}
	if len(r.bench.kept) != restYears || r.bench.Kept("c") != nil {
		t.Errorf("%d are kept", len(r.bench.kept))
	}
}
