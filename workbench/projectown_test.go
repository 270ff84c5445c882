package workbench_test

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/store"
	"jiheng/workbench"
)

// A projectRun takes a project through acts of several people.
type projectRun struct {
	*testing.T
	b  *workbench.Bench
	s  *store.Store
	id string
	n  int
}

func newProjectRun(t *testing.T, id string) *projectRun {
	b, s := withSample(t)
	return &projectRun{T: t, b: b, s: s, id: id}
}

func (r *projectRun) key() string { r.n++; return fmt.Sprint("k", r.n) }

func (r *projectRun) now() *workbench.Year {
	r.Helper()
	y, err := r.b.Year(ctx, year)
	if err != nil {
		r.Fatal(err)
	}
	return y
}

func (r *projectRun) take(who workbench.Person, how, reason string) error {
	_, err := r.b.TakeProject(ctx, who, workbench.TakingProject{Year: year, Line: r.id, How: how, Reason: reason, Seen: r.now().Act, Request: r.key()})
	return err
}

func (r *projectRun) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

// set writes a field of an entry.
func (r *projectRun) set(who workbench.Person, file, key, field, text string) {
	r.Helper()
	e, ok := r.now().EntryOf(file, key)
	if !ok {
		r.Fatalf("no %s in %s", key, file)
	}
	_, err := r.b.SetFields(ctx, who, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields(field, text), Request: r.key()})
	r.must(err)
}

// standing is where the project stands; held, whether it holds up the unit.
func (r *projectRun) standing() (p workbench.ProjectStanding, held bool) {
	y := r.now()
	l, _ := y.Year.LineByID(r.id)
	_, open := y.Hinders()
	for _, o := range open {
		held = held || o.Code == workbench.CodeUnchecked && strings.Contains(o.Message, r.id)
	}
	return y.ProjectAt(*l), held
}

// TestNobodyPassesWhatTheyWroteOfAProject: whoever wrote any entry of a project that
// stands as they wrote it does not pass it, whatever others have changed since, nor does
// whoever stands in for them, nor they for another. What others have written over is no
// longer theirs.
func TestNobodyPassesWhatTheyWroteOfAProject(t *testing.T) {
	clerk := person("p11", workbench.FinanceClerk, "hq", "")
	stand := func(id string, role workbench.Role, of string) workbench.Person {
		p := person(id, role, "hq", "")
		p.Posts[0].For = of
		return p
	}
	line, source := "完成情况", "数据来源"
	type write struct {
		who              workbench.Person
		file, key, field string
	}
	ofLine := func(who workbench.Person) write { return write{who, dossier.FileLines, "P01", line} }
	ofIndicator := func(who workbench.Person) write { return write{who, dossier.FileIndicators, "SL04", source} }
	ofValue := func(who workbench.Person) write { return write{who, dossier.FileFacts, "SL04", "口径"} }
	for _, c := range []struct {
		says   string
		writes []write
		passes workbench.Person
		want   string // in the refusal; empty where it is passed
	}{
		{"先改指标，科室再改完成情况", []write{ofIndicator(finance), ofLine(office)}, finance, "SL04"},
		{"先改完成值，另一位再改完成情况", []write{ofValue(finance), ofLine(clerk)}, finance, "SL04”的完成值"},
		{"先改完成情况，科室再改完成值", []write{ofLine(finance), ofValue(office)}, finance, "预算和完成情况"},
		{"三处各一人，自己的在中间", []write{ofLine(clerk), ofIndicator(finance), ofValue(office)}, finance, "SL04"},
		{"自己写的别人都改过了", []write{ofLine(finance), ofValue(finance), ofLine(office), ofValue(clerk)}, finance, ""},
		{"另一位财务没有改过", []write{ofIndicator(finance), ofLine(office)}, clerk, ""},
		{"负责人没有改过", []write{ofIndicator(finance), ofLine(clerk)}, head, ""},
		{"代改的人自己复核", []write{ofIndicator(stand("p11", workbench.FinanceClerk, "p1")), ofLine(office)}, clerk, "SL04"},
		{"别人代自己改的，自己复核", []write{ofIndicator(stand("p11", workbench.FinanceClerk, "p1")), ofLine(office)}, finance, "SL04"},
		{"自己改的，代负责人复核", []write{ofValue(clerk), ofLine(office)}, stand("p11", workbench.Head, "p3"), "SL04"},
		{"代改的那一位来代他复核", []write{ofValue(finance), ofLine(office)}, stand("p12", workbench.FinanceClerk, "p1"), "代办的那一位"},
	} {
		t.Run(c.says, func(t *testing.T) {
			r := newProjectRun(t, "P01")
			r.set(office, dossier.FileLines, "P01", line, "招引了{{SL01}}")
			for i, w := range c.writes {
				r.set(w.who, w.file, w.key, w.field, fmt.Sprint("第", i, "次写的"))
			}
			r.must(r.take(office, budget.Sent, ""))
			err := r.take(c.passes, budget.Passed, "")
			if c.want == "" && err != nil || c.want != "" && (codeOf(err) != "own-work" || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("%v, want %q", err, c.want)
			}
			if codeOf(err) == "own-work" && c.passes.Posts[0].Role == workbench.FinanceClerk {
				r.must(r.take(c.passes, budget.SentBack, "请换人复核")) // which they may
			}
		})
	}
}

