package workbench_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/document"
	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/report"
	"jiheng/workbench"
)

// sampleFolder is the sample in memory.
func sampleFolder(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	root := os.DirFS("../examples/hongqiao-2024")
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestEveryEntrySpoiltOrGone spoils and deletes the entries of the sample in
// turn: the year can still be read and its papers made, and what is wrong is an
// open point.
func TestEveryEntrySpoiltOrGone(t *testing.T) {
	folder, memo := sampleFolder(t), dossier.NewMemo(1_000_000)
	whole := workbench.ReadYear(folder, memo)
	if len(whole.Open) > 0 {
		t.Fatalf("the sample has open points: %v", whole.Open)
	}
	every := 40
	if os.Getenv("NIGHTLY") != "" {
		every = 1
	}
	n := 0
	for name, file := range folder {
		entries, ok := dossier.Split(name, file.Data)
		if !ok {
			continue
		}
		for i := range entries {
			if n++; n%every != 0 {
				continue
			}
			for _, spoilt := range []string{"", "  - {: ]\n", strings.Repeat("甲", 40) + "\n"} {
				changed := append([]dossier.Entry{}, entries...)
				changed[i].Text = spoilt
				folder[name] = &fstest.MapFile{Data: []byte(dossier.Join(changed))}
				y := workbench.ReadYear(folder, memo)
				if papers, _ := y.Papers(); y.Maker != nil && len(papers) == 0 {
					t.Errorf("%s %s as %q: no papers", name, entries[i].Key, spoilt)
				}
				if spoilt == "" { // what is gone may well change a sum
					continue
				}
				for _, f := range y.Year.Facts.All() {
					if g, ok := whole.Year.Facts.Get(f.ID); ok && !f.Value.IsBlank() && g.Print().Text != f.Print().Text {
						t.Errorf("%s %s as %q: %s became %s, was %s", name, entries[i].Key, spoilt, f.ID, f.Print().Text, g.Print().Text)
					}
				}
			}
		}
		folder[name] = file
	}
	if n < 900 {
		t.Errorf("only %d entries", n)
	}
}

// TestAMemoChangesNothing reads the sample with a memo, twice, and without.
func TestAMemoChangesNothing(t *testing.T) {
	folder, memo := sampleFolder(t), dossier.NewMemo(1_000_000)
	plain := workbench.ReadYear(folder, nil)
	workbench.ReadYear(folder, memo)
	again := workbench.ReadYear(folder, memo)
	if len(again.Notices) != len(plain.Notices) {
		t.Fatalf("%d notices, with a memo %d", len(plain.Notices), len(again.Notices))
	}
	for i, n := range plain.Notices {
		if again.Notices[i].Error() != n.Error() {
			t.Errorf("%v, with a memo %v", n, again.Notices[i])
		}
	}
	if len(plain.Year.Notes) == 0 || fmt.Sprint(plain.Year.Notes) != fmt.Sprint(again.Year.Notes) {
		t.Errorf("of rows it is said %v, with a memo %v", plain.Year.Notes, again.Year.Notes)
	}
	for i, g := range plain.Year.Ledgers {
		one, two := *g, *again.Year.Ledgers[i]
		if len(one.Derivations) != len(two.Derivations) {
			t.Errorf("ledger %s gives %d figures, with a memo %d", g.ID, len(one.Derivations), len(two.Derivations))
		}
		one.Derivations, two.Derivations = nil, nil // their figures are compared below
		if fmt.Sprint(one) != fmt.Sprint(two) {
			t.Errorf("ledger %s is %v, with a memo %v", g.ID, one, two)
		}
	}
	for _, f := range plain.Maker.Facts.All() {
		g, ok := again.Maker.Facts.Get(f.ID)
		if !ok || g.Print().Text != f.Print().Text {
			t.Errorf("%s is %s, with a memo %s", f.ID, f.Print().Text, g.Print().Text)
		}
		before, err := plain.Maker.Facts.Explain(f.ID)
		after, missing := again.Maker.Facts.Explain(f.ID)
		if err != nil || missing != nil || unfolded(before) != unfolded(after) {
			t.Errorf("the account of %s is\n%s\nwith a memo\n%s", f.ID, unfolded(before), unfolded(after))
		}
	}
	if again.Eval.PrintTotal() != plain.Eval.PrintTotal() {
		t.Errorf("%s points, with a memo %s", plain.Eval.PrintTotal(), again.Eval.PrintTotal())
	}
	small := dossier.NewMemo(100)
	if y := workbench.ReadYear(folder, small); y.Eval.PrintTotal() != plain.Eval.PrintTotal() {
		t.Errorf("%s points with a memo that keeps little", y.Eval.PrintTotal())
	}
}

// unfolded writes out an account to the ground.
func unfolded(n fact.Node) string {
	a := n.Fact.Account
	s := fmt.Sprintf("%s %s %s %s %v", n.Fact.ID, n.Fact.Print().Text, a.Kind, a.Text, a.Place)
	if a.Ledger != nil {
		s += fmt.Sprintf(" %+v", *a.Ledger)
	}
	for _, c := range n.Children {
		s += "\n" + unfolded(c)
	}
	return s
}

func BenchmarkReadYear(b *testing.B) {
	folder := os.DirFS("../examples/hongqiao-2024")
	b.Run("without a memo", func(b *testing.B) {
		for b.Loop() {
			workbench.ReadYear(folder, nil)
		}
	})
	b.Run("with a memo", func(b *testing.B) {
		memo := dossier.NewMemo(1_000_000)
		for b.Loop() {
			workbench.ReadYear(folder, memo)
		}
	})
}

// textOf is all that a paper says.
func textOf(p report.Paper) string {
	var b strings.Builder
	for _, block := range p.Doc.Blocks {
		switch x := block.(type) {
		case *document.Heading:
			b.WriteString(document.Text(x.Runs) + "\n")
		case *document.Paragraph:
			b.WriteString(document.Text(x.Runs) + "\n")
		case *document.Table:
			for _, row := range x.Rows {
				for _, c := range row.Cells {
					b.WriteString(document.Text(c.Runs) + "|")
				}
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}
