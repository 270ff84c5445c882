package report_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jiheng/document"
	"jiheng/document/xlsx"
)

// formBooks makes the workbooks of the sample, by the names of their papers.
func formBooks(t *testing.T) map[string]*xlsx.Book {
	t.Helper()
	m, d := maker(t, "mof-2020")
	papers, err := m.Papers(sectionsOf(d))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*xlsx.Book{}
	for _, p := range papers {
		if len(p.Sheets) == 0 {
			continue
		}
		book := &xlsx.Book{Title: p.Doc.Title, Sample: true}
		for _, s := range p.Sheets {
			book.Sheets = append(book.Sheets, xlsx.Sheet{Name: s.Name, Doc: s.Blocks, Landscape: s.Landscape})
		}
		out[p.Name] = book
	}
	return out
}

func written(t *testing.T, book *xlsx.Book) []byte {
	t.Helper()
	data, err := xlsx.Write(book)
	if err != nil {
		t.Fatal(err)
	}
	return data
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

// converted passes workbooks through LibreOffice, which computes them anew, and
// returns the folder of the files that it makes.
func converted(t *testing.T, books map[string][]byte, format string) string {
	t.Helper()
	dir := t.TempDir()
	// Only by this setting LibreOffice computes what a workbook has results for.
	settings := filepath.Join(dir, "profile", "user", "registrymodifications.xcu")
	files := map[string][]byte{settings: []byte(recalculate)}
	out := filepath.Join(dir, "out")
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--convert-to", format, "--outdir", out}
	for name, data := range books {
		in := filepath.Join(dir, "in", name+".xlsx")
		files[in] = data
		args = append(args, in)
	}
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run(t, "soffice", args...)
	return out
}

// LibreOffice computes every formula of the forms anew, and comes to what they
// print, to the last digit.
func TestFormulasGiveWhatTheFormsPrint(t *testing.T) {
	need(t, "soffice")
	least := map[string]int{"整体支出绩效自评表": 10, "绩效目标表": 11, "绩效监控表": 8, "自评覆盖情况": 2, "项目支出绩效自评表（全国格式）": 26 * 7, "项目支出绩效自评表（上海市区级格式）": 26 * 7}
	want, blank := map[string]string{}, map[string][]byte{}
	for name, book := range formBooks(t) {
		data := written(t, book)
		doc, err := xlsx.Document(data)
		if err != nil {
			t.Fatal(err)
		}
		formulas := 0
		if blank[name], formulas = withoutResults(t, data); formulas < least[name] {
			t.Errorf("%s holds only %d formulas", name, formulas)
		}
		want[name] = doc.Dump()
	}
	out := converted(t, blank, "xlsx")
	for name := range want {
		saved, err := os.ReadFile(filepath.Join(out, name+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		got, err := xlsx.Document(saved)
		if err != nil {
			t.Fatal(err)
		}
		sameDump(t, name+", recomputed", got.Dump(), want[name])
	}
}

// Every cell of the forms that prints one number, with or without words around
// it, is a number in the workbook.
func TestFiguresOfFormsAreNumbers(t *testing.T) {
	numeral := regexp.MustCompile(`^(?:预计|≥|≤|＞|＜|>|<)?-?[0-9][0-9,]*(?:\.[0-9]+)?[^0-9]{0,6}(?:〔样例〕)?$`)
	for _, book := range formBooks(t) {
		f, err := xlsx.Open(written(t, book))
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range f.Sheets() {
			numbers := 0
			err := f.Rows(sheet, func(r xlsx.Row) error {
				for _, c := range r.Cells {
					switch {
					case c.Kind == xlsx.Number || c.Kind == xlsx.Percent:
						numbers++
					case numeral.MatchString(c.Text) && !isYear(c.Text):
						t.Errorf("%s!%s: %q is text", sheet, c.Ref, c.Text)
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if numbers < 10 {
				t.Errorf("%s holds %d numbers", sheet, numbers)
			}
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
	most := map[string]int{"整体支出绩效自评表": 6, "绩效目标表": 5, "绩效监控表": 1, "自评覆盖情况": 1, "项目支出绩效自评表（全国格式）": 26, "项目支出绩效自评表（上海市区级格式）": 26}
	books := map[string][]byte{}
	for name, book := range formBooks(t) {
		books[name] = written(t, book)
	}
	out := converted(t, books, "pdf")
	for name := range books {
		pages := strings.Split(strings.TrimSuffix(run(t, "pdftotext", "-layout", filepath.Join(out, name+".pdf"), "-"), "\f"), "\f")
		if len(pages) > most[name] {
			t.Errorf("%s prints on %d pages, want at most %d", name, len(pages), most[name])
		}
		if name != "整体支出绩效自评表" {
			continue
		}
		for i, text := range pages[2:] {
			if !strings.Contains(text, "一级指标") || !strings.Contains(text, "（续）") {
				t.Errorf("page %d of %s names no class:\n%s", i+3, name, text)
			}
		}
	}
}

// The head of a long table is held in place: it has a sheet of its own, whose
// formulas reach the form's first sheet.
func TestLongTablesHaveTheirSheet(t *testing.T) {
	book := formBooks(t)["整体支出绩效自评表"]
	data := written(t, book)
	f, err := xlsx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Sheets(); !slices.Equal(got, []string{"整体支出绩效自评表", "绩效指标"}) {
		t.Fatalf("sheets %q", got)
	}
	x, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if p, err := x.GetPanes("绩效指标"); err != nil || !p.Freeze || p.YSplit != 2 {
		t.Errorf("panes %+v %v", p, err)
	}
	rows, err := x.GetRows("绩效指标")
	if err != nil {
		t.Fatal(err)
	}
	total := ""
	for i, row := range rows {
		if len(row) > 0 && row[0] == "总分" {
			if total, err = x.GetCellFormula("绩效指标", "I"+strconv.Itoa(i+1)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if !strings.HasPrefix(total, "ROUND(SUM('整体支出绩效自评表'!I") || !strings.HasSuffix(total, "*100,2)") {
		t.Errorf("the total is %q", total)
	}
}
