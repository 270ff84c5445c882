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
		return url.Values{"year": {"2024"}, "stage": {"填报"}, "unit": {"hongqiao"}, "until": {until}, "reason": {"按通知"}}
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
		if _, body := clerk.get(page); !strings.Contains(body, "2025年3月10日17时截止，还有7天") {
			t.Errorf("%s does not say how long there is", page)
		}
	}
	if status, _ := bureau.post("/calendar", day("2025-03-10 17:00")); status != http.StatusSeeOther {
		t.Errorf("a deadline as the refusal shows it is answered %d", status)
	}
	if _, body := clerk.get("/calendar"); !strings.Contains(body, "2025年3月10日17:00") {
		t.Errorf("the calendar does not list it")
	}
	_, sheet := clerk.get(h.at("values"))
	f := form(t, sheet, h.at("values", "SH03"))
	for _, c := range []struct{ until, reason, says string }{
		{"2025-03-01T17:00", "按通知", "已经过去"}, {"0001-01-01T00:00", "按通知", "对不上"}, {"2099-01-01T00:00", "按通知", "对不上"}, {"2025-03-10T17:00", " ", "理由"},
	} {
		wrong := day(c.until)
		wrong.Set("reason", c.reason)
		if status, body := bureau.post("/calendar", wrong); status != http.StatusUnprocessableEntity || !strings.Contains(body, c.says) {
			t.Errorf("%s %q: %d", c.until, c.reason, status)
		}
	}
	past := day("2025-03-01T17:00")
	past.Set("past", "yes")
	if status, body := bureau.post("/calendar", past); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	f.Set("text", "1")
	if status, body := clerk.post(h.at("values", "SH03"), f); status != http.StatusForbidden || !strings.Contains(body, "已经截止") {
		t.Errorf("after the day: %d", status)
	}
	if _, body := clerk.get(h.at("values")); !strings.Contains(body, "已经截止，从此锁住") {
		t.Errorf("the sheet does not say why it is locked")
	}
	_, body := bureau.get("/calendar")
	_, rest, _ := strings.Cut(body, `name="remove" value="`)
	id, _, _ := strings.Cut(rest, `"`)
	if status, body := bureau.post("/calendar", url.Values{"remove": {id}}); status != http.StatusUnprocessableEntity || !strings.Contains(body, "理由") {
		t.Errorf("a day taken away without a word: %d", status)
	}
	if status, _ := bureau.post("/calendar", url.Values{"remove": {id}, "reason": {"不再限期"}}); status != http.StatusSeeOther {
		t.Errorf("a day cannot be taken away: %d", status)
	}
	if _, body := clerk.get(h.at("values")); strings.Contains(body, "已经截止") {
		t.Errorf("it is still locked")
	}
}
