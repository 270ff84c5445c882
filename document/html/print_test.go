package html

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// printedPage prints the sample to a PDF and returns its file.
func printedPage(t *testing.T) string {
	t.Helper()
	ctx, _ := browse(t, 1280, 900)
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// tool runs a program of poppler, or skips the test without it.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("REQUIRE") == "all" {
			t.Fatalf("%s is missing", name)
		}
		t.Skipf("%s is missing", name)
	}
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

func TestChromiumPrintsPages(t *testing.T) {
	pdf := printedPage(t)
	pages := strings.Split(strings.TrimSuffix(tool(t, "pdftotext", "-layout", pdf, "-"), "\f"), "\f")
	heads := 0
	for i, page := range pages {
		page = strings.ReplaceAll(page, " ", "") // some readers of PDF see blanks, some don't
		for _, want := range []string{"—" + strconv.Itoa(i+1) + "—", "示例数据，非正式公开文件", "绩衡HQ-2024-V3"} {
			if !strings.Contains(page, want) {
				t.Errorf("page %d lacks %s", i+1, want)
			}
		}
		if strings.Contains(page, "数据来由") || strings.Contains(page, "查看数据表") {
			t.Errorf("page %d prints what is for the screen", i+1)
		}
		if strings.Contains(page, "三级指标") {
			heads++
			size := tool(t, "pdfinfo", "-f", strconv.Itoa(i+1), "-l", strconv.Itoa(i+1), pdf)
			if !strings.Contains(size, "841.92 x 594.96") {
				t.Errorf("page %d of the form does not lie across:\n%s", i+1, size)
			}
		}
	}
	if heads < 2 {
		t.Errorf("the form's head stands on %d pages, want it on each", heads)
	}
}
