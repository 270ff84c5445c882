package web_test

import (
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"jiheng/workbench"
)

// TestPoint13 passes several years on together: each has an outcome of its own, and
// one that fails holds up none.
func TestPoint13(t *testing.T) {
	m := district(t)
	bureau := m.people[4]
	before := workbench.Person{ID: "p-all", Posts: []workbench.Post{}}
	for _, unit := range []string{"hongqiao", "hongqiao-zhen", "qibao"} {
		before.Posts = append(before.Posts, workbench.Post{Role: workbench.FinanceClerk, Unit: unit}, workbench.Post{Role: workbench.Head, Unit: unit},
			workbench.Post{Role: workbench.DepartmentReviewer, Unit: unit}, workbench.Post{Role: workbench.DepartmentReviewer, Unit: "hongqiao-zhen"})
		for i, how := range []string{"报送", "通过", "通过"} {
			if unit == "qibao" && i == 2 {
				continue // it is still with the department
			}
			y, err := m.bench.Year(ctx, unit+"-2024")
			if err == nil {
				_, err = m.bench.Take(ctx, before, workbench.Step{Year: unit + "-2024", How: how, Seen: y.Act, Request: unit + itoa(i)})
			}
			if unit != "qibao" && err != nil {
				t.Fatal(unit, how, err)
			}
		}
	}
	body := bureau.page("/?all=1")
	f := form(t, body, "/")
	if strings.Count(body, `type="checkbox"`) != 2 || f.Get("how-hongqiao-2024") != "批复" {
		t.Fatalf("the list offers %d years to approve: %v", strings.Count(body, `type="checkbox"`), f)
	}
	f["year"] = []string{"hongqiao-2024", "hongqiao-zhen-2024"}
	f.Set("seen-hongqiao-zhen-2024", "1")
	status, body := bureau.post("/", f)
	if status != http.StatusOK || !strings.Contains(body, "办理这2个年度") || !strings.Contains(body, "都锁住") || strings.Contains(body, "办理结果") {
		t.Errorf("%d, it is not asked before it is done: %s", status, said(body))
	}
	f.Set("sure", "1")
	status, body = bureau.post("/", f)
	if status != http.StatusOK || !strings.Contains(body, "办理结果 2") || !strings.Contains(body, "已批复，到“批复”") || !strings.Contains(body, "没办") {
		t.Errorf("%d, the outcomes are not told one by one: %s", status, said(body))
	}
	if again, body := bureau.post("/", f); again != http.StatusOK || strings.Count(body, "已批复，到“批复”") != 1 {
		t.Errorf("sent twice: %d", again)
	}
	f.Set("how-qibao-2024", "批复")
	f.Set("seen-qibao-2024", "1")
	f["year"] = []string{"huamu-2024"}
	f.Set("how-huamu-2024", "批复")
	f.Set("seen-huamu-2024", "1")
	for _, sure := range []string{"1", ""} {
		f.Set("sure", sure)
		if status, body := bureau.post("/", f); status != http.StatusNotFound || body != m.nobody(4) {
			t.Errorf("a year that may not be seen: %d", status)
		}
	}
}

// TestPoint14 lets somebody stand in with dates: they act in the place of the absent,
// and the log tells both.
func TestPoint14(t *testing.T) {
	h := sent(t)
	security := workbench.Person{ID: "sample-anquan", Posts: []workbench.Post{{Role: workbench.SecurityAdmin}}}
	stands := workbench.Post{Role: workbench.Head, Unit: "hongqiao", For: "sample-lingdao", From: "2025-03-01", Until: "2025-03-05"}
	post := workbench.Post{Role: workbench.Evaluator, Unit: "hongqiao", Years: []int{2024}, Until: "2026-12-31"}
	if err := h.bench.ChangePosts(ctx, security, workbench.Posting{Person: "sample-pingjia", Posts: []workbench.Post{post, stands}, Reason: "负责人出差"}); err != nil {
		t.Fatal(err)
	}
	p := h.signIn(t, "pingjia") // other posts end sessions
	takeStep(t, h, p, "通过", "", "", http.StatusSeeOther)
	if body := h.as(t, "shenji").page(h.at("story")); !strings.Contains(body, "样例·评价人员 单位负责人") || !strings.Contains(body, "代样例·单位负责人") {
		t.Error("the log does not tell who stood in for whom")
	}
	takeStep(t, h, p, "收回", "", "", http.StatusSeeOther)
	h.pass(72 * time.Hour)
	p = h.as(t, "pingjia")
	if body := p.page(h.at("review")); strings.Contains(body, "通过，到") {
		t.Error("the stand-in holds after its last day")
	}
}

