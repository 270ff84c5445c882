package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/reply"
	"jiheng/workbench"
)

// An adminTab is a page of administrators, with the deed that it is for.
type adminTab struct {
	tab
	deed workbench.Deed // empty for everybody's
}

// adminTabs lists the pages of administrators; nobody is offered another's.
var adminTabs = []adminTab{
	{tab{"/admin", "要办的"}, workbench.SeePeople}, {tab{"/admin/people", "人员"}, workbench.SeePeople}, {tab{"/admin/units", "单位"}, workbench.SeePeople},
	{tab{"/calendar", "日历"}, workbench.SetDeadlines},
	{tab{"/packs", "规则包"}, ""}, {tab{"/admin/copies", "备份"}, workbench.MakeCopies},
	{tab{"/admin/sessions", "会话"}, workbench.EndOthers}, {tab{"/admin/settings", "设置"}, workbench.ChangeRules}, {tab{"/admin/files", "移出的文件"}, workbench.PurgeFiles}, {tab{"/admin/log", "日志"}, workbench.ReadLog},
	{tab{"/rights", "权限"}, ""},
}

// adminBar lists the pages that are offered to the person; none to who is no
// administrator.
func (v view) adminBar() []tab {
	if v.Year != nil || !v.Person.Can(workbench.SeePeople) {
		return nil
	}
	var out []tab
	for _, t := range adminTabs {
		if t.deed == "" || v.Person.Can(t.deed) {
			out = append(out, t.tab)
		}
	}
	return out
}

// adminView is the common part of a page of administrators.
func (v *visit) adminView(title, tab string) view {
	out := v.view(title)
	out.Tab, out.Done = tab, doneText[v.r.FormValue("done")]
	return out
}

// doneText says what was done, by the word in the path that the browser is sent to.
var doneText = map[string]string{
	"person": "账号建好了；请安全管理员授岗位、发一次性口令", "posts": "岗位改好了；本人要重新登录", "closed": "账号已停用，登录都结束了",
	"sessions": "登录都结束了", "totp": "验证器已解绑", "unit": "单位改好了", "built": "单位建好了；接着在下面开年度", "year": "年度开好了；财务经办人可以导入或填写", "settings": "设置改好了，马上生效",
	"elsewhere": "别处的登录都结束了", "token": "令牌收回了，用它的程序马上办不了", "copy": "备份做好了，读回来核对过", "purged": "内容已清除，校验码留在日志里",
	"removed": "项目删了；删错了在“办理记录”里撤销",
	"import":  "导入好了，下面是现在的数；导错了在“办理记录”里撤销",
}

// today is the day in China, 2025-01-06.
func (v *visit) today() string { return v.now().In(china).Format(time.DateOnly) }

// A refusal is what a form says that was not taken: which form it was, why, and what
// was typed, so that nothing is lost.
type refusal struct {
	Form, Error string
	Typed       url.Values
	Still       []workbench.Vacancy // years that would wait for nobody, and are asked about first
}

// asksFirst is what a form says before years are left waiting; ok is false where there are
// none, or they have been seen.
func (v *visit) asksFirst(form string, still []workbench.Vacancy) (r refusal, ok bool) {
	if len(still) == 0 || v.r.PostFormValue("seen-still") == "yes" {
		return r, false
	}
	return refusal{Form: form, Typed: v.r.PostForm, Still: still}, true
}

// stillOf are the years that a form asks about.
func (r refusal) stillOf(form string) []workbench.Vacancy {
	if r.Form == form {
		return r.Still
	}
	return nil
}

// of is the message of a form; empty where it was another.
func (r refusal) of(form string) string {
	if r.Form == form {
		return r.Error
	}
	return ""
}

// has reports the form that was not taken.
func (r refusal) has(form string) bool { return r.of(form) != "" || len(r.stillOf(form)) > 0 }

// or is what was typed into a box of a form, else what stands there.
func (r refusal) or(form, name, stands string) string {
	if r.Form == form && r.Typed.Has(name) {
		return r.Typed.Get(name)
	}
	return stands
}

