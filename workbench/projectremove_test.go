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

// TestAProjectIsTakenAway adds a project with indicators of its own while the year is
// drafted, renames it and gives it another fund, and takes it away: with its months and
// the indicators that were chosen; undone, the folder is what it was. Who may not, and a
// project that has become another, are refused.
func TestAProjectIsTakenAway(t *testing.T) {
	b, s := drafting(t)
	n := 0
	key := func() string { n++; return fmt.Sprint("k", n) }
	y, err := b.AddProject(ctx, finance, workbench.NewProject{Year: year, Name: "社区微更新", Fund: "一般公共预算", Office: "经发办", Original: "12.50", Request: key()})
	if err != nil {
		t.Fatal(err)
	}
	id := y.Year.Lines[len(y.Year.Lines)-1].ID
	set := func(field, value, want string) {
		t.Helper()
		y, _ := b.Year(ctx, year)
		e, _ := y.EntryOf(dossier.FileLines, id)
		_, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields(field, value), Request: key()})
		if codeOf(nilOr(err)) != want {
			t.Errorf("%s of %s: %v", field, value, err)
		}
	}
	set("名称", "社区和楼道微更新", "")
	set("资金", "自筹", "fund")
	set("资金", "", "fund")
	set("资金", "政府性基金预算", "")
	for _, name := range []string{"更新点位数", "更新满意度"} {
		y, _ = b.Year(ctx, year)
		e, _ := y.EntryOf(dossier.FileLines, id)
		if y, err = b.SetProjectIndicator(ctx, finance, workbench.ProjectIndicator{Year: year, Line: id, After: "SL04", Name: name, Seen: e.Version, Request: key()}); err != nil {
			t.Fatal(err)
		}
	}
	l, _ := y.Year.LineByID(id)
	if l.Name != "社区和楼道微更新" || l.Fund != budget.Fund("政府性基金预算") || len(l.Indicators) != 2 {
		t.Fatalf("%+v", l)
	}
	own := slices.Clone(l.Indicators)
	if _, err := b.EnterValue(ctx, finance, workbench.Value{Year: year, Code: own[0], Text: "3", Request: key()}); err != nil {
		t.Fatal(err)
	}
	view, err := b.RemovalOf(ctx, finance, year, id)
	if err != nil || len(view.Why) > 0 || len(view.Own) != 2 || view.Values != 1 {
		t.Fatalf("%+v %v", view, err)
	}
	y, _ = b.Year(ctx, year)
	before := bytesOf(t, s, y)
	gone := func(who workbench.Person, with []string, seen int64) (*workbench.Year, error) {
		return b.RemoveProject(ctx, who, workbench.ProjectRemoval{Year: year, Line: id, With: with, Seen: seen, Request: key()})
	}
	for _, c := range []struct {
		who  workbench.Person
		with []string
		seen int64
		want string
	}{{office, nil, y.Act, "right"}, {head, nil, y.Act, "right"}, {finance, []string{"SL01"}, y.Act, "project-shared"}, {finance, nil, y.Act - 4, "project-changed"}} {
		if _, err := gone(c.who, c.with, c.seen); codeOf(err) != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
	for _, with := range [][]string{nil, own[:1], own} {
		now, err := gone(finance, with, y.Act)
		if err != nil {
			t.Fatal(err)
		}
		if _, there := now.Year.LineByID(id); there || now.Act != y.Act+1 {
			t.Errorf("%s is still there, after %d acts", id, now.Act-y.Act)
		}
		for _, code := range own {
			if _, there := now.Year.IndicatorByCode(code); there == slices.Contains(with, code) {
				t.Errorf("with %v: %s is there: %t", with, code, there)
			}
		}
		if y, err = b.Undo(ctx, finance, year, now.Act, key()); err != nil || bytesOf(t, s, y) != before {
			t.Errorf("undone, the folder is another: %v", err)
		}
	}
	if _, err := gone(stranger, nil, y.Act); kindOf(err) != fault.NotFound {
		t.Errorf("a stranger takes it away: %v", err)
	}
}

