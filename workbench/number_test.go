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

// TestNumbersThatAreNone: in the boxes of the budget's tables, where a dash is a blank
// cell, what stands for no number is told what to write; and no box takes a number of more
// digits than anything is counted by. What people write otherwise is taken.
func TestNumbersThatAreNone(t *testing.T) {
	b, _ := drafting(t)
	n := 0
	line := func(field, text string) error {
		y, _ := b.Year(ctx, year)
		e, _ := y.EntryOf(dossier.FileLines, "P22")
		n++
		_, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields(field, text), Request: fmt.Sprint("n", n)})
		return err
	}
	item := func(file, key, field, text string) error {
		y, _ := b.Year(ctx, year)
		e, _ := y.EntryOf(file, key)
		n++
		_, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields(field, text), Request: fmt.Sprint("n", n)})
		return err
	}
	month := func(text string) error {
		y, _ := b.Year(ctx, year)
		e, _ := y.EntryOf(dossier.FileMonthly, "P22")
		n++
		_, err := b.SetMonths(ctx, finance, year, []workbench.MonthCell{{Line: "P22", Month: "3月", Text: text, Seen: e.Version}}, fmt.Sprint("n", n))
		return err
	}
	value := func(text string) error {
		y, _ := b.Year(ctx, year)
		e, _ := y.EntryOf(dossier.FileFacts, "SL04")
		n++
		_, err := b.EnterValue(ctx, finance, workbench.Value{Year: year, Code: "SL04", Text: text, Seen: e.Version, Request: fmt.Sprint("n", n)})
		return err
	}
	boxes := map[string]func(string) error{"决算数": func(s string) error { return line("决算数", s) }, "年初预算数": func(s string) error { return line("年初预算数", s) }, "分月": month}
	for box, set := range boxes {
		for _, text := range []string{"无", "—", "/", "-", " ——", "N/A"} {
			if err := set(text); err == nil || !strings.Contains(err.Error(), "没有发生的写0，还不知道的留空") {
				t.Errorf("%s: %q: %v", box, text, err)
			}
		}
		for _, text := range []string{"0", "", "1,234.50", "△5", "１２"} {
			if err := set(text); err != nil {
				t.Errorf("%s: %q: %v", box, text, err)
			}
		}
	}
	boxes["完成值"] = value
	boxes["分值"] = func(s string) error { return item(dossier.FileIndicators, "SL04", "分值", s) }
	boxes["指标值"] = func(s string) error { return item(dossier.FileIndicators, "SL04", "指标值", s) }
	for box, set := range boxes {
		for _, text := range []string{"12345678901234567890", "-1,234,567,890,123,456", "１２３４５６７８９０１２３４５６７８"} {
			if err := set(text); err == nil || !strings.Contains(err.Error(), "位数太多") {
				t.Errorf("%s: %q: %v", box, text, err)
			}
		}
	}
}

// TestAmountsThatAreAskedAbout: an outturn below nothing, above the budget, and an
// adjustment of a hundred times it are asked about at their line; no budget at all has
// amounts beyond those of the country.
func TestAmountsThatAreAskedAbout(t *testing.T) {
	b, _ := withSample(t)
	n := 0
	for _, c := range []struct{ text, ask, refused string }{
		{"-5", "负数", ""}, {"700", "是它的", ""}, {"0.5", "", ""}, {"99999999999.99", "", "太大"}, {"1000000001", "", "太大"},
	} {
		y, _ := b.Year(ctx, year)
		e, _ := y.EntryOf(dossier.FileLines, "P22")
		n++
		y, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields("决算数", c.text), Request: fmt.Sprint("a", n)})
		if err != nil {
			t.Fatal(err)
		}
		l, _ := y.Year.LineByID("P22")
		said := strings.Join(y.AmountAsks(*l), "")
		var open []string
		for _, o := range y.Open {
			if y.IsOf(o.Place, "P22") {
				open = append(open, o.Message)
			}
		}
		if (c.ask == "") != (said == "") || !strings.Contains(said, c.ask) || !strings.Contains(strings.Join(open, ""), c.refused) {
			t.Errorf("%s: asked %q, open %q", c.text, said, open)
		}
	}
	adjust := func(amount string) (*workbench.Year, error) {
		n++
		return b.AdjustBudget(ctx, finance, workbench.BudgetAdjustment{Year: year, Kind: "追加", Line: "P22", Amount: amount, Day: "2024-06-01", Reason: "追加经费", Document: "会议纪要", Request: fmt.Sprint("a", n)})
	}
	for _, amount := range []string{"99999999999.99", "1000000000.01"} {
		if _, err := adjust(amount); err == nil || !strings.Contains(err.Error(), "太大") {
			t.Errorf("%s is added: %v", amount, err)
		}
	}
	y, err := adjust("99999.99")
	if err != nil {
		t.Fatal(err)
	}
	l, _ := y.Year.LineByID("P22")
	if said := strings.Join(y.AmountAsks(*l), ""); !strings.Contains(said, "调整") || !strings.Contains(said, "请核对单位") {
		t.Errorf("an adjustment of a hundred times the budget: %q", said)
	}
}
