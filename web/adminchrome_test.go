package web_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// sees fails unless the page's main part says a text.
func (s *screen) sees(texts ...string) {
	s.t.Helper()
	page := see[string](s, `document.querySelector("main").innerText`)
	for _, text := range texts {
		if !strings.Contains(page, text) {
			s.t.Errorf("the page does not say %q: %q", text, page[:min(len(page), 600)])
		}
	}
}

// choose chooses an option of a select.
func (s *screen) choose(selector, value string) {
	s.t.Helper()
	if !see[bool](s, `(e => { e.value = "`+value+`"; return e.value === "`+value+`"; })(document.querySelector("`+selector+`"))`) {
		s.t.Fatalf("%s has no option %s", selector, value)
	}
}

// TestAPersonInTheBrowser adds a person, gives them a post, signs them in by the code
// on paper, and has them change their password: by three people at their screens.
func TestAPersonInTheBrowser(t *testing.T) {
	h := open(t)
	system := h.browse(t, "xitong")
	system.open("/admin/people")
	system.do(chromedp.Click(chromedp.CSS("details.way summary")))
	system.fill("#account", "xinren")
	system.fill("#name", "新来的")
	system.leave(chromedp.KeyEvent(kb.Enter))
	system.sees("新来的", "账号建好了", "还没有岗位")

	security := h.browse(t, "anquan")
	security.sees("给新来的授岗位")
	security.click(".todo .btn")
	security.choose("#role", "财务经办人")
	security.choose("#unit", "hongqiao")
	security.fill("#add-reason", "虹府〔2025〕1号")
	security.click("details.way .btn.main")
	security.sees("岗位改好了", "财务经办人", "在用")
	security.click(`form[action$="/code"] .btn`)
	security.sees("只显示这一次", "xinren")
	if !see[bool](security, `!document.querySelector("[data-print]").hidden`) {
		t.Error("printing is not offered")
	}
	code := see[string](security, `document.querySelector("td.code").innerText`)

	p := h.browse(t, "caiwu")
	p.leave(chromedp.Click(chromedp.CSS(`form[action="/sign-out"] button`)))
	p.fill("#account", "xinren")
	p.fill("#password", code)
	p.leave(chromedp.KeyEvent(kb.Enter))
	p.sees("先换成自己的口令", "至少10个字符")
	p.fill("#next", firstPassword)
	p.fill("#again", firstPassword)
	p.leave(chromedp.KeyEvent(kb.Enter))
	p.fill("#account", "xinren")
	p.fill("#password", firstPassword)
	p.leave(chromedp.KeyEvent(kb.Enter))
	p.sees("新来的要做的事")
	p.click(`.who a[href="/me"]`)
	p.sees("我的账号", "财务经办人", "登录处 1")
}

// TestAdminPagesOnTwoScreens looks at the pages of administrators and of one's own
// account, on a desk and on a phone.
func TestAdminPagesOnTwoScreens(t *testing.T) {
	h := open(t)
	h.hire(t, "daiban", "代办的", url.Values{"role": {"财务经办人"}, "unit": {"hongqiao"}, "for": {"caiwu"}, "from": {"2025-03-03"}, "until": {"2025-03-10"}})
	person, unit := "/admin/people/"+h.idOf(t, "daiban"), "/admin/units/hongqiao"
	for _, c := range []struct {
		account string
		pages   []string
	}{
		{"xitong", []string{"/admin", "/admin/people", "/admin/people?q=没有这个人", person, person + "/close", "/admin/people/sample-caiwu/close", "/admin/units", unit, "/rights", "/admin/log"}},
		{"anquan", []string{"/admin", person, "/admin/people/sample-anquan", "/admin/sessions", "/admin/settings", "/me"}},
		{"rizhi", []string{"/admin", "/admin/log", "/admin/log?part=登录", person}},
		{"caizheng", []string{"/me", "/rights", "/me/telephone"}},
	} {
		t.Run(c.account, func(t *testing.T) {
			s := h.browse(t, c.account, "403")
			if c.account == "caizheng" {
				s.open("/me")
				s.click(`form[action="/me/telephone"] .btn`)
				s.sees("绑定手机验证器")
				if !see[bool](s, `document.querySelector("img").naturalWidth > 100`) {
					t.Error("the square code is not shown")
				}
			}
			for _, size := range []int64{390, 1280} {
				s.size(size, 844)
				for _, path := range c.pages {
					s.open(path)
					see[bool](s, `(document.querySelectorAll("main details").forEach(d => d.open = true), true)`)
					for _, bad := range append(see[[]string](s, looked), see[[]string](s, rings)...) {
						t.Errorf("%s at %d px %s", path, size, bad)
					}
				}
			}
		})
	}
}
