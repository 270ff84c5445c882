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
