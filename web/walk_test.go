package web_test

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"jiheng/store"
)

// box is the box of an indicator's value on the sheet.
func box(code string) string { return `[data-code="` + code + `"]` }

// value is what stands in a box.
func (s *screen) value(selector string) string {
	s.t.Helper()
	return see[string](s, `document.querySelector(`+quoted(selector)+`).value`)
}

func quoted(s string) string { return "`" + s + "`" }

// hush takes away what the page has said.
func (s *screen) hush() {
	s.t.Helper()
	see[bool](s, `(document.querySelector("#toast").replaceChildren(), true)`)
}

// stored waits until the page says that it is stored.
func (s *screen) stored() {
	s.t.Helper()
	s.until(`document.querySelector("#toast .toast")?.textContent.startsWith("已")`)
}

// at tells in which box the caret is.
func (s *screen) caret() string {
	s.t.Helper()
	return see[string](s, `document.activeElement.getAttribute("aria-label") ?? document.activeElement.tagName`)
}

// paste pastes a text into the box where the caret is.
func (s *screen) paste(text string) {
	s.t.Helper()
	s.hush()
	see[bool](s, `(function(){var d=new DataTransfer();d.setData("text/plain",`+quoted(text)+`);
		document.activeElement.dispatchEvent(new ClipboardEvent("paste",{clipboardData:d,bubbles:true,cancelable:true}));return true})()`)
}

// TestWalk goes the whole way in a browser with every role: goals set and graded; values by
// keyboard, a section of the report, sent, returned with reason and opinion, mended, sent
// again, signed and issued, reviewed indicator by indicator, approved, frozen; evaluator and
// auditor look on.
func TestWalk(t *testing.T) {
	h := open(t)
	t.Run("goals", func(t *testing.T) { walkGoals(t, h) })
	t.Run("clerk", func(t *testing.T) { walkClerk(h.browse(t, "shishi")) })
	t.Run("finance writes", func(t *testing.T) { walkText(h.browse(t, "caiwu")) })
	t.Run("finance sends", func(t *testing.T) { walkSend(h.browse(t, "caiwu")) })
	t.Run("head returns", func(t *testing.T) { walkReturn(h.browse(t, "lingdao", "422 (")) })
	t.Run("finance mends", func(t *testing.T) { walkMend(h.browse(t, "caiwu")) })
	t.Run("head passes and issues", func(t *testing.T) { walkIssue(h.browse(t, "lingdao")) })
	t.Run("department", func(t *testing.T) { walkReview(h.browse(t, "zhuguan"), "通过") })
	t.Run("bureau", func(t *testing.T) { walkReview(h.browse(t, "caizheng"), "批复") })
	t.Run("frozen", func(t *testing.T) { walkFrozen(h.browse(t, "caiwu")) })
	t.Run("evaluator", func(t *testing.T) { walkEvaluator(h.browse(t, "pingjia")) })
	t.Run("auditor", func(t *testing.T) { walkAuditor(h.browse(t, "shenji")) })
	t.Run("administrators", func(t *testing.T) {
		for _, account := range []string{"xitong", "anquan", "rizhi"} {
			if s := h.browse(t, account); see[bool](s, `document.body.innerText.includes("自评总分")`) {
				t.Errorf("%s sees business", account)
			}
		}
	})
}

