package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"jiheng/store"
)

// firstPassword is one that the policy of a new house takes.
const firstPassword = "Xk7-Zaojiu-Trp"

// idOf is the ID of an account.
func (h *house) idOf(t *testing.T, account string) string {
	t.Helper()
	all, err := h.bench.House(ctx)
	if err != nil {
		t.Fatal(err)
	}
	m, err := all.ByAccount(account)
	if err != nil {
		t.Fatal(err)
	}
	return m.ID
}

// wants fails unless a status came, and texts stand on the page.
func (p *person) wants(status int, body string, want int, texts ...string) {
	p.t.Helper()
	if status != want {
		p.t.Fatalf("%d, want %d: %s", status, want, said(body))
	}
	for _, s := range texts {
		if !strings.Contains(body, s) {
			p.t.Errorf("the page does not say %q", s)
		}
	}
}

// codeOn is the one-time code that stands on a page.
func codeOn(t *testing.T, body string) string {
	t.Helper()
	m := regexp.MustCompile(`class="code">([0-9A-Z-]{19})<`).FindStringSubmatch(body)
	if m == nil {
		t.Fatalf("no code on the page: %s", said(body))
	}
	return m[1]
}

// hire makes an account and its first post, and returns the ID and a one-time code.
func (h *house) hire(t *testing.T, account, name string, post url.Values) (id, code string) {
	t.Helper()
	system, security := h.as(t, "xitong"), h.as(t, "anquan")
	status, body := system.post("/admin/people", url.Values{"account": {account}, "name": {name}})
	system.wants(status, body, http.StatusSeeOther)
	id = h.idOf(t, account)
	f := form(t, security.page("/admin/people/"+id), "/admin/people/"+id+"/posts")
	for k, v := range post {
		f[k] = v
	}
	f.Set("reason", "镇长办公会同意")
	status, body = security.post("/admin/people/"+id+"/posts", f)
	security.wants(status, body, http.StatusSeeOther)
	status, body = security.post("/admin/people/"+id+"/code", nil)
	security.wants(status, body, http.StatusOK, "只显示这一次", account)
	return id, codeOn(t, body)
}

// TestFromAccountToWork makes an account, gives it a post and a code, signs in with
// that, sets a password, and sees the year: each deed by whose it is.
func TestFromAccountToWork(t *testing.T) {
	h := open(t)
	_, code := h.hire(t, "xinren", "新来的", url.Values{"role": {"财务经办人"}, "unit": {"hongqiao"}, "from": {"2025-03-01"}})
	p := h.stranger(t)
	status, where := p.ask("POST", "/sign-in", url.Values{"account": {"XinRen"}, "password": {strings.ToLower(code)}})
	if status != http.StatusSeeOther || where != "/password" {
		t.Fatal(status, where)
	}
	if _, where := p.ask("GET", "/", nil); where != "/password" {
		t.Errorf("before the password is changed, the first page leads to %q", where)
	}
	status, body := p.post("/password", url.Values{"next": {"short"}, "again": {"short"}})
	p.wants(status, body, http.StatusUnprocessableEntity, "至少要10个")
	status, _ = p.post("/password", url.Values{"next": {firstPassword}, "again": {firstPassword}})
	if status != http.StatusSeeOther {
		t.Fatal(status)
	}
	status, body = p.post("/sign-in", url.Values{"account": {"xinren"}, "password": {code}})
	p.wants(status, body, http.StatusForbidden, "账号或口令不对")
	if status, _ := p.post("/sign-in", url.Values{"account": {"xinren"}, "password": {firstPassword}}); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	if status, where := p.ask("GET", "/", nil); status != http.StatusSeeOther || where != h.at() {
		t.Errorf("the first page leads to %q (%d), want the year", where, status)
	}
	p.wants(http.StatusOK, p.page("/me"), http.StatusOK, "财务经办人", "上海市闵行区虹桥镇人民政府（本级）", "2025-03-01", "xinren")
}

