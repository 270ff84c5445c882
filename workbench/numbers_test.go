package workbench_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/dossier"
	"jiheng/workbench"
)

// numbering adds and takes away what others name by number, in a year that is drafted.
type numbering struct {
	t *testing.T
	b *workbench.Bench
	n int
}

func (c *numbering) key() string { c.n++; return fmt.Sprint("n", c.n) }

func (c *numbering) ok(y *workbench.Year, err error) *workbench.Year {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
	return y
}

func (c *numbering) project(name string) (id string, act int64) {
	c.t.Helper()
	y := c.ok(c.b.AddProject(ctx, finance, workbench.NewProject{Year: year, Name: name, Fund: "一般公共预算", Office: "经发办", Original: "1", Request: c.key()}))
	return y.Year.Lines[len(y.Year.Lines)-1].ID, y.Act
}

func (c *numbering) undo(act int64) error {
	_, err := c.b.Undo(ctx, finance, year, act, c.key())
	return err
}

// paper puts a file under a value and returns its number.
func (c *numbering) paper(code, name string) (id string, act int64) {
	c.t.Helper()
	had := c.ok(c.b.Year(ctx, year))
	y := c.ok(c.b.Attach(ctx, finance, workbench.Attachment{Year: year, Code: code, Grade: "盖章文件", Name: name, Data: []byte("%PDF-1.4 " + name), Request: c.key()}))
	for _, e := range y.Block(dossier.FileEvidence, "佐证") {
		if _, there := had.EntryOf(e.File, e.Key); !there {
			id = e.Key
		}
	}
	return id, y.Act
}

// TestNumbersAreNotGivenAgain: the number of a project, of an indicator and of a paper that
// went, whatever way it went, is not given to the next one.
func TestNumbersAreNotGivenAgain(t *testing.T) {
	b, _ := drafting(t)
	c := &numbering{t: t, b: b}
	first, act := c.project("社区微更新")
	if err := c.undo(act); err != nil {
		t.Fatal(err)
	}
	second, _ := c.project("河道整治")
	if first == second {
		t.Errorf("a project that was undone gave its number %s to the next", first)
	}
	y := c.ok(b.Year(ctx, year))
	c.ok(b.RemoveProject(ctx, finance, workbench.ProjectRemoval{Year: year, Line: second, Seen: y.Act, Request: c.key()}))
	if third, _ := c.project("路灯改造"); third == first || third == second {
		t.Errorf("%s again, after %s and %s", third, first, second)
	}
	codes := map[string]bool{}
	for i := range 3 {
		had := c.ok(b.Year(ctx, year))
		y := c.ok(b.AddIndicator(ctx, finance, workbench.NewIndicator{Year: year, After: "SL04", Name: fmt.Sprint("点位数", i), Request: c.key()}))
		for _, ind := range y.Year.Indicators {
			if _, there := had.Year.IndicatorByCode(ind.Code); there {
				continue
			}
			if codes[ind.Code] {
				t.Errorf("%s again", ind.Code)
			}
			codes[ind.Code] = true
			e, _ := y.EntryOf(dossier.FileIndicators, ind.Code)
			if i == 0 {
				c.ok(b.Remove(ctx, finance, workbench.EntryDeed{Year: year, File: e.File, Entry: e.ID, Seen: e.Version, Request: c.key()}))
			} else if err := c.undo(y.Act); err != nil {
				t.Error(err)
			}
		}
	}
	if len(codes) != 3 {
		t.Errorf("codes %v", codes)
	}
}

// TestWhatIsNamedStays: an addition on which something else has come to rest is not undone,
// and the place is named: a paper under another value, months of a project, a project
// that lists an indicator.
func TestWhatIsNamedStays(t *testing.T) {
	b, _ := drafting(t)
	c := &numbering{t: t, b: b}
	refused := func(act int64, place string) {
		t.Helper()
		if err := c.undo(act); codeOf(nilOr(err)) != "number-rests" || !strings.Contains(err.Error(), place) {
			t.Errorf("%v, want a refusal that names %s", err, place)
		}
	}
	for _, code := range []string{"SL04", "ZL09"} {
		y := c.ok(b.Year(ctx, year))
		if _, there := y.EntryOf(dossier.FileFacts, code); !there {
			c.ok(b.EnterValue(ctx, finance, workbench.Value{Year: year, Code: code, Text: "3", Request: c.key()}))
		}
	}
	paper, act := c.paper("SL04", "a.pdf")
	c.ok(b.Attach(ctx, finance, workbench.Attachment{Year: year, Code: "ZL09", Paper: paper, Request: c.key()}))
	refused(act, "ZL09")
	c.ok(b.Detach(ctx, finance, workbench.Detachment{Year: year, Code: "ZL09", Paper: paper, Reason: "错", Request: c.key()}))
	if err := c.undo(act); err != nil {
		t.Errorf("nothing rests on it: %v", err)
	}
	if next, _ := c.paper("SL04", "b.pdf"); next == paper {
		t.Errorf("%s again", next)
	}

	id, act := c.project("社区微更新")
	months := func(text string) {
		y := c.ok(b.Year(ctx, year))
		e, _ := y.EntryOf(dossier.FileMonthly, id)
		c.ok(b.SetMonths(ctx, finance, year, []workbench.MonthCell{{Line: id, Month: "3月", Text: text, Seen: e.Version}}, c.key()))
	}
	months("0.4")
	refused(act, dossier.FileMonthly)

	had := c.ok(b.Year(ctx, year))
	y := c.ok(b.AddIndicator(ctx, finance, workbench.NewIndicator{Year: year, After: "SL04", Name: "点位数", Request: c.key()}))
	act = y.Act
	for _, ind := range y.Year.Indicators {
		if _, there := had.Year.IndicatorByCode(ind.Code); there {
			continue
		}
		line, _ := y.EntryOf(dossier.FileLines, id)
		c.ok(b.SetProjectIndicator(ctx, finance, workbench.ProjectIndicator{Year: year, Line: id, Code: ind.Code, Seen: line.Version, Request: c.key()}))
		refused(act, id)
		e, _ := y.EntryOf(dossier.FileIndicators, ind.Code)
		if _, err := b.Remove(ctx, finance, workbench.EntryDeed{Year: year, File: e.File, Entry: e.ID, Seen: e.Version, Request: c.key()}); codeOf(nilOr(err)) != "number-rests" {
			t.Errorf("taken away though listed: %v", err)
		}
	}
}

