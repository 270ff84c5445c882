package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// wrongRate is a sentence whose figures are declared, so that nothing is open, and do
// not give the rate.
const wrongRate = "\n\n广场改造全年预算数{{~100.00万元}}，支出{{~80.00万元}}，执行率{{~95.00%}}。\n"

// spoilText puts a sentence behind the last stretch of a part of the report.
func spoilText(t *testing.T, h *house, part, sentence string) {
	t.Helper()
	p := h.as(t, "caiwu")
	list := forms(p.page(h.at("report", part)), h.at("report", part))
	f := list[len(list)-1]
	f.Set("text", strings.TrimRight(f.Get("text"), "\n")+sentence)
	if status, body := p.post(h.at("report", part), f); status != http.StatusSeeOther {
		t.Fatalf("%d: %s", status, said(body))
	}
}

// TestErrorsKeepPapersBack writes a rate that is none: the part says so, the head can
// neither issue nor pass it on, lets it stand with a reason, takes that back, and a
// reason that says nothing is refused.
func TestErrorsKeepPapersBack(t *testing.T) {
	h := open(t)
	part := "10-其他需要说明的事项"
	clerk, head := h.as(t, "caiwu"), h.as(t, "lingdao")
	if body := clerk.page(h.at("report", part, "check")); strings.Contains(body, `class="bad"`) {
		t.Fatalf("the part has errors before it is spoilt: %s", said(body))
	}
	spoilText(t, h, part, wrongRate)
	if body := clerk.page(h.at("report", part, "check")); !strings.Contains(body, "80.00%") || !strings.Contains(body, `class="bad"`) {
		t.Fatalf("the part does not tell the error: %s", said(body))
	}
	if body := clerk.page(h.at("report", "1-概况", "check")); strings.Contains(body, `class="bad"`) {
		t.Error("another part tells it too")
	}
	if body := clerk.page(h.at("check")); !strings.Contains(body, "去改这一部分") || strings.Contains(body, "放行这一处") {
		t.Error("the clerk is not led to the part, or may release")
	}
	takeStep(t, h, clerk, "报送", "", "", http.StatusSeeOther)

	issue := form(t, head.page(h.at("papers")), h.at("papers"))
	issue.Set("unnumbered", "1")
	if status, body := head.post(h.at("papers"), issue); status != http.StatusConflict || !strings.Contains(body, "不能签发") {
		t.Errorf("papers with an error are issued: %d", status)
	}
	takeStep(t, h, head, "通过", "", "", http.StatusConflict)

	release := func(reason string, want int) string {
		f := form(t, head.page(h.at("check")), h.at("check"))
		f.Set("reason", reason)
		status, body := head.post(h.at("check"), f)
		if status != want {
			t.Fatalf("released for %q: %d, want %d: %s", reason, status, want, said(body))
		}
		return body
	}
	release("？", http.StatusUnprocessableEntity)
	release("这一条按合同价算，另列在附注里", http.StatusSeeOther)
	if body := head.page(h.at("check")); !strings.Contains(body, "已放行") || !strings.Contains(body, "另列在附注里") {
		t.Error("the release is not told")
	}
	release("", http.StatusSeeOther) // the form that is left takes it back
	takeStep(t, h, head, "通过", "", "", http.StatusConflict)
	release("这一条按合同价算，另列在附注里", http.StatusSeeOther)
	again := form(t, head.page(h.at("papers")), h.at("papers"))
	again.Set("unnumbered", "1")
	if status, body := head.post(h.at("papers"), again); status != http.StatusSeeOther {
		t.Fatalf("%d: %s", status, said(body))
	}
	if body := head.page(h.at("papers")); !strings.Contains(body, `aria-label="定稿说明 PDF"`) {
		t.Error("the issue has no account of how it was let out")
	}
	takeStep(t, h, head, "通过", "", "", http.StatusSeeOther)
}
