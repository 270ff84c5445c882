package html

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// browse opens the sample in Chromium at a width, or skips the test without
// it; REQUIRE=all makes its absence a failure.
func browse(t *testing.T, width, height int64) (ctx context.Context, errs func() []string) {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("REQUIRE") == "all" {
			t.Fatal("chromium is missing")
		}
		t.Skip("chromium is missing")
	}
	page, err := Write(sample())
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, page, 0o600); err != nil {
		t.Fatal(err)
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, stop := context.WithTimeout(context.Background(), 90*time.Second)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	errs = console(ctx)
	do(t, ctx, chromedp.EmulateViewport(width, height), chromedp.Navigate("file://"+file))
	return ctx, errs
}

// console collects what the page complains about until it is asked for it.
func console(ctx context.Context) func() []string {
	sub, cancel := context.WithCancel(ctx)
	messages := chromedp.Console(sub)
	done := make(chan []string, 1) // a test need not ask
	go func() {
		var found []string
		for m, err := range messages {
			if err != nil {
				break
			}
			found = append(found, m.String())
		}
		done <- found
	}()
	return func() []string {
		cancel()
		return <-done
	}
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func ask[T any](t *testing.T, ctx context.Context, js string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](js))
	if err != nil {
		t.Fatalf("%s: %v", js, err)
	}
	return v
}

// click clicks the first element of a CSS selector.
func click(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Click(chromedp.CSS(selector))
}

const figureYS04 = `p a.f[href="#n-YS04"]`

func TestChromiumFigureOpensItsAccount(t *testing.T) {
	ctx, errs := browse(t, 1280, 900)
	do(t, ctx, click(figureYS04))
	if got := ask[string](t, ctx, `document.querySelector("dialog[open] h3").textContent`); got != "一般公共预算执行率" {
		t.Errorf("the click opened %q", got)
	}
	do(t, ctx, click(`dialog .tree a.f[href="#n-YS03"]`))
	if got := ask[string](t, ctx, `document.querySelector("dialog[open] h3").textContent`); got != "一般公共预算决算数" {
		t.Errorf("the inner figure opened %q", got)
	}
	do(t, ctx, click(`.account-back`))
	if got := ask[string](t, ctx, `document.querySelector("dialog[open] .print").textContent`); got != "98.85%" {
		t.Errorf("the way back leads to %q", got)
	}
	do(t, ctx, chromedp.KeyEvent(kb.Escape))
	if ask[bool](t, ctx, `document.getElementById("account").open`) {
		t.Error("Esc does not close the account")
	}
	if got := ask[string](t, ctx, `document.activeElement.textContent`); got != "98.85%" {
		t.Errorf("after Esc the focus is on %q, not on the figure", got)
	}
	do(t, ctx, click(`svg.on-sheet rect[data-of="YS03"]`))
	if got := ask[string](t, ctx, `document.querySelector("dialog[open] h3").textContent`); got != "一般公共预算决算数" {
		t.Errorf("the bar opened %q", got)
	}
	if found := errs(); len(found) > 0 {
		t.Errorf("the page complains:\n%s", strings.Join(found, "\n"))
	}
}

func TestChromiumKeyboard(t *testing.T) {
	ctx, _ := browse(t, 1280, 900)
	for range 40 {
		do(t, ctx, chromedp.KeyEvent(kb.Tab))
		if ask[bool](t, ctx, `document.activeElement.matches("p a.f")`) {
			do(t, ctx, chromedp.KeyEvent(kb.Enter))
			if !ask[bool](t, ctx, `document.getElementById("account").open`) {
				t.Error("Enter on a figure does not open its account")
			}
			return
		}
	}
	t.Error("Tab does not reach a figure")
}

func TestChromiumPhone(t *testing.T) {
	for _, width := range []int64{360, 375, 400} {
		ctx, errs := browse(t, width, 740)
		if n := ask[int](t, ctx, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); n > 0 {
			t.Errorf("%d px: the page scrolls sideways by %d px", width, n)
		}
		if cut := ask[[]string](t, ctx, cutText); len(cut) > 0 {
			t.Errorf("%d px: text reaches outside: %q", width, cut)
		}
		do(t, ctx, click(figureYS04))
		do(t, ctx, chromedp.WaitReady(chromedp.CSS("dialog[open]")))
		ask[string](t, ctx, `document.getElementById("account").getAnimations().forEach(a => a.finish()), ""`)
		if !ask[bool](t, ctx, `(function(){var r=document.getElementById("account").getBoundingClientRect();return Math.round(r.bottom)===innerHeight&&r.left===0&&Math.round(r.right)===innerWidth})()`) {
			t.Errorf("%d px: the account is no sheet at the bottom", width)
		}
		if found := errs(); len(found) > 0 {
			t.Errorf("%d px: the page complains: %q", width, found)
		}
	}
}

// cutText lists the text outside of scrolling boxes that reaches beyond the
// screen.
const cutText = `[...document.querySelectorAll("main p, main h1, main h2, main h3, main figcaption, .notes *")].filter(e => {
  var r = e.getBoundingClientRect();
  return !e.closest(".scroll") && r.width > 0 && (r.right > innerWidth || r.left < 0 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display === "block");
}).map(e => e.textContent.slice(0, 20))`

func TestChromiumWithoutScript(t *testing.T) {
	ctx, _ := browse(t, 1280, 900)
	missing := ask[[]string](t, ctx, `[...document.querySelectorAll("a[href^='#']")].map(a => decodeURIComponent(a.getAttribute("href").slice(1))).filter(id => !document.getElementById(id))`)
	if len(missing) > 0 {
		t.Errorf("links lead nowhere: %q", missing)
	}
	if twice := ask[[]string](t, ctx, `[...document.querySelectorAll("[id]")].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)`); len(twice) > 0 {
		t.Errorf("ids stand twice: %q", twice)
	}
}
