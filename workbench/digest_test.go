package workbench_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jiheng/dossier"
	"jiheng/store"
	"jiheng/workbench"
)

// digests are the rows of the year, but for how they were counted.
func digests(t *testing.T, s *store.Store) []store.DigestRow {
	t.Helper()
	var rows []store.DigestRow
	if err := s.View(ctx, func(tx *store.Tx) (err error) { rows, err = tx.DigestOf(year); return err }); err != nil {
		t.Fatal(err)
	}
	rows = slices.DeleteFunc(rows, func(d store.DigestRow) bool { return d.Gone })
	for i := range rows {
		rows[i].Changed = 0
	}
	return rows
}

// TestDigestsAreOfTheActs does values, fields and whole entries, makes digests now
// and then, and demands in the end what a making anew gives.
func TestDigestsAreOfTheActs(t *testing.T) {
	b, s := withSample(t)
	if err := b.DigestAll(ctx); err != nil {
		t.Fatal(err)
	}
	first := digests(t, s)
	if len(first) < 60 || first[0].Points == "" {
		t.Fatalf("%d rows, the first %+v", len(first), first[0])
	}
	request := 0
	value := func(who workbench.Person, code, text string) {
		t.Helper()
		request++
		y, err := b.Year(ctx, year)
		if err != nil {
			t.Fatal(err)
		}
		e, _ := y.EntryOf(dossier.FileFacts, code)
		v := []workbench.Value{{Code: code, Text: text, Seen: e.Version}}
		if err := b.SaveValues(ctx, who, year, v, fmt.Sprint("v", request)); err != nil {
			t.Fatal(err)
		}
	}
	field := func(code, name, text string) {
		t.Helper()
		request++
		y, _ := b.Year(ctx, year)
		e, _ := y.EntryOf(dossier.FileFacts, code)
		if _, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Fields: []dossier.Field{{Name: name, Value: text}}, Seen: e.Version, Request: fmt.Sprint("f", request)}); err != nil {
			t.Fatal(err)
		}
	}
	value(social, "SH03", "1")
	value(finance, "KC04", "达成")
	if err := b.Digest(ctx, year); err != nil {
		t.Fatal(err)
	}
	value(social, "SH03", "")
	value(office, "SL04", "五个")
	field("SH06", "值", "1")
	field("JJ01-上年", "值", "90")
	value(social, "SH03", "3")
	waiting := digests(t, s)
	if err := b.DigestAll(ctx); err != nil {
		t.Fatal(err)
	}
	kept := digests(t, s)
	if err := s.Update(ctx, (*store.Tx).DropDigests); err != nil {
		t.Fatal(err)
	}
	if left := digests(t, s); len(left) != 0 {
		t.Errorf("%d rows after they were dropped", len(left))
	}
	if err := b.DigestAll(ctx); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(digests(t, s), kept); d != "" {
		t.Errorf("made anew (-) and kept (+):\n%s", d)
	}
	if cmp.Equal(first, kept) || cmp.Equal(waiting, kept) {
		t.Error("nothing became another")
	}
}

