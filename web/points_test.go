package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

// The tests of this file and of pointschrome_test.go are named after the points that
// people ask of such systems.

// TestPoint01 lets the session end while a text is being written, a value and a step
// are sent without script: what was typed goes through signing in and is stored.
func TestPoint01(t *testing.T) {
	h := open(t)
	for _, c := range []struct {
		says, page, action string
		fields             map[string]string
		stored             string // what the page says then
	}{
		{"正文", h.at("report", "8-整改措施"), h.at("report", "8-整改措施"), map[string]string{"text": "## 新的一段\n\n措施“甲”&乙，\"丙\"。\n"}, "措施“甲”&amp;乙，"},
		{"完成值", h.at("values"), h.at("values", "SH03"), map[string]string{"text": "2.2"}, `name="text" value="2.2"`},
		{"原因", h.at("values"), h.at("values", "SL01", "reason"), map[string]string{"原因": "雨季停工二十天"}, "雨季停工二十天"},
		{"报送", h.at("review"), h.at("review"), nil, "单位负责人"},
	} {
		p := h.as(t, "caiwu")
		body := p.page(c.page)
		if c.says == "原因" {
			c.action = firstReason(t, body)
		}
		f := form(t, body, c.action)
		for k, v := range c.fields {
			f.Set(k, v)
		}
		h.pass(2 * time.Hour)
		status, body := p.post(c.action, f)
		if status != http.StatusUnauthorized || !strings.Contains(body, "没有丢") {
			t.Fatalf("%s after the session: %d %s", c.says, status, said(body))
		}
		signIn := form(t, body, "/sign-in")
		signIn.Set("account", "caiwu")
		signIn.Set("password", "wrong")
		if status, body = p.post("/sign-in", signIn); status != http.StatusForbidden {
			t.Fatalf("%s, a wrong password: %d", c.says, status)
		}
		signIn = form(t, body, "/sign-in")
		signIn.Set("account", "caiwu")
		signIn.Set("password", password)
		if status, body = p.post("/sign-in", signIn); status != http.StatusOK || !strings.Contains(body, "接着存") {
			t.Fatalf("%s, signed in again: %d %s", c.says, status, said(body))
		}
		if status, body = p.post(c.action, form(t, body, c.action)); status != http.StatusSeeOther {
			t.Fatalf("%s, sent again: %d %s", c.says, status, said(body))
		}
		if !strings.Contains(p.page(c.page), c.stored) {
			t.Errorf("%s was not stored", c.says)
		}
	}
	if body := h.stranger(t).page("/sign-in?to=%2Fpassword"); strings.Contains(body, "kept") {
		t.Error("signing in carries what was never sent")
	}
}

// firstReason is where the first reason of the page is sent.
func firstReason(t *testing.T, body string) string {
	t.Helper()
	m := regexp.MustCompile(`action="(/y/[^"]*/reason)"`).FindStringSubmatch(body)
	if m == nil {
		t.Fatal("no reason is asked for")
	}
	return m[1]
}

// TestPoint02 keeps a text that was typed and not given: for its writer alone, over
// signing out, until it is given or dropped.
func TestPoint02(t *testing.T) {
	h := open(t)
	part, action := h.at("report", "8-整改措施"), h.at("report", "8-整改措施", "draft")
	clerk := h.as(t, "caiwu")
	keep := func(text string) {
		t.Helper()
		f := form(t, clerk.page(part), part)
		f.Set("text", text)
		if status, body := clerk.post(action, f); status != http.StatusNoContent {
			t.Fatal(status, said(body))
		}
	}
	keep("写了一半的话")
	keep("写了一大半的话")
	clerk = h.as(t, "caiwu")
	if body := clerk.page(part); !strings.Contains(body, ">写了一大半的话</textarea>") || !strings.Contains(body, "有没存的草稿") || strings.Contains(body, ">写了一半的话<") {
		t.Error("the draft does not stand in the box")
	}
	for _, other := range []string{"lingdao", "shenji", "shishi"} {
		if strings.Contains(h.as(t, other).page(part), "写了一大半的话") {
			t.Errorf("%s sees the draft of another", other)
		}
	}
	if y, _ := h.bench.Year(ctx, h.year); y.Act != 1 {
		t.Errorf("a draft was an act: %d", y.Act)
	}
	f := form(t, clerk.page(part), part)
	f.Set("text", "写完的话")
	if status, body := clerk.post(part, f); status != http.StatusSeeOther {
		t.Fatal(status, said(body))
	}
	if body := clerk.page(part); strings.Contains(body, "草稿") && strings.Contains(body, "写了一大半") || !strings.Contains(body, ">写完的话\n") {
		t.Error("the draft outlives the text that was given")
	}
	keep("又写了别的")
	f = form(t, clerk.page(part), part)
	f.Set("drop", "yes")
	if status, _ := clerk.post(action, f); status != http.StatusSeeOther || strings.Contains(clerk.page(part), "又写了别的") {
		t.Error("the draft was not dropped")
	}
	if status, _ := h.as(t, "lingdao").post(action, f); status != http.StatusForbidden {
		t.Errorf("who may not write keeps a draft: %d", status)
	}
}

