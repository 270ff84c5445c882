package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestApprovedGoalsAreAdjusted leads from what is locked to the page of adjustments,
// where one is recorded, refused with what was filled in, and seen by who reviews.
func TestApprovedGoalsAreAdjusted(t *testing.T) {
	h := open(t)
	clerk, head := h.as(t, "caiwu"), h.as(t, "lingdao")
	page := h.at("adjust")
	for _, from := range []string{h.at("goals"), h.at("budget"), h.at("records", "adjustments"), h.at("records", "expenses")} {
		if !strings.Contains(clerk.page(from), `href="`+page+`"`) {
			t.Errorf("%s does not lead to the adjustments", from)
		}
	}
	status, body := clerk.post(h.at("goals", "SH03"), url.Values{"entry": {h.entry(h.year, "指标.yaml SH03")}, "field": {"指标值"}, "text": {"≥9所"}, "seen": {"1"}, "request": {"locked"}})
	if status != http.StatusForbidden || !strings.Contains(body, "请走调整") || !strings.Contains(body, `href="`+page+`"`) {
		t.Errorf("what is locked does not lead to the adjustments: %d %s", status, said(body))
	}
	f := form(t, clerk.page(page), h.at("adjust", "budget"))
	f.Set("kind", "调剂")
	f.Set("line", "P06")
	f.Set("to", "P09")
	f.Set("amount", "3.25")
	f.Set("day", "2024-11-20")
	f.Set("reason", "雨季抢修")
	if status, body := clerk.post(h.at("adjust", "budget"), f); status != http.StatusUnprocessableEntity || !strings.Contains(body, "文件空着") || !strings.Contains(body, `value="雨季抢修"`) {
		t.Errorf("without a document: %d %s", status, said(body))
	}
	f.Set("document", "会议纪要第21号")
	f.Set("request", "with a document")
	if status, body := clerk.post(h.at("adjust", "budget"), f); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	if body := clerk.page(page + "?code=SL05"); !strings.Contains(body, "TZ12") || !strings.Contains(body, "会议纪要第21号") || !strings.Contains(body, "批复的指标值") {
		t.Error("what was recorded is not listed, or an indicator's form is not there")
	}
	f = form(t, clerk.page(page+"?code=SL05"), h.at("adjust", "target"))
	for name, text := range map[string]string{"target": "≥1040次", "day": "2024-09-30", "reason": "增加走访", "document": "会议纪要第22号"} {
		f.Set(name, text)
	}
	if status, body := clerk.post(h.at("adjust", "target"), f); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	if body := clerk.page(h.at("values")); !strings.Contains(body, h.at("fact", "SL05-指标值")) {
		t.Error("the value sheet does not lead to the account of the target in force")
	}
	takeStep(t, h, clerk, "报送", "", "", http.StatusSeeOther)
	if body := head.page(h.at("review")); !strings.Contains(body, "批复以后的调整") || !strings.Contains(body, "会议纪要第22号：增加走访") {
		t.Error("who reviews does not see the adjustments")
	}
	if body := clerk.page(page); strings.Contains(body, "记一笔预算调整") || !strings.Contains(body, "调整已锁") {
		t.Error("adjustments can be recorded while the year is reviewed")
	}
}
