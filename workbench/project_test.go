package workbench_test

import (
	"fmt"
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// lineOf is the entry of a project's line, with its fields by name.
func lineOf(t *testing.T, y *workbench.Year, id string) (version int64, text func(string) string) {
	t.Helper()
	e, ok := y.EntryOf(dossier.FileLines, id)
	if !ok {
		t.Fatalf("the budget has no %s", id)
	}
	return e.Version, y.TextOf(e)
}

// TestAProjectIsAdded adds a project with its line of the budget: its office, and who
// answers for it, in a table that had no column for them; its amounts are open, nothing
// else of the budget changes, and undoing it gives the same table. Who may not add one is
// told so before what they sent is looked at.
func TestAProjectIsAdded(t *testing.T) {
	b, _ := drafting(t)
	before, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	n := workbench.NewProject{Year: year, Name: "社区微更新", Fund: "一般公共预算", Office: "经发办", Owner: "规划岗", Original: "12.50", Goal: "更新2处", Request: "add"}
	for _, x := range []struct {
		who  workbench.Person
		bad  func(*workbench.NewProject)
		want string
	}{{office, func(n *workbench.NewProject) { n.Name = "" }, "right"}, {head, func(n *workbench.NewProject) { n.Fund = "" }, "right"},
		{finance, func(n *workbench.NewProject) { n.Fund = "自筹" }, "fund"}, {finance, func(n *workbench.NewProject) { n.Name = " " }, "words"},
		{finance, func(n *workbench.NewProject) { n.Office = "" }, "words"}, {finance, func(n *workbench.NewProject) { n.Owner = strings.Repeat("长", 200) }, "words"}} {
		bad := n
		x.bad(&bad)
		if _, err := b.AddProject(ctx, x.who, bad); err == nil || x.want == "right" && kindOf(err) != fault.Forbidden || x.want != "right" && kindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", x.want, err)
		}
	}
	after, err := b.AddProject(ctx, finance, n)
	if err != nil {
		t.Fatal(err)
	}
	l := after.Year.Lines[len(after.Year.Lines)-1]
	if l.Name != n.Name || l.Office != n.Office || l.Owner != n.Owner || l.Goal != n.Goal || !l.SelfAssessed || l.Original.Fen.ShownWan().String() != "12.50" || l.Outturn.Known {
		t.Errorf("the line is %+v", l)
	}
	if len(after.Year.Lines) != len(before.Year.Lines)+1 || after.Year.Lines[3].Goal != before.Year.Lines[3].Goal {
		t.Errorf("there are %d lines, were %d", len(after.Year.Lines), len(before.Year.Lines))
	}
	if again, err := b.AddProject(ctx, finance, n); err != nil || again.Act != after.Act {
		t.Errorf("sent again: act %d, %v", again.Act, err)
	}
	back, err := b.Undo(ctx, finance, year, after.Act, "undo")
	if err != nil || len(back.Open) != len(before.Open) {
		t.Fatalf("%v %v", err, back.Open)
	}
	if was, is := tableText(before), tableText(back); was != is {
		t.Errorf("undone, the table differs:\n%s", is)
	}
}

// tableText is the budget's table as it stands.
func tableText(y *workbench.Year) string {
	var b strings.Builder
	for _, e := range y.Entries {
		if e.File == dossier.FileLines {
			b.WriteString(e.Text)
		}
	}
	return b.String()
}

// TestAProjectHasAnOwner names who answers for projects while the year is reported: the
// column comes with the first. Undoing the first keeps the column for the second.
func TestAProjectHasAnOwner(t *testing.T) {
	b, _ := withSample(t)
	var acts []int64
	for i, id := range []string{"P06", "P01"} {
		y, err := b.Year(ctx, year)
		if err != nil {
			t.Fatal(err)
		}
		e, _ := y.EntryOf(dossier.FileLines, id)
		set := workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: []dossier.Field{{Name: "项目负责人", Value: "综合岗" + id}}, Request: "own" + id}
		if _, err := b.SetFields(ctx, office, set); kindOf(err) != fault.Forbidden {
			t.Errorf("an office clerk names the owner: %v", err)
		}
		if y, err = b.SetFields(ctx, finance, set); err != nil || len(y.Open) > 0 {
			t.Fatal(err, y.Open)
		}
		acts = append(acts, y.Act)
		if l, _ := y.Year.LineByID(id); l.Owner != "综合岗"+id {
			t.Errorf("%d: the owner is %q", i, l.Owner)
		}
	}
	y, err := b.Undo(ctx, finance, year, acts[0], "undo")
	if err != nil || len(y.Open) > 0 {
		t.Fatal(err, y.Open)
	}
	first, _ := y.Year.LineByID("P06")
	if second, _ := y.Year.LineByID("P01"); first.Owner != "" || second.Owner != "综合岗P01" {
		t.Errorf("the owners are %q and %q", first.Owner, second.Owner)
	}
	if _, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: first.ID, Fields: []dossier.Field{{Name: "没有的列", Value: "甲"}}, Request: "no"}); err == nil {
		t.Error("a column that the format does not know is made")
	}
}

// TestIndicatorsOfAProject lists one of the unit's, makes a new one and takes one off:
// each is one act, a project that lists its own borrows none, and who saw an older line
// is asked.
func TestIndicatorsOfAProject(t *testing.T) {
	b, _ := drafting(t)
	y, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	seen, text := lineOf(t, y, "P01")
	if text("指标借自") == "" {
		t.Fatal("P01 borrows nothing")
	}
	do := func(p workbench.ProjectIndicator, who workbench.Person) error {
		p.Year, p.Line, p.Request = year, "P01", fmt.Sprint(p.Code, p.Name, who.ID, y.Act, p.Off)
		next, err := b.SetProjectIndicator(ctx, who, p)
		if err == nil {
			y = next
			seen, text = lineOf(t, y, "P01")
		}
		return err
	}
	if err := do(workbench.ProjectIndicator{Code: "SL01", Seen: seen}, social); kindOf(err) != fault.Forbidden {
		t.Errorf("another office lists it: %v", err)
	}
	if err := do(workbench.ProjectIndicator{Code: "SL01", Seen: seen}, office); err != nil || text("指标") != "SL01" || text("指标借自") != "" {
		t.Fatalf("%v: %q, borrowed from %q", err, text("指标"), text("指标借自"))
	}
	act := y.Act
	if err := do(workbench.ProjectIndicator{Name: "招商活动次数", After: "SL01", Seen: seen}, office); err != nil || y.Act != act+1 {
		t.Fatal(err, y.Act)
	}
	l, _ := y.Year.LineByID("P01")
	if list := y.Year.IndicatorsOf(*l); len(list) != 2 || list[1].Name != "招商活动次数" || list[1].Office != l.Office || list[1].Level1 != "产出指标" {
		t.Errorf("its indicators are %v", list)
	}
	for code, want := range map[string]string{"SL01": "indicator-there", "没有": "indicator-unknown"} {
		if err := do(workbench.ProjectIndicator{Code: code, Seen: seen}, office); codeOf(err) != want && kindOf(err) != fault.NotFound {
			t.Errorf("%s: %v", code, err)
		}
	}
	if err := do(workbench.ProjectIndicator{Code: "SL01", Off: true, Seen: seen}, finance); err != nil || strings.Contains(text("指标"), "SL01") {
		t.Errorf("%v: %q", err, text("指标"))
	}
	if err := do(workbench.ProjectIndicator{Code: "SL02", Seen: 1}, office); kindOf(err) != fault.Conflict {
		t.Errorf("an old line: %v", err)
	}
}
