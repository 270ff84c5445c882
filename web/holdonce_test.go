package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"jiheng/store"
	"jiheng/web"
)

// An often is a deed that is sent twenty times.
type often struct {
	route   string
	account string
	fields  map[string]string // over those of askings; "file" is sent as a file of that content
	parts   map[string]string // over those of askings
	acts    int               // of the year and the house together, of all twenty
	ready   func(*often)      // what has to be before; it may fill in fields
	h       *house
	t       *testing.T
}

// oftens are the deeds of a year that is being reported, in an order in which each can
// be done.
var oftens = []often{
	{route: "POST /y/{year}/values/{code}", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/undo", account: "caiwu", acts: 1, ready: func(o *often) { o.fields = map[string]string{"act": fmt.Sprint(o.h.act0(o.t))} }},
	{route: "POST /y/{year}/values/{code}/reason", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/values/{code}/evidence", account: "shishi", acts: 1,
		fields: map[string]string{"file": "%PDF-1.7 协议", "title": "协议", "grade": "盖章文件", "where": "第3页"}},
	{route: "POST /y/{year}/values/{code}/evidence/{id}/remove", account: "shishi", acts: 1, fields: map[string]string{"reason": "换了新的批复"}},
	{route: "POST /y/{year}/block", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/budget/months/{line}", account: "caiwu", acts: 1, fields: map[string]string{"text": "31.00"}},
	{route: "POST /y/{year}/budget/{line}", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/adjust/budget", account: "caiwu", acts: 1, fields: map[string]string{"reason": "区里追加"}},
	{route: "POST /y/{year}/adjust/target", account: "caiwu", acts: 1, fields: map[string]string{"code": "SL01", "target": "≥18个", "reason": "上级追加任务"}},
	{route: "POST /y/{year}/project/{line}", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/records/{file}/{block}", account: "caiwu", acts: 1, parts: map[string]string{"file": "disclosure", "block": "不公开"},
		fields: map[string]string{"新·内容": "走访台账的明细", "新·种类": "商业秘密", "新·理由": "含企业信息"}},
	{route: "POST /y/{year}/records/{file}/{block}/remove", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/budget/import", account: "caiwu", acts: 0, fields: map[string]string{"file": "项目名称,支出决算数（万元）\n“一小区一愿景”微更新,30.00\n"}},
	{route: "POST /y/{year}/budget/import/{kind}", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/ledger/{id}/file", account: "caiwu", acts: 0, fields: map[string]string{"file": ledgerSent}},
	{route: "POST /y/{year}/ledger/{id}/give", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/report/{part}", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/ledger/{id}/row", account: "caiwu", acts: 1, fields: map[string]string{"reason": "核对退回的发放"}},
	{route: "POST /y/{year}/report/{part}/draft", account: "caiwu", acts: 0, fields: map[string]string{"entry": "正文/5-绩效实现.md"}},
}

// ledgerSent is a ledger of one row.
const ledgerSent = "项目编号,项目名称,级别,签约日期,投资额,行业,状态\nZS2024-01,示例项目,区级重点,2024-03-26,0.70,文化创意,已认定\n"

// sentOn are those of a year that is sent on.
var sentOn = []often{
	{route: "POST /y/{year}/review", account: "caiwu", acts: 1, fields: map[string]string{"how": "报送"}},
	{route: "POST /y/{year}/review/{code}", account: "lingdao", acts: 1, fields: map[string]string{"text": "请补件"}},
	{route: "POST /y/{year}/sampling", account: "lingdao", acts: 1, fields: map[string]string{"count": "5"}},
	{route: "POST /y/{year}/papers", account: "lingdao", acts: 1, fields: map[string]string{"unnumbered": "1"}},
}

// drafted are the deeds of a year that is being drafted.
var drafted = []often{
	{route: "POST /y/{year}/begin", account: "caiwu", acts: 1, fields: map[string]string{"from": "last"}},
	{route: "POST /y/{year}/goals", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/library", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/projects", account: "caiwu", acts: 1, fields: map[string]string{"office": "经发办"}},
	{route: "POST /y/{year}/project/{line}/indicators", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/project/{line}/remove", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/goals/{code}", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/goals/{code}/rename", account: "caiwu", acts: 1, parts: map[string]string{"code": "SL02"}, fields: map[string]string{"to": "SL302"}},
	{route: "POST /y/{year}/goals/{code}/deed", account: "caiwu", acts: 1, parts: map[string]string{"code": "ZL13"}, fields: map[string]string{"entry": "指标.yaml ZL13"}}, // which no project lists
	{route: "POST /y/{year}/annual", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/annual/{goal}", account: "caiwu", acts: 1},
	{route: "POST /y/{year}/annual/{goal}/remove", account: "caiwu", acts: 1},
}

// elsewhere are the deeds of a year whose being done once is shown by other tests.
var elsewhere = map[string]string{
	"POST /y/{year}/values/{code}/published": "TestAFigureThatWasPublished: the second finds the figure changed",
	"POST /y/{year}/goals/review":            "TestGoalsAreReviewed: the stage is another",
	"POST /y/{year}/remarks/{code}":          "TestAnOpinionStandsWhereItIsPinned: the same request again is one answer",
	"POST /y/{year}/check":                   "TestErrorsKeepPapersBack: the finding is released",
	"POST /y/{year}/issued/{version}/scan":   "TestTwentyTimesOneEffect: it belongs to the code of an issue",
	"POST /y/{year}/project/{line}/step":     "workbench, TestAProjectsOwnChain: the project stands elsewhere",
	"POST /y/{year}/last":                    "workbench: what was taken over is no difference any more",
	"POST /y/{year}/merge":                   "workbench: what is merged is no difference any more",
}

// send20 sends a request twenty times under one key: four at once, the others at once
// behind them.
func (o *often) send20() {
	t, h := o.t, o.h
	t.Helper()
	if o.ready != nil {
		o.ready(o)
	}
	path, f := h.fillIn(h.year, o.route, asking{merged(askings[o.route].parts, o.parts), merged(askings[o.route].form, o.fields)})
	switch {
	case f.Get("entry") != "":
		f.Set("seen", fmt.Sprint(h.version(t, f.Get("entry"))))
	case strings.HasSuffix(path, "/rename"), strings.HasSuffix(path, "P22/remove"), strings.HasSuffix(path, "/library"), strings.HasSuffix(path, "/review"), strings.HasSuffix(path, "/papers"), strings.HasSuffix(path, "/give"), strings.HasSuffix(path, "/import/"+url.PathEscape("预算")):
		f.Set("seen", fmt.Sprint(h.act0(t)))
	default:
		f.Set("seen", "1") // as it was imported
	}
	f.Set("request", "twenty "+o.route)
	people := make([]*person, 20)
	for i := range people {
		people[i] = h.as(t, o.account)
	}
	before, file := h.acts(t), f.Get("file")
	f.Del("file")
	var wg sync.WaitGroup
	said1 := make([]string, len(people))
	for i, p := range people {
		if i == 4 { // those that come later find it done, and make nothing for nothing
			wg.Wait()
		}
		wg.Go(func() {
			var status int
			var body string
			if file == "" {
				status, body = p.post(path, f)
			} else {
				status, body = p.attach(path, "甲"+map[bool]string{true: ".pdf", false: ".csv"}[strings.HasPrefix(file, "%PDF")], []byte(file), flat(f))
			}
			if said1[i] = fmt.Sprint(status); status >= 400 {
				said1[i] += " " + said(body)
			}
		})
	}
	wg.Wait()
	for _, s := range said1 {
		if s != said1[0] || !strings.HasPrefix(s, "20") && s != "303" {
			t.Errorf("%s: one is answered %s, another %s", o.route, said1[0], s)
			break
		}
	}
	if got := h.acts(t) - before; got != int64(o.acts) {
		t.Errorf("%s: twenty have %d acts, want %d", o.route, got, o.acts)
	}
}

func merged(a, b map[string]string) map[string]string {
	out := map[string]string{}
	for _, m := range []map[string]string{a, b} {
		for k, v := range m {
			out[k] = v
		}
	}
	return out
}

func flat(f url.Values) map[string]string {
	out := map[string]string{}
	for k := range f {
		out[k] = f.Get(k)
	}
	return out
}

// acts are how many acts there are at the house and at the year.
func (h *house) acts(t *testing.T) (n int64) {
	t.Helper()
	err := h.store.View(ctx, func(tx *store.Tx) error {
		for _, tree := range []string{store.House, h.year} {
			head, err := tx.Head(tree)
			if err != nil {
				return err
			}
			n += head
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestTwentyTimesOnce sends every deed of a year twenty times under one key: all
// are answered alike, and there is one act; a route that is not listed fails.
func TestTwentyTimesOnce(t *testing.T) {
	listed := map[string]bool{}
	for _, list := range [][]often{oftens, sentOn} {
		h := open(t)
		for _, o := range list {
			listed[o.route], o.h, o.t = true, h, t
			o.send20()
		}
	}
	h := open(t)
	id, err := h.bench.OpenYear(ctx, h.member(t, "xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	h.year = id
	for _, o := range drafted {
		listed[o.route], o.h, o.t = true, h, t
		o.send20()
	}
	for _, r := range web.Routes() {
		if route := r.Method + " " + r.Path; r.Method == http.MethodPost && strings.Contains(route, "{year}") && !listed[route] && elsewhere[route] == "" {
			t.Errorf("%s is not sent twenty times", route)
		}
	}
}

// TestTwentyTimesAtTheHouse sends every deed of the house twenty times at once: no more
// than one act comes of it.
func TestTwentyTimesAtTheHouse(t *testing.T) {
	h := open(t)
	somebody := h.idOf(t, "jingfa")
	for _, c := range []struct {
		path, account string
		f             url.Values
	}{
		{"/calendar", "caizheng", url.Values{"year": {"2024"}, "stage": {"填报"}, "unit": {"hongqiao"}, "until": {"2025-04-10T17:00"}, "reason": {"按通知"}}},
		{"/admin/people", "xitong", url.Values{"account": {"xinren"}, "name": {"新来的"}, "reason": {"调入"}}},
		{"/admin/people/" + somebody + "/posts", "anquan", url.Values{"deed": {"add"}, "role": {"审计人员"}, "unit": {"hongqiao"}, "years": {"2024"}, "until": {"2025-12-31"}, "reason": {"专项审计"}, "seen": {"1"}}},
		{"/admin/people/" + somebody + "/code", "anquan", url.Values{"request": {"c1"}, "reason": {"忘了"}}},
		{"/admin/people/" + somebody + "/access", "anquan", url.Values{"deed": {"sessions"}}},
		{"/admin/units", "xitong", url.Values{"id": {"xinjing"}, "name": {"新泾镇人民政府"}, "year": {"2025"}, "level": {"乡级"}, "reason": {"新设"}}},
		{"/admin/units/hongqiao/years", "xitong", url.Values{"year": {"2026"}}},
		{"/admin/settings", "anquan", url.Values{"policy": {"gb22239"}, "idle": {"20"}, "longest": {"12"}, "tries": {"5"}, "locked": {"10"}, "code": {"24"}, "reason": {"按规定"}}},
		{"/admin/copies", "xitong", url.Values{"request": {"k1"}}},
		{"/me/sessions", "zhuguan", url.Values{}},
		{"/me/tokens", "caiwu", url.Values{"request": {"t1"}, "name": {"程序"}, "scope": {"查看"}, "days": {"30"}, "password": {password}}},
		{"/admin/people/" + somebody + "/close", "xitong", url.Values{"reason": {"调走"}, "seen": {"1"}}},
	} {
		p := h.as(t, c.account) // one session: who signs in has an act of their own
		before, copies := h.acts(t), len(h.shelf.list)
		answers := make([]string, 20)
		var wg sync.WaitGroup
		for i := range answers {
			wg.Go(func() {
				status, body := p.post(c.path, c.f)
				answers[i] = fmt.Sprint(status, " ", said(body))
			})
		}
		wg.Wait()
		t.Logf("%s: %d acts, %d copies: %q", c.path, h.acts(t)-before, len(h.shelf.list)-copies, answers[0])
		if h.acts(t)-before > 1 || len(h.shelf.list)-copies > 1 {
			t.Errorf("%s: %d acts, %d backups: %q", c.path, h.acts(t)-before, len(h.shelf.list)-copies, answers)
		}
	}
}