// refused is what a form says of an error, and the status; ok is false for what is
// a page of its own: what is unknown, not allowed, or the program's.
func (v *visit) refused(form string, err error) (r refusal, status int, ok bool) {
	bad := faultOf(err)
	if bad.Kind == fault.Internal || bad.Kind == fault.NotFound || bad.Code == "right" || bad.Code == codeOld || bad.Code == codeSession {
		return r, 0, false
	}
	return refusal{Form: form, Error: bad.Message, Typed: v.r.PostForm}, reply.Status(bad.Kind), true
}

// An adminPage is what is for an administrator to do (要办的).
type adminPage struct {
	view
	Duties                 []duty
	Open                   []string // entries of the house that cannot be read
	People, Units, Samples int
	Health                 Health
	Healthy                bool // Health is told
}

func (v *visit) admin() error {
	h, err := v.bench.Oversee(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	years, err := v.bench.YearsOpened(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	p := adminPage{view: v.adminView("管理", "/admin"), Units: len(h.Units())}
	for _, f := range h.Open {
		p.Open = append(p.Open, faultOf(f).Message)
	}
	for _, m := range h.Members() {
		if m.Closed == "" {
			p.People++
		}
		if m.Sample && m.Closed == "" {
			p.Samples++
		}
	}
	p.Health, p.Healthy = v.health()
	still, err := v.vacantDuties(p.view)
	if err != nil {
		return err
	}
	p.Duties = slices.Concat(still, v.postDuties(h), v.yearDuties(h, years), v.logDuties())
	return v.write(http.StatusOK, adminWhole(p))
}

// soon is how long before its end a post is told of.
const soon = 30 * 24 * time.Hour

// postDuties are what the security administrator has to do: people who have no post
// in force, and posts that end soon.
func (v *visit) postDuties(h *workbench.House) []duty {
	if !v.who.Can(workbench.GivePosts) {
		return nil
	}
	var out []duty
	until := v.now().Add(soon).In(china).Format(time.DateOnly)
	for _, m := range h.Members() {
		if m.Closed != "" || m.ID == v.who.ID {
			continue
		}
		path := adminPath("people", m.ID)
		if !slices.ContainsFunc(m.Posts, func(q workbench.Post) bool { return q.Until == "" || q.Until >= v.today() }) {
			out = append(out, duty{What: "给" + m.Name + "授岗位", Why: "账号" + m.Account + "没有在用的岗位，登录以后什么也看不到", Path: path, Deed: "授岗位"})
		}
		for _, q := range m.Posts {
			if h.Holds(m, q, v.today()) && q.Until != "" && q.Until <= until {
				out = append(out, duty{What: m.Name + "的岗位" + q.Until + "到期", Why: h.PostText(q), Path: path, Deed: "去看"})
			}
		}
	}
	return out
}

// yearDuties are what the system administrator has to do: units where somebody fills
// in, and no year is open.
func (v *visit) yearDuties(h *workbench.House, years map[string][]int) []duty {
	if !v.who.Can(workbench.OpenYears) {
		return nil
	}
	filled := map[string]bool{}
	for _, m := range h.Members() {
		for _, q := range m.Posts {
			if q.Role == workbench.FinanceClerk && h.Holds(m, q, v.today()) {
				filled[q.Unit] = true
			}
		}
	}
	var out []duty
	for _, u := range h.Units() {
		if filled[u.ID] && len(years[u.ID]) == 0 {
			out = append(out, duty{What: "给" + u.Name + "开年度", Why: "有财务经办人，还没有可以办的年度", Path: adminPath("units", u.ID), Deed: "开年度"})
		}
	}
	return out
}

// logDuties is what the audit administrator has to do.
func (v *visit) logDuties() []duty {
	if !v.who.Can(workbench.ReadLog) {
		return nil
	}
	return []duty{{What: "看日志", Why: "谁建了账号、授了岗位、发了口令；每看一次也记一次", Path: "/admin/log?part=" + urlValue(string(workbench.LogDeeds)), Deed: "去看"}}
}

// adminPath is the path of a page of administrators.
func adminPath(parts ...string) string {
	var b strings.Builder
	b.WriteString("/admin")
	for _, p := range parts {
		b.WriteString("/" + url.PathEscape(p))
	}
	return b.String()
}
