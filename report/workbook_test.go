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

// converted passes a workbook through LibreOffice, which computes it anew, and
// returns the path of the file that it makes.
func converted(t *testing.T, data []byte, format string) string {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in", "book.xlsx")
	// Only by this setting LibreOffice computes what a workbook has results for.
	settings := filepath.Join(dir, "profile", "user", "registrymodifications.xcu")
	for name, text := range map[string][]byte{in: data, settings: []byte(recalculate)} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "out")
	run(t, "soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--convert-to", format, "--outdir", out, in)
	return filepath.Join(out, "book."+format)
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
	saved, err := os.ReadFile(converted(t, blank, "xlsx"))
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

// The forms of projects, of monitoring and of coverage print on one page each,
// the long ones on few, and every page of those says whose classes it shows.
func TestPagesOfForms(t *testing.T) {
	need(t, "soffice")
	need(t, "pdftotext")
	m, d := maker(t, "mof-2020")
	papers, err := m.Papers(sectionsOf(d))
	if err != nil {
		t.Fatal(err)
	}
	most := map[string]int{"整体支出绩效自评表": 6, "绩效目标表": 5, "绩效监控表": 1, "自评覆盖情况": 1,
		"项目支出绩效自评表（全国格式）": len(m.Year.Projects()), "项目支出绩效自评表（上海市区级格式）": len(m.Year.Projects())}
	for _, p := range papers {
		if len(p.Sheets) == 0 {
			continue
		}
		book := &xlsx.Book{Title: p.Doc.Title, Sample: true}
		for _, s := range p.Sheets {
			book.Sheets = append(book.Sheets, xlsx.Sheet{Name: s.Name, Doc: s.Blocks, Landscape: s.Landscape})
		}
		data, err := xlsx.Write(book)
		if err != nil {
			t.Fatal(err)
		}
		pages := strings.Split(strings.TrimSuffix(run(t, "pdftotext", "-layout", converted(t, data, "pdf"), "-"), "\f"), "\f")
		if len(pages) > most[p.Name] {
			t.Errorf("%s prints on %d pages, want at most %d", p.Name, len(pages), most[p.Name])
		}
		if p.Name != "整体支出绩效自评表" {
			continue
		}
		for i, text := range pages[1:] {
			if !strings.Contains(text, "一级指标") && !strings.Contains(text, "一级指") || !strings.Contains(text, "（续）") {
				t.Errorf("page %d of %s names no class:\n%s", i+2, p.Name, text)
			}
		}
	}
}
