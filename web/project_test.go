package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// ofProject finds the forms of values on the sheet of a project.
var ofProject = regexp.MustCompile(`action="(/y/[^"]*/values/([A-Z0-9]+)\?project=(P\d+))"`)

// TestASheetOfAProject types a value on a project's own sheet: the row comes back as it
// stands there, with the project's sum and with no row of another project, and without
// script the person is back on the project's page.
func TestASheetOfAProject(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "caiwu")
	for _, project := range []string{"P02", "P06", "P09"} {
		page := clerk.page(h.at("project", project))
		found := ofProject.FindStringSubmatch(page)
		if !strings.Contains(page, "项目自评得分") || !strings.Contains(page, `id="indicators"`) {
			t.Fatalf("%s has no sheet: %s", project, said(page))
		}
		if found == nil {
			continue // all of it is computed
		}
		code := found[2]
		if found[3] != project {
			t.Errorf("%s sends to %s", project, found[1])
		}
		f := form(t, page, found[1])
		f.Set("text", "6")
		row := clerk.exchanged(found[1], f)
		if !strings.Contains(row, `id="row-`+code+`"`) || !strings.Contains(row, "项目自评得分") || strings.Contains(row, ">自评总分<") || !strings.Contains(row, "?project="+project) {
			t.Errorf("%s is answered with %s", code, said(row))
		}
		f = form(t, clerk.page(h.at("project", project)), found[1])
		f.Set("text", "7")
		if status, body := clerk.post(found[1], f); status != http.StatusSeeOther {
			t.Errorf("%d %s", status, said(body))
		}
		if whole := clerk.page(h.at("values")); strings.Contains(whole, "?project=") {
			t.Error("the unit's sheet sends from a project")
		}
	}
	if page := clerk.page(h.at("budget")); strings.Contains(page, "添项目") {
		t.Error("a project is offered while the budget is frozen")
	}
	if status, body := clerk.post(h.at("projects"), url.Values{"name": {"甲"}, "request": {"p"}}); status != http.StatusForbidden || !strings.Contains(body, "已锁") {
		t.Errorf("a project is added while the budget is frozen: %d %s", status, said(body))
	}
}

// TestHomeTellsOfProjects: a project that is ready is a duty of its office, one that was
// sent is one of the finance clerk's and keeps the unit's year, and one that came back
// tells its office why.
func TestHomeTellsOfProjects(t *testing.T) {
	h := open(t)
	clerk, finance := h.as(t, "jingfa"), h.as(t, "caiwu")
	if page := clerk.page(h.at()); !strings.Contains(page, "个项目") || !strings.Contains(page, "去报送") {
		t.Errorf("nothing is to be sent: %s", said(page))
	}
	step := func(p *person, how, reason string) {
		t.Helper()
		for _, f := range forms(p.page(h.at("project", "P01")), h.at("project", "P01", "step")) {
			if f.Get("how") != how {
				continue
			}
			f.Set("reason", reason)
			if status, body := p.post(h.at("project", "P01", "step"), f); status != http.StatusSeeOther {
				t.Fatalf("%s: %d %s", how, status, said(body))
			}
			return
		}
		t.Fatalf("%s is not offered", how)
	}
	step(clerk, "报送", "")
	if page := finance.page(h.at()); !strings.Contains(page, "复核1个项目") || !strings.Contains(page, "在财务复核，还没有通过") {
		t.Errorf("finance is told nothing: %s", said(page))
	}
	step(finance, "退回", "完成情况写得太简单")
	if page := clerk.page(h.at()); !strings.Contains(page, "改项目P01") || !strings.Contains(page, "完成情况写得太简单") {
		t.Errorf("the office is told nothing: %s", said(page))
	}
}

// TestClosedFields offers what a field of a project may hold, keeps what stands there, and
// offers nothing that is refused.
func TestClosedFields(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "caiwu")
	page := clerk.page(h.at("project", "P06"))
	for _, want := range []string{`，自评">`, `<option value="是" selected>是`, `<option value="否">否`, `，经办科室">`, `<option value="党政办" selected>`, `，未执行去向">`, `<option value="财政收回" selected>`, `<option value="结转下年">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for field, texts := range map[string][]string{"未执行去向": {"结转下年", "", "财政收回"}, "自评": {"否", "是"}, "科室": {"经发办", "党政办"}} {
		for _, text := range texts {
			clerk.send(h.at("project", "P06"), h.at("project", "P06"), map[string]string{"field": field, "text": text}, 303)
		}
	}
}