// walkClerk types values without a mouse.
func walkClerk(s *screen) {
	h, t := s.h, s.t
	s.open(h.at("values") + "?office=社事办")
	boxes := see[[]string](s, `[...document.querySelectorAll("[data-code]")].map(b => b.dataset.code)`)
	if len(boxes) < 3 {
		t.Fatalf("the clerk has the boxes %v", boxes)
	}
	for range 150 { // the sheet can be reached by Tab
		if s.caret() == see[string](s, `document.querySelector("[data-code]").getAttribute("aria-label")`) {
			break
		}
		s.press(kb.Tab)
	}
	before := s.value(box(boxes[0]))
	points := func() string {
		return see[string](s, `document.querySelector("#row-`+boxes[0]+` [data-l=得分]").innerText`)
	}
	was := points()
	see[bool](s, `(document.activeElement.select(), true)`)
	s.press("1", kb.Enter)
	s.stored()
	if got := s.value(box(boxes[0])); got != "1" {
		t.Errorf("the box holds %q", got)
	}
	if points() == was && before != "1" {
		t.Errorf("the points are still %q", was)
	}
	if want := see[string](s, `document.querySelector("[data-code=`+boxes[1]+`]").getAttribute("aria-label")`); s.caret() != want {
		t.Errorf("Enter leads to %q, not to %q", s.caret(), want)
	}
	s.press(kb.ArrowDown)
	s.press(kb.ArrowUp, kb.ArrowUp)
	if want := see[string](s, `document.querySelector("[data-code=`+boxes[0]+`]").getAttribute("aria-label")`); s.caret() != want {
		t.Errorf("the arrows lead to %q, not to %q", s.caret(), want)
	}
	s.press("9", kb.Escape)
	if got := s.value(box(boxes[0])); got != "1" {
		t.Errorf("Escape leaves %q", got)
	}
	s.do(chromedp.Focus(chromedp.CSS(box(boxes[1]))))
	s.undo()
	s.until(`document.querySelector("[data-code=` + boxes[0] + `]").value === ` + quoted(before))
	s.do(chromedp.Focus(chromedp.CSS(box(boxes[len(boxes)-1]))))
	for range 12 { // Tab leaves the grid at its end
		s.press(kb.Tab)
		if see[bool](s, `!document.activeElement.closest("#sheet")`) {
			return
		}
	}
	t.Errorf("Tab does not leave the grid: %s", s.caret())
}

// walkSend sends the year on.
func walkSend(s *screen) {
	s.open(s.h.at("review"))
	s.click(`.way button.main`)
	if !see[bool](s, `document.querySelector("main").innerText.includes("单位审核")`) {
		s.t.Error("it was not sent")
	}
}

// walkReturn doubts one indicator, then returns the year: without a reason it is asked
// for one.
func walkReturn(s *screen) {
	h, t := s.h, s.t
	s.open(h.at("review", "SH03"))
	s.press("2")
	if got := see[string](s, `document.querySelector("[name=verdict]:checked").value`); got != "存疑" {
		t.Errorf("2 chooses %q", got)
	}
	s.fill("#op", "请补合作协议")
	s.click(`.judgement .btn.main`)
	s.open(h.at("review"))
	s.click(`.way .btn.bad`)
	if !see[bool](s, `document.querySelector(".trouble").innerText.includes("要写明意见")`) {
		t.Error("a return without a reason was taken")
	}
	s.fill(".way textarea", "合作学校数没有协议")
	s.click(`.way .btn.bad`)
	if !see[bool](s, `document.querySelector("main").innerText.includes("合作学校数没有协议")`) {
		t.Error("the return is not told")
	}
}

// walkMend finds the return on the first page, mends the value and sends it again.
func walkMend(s *screen) {
	h, t := s.h, s.t
	s.open(h.at())
	if !see[bool](s, `document.querySelector(".todo").innerText.includes("合作学校数没有协议")`) {
		t.Error("the return and its reason are not on the first page")
	}
	s.open(h.at("values"))
	s.fill(box("SH03"), "5")
	s.press(kb.Enter)
	s.stored()
	if !see[bool](s, `(() => {
		const f = document.querySelector("#row-SH03 form.reason");
		const said = { 原因: "年内新增三所，目标定得偏低", 措施: "次年目标按实绩上调", 责任: "社事办", 期限: "2025-09-30" };
		for (const k in said) f.elements[k].value = said[k];
		const x = new XMLHttpRequest();
		x.open("POST", f.action, false);
		x.send(new URLSearchParams(new FormData(f)));
		return x.status === 200;
	})()`) {
		t.Error("the reason was not stored")
	}
	s.open(h.at("review"))
	if !see[bool](s, `document.querySelector("main").innerText.includes("请补合作协议")`) {
		t.Error("the opinion is not there")
	}
	s.click(`.way button.main`)
}

