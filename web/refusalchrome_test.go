package web_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestRefusalStays types in its place what is refused: the page says so until a later
// deed has succeeded.
func TestRefusalStays(t *testing.T) {
	h := open(t)
	id, err := h.bench.OpenYear(ctx, h.member(t, "xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.bench.Begin(ctx, h.member(t, "caiwu"), id, true); err != nil {
		t.Fatal(err)
	}
	s := h.browse(t, "caiwu", "422 (", "409 (")
	s.open("/y/" + id + "/project/P05")
	for _, c := range []struct{ box, wrong string }{{"名称", "合计"}, {"名称", "设备购置合计"}} {
		s.fill(`#main [data-grid="`+c.box+`"]`, c.wrong)
		s.press(kb.Tab)
		s.until(`document.querySelector("#trouble .trouble")?.innerText.includes("` + c.wrong + `")`)
	}
	s.fill(`#main [data-grid="项目负责人"]`, "某某")
	s.press(kb.Tab)
	s.until(`!document.querySelector("#trouble .trouble")`)
	s.until(`document.querySelector("#main [data-grid='名称']").value === "设备购置合计"`) // once the page has been exchanged
}
