package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"jiheng/dossier"
)

// formOf is the form of one field among those of a row, with the text that stands in
// its box.
func formOf(t *testing.T, page, action, field string) url.Values {
	t.Helper()
	action = html.EscapeString((&url.URL{Path: action}).EscapedPath())
	for rest := page; ; {
		at := strings.Index(rest, `action="`+action+`"`)
		if at < 0 {
			t.Fatalf("no form of %s is sent to %s", field, action)
		}
		rest = rest[at:]
		end := strings.Index(rest, "</form>")
		f := url.Values{}
		for _, list := range [][][]string{hidden.FindAllStringSubmatch(rest[:end], -1), areas.FindAllStringSubmatch(rest[:end], -1), texts.FindAllStringSubmatch(rest[:end], -1)} {
			for _, m := range list {
				f.Set(m[1], html.UnescapeString(m[2]))
			}
		}
		if f.Get("field") == field {
			return f
		}
		rest = rest[end:]
	}
}

// texts finds boxes in which a line is typed.
var texts = regexp.MustCompile(`<input (?:class="field" )?name="(text)" value="([^"]*)"`)

// TestMonthsOfABudget types what a line paid in a month: the sums come along, what
// differs from the outturn is told at the line on both pages and takes no other figure
// away; a block of several lines is one act, a line without months gets a record, and a
// table that is not there is made.
func TestMonthsOfABudget(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	page := finance.page(h.at("budget", "months"))
	f := formOf(t, page, h.at("budget", "months", "P06"), "3月")
	f.Set("text", "31.00")
	row := finance.exchanged(h.at("budget", "months", "P06"), f)
	if !strings.Contains(row, "十二个月合计") || !strings.Contains(row, `id="sum-合计"`) || !strings.Contains(row, "<form") {
		t.Fatal(said(row))
	}
	_, budget := finance.get(h.at("budget"))
	if !strings.Contains(budget, "十二个月合计") || !strings.Contains(budget, h.at("fact", "合计-执行率")) {
		t.Errorf("the budget's page lacks the message or the sums")
	}
	before := h.act0(t)
	block := url.Values{"request": {"b1"}, "seen": {"1", "1", f.Get("seen")}, "entry": {"", "", ""}, "code": {"", "", ""}}
	block["line"], block["field"], block["text"] = []string{"P07", "P07", "P06"}, []string{"1月", "2月", "4月"}, []string{"1.00", "2.00", "3.00"}
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	e, _ := y.EntryOf(dossier.FileMonthly, "P06")
	block["seen"][2] = strconv.FormatInt(e.Version, 10)
	if status, body := finance.post(h.at("block"), block); status != http.StatusNoContent {
		t.Fatalf("%d %s", status, said(body))
	}
	if h.act0(t) != before+1 {
		t.Errorf("a block of two lines is %d acts", h.act0(t)-before)
	}
	page = finance.page(h.at("budget", "months"))
	for _, want := range []struct{ line, month, text string }{{"P07", "1月", "1.00"}, {"P07", "2月", "2.00"}, {"P06", "4月", "3.00"}} {
		if got := formOf(t, page, h.at("budget", "months", want.line), want.month).Get("text"); got != want.text {
			t.Errorf("%v holds %q", want, got)
		}
	}
	if status, body := finance.post(h.at("budget", "months", "P99"), url.Values{"field": {"1月"}, "text": {"1"}, "seen": {"0"}, "request": {"x"}}); status != http.StatusNotFound {
		t.Errorf("an unknown line: %d %s", status, said(body))
	}
	for _, e := range h.entries(t) {
		if e.File == dossier.FileMonthly {
			h.spoil(t, e, "")
		}
	}
	page = finance.page(h.at("budget", "months"))
	f = formOf(t, page, h.at("budget", "months", "P06"), "3月")
	f.Set("text", "1,234.50")
	if status, body := finance.post(h.at("budget", "months", "P06"), f); status != http.StatusSeeOther {
		t.Fatalf("a table that was not there: %d %s", status, said(body))
	}
	if got := formOf(t, finance.page(h.at("budget", "months")), h.at("budget", "months", "P06"), "3月").Get("text"); got != "1,234.50" {
		t.Errorf("the new record holds %q", got)
	}
}

// TestAnnualGoals types the goals of the year and what became of them, adds one and
// takes it away; who may not sees them printed.
func TestAnnualGoals(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	f := formOf(t, finance.page(h.at("goals")), h.at("annual", "MB1"), "完成")
	f.Set("text", "规模以上工业总产值{{JJ01}}，达到。")
	row := finance.exchanged(h.at("annual", "MB1"), f)
	if !strings.Contains(row, "完成情况印作：规模以上工业总产值预计106亿元，达到。") {
		t.Fatal(said(row))
	}
	if page := h.as(t, "zhuguan").page(h.at("goals")); !strings.Contains(page, "规模以上工业总产值预计106亿元，达到。") || strings.Contains(page, h.at("annual", "MB1")+`"`) {
		t.Errorf("a reviewer sees the text as it prints, and nothing to type in")
	}
	if status, body := finance.post(h.at("annual"), url.Values{"text": {"办成一件事"}, "request": {"n"}}); status != http.StatusForbidden || !strings.Contains(body, "已锁") {
		t.Errorf("a goal added while the goals are locked: %d %s", status, said(body))
	}
	id, err := h.bench.OpenYear(ctx, h.member(t, "xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	next := "/y/" + id
	if status, body := finance.post(next+"/begin", url.Values{"from": {"last"}}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	if status, body := finance.post(next+"/annual", url.Values{"text": {"办成一件事"}, "request": {"n2"}}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	for field, text := range map[string]string{"领域": "公共服务供给", "权重": "35", "文字": "办成两件事"} {
		f := formOf(t, finance.page(next+"/goals"), next+"/annual/MB6", field)
		f.Set("text", text)
		if status, body := finance.post(next+"/annual/MB6", f); status != http.StatusSeeOther {
			t.Fatalf("%s: %d %s", field, status, said(body))
		}
	}
	page := finance.page(next + "/goals")
	if !strings.Contains(page, "办成两件事") || !strings.Contains(page, "应为100") {
		t.Errorf("the new goal or the sum of the weights is not told")
	}
	f = form(t, page, next+"/annual/MB6/remove")
	if status, body := finance.post(next+"/annual/MB6/remove", f); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	if page = finance.page(next + "/goals"); strings.Contains(page, "办成两件事") {
		t.Errorf("the goal stays")
	}
}