// TestAccountsThatAreNotTaken says beside the form why an account is not made, and
// keeps what was typed.
func TestAccountsThatAreNotTaken(t *testing.T) {
	h := open(t)
	p := h.as(t, "xitong")
	for _, c := range []struct {
		account, name string
		status        int
		says          string
	}{
		{"CAIWU", "另一位", 409, "已经有人用"}, {"ｃａｉｗｕ", "另一位", 409, "已经有人用"}, {"", "没有账号的", 422, "不合用"},
		{"a b", "有空格的", 422, "不合用"}, {"xin", "", 422, "姓名还空着"}, {"xin", strings.Repeat("长", 41), 422, "超过40个字"},
	} {
		status, body := p.post("/admin/people", url.Values{"account": {c.account}, "name": {c.name}})
		p.wants(status, body, c.status, c.says, `value="`+strings.TrimSpace(c.name)+`"`)
	}
}

// TestPostsOfAPerson ends a post, takes one away, gives one for somebody who is
// away, and refuses what means nothing.
func TestPostsOfAPerson(t *testing.T) {
	h := open(t)
	id, _ := h.hire(t, "daiban", "代办的", url.Values{"role": {"科室填报人"}, "unit": {"hongqiao"}, "office": {"党建办"}})
	p := h.as(t, "anquan")
	page := "/admin/people/" + id
	give := func(post url.Values) (int, string) {
		f := forms(p.page(page), page+"/posts")
		g := f[len(f)-1] // the one that adds stands last
		for k, v := range post {
			g[k] = v
		}
		return p.post(page+"/posts", g)
	}
	why := []string{"请假报告"}
	for _, c := range []struct {
		says string
		post url.Values
	}{
		{"要写明起止日期", url.Values{"role": {"单位负责人"}, "unit": {"hongqiao"}, "for": {"lingdao"}, "reason": why}},
		{"要填那个人的账号", url.Values{"role": {"单位负责人"}, "unit": {"hongqiao"}, "for": {"meiyou"}, "reason": why}},
		{"没有“财务经办人”的岗位", url.Values{"role": {"财务经办人"}, "unit": {"hongqiao"}, "for": {"lingdao"}, "from": {"2025-03-03"}, "until": {"2025-03-10"}, "reason": why}},
		{"要写明科室", url.Values{"role": {"科室填报人"}, "unit": {"hongqiao"}, "reason": why}},
		{"要写明看哪些年度", url.Values{"role": {"审计人员"}, "unit": {"hongqiao"}, "until": {"2025-12-31"}, "reason": why}},
		{"读不懂", url.Values{"role": {"审计人员"}, "unit": {"hongqiao"}, "years": {"去年"}, "reason": why}},
		{"授岗要写明依据", url.Values{"role": {"单位负责人"}, "unit": {"hongqiao"}}},
		{"不能同时是", url.Values{"role": {"系统管理员"}, "unit": {""}, "reason": why}},
	} {
		status, body := give(c.post)
		if status != http.StatusUnprocessableEntity && status != http.StatusConflict || !strings.Contains(body, c.says) {
			t.Errorf("%v: %d, the page does not say %q", c.post, status, c.says)
		}
	}
	status, body := give(url.Values{"role": {"单位负责人"}, "unit": {"hongqiao"}, "for": {"lingdao"}, "from": {"2025-03-03"}, "until": {"2025-03-10"}, "reason": why})
	p.wants(status, body, http.StatusSeeOther)
	p.wants(http.StatusOK, p.page(page), http.StatusOK, "样例·单位负责人", "2025-03-10")
	old := forms(p.page(page), page+"/posts")
	status, body = p.post(page+"/posts", merge(old[0], url.Values{"until": {"2025-03-02"}, "reason": {"调岗"}}))
	p.wants(status, body, http.StatusSeeOther)
	p.wants(http.StatusOK, p.page(page), http.StatusOK, "已结束")
	status, body = p.post(page+"/posts", merge(old[1], url.Values{"reason": {"授错了"}}))
	p.wants(status, body, http.StatusConflict)
	status, body = p.post(page+"/posts", url.Values{"deed": {"drop"}, "at": {"9"}, "seen": {"1"}, "reason": why})
	p.wants(status, body, http.StatusUnprocessableEntity, "请刷新页面")
	now := forms(p.page(page), page+"/posts")
	status, body = p.post(page+"/posts", merge(now[1], url.Values{"reason": {"授错了"}}))
	p.wants(status, body, http.StatusSeeOther)
	if body := p.page(page); strings.Contains(body, "党建办") {
		t.Error("the post that was taken away is still there")
	}
	own := "/admin/people/sample-anquan"
	status, body = p.post(own+"/posts", url.Values{"deed": {"add"}, "seen": {"1"}, "role": {"财务经办人"}, "unit": {"hongqiao"}, "reason": why})
	p.wants(status, body, http.StatusForbidden, "不能给自己授岗位")
}

