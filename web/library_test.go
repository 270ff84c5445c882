package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiheng/dossier"
)

// TestLibraryOfIndicators puts chosen indicators among those of a year that is being
// drafted, as one act with codes of their classes, targets empty; a clerk of an office
// puts them among their own. What the rules say of goals stands beside them, and changes
// with what is typed.
func TestLibraryOfIndicators(t *testing.T) {
	h := open(t)
	id, err := h.bench.OpenYear(ctx, h.member(t, "xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	finance := h.as(t, "caiwu")
	if page := finance.page(h.at("goals")); strings.Contains(page, "指标库") {
		t.Errorf("the library is offered while goals are locked")
	}
	h.year = id
	if status, body := finance.post(h.at("begin"), url.Values{"from": {"last"}}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	page := finance.page(h.at("goals"))
	for _, want := range []string{"会议和培训", "培训人次", "≥…人次", `value="PX02"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	act := h.act0(t)
	if status, body := finance.post(h.at("library"), url.Values{"id": {"PX01", "PX02", "GC02", "PX05"}, "office": {"社事办"}, "request": {"l"}}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	y, err := h.bench.Year(ctx, id)
	if err != nil || y.Act != act+1 || len(y.Year.Indicators) != 73 {
		t.Fatalf("%d acts, %d indicators, %v", y.Act-act, len(y.Year.Indicators), err)
	}
	var codes []string
	for _, ind := range y.Year.Indicators {
		if ind.Name == "培训班期数" || ind.Name == "培训人次" || ind.Name == "工程竣工验收合格率" || ind.Name == "参训人员满意度" {
			codes = append(codes, ind.Code+ind.Level2+ind.Office)
			if e, _ := y.EntryOf(dossier.FileIndicators, ind.Code); y.TextOf(e)("口径") == "" || y.TextOf(e)("指标值") != "" {
				t.Errorf("%s: %s", ind.Code, e.Text)
			}
		}
	}
	if got := strings.Join(codes, " "); !strings.HasPrefix(got, "SL24数量指标社事办 SL25数量指标社事办 ZL14质量指标社事办 MY") {
		t.Errorf("%s", got)
	}
	if status, body := finance.post(h.at("library"), url.Values{"request": {"none"}}); status != http.StatusUnprocessableEntity || !strings.Contains(body, "先勾选") {
		t.Errorf("nothing chosen: %d %s", status, said(body))
	}
	clerk := h.as(t, "shishi")
	for office, want := range map[string]int{"社事办": http.StatusSeeOther, "经发办": http.StatusForbidden, "": http.StatusForbidden} {
		if status, body := clerk.post(h.at("library"), url.Values{"id": {"BZ01"}, "office": {office}, "request": {"c" + office}}); status != want {
			t.Errorf("%q: %d %s", office, status, said(body))
		}
	}
	f := formOf(t, finance.page(h.at("goals")), h.at("goals", "ZL14"), "指标值")
	f.Set("text", "≥120%")
	if status, body := finance.post(h.at("goals", "ZL14"), f); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	_, findings := finance.get(h.at("goals", "check"))
	if !strings.Contains(findings, "目标检查") || !strings.Contains(findings, "工程竣工验收合格率") {
		t.Errorf("a rate of 120%% is not found: %s", plainWords("<main"+findings))
	}
}
