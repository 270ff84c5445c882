package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestBeginningEmptyAsksFirst: what is not taken over is told before a year begins empty,
// and nothing is begun until that was said again; taken back, it is asked anew.
func TestBeginningEmptyAsksFirst(t *testing.T) {
	h := open(t)
	system, clerk := h.as(t, "xitong"), h.as(t, "caiwu")
	for _, year := range []string{"2025", "2023"} {
		status, body := system.post("/admin/units/hongqiao/years", url.Values{"year": {year}})
		system.wants(status, body, http.StatusSeeOther)
	}
	at := "/y/hongqiao-2025"
	for range 2 {
		status, body := clerk.post(at+"/begin", url.Values{"request": {"a"}})
		clerk.wants(status, body, http.StatusOK, "从空的开始？", "2024年度有69项指标", "行预算", "段正文", "还没有开始")
		clerk.wants(http.StatusOK, clerk.page(at), http.StatusOK, "这个年度还是空的")
		f := forms(body, at+"/begin")[0]
		status, body = clerk.post(at+"/begin", f)
		clerk.wants(status, body, http.StatusSeeOther)
		if strings.Contains(clerk.page(at), "这个年度还是空的") {
			t.Fatal("it did not begin")
		}
		page := clerk.page(at + "/story")
		if strings.Contains(page, "从“草拟”到“草拟”") || !strings.Contains(page, "从空的开始，现在是“草拟”") {
			t.Error("the records do not say how it was begun")
		}
		var undo url.Values
		for _, x := range forms(page, at+"/undo") {
			undo = x
		}
		status, body = clerk.post(at+"/undo", undo)
		clerk.wants(status, body, http.StatusSeeOther)
		clerk.wants(http.StatusOK, clerk.page(at), http.StatusOK, "这个年度还是空的", "从上年结转")
	}
	// A first year has nothing to lose.
	status, body := clerk.post("/y/hongqiao-2023/begin", url.Values{"request": {"b"}})
	clerk.wants(status, body, http.StatusSeeOther)
}

// TestSumsByFund: the budget has a sum of each fund that adds up to the whole, which stands
// right after a cell was entered without the page being asked for again.
func TestSumsByFund(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "caiwu")
	page := clerk.page(h.at("budget"))
	clerk.wants(http.StatusOK, page, http.StatusOK, "按资金", `id="total-一般公共预算"`, `id="total-政府性基金预算"`, `id="total-合计"`)
	if strings.Contains(page, `id="total-国有资本经营预算"`) {
		t.Error("a fund that pays nothing has a sum")
	}
}

// TestWhatIsReopenedIsNamed: whoever has to pass on a year that was opened again reads
// that, and why; once it is approved nobody does.
func TestWhatIsReopenedIsNamed(t *testing.T) {
	h := open(t)
	clerk, bureau := h.as(t, "caiwu"), h.as(t, "caizheng")
	again := "重开：“目标口径批错了”"
	takeStep(t, h, bureau, "重开", "", "目标口径批错了", http.StatusSeeOther)
	clerk.wants(http.StatusOK, clerk.page(h.at()), http.StatusOK, again)
	takeStep(t, h, clerk, "报送", "", "", http.StatusSeeOther)
	bureau.wants(http.StatusOK, bureau.page(h.at()), http.StatusOK, "审核重开后报来的目标", again)
	bureau.wants(http.StatusOK, bureau.page("/?all=1"), http.StatusOK, "审核目标（重开过）", "重开的原因：“目标口径批错了”")
}

// TestProgressReachesItsEnd: an indicator that does not apply is no work that is left; the
// bar of values says that it is not counted, and names what is still empty.
func TestProgressReachesItsEnd(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "caiwu")
	clerk.wants(http.StatusOK, clerk.page(h.at()), http.StatusOK, "不适用的1项不算", `68<span class="of">/68项`)
}
