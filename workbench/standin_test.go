package workbench_test

import (
	"testing"
	"time"

	"jiheng/budget"
	"jiheng/store"
	"jiheng/workbench"
)

func TestStandIn(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	h.wants("", nilOr(h.give("zhuguan",
		workbench.Post{Role: workbench.DepartmentReviewer, Unit: "hongqiao-zhen"},
		workbench.Post{Role: workbench.Head, Unit: "hongqiao", For: "sample-lingdao", From: "2025-01-06", Until: "2025-01-10"})))
	h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
	h.wants("", nilOr(h.step(h.as("zhuguan"), "通过", "")))
	var acts []store.Act
	if err := h.store.View(ctx, func(tx *store.Tx) (err error) { acts, err = tx.Latest("hongqiao-2024", 1); return err }); err != nil {
		t.Fatal(err)
	}
	if a := acts[0]; a.Person != "sample-zhuguan" || a.For != "sample-lingdao" || a.Role != "单位负责人" {
		t.Errorf("%+v", a)
	}
	// By their own post they act for nobody.
	h.wants("", nilOr(h.step(h.as("zhuguan"), "退回", "补附件")))
	if err := h.store.View(ctx, func(tx *store.Tx) (err error) { acts, err = tx.Latest("hongqiao-2024", 1); return err }); err != nil {
		t.Fatal(err)
	}
	if acts[0].For != "" || acts[0].Role != "主管部门审核人" {
		t.Errorf("%+v", acts[0])
	}
	h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
	h.now = time.Date(2025, 1, 10, 16, 0, 0, 0, time.UTC) // the day after the last
	h.wants("right", h.step(h.as("zhuguan"), "通过", ""))
	h.now = monday
	// It holds only while the absent person holds the post.
	h.wants("", nilOr(h.give("lingdao", workbench.Post{Role: workbench.Head, Unit: "hongqiao", Until: "2025-01-05"})))
	h.wants("right", h.step(h.as("zhuguan"), "通过", ""))
}

// Nobody approves through others what is their own work.
func TestOwnWorkThroughAStandIn(t *testing.T) {
	stand := func(role workbench.Role, who string) workbench.Post {
		return workbench.Post{Role: role, Unit: "hongqiao", For: who, From: "2025-01-06", Until: "2025-01-10"}
	}
	clerk, boss := workbench.Post{Role: workbench.FinanceClerk, Unit: "hongqiao"}, workbench.Post{Role: workbench.Head, Unit: "hongqiao"}
	for _, c := range []struct {
		says           string
		caiwu, lingdao []workbench.Post
		edits, passes  string
		want           string
	}{
		{"经办人改，负责人批", []workbench.Post{clerk}, []workbench.Post{boss}, "caiwu", "lingdao", ""},
		{"经办人改，自己代负责人批", []workbench.Post{clerk, stand(workbench.Head, "sample-lingdao")}, []workbench.Post{boss}, "caiwu", "caiwu", "own-work"},
		{"负责人代经办人改，自己批", []workbench.Post{clerk}, []workbench.Post{boss, stand(workbench.FinanceClerk, "sample-caiwu")}, "lingdao", "lingdao", "own-work"},
		{"负责人代经办人改，经办人代负责人批", []workbench.Post{clerk, stand(workbench.Head, "sample-lingdao")},
			[]workbench.Post{boss, stand(workbench.FinanceClerk, "sample-caiwu")}, "lingdao", "caiwu", "own-work"},
	} {
		t.Run(c.says, func(t *testing.T) {
			h := sampleHouse(t)
			h.sampleYear()
			h.wants("", nilOr(h.give("caiwu", c.caiwu...)))
			h.wants("", nilOr(h.give("lingdao", c.lingdao...)))
			h.wants("", nilOr(h.value(h.as(c.edits), "2.2")))
			h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
			if err := nilOr(h.step(h.as(c.passes), "通过", "")); codeOf(err) != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// Opinions and issued papers are no work on what is approved: who reviewed passes it
// on, and who issued too.
func TestAReviewerPassesOnWhatTheyReviewed(t *testing.T) {
	h := sampleHouse(t)
	year := h.sampleYear()
	at := func() int64 {
		y, err := h.Year(ctx, year)
		if err != nil {
			t.Fatal(err)
		}
		return y.Act
	}
	h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
	_, err := h.Issue(ctx, h.as("lingdao"), workbench.Issuing{Unnumbered: true, Year: year, Seen: at(), Request: "签"})
	h.wants("", nilOr(err))
	h.wants("", nilOr(h.step(h.as("lingdao"), "通过", "")))
	_, err = h.Judge(ctx, h.as("zhuguan"), workbench.Judgement{Year: year, Code: "SL05", Verdict: budget.Agreed, Seen: at(), Request: "核"})
	h.wants("", nilOr(err))
	h.wants("", nilOr(h.step(h.as("zhuguan"), "通过", "")))
}
