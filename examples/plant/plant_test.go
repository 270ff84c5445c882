package main

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// Of grave faults at least 98 in a hundred are found, and nothing in the clean
// documents. `make plant` plants all wordings in more documents.
func TestPlantedFaults(t *testing.T) {
	f, err := newField(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	all, err := f.measure(t.Context(), 7, 2, 4)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(all.summary())
	if n := all.rules(); n < 120 {
		t.Errorf("%d rules planted, want 120", n)
	}
	if all.alarms > 0 {
		t.Errorf("%d findings in clean documents:\n%s", all.alarms, strings.Join(all.only("误报"), "\n"))
	}
	planted, right := all.sum(grave), all.sum(grave, found)
	if right*100 < planted*98 {
		t.Errorf("of %d grave faults %d were found:\n%s", planted, right, strings.Join(all.only(missed, other, nowhere), "\n"))
	}
}

// The same seed makes the same documents; other seeds make other ones whose
// figures agree as well.
func TestCleanDocuments(t *testing.T) {
	for _, name := range templates {
		var texts []string
		for _, seed := range []uint64{1, 1, 2} {
			c, err := newClean(name, rand.New(rand.NewPCG(seed, 0)))
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, strings.Join(c.lines, "\n"))
		}
		if texts[0] != texts[1] || texts[0] == texts[2] {
			t.Errorf("%s: seeds 1, 1 and 2: same %v and %v, want true and false", name, texts[0] == texts[1], texts[0] == texts[2])
		}
		if strings.ContainsAny(texts[0], "{}") {
			t.Errorf("%s: braces are left", name)
		}
	}
}

// A place of the text is changed, and the changed line is known as the place of
// the fault.
func TestSwap(t *testing.T) {
	c := &clean{lines: []string{"甲12件", "乙12件", "丙"}}
	p, ok, err := c.swap("12 ⇒ 13", rand.New(rand.NewPCG(1, 1)))
	if err != nil || !ok || len(p.at) != 1 || !strings.HasSuffix(p.at[0], "13件") || len(p.lines) != 3 {
		t.Errorf("swap gave %v at %v, %v, %v", p.lines, p.at, ok, err)
	}
	if _, ok, _ := c.swap("丁 ⇒ 戊", rand.New(rand.NewPCG(1, 1))); ok {
		t.Error("a word that is not there was changed")
	}
}
