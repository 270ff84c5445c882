package web_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"jiheng/examples"
	"jiheng/store"
	"jiheng/web"
	"jiheng/workbench"
)

// password is that of the sample's accounts.
const password = "yangli-yangli"

// A house is a workbench on the sample town, served.
type house struct {
	*httptest.Server
	bench *workbench.Bench
	store *store.Store
	year  string
	clock func() time.Time
}

// open serves a workbench that holds the sample.
func open(t testing.TB) *house {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, "sqlite:"+filepath.Join(t.TempDir(), "jiheng.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	now := time.Date(2025, 3, 3, 2, 0, 0, 0, time.UTC)
	h := &house{store: s, clock: func() time.Time { return now }}
	h.bench = workbench.New(s, h.clock)
	sample, err := h.bench.SampleHouse(ctx, password)
	if err != nil {
		t.Fatal(err)
	}
	folder, err := examples.Hongqiao()
	if err != nil {
		t.Fatal(err)
	}
	h.year = sample.Year
	for _, p := range sample.People {
		if len(p.Posts) > 0 && p.Posts[0].Role == workbench.FinanceClerk {
			if _, err := h.bench.Import(ctx, p, h.year, folder); err != nil {
				t.Fatal(err)
			}
		}
	}
	log := slog.New(slog.NewTextHandler(testLog{t}, nil))
	h.Server = httptest.NewServer(web.New(h.bench, web.Options{Clock: h.clock, Log: log, Demo: password}))
	t.Cleanup(h.Server.Close)
	return h
}

// testLog gives what the server logs to the test.
type testLog struct{ testing.TB }

func (l testLog) Write(p []byte) (int, error) {
	l.Log(strings.TrimSpace(string(p)))
	return len(p), nil
}

// A person is somebody at a browser without script.
type person struct {
	t *testing.T
	*http.Client
	base string
}

// as signs somebody in.
func (h *house) as(t *testing.T, account string) *person {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := &person{t: t, base: h.URL, Client: &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	if status, _ := p.post("/sign-in", url.Values{"account": {account}, "password": {password}}); status != http.StatusSeeOther {
		t.Fatalf("%s could not sign in: %d", account, status)
	}
	return p
}

func (p *person) get(path string) (status int, body string) {
	p.t.Helper()
	r, err := p.Get(p.base + path)
	if err != nil {
		p.t.Fatal(err)
	}
	return read(p.t, r)
}

func (p *person) post(path string, form url.Values) (status int, body string) {
	p.t.Helper()
	r, err := p.PostForm(p.base+path, form)
	if err != nil {
		p.t.Fatal(err)
	}
	return read(p.t, r)
}

func read(t *testing.T, r *http.Response) (int, string) {
	t.Helper()
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

// at is a path of the sample's year.
func (h *house) at(parts ...string) string {
	path := "/y/" + h.year
	for _, p := range parts {
		path += "/" + url.PathEscape(p)
	}
	return path
}

// form reads the hidden fields of the form that is sent to a path.
func form(t *testing.T, body, action string) url.Values {
	t.Helper()
	at := strings.Index(body, `action="`+action+`"`)
	if at < 0 {
		t.Fatalf("no form is sent to %s", action)
	}
	end := strings.Index(body[at:], "</form>")
	out := url.Values{}
	for _, m := range hidden.FindAllStringSubmatch(body[at:at+end], -1) {
		out.Set(m[1], m[2])
	}
	return out
}

var hidden = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`)

// TestOneFigureInTheBrowser follows a value from its box to points, report, account
// and log, without script.
func TestOneFigureInTheBrowser(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "shishi")
	_, sheet := clerk.get(h.at("values"))
	f := form(t, sheet, h.at("values", "SH03"))
	f.Set("text", "1")
	if status, body := clerk.post(h.at("values", "SH03"), f); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	_, sheet = clerk.get(h.at("values"))
	if !strings.Contains(sheet, `name="text" value="1" aria-label="优质教育合作办学学校数，完成值"`) {
		t.Errorf("the box does not hold what was typed")
	}
	if _, report := clerk.get(h.at("report", "5-绩效实现")); !strings.Contains(report, `/fact/SH03">1所</a>`) {
		t.Errorf("the report does not print it")
	}
	if _, account := clerk.get(h.at("fact", "SH03")); !strings.Contains(account, "<ins>1</ins>") || !strings.Contains(account, "样例·社事办填报人") {
		t.Errorf("the account does not tell who wrote it")
	}
	if _, story := clerk.get(h.at("story")); !strings.Contains(story, "第2次") {
		t.Errorf("the log does not tell it")
	}
	// The same form once more has no second effect: the person clicked twice.
	if status, _ := clerk.post(h.at("values", "SH03"), f); status != http.StatusSeeOther {
		t.Errorf("the same request again: %d", status)
	}
	if _, story := clerk.get(h.at("story")); strings.Contains(story, "第3次") {
		t.Errorf("the same request was done twice")
	}
}

// TestTwoEditors types into one box as two people: the later one sees both texts,
// and nothing is lost.
func TestTwoEditors(t *testing.T) {
	h := open(t)
	a, b := h.as(t, "shishi"), h.as(t, "caiwu")
	_, sheetA := a.get(h.at("values"))
	_, sheetB := b.get(h.at("values"))
	fa, fb := form(t, sheetA, h.at("values", "SH03")), form(t, sheetB, h.at("values", "SH03"))
	fa.Set("text", "1")
	fb.Set("text", "3")
	if status, _ := a.post(h.at("values", "SH03"), fa); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	status, body := b.post(h.at("values", "SH03"), fb)
	if status != http.StatusConflict || !strings.Contains(body, ">3</span> <small>您刚才填的") || !strings.Contains(body, ">1</span> <small>") {
		t.Errorf("%d: both texts are not shown", status)
	}
}

// TestFiftyEditorsLoseNothing lets fifty people write one field at once, each
// reading it anew where another was first.
func TestFiftyEditorsLoseNothing(t *testing.T) {
	h := open(t)
	const many = 50
	clerk := h.as(t, "caiwu")
	var wg sync.WaitGroup
	done := make(chan string, many)
	for i := range many {
		wg.Go(func() {
			text := strconv.Itoa(i + 100)
			for {
				_, row := clerk.get(h.at("values", "SL04"))
				f := form(t, row, h.at("values", "SL04"))
				f.Set("text", text)
				if status, _ := clerk.post(h.at("values", "SL04"), f); status == http.StatusSeeOther {
					done <- text
					return
				}
			}
		})
	}
	wg.Wait()
	close(done)
	_, story := clerk.get(h.at("story"))
	for text := range done {
		if !strings.Contains(story, "<ins>"+text+"</ins>") {
			t.Errorf("the log lost %s", text)
		}
	}
}

// TestWhatMayNotBeSeenIsUnknown compares the pages of a year that is not there and of
// one that may not be seen, byte for byte but for the number of the request.
func TestWhatMayNotBeSeenIsUnknown(t *testing.T) {
	h := open(t)
	admin := h.as(t, "xitong")
	for _, page := range []string{"", "/values", "/goals", "/budget", "/report", "/papers", "/review", "/story", "/fact/SL01", "/review/SL01", "/values/SL01", "/papers/x.pdf", "/issued/1/x.pdf"} {
		s1, b1 := admin.get("/y/" + h.year + page)
		s2, b2 := admin.get("/y/unknown-2024" + page)
		if s1 != http.StatusNotFound || s2 != s1 || b1 != b2 {
			t.Errorf("%s: %d and %d, the same bytes: %v", page, s1, s2, b1 == b2)
		}
	}
}
