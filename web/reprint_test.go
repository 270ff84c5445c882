package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiheng/dossier"
)

// TestAFigureThatWasPublished changes a value that the unit has made known: the row says
// what to do and who does it, the finance clerk changes how it was made known with the
// reason, an office's clerk does not.
func TestAFigureThatWasPublished(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	code := ""
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range y.Block(dossier.FileFacts, "公布") {
		if _, ok := y.EntryOf(dossier.FileFacts, e.Key); ok && code == "" {
			for _, s := range y.Block(dossier.FileFacts, "陈述") {
				if s.Key == e.Key && y.TextOf(s)("值") != "" && code == "" {
					code = e.Key
				}
			}
		}
	}
	f := form(t, finance.page(h.at("values")), h.at("values", code))
	f.Set("text", "7")
	row := finance.exchanged(h.at("values", code), f)
	if !strings.Contains(row, "公布的数确实变了的") || strings.Contains(row, "印作”") || !strings.Contains(row, "改公布的数") {
		t.Fatalf("%s: %s", code, plainWords("<main"+row))
	}
	to := h.at("values", code, "published")
	change := form(t, finance.page(h.at("values")), to)
	change.Set("prints", "7个")
	if status, body := finance.post(to, change); status != http.StatusUnprocessableEntity || !strings.Contains(body, "原因") {
		t.Errorf("without a reason: %d %s", status, said(body))
	}
	if status, body := h.as(t, "jingfa").post(to, merge(change, url.Values{"reason": {"更正"}})); status != http.StatusForbidden {
		t.Errorf("a clerk of an office: %d %s", status, said(body))
	}
	_, row = finance.get(h.at("values", code))
	now := strings.Split(strings.Split(row, `name="prints" value="`)[1], `"`)[0]
	change.Set("prints", now)
	change.Set("reason", "普查后更正，3月10日重新公布")
	if status, body := finance.post(to, change); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	if _, row = finance.get(h.at("values", code)); strings.Contains(row, "已公布为") {
		t.Errorf("the row still says so: %s", plainWords("<main"+row))
	}
	if story := finance.page(h.at("story")); !strings.Contains(story, "改公布的数") || !strings.Contains(story, "普查后更正") {
		t.Errorf("the log does not tell it")
	}
}

// TestFarValuesAreAskedAbout types values that are far from target and last year: both
// are named, and the value is stored; one that is no value by its length is refused.
func TestFarValuesAreAskedAbout(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	for _, c := range []struct{ code, text, want string }{
		{"JJ01", "1060000", "是上年87.60亿元的12100倍"}, {"JJ01", "1", "是指标值"}, {"SH03", "200", "是指标值≥2所的100倍"}, {"SH03", "3", ""}, {"JJ01", "106", ""},
	} {
		f := form(t, finance.page(h.at("values")), h.at("values", c.code))
		f.Set("text", c.text)
		row, _, _ := strings.Cut(finance.exchanged(h.at("values", c.code), f), "<template>")
		if c.want == "" && strings.Contains(row, "请核对数和单位") || !strings.Contains(row, c.want) {
			t.Errorf("%s %s: %s", c.code, c.text, plainWords("<main"+row))
		}
		if !strings.Contains(row, `value="`+c.text+`"`) {
			t.Errorf("%s %s was not stored", c.code, c.text)
		}
	}
	f := form(t, finance.page(h.at("values")), h.at("values", "SH03"))
	f.Set("text", strings.Repeat("很长", 40))
	if status, body := finance.post(h.at("values", "SH03"), f); status != http.StatusUnprocessableEntity || !strings.Contains(body, "超过60个") {
		t.Errorf("a value of 80 characters: %d %s", status, said(body))
	}
}

// TestEmptyGoalsAreNotSent sends goals whose targets are empty: the gate names them.
func TestEmptyGoalsAreNotSent(t *testing.T) {
	h := open(t)
	id, err := h.bench.OpenYear(ctx, h.member(t, "xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	finance := h.as(t, "caiwu")
	at := "/y/" + id
	if status, body := finance.post(at+"/begin", url.Values{"from": {"last"}}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	f := wayForm(t, finance.page(at+"/review"), "报送")
	if status, body := finance.post(at+"/review", f); status != http.StatusConflict || !strings.Contains(body, "指标值还空着：SL01、") {
		t.Errorf("%d %s", status, said(body))
	}
}
