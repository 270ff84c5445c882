package workbench_test

import (
	"fmt"
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/workbench"
)

// TestABeginningIsTakenBack: a year that was begun, empty or out of the last, is undone
// like any other act and begun anew in the other way; what was filled in since keeps it.
func TestABeginningIsTakenBack(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	id, err := h.OpenYear(ctx, h.as("xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	clerk := h.as("caiwu")
	if holds, ok, err := h.LastHolds(ctx, clerk, id); err != nil || !ok || holds.Year != 2024 || holds.Indicators != 69 || holds.Lines == 0 || holds.Stretches == 0 {
		t.Errorf("%+v %v %v", holds, ok, err)
	}
	if _, ok, err := h.LastHolds(ctx, clerk, "hongqiao-2024"); err != nil || ok {
		t.Errorf("a first year has one before it: %v", err)
	}
	act := int64(0)
	for i, fromLast := range []bool{false, true, false, true} {
		done, err := h.Begin(ctx, clerk, id, fromLast)
		if err != nil {
			t.Fatal(i, err)
		}
		act = done.Act
		y, err := h.Year(ctx, id)
		if err != nil || y.Empty() || y.Stage() != workbench.Drafting || (len(y.Year.Indicators) == 69) != fromLast || len(y.Year.Steps) != 1 {
			t.Fatalf("%d: %d indicators, %d steps at %s: %v", i, len(y.Year.Indicators), len(y.Year.Steps), y.Stage(), err)
		}
		if i == 3 {
			break
		}
		if deals, err := h.Story(ctx, clerk, id, 0, 5); err != nil || !deals[0].Undo || strings.Contains(strings.Join(deals[0].Says, " "), "从“草拟”到“草拟”") {
			t.Errorf("%d: %+v %v", i, deals, err)
		}
		if _, err := h.Undo(ctx, h.as("jingfa"), id, act, fmt.Sprint("o", i)); codeOf(err) != "undo-own" {
			t.Errorf("another undid it: %v", err)
		}
		y, err = h.Undo(ctx, clerk, id, act, fmt.Sprint("u", i))
		if err != nil || !y.Empty() || y.Stage() != workbench.Drafting {
			t.Fatalf("%d: %v", i, err)
		}
		if _, err := h.Undo(ctx, clerk, id, act, fmt.Sprint("t", i)); codeOf(err) != "undo-kind" {
			t.Errorf("%d: undone twice: %v", i, err)
		}
	}
	y, _ := h.Year(ctx, id)
	e, ok := y.EntryOf(dossier.FileIndicators, "SL01")
	if !ok {
		t.Fatal("no SL01")
	}
	if _, err := h.SetFields(ctx, clerk, workbench.FieldsEdit{Year: id, Entry: e.ID, Seen: e.Version, Fields: fields("指标值", "≥16个"), Request: "x"}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Undo(ctx, clerk, id, act, "late"); codeOf(err) != "undo-changed" || !strings.Contains(err.Error(), "SL01") {
		t.Errorf("what was filled in since was thrown away: %v", err)
	}
	// A whole folder may come in the place of what was taken back.
	id, err = h.OpenYear(ctx, h.as("xitong"), "hongqiao", 2023)
	if err != nil {
		t.Fatal(err)
	}
	done, err := h.Begin(ctx, clerk, id, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Undo(ctx, clerk, id, done.Act, "2023"); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Import(ctx, clerk, id, sampleFolder(t)); err != nil {
		t.Error(err)
	}
	if _, err := h.Import(ctx, clerk, id, sampleFolder(t)); codeOf(err) != "year-used" {
		t.Errorf("imported twice: %v", err)
	}
}

// TestAnAdjustmentOnWhichOthersRest: taking one back that others have used up is refused
// with their names; in the order of their dependence, or of lines that have enough, it is
// done.
func TestAnAdjustmentOnWhichOthersRest(t *testing.T) {
	b, _ := withSample(t)
	first, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	adjust := func(kind, line, to, amount string) int64 {
		t.Helper()
		n++
		y, err := b.AdjustBudget(ctx, finance, workbench.BudgetAdjustment{Year: year, Kind: kind, Line: line, To: to, Amount: amount,
			Day: "2024-11-20", Reason: "雨季抢修", Document: "会议纪要第3号", Request: strings.Repeat("a", n)})
		if err != nil {
			t.Fatal(kind, line, amount, err)
		}
		return y.Act
	}
	undo := func(act int64, code string, says ...string) {
		t.Helper()
		_, err := b.Undo(ctx, finance, year, act, fmt.Sprint("u", act, code))
		if code == "" && err == nil {
			return
		}
		if codeOf(err) != code || err == nil {
			t.Fatalf("act %d: %v, want %s", act, err, code)
		}
		for _, s := range says {
			if !strings.Contains(err.Error(), s) {
				t.Errorf("act %d: %v does not say %q", act, err, s)
			}
		}
	}
	has := func(id string) string {
		l, ok := first.Year.LineByID(id)
		if !ok {
			t.Fatal(id)
		}
		return first.Year.Revised(*l).Fen.FullWan().String()
	}
	var low budget.Line // of which all was spent
	for _, l := range first.Year.Lines {
		if r := first.Year.Revised(l); l.Outturn.Known && r.Known && l.Outturn.Fen == r.Fen && r.Fen > 0 {
			low = l
			break
		}
	}
	if low.ID == "" {
		t.Fatal("no line of which all was spent")
	}
	// Below zero: what was added was taken away again with all else.
	added := adjust("追加", "P06", "", "10")
	cut := adjust("追减", "P06", "", has("P06"))
	moved := adjust("调剂", "P06", "P07", "10")
	undo(added, "undo-rests", "P06", "不能是负数", "追减", "调剂10.00万元")
	undo(cut, "")
	undo(moved, "")
	undo(added, "")
	// Below what was spent: nothing is left but what was added.
	more := adjust("追加", low.ID, "", "5")
	away := adjust("调剂", low.ID, "P06", "5")
	undo(more, "undo-rests", low.ID, "比决算数", "调剂5.00万元")
	undo(away, "")
	undo(more, "")
	// A transfer on whose taking leg a later cut rests.
	give := adjust("调剂", "P06", "P07", "1")
	take := adjust("追减", "P07", "", has("P07"))
	rest := adjust("追减", "P07", "", "1")
	undo(give, "undo-rests", "P07", "追减"+has("P07")+"万元", "追减1.00万元")
	undo(rest, "")
	undo(give, "")
	undo(take, "")
	// Nothing rests on it.
	undo(adjust("追加", "P06", "", "0.5"), "")
	undo(adjust("追减", "P06", "", "0.5"), "")
	last, err := b.Year(ctx, year)
	if err != nil || len(last.Year.Adjustments) != len(first.Year.Adjustments) {
		t.Errorf("%d adjustments, at first %d: %v", len(last.Year.Adjustments), len(first.Year.Adjustments), err)
	}
}