// TestPoint15 lets who last changed a year try to approve it, also through a
// stand-in.
func TestPoint15(t *testing.T) {
	h := open(t)
	security := workbench.Person{ID: "sample-anquan", Posts: []workbench.Post{{Role: workbench.SecurityAdmin}}}
	both := []workbench.Post{{Role: workbench.FinanceClerk, Unit: "hongqiao"}, {Role: workbench.Head, Unit: "hongqiao", For: "sample-lingdao", From: "2025-03-01", Until: "2025-03-05"}}
	if err := h.bench.ChangePosts(ctx, security, workbench.Posting{Person: "sample-caiwu", Posts: both, Reason: "负责人出差"}); err != nil {
		t.Fatal(err)
	}
	p := h.signIn(t, "caiwu")
	p.send(h.at("values"), h.at("values", "SH03"), map[string]string{"text": "2.2"}, http.StatusSeeOther)
	takeStep(t, h, p, "报送", "", "", http.StatusSeeOther)
	page := p.page(h.at("review"))
	if strings.Contains(page, "通过，到") {
		t.Error("通过 is offered to who last changed the year")
	}
	form := forms(h.as(t, "lingdao").page(h.at("review")), h.at("review"))
	i := slices.IndexFunc(form, func(f url.Values) bool { return f.Get("how") == "通过" })
	if i < 0 {
		t.Fatal("通过 is offered to nobody")
	}
	status, body := p.post(h.at("review"), form[i]) // as a page does that was open before
	if status != http.StatusForbidden {
		t.Errorf("通过 of one's own work: %d", status)
	}
	if !strings.Contains(body, "最后改这份材料的是您本人") || !strings.Contains(body, "请换一位有同样权限的人") {
		t.Errorf("the refusal does not tell why: %s", said(body))
	}
	takeStep(t, h, h.as(t, "lingdao"), "通过", "", "", http.StatusSeeOther)
}

// TestPoint16 tells old and new value from the first save.
func TestPoint16(t *testing.T) {
	h := open(t)
	p := h.as(t, "caiwu")
	for _, text := range []string{"17", "18"} {
		p.send(h.at("values"), h.at("values", "SH03"), map[string]string{"text": text}, http.StatusSeeOther)
	}
	for _, page := range []string{h.at("fact", "SH03"), h.at("story")} {
		if body := p.page(page); !strings.Contains(body, "<ins>17</ins>") || !strings.Contains(body, "<del>17</del>") || !strings.Contains(body, "<ins>18</ins>") || !strings.Contains(body, "财务经办人") {
			t.Errorf("%s does not tell old and new", page)
		}
	}
	if body := p.page(h.at("fact", "SH03")); !strings.Contains(body, "导入") {
		t.Error("the account does not tell the first save")
	}
}

// TestPoint17 reopens an approved year: what was issued stays, byte for byte.
func TestPoint17(t *testing.T) {
	h := sent(t)
	head, bureau, clerk := h.as(t, "lingdao"), h.as(t, "caizheng"), h.as(t, "caiwu")
	if body := head.send(h.at("papers"), h.at("papers"), map[string]string{"to": "区财政局"}, http.StatusUnprocessableEntity); !strings.Contains(body, "文号空着") || !strings.Contains(body, `value="区财政局"`) {
		t.Error("papers without a number are not asked for it, or what was filled in is lost")
	}
	head.send(h.at("papers"), h.at("papers"), map[string]string{"number": "虹府〔2025〕8号"}, http.StatusSeeOther)
	issued := func(p *person) string { return p.page(h.at("issued", "1", "自评报告.pdf")) }
	bytes := issued(head)
	if !strings.HasPrefix(bytes, "%PDF-") {
		t.Fatal("what was issued is no PDF")
	}
	takeStep(t, h, head, "通过", "", "", http.StatusSeeOther)
	takeStep(t, h, h.as(t, "zhuguan"), "通过", "", "", http.StatusSeeOther)
	takeStep(t, h, bureau, "批复", "", "", http.StatusSeeOther)
	approved := clerk.page(h.at("fact", "SH03"))
	takeStep(t, h, bureau, "重开", "", " ", http.StatusUnprocessableEntity)
	takeStep(t, h, bureau, "重开", "", "审计要求更正第三项", http.StatusSeeOther)
	clerk.send(h.at("values"), h.at("values", "SH03"), map[string]string{"text": "4"}, http.StatusSeeOther)
	if issued(clerk) != bytes || issued(bureau) != bytes {
		t.Error("the issued bytes have become others")
	}
	if clerk.page(h.at("fact", "SH03")) == approved {
		t.Error("the value is as approved")
	}
	if body := clerk.page(h.at("review")); !strings.Contains(body, "审计要求更正第三项") {
		t.Error("the reason of the reopening is not told")
	}
}

