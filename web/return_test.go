package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// wayForm reads the form of a step on the review page.
func wayForm(t *testing.T, page, how string) url.Values {
	t.Helper()
	for part := range strings.SplitSeq(page, "<form") {
		if strings.Contains(part, `name="how" value="`+how+`"`) {
			out := url.Values{}
			for _, m := range hidden.FindAllStringSubmatch(part, -1) {
				out.Set(m[1], m[2])
			}
			return out
		}
	}
	t.Fatalf("the page offers no %s", how)
	return nil
}

// TestAReturnReachesTheClerk sends the year, lets the head doubt a row and return it,
// and looks at what the office's clerk is told; then it is mended and sent again.
func TestAReturnReachesTheClerk(t *testing.T) {
	h := open(t)
	finance, head, clerk := h.as(t, "caiwu"), h.as(t, "lingdao"), h.as(t, "shishi")
	_, page := finance.get(h.at("review"))
	if status, body := finance.post(h.at("review"), wayForm(t, page, "报送")); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	_, page = head.get(h.at("review", "SH03"))
	f := form(t, page, h.at("review", "SH03"))
	f.Set("verdict", "存疑")
	if status, body := head.post(h.at("review", "SH03"), f); status != http.StatusUnprocessableEntity || !strings.Contains(body, "要写明意见") {
		t.Errorf("doubted without a word: %d", status)
	}
	f.Set("text", "批复只有一件")
	if status, body := head.post(h.at("review", "SH03"), f); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	_, page = head.get(h.at("review"))
	back := wayForm(t, page, "退回")
	back.Set("reason", "请核对合作办学")
	if status, body := head.post(h.at("review"), back); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	_, home := clerk.get(h.at())
	for _, want := range []string{"照退回的意见改", "请核对合作办学", "改SH03", "批复只有一件"} {
		if !strings.Contains(home, want) {
			t.Errorf("the clerk is not told %s", want)
		}
	}
	_, sheet := clerk.get(h.at("values"))
	v := form(t, sheet, h.at("values", "SH03"))
	v.Set("text", "1")
	clerk.post(h.at("values", "SH03"), v)
	_, sheet = clerk.get(h.at("values"))
	why := form(t, sheet, h.at("values", "SH03", "reason"))
	for field, text := range map[string]string{"原因类别": "未达标", "原因": "另一所的协议还没有签", "措施": "下半年签订", "责任": "社事办", "期限": "2025-09-30"} {
		why.Set(field, text)
	}
	if status, body := clerk.post(h.at("values", "SH03", "reason"), why); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	_, page = finance.get(h.at("review"))
	if status, body := finance.post(h.at("review"), wayForm(t, page, "报送")); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	if _, page = head.get(h.at("review")); !strings.Contains(page, "SH03 值") && !strings.Contains(page, `<span class="no">SH03</span> 值`) {
		t.Errorf("the head does not see what was changed since they last saw it")
	}
}
