package web_test

import (
	"net/http"
	"net/url"
	"sync"
	"testing"
)

// A deedSent is a deed as a page sends it.
type deedSent struct {
	says, page, action string
	fields             url.Values
}

// atOnce sends one request twenty times, sixteen at once and then after one another:
// all are answered alike, and there is one act.
func (h *house) atOnce(t *testing.T, says string, send func() (int, string)) {
	t.Helper()
	before := h.act0(t)
	var mu sync.Mutex
	answers := map[int]int{}
	var wg sync.WaitGroup
	one := func() {
		status, _ := send()
		mu.Lock()
		defer mu.Unlock()
		answers[status]++
	}
	for range 16 {
		wg.Go(one)
	}
	wg.Wait()
	for range 4 {
		one()
	}
	if after := h.act0(t); after != before+1 || len(answers) != 1 || answers[http.StatusSeeOther]+answers[http.StatusOK]+answers[http.StatusNoContent] != 20 {
		t.Errorf("%s: %v, %d acts", says, answers, after-before)
	}
}

// fill is the form of a deed, filled in.
func (d deedSent) fill(p *person) url.Values {
	f := url.Values{"request": {"twenty-" + d.says}}
	if list := forms(p.page(d.page), d.action); len(list) > 0 {
		f = list[0]
	}
	for k := range d.fields {
		f.Set(k, d.fields.Get(k))
	}
	return f
}

// TestTwentyTimesOneEffect sends the same request twenty times for every kind of deed.
func TestTwentyTimesOneEffect(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "caiwu")
	send := func(p *person, d deedSent) {
		t.Helper()
		f := d.fill(p)
		h.atOnce(t, d.says, func() (int, string) { return p.post(d.action, f) })
	}
	part := h.at("report", "8-整改措施")
	seen := form(t, clerk.page(h.at("values")), h.at("values", "SL04")).Get("seen")
	for _, d := range []deedSent{
		{"完成值", h.at("values"), h.at("values", "SH03"), url.Values{"text": {"1"}}},
		{"原因", h.at("values"), h.at("values", "SH03", "reason"), url.Values{"原因": {"批复晚了两个月"}, "措施": {"明年一季度补上"}}},
		{"一块", h.at("values"), h.at("block"), url.Values{"code": {"SL04"}, "text": {"6"}, "entry": {""}, "field": {""}, "seen": {seen}}},
		{"预算格", h.at("budget"), h.at("budget", "P06"), url.Values{"field": {"决算数"}, "text": {"599.00"}}},
		{"项目", h.at("project", "P06"), h.at("project", "P06"), url.Values{"field": {"完成情况"}, "text": {"都做完了。"}}},
		{"正文", part, part, url.Values{"text": {"## 整改措施\n\n一句话。\n"}}},
	} {
		send(clerk, d)
	}
	paper := append([]byte("%PDF-1.7\n"), make([]byte, 1000)...)
	social := h.as(t, "shishi")
	h.atOnce(t, "佐证", func() (int, string) {
		return social.attach(h.at("values", "SH03", "evidence"), "协议.pdf", paper, map[string]string{"title": "协议", "grade": "盖章文件", "where": "第1页", "request": "p1"})
	})
	_, packed := clerk.get(h.at("folder"))
	folder := repacked(t, []byte(packed), "", "佐证.yaml", "{编号: D12,", "{编号: D12, 备注: 已核对,")
	h.atOnce(t, "并入", func() (int, string) {
		return clerk.attach(h.at("merge"), "a.zip", folder, map[string]string{"request": "m1"})
	})

	h = open(t) // nothing is open here
	clerk, head, reviewer, bureau := h.as(t, "caiwu"), h.as(t, "lingdao"), h.as(t, "zhuguan"), h.as(t, "caizheng")
	send(clerk, deedSent{"报送", h.at("review"), h.at("review"), nil})
	send(head, deedSent{"复核", h.at("review", "SH03"), h.at("review", "SH03"), url.Values{"verdict": {"存疑"}, "text": {"请补件"}}})
	send(head, deedSent{"签发", h.at("papers"), h.at("papers"), url.Values{"unnumbered": {"1"}}})
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	h.atOnce(t, "盖章件", func() (int, string) {
		return head.attach(h.at("issued", "1", "scan"), "扫描.pdf", paper, map[string]string{"code": y.Year.Issues[0].Code, "request": "s1"})
	})
	send(head, deedSent{"通过", h.at("review"), h.at("review"), nil})
	send(reviewer, deedSent{"主管部门通过", h.at("review"), h.at("review"), nil})
	send(bureau, deedSent{"批复", h.at("review"), h.at("review"), nil})
}