// TestIssuedThenChanged changes a year after its papers were issued: every page that
// shows the papers says so, and the year is made public only with a version that is like
// it, or with a reason; then nothing is issued any more.
func TestIssuedThenChanged(t *testing.T) {
	h := sent(t)
	head, bureau, clerk := h.as(t, "lingdao"), h.as(t, "caizheng"), h.as(t, "caiwu")
	issue := func() {
		head.send(h.at("papers"), h.at("papers"), map[string]string{"unnumbered": "1"}, http.StatusSeeOther)
	}
	says := func(p *person, want string, pages ...string) {
		t.Helper()
		for _, page := range pages {
			if body := p.page(page); !strings.Contains(body, want) {
				t.Errorf("%s does not say %s", page, want)
			}
		}
	}
	says(head, "还没有签发过", h.at("papers"), h.at("review"))
	if _, last, _ := strings.Cut(head.page(h.at("review")), "CB03</span>"); !strings.Contains(last, "本年不适用") || strings.Contains(last, `<span class="no">SL01`) {
		t.Error("what does not apply is not said, or does not come last")
	}
	issue()
	says(head, "第1稿与现在一致", h.at("papers"), h.at("review"))
	takeStep(t, h, head, "退回", "填报", "请核对合作学校数", http.StatusSeeOther)
	clerk.send(h.at("values"), h.at("values", "SH03"), map[string]string{"text": "2.4"}, http.StatusSeeOther)
	takeStep(t, h, clerk, "报送", "", "", http.StatusSeeOther)
	pages := []string{h.at("papers"), h.at("review"), h.at("issued", "1", "letter")}
	says(head, "第1稿签发以后改过1处", pages...)
	says(head, "<ins>2.4</ins>", pages...)
	takeStep(t, h, head, "通过", "", "", http.StatusSeeOther)
	takeStep(t, h, h.as(t, "zhuguan"), "通过", "", "", http.StatusSeeOther)
	says(bureau, "第1稿签发以后改过1处", h.at("review"))
	takeStep(t, h, bureau, "批复", "", "", http.StatusSeeOther)
	if body := takeStep(t, h, clerk, "公开", "", " ", http.StatusConflict); !strings.Contains(body, "第1稿签发以后改过1处，没有与现在一致的一稿") {
		t.Error("a year is made public with papers that say otherwise")
	}
	issue()
	says(clerk, "第2稿与现在一致", h.at("review"))
	takeStep(t, h, clerk, "公开", "", "", http.StatusSeeOther)
	if body := head.page(h.at("papers")); strings.Contains(body, "签发第3稿") || !strings.Contains(body, "请财政审核人重开") {
		t.Error("papers are issued after they were made public")
	}
}

// TestPoint18 looks at locked pages: each says why, and what to do.
func TestPoint18(t *testing.T) {
	h := open(t)
	clerk, office := h.as(t, "caiwu"), h.as(t, "jingfa")
	for _, c := range []struct {
		p          *person
		page, want string
	}{
		{clerk, h.at("goals"), "现在是“填报”，“目标”类的内容已锁"},
		{clerk, h.at("budget"), "“预算”类的内容已锁"},
		{office, h.at("values"), "是社事办的，您只能填本科室的；请找社事办"},
		{office, h.at("report"), "请财务经办人办"},
		{office, h.at("papers"), "现在是“填报”，还没有报送单位审核，不能签发"},
		{office, h.at("review", "SH03"), "还没有报送，不能复核"},
	} {
		if body := c.p.page(c.page); !strings.Contains(body, c.want) {
			t.Errorf("%s does not say %s", c.page, c.want)
		}
	}
	takeStep(t, h, clerk, "报送", "", "", http.StatusSeeOther)
	for _, page := range []string{h.at("values"), h.at("report")} {
		if body := clerk.page(page); !strings.Contains(body, "现在是“单位审核”") || !strings.Contains(body, "在“审核”里收回") {
			t.Errorf("%s does not say why it is locked", page)
		}
	}
}

// TestPoint19 tells a reviewer what has changed since the year was last sent to them.
func TestPoint19(t *testing.T) {
	h := sent(t)
	head, clerk := h.as(t, "lingdao"), h.as(t, "caiwu")
	since := func(p *person) string {
		body := p.page(h.at("review"))
		_, after, ok := strings.Cut(body, "上次送出以后改过的")
		if !ok {
			t.Fatal("the page does not tell what has changed")
		}
		part, _, _ := strings.Cut(after, "</section>")
		return part
	}
	if got := since(head); !strings.Contains(got, "没有。") {
		t.Errorf("the first time: %s", got)
	}
	takeStep(t, h, head, "退回", "填报", "请核对合作学校数", http.StatusSeeOther)
	clerk.send(h.at("values"), h.at("values", "SH03"), map[string]string{"text": "2.4"}, http.StatusSeeOther)
	if got := since(clerk); !strings.Contains(got, "SH03") || !strings.Contains(got, "<ins>2.4</ins>") {
		t.Errorf("before it is sent again: %s", got)
	}
	takeStep(t, h, clerk, "报送", "", "", http.StatusSeeOther)
	if got := since(head); !strings.Contains(got, "SH03") || !strings.Contains(got, "<ins>2.4</ins>") || strings.Contains(got, "退回") {
		t.Errorf("after it was sent again: %s", got)
	}
}

