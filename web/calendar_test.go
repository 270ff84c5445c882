package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestADayIsSetAndCounts sets a deadline as the bureau, looks for it where the clerk
// works, lets it be in the past, and looks at what a value is refused with.
func TestADayIsSetAndCounts(t *testing.T) {
	h := open(t)
	bureau, clerk := h.as(t, "caizheng"), h.as(t, "shishi")
	day := func(until string) url.Values {
		return url.Values{"year": {"2024"}, "stage": {"填报"}, "unit": {""}, "until": {until}, "reason": {"按通知"}}
	}
	if status, _ := clerk.post("/calendar", day("2025-03-10T17:00")); status != http.StatusForbidden {
		t.Errorf("a clerk set a day: %d", status)
	}
	if status, body := bureau.post("/calendar", day("")); status != http.StatusUnprocessableEntity || !strings.Contains(body, "期限要有") {
		t.Errorf("a day without a time: %d", status)
	}
	if status, body := bureau.post("/calendar", day("2025-03-10T17:00")); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	for _, page := range []string{h.at(), h.at("values")} {
		if _, body := clerk.get(page); !strings.Contains(body, "3月10日17时截止，还有7天") {
			t.Errorf("%s does not say how long there is", page)
		}
	}
	if _, body := clerk.get("/calendar"); !strings.Contains(body, "2025年3月10日17:00") {
		t.Errorf("the calendar does not list it")
	}
	_, sheet := clerk.get(h.at("values"))
	f := form(t, sheet, h.at("values", "SH03"))
	if status, body := bureau.post("/calendar", day("2025-03-01T17:00")); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	f.Set("text", "1")
	if status, body := clerk.post(h.at("values", "SH03"), f); status != http.StatusForbidden || !strings.Contains(body, "已经截止") {
		t.Errorf("after the day: %d", status)
	}
	if _, body := clerk.get(h.at("values")); !strings.Contains(body, "已经截止，从此锁住") {
		t.Errorf("the sheet does not say why it is locked")
	}
}
