package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// TestUnsavedDraftsAreToldOf tells who sends the year on, or gives papers out, of their own
// drafts, and asks once more where the page had not told of them; drafts of others keep
// nobody, and are told to nobody.
func TestUnsavedDraftsAreToldOf(t *testing.T) {
	h := open(t)
	clerk, office := h.as(t, "caiwu"), h.as(t, "shishi")
	early := wayForm(t, clerk.page(h.at("review")), "报送")
	keep := func(part string) {
		t.Helper()
		f := form(t, clerk.page(h.at("report", part)), h.at("report", part))
		f.Set("text", "另写的话："+part)
		if status, body := clerk.post(h.at("report", part, "draft"), f); status != http.StatusNoContent {
			t.Fatal(status, said(body))
		}
	}
	keep("8-整改措施")
	for _, page := range []string{h.at(), h.at("review"), h.at("sign")} {
		body := clerk.page(page)
		if at := h.at("report", "8-整改措施") + "#e-"; !strings.Contains(body, at) {
			t.Errorf("%s does not lead to %s", page, at)
		}
		if strings.Contains(office.page(page), h.at("report", "8-整改措施")+"#e-") {
			t.Errorf("%s tells another of it", page)
		}
	}
	if body := clerk.page(h.at("report", "1-概况")); strings.Count(body, "▲ 草稿没存") != 1 {
		t.Errorf("the outline marks %d parts", strings.Count(body, "▲ 草稿没存"))
	}
	if strings.Contains(office.page(h.at("report", "1-概况")), "▲ 草稿没存") {
		t.Error("the outline of another marks it")
	}
	if status, body := clerk.post(h.at("review"), early); status != http.StatusConflict || !strings.Contains(body, "没存的草稿，报送用的是存着的") {
		t.Fatalf("sent in spite of it: %d %s", status, said(body))
	}
	told := wayForm(t, clerk.page(h.at("review")), "报送")
	keep("3-预算与执行") // after the page was drawn
	if status, body := clerk.post(h.at("review"), told); status != http.StatusConflict {
		t.Fatalf("sent in spite of a later one: %d %s", status, said(body))
	}
	if status, body := clerk.post(h.at("review"), wayForm(t, clerk.page(h.at("review")), "报送")); status != http.StatusSeeOther {
		t.Fatalf("what was told of keeps the year: %d %s", status, said(body))
	}
	if strings.Contains(clerk.page(h.at()), "存下“") {
		t.Error("what is locked is to be stored")
	}
}

// TestTheLastReturnStandsOnTheSigningPage tells the head why the year went back, until
// they have passed it on.
func TestTheLastReturnStandsOnTheSigningPage(t *testing.T) {
	h := open(t)
	clerk, head := h.as(t, "caiwu"), h.as(t, "lingdao")
	send := func(c *person, how, to, reason string) {
		t.Helper()
		f := wayForm(t, c.page(h.at("review")), how)
		if reason != "" {
			f.Set("reason", reason)
		}
		if status, body := c.post(h.at("review"), f); status != http.StatusSeeOther {
			t.Fatalf("%s: %d %s", how, status, said(body))
		}
	}
	send(clerk, "报送", "单位审核", "")
	if strings.Contains(head.page(h.at("sign")), "上次退回的意见") {
		t.Error("there was none")
	}
	for _, reason := range []string{"总体评价写得太满", "请核对合作学校数"} {
		send(head, "退回", "填报", reason)
		send(clerk, "报送", "单位审核", "")
		body := head.page(h.at("sign"))
		_, note, ok := strings.Cut(body, "上次退回的意见")
		if !ok || !strings.Contains(note, reason) || !strings.Contains(note, "单位负责人") {
			t.Errorf("%s is not told", reason)
		}
	}
	if strings.Contains(head.page(h.at("sign")), `id="returned"`) && strings.Contains(strings.SplitN(head.page(h.at("sign")), `id="returned"`, 2)[1][:400], "写得太满") {
		t.Error("an older return is told as the last")
	}
	send(head, "通过", "主管部门审核", "仍要通过")
	if strings.Contains(head.page(h.at("sign")), "上次退回的意见") {
		t.Error("what is settled is told")
	}
}
