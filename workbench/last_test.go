package workbench_test

import (
	"slices"
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// TestTheYearBeforeGoesOn: what a begun year took over of the last is compared with what
// the last says now, and taken over in one act; what somebody has put on another ground,
// and what is as it was, stays.
func TestTheYearBeforeGoesOn(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	id, err := h.OpenYear(ctx, h.as("xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	clerk, old := h.as("caiwu"), strings.Replace(id, "2025", "2024", 1)
	rows, err := h.Passings(ctx, clerk)
	if at := slices.IndexFunc(rows, func(p workbench.Passing) bool { return p.ID == id }); err != nil || at < 0 || rows[at].Stage != workbench.Drafting {
		t.Errorf("a year that nobody has begun is listed as %v %v", rows, err)
	}
	if _, err := h.Begin(ctx, clerk, id, true); err != nil {
		t.Fatal(err)
	}
	look := func() workbench.Last {
		t.Helper()
		last, err := h.Last(ctx, clerk, id)
		if err != nil {
			t.Fatal(err)
		}
		return last
	}
	if last := look(); len(last.Differs) > 0 || last.Head == 0 {
		t.Fatalf("just begun, it differs: %+v", last.Differs)
	}
	y, err := h.Year(ctx, old)
	if err != nil {
		t.Fatal(err)
	}
	enter := func(code, text string) {
		t.Helper()
		y, err := h.Year(ctx, old)
		if err != nil {
			t.Fatal(err)
		}
		e, _ := y.EntryOf(dossier.FileFacts, code)
		if y, err = h.EnterValue(ctx, clerk, workbench.Value{Year: old, Code: code, Text: text, Seen: e.Version, Request: code + text}); err != nil || len(y.Open) > 0 {
			t.Fatal(code, err, y.Open)
		}
	}
	enter("SH03", "3")
	for _, e := range y.Entries {
		if e.File == dossier.FileMoney && e.Key == "公务接待费" {
			set := workbench.FieldsEdit{Year: old, Entry: e.ID, Seen: e.Version, Fields: fields("决算数", "1.23"), Request: "三公"}
			if _, err := h.SetFields(ctx, clerk, set); err != nil {
				t.Fatal(err)
			}
		}
	}
	last := look()
	told := map[string]string{}
	for _, d := range last.Differs {
		told[d.ID] = d.Was + "→" + d.Is
	}
	if told["SH03-上年"] != "2所→3所" || !strings.HasSuffix(told["公务接待费"], "→1.23万元") || told["CB01-上年"] == "" || len(told) != 3 { // CB01 is made of it
		t.Errorf("it differs in %v", told)
	}
	if other, err := h.Last(ctx, h.as("jingfa"), id); err != nil || len(other.Differs) > 0 {
		t.Errorf("it is offered to who may not take it: %v %v", other, err)
	}
	take := workbench.TakingLast{Year: id, Seen: last.Head, Request: "take"}
	if _, err := h.TakeLast(ctx, h.as("lingdao"), take); kindOf(err) != fault.Forbidden {
		t.Errorf("the head takes it over: %v", err)
	}
	enter("SH03", "4")
	if _, err := h.TakeLast(ctx, clerk, take); codeOf(err) != "last-changed" {
		t.Errorf("what was not seen is taken over: %v", err)
	}
	take.Seen = look().Head
	before, _ := h.Year(ctx, id)
	after, err := h.TakeLast(ctx, clerk, take)
	if err != nil || after.Act != before.Act+1 {
		t.Fatal(err, after)
	}
	if f, _ := after.Maker.Facts.Get("SH03-上年"); f.Print().Text != "4所" {
		t.Errorf("it says %s", f.Print().Text)
	}
	if last := look(); len(last.Differs) > 0 {
		t.Errorf("taken over, it differs: %+v", last.Differs)
	}
	if n := len(after.Entries); n != len(before.Entries) {
		t.Errorf("%d entries, were %d", n, len(before.Entries))
	}
	// On another ground it is the person's own.
	e, _ := after.EntryOf(dossier.FileFacts, "SH03-上年")
	own := workbench.FieldsEdit{Year: id, Entry: e.ID, Seen: e.Version, Fields: append(fields("值", "9"), dossier.Field{Name: "佐证", Value: ""}), Request: "own"}
	if _, err := h.SetFields(ctx, clerk, own); err != nil {
		t.Fatal(err)
	}
	if last := look(); slices.ContainsFunc(last.Differs, func(d workbench.LastDifference) bool { return d.ID == "SH03-上年" }) {
		t.Errorf("what is on another ground is asked for: %+v", last.Differs)
	}
}