func merge(f, more url.Values) url.Values {
	for k, v := range more {
		f[k] = v
	}
	return f
}

// TestClosingAnAccount lists what only this person can do, and asks, before the
// account is closed and its sessions end.
func TestClosingAnAccount(t *testing.T) {
	h := open(t)
	p, clerk := h.as(t, "xitong"), h.as(t, "caiwu")
	page := "/admin/people/sample-caiwu/close"
	p.wants(http.StatusOK, p.page(page), http.StatusOK, "只有这个人能办的事 2", "2024年度", "填报", "财务经办人", "公开")
	status, body := p.post(page, url.Values{"reason": {"调离"}})
	p.wants(status, body, http.StatusConflict, "还有2件事只有这个人能办", `value="调离"`)
	status, body = p.post(page, url.Values{"seen-duties": {"yes"}})
	p.wants(status, body, http.StatusUnprocessableEntity, "停用账号要写明原因")
	if status, _ := clerk.get(h.at()); status != http.StatusOK {
		t.Fatal("the account was closed by a form that was refused")
	}
	status, body = p.post(page, url.Values{"reason": {"调离"}, "seen-duties": {"yes"}})
	p.wants(status, body, http.StatusSeeOther)
	if status, where := clerk.ask("GET", h.at(), nil); status != http.StatusSeeOther || !strings.HasPrefix(where, "/sign-in") {
		t.Errorf("who was closed sees %d %q", status, where)
	}
	p.wants(http.StatusOK, p.page("/admin/people?q=停用"), http.StatusOK, "2025-03-03停用", "找到1人")
	status, body = p.post("/admin/people/sample-xitong/close", url.Values{"reason": {"调离"}})
	p.wants(status, body, http.StatusForbidden, "不能停用自己的账号")
}

// TestUnitsAndYears makes a unit, changes it from a year on, and opens years.
func TestUnitsAndYears(t *testing.T) {
	h := open(t)
	p := h.as(t, "xitong")
	unit := url.Values{"name": {"虹桥镇社区学校"}, "code": {"0310020"}, "level": {"乡级"}, "year": {"2024"}, "parent": {"hongqiao-zhen"}, "department": {"hongqiao-zhen"}, "bureau": {"minhang-caizheng"}}
	status, body := p.post("/admin/units", merge(url.Values{}, unit))
	p.wants(status, body, http.StatusSeeOther)
	id := regexp.MustCompile(`/admin/units/(u-[0-9a-z]+)"`).FindStringSubmatch(p.page("/admin/units"))[1]
	page := "/admin/units/" + id
	p.wants(http.StatusOK, p.page(page), http.StatusOK, "0310020", "上海市闵行区财政局")
	for _, c := range []struct {
		field, value, says string
		status             int
	}{{"year", "明年", "读不懂", 422}, {"name", "", "单位名称还空着", 422}, {"code", "0310020", "不用再建", 409}, {"level", "村级", "不合用", 422}} {
		status, body := p.post("/admin/units", merge(merge(url.Values{}, unit), url.Values{c.field: {c.value}}))
		if c.field == "code" {
			c.says = "0310020"
		}
		p.wants(status, body, c.status, c.says)
	}
	change := merge(merge(url.Values{}, unit), url.Values{"year": {"2026"}, "name": {"虹桥镇社区教育中心"}, "department": {"."}, "reason": {"虹府〔2025〕3号"}})
	status, body = p.post(page, merge(merge(url.Values{}, change), url.Values{"reason": {""}}))
	p.wants(status, body, http.StatusUnprocessableEntity, "要写明依据")
	status, body = p.post(page, change)
	p.wants(status, body, http.StatusSeeOther)
	p.wants(http.StatusOK, p.page(page), http.StatusOK, "2024年", "2026年", "虹桥镇社区学校", "虹桥镇社区教育中心")
	for _, c := range []struct {
		year, says string
		status     int
	}{{"2024", "", 303}, {"2024", "已经开了", 409}, {"2023年度", "从2024年起才有", 422}, {"二零二五", "读不懂", 422}, {"2025年度", "", 303}} {
		status, body := p.post(page+"/years", url.Values{"year": {c.year}})
		p.wants(status, body, c.status, c.says)
	}
	p.wants(http.StatusOK, p.page(page), http.StatusOK, "2025、2024")
}