// TestWhatRestsOnAProject: a project stays as long as an adjustment, another project, a
// formula, a sentence or a step rests on it, and the refusal names that.
func TestWhatRestsOnAProject(t *testing.T) {
	for _, c := range []struct {
		says, line string
		do         func(*testing.T, *workbench.Bench)
		want       string
	}{
		{"调整", "P05", nil, "TZ10"},
		{"公式", "P07", nil, "CB02"},
		{"公式", "P10", nil, "P10-七月执行率"},
		{"别的项目借它的指标", "P22", func(t *testing.T, b *workbench.Bench) {
			y, _ := b.Year(ctx, year)
			for i, x := range [][3]string{{"P21", "指标", ""}, {"P21", "指标借自", "P22"}} {
				e, _ := y.EntryOf(dossier.FileLines, x[0])
				var err error
				if y, err = b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields(x[1], x[2]), Request: fmt.Sprint("b", i)}); err != nil {
					t.Fatal(err)
				}
			}
		}, "P21"},
		{"正文", "P22", func(t *testing.T, b *workbench.Bench) {
			y, _ := b.Year(ctx, year)
			for _, e := range y.Entries {
				if strings.HasPrefix(e.File, dossier.DirNarrative+"/") {
					if _, err := b.SetText(ctx, finance, workbench.TextEdit{Year: year, Entry: e.ID, Text: strings.TrimRight(e.Text, "\n") + "\n\n审计用了{{P22-决算数}}。\n", Seen: e.Version, Request: "t"}); err != nil {
						t.Fatal(err)
					}
					return
				}
			}
		}, "P22-决算数"},
		{"没有什么靠着它", "P22", nil, ""},
	} {
		t.Run(c.says, func(t *testing.T) {
			b, _ := drafting(t)
			if c.do != nil {
				c.do(t, b)
			}
			y, _ := b.Year(ctx, year)
			_, err := b.RemoveProject(ctx, finance, workbench.ProjectRemoval{Year: year, Line: c.line, Seen: y.Act, Request: "r"})
			if c.want == "" && err != nil || c.want != "" && (codeOf(err) != "project-rests" || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
	b, _ := drafting(t)
	view, err := b.RemovalOf(ctx, finance, year, "P05") // which an adjustment and formulas rest on
	if err != nil || len(view.Why) < 2 {
		t.Fatalf("%v %v: not all that rests on it", err, view.Why)
	}
	for i, f := range view.Why {
		if f.Place.File == "" || slices.ContainsFunc(view.Why[:i], func(o *fault.Error) bool { return o.Message == f.Message && o.Place == f.Place }) {
			t.Errorf("%v stands nowhere, or twice", f)
		}
	}
	b, _ = withSample(t)
	if _, err := b.RemoveProject(ctx, finance, workbench.ProjectRemoval{Year: year, Line: "P22", Seen: 1, Request: "r"}); codeOf(err) != workbench.CodeFrozen {
		t.Errorf("a project is taken away while the year is reported: %v", err)
	}
}

// TestEqualNames asks about a project that is called like another before it is added, and
// tells of projects and indicators that are called alike however they came to be.
func TestEqualNames(t *testing.T) {
	b, _ := drafting(t)
	y, _ := b.Year(ctx, year)
	first, _ := y.Year.LineByID("P05")
	for i, name := range []string{first.Name, " " + first.Name, strings.ToLower(strings.Replace(first.Name, "与", " 与 ", 1))} {
		n := workbench.NewProject{Year: year, Name: name, Fund: "单位资金", Office: "经发办", Request: fmt.Sprint("n", i)}
		if _, err := b.AddProject(ctx, finance, n); codeOf(err) != workbench.CodeSameName || !strings.Contains(err.Error(), "P05") {
			t.Errorf("%q is added without a word: %v", name, err)
		}
	}
	y, err := b.AddProject(ctx, finance, workbench.NewProject{Year: year, Name: first.Name, Fund: "单位资金", Office: "经发办", Another: true, Request: "yes"})
	if err != nil {
		t.Fatal(err)
	}
	id := y.Year.Lines[len(y.Year.Lines)-1].ID
	if same := y.SameProjects("P05", first.Name); !slices.Equal(same, []string{id}) {
		t.Errorf("called alike: %v", same)
	}
	ind, _ := y.Year.IndicatorByCode("SL04")
	if y, err = b.AddIndicator(ctx, finance, workbench.NewIndicator{Year: year, After: "SL04", Name: ind.Name, Request: "i"}); err != nil {
		t.Fatal(err)
	}
	if same := y.SameIndicators("SL04", ind.Name); len(same) != 1 {
		t.Errorf("indicators called alike: %v", same)
	}
}

// TestBorrowersAreLookedUp refuses to borrow the indicators of what is not there, of
// itself, of a borrower, and where others borrow from the borrower; a task or a project
// with indicators of its own lends.
func TestBorrowersAreLookedUp(t *testing.T) {
	b, _ := drafting(t)
	for i, c := range []struct{ line, field, value, want string }{
		{"P21", "指标", "", ""},
		{"P21", "指标借自", "P99", "borrowed"}, {"P21", "指标借自", "SL01", "borrowed"}, {"P21", "指标借自", "x", "borrowed"}, {"P21", "指标借自", "P21", "borrowed"},
		{"P21", "指标借自", "P01", "borrowed"},                                                                                        // which borrows from a task
		{"P21", "指标借自", "B01", "borrowed"},                                                                                        // which has none
		{"P21", "指标借自", "P22", ""}, {"P22", "指标借自", "P21", "borrowed"}, {"P22", "指标", "", ""}, {"P22", "指标借自", "P20", "borrowed"}, // as P21 borrows from it
		{"P21", "指标借自", "", ""}, {"P22", "指标借自", "P20", ""}, {"P20", "指标借自", "P22", "borrowed"}, {"P21", "指标借自", "RW01", ""},
	} {
		y, _ := b.Year(ctx, year)
		e, _ := y.EntryOf(dossier.FileLines, c.line)
		_, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields(c.field, c.value), Request: fmt.Sprint("b", i)})
		if codeOf(nilOr(err)) != c.want {
			t.Errorf("%d: %s of %s is %q: %v", i, c.field, c.line, c.value, err)
		}
	}
}
