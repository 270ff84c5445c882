package web_test

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestPoint01InPlace lets the session end under the sheet: the person signs in on the
// page, and what was typed is stored by itself.
func TestPoint01InPlace(t *testing.T) {
	h := open(t)
	s := h.browse(t, "shishi", "401 (", "403 (")
	s.open(h.at("values"))
	h.pass(2 * time.Hour)
	s.fill(box("SH03"), "6")
	s.press(kb.Enter)
	s.until(`document.querySelector("#trouble input[name=account]")`)
	if got := s.value(box("SH03")); got != "6" {
		t.Errorf("the box holds %q", got)
	}
	s.fill("#trouble input[name=account]", "shishi")
	s.fill("#trouble input[name=password]", "not it")
	s.press(kb.Enter)
	s.until(`document.querySelector("#trouble .msg.bad")`)
	s.fill("#trouble input[name=password]", password)
	s.press(kb.Enter)
	s.stored()
	if got := s.value(box("SH03")); got != "6" || see[bool](s, `!!document.querySelector("#trouble *")`) {
		t.Errorf("the box holds %q, the notice stands", got)
	}
	if y, _ := h.bench.Year(ctx, h.year); y.Act != 2 {
		t.Errorf("the year stands at act %d", y.Act)
	}
	// A block that is pasted waits as well.
	h.pass(2 * time.Hour)
	s.do(chromedp.Focus(chromedp.CSS(box("SH03"))))
	s.paste("7\n8\n")
	s.until(`document.querySelector("#trouble input[name=account]")`)
	s.fill("#trouble input[name=account]", "shishi")
	s.fill("#trouble input[name=password]", password)
	s.press(kb.Enter)
	s.until(`document.querySelector("[data-code=SH03]")?.value === "7"`)
	s.stored()
	if y, _ := h.bench.Year(ctx, h.year); y.Act != 3 {
		t.Errorf("after the block the year stands at act %d", y.Act)
	}
}

