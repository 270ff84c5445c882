package web_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestRefusalStays types in its place what is refused: the page says so until a later
// deed has succeeded.
func TestRefusalStays(t *testing.T) {
	h := open(t)
	s := h.browse(t, "caiwu", "422 (", "409 (")
	s.open(h.at("project", "P05"))
	for _, c := range []struct{ box, wrong string }{{"经办科室", "没有这个科室"}, {"经办科室", "也没有这个"}} {
		s.fill(`#main [data-grid="`+c.box+`"]`, c.wrong)
		s.press(kb.Tab)
		s.until(`document.querySelector("#trouble .trouble")?.innerText.includes("` + c.wrong + `")`)
	}
	s.fill(`#main [data-grid="项目负责人"]`, "某某")
	s.press(kb.Tab)
	s.until(`!document.querySelector("#trouble .trouble")`)
	s.until(`document.querySelector("#main [data-grid='经办科室']").value === "也没有这个"`) // once the page has been exchanged
}