// TestPoint03 lets two people change one field: the later one sees both texts, on
// each page; different fields of one entry are no conflict.
func TestPoint03(t *testing.T) {
	h := open(t)
	a, b := h.as(t, "shishi"), h.as(t, "caiwu")
	reason := h.at("values", strings.Split(firstReason(t, a.page(h.at("values"))), "/")[4], "reason")
	for _, c := range []struct {
		says, page, action, field string
		second                    *person
	}{
		{"完成值", h.at("values"), h.at("values", "SH03"), "text", b},
		{"原因", h.at("values"), reason, "原因", b},
	} {
		fa, fb := form(t, a.page(c.page), c.action), form(t, b.page(c.page), c.action)
		fa.Set(c.field, "31")
		fb.Set(c.field, "47")
		if status, body := a.post(c.action, fa); status != http.StatusSeeOther {
			t.Fatal(c.says, status, said(body))
		}
		status, body := c.second.post(c.action, fb)
		if status != http.StatusConflict || !strings.Contains(body, "31") || !strings.Contains(body, "47") || !strings.Contains(body, "社事办填报人") {
			t.Errorf("%s: %d, both texts are not shown: %s", c.says, status, said(body))
		}
	}
	// 原因 and 措施 stand in one entry.
	fa, fb := form(t, a.page(h.at("values")), reason), form(t, b.page(h.at("values")), reason)
	fa.Set("原因", "连续降雨")
	fb.Set("措施", "汛前完成")
	for _, s := range []int{first(a.post(reason, fa)), first(b.post(reason, fb))} {
		if s != http.StatusSeeOther {
			t.Errorf("different fields of one entry: %d", s)
		}
	}
	if body := a.page(h.at("values")); !strings.Contains(body, "连续降雨") || !strings.Contains(body, "汛前完成") {
		t.Error("one of two fields was lost")
	}
}

func first(status int, _ string) int { return status }

// TestPoint04 lets one person write a field again and again from one page, whose version
// is old by then: they are in no conflict with themselves. Another page of theirs that
// has not seen it is asked, with both texts.
func TestPoint04(t *testing.T) {
	h := open(t)
	p := h.as(t, "caiwu")
	part := h.at("report", "8-整改措施")
	for _, c := range []struct{ says, page, action, field string }{
		{"完成值", h.at("values"), h.at("values", "SH03"), "text"}, {"没有填过的值", h.at("values"), h.at("values", "SL04"), "text"},
		{"决算数", h.at("budget"), h.at("budget", "P06"), "text"}, {"正文", part, part, "text"},
	} {
		f := form(t, p.page(c.page), c.action)
		if c.says == "决算数" {
			for _, o := range forms(p.page(c.page), c.action) {
				if o.Get("field") == "决算数" {
					f = o
				}
			}
		}
		for i, text := range []string{"101", "102", "103"} {
			f.Set(c.field, text)
			f.Set("request", "desk|"+c.says+itoa(i))
			if status, body := p.post(c.action, f); status != http.StatusSeeOther {
				t.Errorf("%s the %d. time: %d %s", c.says, i+1, status, said(body))
			}
		}
		if !strings.Contains(p.page(c.page), "103") {
			t.Errorf("%s is not the last one: %v", c.says, f)
		}
		f.Set(c.field, "104")
		f.Set("request", "home|"+c.says)
		if status, body := p.post(c.action, f); status != http.StatusConflict || !strings.Contains(body, "103") || !strings.Contains(body, "104") || !strings.Contains(body, "您自己") {
			t.Errorf("%s from another page: %d %s", c.says, status, said(body))
		}
	}
}

