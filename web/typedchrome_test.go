package web_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// trouble is what the page says of a deed that failed, once it does.
func (s *screen) trouble() string {
	s.t.Helper()
	s.until(`document.querySelector("#trouble .trouble")`)
	said := see[string](s, `document.querySelector("#trouble").innerText`)
	see[bool](s, `(document.querySelector("#trouble").replaceChildren(), true)`)
	return said
}

// labelled is the box of a cell by what it is called.
func labelled(name string) string { return `[aria-label="` + name + `"]` }

// focusOn puts the caret into a box.
func (s *screen) focusOn(selector string) {
	s.t.Helper()
	s.do(chromedp.Focus(chromedp.CSS(selector)))
}

// TestPastedWhole pastes cells that hold line ends, tabs that are quoted and outer blanks:
// nothing within a cell is taken out; what is no figure then is refused, and nothing of
// the block is stored.
func TestPastedWhole(t *testing.T) {
	h := open(t)
	s := h.browse(t, "caiwu", "422 (")
	s.open(h.at("values"))
	codes := see[[]string](s, longestRun)
	act, old := h.act0(t), s.value(box(codes[0]))
	for _, text := range []string{"\"6\n4\"", "\"6\r\n4\"\t", "\"6\r4\"\r\n", "\"6\n\n4\"\n5\n"} {
		s.focusOn(box(codes[0]))
		s.paste(text)
		if said := s.trouble(); !strings.Contains(said, "6") {
			t.Errorf("%q: the refusal does not name it: %s", text, said)
		}
		if h.act0(t) != act || s.value(box(codes[0])) != old {
			t.Errorf("%q was stored as %q", text, s.value(box(codes[0])))
		}
	}
	s.open(h.at("budget"))
	cell := see[string](s, `document.querySelector('[data-grid="决算数"]').getAttribute("aria-label")`)
	old = s.value(labelled(cell))
	s.focusOn(labelled(cell))
	s.paste("\"640\n12\"")
	if s.trouble(); h.act0(t) != act || s.value(labelled(cell)) != old {
		t.Errorf("two figures became %q", s.value(labelled(cell)))
	}
	s.focusOn(labelled(cell)) // outer blanks are no part of it
	s.paste("\u00a0640.12 \t\r\n")
	s.stored()
	if got := s.value(labelled(cell)); got != "640.12" {
		t.Errorf("the box holds %q", got)
	}
	see[bool](s, `(document.activeElement.blur(), true)`)
	s.focusOn(labelled(cell))
	s.paste(strings.Repeat("9", 70))
	if got := see[string](s, `document.querySelector("#toast").innerText`); !strings.Contains(got, "没有贴上") {
		t.Errorf("what is too long was cut: %q", s.value(labelled(cell)))
	}
}

