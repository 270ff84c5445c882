package report_test

import (
	"os"
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/dossier"
	"jiheng/num"
	"jiheng/report"
)

// A titledDoc is a document with its name.
type titledDoc struct {
	name string
	doc  *document.Document
}

// everyDocument makes all documents of a dossier.
func everyDocument(t testing.TB, m *report.Maker, sections []report.Section) []titledDoc {
	t.Helper()
	out := []titledDoc{{"自评报告", m.SelfEvaluation(sections)}, {"自评表", m.OverallForm()}, {"目标表", m.GoalForm()}, {"监控表", m.MonitoringForm()}, {"覆盖情况", m.CoverageForm()}}
	for _, l := range m.Year.Projects() {
		for _, layout := range []report.Layout{report.National, report.Shanghai} {
			doc, err := m.ProjectForm(l, layout)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, titledDoc{"项目自评表 " + l.ID + " " + string(layout), doc})
		}
	}
	if err := m.Faults.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// sampleDocuments makes all documents of the sample.
func sampleDocuments(t testing.TB) ([]titledDoc, *report.Maker) {
	t.Helper()
	if _, err := os.Stat("../examples/hongqiao-2024/台账/T01.csv"); err != nil {
		t.Skip("the sample's ledgers have not been made:", err)
	}
	m, d := maker(t, "mof-2020")
	return everyDocument(t, m, sectionsOf(d)), m
}

func sectionsOf(d *dossier.Dossier) []report.Section {
	var out []report.Section
	for _, s := range d.Narrative {
		out = append(out, report.Section(s))
	}
	return out
}

func tablesOf(d *document.Document) []*document.Table {
	var out []*document.Table
	for _, b := range d.Blocks {
		if t, ok := b.(*document.Table); ok {
			out = append(out, t)
		}
	}
	return out
}

// Every table of the sample's documents is filled, and table numbers do not repeat within a document.
func TestTablesFillTheirGrids(t *testing.T) {
	docs, _ := sampleDocuments(t)
	tables := 0
	for _, d := range docs {
		ids := map[string]bool{}
		for _, table := range tablesOf(d.doc) {
			tables++
			if row := table.Check(); row != 0 {
				t.Errorf("%s: row %d of %s does not fill the grid", d.name, row, table.ID)
			}
			if ids[table.ID] {
				t.Errorf("%s: two tables are called %s", d.name, table.ID)
			}
			ids[table.ID] = true
		}
	}
	if tables < 60 {
		t.Errorf("only %d tables in %d documents", tables, len(docs))
	}
}

// captionOf returns the caption right before a table, or nothing.
func captionOf(d *document.Document, t *document.Table) string {
	caption := ""
	for _, b := range d.Blocks {
		switch x := b.(type) {
		case *document.Paragraph:
			if x.Style == document.Caption {
				caption = document.Text(x.Runs)
			}
		case *document.Table:
			if x == t {
				return caption
			}
			caption = ""
		}
	}
	return ""
}

// headAbove returns the nearest head over all of a cell's columns.
func headAbove(grid [][]document.Placed, c document.Placed) (string, bool) {
	cols, _ := c.Spans()
	for row := c.Row - 1; row >= 0; row-- {
		for _, h := range grid[row] {
			wide, _ := h.Spans()
			if h.Head && h.Col <= c.Col && c.Col+cols <= h.Col+wide {
				return document.Text(h.Runs), true
			}
		}
	}
	return "", false
}

// alone reports whether a cell shows one figure and no other words.
func alone(runs []document.Run) bool {
	return len(runs) > 0 && runs[0].Fact != "" && strings.TrimSuffix(document.Text(runs), report.Label) == runs[0].Text
}

// Sample figures in tables are marked once: in the caption where the whole table is sample, in the head where
// the column is, otherwise in the cell. Other figures carry no mark.
func TestSampleLabels(t *testing.T) {
	docs, m := sampleDocuments(t)
	inHead, inCell, none := 0, 0, 0
	for _, d := range docs {
		for _, table := range tablesOf(d.doc) {
			grid, caption := table.Grid(), captionOf(d.doc, table)
			for _, row := range grid {
				for _, c := range row {
					text := document.Text(c.Runs)
					if c.Head || !alone(c.Runs) {
						continue
					}
					f, ok := m.Facts.Get(c.Runs[0].Fact)
					if !ok {
						t.Errorf("%s %s: the cell %q shows %s, which is no fact", d.name, table.ID, text, c.Runs[0].Fact)
						continue
					}
					head, _ := headAbove(grid, c)
					over, inCaption := strings.Contains(head, report.Label), strings.Contains(caption, report.Label)
					above, own := over || inCaption, strings.HasSuffix(text, report.Label)
					switch {
					case f.Sample && !above && !own:
						t.Errorf("%s %s: the sample figure %q (%s) under “%s” is not labelled", d.name, table.ID, text, f.ID, head)
					case !f.Sample && (above || own):
						t.Errorf("%s %s: %q (%s) under “%s” is no sample and labelled", d.name, table.ID, text, f.ID, head)
					case above && own || over && inCaption:
						t.Errorf("%s %s: %q under “%s” is labelled twice", d.name, table.ID, text, head)
					case own:
						inCell++
					case above:
						inHead++
					default:
						none++
					}
				}
			}
		}
	}
	if inHead < 100 || inCell < 50 || none < 50 {
		t.Errorf("%d labelled in the head, %d in the cell, %d not", inHead, inCell, none)
	}
}