// TestListShowsWhatWasTyped lists to those who may see the year, before and after
// somebody typed a value.
func TestListShowsWhatWasTyped(t *testing.T) {
	b, _ := withSample(t)
	if err := b.DigestAll(ctx); err != nil {
		t.Fatal(err)
	}
	of := func(who workbench.Person, q workbench.ListQuery) workbench.List {
		t.Helper()
		l, err := b.List(ctx, who, q)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	line := func(code string) *workbench.Line {
		t.Helper()
		for page := 1; page <= 2; page++ {
			for _, l := range of(bureau, workbench.ListQuery{Sort: workbench.ByName, Page: page}).Lines {
				if l.Code == code {
					return l
				}
			}
		}
		t.Fatalf("%s is not listed", code)
		return nil
	}
	total := of(bureau, workbench.ListQuery{}).Total
	for _, c := range []struct {
		who  workbench.Person
		want int
	}{{finance, total}, {office, total}, {head, total}, {dept, total}, {stranger, 0}, {system, 0}} {
		if got := of(c.who, workbench.ListQuery{}).Total; got != c.want || total < 60 {
			t.Errorf("%s sees %d of %d lines", c.who.ID, got, total)
		}
	}
	before := line("SH03")
	y, _ := b.Year(ctx, year)
	e, _ := y.EntryOf(dossier.FileFacts, "SH03")
	if err := b.SaveValues(ctx, social, year, []workbench.Value{{Code: "SH03", Text: "1", Seen: e.Version}}, "typed"); err != nil {
		t.Fatal(err)
	}
	typed := line("SH03")
	if before.Value != "2所" || before.Waits() || typed.Value != "1" || !typed.Waits() || typed.Act != 2 {
		t.Errorf("before %+v, at once %+v", before.DigestRow, typed.DigestRow)
	}
	if err := b.DigestAll(ctx); err != nil {
		t.Fatal(err)
	}
	if after := line("SH03"); after.Value != "1所" || after.Waits() || after.Points == before.Points || after.State != "没有达到" {
		t.Errorf("before %+v, then %+v", before.DigestRow, after.DigestRow)
	}
}

// TestListIsInOrder sorts by every column both ways, and turns the pages.
func TestListIsInOrder(t *testing.T) {
	b, _ := withSample(t)
	if err := b.DigestAll(ctx); err != nil {
		t.Fatal(err)
	}
	for _, c := range workbench.Columns {
		var up, down []string
		for page := 1; page <= 2; page++ {
			for _, desc := range []bool{false, true} {
				l, err := b.List(ctx, bureau, workbench.ListQuery{Sort: c, Desc: desc, Page: page, Year: 2024})
				if err != nil || l.Pages != 2 || l.Page != page {
					t.Fatalf("%d pages %v", l.Pages, err)
				}
				for _, x := range l.Lines {
					if desc {
						down = append(down, x.Code)
					} else {
						up = append(up, x.Code)
					}
				}
			}
		}
		slices.Reverse(down)
		if len(up) < 60 || !slices.Equal(up, down) {
			t.Errorf("by %s %d lines up and %d down", c, len(up), len(down))
		}
		if c == workbench.ByCode && !slices.IsSorted(up) {
			t.Errorf("codes are not in order: %v", up)
		}
	}
	if l, err := b.List(ctx, bureau, workbench.ListQuery{Year: 1999, Page: 9}); err != nil || l.Total != 0 || l.Page != 1 || !slices.Equal(l.Years, []int{2024}) {
		t.Errorf("%+v %v", l, err)
	}
}

// TestAuditorsOfListsAreLogged looks at a list as an auditor.
func TestAuditorsOfListsAreLogged(t *testing.T) {
	b, s := withSample(t)
	auditor := workbench.Person{ID: "p8", Posts: []workbench.Post{{Role: workbench.Auditor, Unit: "hq", Years: []int{2024}, Until: "2025-12-31"}}}
	if err := b.DigestAll(ctx); err != nil {
		t.Fatal(err)
	}
	if l, err := b.List(ctx, auditor, workbench.ListQuery{}); err != nil || l.Total < 60 {
		t.Fatalf("%d lines %v", l.Total, err)
	}
	var acts []store.Act
	if err := s.View(ctx, func(tx *store.Tx) (err error) { acts, err = tx.Latest(store.House, 1); return err }); err != nil {
		t.Fatal(err)
	}
	if len(acts) != 1 || acts[0].Person != "p8" || !strings.Contains(acts[0].Detail, "一览") {
		t.Errorf("logged: %+v", acts)
	}
}

// TestDigestsAreKept lets a server keep digests while people write: in the end they
// are those of the last acts.
func TestDigestsAreKept(t *testing.T) {
	b, s := withSample(t)
	keeping, end := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		b.KeepDigests(keeping, func(year string, err error) { t.Errorf("%s: %v", year, err) })
	}()
	for n := range 3 {
		y, err := b.Year(ctx, year)
		if err != nil {
			t.Fatal(err)
		}
		e, _ := y.EntryOf(dossier.FileFacts, "SH03")
		v := []workbench.Value{{Code: "SH03", Text: fmt.Sprint(n + 3), Seen: e.Version}}
		if err := b.SaveValues(ctx, social, year, v, fmt.Sprint("k", n)); err != nil {
			t.Fatal(err)
		}
	}
	for rows := digests(t, s); !slices.ContainsFunc(rows, func(d store.DigestRow) bool { return d.Code == "SH03" && d.Value == "5所" && d.Points != "" }); rows = digests(t, s) {
		time.Sleep(50 * time.Millisecond)
	}
	end()
	<-done
}