// TestPoint21 weighs the first page with all that it loads.
func TestPoint21(t *testing.T) {
	h := open(t)
	p := h.as(t, "caiwu")
	body := p.page(h.at())
	total := len(body)
	for _, m := range regexp.MustCompile(`(?:href|src)="(/static/[^"]+)"`).FindAllStringSubmatch(body, -1) {
		total += len(p.page(m[1]))
	}
	const most = 160 << 10
	if total > most || strings.Contains(body, "<img") || strings.Contains(body, "http://") || strings.Contains(body, "https://") {
		t.Errorf("the first page loads %d bytes, at most %d, and nothing from elsewhere", total, most)
	}
}

// TestPoint22 opens pages with browsers that are too old: a plain page says what to
// switch; new ones and programs get the page.
func TestPoint22(t *testing.T) {
	h := open(t)
	for agent, old := range map[string]bool{
		"Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko":                                                                           true,
		"Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; 360SE)":                                                                         true,
		"Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/69.0.3497.100 Safari/537.36 QIHU 360EE":                              true,
		"Mozilla/5.0 (Windows NT 6.1; rv:52.0) Gecko/20100101 Firefox/52.0":                                                                              true,
		"Mozilla/5.0 (iPhone; CPU iPhone OS 12_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.0 Mobile/15E148 Safari/604.1":        true,
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0.4240.198 Safari/537.36":                            false,
		"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0":                            false,
		"Mozilla/5.0 (X11; Linux aarch64; rv:115.0) Gecko/20100101 Firefox/115.0":                                                                        false,
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1":        false,
		"Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49": false,
		"curl/8.5.0": false, "": false,
	} {
		for _, page := range []string{"/sign-in", h.at("values")} {
			r, err := http.NewRequest(http.MethodGet, h.URL+page, http.NoBody)
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("User-Agent", agent)
			got, err := h.stranger(t).Do(r)
			if err != nil {
				t.Fatal(err)
			}
			b, _ := io.ReadAll(got.Body)
			_ = got.Body.Close()
			body := string(b)
			if plain := strings.Contains(body, "极速模式"); plain != old || old && (got.StatusCode != http.StatusOK || strings.Contains(body, "<script") || strings.Contains(body, "stylesheet")) {
				t.Errorf("%s at %s: the plain page is %v", agent, page, plain)
			}
		}
	}
}

// TestPoint25 refuses deeds for want of a right, of the right office and of the
// right stage: each refusal names the right and whom to ask.
func TestPoint25(t *testing.T) {
	h := open(t)
	for _, c := range []struct {
		account, action string
		form            url.Values
		names           []string
	}{
		{"lingdao", h.at("values", "SH03"), url.Values{"text": {"9"}, "seen": {"1"}}, []string{"您没有改“完成”类内容的权限", "由科室填报人或财务经办人办"}},
		{"jingfa", h.at("values", "SH03"), url.Values{"text": {"9"}, "seen": {"1"}}, []string{"是社事办的", "请找社事办，或请财务经办人办"}},
		{"caiwu", h.at("goals", "SH03"), url.Values{"entry": {h.entry(h.year, "指标.yaml SH03")}, "field": {"名称"}, "text": {"新名"}, "seen": {"1"}}, []string{"“目标”类的内容已锁", "请走调整；批复时就错了的，由财政审核人在“审核”里写明原因重开"}},
		{"jingfa", h.at("budget", "P06"), url.Values{"entry": {h.entry(h.year, "预算/预算.csv P06")}, "field": {"决算数"}, "text": {"1.00"}, "seen": {"1"}}, []string{"权限", "由财务经办人办"}},
		{"shenji", h.at("review"), url.Values{"how": {"报送"}, "seen": {"1"}}, []string{"没有在“填报”办理“报送”的权限", "由财务经办人办"}},
	} {
		c.form.Set("request", "p25"+c.account+c.action)
		status, body := h.as(t, c.account).post(c.action, c.form)
		if status != http.StatusForbidden {
			t.Errorf("%s at %s: %d %s", c.account, c.action, status, said(body))
		}
		for _, n := range c.names {
			if !strings.Contains(body, n) {
				t.Errorf("%s at %s is not told %q: %s", c.account, c.action, n, said(body))
			}
		}
	}
}