// TestEachAdministratorHasTheirs offers each administrator what is theirs, and
// refuses the others' with the name of who may.
func TestEachAdministratorHasTheirs(t *testing.T) {
	h := open(t)
	for _, c := range []struct {
		account          string
		offered, refused []string
		who              string
	}{
		{"xitong", []string{"/admin/people", "/admin/units", `action="/admin/units"`}, []string{"/admin/settings", "/admin/sessions", "/admin/log"}, "安全管理员或审计管理员"},
		{"anquan", []string{"/admin/people", "/admin/settings", "/admin/sessions"}, []string{"/admin/log"}, "审计管理员"},
		{"rizhi", []string{"/admin/people", "/admin/log"}, []string{"/admin/settings", "/admin/sessions"}, "安全管理员"},
		{"caiwu", nil, []string{"/admin", "/admin/people", "/admin/units", "/admin/people/sample-caiwu", "/admin/people/unknown", "/admin/log"}, "管理员"},
	} {
		p := h.as(t, c.account)
		all := ""
		if len(c.offered) > 0 {
			all = p.page("/admin") + p.page("/admin/units") + p.page("/admin/people/sample-lingdao")
		}
		for _, o := range c.offered {
			if !strings.Contains(all, o) {
				t.Errorf("%s is not offered %s", c.account, o)
			}
		}
		for _, path := range c.refused {
			status, body := p.get(path)
			named := false
			for _, who := range strings.Split(c.who, "或") {
				named = named || strings.Contains(body, "由"+who) || strings.Contains(body, who+"办")
			}
			if status != http.StatusForbidden || !named {
				t.Errorf("%s at %s: %d, %s", c.account, path, status, said(body))
			}
			if strings.Contains(all, `href="`+path+`"`) {
				t.Errorf("%s is offered %s", c.account, path)
			}
		}
	}
	if status, where := h.as(t, "anquan").ask("GET", "/", nil); status != http.StatusSeeOther || where != "/admin" {
		t.Errorf("the first page of an administrator: %d %q", status, where)
	}
	if status, where := h.as(t, "caiwu").ask("GET", "/", nil); status != http.StatusSeeOther || where != h.at() {
		t.Errorf("the first page of a clerk: %d %q", status, where)
	}
}

// TestWhatAdministratorsHaveToDo tells of people without a post, posts that end and
// units without a year, each to whose it is.
func TestWhatAdministratorsHaveToDo(t *testing.T) {
	h := open(t)
	system, security := h.as(t, "xitong"), h.as(t, "anquan")
	system.post("/admin/people", url.Values{"account": {"kong"}, "name": {"没有岗位的"}})
	h.hire(t, "duanqi", "短期的", url.Values{"role": {"财务经办人"}, "unit": {"hongqiao-zhen"}, "until": {"2025-03-20"}})
	security.wants(http.StatusOK, security.page("/admin"), http.StatusOK, "给没有岗位的授岗位", "短期的的岗位2025-03-20到期")
	system.wants(http.StatusOK, system.page("/admin"), http.StatusOK, "给上海市闵行区虹桥镇人民政府开年度")
	if strings.Contains(system.page("/admin"), "授岗位") {
		t.Error("the system administrator is told to give posts")
	}
}

