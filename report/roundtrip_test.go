package report_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/html"
	"jiheng/document/page"
	"jiheng/document/pdf"
)

// need skips a test by name where a program is missing, and fails it where
// REQUIRE=all.
func need(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("REQUIRE") == "all" {
			t.Fatalf("%s is required and not installed", program)
		}
		t.Skipf("%s is not installed", program)
	}
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// The sample's whole report comes back from docx and html as it was made.
func TestReportReadsBack(t *testing.T) {
	doc, _ := selfEvaluation(t)
	want := normal(doc.Dump())
	data, err := docx.Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	fromDocx, err := docx.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	sameDump(t, "docx", normal(fromDocx.Dump()), want)
	if data, err = html.Write(doc); err != nil {
		t.Fatal(err)
	}
	fromHTML, err := html.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	sameDump(t, "html", normal(fromHTML.Dump()), want)
}

// normal leaves out what no format can show: empty figure values print alike.
func normal(dump string) string { return strings.TrimSpace(dump) }

func sameDump(t *testing.T, what, got, want string) {
	t.Helper()
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			t.Errorf("%s, line %d of the tree:\n got %s\nwant %s", what, i+1, x, y)
			return
		}
	}
}

// LibreOffice saves the docx anew, and every fact is still bound to its text.
func TestFactsSurviveLibreOffice(t *testing.T) {
	need(t, "soffice")
	doc, _ := selfEvaluation(t)
	data, err := docx.Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in", "report.docx")
	if err := os.MkdirAll(filepath.Dir(in), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--convert-to", "docx", "--outdir", filepath.Join(dir, "out"), in)
	saved, err := os.ReadFile(filepath.Join(dir, "out", "report.docx"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := docx.Read(saved)
	if err != nil {
		t.Fatal(err)
	}
	want, got := figures(doc), figures(again)
	if len(want) < 300 {
		t.Fatalf("the report shows only %d figures", len(want))
	}
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("figure %d of %d: got %q of %d, want %q", i+1, len(want), at(got, i), len(got), want[i])
		}
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// figures lists the figures of a document in reading order: id and text.
func figures(d *document.Document) []string {
	var out []string
	d.AllRuns(func(r document.Run) {
		if r.Fact != "" {
			out = append(out, r.Fact+" "+r.Text)
		}
	})
	return out
}

// The published figures stand in the pdf as the narrative prints them.
func TestFiguresStandInPDF(t *testing.T) {
	need(t, "pdftotext")
	doc, m := selfEvaluation(t)
	fonts, err := page.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	data, err := pdf.Write(doc, fonts)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	text := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, run(t, "pdftotext", file, "-"))
	published := 0
	for _, f := range m.Facts.All() {
		if f.Account.Statement == nil || f.Sample {
			continue
		}
		published++
		if !strings.Contains(text, f.Print().Text) {
			t.Errorf("%s %s does not stand in the pdf", f.ID, f.Print().Text)
		}
	}
	if published < 73 {
		t.Errorf("%d published figures, want at least 73", published)
	}
}
