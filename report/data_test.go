package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/html"
	"jiheng/document/page"
	"jiheng/document/pdf"
	"jiheng/document/xlsx"
	"jiheng/fact"
	"jiheng/num"
	"jiheng/report"
)

// exactText is how a number stands in facts.json: a decimal, or a fraction.
var exactText = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?(/[0-9]+)?$`)

func TestFactsJSON(t *testing.T) {
	for name, m := range map[string]*report.Maker{"small": smallMaker(t), "sample": first(maker(t, "mof-2020"))} {
		data, err := m.FactsJSON()
		if err != nil {
			t.Fatal(err)
		}
		var set report.SetJSON
		if err := json.Unmarshal(data, &set); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if set.Format != "jiheng-facts/1" || set.Year != 2024 || !set.Sample || set.Pack != "mof-2020" || len(set.Facts) != m.Facts.Len() {
			t.Errorf("%s: %+v", name, set)
		}
		for _, j := range set.Facts {
			f, ok := m.Facts.Get(j.ID)
			if !ok || j.Prints != f.Print().Text || j.Sample != f.Sample || j.Account.Text == "" {
				t.Errorf("%s: %+v", name, j)
				continue
			}
			if !f.Value.IsNumber() {
				continue
			}
			r, err := num.ParseRatio(j.Value)
			if err != nil || !exactText.MatchString(j.Value) || r.Cmp(f.Value.Number) != 0 || j.Unit != f.Value.Unit.String() {
				t.Errorf("%s: %s is written %q of %q", name, j.ID, j.Value, j.Unit)
			}
		}
		noFloats(t, name, data)
	}
}

func first(m *report.Maker, _ any) *report.Maker { return m }

// noFloats refuses numbers with decimals or exponents: figures are texts.
func noFloats(t *testing.T, name string, data []byte) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if n, ok := token.(json.Number); ok && strings.ContainsAny(n.String(), ".eE") {
			t.Errorf("%s: the number %s is no text", name, n)
		}
	}
}

func TestNodeJSON(t *testing.T) {
	m := smallMaker(t)
	n, err := m.Facts.Explain("单条投入")
	if err != nil {
		t.Fatal(err)
	}
	tree := report.NodeJSON(n)
	if tree.ID != "单条投入" || len(tree.Children) != 2 || tree.Children[1].ID != "SL01" || tree.Children[1].Account.Ledger == nil || tree.Children[1].Account.Ledger.Rows != 3 {
		t.Errorf("%+v", tree)
	}
}

// A packageJSON is what a reader of the data package looks at.
type packageJSON struct {
	Profile   string
	Resources []struct {
		Name, Path, Profile, Encoding string
		Schema                        struct {
			Fields []struct {
				Name, Type string
			}
			PrimaryKey string
		}
	}
}

func TestDataPackage(t *testing.T) {
	for name, m := range map[string]*report.Maker{"small": smallMaker(t), "sample": first(maker(t, "mof-2020"))} {
		files := map[string][]byte{}
		for _, f := range m.DataPackage() {
			files[f.Name] = f.Data
		}
		var p packageJSON
		if err := json.Unmarshal(files["datapackage.json"], &p); err != nil {
			t.Fatal(err)
		}
		noFloats(t, name, files["datapackage.json"])
		if p.Profile != "tabular-data-package" || len(p.Resources) != len(files)-1 {
			t.Errorf("%s: %s with %d resources and %d files", name, p.Profile, len(p.Resources), len(files))
		}
		for _, r := range p.Resources {
			rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(files[r.Path], []byte("\ufeff")))).ReadAll()
			if err != nil {
				t.Errorf("%s: %s: %v", name, r.Path, err)
				continue
			}
			if len(rows) < 2 || len(rows[0]) != len(r.Schema.Fields) {
				t.Fatalf("%s: %s has %d rows, %d columns and %d fields", name, r.Path, len(rows), len(rows[0]), len(r.Schema.Fields))
			}
			seen := map[string]bool{}
			for _, row := range rows[1:] {
				for i, f := range r.Schema.Fields {
					if rows[0][i] != f.Name {
						t.Fatalf("%s: %s: column %s and field %s", name, r.Path, rows[0][i], f.Name)
					}
					if !fits(f.Type, row[i]) {
						t.Errorf("%s: %s: %s is no %s: %q", name, r.Path, f.Name, f.Type, row[i])
					}
					if f.Name == r.Schema.PrimaryKey {
						if seen[row[i]] || row[i] == "" {
							t.Errorf("%s: %s: the key %q is there twice, or empty", name, r.Path, row[i])
						}
						seen[row[i]] = true
					}
				}
			}
		}
	}
}

// fits reports whether a cell is of a type of Table Schema; blanks are.
func fits(typ, cell string) bool {
	switch {
	case cell == "" || cell == "—":
		return true
	case typ == "number":
		_, err := num.ParseDecimal(cell)
		return err == nil && !strings.Contains(cell, ",")
	case typ == "boolean":
		return cell == "true" || cell == "false"
	case typ == "date":
		return regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`).MatchString(cell)
	}
	return typ == "string"
}

