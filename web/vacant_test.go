package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestAYearThatWaitsForNobodyIsTold: sending asks beforehand, then submitter, head and
// administrators are told who is missing and what to do; the administrators with a link.
func TestAYearThatWaitsForNobodyIsTold(t *testing.T) {
	h := open(t)
	system, security, clerk := h.as(t, "xitong"), h.as(t, "anquan"), h.as(t, "caiwu")
	missing := "“单位审核”没有人能办：要由上海市闵行区虹桥镇人民政府（本级）的单位负责人通过，现在没有人在这个岗位上"
	if strings.Contains(clerk.page(h.at("review")), "停住") {
		t.Error("it warns where somebody is there")
	}
	id := h.idOf(t, "lingdao")
	page := "/admin/people/" + id
	f := url.Values{}
	for _, x := range forms(security.page(page), page+"/posts") {
		if x.Get("deed") == "drop" {
			f = x
		}
	}
	f.Set("reason", "退休")
	status, body := security.post(page+"/posts", f)
	security.wants(status, body, http.StatusSeeOther) // nothing waits for the head yet

	clerk.wants(http.StatusOK, clerk.page(h.at("review")), http.StatusOK, "报送以后会停住", missing, "请安全管理员给上海市闵行区虹桥镇人民政府（本级）的接手人授“单位负责人”的岗位")
	takeStep(t, h, clerk, "报送", "", "", http.StatusSeeOther)
	clerk.wants(http.StatusOK, clerk.page(h.at()), http.StatusOK, missing, "起等着")
	if strings.Contains(clerk.page(h.at()), "去授岗位") {
		t.Error("who cannot give posts is sent to do so")
	}
	security.wants(http.StatusOK, security.page("/admin"), http.StatusOK, missing, "去授岗位")
	system.wants(http.StatusOK, system.page("/admin"), http.StatusOK, missing, "请安全管理员给")
}

// TestAChangeOfTheHouseAsksFirst: what would stand still is listed, nothing is changed
// until that has been seen, and what was typed stays.
func TestAChangeOfTheHouseAsksFirst(t *testing.T) {
	h := open(t)
	system, security, clerk := h.as(t, "xitong"), h.as(t, "anquan"), h.as(t, "caiwu")
	takeStep(t, h, clerk, "报送", "", "", http.StatusSeeOther)
	page := "/admin/people/" + h.idOf(t, "lingdao")
	for _, deed := range []string{"drop", "until"} {
		var f url.Values
		for _, x := range forms(security.page(page), page+"/posts") {
			if x.Get("deed") == deed {
				f = x
			}
		}
		f.Set("reason", "退休了的那位")
		f.Set("until", "2025-01-01")
		status, body := security.post(page+"/posts", f)
		security.wants(status, body, http.StatusConflict, "这样改以后有1个年度停住，还没有改", "退休了的那位", "“单位审核”没有人能办")
		if strings.Contains(security.page("/admin"), "没有人能办") {
			t.Fatal("it was changed before it was seen")
		}
	}
	takeStep(t, h, h.as(t, "lingdao"), "通过", "", "", http.StatusSeeOther)
	unit := func(more url.Values) (int, string) {
		f := form(t, system.page("/admin/units/hongqiao"), "/admin/units/hongqiao")
		for k, v := range (url.Values{"name": {"上海市闵行区虹桥镇人民政府（本级）"}, "year": {"2024"}, "level": {"乡级"}, "department": {""}, "bureau": {"minhang-caizheng"}, "reason": {"机构改革"}}) {
			f[k] = v
		}
		for k, v := range more {
			f[k] = v
		}
		return system.post("/admin/units/hongqiao", f)
	}
	status, body := unit(nil)
	system.wants(status, body, http.StatusConflict, "这样改以后有1个年度停住，还没有改", "没有写主管部门，不知道由谁的主管部门审核人通过", `value="机构改革"`)
	status, body = unit(url.Values{"seen-still": {"yes"}})
	system.wants(status, body, http.StatusSeeOther)
	system.wants(http.StatusOK, system.page("/admin"), http.StatusOK, "没有写主管部门", "去写主管部门")
	clerk.wants(http.StatusOK, clerk.page(h.at()), http.StatusOK, "没有写主管部门", "请系统管理员在“单位”里给")
	status, body = unit(url.Values{"department": {"hongqiao-zhen"}})
	system.wants(status, body, http.StatusSeeOther)
	if strings.Contains(clerk.page(h.at()), "没有人能办") {
		t.Error("it is told of though the department is written again")
	}
}
