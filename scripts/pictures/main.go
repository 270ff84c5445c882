// Command pictures makes the pictures of the README from the sample's
// documents: pages of the report and the browser's view of it. It needs
// Chromium and poppler.
package main

import (
	"context"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/chromedp/chromedp"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: pictures OUT-FOLDER PICTURES-FOLDER")
	}
	out, err := filepath.Abs(os.Args[1])
	check(err)
	target := os.Args[2]
	check(os.MkdirAll(target, 0o755))
	page(filepath.Join(out, "自评报告.pdf"), "11", filepath.Join(target, "pdf-page"))
	page(filepath.Join(out, "整体支出绩效自评表.pdf"), "3", filepath.Join(target, "pdf-form"))
	report := "file://" + filepath.Join(out, "自评报告.html")
	shot(report, 390, 760, filepath.Join(target, "html-phone.png"))
	shot(report, 1200, 800, filepath.Join(target, "html-desktop.png"))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// page renders one page of a pdf.
func page(file, n, target string) {
	out, err := exec.Command("pdftoppm", "-r", "70", "-f", n, "-l", n, "-singlefile", "-png", file, target).CombinedOutput()
	if err != nil {
		log.Fatalf("pdftoppm: %v\n%s", err, out)
	}
}

// shot opens the report at its execution rate and the account of it.
func shot(url string, width, height int64, target string) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-background-networking", true))
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	ctx, cancel := chromedp.NewContext(alloc)
	defer cancel()
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	defer cancel()
	figure := `data[data-fact="一般公共预算-执行率"]`
	check(chromedp.Do(ctx,
		chromedp.EmulateViewport(width, height, chromedp.EmulateScale(2)),
		chromedp.Navigate(url),
		chromedp.ScrollIntoView(figure),
		chromedp.Click(figure),
		chromedp.Sleep(500*time.Millisecond),
	))
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	check(err)
	check(os.WriteFile(target, png, 0o644))
}