// TestTakenBackIsAsBeforeTheSending: a project that was sent by mistake and taken back
// stands as it did: never sent, returned, or checked and changed since.
func TestTakenBackIsAsBeforeTheSending(t *testing.T) {
	r := newProjectRun(t, "P01")
	is := func(says string, at budget.Phase, changed, held bool, inForce int) {
		t.Helper()
		p, h := r.standing()
		if p.At != at || p.Changed != changed || h != held || len(p.InForce) != inForce {
			t.Errorf("%s: at %s, changed %t, holds up the unit %t, %d steps in force", says, p.At, p.Changed, h, len(p.InForce))
		}
	}
	write := func(text string) {
		t.Helper()
		r.set(office, dossier.FileLines, "P01", "完成情况", "招引了{{SL01}}"+text)
	}
	write("")
	for range 2 {
		r.must(r.take(office, budget.Sent, ""))
		is("sent", budget.ProjectChecking, false, true, 1)
		r.must(r.take(office, budget.TakenBack, ""))
		is("taken back before anything", budget.ProjectReporting, false, false, 0)
	}
	r.must(r.take(office, budget.Sent, ""))
	r.must(r.take(finance, budget.SentBack, "补一句"))
	is("returned", budget.ProjectReporting, false, true, 2)
	r.must(r.take(office, budget.Sent, ""))
	r.must(r.take(office, budget.TakenBack, ""))
	is("taken back after a return", budget.ProjectReporting, false, true, 2)
	r.must(r.take(office, budget.Sent, ""))
	r.must(r.take(finance, budget.Passed, ""))
	write("，又一句")
	is("changed behind the check", budget.ProjectChecked, true, true, 4)
	r.must(r.take(office, budget.Sent, ""))
	p, _ := r.standing()
	y := r.now()
	l, _ := y.Year.LineByID("P01")
	seat, err := r.b.Seat(ctx, office, year)
	r.must(err)
	if ways := seat.ProjectWays(y, *l); len(ways) != 1 || ways[0].How != budget.TakenBack || ways[0].To != workbench.Stage(budget.ProjectChecked) {
		t.Errorf("the ways from %s are %+v", p.At, ways)
	}
	r.must(r.take(office, budget.TakenBack, ""))
	is("taken back to the check", budget.ProjectChecked, true, true, 4)
	write("")
	is("again as it was checked", budget.ProjectChecked, false, false, 4)
	if err := r.take(office, budget.Sent, ""); codeOf(err) != "stage" {
		t.Errorf("what was not changed is sent again: %v", err)
	}
}

