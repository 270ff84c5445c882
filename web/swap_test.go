package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiheng/store"
)

// A swap is a request in which an identifier was put in the place of another.
type swap struct {
	says, path string
	form       map[string]string // nil for a GET; entry as askings names it, with the year before a colon
	want       int               // 404 is the page of the unknown
}

// TestSwappedIdentifiers puts identifiers of other years, entries, indicators and
// files into path, query and body: it is the unknown, or refused, and no year has
// become another.
func TestSwappedIdentifiers(t *testing.T) {
	m := district(t)
	clerk := m.people[1]
	own, other := m.year, "qibao-2024"
	m.act(other, store.Edit{Op: store.Insert, Entry: store.Entry{File: "预算/更多.yaml", Text: "别处: 有\n"}}) // IDs that the other year alone has
	const theirs = "3-1"
	cell := func(entry string) map[string]string {
		return map[string]string{"entry": entry, "seen": "1", "field": "决算数", "text": "1.00"}
	}
	reason := func(entry string) map[string]string {
		return map[string]string{"entry": entry, "seen": "1", "原因": "换一个说法"}
	}
	text := func(entry string) map[string]string {
		return map[string]string{"entry": entry, "seen": "1", "text": "换一段\n"}
	}
	swaps := []swap{
		{"别的单位的预算行", atYear(own, "budget", "P06"), cell(theirs), 404},
		{"本单位别的预算行", atYear(own, "budget", "P06"), cell(own + ":预算/预算.csv P07"), 404},
		{"没有的预算行", atYear(own, "budget", "P99"), cell(own + ":预算/预算.csv P06"), 404},
		{"预算页改指标", atYear(own, "budget", "P06"), cell(own + ":指标.yaml SH03"), 404},
		{"没有的条目", atYear(own, "budget", "P06"), cell("no-such-entry"), 404},
		{"别的单位的年度，本单位的条目", atYear(other, "budget", "P06"), cell(own + ":预算/预算.csv P06"), 404},
		{"别的单位的指标", atYear(own, "goals", "SH03"), map[string]string{"entry": theirs, "seen": "1", "field": "口径", "text": "另一个口径"}, 404},
		{"没有的指标", atYear(own, "goals", "XX99"), map[string]string{"entry": own + ":指标.yaml SH03", "seen": "1", "field": "口径", "text": "另一个口径"}, 404},
		{"别的指标的原因", atYear(own, "values", "SH03", "reason"), reason(own + ":指标.yaml SL01"), 404},
		{"别的单位的原因", atYear(own, "values", "SH03", "reason"), reason(theirs), 404},
		{"没有的指标的值", atYear(own, "values", "XX99"), map[string]string{"seen": "1", "text": "9"}, 404},
		{"别的单位的值", atYear(other, "values", "SH03"), map[string]string{"seen": "1", "text": "9"}, 404},
		{"块里有一格不存在", atYear(own, "block"), map[string]string{"code": "XX99", "seen": "1", "text": "9"}, 404},
		{"块里有一格是别的单位的", atYear(own, "block"), map[string]string{"code": "", "entry": theirs, "field": "决算数", "seen": "1", "text": "9"}, 404},
		{"块里有一格是审核记录的", atYear(own, "block"), map[string]string{"code": "", "entry": own + ":单位.yaml", "field": "没有这一栏", "seen": "1", "text": "9"}, 422},
		{"别的部分的正文", atYear(own, "report", "5-绩效实现"), text(own + ":正文/1-概况.md"), 404},
		{"没有的部分", atYear(own, "report", "没有"), text(own + ":正文/5-绩效实现.md"), 404},
		{"正文页改指标", atYear(own, "report", "5-绩效实现"), text(own + ":指标.yaml SH03"), 404},
		{"别的单位的正文", atYear(own, "report", "5-绩效实现"), text(theirs), 404},
		{"没有的指标的审核", atYear(own, "review", "XX99"), nil, 404},
		{"没有的指标的意见", atYear(own, "review", "XX99"), map[string]string{"verdict": "同意", "seen": "1"}, 404},
		{"没有的数", atYear(own, "fact", "没有"), nil, 404},
		{"没有的文件", atYear(own, "papers", "没有.pdf"), nil, 404},
		{"没有的格式", atYear(own, "papers", "自评报告.exe"), nil, 404},
		{"没有的稿", atYear(own, "issued", "2", "自评报告.pdf"), nil, 404},
		{"零稿", atYear(own, "issued", "0", "自评报告.pdf"), nil, 404},
		{"不是数的稿", atYear(own, "issued", "../1", "自评报告.pdf"), nil, 404},
		{"往上走的文件名", atYear(own, "issued", "1", "../../指标.yaml"), nil, 404},
		{"别的单位的稿", atYear(other, "issued", "1", "自评报告.pdf"), nil, 404},
		{"没有的部分的报告", atYear(own, "report", "../指标"), nil, 404},
	}
	before := m.heads()
	for i, s := range swaps {
		var status int
		var body string
		if s.form == nil {
			status, body = clerk.get(s.path)
		} else {
			f := url.Values{"request": {"swap-" + itoa(i)}}
			for k, v := range s.form {
				if year, what, ok := strings.Cut(v, ":"); ok && k == "entry" {
					v = m.entry(year, what)
				}
				f.Set(k, v)
			}
			status, body = clerk.post(s.path, f)
		}
		if status != s.want {
			t.Errorf("%s: %d, want %d: %s", s.says, status, s.want, said(body))
		}
		if status == http.StatusNotFound && body != m.nobody(1) {
			t.Errorf("%s: not the page of the unknown", s.says)
		}
	}
	if after := m.heads(); after != before {
		t.Errorf("years have become others: %s, were %s", after, before)
	}
}

