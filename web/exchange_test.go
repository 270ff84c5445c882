package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// exchanged sends a form as htmx does, and returns the parts that come back.
func (p *person) exchanged(path string, f url.Values) string {
	p.t.Helper()
	r, err := http.NewRequest(http.MethodPost, p.base+path, strings.NewReader(f.Encode()))
	if err != nil {
		p.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("HX-Request", "true")
	answer, err := p.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	status, body := read(p.t, answer)
	if status != http.StatusOK {
		p.t.Fatalf("%s: %d %s", path, status, body)
	}
	return body
}

// TestPartsThatComeBackAreTheSame looks at what is exchanged after a value, an amount
// and a target: rows can still be typed in, and what comes beside them goes to its
// own place.
func TestPartsThatComeBackAreTheSame(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "caiwu")
	for _, c := range []struct{ page, action, field, text, beside string }{
		{h.at("values"), h.at("values", "SL04"), "", "6", `id="sum" hx-swap-oob="true"`},
		{h.at("budget"), h.at("budget", "P06"), "决算数", "599.00", `id="total-合计" hx-swap-oob="true"`},
		{h.at("goals"), h.at("goals", "SL04"), "数据来源", "文件 D02", `id="weights" class="bars" hx-swap-oob="true"`},
	} {
		_, page := clerk.get(c.page)
		f := form(t, page, c.action)
		f.Set("text", c.text)
		if c.field != "" {
			f.Set("field", c.field)
		}
		parts := clerk.exchanged(c.action, f)
		if !strings.Contains(parts, c.beside) {
			t.Errorf("%s: %s is not among what comes back", c.action, c.beside)
		}
		if strings.Contains(parts, `hx-swap-oob=""`) {
			t.Errorf("%s: a part says that it is exchanged, and not how", c.action)
		}
		if !strings.Contains(parts, `action="`+c.action+`"`) {
			t.Errorf("%s: the row that comes back cannot be typed in", c.action)
		}
	}
}

// TestFiguresTypedByHandKeepAReportBack types a figure into the report and empties a
// reason that the pack asks for: the year cannot be sent until both are mended.
func TestFiguresTypedByHandKeepAReportBack(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "caiwu")
	part := h.at("report", "6-评价结论")
	_, page := clerk.get(part)
	f := form(t, page, part)
	f.Set("text", "# 评价结论\n\n走访了99家企业。\n")
	if status, body := clerk.post(part, f); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	if _, home := clerk.get(h.at()); !strings.Contains(home, "99家") {
		t.Errorf("the first page does not name the figure")
	}
	_, page = clerk.get(h.at("review"))
	if status, body := clerk.post(h.at("review"), wayForm(t, page, "报送")); status != http.StatusConflict || !strings.Contains(body, "处未办") {
		t.Errorf("it was sent: %d", status)
	}
}
