package report_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/document/xlsx"
)

// formBook makes the workbook of all forms of the sample.
func formBook(t *testing.T) ([]byte, []titledDoc) {
	t.Helper()
	docs, _ := sampleDocuments(t)
	book := &xlsx.Book{Title: "全部表", Sample: true}
	for _, d := range docs[1:] { // all but the report
		book.Sheets = append(book.Sheets, xlsx.Sheet{Name: d.name, Doc: d.doc.Blocks, Landscape: true})
	}
	data, err := xlsx.Write(book)
	if err != nil {
		t.Fatal(err)
	}
	return data, docs[1:]
}

var cached = regexp.MustCompile(`(<f>[^<]*</f><v>)[^<]*(</v>)`)

const recalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`

// withoutResults returns the workbook with 7 in the place of every formula's
// value, and how many formulas there are.
func withoutResults(t *testing.T, data []byte) (out []byte, formulas int) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		formulas += len(cached.FindAll(body, -1))
		member, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := member.Write(cached.ReplaceAll(body, []byte("${1}7${2}"))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), formulas
}

// LibreOffice computes every formula of the forms anew, and comes to what they
// print, to the last digit.
func TestFormulasGiveWhatTheFormsPrint(t *testing.T) {
	need(t, "soffice")
	data, _ := formBook(t)
	want, err := xlsx.Document(data)
	if err != nil {
		t.Fatal(err)
	}
	blank, formulas := withoutResults(t, data)
	if formulas < 26*2*7 {
		t.Errorf("the forms hold only %d formulas", formulas)
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in", "book.xlsx")
	if err := os.MkdirAll(filepath.Dir(in), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in, blank, 0o600); err != nil {
		t.Fatal(err)
	}
	// Only by this setting LibreOffice computes what a workbook has results for.
	settings := filepath.Join(dir, "profile", "user", "registrymodifications.xcu")
	if err := os.MkdirAll(filepath.Dir(settings), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, []byte(recalculate), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--convert-to", "xlsx", "--outdir", filepath.Join(dir, "out"), in)
	saved, err := os.ReadFile(filepath.Join(dir, "out", "book.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := xlsx.Document(saved)
	if err != nil {
		t.Fatal(err)
	}
	sameDump(t, "recomputed", got.Dump(), want.Dump())
}

// Every cell of the forms that prints one number, with or without words around
// it, is a number in the workbook.
func TestFiguresOfFormsAreNumbers(t *testing.T) {
	data, docs := formBook(t)
	f, err := xlsx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	numeral := regexp.MustCompile(`^(?:预计|≥|≤|＞|＜|>|<)?-?[0-9][0-9,]*(?:\.[0-9]+)?[^0-9]{0,6}(?:〔样例〕)?$`)
	for _, d := range docs {
		numbers := 0
		err := f.Rows(d.name, func(r xlsx.Row) error {
			for _, c := range r.Cells {
				switch {
				case c.Kind == xlsx.Number || c.Kind == xlsx.Percent:
					numbers++
				case numeral.MatchString(c.Text) && !isYear(c.Text):
					t.Errorf("%s!%s: %q is text", d.name, c.Ref, c.Text)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if numbers < 10 {
			t.Errorf("%s holds %d numbers", d.name, numbers)
		}
	}
}

func isYear(s string) bool { return len(s) == 4 && strings.HasPrefix(s, "20") }

// A form keeps its figures and words on the way through a workbook.
func TestFormsComeBackFromWorkbooks(t *testing.T) {
	docs, _ := sampleDocuments(t)
	for _, d := range docs[1:] {
		data, err := xlsx.Write(&xlsx.Book{Title: d.name, Sheets: []xlsx.Sheet{{Name: "表", Doc: d.doc.Blocks, Landscape: true}}})
		if err != nil {
			t.Fatal(err)
		}
		back, err := xlsx.Document(data)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := cellTexts(back), cellTexts(d.doc); got != want {
			t.Errorf("%s: tables came back as\n%s\nwant\n%s", d.name, got, want)
		}
	}
}

// cellTexts lists the cells of all tables with their spans. Forms whose columns
// differ share one grid on a sheet, so columns are not compared.
func cellTexts(d *document.Document) string {
	var b strings.Builder
	for _, t := range tablesOf(d) {
		for _, row := range t.Rows {
			for _, c := range row.Cells {
				b.WriteString(document.Text(c.Runs) + "|")
			}
			b.WriteString("\n")
		}
		b.WriteString("\n")
	}
	return b.String()
}
