package workbench_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// TestEvaluatorsBesideReviewers: an evaluator gives points and words of indicators once the
// unit has sent its year on, also when it is approved: beside those of the unit and of the
// reviewer, of which none becomes another; they return nothing, settle nothing that a
// reviewer has said, and keep nothing back.
func TestEvaluatorsBesideReviewers(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	n := 0
	judge := func(who, code, verdict, score, text string) error {
		n++
		y, err := h.Year(ctx, "hongqiao-2024")
		if err != nil {
			t.Fatal(err)
		}
		_, err = h.Judge(ctx, h.as(who), workbench.Judgement{Year: y.ID, Code: code, Verdict: verdict, Score: score, Text: text, Seen: y.Act, Request: fmt.Sprint("j", n)})
		return err
	}
	h.wants("stage", judge("pingjia", "SL05", budget.Agreed, "", ""))
	h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
	h.wants("right", judge("pingjia", "SL05", budget.Agreed, "", "")) // the unit's own review
	h.wants("", nilOr(h.step(h.as("lingdao"), "通过", "")))
	h.wants("", nilOr(judge("zhuguan", "SL05", budget.Returned, "", "台账缺三月")))
	h.wants("verdict", judge("pingjia", "SL05", budget.Returned, "", "退回"))
	h.wants("reason", judge("pingjia", "SL05", budget.Doubted, "0.5", ""))
	h.wants("points", judge("pingjia", "SL05", budget.Doubted, "99", "多了"))
	h.wants("", nilOr(judge("pingjia", "SL05", budget.Agreed, "", "现场看过")))
	h.wants("", nilOr(judge("pingjia", "ZL02", budget.Doubted, "0.5", "样本太小")))
	h.wants("right", judge("shenji", "SL05", budget.Agreed, "", ""))
	y, _ := h.Year(ctx, "hongqiao-2024")
	if back := y.SentBack(); !slices.Equal(back, []string{"SL05"}) {
		t.Errorf("what goes back after the evaluator agreed: %v", back)
	}
	h.wants("sent-back", h.step(h.as("zhuguan"), "通过", "")) // the evaluator's word settles none
	h.wants("", nilOr(judge("zhuguan", "SL05", budget.Agreed, "", "")))
	h.wants("", nilOr(h.step(h.as("zhuguan"), "通过", ""))) // nor keeps back what is doubted
	own, _ := y.Eval.ScoreOf("ZL02")
	o, ok := y.Year.OpinionOf("ZL02", string(workbench.Evaluator))
	if !ok || o.Score.String() != "0.5" || o.Text != "样本太小" || o.Person != "sample-pingjia" {
		t.Errorf("%+v", o)
	}
	y, _ = h.Year(ctx, "hongqiao-2024")
	if now, _ := y.Eval.ScoreOf("ZL02"); now.Points.Cmp(own.Points) != 0 {
		t.Errorf("the unit's points are %s, were %s", now.Points, own.Points)
	}
	if r, ok := y.Year.OpinionOf("SL05", string(workbench.DepartmentReviewer)); !ok || r.Verdict != budget.Agreed {
		t.Errorf("the reviewer's word: %+v", r)
	}
}

// TestSpotChecks draws indicators by a seed: anybody draws the same again, other seeds draw
// others, once by each; who neither reviews nor evaluates draws none.
func TestSpotChecks(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	n := 0
	draw := func(who, seed, count string) (*workbench.Year, error) {
		n++
		y, err := h.Year(ctx, "hongqiao-2024")
		if err != nil {
			t.Fatal(err)
		}
		return h.DrawIndicators(ctx, h.as(who), workbench.Drawing{Year: y.ID, Seed: seed, Count: count, Seen: y.Act, Request: fmt.Sprint("d", n)})
	}
	refused := func(want, who, seed, count string) {
		t.Helper()
		_, err := draw(who, seed, count)
		h.wants(want, nilOr(err))
	}
	refused("stage", "pingjia", "甲", "3")
	h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
	h.wants("", nilOr(h.step(h.as("lingdao"), "通过", "")))
	for _, count := range []string{"", "0", "-1", "三", "1.5", "10000"} {
		refused("draw-count", "pingjia", "2025-03-06", count)
	}
	refused("empty", "pingjia", " ", "3")
	refused("right", "caiwu", "2025-03-06", "3")
	refused("right", "shenji", "2025-03-06", "3")
	if _, err := draw("pingjia", "2025-03-06", "5"); err != nil {
		t.Fatal(err)
	}
	refused("draw-seed", "zhuguan", "2025-03-06", "8")
	y, err := draw("zhuguan", "双色球2025025期", "5")
	if err != nil {
		t.Fatal(err)
	}
	a, b := y.Year.SpotChecks[0], y.Year.SpotChecks[1]
	var codes []string
	for _, i := range y.Year.Indicators {
		if i.NotApply == "" {
			codes = append(codes, i.Code)
		}
	}
	if len(a.Codes) != 5 || a.Role != string(workbench.Evaluator) || slices.Equal(a.Codes, b.Codes) || !slices.Equal(a.Codes, budget.Draw(a.Seed, codes, 5)) || !y.Year.Drawn(a.Codes[0]) {
		t.Errorf("%+v %+v", a, b)
	}
	if _, err := h.Undo(ctx, h.as("zhuguan"), y.ID, y.Act, "u"); codeOf(err) != "undo-kind" {
		t.Errorf("a draw is undone: %v", err)
	}
	folder, err := h.store.Folder(ctx, y.ID, y.Act)
	if err != nil {
		t.Fatal(err)
	}
	again := workbench.ReadYear(folder, nil)
	if got := again.Year.SpotChecks; len(got) != 2 || !slices.Equal(got[1].Codes, b.Codes) {
		t.Errorf("in the folder: %+v", got)
	}
	if slices.ContainsFunc(again.Open, func(o *fault.Error) bool {
		return o.Place.File == dossier.FileReview || strings.Contains(o.Message, "抽查")
	}) {
		t.Error(again.Open)
	}
}
