package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"jiheng/workbench"
)

var listed = regexp.MustCompile(`/review/([A-Z]{2}[0-9]+)"`)

// TestJudgingGoesByRisk goes from item to item in the order of the list, whatever was said
// of those before; nothing is chosen before the reviewer chooses.
func TestJudgingGoesByRisk(t *testing.T) {
	h := sent(t)
	head := h.as(t, "lingdao")
	var order []string
	for _, m := range listed.FindAllStringSubmatch(head.page(h.at("review")), -1) {
		order = append(order, m[1])
	}
	if len(order) < 60 {
		t.Fatalf("the list has %d items", len(order))
	}
	for i, code := range order[:4] {
		page := head.page(h.at("review", code))
		if strings.Contains(page, "checked") {
			t.Errorf("%s: something is chosen already", code)
		}
		f := form(t, page, h.at("review", code))
		if status, body := head.post(h.at("review", code), f); status != http.StatusUnprocessableEntity || !strings.Contains(body, "结论要选") {
			t.Errorf("%s: recorded without a verdict: %d %s", code, status, said(body))
		}
		f.Set("verdict", []string{"同意", "退回", "存疑"}[i%3])
		f.Set("text", "请核对")
		if status, where := head.ask("POST", h.at("review", code), f); status != http.StatusSeeOther || !strings.HasSuffix(where, "/review/"+order[i+1]) {
			t.Errorf("after %s comes %s, want %s", code, where, order[i+1])
		}
	}
}

// TestTheStoryGoesBack leads from the last acts to the first.
func TestTheStoryGoesBack(t *testing.T) {
	h := open(t)
	clerk := workbench.Person{ID: "sample-caiwu", Posts: []workbench.Post{{Role: workbench.FinanceClerk, Unit: "hongqiao"}}}
	for i := range 205 {
		y, err := h.bench.Year(ctx, h.year)
		if err != nil {
			t.Fatal(err)
		}
		e, _ := y.EntryOf("事实.yaml", "SH03")
		v := workbench.Value{Year: h.year, Code: "SH03", Text: itoa(1 + i%2), Seen: e.Version, Request: "故" + itoa(i)}
		if err := h.bench.SaveValues(ctx, clerk, h.year, []workbench.Value{v}, v.Request); err != nil {
			t.Fatal(err)
		}
	}
	p := h.as(t, "lingdao")
	body, pages := p.page(h.at("story")), 1
	if !strings.Contains(body, "最近200次") {
		t.Error("the newest are not told first")
	}
	older := regexp.MustCompile(`href="([^"]*story\?before=[0-9]+)"`)
	for m := older.FindStringSubmatch(body); m != nil && pages < 5; m = older.FindStringSubmatch(body) {
		body, pages = p.page(m[1]), pages+1
	}
	if pages != 2 || !strings.Contains(body, "第1次，") || !strings.Contains(body, "最近的") {
		t.Errorf("%d pages, the last does not tell the first act", pages)
	}
}
