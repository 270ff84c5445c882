package web_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"jiheng/dossier"
	"jiheng/workbench"
)

// walkGoals begins the next year out of the last, sets its targets, sends them and has
// them graded.
func walkGoals(t *testing.T, h *house) {
	id, err := h.bench.OpenYear(ctx, h.member(t, "xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	was := h.year
	h.year = id
	defer func() { h.year = was }()
	t.Run("finance sets them", func(t *testing.T) { walkTargets(h.browse(t, "caiwu"), was) })
	t.Run("bureau grades them", func(t *testing.T) { walkGrade(h.browse(t, "caizheng")) })
	y, err := h.bench.Year(ctx, id)
	if err != nil || y.Stage() != workbench.Reporting {
		t.Errorf("the goals are at %s: %v", y.Stage(), err)
	}
}

// walkTargets rolls the year over, types a target, pastes two more beside what was
// promised the year before, and sends them when all stands.
func walkTargets(s *screen, lastYear string) {
	h, t := s.h, s.t
	s.open(h.at())
	s.click(`form .btn.main`)
	last, err := h.bench.Year(ctx, lastYear)
	if err != nil {
		t.Fatal(err)
	}
	target := func(code string) string {
		e, _ := last.EntryOf(dossier.FileIndicators, code)
		return strings.ReplaceAll(last.TextOf(e)("指标值"), "2024", "2025")
	}
	s.open(h.at("goals"))
	codes := see[[]string](s, `[...document.querySelectorAll("#sheet tbody.row")].slice(0, 3).map(r => r.id.replace("row-", ""))`)
	box := func(i int) string { return `#row-` + codes[i] + ` [data-grid="指标值"]` }
	if got := see[string](s, `document.querySelector("#row-`+codes[0]+` .past").innerText`); !strings.Contains(got, "完成") {
		t.Errorf("the year before stands beside as %q", got)
	}
	s.fill(box(0), target(codes[0]))
	s.press(kb.Enter)
	s.stored()
	s.do(chromedp.Focus(chromedp.CSS(box(1))))
	s.paste(target(codes[1]) + "\n" + target(codes[2]) + "\n")
	s.until(`document.querySelector("#toast")?.textContent.includes("已存2格")`)
	for i, code := range codes {
		if got := s.value(box(i)); got != target(code) {
			t.Errorf("%s holds %q, want %q", code, got, target(code))
		}
	}
	h.aims(t, h.year)
	s.open(h.at("review"))
	s.click(`.way button.main`)
	if got := see[string](s, `document.querySelector(".stages [aria-current]").innerText`); got != "目标审核" {
		t.Errorf("after it was sent it is at %s", got)
	}
}

// walkGrade gives every question its full mark and lets the goals pass.
func walkGrade(s *screen) {
	s.open(s.h.at())
	if !see[bool](s, `document.querySelector(".todo").innerText.includes("审核目标")`) {
		s.t.Error("the goals are not among what is due")
	}
	s.open(s.h.at("goals", "review"))
	see[bool](s, `(document.querySelectorAll("[name=points]").forEach(b => b.value = b.getAttribute("aria-label").match(/满分([\d.]+)/)[1]), document.querySelector("[name=decision][value=通过]").click(), true)`)
	s.click(`.btn.main`)
}

// walkText edits a section of the report and finds its figure in the preview.
func walkText(s *screen) {
	s.open(s.h.at("report", "5-绩效实现"))
	see[bool](s, `(() => {
		const t = document.querySelector("textarea.text");
		t.closest("details").open = true;
		t.value = t.value.trimEnd() + "\n\n招引区级重点项目{{SL01}}，数取自台账。\n";
		t.dispatchEvent(new Event("input", { bubbles: true }));
		t.form.querySelector(".btn").dataset.walk = "save";
		return true;
	})()`)
	s.click(`[data-walk=save]`)
	if !see[bool](s, `[...document.querySelectorAll(".paper p")].some(p => p.innerText.includes("招引区级重点项目17个，数取自台账") && p.querySelector("a.f"))`) {
		s.t.Errorf("the preview does not show what was written: %s", see[string](s, `document.querySelector(".paper").innerText.slice(-300)`))
	}
}

// walkEvaluator looks at all that an evaluator may see.
func walkEvaluator(s *screen) {
	h := s.h
	for _, page := range []string{h.at(), h.at("values"), h.at("goals"), h.at("budget"), h.at("report"), h.at("review"), h.at("papers"), h.at("sign"), h.at("story"), h.at("fact", "SH03")} {
		s.open(page)
		if !see[bool](s, `document.querySelector("main h1, main h2, main .print") !== null && document.querySelector(".trouble h1") === null`) {
			s.t.Errorf("the evaluator does not see %s", page)
		}
	}
	s.open(h.at("values"))
	if n := see[int](s, `document.querySelectorAll("#sheet input:not([type=hidden])").length`); n > 0 {
		s.t.Errorf("the evaluator can type into %d boxes", n)
	}
}
