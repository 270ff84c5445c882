package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/store"
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
	clerk, bureau := h.as(t, "caiwu"), h.as(t, "caizheng")
	for _, page := range []string{h.at(), h.at("goals", "review"), h.at("review")} {
		for _, says := range []string{"28行的年初预算数还空着", "69项指标的指标值还空着", "P12", "项目目标还是上年的话", h.at("project", "P12")} {
			if body := clerk.page(page); !strings.Contains(body, says) {
				t.Errorf("%s does not say %s", page, says)
			}
		}
	}
	if body := clerk.page(h.at()); !strings.Contains(body, "“报送”以前要办的 34") || strings.Contains(body, "填68项完成值") || !strings.Contains(body, "接着定目标和预算") {
		t.Error("what comes first at home is not what this step needs")
	}
	h.aims(t, id)
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

// aims settles goals and budget of a year that was rolled over: targets as they were
// the year before, some budget for every line and expense, and no mark of last year's
// words.
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
	set := func(e store.Entry, field, value string) {
		edits = append(edits, workbench.FieldsEdit{Entry: e.ID, Seen: e.Version, Fields: []dossier.Field{{Name: field, Value: value}}})
	}
	for _, e := range y.Entries {
		kind := dossier.EntryKind(e.Kind)
		switch item := kind == dossier.EntryItem; {
		case item && e.Block == "指标":
			was, _ := last.EntryOf(dossier.FileIndicators, e.Key)
			set(e, "指标值", strings.ReplaceAll(last.TextOf(was)("指标值"), "2024", "2025"))
		case e.File == dossier.FileLines && kind == dossier.EntryLine, item && e.Block == "三公经费":
			set(e, "年初预算数", "120.5")
		}
		for _, field := range []string{"项目目标", "文字", "口径", "内容"} {
			if text, marked := strings.CutPrefix(y.TextOf(e)(field), dossier.CarriedWords); marked {
				set(e, field, text)
			}
		}
	}
	if _, err := h.bench.SetAll(ctx, h.member(t, "caiwu"), id, edits, "", "aims"); err != nil {
		t.Fatal(err)
	}
}
