package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"jiheng/store"
	"jiheng/web"
	"jiheng/workbench"
)

// TestSessions lists who is signed in; the security administrator ends them, and
// everybody their own elsewhere.
func TestSessions(t *testing.T) {
	h := open(t)
	p, clerk, other := h.signIn(t, "anquan"), h.signIn(t, "caiwu"), h.signIn(t, "caiwu")
	p.wants(http.StatusOK, p.page("/admin/sessions"), http.StatusOK, "样例·财务经办人", "127.0.0.1", "您现在的", "结束他的登录")
	clerk.wants(http.StatusOK, clerk.page("/me"), http.StatusOK, "别处", "结束别处的登录")
	status, body := clerk.post("/me/sessions", nil)
	clerk.wants(status, body, http.StatusSeeOther)
	clerk.wants(http.StatusOK, clerk.page("/me"), http.StatusOK, "登录处 1")
	if status, _ := other.get("/me"); status != http.StatusSeeOther {
		t.Errorf("elsewhere it goes on: %d", status)
	}
	status, body = p.post("/admin/sessions", url.Values{"person": {"sample-caiwu"}})
	p.wants(status, body, http.StatusSeeOther)
	if status, _ := clerk.get("/me"); status != http.StatusSeeOther {
		t.Errorf("it goes on: %d", status)
	}
	clerk = h.signIn(t, "caiwu")
	status, body = clerk.post("/admin/sessions", url.Values{"person": {"sample-anquan"}})
	clerk.wants(status, body, http.StatusForbidden, "安全管理员")
}

// TestTelephone takes the secret into a telephone, after which signing in asks for
// its code; a recovery code stands for it once.
func TestTelephone(t *testing.T) {
	h := open(t)
	p := h.as(t, "caizheng")
	status, body := p.post("/me/telephone", nil)
	p.wants(status, body, http.StatusSeeOther)
	page := p.page("/me/telephone")
	p.wants(http.StatusOK, page, http.StatusOK, `src="data:image/png;base64,iVBOR`)
	key := strings.ReplaceAll(regexp.MustCompile(`class="code wraps">([A-Z2-7 ]+)<`).FindStringSubmatch(page)[1], " ", "")
	status, body = p.post("/me/telephone/confirm", url.Values{"code": {"000000"}})
	p.wants(status, body, http.StatusForbidden, "六位数字不对", `data:image/png`)
	if again := p.page("/me/telephone"); !strings.Contains(strings.ReplaceAll(again, " ", ""), key) {
		t.Error("a wrong code makes another secret")
	}
	now := func() string {
		code, err := totp.GenerateCode(key, h.clock())
		if err != nil {
			t.Fatal(err)
		}
		return code
	}
	status, body = p.post("/me/telephone/confirm", url.Values{"code": {now()}})
	p.wants(status, body, http.StatusOK, "记下恢复码")
	codes := regexp.MustCompile(`class="code">([0-9A-Z-]{19})<`).FindAllStringSubmatch(body, -1)
	if len(codes) != 10 {
		t.Fatalf("%d recovery codes", len(codes))
	}
	h.pass(time.Minute)
	sign := url.Values{"account": {"caizheng"}, "password": {password}}
	status, body = p.post("/sign-in", sign)
	p.wants(status, body, http.StatusForbidden, "还要手机验证器上的六位数字")
	for _, c := range []struct {
		code string
		want int
	}{{now(), 303}, {codes[3][1], 303}, {codes[3][1], 403}} {
		if status, _ := p.post("/sign-in", merge(merge(url.Values{}, sign), url.Values{"code": {c.code}})); status != c.want {
			t.Errorf("signing in with %s: %d, want %d", c.code, status, c.want)
		}
	}
	p.wants(http.StatusOK, p.page("/me"), http.StatusOK, "已经绑定，还有9个恢复码")
	status, body = p.post("/me/telephone/drop", nil)
	p.wants(status, body, http.StatusUnprocessableEntity, "要写明原因")
	if status, where := p.ask("POST", "/me/telephone/drop", url.Values{"reason": {"换手机"}}); status != http.StatusSeeOther || where != "/sign-in" {
		t.Error(status, where)
	}
	if status, _ := p.post("/sign-in", sign); status != http.StatusSeeOther {
		t.Errorf("signing in without the telephone: %d", status)
	}
}

// TestSetUpAsksForTheCodeOfItsStart refuses whoever does not have it.
func TestSetUpAsksForTheCodeOfItsStart(t *testing.T) {
	h := empty(t)
	code, err := h.bench.FirstCode(ctx)
	if err != nil {
		t.Fatal(err)
	}
	p := h.stranger(t)
	p.wants(http.StatusOK, p.page("/set-up"), http.StatusOK, `name="first-code"`)
	f := url.Values{"system": {"xitong"}, "system-name": {"甲"}, "security": {"anquan"}, "security-name": {"乙"}, "audit": {"shenji"}, "audit-name": {"丙"},
		"unit": {"某镇人民政府"}, "level": {"乡级"}, "year": {"2024"}}
	for _, wrong := range []string{"", "0000-0000-0000-0000", code[:14]} {
		f.Set("first-code", wrong)
		status, body := p.post("/set-up", f)
		p.wants(status, body, http.StatusForbidden, "首次设置要填程序启动时显示的那一串代码", `value="某镇人民政府"`)
	}
	f.Set("first-code", strings.ToLower(code))
	status, body := p.post("/set-up", f)
	p.wants(status, body, http.StatusOK, "只显示这一次")
	status, body = p.post("/set-up", f)
	p.wants(status, body, http.StatusConflict, "已经设置过了")
	if strings.Contains(body, "这里还没有账号") {
		t.Error("it says both that it is set up and that it is not")
	}
	if status, where := p.ask("GET", "/set-up", nil); status != http.StatusSeeOther || where != "/sign-in" {
		t.Error(status, where)
	}
}

// empty serves a house that nobody has set up.
func empty(t *testing.T) *house {
	t.Helper()
	h := open(t)
	st, err := store.Open(ctx, "sqlite:"+t.TempDir()+"/jiheng.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	h.store, h.bench = st, workbench.New(st, h.clock)
	h.Config.Handler = web.New(h.bench, web.Options{Clock: h.clock})
	return h
}

// TestRightsAreRead shows the matrix to everybody who is signed in.
func TestRightsAreRead(t *testing.T) {
	h := open(t)
	for _, account := range []string{"shishi", "shenji", "rizhi"} {
		body := h.as(t, account).page("/rights")
		for _, d := range workbench.Deeds {
			if !strings.Contains(body, fmt.Sprintf(`<th scope="row">%s</th>`, d)) {
				t.Errorf("%s does not read of %s", account, d)
			}
		}
	}
}