// TestTypedOutlives types without storing, while rows and pages are made anew under it:
// the text stays, and the page is not left without asking.
func TestTypedOutlives(t *testing.T) {
	h := open(t)
	s := h.browse(t, "caiwu", "422 (")
	s.open(h.at("values"))
	code := see[string](s, `[...document.querySelectorAll("tbody.row")].find(r => r.querySelector("form.reason") && r.querySelector("[data-code]")).querySelector("[data-code]").dataset.code`)
	text := "#row-" + code + " form.reason textarea"
	opened := `(document.querySelectorAll("#row-` + code + ` details").forEach(d => d.open = true), true)`
	see[bool](s, opened)
	s.fill(text, "还没有写完")
	keeps := func(when string) {
		t.Helper()
		if got := s.value(text); got != "还没有写完" {
			t.Errorf("%s the reason is %q", when, got)
		}
	}
	s.fill(box(code), "0.5")
	s.press(kb.Enter)
	s.stored()
	keeps("after the row's value")
	s.hush()
	s.focusOn(box(code))
	s.paste("0.6\t\n")
	s.stored()
	keeps("after a block")
	s.asks()
	s.open(h.at("values"))
	if what := s.asks(); what != "beforeunload" {
		t.Errorf("the browser asks by %q", what)
	}
	// A record that is being written, while another cell of its page is stored.
	s.open(h.at("records", "problems"))
	see[bool](s, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
	const fresh = `form.stack [name^="新·"]`
	s.fill(fresh, "新的一条")
	cell := see[string](s, `[...document.querySelectorAll("[data-grid]")].at(1).getAttribute("aria-label")`)
	s.focusOn(labelled(cell))
	s.do(chromedp.KeyEvent("改"))
	see[bool](s, `(window.before = true, true)`)
	next := see[string](s, `[...document.querySelectorAll("[data-grid]")].at(2).getAttribute("aria-label")`)
	s.focusOn(labelled(next))
	s.do(chromedp.KeyEvent("边"))
	s.until(`window.before === undefined && document.readyState === "complete"`)
	if got := s.value(fresh); got != "新的一条" {
		t.Errorf("the new record is %q", got)
	}
	if got := s.value(labelled(next)); !strings.Contains(got, "边") || s.caret() != next {
		t.Errorf("the box being typed in holds %q; the caret is in %q", got, s.caret())
	}
	see[bool](s, `(window.before = true, true)`)
	s.press(kb.Enter)
	s.until(`window.before === undefined && document.readyState === "complete"`)
	s.open(h.at())
	if what := s.asks(); what != "beforeunload" {
		t.Errorf("the browser asks by %q on records", what)
	}
}

// TestUndoOfWhatStands undoes by the keyboard: only where the box still holds what the
// deed left there.
func TestUndoOfWhatStands(t *testing.T) {
	h := open(t)
	s := h.browse(t, "caiwu")
	s.open(h.at("values"))
	codes := see[[]string](s, longestRun)
	a, b := codes[0], codes[1]
	old := s.value(box(b))
	s.focusOn(box(a))
	s.paste("7\t\n")
	s.stored()
	elsewhere := h.as(t, "caiwu")
	f := form(t, elsewhere.page(h.at("values")), h.at("values", a))
	f.Set("text", "8")
	elsewhere.post(h.at("values", a), f)
	s.hush()
	s.focusOn(box(b))
	s.paste("9\t\n")
	s.stored()
	s.undo()
	s.until(`document.querySelector("[data-code=` + b + `]").value === ` + quoted(old))
	s.stored()
	act := h.act0(t)
	s.undo()
	s.until(`document.querySelector("#toast").innerText.includes("没有撤销")`)
	if got := s.value(box(a)); got != "8" || h.act0(t) != act {
		t.Errorf("undone over a later change: %q", got)
	}
	// What is still there is undone.
	s.fill(box(b), "6")
	s.hush()
	s.press(kb.Enter)
	s.stored()
	s.undo()
	s.until(`document.querySelector("[data-code=` + b + `]").value === ` + quoted(old))
}

// TestSignedInAsAnother lets another person sign in on a page with text of the first:
// nothing is stored until they say that it is theirs.
func TestSignedInAsAnother(t *testing.T) {
	h := open(t)
	s := h.browse(t, "shishi", "401 (")
	in := func(account string) {
		s.until(`document.querySelector("#trouble input[name=account]")`)
		s.fill("#trouble input[name=account]", account)
		s.fill("#trouble input[name=password]", password)
		s.press(kb.Enter)
	}
	s.open(h.at("values"))
	old := s.value(box("SH03"))
	h.pass(2 * time.Hour)
	s.fill(box("SH03"), "6")
	s.press(kb.Enter)
	in("caiwu")
	s.until(`document.querySelector("#trouble [data-own]")`)
	said := see[string](s, `document.querySelector("#trouble").innerText`)
	first, second := see[string](s, `document.body.dataset.name`), see[string](s, `document.querySelector("#trouble [data-own]").dataset.ownName`)
	if !strings.Contains(said, first) || !strings.Contains(said, second) || first == second {
		t.Errorf("the page does not say whose it is: %s", said)
	}
	if h.act0(t) != 1 {
		t.Error("it was stored")
	}
	s.click("#trouble [data-drop]")
	if got := s.value(box("SH03")); got != old || see[string](s, `document.body.dataset.name`) != second {
		t.Errorf("thrown away, the box holds %q", got)
	}
	h.pass(2 * time.Hour)
	s.focusOn(box("SH03"))
	s.paste("7\t\n")
	in("shishi")
	s.until(`document.querySelector("#trouble [data-own]")`)
	if h.act0(t) != 1 {
		t.Error("the block was stored")
	}
	s.do(chromedp.Click(chromedp.CSS("#trouble [data-own]")))
	s.stored()
	if got := s.value(box("SH03")); got != "7" || h.act0(t) != 2 {
		t.Errorf("entered as oneself, the box holds %q", got)
	}
}

// TestUndoInTheToast takes a paper away and puts it back where the page says that it is
// gone; a new paper has no grade until one is chosen.
func TestUndoInTheToast(t *testing.T) {
	h := open(t)
	s := h.browse(t, "shishi")
	s.open(h.at("values"))
	if got := s.value(`#row-SH03 select[name=grade]`); got != "" {
		t.Errorf("the grade %q is chosen before the person chose", got)
	}
	see[bool](s, `(document.querySelector("#row-SH03 .attach").open = true)`)
	s.fill("#row-SH03 .proof [name=reason]", "移错了")
	s.press(kb.Enter)
	s.until(`document.querySelector("#toast .toast")?.innerText.includes("已移去")`)
	if see[bool](s, `document.querySelector("#row-SH03").innerText.includes("D10")`) {
		t.Error("the paper is still there")
	}
	s.click("#toast form button")
	if !see[bool](s, `document.querySelector("#row-SH03").textContent.includes("D10")`) {
		t.Error("the paper did not come back")
	}
}

// TestHandWrittenIsMarked writes a figure by hand into a part of the report: the preview
// marks it, and the part is not in order.
func TestHandWrittenIsMarked(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "caiwu")
	at := h.at("report", "8-整改措施")
	f := form(t, clerk.page(at), at)
	f.Set("text", f.Get("text")+"\n另走访企业137家，安全生产培训2,345人次，整改率达到九成三。声明的{{~12}}个不算。\n")
	clerk.post(at, f)
	_, body := clerk.get(at)
	for _, want := range []string{">137<", ">2,345<"} {
		if i := strings.Index(body, want); i < 0 || !strings.Contains(body[max(0, i-200):i], `class="typed"`) {
			t.Errorf("%s is not marked", want)
		}
	}
	if strings.Contains(body, ">12</span>") {
		t.Error("a declared number is marked")
	}
	outline := body[strings.Index(body, `aria-label="章节"`):strings.Index(body, "成稿")]
	i := strings.Index(outline, url.PathEscape("8-整改措施"))
	if row, _, _ := strings.Cut(outline[i:], "</li>"); !strings.Contains(row, "×") {
		t.Errorf("the part is told as in order: %s", row)
	}
}
