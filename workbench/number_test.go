package workbench_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"jiheng/dossier"
	"jiheng/workbench"
)

// TestNumbersOfAddsAtOnce: of adds of one kind that are asked for together, each that
// is taken has a number of its own, and none takes another's place.
func TestNumbersOfAddsAtOnce(t *testing.T) {
	const many = 5
	b, _ := drafting(t)
	before, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	code := before.Year.Indicators[0].Code
	for _, x := range []struct {
		file string
		add  func(request string) error
	}{
		{dossier.FileLines, func(r string) error {
			_, err := b.AddProject(ctx, finance, workbench.NewProject{Year: year, Name: "新项目" + r, Fund: "一般公共预算", Office: "经发办", Request: r})
			return err
		}},
		{dossier.FileIndicators, func(r string) error {
			_, err := b.AddIndicator(ctx, finance, workbench.NewIndicator{Year: year, After: code, Name: "新指标" + r, Request: r})
			return err
		}},
		{dossier.FileGoals, func(r string) error {
			_, err := b.AddGoal(ctx, finance, workbench.NewGoal{Year: year, Text: "新目标" + r, Request: r})
			return err
		}},
	} {
		atOnce(t, many, func(i int) error { return x.add(fmt.Sprint(x.file, i)) })
		after, err := b.Year(ctx, year)
		if err != nil {
			t.Fatal(err)
		}
		if is, was := keysIn(t, after, x.file), keysIn(t, before, x.file); len(is) != len(was)+many {
			t.Errorf("%s has %d entries, had %d", x.file, len(is), len(was))
		}
	}
}

// TestNumbersOfAdjustmentsAtOnce: adjustments that are made together, each with its legs,
// have a number each.
func TestNumbersOfAdjustmentsAtOnce(t *testing.T) {
	b, _ := withSample(t)
	before, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	was := numbersIn(before)
	atOnce(t, 4, func(i int) error {
		_, err := b.AdjustBudget(ctx, finance, workbench.BudgetAdjustment{Year: year, Kind: "追加", Line: "P0" + fmt.Sprint(i+1), Amount: "1", Day: "2024-06-01",
			Reason: "追加经费", Document: "会议纪要", Request: fmt.Sprint("adjust", i)})
		return err
	})
	after, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	if is := numbersIn(after); len(is) != len(was)+4 {
		t.Errorf("the numbers are %v, were %v", is, was)
	}
}

// atOnce does something several times together.
func atOnce(t *testing.T, many int, do func(int) error) {
	t.Helper()
	var all sync.WaitGroup
	begin, errs := make(chan struct{}), make([]error, many)
	for i := range many {
		all.Go(func() {
			<-begin
			errs[i] = do(i)
		})
	}
	close(begin)
	all.Wait()
	for i, err := range errs {
		if err != nil {
			t.Errorf("%d: %v", i, err)
		}
	}
}

// keysIn are the keys of the entries of a file, and no two are the same.
func keysIn(t *testing.T, y *workbench.Year, file string) []string {
	t.Helper()
	var out []string
	for _, e := range y.Entries {
		if e.File != file || e.Key == "" {
			continue
		}
		if slices.Contains(out, e.Key) {
			t.Errorf("%s has %s twice", file, e.Key)
		}
		out = append(out, e.Key)
	}
	return out
}

// numbersIn are the numbers of the adjustments, each once.
func numbersIn(y *workbench.Year) []string {
	var out []string
	for _, e := range y.Entries {
		if id := y.TextOf(e)("编号"); e.File == dossier.FileAdjustments && strings.HasPrefix(id, "TZ") && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
