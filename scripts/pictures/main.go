// Command pictures makes the pictures of the README from the sample's
// documents: pages of the report and the browser's view of it, and, of a page
// that check --format html made of 示例镇自评报告.txt beside this file, the view of its
// first error. It needs Chromium and poppler.
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
	if len(os.Args) != 4 {
		log.Fatal("usage: pictures OUT-FOLDER CHECK-PAGE PICTURES-FOLDER")
	}
	out, err := filepath.Abs(os.Args[1])
	check(err)
	findings, err := filepath.Abs(os.Args[2])
	check(err)
	target := os.Args[3]
	check(os.MkdirAll(target, 0o755))
	page(filepath.Join(out, "自评报告.pdf"), "11", filepath.Join(target, "pdf-page"))
	page(filepath.Join(out, "整体支出绩效自评表.pdf"), "3", filepath.Join(target, "pdf-form"))
	report := "file://" + filepath.Join(out, "自评报告.html")
	figure := `data[data-fact="一般公共预算-执行率"]`
	shot(report, figure, 390, 760, filepath.Join(target, "html-phone.png"))
	shot(report, figure, 1200, 800, filepath.Join(target, "html-desktop.png"))
	shot("file://"+findings, "mark.g0", 1280, 860, filepath.Join(target, "check-desktop.png"))
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

// shot opens a page, and what a click on an element of it shows.
func shot(url, element string, width, height int64, target string) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-background-networking", true))
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	ctx, cancel := chromedp.NewContext(alloc)
	defer cancel()
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	defer cancel()
	check(chromedp.Do(ctx,
		chromedp.EmulateViewport(width, height, chromedp.EmulateScale(2)),
		chromedp.Navigate(url),
		chromedp.ScrollIntoView(chromedp.CSS(element)),
		chromedp.Click(chromedp.CSS(element)),
		chromedp.Sleep(500*time.Millisecond),
	))
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	check(err)
	check(os.WriteFile(target, png, 0o644))
}
