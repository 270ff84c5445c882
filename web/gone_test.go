package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiheng/store"
)

// takeAway deletes an entry of a year by a person.
func (h *house) takeAway(t *testing.T, account, entry string) {
	t.Helper()
	who, seen := h.member(t, account).ID, h.version(t, entry)
	err := h.store.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Append(store.Act{Tree: h.year, Person: who, Kind: "删去", Time: monday}, []store.Edit{{Op: store.Delete, ID: entry, Seen: seen}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestWhatWasTypedAtSomethingGone types at an entry that somebody takes away meanwhile, of
// each kind, with script and without: the answer shows what was typed, who took it away and
// when, and what can be done. What never stood is the unknown page, byte for byte, and so
// is the year of others.
func TestWhatWasTypedAtSomethingGone(t *testing.T) {
	for _, c := range []struct {
		name, entry, path string
		form              url.Values
		typed, what       string
	}{
		{"指标", "指标.yaml SL02", "goals/SL02", url.Values{"field": {"名称"}, "text": {"雨水管线疏通"}}, "雨水管线疏通", "指标 SL02"},
		{"完成值", "指标.yaml SL03", "values/SL03", url.Values{"text": {"77个"}}, "77个", "指标 SL03"},
		{"原因", "指标.yaml SL02", "values/SL02/reason", url.Values{"field": {"偏差·原因"}, "text": {"雨季停工四十天"}}, "雨季停工四十天", "指标 SL02"},
		{"复核", "指标.yaml SL02", "review/SL02", url.Values{"verdict": {"存疑"}, "text": {"佐证缺盖章页"}, "act": {"1"}}, "佐证缺盖章页", "指标 SL02"},
		{"项目", "预算/预算.csv P09", "budget/P09", url.Values{"field": {"完成情况"}, "text": {"路灯换了四十盏"}}, "路灯换了四十盏", "P09"},
		{"问题", "问题.yaml WT1", "records/problems/问题", url.Values{"field": {"措施"}, "text": {"改为按月通报"}}, "改为按月通报", "问题"},
		{"调整", "预算/调整.csv TZ01", "records/adjustments/adjustments", url.Values{"field": {"原因"}, "text": {"抢修雨水井"}}, "抢修雨水井", "调整"},
		{"佐证", "佐证.yaml D01", "values/SH03/evidence", url.Values{"paper": {"D01"}, "where": {"验收单第二页"}}, "验收单第二页", "佐证"},
		{"正文", "正文/5-绩效实现.md", "report/5-绩效实现", url.Values{"text": {"## 概况\n\n社区里的事\n"}}, "社区里的事", "正文"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := open(t)
			finance := h.as(t, "caiwu")
			entry, path := h.entry(h.year, c.entry), h.at(strings.Split(c.path, "/")...)
			f := url.Values{"entry": {entry}, "seen": {fmt.Sprint(h.version(t, entry))}, "request": {"g"}}
			for name, v := range c.form {
				f[name] = v
			}
			h.takeAway(t, "zhuguan", entry)
			for _, script := range []bool{false, true} {
				head := map[string]string{}
				if script {
					head["HX-Request"] = "true"
				}
				r, body := finance.asked(http.MethodPost, path, f, head)
				if r.StatusCode != http.StatusConflict {
					t.Fatalf("script %v: %d %s", script, r.StatusCode, said(body))
				}
				for _, want := range []string{c.typed, c.what, "已经由", h.member(t, "zhuguan").Name, "3月3日10:00", "您填的没有存", "办理记录"} {
					if !strings.Contains(body, want) {
						t.Errorf("script %v: the answer lacks %q: %s", script, want, said(body))
					}
				}
				if script && r.Header.Get("HX-Retarget") != "#trouble" {
					t.Error("the answer does not stand beside the row")
				}
			}
		})
	}
}

// TestWhatNeverStoodIsUnknown: an entry that never was, one of another file, and one that is
// there no more of a year that the person may not see, are answered as what is unknown.
func TestWhatNeverStoodIsUnknown(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	entry := h.entry(h.year, "指标.yaml SL02")
	f := url.Values{"entry": {entry}, "seen": {"1"}, "request": {"u"}, "field": {"名称"}, "text": {"雨水管线疏通"}}
	never := withField(f, "entry", "指标.yaml XX99")
	_, unknown := finance.post(h.at("goals", "XX99"), never)
	h.takeAway(t, "zhuguan", entry)
	stranger := h.as(t, "xitong") // who keeps the installation, and sees no unit's year
	for name, c := range map[string]struct {
		who  *person
		path string
		form url.Values
	}{
		"never an entry":  {finance, h.at("budget", "P09"), withField(f, "entry", "预算/预算.csv P99")},
		"never a code":    {finance, h.at("values", "XX99"), f},
		"another file":    {finance, h.at("budget", "P09"), f},
		"another key":     {finance, h.at("goals", "SL03"), f},
		"another's year":  {stranger, h.at("goals", "SL02"), f},
		"another's value": {stranger, h.at("values", "SL02"), f},
	} {
		status, body := c.who.post(c.path, c.form)
		if status != http.StatusNotFound || strings.Contains(body, "雨水") || strings.Contains(body, "SL02") {
			t.Errorf("%s: %d %s", name, status, said(body))
		}
		if c.who == finance && body != unknown {
			t.Errorf("%s: the page is not that of the unknown", name)
		}
	}
}

// withField is a form with another value of one field.
func withField(f url.Values, name, value string) url.Values {
	out := url.Values{}
	for k, v := range f {
		out[k] = v
	}
	out.Set(name, value)
	return out
}

// TestOneTakesBackWhatOneTookAway types at a problem that one has taken away oneself on
// another page: the answer offers to undo that, and then the row takes what is typed.
func TestOneTakesBackWhatOneTookAway(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	entry := h.entry(h.year, "问题.yaml WT1")
	f := url.Values{"entry": {entry}, "seen": {fmt.Sprint(h.version(t, entry))}, "request": {"t"}, "field": {"措施"}, "text": {"改为按月通报"}}
	if status, body := finance.post(h.at("records", "problems", "问题", "remove"), withField(f, "request", "away")); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	act := h.act0(t)
	status, body := finance.post(h.at("records", "problems", "问题"), f)
	if status != http.StatusConflict || !strings.Contains(body, "您自己") || !strings.Contains(body, fmt.Sprintf("撤销第%d次办理", act)) {
		t.Fatalf("%d %s", status, body)
	}
	if status, body := finance.post(h.at("undo"), url.Values{"act": {fmt.Sprint(act)}, "request": {"back"}}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	f.Set("seen", fmt.Sprint(h.version(t, entry)))
	if status, body := finance.post(h.at("records", "problems", "问题"), f); status != http.StatusSeeOther {
		t.Errorf("%d %s", status, said(body))
	}
}
