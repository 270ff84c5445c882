package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"jiheng/document"
	"jiheng/document/page"
)

func embeddedFonts(t testing.TB) *page.Fonts {
	t.Helper()
	f, err := page.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func written(t testing.TB, d *document.Document) []byte {
	t.Helper()
	b, err := Write(d, embeddedFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// program runs a program of poppler's on a file and returns what it prints.
// Where it is missing the test is skipped, or fails where all are required.
func program(t *testing.T, data []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("REQUIRE") == "all" {
			t.Fatalf("%s is missing", name)
		}
		t.Skipf("%s is missing", name)
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	own, err := page.With(page.Own{})
	if err != nil {
		t.Fatal(err)
	}
	other, err := Write(sample(3), own)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(written(t, sample(3)), other) {
		t.Error("two runs differ")
	}
}

func TestAnotherProgramFindsItValid(t *testing.T) {
	model.ConfigPath = "disable"
	data := written(t, sample(3))
	if err := api.Validate(bytes.NewReader(data), model.NewDefaultConfiguration()); err != nil {
		t.Fatal(err)
	}
	ctx, err := api.ReadContext(bytes.NewReader(data), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	if ctx.HeaderVersion == nil || ctx.HeaderVersion.String() != "1.7" {
		t.Errorf("version %v", ctx.HeaderVersion)
	}
}

func TestBookmarks(t *testing.T) {
	model.ConfigPath = "disable"
	marks, err := api.Bookmarks(bytes.NewReader(written(t, sample(3))), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	if len(marks) != 5 || marks[0].Title != "一、部门基本情况与履职目标" || marks[3].Title != "附件1 2024年度单位整体支出绩效自评表" {
		t.Fatalf("bookmarks: %+v", marks)
	}
	if marks[0].PageFrom != 2 || len(marks[0].Kids) != 1 || marks[0].Kids[0].Kids[0].Kids[0].Title != "（1）年度预算及执行情况" {
		t.Errorf("first bookmark: %+v", marks[0])
	}
}

// bare returns text without spaces of any kind.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// TestTextIsFound looks for the text of every block, in order, in what pdftotext
// reads; within a line of Han text there must be no space that is not there.
func TestTextIsFound(t *testing.T) {
	d := sample(3)
	d.Head, d.Footer, d.Sample = "", "", false
	got := program(t, written(t, d), "pdftotext", "-raw", "FILE", "-")
	got = regexp.MustCompile(`(?m)^— ?\d+ ?—\n|\f`).ReplaceAllString(got, "")
	rest := bare(got)
	for _, b := range d.Blocks {
		text := ""
		switch b := b.(type) {
		case *document.Heading:
			text = document.Text(b.Runs)
		case *document.Paragraph:
			text = document.Text(b.Runs)
		}
		at := strings.Index(rest, bare(text))
		if at < 0 {
			t.Fatalf("not found after what went before: %s\nin %.300s", text, rest)
		}
		rest = rest[at+len(bare(text)):]
	}
	if m := regexp.MustCompile(`\p{Han} \p{Han} |[，。、；）”]\s+[，。、；）”]|\p{Han} ?\n[，。、；）”]`).FindString(got); m != "" {
		t.Errorf("a space or turn where there is none: %q", m)
	}
	for _, want := range []string{"年初预算17916.15万元，调整后预算数", "（中发〔2018〕34号）要求", "五大先导），“新赛道产业带”"} {
		if !strings.Contains(strings.ReplaceAll(got, "\n", ""), want) {
			t.Errorf("not as it was set: %s", want)
		}
	}
}

func TestFontsAreEmbedded(t *testing.T) {
	out := program(t, written(t, sample(1)), "pdffonts", "FILE")
	lines := strings.Split(strings.TrimSpace(out), "\n")[2:]
	if len(lines) != 5 {
		t.Errorf("%d fonts, want 5:\n%s", len(lines), out)
	}
	for _, l := range lines {
		if !regexp.MustCompile(`^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes `).MatchString(l) {
			t.Errorf("font: %s", l)
		}
	}
}

func TestProperties(t *testing.T) {
	out := program(t, written(t, sample(1)), "pdfinfo", "-isodates", "FILE")
	for _, want := range []string{"某镇人民政府2024年度整体支出绩效自评报告", "CreationDate:    2000-01-01T00:00:00Z", "PDF version:     1.7", "A4"} {
		if !strings.Contains(out, want) {
			t.Errorf("properties lack %q:\n%s", want, out)
		}
	}
}

func TestSizeOfThirtyPages(t *testing.T) {
	data := written(t, sample(9))
	if len(data) > 400_000 {
		t.Errorf("%d bytes", len(data))
	}
	if n := bytes.Count(data, []byte("/Type/Page/")); n < 30 {
		t.Errorf("%d pages", n)
	}
}

func TestLinks(t *testing.T) {
	data := string(written(t, sample(1)))
	if !strings.Contains(data, `/URI(https://www.example.gov.cn/ysjx?id=\(1\))`) {
		t.Error("the address is missing")
	}
	d := &document.Document{Blocks: []document.Block{&document.Paragraph{Style: document.Body, Runs: []document.Run{{Text: "点", Link: "javascript:alert(1)"}}}}}
	if strings.Contains(string(written(t, d)), "/Annot") {
		t.Error("a script became a link")
	}
}

func TestErrorsOfLayout(t *testing.T) {
	if _, err := Write(&document.Document{Blocks: []document.Block{document.P("😀")}}, embeddedFonts(t)); err == nil {
		t.Error("a character without a glyph was printed")
	}
}

// BenchmarkThirtyPages sets and writes a report of 30 pages and 10 tables.
func BenchmarkThirtyPages(b *testing.B) {
	f := embeddedFonts(b)
	d := sample(9)
	for b.Loop() {
		if _, err := Write(d, f); err != nil {
			b.Fatal(err)
		}
	}
}
