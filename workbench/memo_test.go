package workbench

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/fact"
)

// said writes out all that a year says: its facts with their accounts, points,
// notices, notes of rows and open points.
func said(y *Year) []string {
	var out []string
	for _, f := range y.Year.Facts.All() {
		out = append(out, accountText(f))
	}
	for _, n := range y.Notices {
		out = append(out, n.Error())
	}
	for _, n := range y.Open {
		out = append(out, n.Error())
	}
	out = append(out, fmt.Sprint(y.Year.Notes), fmt.Sprint(y.Year.Evidence))
	if y.Eval != nil {
		out = append(out, y.Eval.PrintTotal(), y.Eval.PrintGrade())
		for _, s := range y.Eval.Scores {
			out = append(out, fmt.Sprint(s.Code, s.Points, s.Says))
		}
	}
	return out
}

func accountText(f fact.Fact) string {
	a := f.Account
	s := fmt.Sprint(f.ID, f.Name, f.Print().Text, f.Sample, a.Kind, a.Text, a.Place, a.Inputs, a.Grade)
	if a.Ledger != nil {
		s += fmt.Sprintf("%+v", *a.Ledger)
	}
	return s
}

// asWithout demands that the year in memory, made with all that was read before, says
// what a reading without any memory says.
func (r *rehearsal) asWithout() {
	y := r.year()
	folder, err := r.store.Folder(context.Background(), rehearsed, y.Act)
	if err != nil {
		r.Fatal(err)
	}
	kept, anew := said(y), said(ReadYear(folder, nil))
	for i := range max(len(kept), len(anew)) {
		if i >= len(kept) || i >= len(anew) || kept[i] != anew[i] {
			r.Fatalf("%d: %d words with a memo, %d without; the first that differ:\n%s\n%s", r.acts, len(kept), len(anew), at(kept, i), at(anew, i))
		}
	}
}

func at(words []string, i int) string {
	if i < len(words) {
		return words[i]
	}
	return "none"
}

// TestMemoryOfAYearChangesNothing looks at the whole sample after each of some acts:
// an indicator is renamed, a ledger's definition and a statement become others.
func TestMemoryOfAYearChangesNothing(t *testing.T) {
	r := rehearse(t, smallSample(t), 3)
	r.asWithout()
	for ; r.acts < 6; r.acts++ {
		r.fields(r.year(), r.people[0])
		r.value(r.year(), r.people[0])
		r.asWithout()
	}
}

// BenchmarkEnterValue types a value of the sample and waits for its points: with the
// year in memory, by a program that has just begun, and by one that has just begun and
// has read the ledgers at some time before.
func BenchmarkEnterValue(b *testing.B) {
	ctx := context.Background()
	for _, how := range []string{"in memory", "without", "without, digests of ledgers kept"} {
		b.Run(how, func(b *testing.B) {
			r := rehearse(b, os.DirFS("../examples/hongqiao-2024"), 1)
			if strings.HasSuffix(how, "kept") {
				r.bench.Seal = func() []byte { return []byte("secret") }
			}
			y, n := r.year(), 0
			if err := r.bench.KeepLedgers(ctx); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				n++
				bench := r.bench
				if how != "in memory" {
					bench = New(r.store, bench.now)
					bench.Seal = r.bench.Seal
				}
				e, _ := y.EntryOf(dossier.FileFacts, "SH03")
				v := Value{Year: rehearsed, Code: "SH03", Text: strconv.Itoa(1 + n%2), Seen: e.Version, Request: strconv.Itoa(n)}
				var err error
				if y, err = bench.EnterValue(ctx, r.people[1], v); err != nil || y.Eval == nil {
					b.Fatal(err)
				}
			}
		})
	}
}
