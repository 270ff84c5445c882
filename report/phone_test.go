package report_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"jiheng/document"
	"jiheng/document/html"
)

// phone opens pages in Chromium on a screen of a telephone.
func phone(t *testing.T) func(d *document.Document) context.Context {
	t.Helper()
	need(t, "chromium")
	path, _ := exec.LookPath("chromium")
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, stop := context.WithTimeout(t.Context(), 5*time.Minute)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	dir := t.TempDir()
	return func(d *document.Document) context.Context {
		data, err := html.Write(d)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, "page.html")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate("file://"+file)); err != nil {
			t.Fatal(err)
		}
		return ctx
	}
}

func seen[T any](t *testing.T, ctx context.Context, js string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](js))
	if err != nil {
		t.Fatalf("%s: %v", js, err)
	}
	return v
}

// sideways lists what is wider than the screen: boxes that scroll, and cells that
// are cut or reach out of it.
const sideways = `[...document.querySelectorAll(".scroll, td, th")].filter(e => {
  var r = e.getBoundingClientRect();
  if (r.width === 0 || e.closest("thead") && e.closest(".cards") || e.closest(".values")) return false;
  return e.scrollWidth > e.clientWidth + 1 || r.right > innerWidth + 1 || r.left < -1;
}).map(e => e.tagName + " " + e.textContent.slice(0, 30))`

// torn lists the pieces that no line may part and one does.
const torn = `[...document.querySelectorAll(".nb")].filter(e => e.getClientRects().length > 1).map(e => e.textContent)`

// uneven lists the cards of a list that name no class where others do, and those
// whose first line is not like their neighbours'.
const uneven = `[...document.querySelectorAll(".cards table")].flatMap(t => {
  var rows = [...t.querySelectorAll("tbody tr")].filter(r => r.querySelector(".k"));
  var classed = [...t.querySelectorAll("tbody tr[data-over]")];
  return rows.filter(r => !r.dataset.over || !r.querySelector(".first")).concat(classed.filter(r => r.dataset.over.trim() === ""));
}).map(r => r.textContent.slice(0, 30))`

// unnamed lists the figures of cards that do not say what they are.
const unnamed = `[...document.querySelectorAll(".cards td")].filter(e => e.querySelector("[data-fact]") && e.textContent.length <= 10 && e.colSpan === 1 && !e.textContent.includes("：") &&
  !e.dataset.label && !e.classList.contains("first") && !e.classList.contains("k")).map(e => e.parentElement.textContent.slice(0, 40))`

func TestEveryPaperFitsAPhone(t *testing.T) {
	all, _ := sampleDocuments(t)
	small := smallMaker(t)
	docs := []*document.Document{small.OverallForm(), small.GoalForm(), small.CoverageForm()}
	report, _ := selfEvaluation(t)
	docs = append(docs, report)
	for _, d := range all {
		docs = append(docs, d.doc)
	}
	open := phone(t)
	for _, d := range docs {
		ctx := open(d)
		if n := seen[int](t, ctx, `document.documentElement.scrollWidth`); n > 390 {
			t.Errorf("%s: the page is %d px wide", d.Title, n)
		}
		for what, js := range map[string]string{"reaches sideways": sideways, "is torn": torn, "is no card like its neighbours": uneven, "has no name": unnamed} {
			if list := seen[[]string](t, ctx, js); len(list) > 0 {
				t.Errorf("%s: %d times something %s: %.200q", d.Title, len(list), what, list)
			}
		}
	}
}

// TestClassStaysInSight scrolls through the form on a desktop: beside every row
// stands the name of its class, in sight, and the heads of the columns.
func TestClassStaysInSight(t *testing.T) {
	m, _ := maker(t, "mof-2020")
	ctx := phone(t)(m.OverallForm())
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800)); err != nil {
		t.Fatal(err)
	}
	const lost = `[...document.querySelectorAll("#overall-indicators tbody tr")].filter((tr, i) => i % 5 == 2).filter(tr => {
  tr.scrollIntoView({block: "center", behavior: "instant"});
  var at = tr.getBoundingClientRect(), mid = (at.top + at.bottom) / 2;
  var seen = e => { var r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; };
  var beside = [...document.querySelectorAll("#overall-indicators .k")].filter(c => { var r = c.getBoundingClientRect(); return r.top <= mid && mid < r.bottom; });
  var head = document.querySelector("#overall-indicators thead th");
  return beside.length < 2 || !beside.every(c => seen(c.querySelector(".stay") || c)) || !seen(head);
}).map(tr => tr.textContent.slice(0, 30))`
	if rows := seen[int](t, ctx, `document.querySelectorAll("#overall-indicators tbody tr").length`); rows < 40 {
		t.Fatalf("only %d rows", rows)
	}
	if list := seen[[]string](t, ctx, lost); len(list) > 1 { // the total belongs to no class
		t.Errorf("%d rows do not show their class: %q", len(list), list)
	}
}

// TestFirstScreenSumsUpTheYear looks at what a telephone and a desktop show before
// anybody scrolls.
func TestFirstScreenSumsUpTheYear(t *testing.T) {
	report, _ := selfEvaluation(t)
	open := phone(t)
	const inSight = `[...document.querySelectorAll("#summary [data-fact]")].filter(e => e.getBoundingClientRect().bottom <= innerHeight).map(e => e.dataset.fact)`
	for _, size := range [][2]int64{{390, 844}, {1280, 800}} {
		ctx := open(report)
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(size[0], size[1])); err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for _, id := range seen[[]string](t, ctx, inSight) {
			found[id] = true
		}
		for _, id := range []string{"自评总分", "自评等级", "合计-年初预算数", "合计-全年预算数", "合计-决算数", "合计-执行率"} {
			if !found[id] {
				t.Errorf("%d×%d: the first screen does not show %s", size[0], size[1], id)
			}
		}
	}
}