// TestSettingsOfSigningIn changes them, and refuses what is out of bounds with what
// was typed still there.
func TestSettingsOfSigningIn(t *testing.T) {
	h := open(t)
	p := h.as(t, "anquan")
	good := url.Values{"policy": {"asvs"}, "tries": {"3"}, "idle": {"30"}, "longest": {"8"}, "locked": {"15"}, "code": {"24"}}
	for _, c := range []struct{ field, value, says string }{{"idle", "1", "空闲5—240分钟"}, {"longest", "25", "最长1—24小时"}, {"tries", "五", "“连着输错几次停”写的“五”不是数"}, {"tries", "2.5", "“2.5”不是整数"}, {"code", "1e2", "“1e2”是科学记数法"}, {"code", "", "空着；写一个整数"}, {"policy", "none", "设置不合用"}} {
		status, body := p.post("/admin/settings", merge(merge(url.Values{}, good), url.Values{c.field: {c.value}}))
		p.wants(status, body, http.StatusUnprocessableEntity, c.says)
		if c.field != "policy" && !strings.Contains(body, `name="`+c.field+`" value="`+html.EscapeString(c.value)+`"`) {
			t.Errorf("%s: what was typed is gone", c.field)
		}
	}
	status, body := p.post("/admin/settings", good)
	p.wants(status, body, http.StatusSeeOther)
	p.wants(http.StatusOK, p.page("/admin/settings"), http.StatusOK, `name="idle" value="30"`, `value="asvs" checked`)
	h.pass(31 * time.Minute)
	if status, where := p.ask("GET", "/admin/settings", nil); status != http.StatusSeeOther || !strings.HasPrefix(where, "/sign-in") {
		t.Errorf("after 31 idle minutes: %d %q", status, where)
	}
}

// TestTheLogTold tells who did what to whom in words, by its parts, page by page.
func TestTheLogTold(t *testing.T) {
	h := open(t)
	h.hire(t, "xinren", "新来的", url.Values{"role": {"财务经办人"}, "unit": {"hongqiao"}, "from": {"2025-03-01"}})
	p := h.as(t, "rizhi")
	deeds := p.page("/admin/log?part=改动")
	p.wants(http.StatusOK, deeds, http.StatusOK, "建账号", "样例·系统管理员", "授岗位", "镇长办公会同意", "发一次性口令", "新来的",
		"财务经办人，上海市闵行区虹桥镇人民政府（本级），2025-03-01起")
	if strings.Contains(deeds, "<b>登录</b>") || strings.Contains(deeds, "<b>看日志</b>") {
		t.Error("other parts stand among the deeds")
	}
	if signs := p.page("/admin/log?part=登录"); strings.Contains(signs, "<b>授岗位</b>") || !strings.Contains(signs, "<b>登录</b>") {
		t.Error("the part of signing in is another")
	}
	p.wants(http.StatusOK, p.page("/admin/log?part=查看"), http.StatusOK, "<b>看日志</b>")
	for range 120 {
		if err := h.store.Update(ctx, func(tx *store.Tx) error {
			_, err := tx.Append(store.Act{Tree: store.House, Person: "sample-shenji", Kind: "查看", Time: monday}, nil)
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	first := p.page("/admin/log")
	older := regexp.MustCompile(`href="(/admin/log\?part=&amp;before=[0-9]+)"`).FindStringSubmatch(first)
	if older == nil {
		t.Fatal("no older acts are offered")
	}
	rest := p.page(html.UnescapeString(older[1]))
	n := strings.Count(first, "<li>") + strings.Count(rest, "<li>")
	head, err := h.bench.House(ctx)
	if err != nil || int64(n) != head.Act-2 { // what is told, without the last two readings of it
		t.Errorf("two pages tell %d acts of %d", n, head.Act)
	}
}
