package workbench_test

import (
	"sync"
	"testing"
)

// TestPapersSideBySide makes the papers of one year that is in memory for several at
// once.
func TestPapersSideBySide(t *testing.T) {
	h := sampleHouse(t)
	y, err := h.Year(ctx, h.sampleYear())
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if papers, open := y.Papers(); len(papers) == 0 || len(open) > 0 {
				t.Errorf("%d papers, %v", len(papers), open)
			}
		})
	}
	all.Wait()
}
