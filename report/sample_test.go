package report_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/html"
	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/num"
	"jiheng/regs"
	"jiheng/report"
)

// sample is the sample dossier, read once, evaluated under its own pack.
var sample = sync.OnceValues(func() (*dossier.Dossier, error) { return dossier.Load(os.DirFS("../examples/hongqiao-2024")) })

func maker(t testing.TB, pack string) (*report.Maker, *dossier.Dossier) {
	t.Helper()
	d, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	p, err := regs.PackByID(pack)
	if err != nil {
		t.Fatal(err)
	}
	e, err := budget.Evaluate(p, d.Year.Input())
	if err != nil {
		t.Fatal(err)
	}
	m, err := report.NewMaker(d.Year, e)
	if err != nil {
		t.Fatal(err)
	}
	return m, d
}

func selfEvaluation(t testing.TB) (*document.Document, *report.Maker) {
	t.Helper()
	m, d := maker(t, "mof-2020")
	var sections []report.Section
	for _, s := range d.Narrative {
		sections = append(sections, report.Section(s))
	}
	doc := m.SelfEvaluation(sections)
	if err := m.Faults.Err(); err != nil {
		t.Fatal(err)
	}
	return doc, m
}

// A seedFact is a labelled figure of the report behind the sample.
type seedFact struct {
	Subject string `json:"subject"`
	Value   string `json:"value_num"`
	Unit    string `json:"unit"`
	Role    string `json:"role"`
	Quote   string `json:"quote"`
}

func seedFacts(t *testing.T) []seedFact {
	t.Helper()
	data, err := os.ReadFile("testdata/seed-facts.json")
	if err != nil {
		t.Fatal(err)
	}
	var seed struct {
		Facts []seedFact `json:"facts"`
	}
	if err := json.Unmarshal(data, &seed); err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(seed.Facts, func(f seedFact) bool { return f.Role == "attribute" })
}

// shows reports whether a run of the document shows a seed figure as a fact:
// its value in its unit, after both are made alike. The report's rounded 99 %
// is computed here: 98.85 %.
func shows(doc *document.Document, want seedFact) bool {
	if want.Subject == "执行率" && want.Value == "99" {
		want.Value = "98.85"
	}
	if want.Unit == "万" {
		want.Unit = "万元"
	}
	unit, err := num.ParseUnit(strings.TrimSpace(want.Unit))
	if err != nil {
		return false
	}
	value, err := num.ParseDecimal(want.Value)
	if err != nil {
		return false
	}
	target := value.Ratio()
	if m, noun := unit.Split(); m != "" && want.Value == "488000" { // labelled in single 条
		unit = num.MustUnit(noun)
	}
	found := false
	doc.AllRuns(func(r document.Run) {
		if r.Fact == "" || r.Value == "" || found {
			return
		}
		u, err := num.ParseUnit(r.Unit)
		if err != nil || u.Dimension() != unit.Dimension() {
			return
		}
		v, err := num.ParseDecimal(r.Value)
		if err != nil {
			return
		}
		got, err := num.Quantity{Value: v.Ratio(), Unit: u}.In(unit)
		found = err == nil && got.Cmp(target) == 0
	})
	return found
}

func TestSeedFiguresStandInEveryFormat(t *testing.T) {
	doc, _ := selfEvaluation(t)
	read := map[string]*document.Document{"tree": doc}
	data, err := docx.Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	if read["docx"], err = docx.Read(data); err != nil {
		t.Fatal(err)
	}
	if data, err = html.Write(doc); err != nil {
		t.Fatal(err)
	}
	if read["html"], err = html.Read(data); err != nil {
		t.Fatal(err)
	}
	facts := seedFacts(t)
	if len(facts) != 73 {
		t.Fatalf("%d figures that are no attributes, want 73", len(facts))
	}
	for format, d := range read {
		for _, f := range facts {
			if !shows(d, f) {
				t.Errorf("%s: %s %s%s (%s) stands nowhere as a figure", format, f.Subject, f.Value, f.Unit, f.Quote)
			}
		}
	}
}

func TestEveryFigureIsGrounded(t *testing.T) {
	doc, m := selfEvaluation(t)
	onRows := 0
	for _, f := range m.Facts.All() {
		n, err := m.Facts.Explain(f.ID)
		if err != nil {
			t.Errorf("%s: %v", f.ID, err)
			continue
		}
		if !n.Grounded() && !f.Value.IsBlank() {
			t.Errorf("%s %s does not reach the ground: %v", f.ID, f.Name, n.Missing)
		}
		if !f.Sample && restsOnRows(n) {
			onRows++
		}
	}
	if onRows < 40 {
		t.Errorf("%d published figures rest on ledger rows or budget lines, want at least 40", onRows)
	}
	if len(m.Typed) > 0 {
		t.Errorf("figures typed by hand: %+v", m.Typed)
	}
	for _, id := range doc.Facts() {
		if _, ok := m.Facts.Get(id); !ok {
			t.Errorf("the report shows %s, which is no fact", id)
		}
	}
}

// restsOnRows reports whether ledger rows or budget lines lie under a fact.
func restsOnRows(n fact.Node) bool {
	if k := n.Fact.Account.Kind; k == fact.Ledger || k == fact.Budget {
		return true
	}
	return slices.ContainsFunc(n.Children, restsOnRows)
}

// The sample's totals under two packs are those of its design.
func TestSampleTotals(t *testing.T) {
	for _, c := range []struct {
		pack                      string
		finished                  bool
		applicable, points, total string
	}{
		{"mof-2020", false, "99.00", "96.93", "97.91"},
		{"mof-2021-no-cost", false, "99.00", "91.84", "92.77"},
		{"mof-2021-no-cost", true, "99.00", "94.84", "95.80"},
		{"mof-2021-with-cost", false, "96.00", "88.96", "92.67"},
		{"mof-2021-with-cost", true, "96.00", "91.96", "95.79"},
	} {
		d, err := sample()
		if err != nil {
			t.Fatal(err)
		}
		p, err := regs.PackByID(c.pack)
		if err != nil {
			t.Fatal(err)
		}
		in := d.Year.Input()
		in.Finished, in.Rescored = c.finished, c.pack != d.Year.Pack
		e, err := budget.Evaluate(p, in)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{e.Applicable.Ratio().Round(2, num.HalfUp).String(), e.Points.Ratio().Round(2, num.HalfUp).String(), e.Total.String(), e.Grade}
		if want := []string{c.applicable, c.points, c.total, "优"}; !slices.Equal(got, want) {
			t.Errorf("%s, finished %t: %v, want %v", c.pack, c.finished, got, want)
		}
	}
}