// TestPoint05 sends every kind of deed twice, as a double click does: both are
// answered alike, and there is one act.
func TestPoint05(t *testing.T) {
	h := open(t)
	clerk, head := h.as(t, "caiwu"), h.as(t, "lingdao")
	twice := func(says string, p *person, page, action string, fields url.Values) {
		t.Helper()
		f := form(t, p.page(page), action)
		for k := range fields {
			f.Set(k, fields.Get(k))
		}
		before := h.act0(t)
		s1, b1 := p.post(action, f)
		s2, b2 := p.post(action, f)
		if s1 != http.StatusSeeOther || s2 != s1 {
			t.Errorf("%s: %d then %d: %s %s", says, s1, s2, said(b1), said(b2))
		}
		if after := h.act0(t); after != before+1 {
			t.Errorf("%s: %d acts", says, after-before)
		}
	}
	part := h.at("report", "8-整改措施")
	twice("完成值", clerk, h.at("values"), h.at("values", "SH03"), url.Values{"text": {"2.2"}})
	twice("正文", clerk, part, part, url.Values{"text": {"一句话\n"}})
	twice("报送", clerk, h.at("review"), h.at("review"), nil)
	twice("复核", head, h.at("review", "SH03"), h.at("review", "SH03"), url.Values{"verdict": {"存疑"}, "text": {"请补件"}})
	twice("签发", head, h.at("papers"), h.at("papers"), url.Values{"unnumbered": {"1"}})
	twice("通过", head, h.at("review"), h.at("review"), nil)
}

// act0 is the last act of the sample's year.
func (h *house) act0(t *testing.T) int64 {
	t.Helper()
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	return y.Act
}

// sent serves a year that the clerk has sent.
func sent(t *testing.T) *house {
	t.Helper()
	h := open(t)
	takeStep(t, h, h.as(t, "caiwu"), "报送", "", "", http.StatusSeeOther)
	return h
}

// TestPoint10 returns a year: who sent it finds it first on their page, with the
// reason.
func TestPoint10(t *testing.T) {
	h := sent(t)
	head := h.as(t, "lingdao")
	if body := takeStep(t, h, head, "退回", "填报", " ", http.StatusUnprocessableEntity); !strings.Contains(body, "要写明意见") {
		t.Error("a return without a reason is not asked for one")
	}
	takeStep(t, h, head, "退回", "填报", "走访企业数和台账差三次", http.StatusSeeOther)
	for _, account := range []string{"caiwu", "shishi"} {
		if body := h.as(t, account).page(h.at()); !strings.Contains(body, "照退回的意见改") || !strings.Contains(body, "单位负责人：“走访企业数和台账差三次”") {
			t.Errorf("%s does not find the return and its reason", account)
		}
	}
	if body := head.page(h.at()); strings.Contains(body, "照退回的意见改") {
		t.Error("who returned it is asked to mend it")
	}
}

// TestPoint11 returns to a step that the reviewer chooses, and goes on from there.
func TestPoint11(t *testing.T) {
	h := sent(t)
	head, department, bureau := h.as(t, "lingdao"), h.as(t, "zhuguan"), h.as(t, "caizheng")
	takeStep(t, h, head, "通过", "", "", http.StatusSeeOther)
	takeStep(t, h, department, "退回", "单位审核", "请负责人看第三项", http.StatusSeeOther)
	if body := head.page(h.at("review")); !strings.Contains(body, "<b>单位审核</b>") {
		t.Error("it did not go to the head")
	}
	takeStep(t, h, head, "通过", "", "", http.StatusSeeOther)
	takeStep(t, h, department, "通过", "", "", http.StatusSeeOther)
	takeStep(t, h, bureau, "退回", "主管部门审核", "请部门再核一遍", http.StatusSeeOther)
	takeStep(t, h, department, "通过", "", "", http.StatusSeeOther)
	takeStep(t, h, bureau, "退回", "填报", "请单位重填", http.StatusSeeOther)
	if body := h.as(t, "caiwu").page(h.at("review")); !strings.Contains(body, "<b>填报</b>") || !strings.Contains(body, "请单位重填") {
		t.Error("it did not go to the unit")
	}
}

// TestPoint12 takes back what was sent until the next person has acted.
func TestPoint12(t *testing.T) {
	h := sent(t)
	clerk, head := h.as(t, "caiwu"), h.as(t, "lingdao")
	takeStep(t, h, clerk, "收回", "", "", http.StatusSeeOther)
	takeStep(t, h, clerk, "报送", "", "", http.StatusSeeOther)
	back := form(t, clerk.page(h.at("review")), h.at("review"))
	takeStep(t, h, head, "通过", "", "", http.StatusSeeOther)
	if status, body := clerk.post(h.at("review"), back); status != http.StatusForbidden && status != http.StatusConflict {
		t.Errorf("taken back over the head: %d %s", status, said(body))
	}
	if strings.Contains(clerk.page(h.at("review")), "收回，到") {
		t.Error("the page offers to take back what the head has passed on")
	}
	takeStep(t, h, head, "收回", "", "", http.StatusSeeOther)
}
