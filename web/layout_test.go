package web_test

import (
	"strings"
	"testing"

	"jiheng/workbench"
)

// looked are what each page is looked at for, in the browser: what is wrong, in words.
const looked = `(function(){
  const bad = [];
  const shown = (e) => { const r = e.getBoundingClientRect(); return r.width > 1 && r.height > 1 && getComputedStyle(e).visibility !== "hidden" && e.checkVisibility(); };
  const name = (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + (e.className && typeof e.className === "string" ? "." + e.className.trim().split(/\s+/).join(".") : "") + " " + (e.innerText || e.value || e.getAttribute("aria-label") || "").trim().slice(0, 16);
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = [...document.querySelectorAll("body *")].filter(e => shown(e) && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .tabs, .bars, .three > *")).slice(0, 3).map(name);
    bad.push("scrolls sideways by " + (document.documentElement.scrollWidth - innerWidth) + ": " + wide.join(" | "));
  }
  for (const e of document.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    const label = e.getAttribute("aria-label") || [...(e.labels ?? [])].map(l => l.textContent).join("").trim() || e.getAttribute("aria-labelledby");
    if (!label) bad.push("has no name: " + name(e));
  }
  for (const e of document.querySelectorAll("button, a[href], summary")) if (shown(e) && !(e.innerText || e.getAttribute("aria-label") || e.textContent).trim()) bad.push("says nothing: " + name(e));
  if (innerWidth <= 760) for (const e of document.querySelectorAll("main button, main a.btn, main .btn, main input:not([type=hidden]):not([type=checkbox]):not([type=radio]), main select, main textarea, .menu summary")) {
    const r = e.getBoundingClientRect();
    if (shown(e) && r.height < 43.5 && !e.closest("label.btn") && !e.closest(".in")) bad.push("is " + Math.round(r.height) + " px high: " + name(e));
  }
  const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) bad.push("id twice: " + id);
  if (document.querySelectorAll("h1").length !== 1 && !document.querySelector("main.three")) bad.push("has " + document.querySelectorAll("h1").length + " first headings");
  if (!document.querySelector("main#main")) bad.push("has no main part");
  const lum = (c) => { const f = (v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }; return .2126 * f(c[0]) + .7152 * f(c[1]) + .0722 * f(c[2]); };
  const rgb = (s) => { const m = s.match(/[\d.]+/g).map(Number); return m.length > 3 && m[3] === 0 ? null : m; };
  const ground = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c) return c; } return [255, 255, 255]; };
  const low = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walk.nextNode());) {
    const e = n.parentElement;
    if (!n.textContent.trim() || !shown(e) || e.closest("[disabled], svg")) continue;
    const a = lum(rgb(getComputedStyle(e).color) ?? [0, 0, 0]), b = lum(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) low.add("contrast " + ratio.toFixed(2) + ": " + name(e));
    if (parseFloat(getComputedStyle(e).fontSize) < 12 && !e.closest("sup, .typed")) low.add("smaller than 12: " + name(e));
  }
  return bad.concat([...low].slice(0, 4));
})()`

// rings presses nothing but asks whether what has the focus is seen to have it.
const rings = `(function(){
  const bad = [];
  const list = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(e => e.checkVisibility());
  for (const e of list.filter((_, i) => i % Math.ceil(list.length / 25) === 0)) {
    e.focus({ focusVisible: true });
    if (document.activeElement !== e) continue;
    const own = getComputedStyle(e), box = getComputedStyle(e.closest(".in") ?? e);
    if ((own.outlineStyle === "none" || parseFloat(own.outlineWidth) < 2) && (box.outlineStyle === "none" || parseFloat(box.outlineWidth) < 2)) bad.push("focus is not seen: " + e.tagName + " " + (e.innerText || e.value || "").slice(0, 12));
  }
  document.activeElement?.blur();
  return bad;
})()`

// TestPagesOnTwoScreens looks at every page in its states, on a desk and on a phone.
func TestPagesOnTwoScreens(t *testing.T) {
	h := open(t)
	first := sampleIndicator(t, h)
	business := []string{h.at(), h.at("values"), h.at("values") + "?filter=empty", h.at("goals"), h.at("budget"), h.at("report"), h.at("report", "5-绩效实现"), h.at("papers"),
		h.at("review"), h.at("review", first), h.at("story"), h.at("fact", "SH03"), h.at("fact", "自评总分"), "/?all=1", "/password", "/y/unknown"}
	look := func(t *testing.T, s *screen, pages ...string) {
		t.Helper()
		for _, size := range []int64{390, 1280} {
			s.size(size, 844)
			for _, path := range pages {
				s.open(path)
				for _, bad := range append(see[[]string](s, looked), see[[]string](s, rings)...) {
					t.Errorf("%s at %d px %s", strings.TrimPrefix(path, "/y/"+h.year), size, bad)
				}
			}
		}
	}
	t.Run("signing in", func(t *testing.T) {
		s := h.browse(t, "caiwu", "404 (")
		s.open("/sign-in")
		look(t, s, "/sign-in", "/sign-in?to=%2Fpassword")
	})
	t.Run("clerk", func(t *testing.T) { look(t, h.browse(t, "caiwu", "404 ("), business...) })
	t.Run("records", func(t *testing.T) {
		look(t, h.browse(t, "caiwu"), h.at("records", "monitoring"), h.at("records", "unit"), h.at("budget", "months"), h.at("budget", "import"), h.at("project", "P05"), h.at("adjust"), h.at("ledger"), h.at("merge"), h.at("check"))
	})
	wrong(t, h)
	t.Run("with open points", func(t *testing.T) {
		look(t, h.browse(t, "caiwu"), h.at(), h.at("values")+"?filter=todo", h.at("goals"), h.at("budget"), h.at("review"), h.at("report", "8-整改措施"))
	})
	t.Run("others", func(t *testing.T) {
		look(t, h.browse(t, "lingdao"), h.at(), h.at("review"), h.at("papers"))
		look(t, h.browse(t, "shenji"), h.at("values"))
		look(t, h.browse(t, "xitong", "404 ("), "/?all=1", "/y/unknown")
	})
}

func sampleIndicator(t *testing.T, h *house) string {
	t.Helper()
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	return y.Year.Indicators[0].Code
}

// wrong puts what is wrong into the year: a value that is none, a missing one, a line
// that does not add up, a text that names no figure, a return.
func wrong(t *testing.T, h *house) {
	t.Helper()
	p := h.as(t, "caiwu")
	p.send(h.at("values"), h.at("values", "SH03"), map[string]string{"text": "三五所"}, 303)
	p.send(h.at("values"), h.at("values", "SL04"), map[string]string{"text": ""}, 303)
	for _, f := range forms(p.page(h.at("budget")), h.at("budget", "P06")) {
		if f.Get("field") == "决算数" {
			f.Set("text", "很多")
			if status, body := p.post(h.at("budget", "P06"), f); status != 303 {
				t.Fatal(status, said(body))
			}
		}
	}
	part := h.at("report", "8-整改措施")
	p.send(part, part, map[string]string{"text": "## 措施\n\n一共{{没有这个数}}项。\n"}, 303)
	if y, err := h.bench.Year(ctx, h.year); err != nil || len(y.Open) < 3 || y.Stage() != workbench.Reporting {
		t.Fatal(len(y.Open), err)
	}
}
