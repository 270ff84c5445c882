package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestAFormOfAnothersPage sends whole-page forms from a page that was opened by somebody
// else than who is signed in now: nothing is stored, and what was typed is shown, to be
// stored under the own name.
func TestAFormOfAnothersPage(t *testing.T) {
	h := sent(t)
	head := h.as(t, "lingdao")
	before := h.act0(t)
	for _, c := range []struct {
		page string
		set  map[string]string
	}{
		{h.at("review", "SH03"), map[string]string{"verdict": "存疑", "text": "请补一件原件"}},
		{h.at("review"), map[string]string{"reason": "请核对合作办学"}},
		{h.at("papers"), map[string]string{"number": "虹府〔2025〕9号"}},
	} {
		f := form(t, head.page(c.page), c.page)
		for k, v := range c.set {
			f.Set(k, v)
		}
		f.Set("page-person", "sample-caiwu")
		status, body := head.post(c.page, f)
		head.wants(status, body, http.StatusConflict, "没有存", "样例·财务经办人", "以“样例·单位负责人”的名义存")
		for _, v := range c.set {
			if !strings.Contains(body, v) {
				t.Errorf("%s: “%s” is not kept", c.page, v)
			}
		}
		if strings.Contains(body, `name="page-person"`) {
			t.Errorf("%s: it would be refused again", c.page)
		}
	}
	if h.act0(t) != before {
		t.Error("something was stored")
	}
	f := form(t, head.page(h.at("review", "SH03")), h.at("review", "SH03"))
	f.Set("verdict", "存疑")
	f.Set("text", "请补一件原件")
	f.Set("page-person", "sample-lingdao")
	if status, body := head.post(h.at("review", "SH03"), f); status != http.StatusSeeOther {
		t.Errorf("one's own: %d %s", status, said(body))
	}
}

// TestAClosedTab is no failure: who asked has gone, and the log has no error of it.
func TestAClosedTab(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "caiwu")
	for _, page := range []string{h.at("check"), h.at("review"), h.at("papers")} {
		gone, cancel := context.WithCancel(ctx)
		cancel()
		r := httptest.NewRequestWithContext(gone, http.MethodGet, h.URL+page, nil)
		for _, c := range clerk.Jar.Cookies(r.URL) {
			r.AddCookie(c)
		}
		w := httptest.NewRecorder()
		h.Config.Handler.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Errorf("%s: %d", page, w.Code)
		}
	}
}

// TestANumberOfALetterTwice is asked about, however it is written.
func TestANumberOfALetterTwice(t *testing.T) {
	h := sent(t)
	head := h.as(t, "lingdao")
	head.send(h.at("papers"), h.at("papers"), map[string]string{"number": "虹府〔2025〕8号"}, http.StatusSeeOther)
	page := head.page(h.at("papers"))
	report, statement := strings.Index(page, "公开用的文件"), strings.Index(page, "不对外公开")
	if report < 0 || statement < report {
		t.Error("what is for the public does not stand first and apart")
	}
	for _, number := range []string{"虹府〔2025〕8号", "虹府[2025]8号", "虹府（2025） 8 号", " 虹府【2025】8号 "} {
		f := form(t, head.page(h.at("papers")), h.at("papers"))
		f.Set("number", number)
		status, body := head.post(h.at("papers"), f)
		head.wants(status, body, http.StatusUnprocessableEntity, "第1稿已经用过", `name="again"`)
	}
	head.send(h.at("papers"), h.at("papers"), map[string]string{"number": "虹府〔2025〕8号", "again": "1"}, http.StatusSeeOther)
	head.send(h.at("papers"), h.at("papers"), map[string]string{"number": "虹府〔2025〕9号"}, http.StatusSeeOther)
}
