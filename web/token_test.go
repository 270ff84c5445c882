package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"jiheng/workbench"
)

// TestTokenPage gives a token on the page of one's account: shown once, listed with its
// use, seen by the security administrator, taken back; what is refused keeps what was
// typed but for the password.
func TestTokenPage(t *testing.T) {
	h := open(t)
	clerk, security := h.signIn(t, "caiwu"), h.signIn(t, "anquan")
	form := url.Values{"request": {"k1"}, "name": {"报表程序"}, "scope": {"查看", "填报"}, "days": {"180"}, "password": {"falsch"}}
	status, body := clerk.post("/me/tokens", form)
	clerk.wants(status, body, http.StatusForbidden, "口令不对，没有发令牌", `value="报表程序"`, `value="填报" checked`, `value="180" checked`)
	if strings.Contains(body, "falsch") {
		t.Error("the page shows the password again")
	}
	form.Set("password", password)
	status, body = clerk.post("/me/tokens", form)
	clerk.wants(status, body, http.StatusOK, "只显示这一次")
	token := regexp.MustCompile(`jiheng_[\w-]{43}`).FindString(body)
	if b, err := h.bench.Bear(ctx, token, "10.0.0.7"); err != nil || b.Person.Account != "caiwu" || b.May(workbench.Steps) {
		t.Fatalf("%q stands for %+v, %v", token, b, err)
	}
	page := clerk.page("/me")
	clerk.wants(http.StatusOK, page, http.StatusOK, "令牌 1", "报表程序", "查看、填报", "10.0.0.7", "收回")
	if strings.Contains(page, token) {
		t.Error("it is shown again")
	}
	security.wants(http.StatusOK, security.page("/admin/sessions"), http.StatusOK, "令牌 1", "报表程序", "样例·财务经办人")
	security.wants(http.StatusOK, security.page("/admin/people/sample-caiwu"), http.StatusOK, "结束全部登录和令牌 3")
	security.wants(http.StatusOK, security.page("/me"), http.StatusOK, "管理员的事由人来办，不发令牌")
	drop := regexp.MustCompile(`/me/tokens/\w+/drop`).FindString(page)
	status, body = h.signIn(t, "lingdao").post(drop, nil)
	clerk.wants(status, body, http.StatusNotFound)
	status, body = clerk.post(drop, nil)
	clerk.wants(status, body, http.StatusSeeOther)
	if _, err := h.bench.Bear(ctx, token, ""); err == nil {
		t.Error("it goes on after it was taken back")
	}
	clerk.wants(http.StatusOK, clerk.page("/me?done=token"), http.StatusOK, "令牌 0", "令牌收回了")
}
