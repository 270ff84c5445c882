package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"jiheng/dossier"
)

// TestTheGoalCheckTellsWhatItCannotCheck lists values that cannot be read, sums that are
// not as the pack asks and how many fields are empty, and says of none that nothing was
// found; what is mended is told no more.
func TestTheGoalCheckTellsWhatItCannotCheck(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	id, err := h.bench.OpenYear(ctx, h.member(t, "xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	h.year = id
	if status, body := finance.post(h.at("begin"), url.Values{"from": {"last"}}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	set := func(code, field, text string) string {
		t.Helper()
		f := formOf(t, finance.page(h.at("goals")), h.at("goals", code), field)
		f.Set("text", text)
		if status, body := finance.post(h.at("goals", code), f); status != http.StatusSeeOther {
			t.Fatalf("%s %s: %d %s", code, field, status, said(body))
		}
		return finance.page(h.at("goals", "check"))
	}
	const none = "没有发现问题"
	if body := finance.page(h.at("goals", "check")); strings.Contains(body, none) || !strings.Contains(body, "没有填指标值（SL01、") || !strings.Contains(body, "等），填了才查") {
		t.Errorf("empty targets are not told: %s", plainWords("<main"+body))
	}
	for _, c := range []struct{ code, field, bad, want string }{
		{"SL01", "指标值", "abc", "abc"},
		{"ZL01", "指标值", "差不多", "差不多"},
		{"SL02", "分值", "1x", "1x"},
		{"SL03", "分值", "40", "分值合计是"},
	} {
		y, err := h.bench.Year(ctx, h.year)
		if err != nil {
			t.Fatal(err)
		}
		e, _ := y.EntryOf(dossier.FileIndicators, c.code)
		before := y.TextOf(e)(c.field)
		if body := set(c.code, c.field, c.bad); strings.Contains(body, none) || !strings.Contains(body, c.want) {
			t.Errorf("%s %s is not told: %s", c.code, c.bad, plainWords("<main"+body))
		}
		if body := set(c.code, c.field, before); strings.Contains(body, c.want) {
			t.Errorf("%s is told when it is mended: %s", c.code, plainWords("<main"+body))
		}
	}
}

// TestAnIndicatorTakenAwayCanBeUndoneAtOnce names it in the question before, and offers to
// undo it on the page after; of no other act the address makes an offer.
func TestAnIndicatorTakenAwayCanBeUndoneAtOnce(t *testing.T) {
	h := open(t)
	id, err := h.bench.OpenYear(ctx, h.member(t, "xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	h.year = id
	finance := h.as(t, "caiwu")
	if status, body := finance.post(h.at("begin"), url.Values{"from": {"last"}}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	if status, body := finance.post(h.at("library"), url.Values{"id": {"PX01"}, "office": {"社事办"}, "request": {"one"}}); status != http.StatusSeeOther { // nothing names it
		t.Fatalf("%d %s", status, said(body))
	}
	page := finance.page(h.at("goals"))
	if !strings.Contains(page, `data-confirm="SL24 `) {
		t.Error("the question does not name what is taken away")
	}
	f := form(t, page, h.at("goals", "SL24", "deed"))
	f.Set("how", "remove")
	if status, body := finance.post(h.at("goals", "SL24", "deed"), f); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	y, err := h.bench.Year(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{"", "?done=" + strconv.FormatInt(y.Act-1, 10), "?done=x", "?done=999999"} {
		if strings.Contains(finance.page(h.at("goals")+other), `id="removed"`) {
			t.Errorf("%q offers to undo", other)
		}
	}
	after := h.at("goals") + "?done=" + strconv.FormatInt(y.Act, 10)
	if strings.Contains(h.as(t, "jingfa").page(after), `id="removed"`) {
		t.Error("another is offered to undo")
	}
	page = finance.page(after)
	if !strings.Contains(page, `id="removed"`) || strings.Contains(page, `id="SL24"`) {
		t.Fatal("it is not offered to undo")
	}
	if status, body := finance.post(h.at("undo"), form(t, page, h.at("undo"))); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	if page = finance.page(h.at("goals")); !strings.Contains(page, `data-confirm="SL24 `) {
		t.Error("it is not back")
	}
}
