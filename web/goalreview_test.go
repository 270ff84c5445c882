package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/workbench"
)

// TestGoalsAreReviewed sends next year's goals, has them graded on the form, refuses
// a decision that the grade does not allow, sends them back to be amended, and lets
// them pass; what was filled in stays where it is refused.
func TestGoalsAreReviewed(t *testing.T) {
	h := open(t)
	id, err := h.bench.OpenYear(context.Background(), h.member(t, "xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.bench.Begin(ctx, h.member(t, "caiwu"), id, true); err != nil {
		t.Fatal(err)
	}
	h.year = id
	h.aims(t, id)
	clerk, bureau := h.as(t, "caiwu"), h.as(t, "caizheng")
	if body := bureau.page(h.at("goals", "review")); !strings.Contains(body, "不在审核目标") || strings.Contains(body, "记下审核") {
		t.Error("goals that were not sent can be reviewed")
	}
	takeStep(t, h, clerk, "报送", "", "", http.StatusSeeOther)
	if body := clerk.page(h.at("goals", "review")); strings.Contains(body, "记下审核") {
		t.Error("the clerk can review their own goals")
	}
	if body := bureau.page(h.at()); !strings.Contains(body, "去审核") {
		t.Error("the bureau is not led to the goals")
	}
	judge := func(points []string, decision, text string, want int) string {
		f := form(t, bureau.page(h.at("goals", "review")), h.at("goals", "review"))
		f["points"] = points
		f.Set("decision", decision)
		f.Set("text", text)
		status, body := bureau.post(h.at("goals", "review"), f)
		if status != want {
			t.Fatalf("%s: %d, want %d: %s", decision, status, want, said(body))
		}
		return body
	}
	weak := []string{"5", "5", "10", "10", "10", "10", "9.5", "5"}
	if body := judge(weak, "通过", "差一些", http.StatusUnprocessableEntity); !strings.Contains(body, "是“中”，不能“通过”") || !strings.Contains(body, `value="9.5"`) || !strings.Contains(body, "差一些") {
		t.Errorf("what was filled in is lost, or the grade is not told: %s", said(body))
	}
	judge(weak, "退回", "指标值请按上年实际提高", http.StatusSeeOther)
	if body := clerk.page(h.at()); !strings.Contains(body, "退回：指标值请按上年实际提高") {
		t.Error("the clerk does not find the return and its reason")
	}
	takeStep(t, h, clerk, "报送", "", "", http.StatusSeeOther)
	judge([]string{"10", "10", "15", "15", "15", "15", "10", "9"}, "通过", "", http.StatusSeeOther)
	y, err := h.bench.Year(ctx, id)
	if err != nil || y.Stage() != workbench.Reporting {
		t.Fatalf("at %s, %v", y.Stage(), err)
	}
	if body := clerk.page(h.at("goals", "review")); !strings.Contains(body, "99分 优") || !strings.Contains(body, "64.5分 中") {
		t.Error("the reviews are not told")
	}
}

// aims sets every target of a year that was rolled over to what it was the year before.
func (h *house) aims(t *testing.T, id string) {
	t.Helper()
	last, err := h.bench.Year(ctx, "hongqiao-2024")
	if err != nil {
		t.Fatal(err)
	}
	y, err := h.bench.Year(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	var edits []workbench.FieldsEdit
	for _, e := range y.Block(dossier.FileIndicators, "指标") {
		was, _ := last.EntryOf(dossier.FileIndicators, e.Key)
		edits = append(edits, workbench.FieldsEdit{Entry: e.ID, Seen: e.Version, Fields: []dossier.Field{{Name: "指标值", Value: strings.ReplaceAll(last.TextOf(was)("指标值"), "2024", "2025")}}})
	}
	if _, err := h.bench.SetAll(ctx, h.member(t, "caiwu"), id, edits, "", "aims"); err != nil {
		t.Fatal(err)
	}
}