// TestWhatSaysTheSameIsNoChangeOfAProject: a ledger that was replaced and put back, a row
// that none of its figures counts, the same rows in a workbook, a figure in another
// spelling and a word that was put back are no change of a project that was checked; what
// says something else is.
func TestWhatSaysTheSameIsNoChangeOfAProject(t *testing.T) {
	give := func(r *projectRun, as string, change func([][]string) [][]string) {
		r.Helper()
		head, rows := rowsOf(r.T, r.s, path.Join(dossier.DirLedgers, "T03.csv"))
		rows = change(rows)
		data := asCSV(head, rows)
		if path.Ext(as) == ".xlsx" {
			data = asBook(r.T, head, rows)
		}
		r.must(r.b.TakeLedger(ctx, finance, year, "T03", as, data))
		p, err := r.b.PlanLedger(ctx, finance, year, "T03")
		r.must(err)
		_, err = r.b.GiveLedger(ctx, finance, year, "T03", p.Act, r.key())
		r.must(err)
	}
	undo := func(r *projectRun) {
		r.Helper()
		_, err := r.b.Undo(ctx, finance, year, r.now().Act, r.key())
		r.must(err)
	}
	more := func(rows [][]string) [][]string {
		return append(rows, []string{"ZS2024-99", "示例新项目", "区级重点", "2024-06-30", "1.00", "人工智能", "已认定"})
	}
	for _, c := range []struct {
		says    string
		do      func(r *projectRun)
		changed bool
	}{
		{"台账换了又撤销", func(r *projectRun) { give(r, "招商.csv", more); undo(r) }, false},
		{"台账换了两次，换了回来", func(r *projectRun) {
			give(r, "招商.csv", more)
			give(r, "招商.csv", func(rows [][]string) [][]string { return rows[:len(rows)-1] })
		}, false},
		{"台账多了一家", func(r *projectRun) { give(r, "招商.csv", more) }, true},
		{"台账换了又撤销，撤销又撤销", func(r *projectRun) { give(r, "招商.csv", more); undo(r); undo(r) }, true},
		{"决算数换了写法", func(r *projectRun) {
			y := r.now()
			e, _ := y.EntryOf(dossier.FileLines, "P01")
			r.set(finance, dossier.FileLines, "P01", "决算数", y.TextOf(e)("决算数")+"0")
		}, false},
		{"完成情况改了又改回", func(r *projectRun) {
			r.set(finance, dossier.FileLines, "P01", "完成情况", "改了")
			r.set(finance, dossier.FileLines, "P01", "完成情况", "招引了{{SL01}}")
		}, false},
		{"完成值改了", func(r *projectRun) { r.set(finance, dossier.FileFacts, "SL04", "值", "6") }, true},
		{"别的项目改了", func(r *projectRun) { r.set(finance, dossier.FileLines, "P02", "未执行去向", "结转下年") }, false},
	} {
		t.Run(c.says, func(t *testing.T) {
			r := newProjectRun(t, "P01")
			r.set(office, dossier.FileLines, "P01", "完成情况", "招引了{{SL01}}")
			r.must(r.take(office, budget.Sent, ""))
			r.must(r.take(head, budget.Passed, ""))
			c.do(r)
			p, held := r.standing()
			if p.Changed != c.changed || held != c.changed {
				t.Errorf("changed %t, holds up the unit %t", p.Changed, held)
			}
			if !slices.ContainsFunc(p.Steps, func(s budget.ProjectStep) bool { return len(s.Content) == 32 }) {
				t.Errorf("the steps do not say what was passed: %+v", p.Steps)
			}
		})
	}
}

// TestOfficesOfLinesOfTheBudget: a project keeps an office, of the unit; a line of basic
// expenditure may have none.
func TestOfficesOfLinesOfTheBudget(t *testing.T) {
	b, _ := withSample(t)
	y, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	basic := ""
	for _, l := range y.Year.Lines {
		if l.Part == budget.BasicExpenditure {
			basic = l.ID
		}
	}
	for i, c := range []struct{ line, office, want string }{
		{basic, "经发办", ""}, {basic, "", ""}, {basic, "无此办", "office"}, {"P01", "", "office"}, {"P01", " ", "office"}, {"P01", "社事办", ""},
	} {
		y, _ = b.Year(ctx, year)
		e, _ := y.EntryOf(dossier.FileLines, c.line)
		_, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields("科室", c.office), Request: fmt.Sprint("o", i)})
		if codeOf(nilOr(err)) != c.want {
			t.Errorf("%s of %q: %v", c.line, c.office, err)
		}
	}
}
