package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// TestAnOpinionStandsWhereItIsPinned: what a reviewer says of a row, a cell or a sentence is
// shown to the clerk at that very place, and nowhere else whole; the home page leads there,
// until it is answered; the reviewer reads the answer, and nothing of what was agreed is
// marked.
func TestAnOpinionStandsWhereItIsPinned(t *testing.T) {
	h := sent(t)
	head := h.as(t, "lingdao")
	for _, x := range []struct{ code, verdict, field, quote, text string }{
		{"SH03", "存疑", "", "", "批复只有一件"}, {"SL05", "退回", "", "", "走访记录少三份"}, {"SL01", "存疑", "口径", "", "口径没有引文件"},
		{"ZL01", "退回", "佐证", "", "盖章件看不清"}, {"SL02", "同意", "", "", ""},
	} {
		head.send(h.at("review", x.code), h.at("review", x.code), map[string]string{"verdict": x.verdict, "field": x.field, "quote": x.quote, "text": x.text}, http.StatusSeeOther)
	}
	report := h.as(t, "caiwu").page(h.at("report", "5-绩效实现"))
	sentence := regexp.MustCompile(`(?s)<p class="p-[^"]*">([^<]{12,40})`).FindStringSubmatch(report[strings.Index(report, `<article class="paper">`):])
	if sentence == nil {
		t.Fatal("the part has no plain sentence to quote")
	}
	quote := strings.TrimSpace(sentence[1])
	head.send(h.at("review", "SX02"), h.at("review", "SX02"), map[string]string{"verdict": "存疑", "quote": quote, "text": "这句话没有依据"}, http.StatusSeeOther)
	takeStep(t, h, head, "退回", "", "请照逐项的意见改", http.StatusSeeOther)

	clerk := h.as(t, "caiwu")
	home := clerk.page(h.at())
	for _, x := range []struct{ code, text, where, id string }{
		{"SH03", "批复只有一件", h.at("values"), "op-SH03-2"}, {"SL05", "走访记录少三份", h.at("values"), "op-SL05-2"}, {"SL01", "口径没有引文件", h.at("goals"), "op-SL01-2"},
		{"ZL01", "盖章件看不清", h.at("values"), "op-ZL01-2"}, {"SX02", "这句话没有依据", h.at("report", "5-绩效实现"), "op-SX02-2"},
	} {
		if !strings.Contains(home, `href="`+x.where+"#"+x.id+`"`) {
			t.Errorf("home does not lead to %s#%s", x.where, x.id)
		}
		for _, page := range []string{h.at("values"), h.at("goals"), h.at("report", "5-绩效实现")} {
			body := clerk.page(page)
			if n := strings.Count(body, `id="`+x.id+`"`); n != map[bool]int{true: 1}[page == x.where] {
				t.Errorf("%s stands %d times on %s", x.id, n, page)
			}
			if page == x.where {
				clerk.wants(http.StatusOK, body, http.StatusOK, x.text, "还没有答复", "单位负责人")
			}
		}
	}
	if strings.Contains(clerk.page(h.at("values"))+home, "op-SL02-") {
		t.Error("what was agreed is marked")
	}
	if other := h.as(t, "jingfa").page(h.at("values")); strings.Contains(other, h.at("remarks", "SH03")) || !strings.Contains(other, "批复只有一件") {
		t.Error("another office answers for SH03, or does not see what was said of it")
	}

	f := form(t, clerk.page(h.at("values")), h.at("remarks", "SH03"))
	status, body := clerk.post(h.at("remarks", "SH03"), f)
	clerk.wants(status, body, http.StatusUnprocessableEntity, "答复还空着")
	f.Set("text", "另一件在档案室，已经补上")
	acts := h.acts(t)
	for range 3 {
		status, body = clerk.post(h.at("remarks", "SH03"), f)
		clerk.wants(status, body, http.StatusSeeOther)
	}
	if n := h.acts(t) - acts; n != 1 {
		t.Errorf("%d acts of one answer", n)
	}
	f = form(t, clerk.page(h.at("report", "5-绩效实现")), h.at("remarks", "SX02"))
	f.Set("mended", "1")
	status, body = clerk.post(h.at("remarks", "SX02"), f)
	clerk.wants(status, body, http.StatusSeeOther)
	home = clerk.page(h.at())
	if strings.Contains(home, "op-SH03-2") || strings.Contains(home, "op-SX02-2") || !strings.Contains(home, "op-SL05-2") {
		t.Error("home names what was answered, or not what was not")
	}
	clerk.wants(http.StatusOK, clerk.page(h.at("values")), http.StatusOK, "另一件在档案室，已经补上", "已答复")
	clerk.wants(http.StatusOK, clerk.page(h.at("report", "5-绩效实现")), http.StatusOK, "答复：已改")
	for _, page := range []string{h.at("review"), h.at("review", "SH03")} {
		head.wants(http.StatusOK, head.page(page), http.StatusOK, "答复：另一件在档案室，已经补上")
	}

	// Judged anew, it is no remark any more, and is not answered.
	takeStep(t, h, clerk, "报送", "", "", http.StatusSeeOther)
	head.send(h.at("review", "SH03"), h.at("review", "SH03"), map[string]string{"verdict": "同意", "text": ""}, http.StatusSeeOther)
	takeStep(t, h, head, "退回", "", "还有一项", http.StatusSeeOther)
	f.Set("request", "again")
	if strings.Contains(clerk.page(h.at("values")), "op-SH03-2") {
		t.Error("what was agreed at last is marked")
	}
	f = form(t, clerk.page(h.at("values")), h.at("remarks", "SL05"))
	f.Set("text", "已补")
	status, body = clerk.post(h.at("remarks", "SH03"), f)
	clerk.wants(status, body, http.StatusConflict, "已经有了新的结论")
}