// What is absent is blank in the data package, not zero.
func TestDataPackageBlanks(t *testing.T) {
	m := smallMaker(t, "预算/预算.csv", "100.00,100.00", "100.00,")
	for _, f := range m.DataPackage() {
		if f.Name == "budget.csv" && !strings.Contains(string(f.Data), "B01,人员经费,一般公共预算,基本支出,,,,,1000000.00,10000.00,1010000.00,,true") {
			t.Errorf("%s", f.Data)
		}
	}
}

// allBytes makes every file of a maker's documents in every format.
func allBytes(t *testing.T, m *report.Maker, sections []report.Section, fonts *page.Fonts) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	put := func(name string, data []byte, err error) {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = data
	}
	for _, d := range everyDocument(t, m, sections) {
		doc := m.Noted(d.doc)
		data, err := docx.Write(doc)
		put(d.name+".docx", data, err)
		data, err = html.Write(doc)
		put(d.name+".html", data, err)
		data, err = pdf.Write(doc, fonts)
		put(d.name+".pdf", data, err)
		data, err = xlsx.Write(&xlsx.Book{Title: doc.Title, Author: doc.Author, Sample: doc.Sample, Footer: doc.Footer, Sheets: []xlsx.Sheet{{Name: "表", Doc: doc.Blocks, Landscape: true}}})
		put(d.name+".xlsx", data, err)
	}
	data, err := m.FactsJSON()
	put("facts.json", data, err)
	for _, f := range m.DataPackage() {
		put(f.Name, f.Data, nil)
	}
	return out
}

// One dossier read twice and written twice gives the same bytes in every format.
func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	fonts, err := page.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	sections := []report.Section{{File: "正文/1.md", Text: goldenNarrative()}}
	a := allBytes(t, smallMaker(t), sections, fonts)
	b := allBytes(t, smallMaker(t), sections, fonts)
	if len(a) < 40 || len(a) != len(b) {
		t.Fatalf("%d files and %d", len(a), len(b))
	}
	for name, data := range a {
		if !bytes.Equal(data, b[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// editControl replaces the text of the content control of a fact in a docx.
func editControl(t *testing.T, data []byte, id, old, text string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		src, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(src)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			tag := bytes.Index(body, []byte(`w:val="`+id+`"`))
			if tag < 0 {
				t.Fatalf("no content control of %s", id)
			}
			at := bytes.Index(body[tag:], []byte(">"+old+"<"))
			if at < 0 {
				t.Fatalf("the control of %s does not show %s", id, old)
			}
			body = append(body[:tag+at+1:tag+at+1], append([]byte(text), body[tag+at+1+len(old):]...)...)
		}
		dst, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := dst.Write(body); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// shown lists the texts with which a document shows each fact.
func shown(d *document.Document) map[string][]string {
	out := map[string][]string{}
	d.AllRuns(func(r document.Run) {
		if r.Fact != "" {
			out[r.Fact] = append(out[r.Fact], r.Text)
		}
	})
	return out
}

// Of a figure changed in Word, only that figure reads back different.
func TestEditedFigureIsSeen(t *testing.T) {
	m := smallMaker(t)
	doc := m.SelfEvaluation([]report.Section{{File: "甲.md", Text: "# 执行\n\n支出{{合计-决算数}}，产值{{JJ01}}，道路{{SL01}}。\n"}})
	data, err := docx.Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	before, err := docx.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	after, err := docx.Read(editControl(t, data, "JJ01", "预计106亿元", "预计110亿元"))
	if err != nil {
		t.Fatal(err)
	}
	a, b := shown(before), shown(after)
	if len(a) != len(b) || len(a) < 10 {
		t.Fatalf("%d facts and %d", len(a), len(b))
	}
	for id, texts := range a {
		if got, want := strings.Join(b[id], "|"), strings.Join(texts, "|"); id == "JJ01" {
			if got != strings.Replace(want, "预计106亿元", "预计110亿元", 1) {
				t.Errorf("%s reads %s", id, got)
			}
		} else if got != want {
			t.Errorf("%s reads %s, was %s", id, got, want)
		}
	}
	if f, _ := m.Facts.Get("JJ01"); f.Print().Text == strings.Join(b["JJ01"], "") {
		t.Error("the change cannot be told from the fact")
	}
}

// A dossier that differs in one row of a ledger differs in the figures that
// rest on it, and in no others.
func TestChangedRowMovesItsFigures(t *testing.T) {
	a := smallMaker(t)
	b := smallMaker(t, "台账/T01.csv", "L1,2024-03-28,主干道,是,\"1,200.50\",", "L1,2024-03-28,主干道,是,\"2,200.50\",")
	var moved []string
	for _, f := range a.Facts.All() {
		if g, ok := b.Facts.Get(f.ID); !ok || f.Print().Text != g.Print().Text {
			moved = append(moved, f.ID)
		}
	}
	if strings.Join(moved, " ") != "道路长度" {
		t.Errorf("moved: %v", moved)
	}
	x, _ := a.Facts.Get("SL01")
	y, _ := b.Facts.Get("SL01")
	if x.Account.Ledger.Root == y.Account.Ledger.Root {
		t.Error("the rows behind SL01 changed and their hash did not")
	}
	if x.Account.Kind != fact.Ledger {
		t.Error("SL01 does not rest on rows")
	}
}