// TestPoint02InTheBrowser types into a text and leaves: the browser asks first, and the
// draft has kept itself.
func TestPoint02InTheBrowser(t *testing.T) {
	h := open(t)
	s := h.browse(t, "caiwu")
	part := h.at("report", "8-整改措施")
	s.open(part)
	see[bool](s, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
	s.do(chromedp.Click(chromedp.CSS(`[data-draft] textarea`)), chromedp.KeyEvent("一二三"))
	s.until(`document.querySelector("[data-draft] [data-kept]").textContent === "草稿已留"`)
	s.open(h.at("values"))
	if what := s.asks(); what != "beforeunload" {
		t.Errorf("the browser asks by %q when the page is left", what)
	}
	s.open(part)
	if !see[bool](s, `[...document.querySelectorAll("textarea")].some(a => a.value.includes("一二三"))`) || !see[bool](s, `document.body.innerText.includes("有没存的草稿")`) {
		t.Error("the draft is not there")
	}
	s.click(`[data-draft] .acts button`)
	if see[bool](s, `document.body.innerText.includes("有没存的草稿")`) {
		t.Error("what was given is still a draft")
	}
}

// longestRun lists the boxes of the longest run of rows that have one.
const longestRun = `(function(){
  let best = [], run = [];
  for (const row of document.querySelectorAll("#sheet tbody.row")) {
    const box = row.querySelector("[data-code]");
    run = box ? run.concat(box.dataset.code) : [];
    if (run.length > best.length) best = run;
  }
  return best;
})()`

// TestPoint06 pastes blocks as Excel and WPS copy them: quoted line breaks, percent
// cells, surplus rows and columns; each block is one act, and is undone as one.
func TestPoint06(t *testing.T) {
	h := open(t)
	s := h.browse(t, "caiwu")
	s.open(h.at("values"))
	codes := see[[]string](s, longestRun)
	if len(codes) < 2 {
		t.Fatal(codes)
	}
	act := h.act0(t)
	typed := []string{"98.06%", "12", "11"}[:min(3, len(codes))]
	old := make([]string, len(typed))
	for i := range typed {
		old[i] = s.value(box(codes[i]))
	}
	s.do(chromedp.Focus(chromedp.CSS(box(codes[0]))))
	s.paste(strings.Join([]string{"98.06%", " 12 ", "11\u00a0"}[:len(typed)], "\r\n") + "\r\n")
	s.stored()
	for i, want := range typed {
		if got := s.value(box(codes[i])); got != want {
			t.Errorf("row %d holds %q, want %q", i, got, want)
		}
	}
	if h.act0(t) != act+1 {
		t.Errorf("the block was %d acts", h.act0(t)-act)
	}
	s.do(chromedp.Focus(chromedp.CSS(box(codes[0]))))
	s.undo()
	s.stored()
	for i, want := range old {
		if got := s.value(box(codes[i])); got != want {
			t.Errorf("undone, row %d holds %q, want %q", i, got, want)
		}
	}
	if h.act0(t) != act+2 {
		t.Errorf("the block was undone by %d acts", h.act0(t)-act-1)
	}
	// Surplus columns and rows are announced.
	see[bool](s, `([...document.querySelectorAll("[data-code]")].at(-1).focus(), true)`)
	s.paste("5\t6\n7\t8\n9\t10\n11\n12\n13\n") // from the last box
	s.stored()
	if says := see[string](s, `document.querySelector("#toast").textContent`); !strings.Contains(says, "放不下") || !strings.Contains(says, "格") {
		t.Errorf("surplus is not announced: %s", says)
	}
	for text, want := range map[string]string{
		"a\tb\nc\td":               `[["a","b"],["c","d"]]`,
		"\"x\ny\"\tz\r\n":          `[["x\ny","z"]]`,
		"\"说\"\"好\"\"\"\t98.06%\n": `[["说\"好\"","98.06%"]]`,
		"中间有\"引号\"\t2":             `[["中间有\"引号\"","2"]]`,
		"\t\n\t1":                  `[["",""],["","1"]]`,
	} {
		if got := later(s, `import("/static/work.js").then(m => JSON.stringify(m.parseBlock(`+jsText(text)+`)))`); got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
}

// later is what a promise of text comes to.
func later(s *screen, js string) string {
	s.t.Helper()
	v, err := chromedp.Run(s.ctx, chromedp.Evaluate[string](js, chromedp.EvalAwaitPromise))
	if err != nil {
		s.t.Fatalf("%s: %v", js, err)
	}
	return v
}

// jsText is a text as a script has it.
func jsText(text string) string {
	return `"` + strings.NewReplacer("\\", "\\\\", `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(text) + `"`
}

// TestPoint07 moves in the grids by keyboard as in Excel, down a column and out by Tab,
// on both sheets.
func TestPoint07(t *testing.T) {
	h := open(t)
	s := h.browse(t, "caiwu")
	for _, path := range []string{h.at("values"), h.at("budget")} {
		s.open(path)
		column := see[string](s, `document.querySelector("[data-grid]").dataset.grid`)
		names := see[[]string](s, `[...document.querySelectorAll('[data-grid="`+column+`"]')].map(b => b.getAttribute("aria-label"))`)
		see[bool](s, `(document.querySelector("[data-grid]").focus(), true)`)
		for i, k := range []struct {
			key  string
			want int
		}{{kb.Enter, 1}, {kb.ArrowDown, 2}, {kb.ArrowUp, 1}, {kb.Enter, 2}} {
			s.press(k.key)
			if got := s.caret(); got != names[k.want] {
				t.Errorf("%s, key %d leads to %q, not %q", path, i, got, names[k.want])
			}
		}
		s.do(key('\r', chromedp.ModifierShift))
		if got := s.caret(); got != names[1] {
			t.Errorf("%s, Shift+Enter leads to %q", path, got)
		}
		see[bool](s, `([...document.querySelectorAll("#sheet input:not([type=hidden]), #sheet a, #sheet summary, #sheet button, #sheet select, #sheet textarea")].filter(e => e.checkVisibility()).at(-1).focus(), true)`)
		inside := func() bool { return see[bool](s, `!!document.activeElement.closest("#sheet")`) }
		for range 4 {
			if s.press(kb.Tab); !inside() {
				break
			}
		}
		if inside() {
			t.Errorf("%s: Tab does not leave the grid: %s", path, s.caret())
		}
	}
}
