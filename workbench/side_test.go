package workbench_test

import (
	"sync"
	"testing"

	"jiheng/report"
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

// TestFactOfAFrame asks for a figure that only a frame of the report makes: the answer
// is the same whether papers were made before or not, and the year stays as it was.
func TestFactOfAFrame(t *testing.T) {
	h := sampleHouse(t)
	y, err := h.Year(ctx, h.sampleYear())
	if err != nil {
		t.Fatal(err)
	}
	before := y.Maker.Facts.Len()
	m := y.Maker.Apart()
	var sections []report.Section
	for _, part := range y.Narrative {
		sections = append(sections, report.Section(part))
	}
	if _, err := m.Papers(sections); err != nil {
		t.Fatal(err)
	}
	y.Papers()
	if n := y.Maker.Facts.Len(); n != before {
		t.Errorf("making papers added %d facts to the year", n-before)
	}
	made := m.Facts.All()[before:]
	for _, f := range made {
		got, all, ok := y.Fact(f.ID)
		if !ok || got.Print().Text != f.Print().Text {
			t.Errorf("%s: %v, %v", f.ID, got, ok)
		}
		if _, err := all.Explain(f.ID); err != nil {
			t.Error(err)
		}
	}
	if len(made) < 5 {
		t.Errorf("only %d are made by frames", len(made))
	}
	if _, _, ok := y.Fact("没有-这个数"); ok {
		t.Error("an unknown figure was found")
	}
}
