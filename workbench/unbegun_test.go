package workbench_test

import (
	"testing"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/workbench"
)

// TestNothingIsTypedIntoAYearThatIsNotBegun: neither in one that nobody has begun nor in
// one whose beginning was taken back; it is begun after it as if nothing had been.
func TestNothingIsTypedIntoAYearThatIsNotBegun(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	id, err := h.OpenYear(ctx, h.as("xitong"), "hongqiao", 2025)
	h.wants("", nilOr(err))
	clerk := h.as("caiwu")
	n := 0
	key := func() string { n++; return "k" + string(rune('a'+n)) }
	tries := func(when string) {
		t.Helper()
		for what, do := range map[string]func() error{
			"goal": func() error {
				_, err := h.AddGoal(ctx, clerk, workbench.NewGoal{Year: id, Text: "目标", Request: key()})
				return err
			},
			"record": func() error {
				_, err := h.AddRecord(ctx, clerk, workbench.NewRecord{Year: id, File: dossier.FileUnit, Block: "内设机构", Fields: fields("名称", "办公室"), Request: key()})
				return err
			},
			"value of a record": func() error {
				_, err := h.AddRecord(ctx, clerk, workbench.NewRecord{Year: id, File: dossier.FileMain, Block: "年度工作按期完成", Fields: fields("", "是"), Request: key()})
				return err
			},
			"project": func() error {
				_, err := h.AddProject(ctx, clerk, workbench.NewProject{Year: id, Name: "社区微更新", Fund: "一般公共预算", Office: "经发办", Original: "1", Request: key()})
				return err
			},
		} {
			if err := do(); codeOf(err) != workbench.CodeUnbegun {
				t.Errorf("%s: a %s was added: %v", when, what, err)
			}
		}
		if err := seat(t, h, clerk, id).May(mustYear(t, h, id), dossier.Goal, ""); codeOf(err) != workbench.CodeUnbegun {
			t.Errorf("%s: boxes are offered: %v", when, err)
		}
		if y := mustYear(t, h, id); y.Stage() != workbench.Drafting || y.Begun() {
			t.Errorf("%s: at %s", when, y.Stage())
		}
	}
	tries("never begun")
	done, err := h.Begin(ctx, clerk, id, true)
	h.wants("", nilOr(err))
	if _, err := h.AddGoal(ctx, clerk, workbench.NewGoal{Year: id, Text: "目标", Request: key()}); err != nil {
		t.Error("begun:", err)
	}
	if _, err := h.Undo(ctx, clerk, id, done.Act+1, key()); err != nil {
		t.Fatal(err)
	}
	if _, err = h.Undo(ctx, clerk, id, done.Act, key()); err != nil {
		t.Fatal(err)
	}
	tries("begun and taken back")
	if _, err := h.Begin(ctx, clerk, id, false); err != nil {
		t.Error("begun again:", err)
	}
	if y := mustYear(t, h, id); y.Stage() != workbench.Drafting || !y.Begun() || y.Year.Steps[0].How != budget.Begun {
		t.Errorf("at %s", y.Stage())
	}
}

func seat(t *testing.T, h *house, who workbench.Person, id string) workbench.Seat {
	t.Helper()
	s, err := h.Seat(ctx, who, id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func mustYear(t *testing.T, h *house, id string) *workbench.Year {
	t.Helper()
	y, err := h.Year(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	return y
}