// TestSwappedQueries puts years and places into queries and bodies that a page does
// not take from there.
func TestSwappedQueries(t *testing.T) {
	m := district(t)
	clerk := m.people[1]
	a, b := clerk.page(atYear(m.year, "budget")), clerk.page(atYear(m.year, "budget")+"?year=qibao-2024&unit=qibao")
	if plainOf(a) != plainOf(b) {
		t.Error("a year in the query makes another page")
	}
	before := m.heads()
	f := form(t, clerk.page(atYear(m.year, "values")), atYear(m.year, "values", "SH03"))
	f.Set("text", "3")
	f.Set("year", "qibao-2024")
	f.Set("code", "SL01")
	if status, body := clerk.post(atYear(m.year, "values", "SH03")+"?year=qibao-2024", f); status != http.StatusSeeOther {
		t.Fatal(status, said(body))
	}
	if after := m.heads(); strings.Replace(after, "hongqiao 3 ", "hongqiao 2 ", 1) != before {
		t.Errorf("after one value it is %s, was %s", after, before)
	}
	for _, to := range []string{"//evil.example", "https://evil.example/", `/\evil.example`, "javascript:alert(1)", "evil"} {
		p := m.stranger(t)
		status, where := p.ask("POST", "/sign-in", url.Values{"account": {"caiwu"}, "password": {password}, "to": {to}})
		if status != http.StatusSeeOther || where != "/" {
			t.Errorf("signing in leads from %q to %q (%d)", to, where, status)
		}
	}
}

// TestRequestKeys sends other deeds under keys that were used: by the same person it
// is refused, by another it is theirs.
func TestRequestKeys(t *testing.T) {
	h := open(t)
	clerk, office := h.as(t, "caiwu"), h.as(t, "shishi")
	send := func(p *person, code, text, key string) int {
		f := form(t, p.page(h.at("values")), h.at("values", code))
		f.Set("text", text)
		f.Set("request", key)
		status, _ := p.post(h.at("values", code), f)
		return status
	}
	for _, c := range []struct {
		p               *person
		code, text, key string
		want            int
	}{
		{clerk, "SH03", "1", "k1", 303}, {clerk, "SH03", "1", "k1", 303}, {clerk, "SH03", "2", "k1", 409}, {clerk, "SL04", "1", "k1", 409},
		{office, "SH03", "4", "k1", 303}, {clerk, "SH03", "5", "", 422}, {clerk, "SH03", "5", strings.Repeat("k", 201), 422}, {clerk, "SH03", "5", "k2", 303},
	} {
		if got := send(c.p, c.code, c.text, c.key); got != c.want {
			t.Errorf("%s=%s under %.10q: %d, want %d", c.code, c.text, c.key, got, c.want)
		}
	}
	y, err := h.bench.Year(ctx, h.year)
	if err != nil || y.Act != 4 {
		t.Errorf("the year stands at act %d (%v), want 4", y.Act, err)
	}
}

// plainOf is a page without the keys of its requests.
func plainOf(body string) string { return keys.ReplaceAllString(body, "") }