// TestAMergeTakesNoNumber: a folder that comes back without a line on which others rest is
// refused, and so is one that brings a number which another line has borne.
func TestAMergeTakesNoNumber(t *testing.T) {
	b, s := drafting(t)
	c := &numbering{t: t, b: b}
	id, act := c.project("社区微更新")
	other, _ := c.project("河道整治")
	if err := c.undo(act); err != nil {
		t.Fatal(err)
	}
	without := func(folder fstest.MapFS, id string) (line string) {
		var rest []string
		for _, l := range strings.SplitAfter(string(folder[dossier.FileLines].Data), "\n") {
			if strings.HasPrefix(l, id+",") {
				line = l
			} else {
				rest = append(rest, l)
			}
		}
		folder[dossier.FileLines] = &fstest.MapFile{Data: []byte(strings.Join(rest, ""))}
		return line
	}
	outcome := func(folder fstest.MapFS) error {
		t.Helper()
		for _, o := range merged(t, b, folder, c.key(), true) {
			if o.File == dossier.FileLines {
				return o.Err
			}
		}
		return nil
	}
	home := taken(t, s)
	line := without(home, other)
	home[dossier.FileLines].Data = append(home[dossier.FileLines].Data, []byte(strings.Replace(line, other, id, 1))...)
	if err := outcome(home); err == nil || !strings.Contains(err.Error(), "“"+id+"”") {
		t.Errorf("a number that another has borne came back: %v", err)
	}
	home = taken(t, s)
	y := c.ok(b.Year(ctx, year))
	rests := y.Year.Adjustments[0].Line
	without(home, rests)
	if err := outcome(home); err == nil || !strings.Contains(err.Error(), "还用着"+rests) {
		t.Errorf("a line that is adjusted went: %v", err)
	}
	home = taken(t, s)
	without(home, other)
	if err := outcome(home); err != nil {
		t.Errorf("nothing rests on it: %v", err)
	}
	if next, _ := c.project("路灯改造"); next == id || next == other {
		t.Errorf("%s again", next)
	}
}

// TestAnAdjustmentsNumberIsNotGivenAgain: nor that of an annual goal; what was taken back
// comes back under its own, and both legs of a transfer bear one.
func TestAnAdjustmentsNumberIsNotGivenAgain(t *testing.T) {
	b := reported(t)
	c := &numbering{t: t, b: b}
	add := func(kind, to, amount string) (string, int64) {
		t.Helper()
		if kind != "调剂" {
			to = ""
		}
		y := c.ok(b.AdjustBudget(ctx, finance, workbench.BudgetAdjustment{Year: year, Kind: kind, Line: "P03", To: to, Amount: amount, Day: "2024-11-20", Reason: "抢修", Document: "通知第21号", Request: c.key()}))
		return y.Year.Adjustments[len(y.Year.Adjustments)-1].ID, y.Act
	}
	last := ""
	for _, kind := range []string{"追加", "调剂", "追减"} {
		id, act := add(kind, "P06", "11")
		if err := c.undo(act); err != nil {
			t.Fatal(err)
		}
		again, _ := add(kind, "P06", "12")
		if again == id || id == last {
			t.Errorf("%s: %s after %s and %s", kind, again, id, last)
		}
		if err := c.undo(act + 1); err != nil {
			t.Errorf("%s does not come back: %v", kind, err)
		}
		ids := map[string]int{}
		for _, a := range c.ok(b.Year(ctx, year)).Year.Adjustments {
			ids[a.ID]++
		}
		legs := 1
		if kind == "调剂" {
			legs = 2
		}
		if ids[id] != legs || ids[again] != legs {
			t.Errorf("%s: %v", kind, ids)
		}
		last = again
	}
	d, _ := drafting(t)
	g := &numbering{t: t, b: d}
	goal := func() (string, int64) {
		y := g.ok(d.AddGoal(ctx, finance, workbench.NewGoal{Year: year, Text: "目标", Request: g.key()}))
		return y.Year.Goals[len(y.Year.Goals)-1].ID, y.Act
	}
	id, act := goal()
	if err := g.undo(act); err != nil {
		t.Fatal(err)
	}
	if again, _ := goal(); again == id {
		t.Errorf("%s twice", id)
	}
	if err := g.undo(act + 1); err != nil {
		t.Error(err)
	}
}
