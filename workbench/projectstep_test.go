package workbench_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// TestAProjectsOwnChain takes a project through its chain: its office sends it, it comes
// back with a reason, is sent again and passed by somebody who did not change it last;
// what was passed and has become another is sent again. The unit sends nothing on while
// a project that was sent is not through; projects that were never sent hold up nothing.
func TestAProjectsOwnChain(t *testing.T) {
	b, s := withSample(t)
	const id = "P01"
	act, n := int64(1), 0
	take := func(who workbench.Person, how, reason string, seen int64) error {
		n++
		y, err := b.TakeProject(ctx, who, workbench.TakingProject{Year: year, Line: id, How: how, Reason: reason, Seen: seen, Request: strings.Repeat("k", n)})
		if err == nil {
			act = y.Act
		}
		return err
	}
	now := func() *workbench.Year {
		t.Helper()
		y, err := b.Year(ctx, year)
		if err != nil {
			t.Fatal(err)
		}
		return y
	}
	at := func(want budget.Phase, changed bool) budget.Line {
		t.Helper()
		y := now()
		l, _ := y.Year.LineByID(id)
		if p := y.ProjectAt(*l); p.At != want || p.Changed != changed {
			t.Fatalf("it stands at %s, changed %t; want %s, %t", p.At, p.Changed, want, changed)
		}
		_, open := y.Hinders()
		held := slices.ContainsFunc(open, func(o *fault.Error) bool { return o.Code == workbench.CodeUnchecked && strings.Contains(o.Message, id) })
		if sent := len(y.Year.ProjectStepsOf(id)) > 0; held != (sent && (want != budget.ProjectChecked || changed)) {
			t.Errorf("at %s, changed %t: the unit is held up: %t", want, changed, held)
		}
		return *l
	}
	edit := func(who workbench.Person, text string) {
		t.Helper()
		e, _ := now().EntryOf(dossier.FileLines, id)
		y, err := b.SetFields(ctx, who, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields("完成情况", text), Request: "e" + text})
		if err != nil {
			t.Fatal(err)
		}
		act = y.Act
	}
	refused := func(err error, code string) {
		t.Helper()
		if codeOf(err) != code {
			t.Errorf("want %s: %v", code, err)
		}
	}
	at(budget.ProjectReporting, false)
	refused(take(social, "报送", "", act), "right")
	refused(take(finance, "报送", "", act), "right")
	refused(take(office, "通过", "", act), "stage")
	edit(office, "")
	refused(take(office, "报送", "", act), "open-points")
	edit(office, "招引了{{SL01}}")
	refused(take(office, "报送", "", act-1), "project-changed")
	if err := take(office, "报送", "", act); err != nil {
		t.Fatal(err)
	}
	at(budget.ProjectChecking, false)
	refused(take(finance, "退回", " ", act), "reason")
	if err := take(finance, "退回", "数和台账不一致", act); err != nil {
		t.Fatal(err)
	}
	at(budget.ProjectReporting, false)
	if err := take(office, "报送", "", act); err != nil {
		t.Fatal(err)
	}
	if err := take(office, "收回", "", act); err != nil {
		t.Fatal(err)
	}
	edit(finance, "招引了{{SL01}}，财务补了一句")
	if err := take(office, "报送", "", act); err != nil {
		t.Fatal(err)
	}
	refused(take(finance, "通过", "", act), "own-work")
	if err := take(head, "通过", "", act); err != nil {
		t.Fatal(err)
	}
	at(budget.ProjectChecked, false)
	refused(take(office, "报送", "", act), "stage")
	edit(office, "招引了{{SL01}}，又改")
	at(budget.ProjectChecked, true)
	if err := take(office, "报送", "", act); err != nil {
		t.Fatal(err)
	}
	if err := take(finance, "通过", "", act); err != nil {
		t.Fatal(err)
	}
	at(budget.ProjectChecked, false)
	value, _ := now().EntryOf(dossier.FileFacts, "SL04") // one of its indicators, on the unit's sheet
	y, err := b.EnterValue(ctx, office, workbench.Value{Year: year, Code: "SL04", Text: "7", Seen: value.Version, Request: "elsewhere"})
	if err != nil {
		t.Fatal(err)
	}
	act = y.Act
	l := at(budget.ProjectChecked, true)
	if steps := y.Year.ProjectStepsOf(l.ID); len(steps) != 8 || steps[1].Reason != "数和台账不一致" {
		t.Errorf("its steps are %+v", steps)
	}
	if y.Stage() != workbench.Reporting {
		t.Errorf("the unit's year stands at %s", y.Stage())
	}
	folder, err := s.Folder(ctx, y.ID, y.Act) // and by the folder that is taken out
	if err != nil {
		t.Fatal(err)
	}
	again := workbench.ReadYear(folder, nil)
	other := func(o *fault.Error) bool { return o.Code != "published" } // of which SL04 was
	if got := again.Year.ProjectPhaseOf(id); got != budget.ProjectChecked || slices.ContainsFunc(again.Open, other) {
		t.Errorf("in the folder it stands at %s: %v", got, again.Open)
	}
}

// TestStepsOfProjectsThatAreWrong: what nobody could have done is said, and counts for
// nothing.
func TestStepsOfProjectsThatAreWrong(t *testing.T) {
	for _, line := range []string{"{项目: P01, 做法: 报送, 从: 填报, 到: 批复, 人: p2, 时间: 2025-01-06T02:10:00Z}", "{做法: 报送, 从: 填报, 到: 财务复核, 人: p2, 时间: 2025-01-06T02:10:00Z}",
		"{项目: P01, 做法: 退回, 从: 财务复核, 到: 填报, 人: p1, 时间: 2025-01-06T02:10:00Z}", "{项目: P01, 做法: 报送, 从: 填报, 到: 财务复核, 人: p2, 时间: 昨天}"} {
		folder := sampleFolder(t)
		folder[dossier.FileReview] = &fstest.MapFile{Data: []byte("项目办理:\n  - " + line + "\n")}
		if y := workbench.ReadYear(folder, nil); len(y.Open) == 0 || y.Stage() == workbench.Approved {
			t.Errorf("%s is read: %v", line, y.Year.ProjectSteps)
		}
	}
}
