package workbench_test

import (
	"testing"

	"jiheng/dossier"
	"jiheng/workbench"
)

// TestAYearIsBegunOutOfTheLast opens the next year, rolls the sample over into it,
// and takes its goals to their approval.
func TestAYearIsBegunOutOfTheLast(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	id, err := h.OpenYear(ctx, h.as("xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	clerk := h.as("caiwu")
	if _, err := h.Begin(ctx, h.as("lingdao"), id, true); codeOf(err) != "right" {
		t.Errorf("the head began a year: %v", err)
	}
	done, err := h.Begin(ctx, clerk, id, true)
	if err != nil || done.Act != 1 {
		t.Fatalf("%+v %v", done, err)
	}
	if _, err := h.Begin(ctx, clerk, id, false); codeOf(err) != "year-used" {
		t.Errorf("begun twice: %v", err)
	}
	y, err := h.Year(ctx, id)
	if err != nil || y.Stage() != workbench.Drafting || len(y.Open) > 0 {
		t.Fatalf("at %s, %v %v", y.Stage(), err, y.Open)
	}
	if n := len(y.Year.Indicators); n != 69 || y.Year.FiscalYear != 2025 {
		t.Errorf("%d indicators of %d", n, y.Year.FiscalYear)
	}
	for i, s := range []struct {
		account, how string
		at           workbench.Stage
	}{{"caiwu", "报送", workbench.GoalReview}, {"caizheng", "批复", workbench.Reporting}} {
		if y, err = h.Take(ctx, h.as(s.account), workbench.Step{Year: id, How: s.how, Seen: y.Act, Request: s.how}); err != nil || y.Stage() != s.at {
			t.Errorf("%d: at %s, %v", i, y.Stage(), err)
		}
	}
	// What was approved is frozen, whatever the door.
	e, ok := y.EntryOf("指标.yaml", "SL01")
	if !ok {
		t.Fatal("no SL01")
	}
	_, err = h.SetFields(ctx, clerk, workbench.FieldsEdit{Year: id, Entry: e.ID, Fields: fields("指标值", "≥16个"), Seen: e.Version, Request: "late"})
	if codeOf(err) != "frozen" {
		t.Errorf("an approved target was changed: %v", err)
	}
}

func fields(name, value string) []dossier.Field { return []dossier.Field{{Name: name, Value: value}} }
