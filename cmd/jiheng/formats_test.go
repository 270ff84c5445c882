package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"jiheng/check"
	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/html"
	"jiheng/document/page"
	"jiheng/document/pdf"
	"jiheng/document/text"
	"jiheng/intake"
	"jiheng/rules"
)

// A rendering is one kind of file that a document can be handed in as.
type rendering struct {
	name   string
	format intake.Format
	make   func(t *testing.T, d *document.Document) []byte

	figures bool // compare the figures alone
}

var renderings = []rendering{
	{name: "docx", format: intake.Word, make: func(t *testing.T, d *document.Document) []byte { return must(t)(docx.Write(d)) }},
	{name: "html", format: intake.WebPage, make: func(t *testing.T, d *document.Document) []byte { return must(t)(html.Write(d)) }},
	{name: "pdf", format: intake.Portable, make: func(t *testing.T, d *document.Document) []byte {
		fonts, err := page.Embedded()
		if err != nil {
			t.Fatal(err)
		}
		return must(t)(pdf.Write(d, fonts))
	}},
	{name: "pdf by LibreOffice", format: intake.Portable, make: byLibreOffice},
	{name: "pdf by Chromium", format: intake.Portable, make: byChromium},
}

func must(t *testing.T) func(data []byte, err error) []byte {
	return func(data []byte, err error) []byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
}

// A text says the same whatever it is handed in as: the same figures, and the
// same findings but for those about spaces, broken lines and layout.
func TestSameInEveryFormat(t *testing.T) {
	files, err := filepath.Glob("testdata/formats/*.txt")
	if err != nil || len(files) < 3 {
		t.Fatalf("texts: %v, %v", files, err)
	}
	const clean = "../../rules/testdata/clean.txt"
	for _, file := range append(files, clean) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := text.Read(file, data)
		if err != nil {
			t.Fatal(err)
		}
		all := renderings
		if file == clean {
			all = renderings[:3] // our own writers: of what LibreOffice hangs into the margin a full stop is lost
		}
		compareFormats(t, filepath.Base(file), d, all)
	}
}

// The report of the sample dossier, with its tables and merged cells, says the
// same as Word file and page, and has the same figures as a pdf of our own.
func TestSampleReportInEveryFormat(t *testing.T) {
	d, err := loadFolder("../../examples/hongqiao-2024")
	if err != nil {
		t.Fatal(err)
	}
	m, err := evaluate(d, "")
	if err != nil {
		t.Fatal(err)
	}
	all, err := m.Papers(sections(d))
	if err != nil {
		t.Fatal(err)
	}
	read, err := docx.Read(must(t)(docx.Write(all[0].Doc)))
	if err != nil {
		t.Fatal(err)
	}
	print := renderings[2]
	print.figures = true
	compareFormats(t, "sample report", read, append(renderings[:2:2], print))
}

// compareFormats compares what is read of a document's renderings with what is
// read of the document itself.
func compareFormats(t *testing.T, name string, d *document.Document, all []rendering) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	want := set.Run(&check.Input{File: "文件", Document: d})
	p := &intake.Parser{Cache: t.TempDir()}
	for _, r := range all {
		t.Run(name+" as "+r.name, func(t *testing.T) {
			read, err := p.Parse("文件", r.format, r.make(t, d))
			if err != nil {
				t.Fatal(err)
			}
			got := set.Run(&check.Input{File: "文件", Document: read})
			disagree(t, "figure", factLines(want), factLines(got))
			if r.figures {
				return
			}
			disagree(t, "finding", findingLines(want), findingLines(got))
		})
	}
}

func factLines(r *check.Result) []string {
	var out []string
	for _, f := range r.Facts {
		out = append(out, fmt.Sprintf("%s %s %s%s%s", f.Kind, squeezed(f.Subject), f.Qualifier, f.Value, f.Unit))
	}
	return out
}

// layoutRules are about what a format has of its own: spaces, line ends, widths.
var layoutRules = []string{"W01", "W02", "W03", "W10", "W11", "X02", "X08", "X12", "N21", "N22", "N05", "N18", "W04", "H07", "H15", "P11"}

func findingLines(r *check.Result) []string {
	var out []string
	for _, f := range r.Findings {
		if !slices.Contains(layoutRules, f.Rule) {
			out = append(out, f.Rule+" “"+squeezed(f.Quote)+"”")
		}
	}
	return out
}

func squeezed(s string) string {
	return strings.NewReplacer(" ", "", "\n", "", "　", "").Replace(s)
}

// disagree reports what one list has and the other has not.
func disagree(t *testing.T, what string, want, got []string) {
	t.Helper()
	count := map[string]int{}
	for _, w := range want {
		count[w]++
	}
	for _, g := range got {
		count[g]--
	}
	for _, w := range slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(want), got...)))) {
		if n := count[w]; n > 0 {
			t.Errorf("%s missing ×%d: %s", what, n, w)
		} else if n < 0 {
			t.Errorf("%s too many ×%d: %s", what, -n, w)
		}
	}
}

// tool skips the test where a program is missing, unless all tools are required.
func tool(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("REQUIRE") == "all" {
			t.Fatalf("%s is required and not installed", program)
		}
		t.Skipf("%s is not installed", program)
	}
}

// printedBy runs a program that makes out.pdf of a file in a folder.
func printedBy(t *testing.T, name string, data []byte, program string, args func(dir, in string) []string) []byte {
	t.Helper()
	tool(t, program)
	dir := t.TempDir()
	in := filepath.Join(dir, name)
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	if out, err := exec.CommandContext(ctx, program, args(dir, in)...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return must(t)(os.ReadFile(filepath.Join(dir, "out.pdf")))
}

func byLibreOffice(t *testing.T, d *document.Document) []byte {
	return printedBy(t, "out.docx", must(t)(docx.Write(d)), "soffice", func(dir, in string) []string {
		return []string{"--headless", "-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--convert-to", "pdf", "--outdir", dir, in}
	})
}

func byChromium(t *testing.T, d *document.Document) []byte {
	return printedBy(t, "in.html", must(t)(html.Write(d)), "chromium", func(dir, in string) []string {
		return []string{"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--user-data-dir=" + filepath.Join(dir, "profile"),
			"--no-pdf-header-footer", "--print-to-pdf=" + filepath.Join(dir, "out.pdf"), "file://" + in}
	})
}