// Merged cells of the upper levels cover exactly their third-level indicators.
func TestMergedIndicatorCells(t *testing.T) {
	docs, m := sampleDocuments(t)
	levels := map[string]*budget.Indicator{}
	for _, i := range m.Year.Indicators {
		levels[i.Code] = i
	}
	checked := 0
	for _, d := range docs {
		for _, table := range tablesOf(d.doc) {
			over := map[[2]int]string{} // row and column → text of the cell that covers it
			for _, row := range table.Grid() {
				for _, c := range row {
					cols, rows := c.Spans()
					for y := range rows {
						for x := range cols {
							over[[2]int{c.Row + y, c.Col + x}] = document.Text(c.Runs)
						}
					}
				}
			}
			if len(table.Columns) < 5 {
				continue
			}
			for y := range table.Rows {
				code, _, _ := strings.Cut(over[[2]int{y, 2}], " ")
				i, ok := levels[code]
				if !ok {
					continue
				}
				if over[[2]int{y, 0}] != i.Level1 || over[[2]int{y, 1}] != i.Level2 {
					if over[[2]int{y, 0}] == i.Level1 || over[[2]int{y, 1}] == i.Level2 {
						t.Errorf("%s: %s stands under %s, %s", d.name, code, over[[2]int{y, 0}], over[[2]int{y, 1}])
					}
					continue
				}
				checked++
			}
		}
	}
	if checked < 2*len(m.Year.Indicators) {
		t.Errorf("only %d rows of indicators found", checked)
	}
}

// moneyRows returns the figures of a project form's money, by fact.
func moneyRows(d *document.Document, project string) map[string]string {
	out := map[string]string{}
	d.AllRuns(func(r document.Run) {
		if _, err := num.ParseDecimal(r.Text); err == nil && strings.HasPrefix(r.Fact, project+"-") && strings.HasSuffix(r.Fact, "数") {
			out[r.Fact] = r.Text
		}
	})
	return out
}

// 万元 in the national form and 元 in that of Shanghai are one figure.
func TestProjectFormUnits(t *testing.T) {
	_, m := sampleDocuments(t)
	seen := 0
	for _, l := range m.Year.Projects() {
		national, err := m.ProjectForm(l, report.National)
		if err != nil {
			t.Fatal(err)
		}
		shanghai, err := m.ProjectForm(l, report.Shanghai)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(national.Dump(), "项目资金（万元）") || !strings.Contains(shanghai.Dump(), "项目资金（元）") {
			t.Errorf("%s: the heads name other units", l.ID)
		}
		wan, yuan := moneyRows(national, l.ID), moneyRows(shanghai, l.ID)
		for id, a := range wan {
			x, y := num.Of(num.MustDecimal(a), num.Wan), num.Of(num.MustDecimal(yuan[id]), num.Yuan)
			if c, err := x.Cmp(y); err != nil || c != 0 {
				t.Errorf("%s: %s万元 and %s元", id, a, yuan[id])
			}
			seen++
		}
	}
	if seen < 60 {
		t.Errorf("only %d figures compared", seen)
	}
}

// Every document of the sample says that it is one.
func TestSampleDocumentsSaySo(t *testing.T) {
	docs, _ := sampleDocuments(t)
	for _, d := range docs {
		if !d.doc.Sample || d.doc.Footer != document.SampleWords || !strings.Contains(d.doc.Dump(), document.SampleWords) {
			t.Errorf("%s does not say that it is a sample", d.name)
		}
	}
	m := smallMaker(t, "档案.yaml", "样例: 是", "样例: 否")
	for _, d := range everyDocument(t, m, []report.Section{{File: "甲.md", Text: "支出{{合计-决算数}}。\n\n[[表:资金执行]]\n"}}) {
		if text := d.doc.Dump(); d.doc.Sample || d.doc.Footer != "" || strings.Contains(text, "样例") || strings.Contains(text, report.Mark) {
			t.Errorf("%s of a unit's own dossier says that it is a sample:\n%s", d.name, text)
		}
	}
}

// Without monitoring there is no monitoring form.
func TestNoMonitoringNoForm(t *testing.T) {
	m := smallMaker(t)
	m.Year.Monitoring = nil
	if m.MonitoringForm() != nil {
		t.Error("a form without a round")
	}
}
