package web_test

import (
	"html"
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

// TestEveryPageOfAnEmptyYear: each page of a year that was begun empty answers to everybody
// of the unit, none shows an example, and those with nothing on them say what comes next;
// what is missing keeps the year back by its name.
func TestEveryPageOfAnEmptyYear(t *testing.T) {
	h := open(t)
	system, clerk := h.as(t, "xitong"), h.as(t, "caiwu")
	status, body := system.post("/admin/units/hongqiao/years", url.Values{"year": {"2023"}})
	system.wants(status, body, http.StatusSeeOther)
	h.year = "hongqiao-2023"
	status, body = clerk.post(h.at("begin"), url.Values{"request": {"b"}})
	clerk.wants(status, body, http.StatusSeeOther)
	for _, account := range []string{"caiwu", "shishi", "lingdao"} {
		p := h.as(t, account)
		todo, done := []string{h.at()}, map[string]bool{}
		for len(todo) > 0 {
			path := todo[0]
			if todo = todo[1:]; done[path] || strings.HasSuffix(path, "/folder") {
				continue
			}
			done[path] = true
			status, body := p.get(path)
			if status != http.StatusOK {
				t.Errorf("%s: %s answers %d %s", account, path, status, said(body))
				continue
			}
			if strings.Contains(path, "/papers/") {
				continue
			}
			own, _, _ := strings.Cut(body, `id="library"`)
			for _, sample := range []string{"走访企业", "企业服务专项", "业务科", "RW01", "T01"} {
				if strings.Contains(own, sample) {
					t.Errorf("%s shows %s", path, sample)
				}
			}
			for _, link := range strings.Split(body, ` href="`)[1:] {
				to, _, _ := strings.Cut(link, `"`)
				if to, _, _ = strings.Cut(html.UnescapeString(to), "#"); strings.HasPrefix(to, h.at()) {
					todo = append(todo, to)
				}
			}
		}
		if len(done) < 20 {
			t.Errorf("%s: only %d pages", account, len(done))
		}
	}
	for path, next := range map[string]string{
		h.at("goals"): "先写上面的目标，再添指标", h.at("budget"): "先在", h.at("values"): "还没有指标", h.at("ledger"): "这一年没有台账", h.at("report"): "主要职能",
		h.at("records", "problems"): "", h.at("adjust"): "", h.at("papers"): "", h.at("story"): "从空的开始", h.at("review"): "还没有指标；", h.at(): "总体目标和年度目标都还没有写",
	} {
		clerk.wants(http.StatusOK, clerk.page(path), http.StatusOK, next)
	}
	clerk.wants(http.StatusOK, takeStep(t, h, clerk, "报送", "", "", http.StatusConflict), http.StatusOK, "还没有指标；", "总体目标和年度目标都还没有写", "年初预算数还空着：B01、B02")
	clerk.send(h.at("goals"), h.at("goals"), map[string]string{"name": "开办食堂数"}, http.StatusSeeOther)
	clerk.wants(http.StatusOK, clerk.page(h.at("goals")), http.StatusOK, "开办食堂数", `id="SL01"`)
}
