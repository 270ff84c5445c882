package workbench_test

import (
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/workbench"
)

// TestWhatOneTookAwayIsOnesOwn: who took a stretch of the report away since the last
// approval does not pass the year, whatever others changed after it; nor do they agree to
// a value that stands as they wrote it. To doubt it is free to them.
func TestWhatOneTookAwayIsOnesOwn(t *testing.T) {
	h := sampleHouse(t)
	year := h.sampleYear()
	now := func() *workbench.Year {
		y, err := h.Year(ctx, year)
		if err != nil {
			t.Fatal(err)
		}
		return y
	}
	h.wants("", nilOr(h.give("lingdao", workbench.Post{Role: workbench.Head, Unit: "hongqiao"}, workbench.Post{Role: workbench.FinanceClerk, Unit: "hongqiao"})))
	h.wants("", nilOr(h.value(h.as("lingdao"), "2.2")))
	h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
	for verdict, want := range map[string]string{budget.Agreed: "own-work", budget.Doubted: ""} {
		_, err := h.Judge(ctx, h.as("lingdao"), workbench.Judgement{Year: year, Code: "SH03", Verdict: verdict, Text: "看过", Seen: now().Act, Request: verdict})
		h.wants(want, nilOr(err))
	}
	h.wants("", nilOr(h.step(h.as("caiwu"), "收回", "")))
	h.wants("", nilOr(h.value(h.as("caiwu"), "2.3")))
	y := now()
	for _, e := range y.Entries {
		if strings.HasPrefix(e.File, dossier.DirNarrative+"/") && strings.HasPrefix(e.Text, "##") {
			_, err := h.SetText(ctx, h.as("lingdao"), workbench.TextEdit{Year: year, Entry: e.ID, Seen: e.Version, Request: "空"})
			h.wants("", nilOr(err))
			break
		}
	}
	h.wants("", nilOr(h.value(h.as("caiwu"), "2.4")))
	h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
	err := nilOr(h.step(h.as("lingdao"), "通过", ""))
	h.wants("own-work", err)
	if err == nil || !strings.Contains(err.Error(), "删去") {
		t.Error(err)
	}
}

// TestAStandInHidesNoPost: a head who also stands in for the finance clerk passes what the
// clerk wrote as the head.
func TestAStandInHidesNoPost(t *testing.T) {
	r := newProjectRun(t, "P01")
	r.set(office, dossier.FileLines, "P01", "完成情况", "招引了{{SL01}}")
	r.set(finance, dossier.FileFacts, "SL04", "口径", "按批文")
	r.must(r.take(office, budget.Sent, ""))
	both := person("p3", workbench.FinanceClerk, "hq", "")
	both.Posts[0].For = "p1"
	both.Posts = append(both.Posts, person("p3", workbench.Head, "hq", "").Posts...)
	r.must(r.take(both, budget.Passed, ""))
}
