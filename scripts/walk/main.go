// Command walk goes the walk of the manual through the workbench on the sample, in
// Chromium, and takes its pictures anew: every page at 1280 and at 390 px.
//
//	go run ./scripts/walk docs/pictures/work [NAME…]
//
// With names, only these are taken: what they show is as it is before the walk.
package main

import (
	"context"
	"fmt"
	"log"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/chromedp/chromedp"

	"jiheng/examples"
	"jiheng/store"
	"jiheng/web"
	"jiheng/workbench"
)

const password = "jiheng-yangli"

// A picture is a page as somebody sees it, after some steps.
type picture struct {
	name, account, path string
	steps               []chromedp.Action[chromedp.Void] // taken once, at the first width
	look                string                           // what is brought into sight at both
}

// pictures are taken in this order: each step of the walk changes what comes after.
func pictures(year string) []picture {
	y := "/y/" + year
	return []picture{
		{"登录", "", "/sign-in", nil, ""},
		{"首页", "caiwu", y, nil, ""},
		{"目标指标", "caiwu", y + "/goals", nil, ""},
		{"预算执行", "caiwu", y + "/budget", nil, ""},
		{"分月", "caiwu", y + "/budget/months", nil, ""},
		{"导入", "caiwu", y + "/budget/import", nil, ""},
		{"项目", "caiwu", y + "/project/P06", nil, ""},
		{"项目报送", "shishi", y + "/project/P05", pressed("#steps .btn.main"), "#steps"},
		{"项目复核", "caiwu", y + "/project/P05", nil, "#steps"},
		{"项目通过", "caiwu", y + "/project/P05", pressed("#steps .btn.main"), "#steps"},
		{"完成值", "shishi", y + "/values?office=社事办", nil, ""},
		{"来由", "shishi", y + "/fact/ZL04", nil, ""},
		{"台账行", "shishi", y + "/ledger/T26?fact=SX03", nil, ""},
		{"报告", "caiwu", y + "/report/5-绩效实现", nil, ""},
		{"表和报告", "lingdao", y + "/papers", nil, ""},
		{"审核", "caiwu", y + "/review", nil, ""},
		{"报送以后", "caiwu", y + "/review", pressed(".way .btn.main"), ""},
		{"负责人首页", "lingdao", y, nil, ""},
		{"逐项看", "lingdao", y + "/review/ZL04", nil, ""},
		{"检查", "lingdao", y + "/check", nil, ""},
		{"签发", "lingdao", y + "/sign", nil, ""},
		{"签发以后", "lingdao", y + "/sign", append([]chromedp.Action[chromedp.Void]{chromedp.SendKeys(chromedp.CSS(`[name=number]`), "虹府〔2025〕8号"), chromedp.SendKeys(chromedp.CSS(`[name=to]`), "区财政局")}, pressed("#issue-deed .btn.main")...), ""},
		{"手机签发", "lingdao", y + "/sign", nil, ".way"},
		{"送审函", "lingdao", y + "/issued/1/letter", nil, ""},
		{"办理记录", "lingdao", y + "/story", nil, ""},
		{"没有权限", "xitong", y, nil, ""},
		{"单位和年度", "caiwu", "/?all=1", nil, ""},
		{"定目标", "caiwu", "/y/hongqiao-2025", pressed("form .btn.main"), ""},
		{"明年目标", "caiwu", "/y/hongqiao-2025/goals", nil, "#sheet"},
		{"明年项目", "caiwu", "/y/hongqiao-2025/project/P06", nil, ""},
		{"三公和采购", "caiwu", y + "/records/expenses", nil, ""},
		{"绩效监控", "caiwu", y + "/records/monitoring", nil, ""},
		{"记单位", "caiwu", y + "/records/unit", nil, ""},
		{"调整", "caiwu", y + "/adjust", nil, ""},
	}
}

// pressed clicks a button and waits for what comes of it.
func pressed(button string) []chromedp.Action[chromedp.Void] {
	return []chromedp.Action[chromedp.Void]{chromedp.Click(chromedp.CSS(button)), chromedp.Sleep(4 * time.Second)}
}

func main() {
	if len(os.Args) < 2 {
		log.Fatal("usage: walk PICTURES-FOLDER [NAME…]")
	}
	check(os.MkdirAll(os.Args[1], 0o755))
	folder, err := os.MkdirTemp("", "walk")
	check(err)
	defer os.RemoveAll(folder)
	server, year := serve(folder)
	defer server.Close()
	only := os.Args[2:]
	for i, list := range [][]picture{pictures(year), adminPictures()} {
		for _, p := range list {
			if len(only) == 0 || slices.Contains(only, p.name) {
				take(server.URL, p, os.Args[1], i > 0)
				fmt.Println(p.name)
			}
		}
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// serve opens the workbench on the sample.
func serve(folder string) (*httptest.Server, string) {
	ctx := context.Background()
	s, err := store.Open(ctx, "sqlite:"+filepath.Join(folder, "jiheng.db"))
	check(err)
	start := time.Now()
	clock := func() time.Time { return time.Date(2025, 3, 3, 1, 0, 0, 0, time.UTC).Add(time.Since(start)) }
	b := workbench.New(s, clock)
	sample, err := b.SampleHouse(ctx, password)
	check(err)
	fsys, err := examples.Hongqiao()
	check(err)
	for _, p := range sample.People {
		switch {
		case len(p.Posts) == 0:
		case p.Posts[0].Role == workbench.FinanceClerk:
			_, err := b.Import(ctx, p, sample.Year, fsys)
			check(err)
		case p.Posts[0].Role == workbench.SystemAdmin:
			_, err := b.OpenYear(ctx, p, sample.Unit, sample.Next)
			check(err)
		}
	}
	return httptest.NewServer(web.New(b, web.Options{Clock: clock, Log: slog.New(slog.NewTextHandler(os.Stderr, nil)), Demo: password})), sample.Year
}

// take signs somebody in and takes one page at both widths; the steps are taken once,
// or at each.
func take(base string, p picture, target string, each bool) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU)
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	ctx, cancel := chromedp.NewContext(alloc)
	defer cancel()
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	if p.account != "" {
		check(chromedp.Do(ctx, chromedp.Navigate(base+"/sign-in"), chromedp.SendKeys(chromedp.CSS("#account"), p.account),
			chromedp.SendKeys(chromedp.CSS("#password"), password), chromedp.Click(chromedp.CSS(".stack .btn.main")), chromedp.Sleep(time.Second)))
	}
	for i, width := range []int64{1280, 390} {
		height := map[int64]int64{1280: 900, 390: 844}[width]
		check(chromedp.Do(ctx, chromedp.EmulateViewport(width, height, chromedp.EmulateScale(float64(1+i))), chromedp.Navigate(base+p.path), chromedp.Sleep(300*time.Millisecond)))
		if i == 0 || each {
			check(chromedp.Do(ctx, p.steps...))
		}
		if p.look != "" {
			check(chromedp.Do(ctx, chromedp.ScrollIntoView(chromedp.CSS(p.look)), chromedp.Sleep(300*time.Millisecond)))
		}
		png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
		check(err)
		check(os.WriteFile(filepath.Join(target, fmt.Sprintf("%s-%d.png", p.name, width)), png, 0o644))
	}
}