// walkIssue sees what has changed, issues and passes on.
func walkIssue(s *screen) {
	h, t := s.h, s.t
	s.open(h.at("review"))
	if !see[bool](s, `[...document.querySelectorAll("section")].some(s => s.innerText.includes("上次送出以后改过的") && s.innerText.includes("SH03"))`) {
		t.Errorf("what has changed since is not told: %s", see[string](s, `[...document.querySelectorAll("section")].find(s => s.innerText.includes("上次送出"))?.innerText`))
	}
	s.open(h.at())
	s.click(`.head .btn.main`) // 去签发
	s.fill(`[name=number]`, "虹府〔2025〕8号")
	s.fill(`[name=to]`, "区财政局")
	s.click(`#issue-deed .btn.main`) // it is offered when the checks have run
	if !see[bool](s, `document.querySelector("main").innerText.includes("第1稿与现在一致") && document.querySelector("main").innerText.includes("虹府〔2025〕8号")`) {
		t.Error("nothing was issued")
	}
	s.click(`.way .btn.main`)
	if !see[bool](s, `document.querySelector("main .head").innerText.includes("主管部门审核")`) {
		t.Error("the head did not pass it on")
	}
}

// walkReview looks at every indicator by keyboard, judges, and passes the year on.
func walkReview(s *screen, how string) {
	h, t := s.h, s.t
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	of := len(y.Year.Indicators)
	s.open(h.at("review", y.Year.Indicators[0].Code))
	s.leave(chromedp.KeyEvent("j"))
	s.leave(chromedp.KeyEvent("k"))
	if os.Getenv("NIGHTLY") == "" {
		of = 10
	}
	for i := range of {
		s.press("1")
		if got := see[string](s, `document.querySelector("[name=verdict]:checked").value`); got != "同意" {
			t.Fatalf("1 chooses %q", got)
		}
		if i == 1 {
			s.press("2", "3", "1")
		}
		s.click(`.judgement .btn.main`)
	}
	if !see[bool](s, `document.querySelector("main").innerText.includes("您已看 `+itoa(of)+`/")`) {
		t.Errorf("not all %d are told as judged: %s", of, see[string](s, `document.querySelector("main .head").innerText`))
	}
	s.open(h.at("review"))
	see[bool](s, `(document.querySelectorAll("details.way").forEach(d => d.open = true), true)`)
	s.click(`.way button.main`)
	want := map[string]string{"通过": "财政审核", "批复": "批复"}[how]
	if got := see[string](s, `document.querySelector(".stages [aria-current]").innerText`); got != want {
		t.Errorf("after %s it is at %s", how, got)
	}
}

// walkFrozen finds no box in an approved year, and why.
func walkFrozen(s *screen) {
	for _, page := range []string{"values", "goals", "budget"} {
		s.open(s.h.at(page))
		if n := see[int](s, `document.querySelectorAll("#sheet input:not([type=hidden]), #sheet textarea").length`); n > 0 {
			s.t.Errorf("%s has %d boxes", page, n)
		}
	}
	s.open(s.h.at("values"))
	if !see[bool](s, `document.querySelector("main").innerText.includes("现在是“批复”")`) {
		s.t.Error("the page does not say why")
	}
}

// walkAuditor only looks, and each look is in the log of the house.
func walkAuditor(s *screen) {
	h, t := s.h, s.t
	before := h.looks(t)
	pages := []string{h.at(), h.at("values"), h.at("goals"), h.at("budget"), h.at("report"), h.at("review"), h.at("story"), h.at("fact", "SH03")}
	parts := 0 // that pages ask for by themselves: looks of their own
	for _, page := range pages {
		s.open(page)
		s.until(`document.querySelectorAll(".htmx-request").length === 0`)
		parts += see[int](s, `document.querySelectorAll('main [hx-get][hx-trigger^="load"]').length`)
		if n := see[int](s, `document.querySelectorAll("main form[method=post]").length`); n > 0 && page != h.at("report") {
			t.Errorf("the auditor can send %d forms at %s", n, page)
		}
	}
	if got := h.looks(t) - before; got != len(pages)+parts {
		t.Errorf("%d looks are in the log, %d were taken", got, len(pages)+parts)
	}
}

// looks counts the looks of the auditor in the log of the house.
func (h *house) looks(t *testing.T) int {
	t.Helper()
	n := 0
	err := h.store.View(ctx, func(tx *store.Tx) error {
		acts, err := tx.Latest(store.House, 500)
		for _, a := range acts {
			if a.Kind == "查看" && strings.Contains(a.Detail, h.year) {
				n++
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
