package web_test

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"jiheng/workbench"
)

// person of the house's own use cases, by account.
func (h *house) member(t *testing.T, account string) workbench.Person {
	t.Helper()
	all, err := h.bench.House(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all.Members() {
		if m.Account == account {
			return m.Person
		}
	}
	t.Fatalf("no account %s", account)
	return workbench.Person{}
}

// TestNextYearIsDrafted opens the next year, rolls the last one over into it, and
// changes its indicators in the grid: one is added, moved, filled in and taken away.
func TestNextYearIsDrafted(t *testing.T) {
	h := open(t)
	id, err := h.bench.OpenYear(context.Background(), h.member(t, "xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	clerk := h.as(t, "caiwu")
	at := func(parts ...string) string { return strings.Replace(h.at(parts...), h.year, id, 1) }
	if _, body := clerk.get(at()); !strings.Contains(body, "从上年结转") {
		t.Fatal("an empty year does not say how to begin it")
	}
	if status, body := clerk.post(at("begin"), url.Values{"from": {"last"}}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	_, goals := clerk.get(at("goals"))
	if !strings.Contains(goals, "name=\"text\" value=\"招引区级重点项目数\"") {
		t.Fatal("the goals cannot be typed")
	}
	if status, body := clerk.post(at("goals"), url.Values{"after": {"SL02"}, "name": {"新开工项目数"}, "request": {"add"}}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	_, goals = clerk.get(at("goals"))
	order := regexp.MustCompile(`id="row-([A-Z]+[0-9]+)"`)
	codes := func(page string) (out []string) {
		for _, m := range order.FindAllStringSubmatch(page, -1) {
			out = append(out, m[1])
		}
		return out
	}
	if got := codes(goals); len(got) != 70 || got[2] != "SL24" {
		t.Fatalf("the new indicator is not behind SL02: %v", got[:4])
	}
	f := form(t, goals, at("goals", "SL24", "deed")) // the first deed of the row moves it up
	if f.Get("how") != "move" {
		t.Fatalf("%v", f)
	}
	clerk.post(at("goals", "SL24", "deed"), f)
	_, goals = clerk.get(at("goals"))
	if got := codes(goals); got[1] != "SL24" || got[2] != "SL02" {
		t.Errorf("not moved up: %v", got[:4])
	}
	entry := form(t, goals, at("goals", "SL24"))
	entry.Set("field", "指标值")
	entry.Set("text", "≥8个")
	if status, body := clerk.post(at("goals", "SL24"), entry); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	_, goals = clerk.get(at("goals"))
	if !strings.Contains(goals, `value="≥8个"`) {
		t.Errorf("the target was not stored")
	}
	f = form(t, goals, at("goals", "SL24", "deed"))
	f.Set("how", "remove")
	f.Set("request", "gone")
	clerk.post(at("goals", "SL24", "deed"), f)
	if _, goals = clerk.get(at("goals")); strings.Contains(goals, "SL24") {
		t.Errorf("it was not taken away")
	}
	if _, story := clerk.get(at("story")); !strings.Contains(story, "删除") || !strings.Contains(story, "加指标") {
		t.Errorf("the log does not tell it")
	}
}

// TestMovedByKey moves a row by keys: the box that had the focus has it again, where the
// row is now.
func TestMovedByKey(t *testing.T) {
	h := open(t)
	id, err := h.bench.OpenYear(ctx, h.member(t, "xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.bench.Begin(ctx, h.member(t, "caiwu"), id, true); err != nil {
		t.Fatal(err)
	}
	s := h.browse(t, "caiwu")
	s.open("/y/" + id + "/goals")
	order := `[...document.querySelectorAll("#sheet tbody.row")].slice(0, 3).map(r => r.id).join(" ")`
	const held = `document.activeElement.dataset.grid === "口径" && document.activeElement.closest("tr").id === "SL03"`
	s.focusOn(`#row-SL03 [data-grid="口径"]`)
	press := func(key string) {
		see[bool](s, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "`+key+`", altKey: true, bubbles: true, cancelable: true}))`)
	}
	press("ArrowUp")
	s.until(order + ` === "row-SL01 row-SL03 row-SL02" && ` + held)
	press("ArrowUp")
	s.until(order + ` === "row-SL03 row-SL01 row-SL02" && ` + held)
	press("ArrowDown")
	s.until(order + ` === "row-SL01 row-SL03 row-SL02" && ` + held)
}
