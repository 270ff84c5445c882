package web_test

import (
	"context"
	"database/sql"
	"fmt"
	"html"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jiheng/examples"
	"jiheng/store"
	"jiheng/web"
	"jiheng/workbench"
)

// password is that of the sample's accounts.
const password = "yangli-yangli"

var ctx = context.Background()

// A house is a workbench on the sample town, served.
type house struct {
	*httptest.Server
	bench *workbench.Bench
	store *store.Store
	year  string
	shelf *shelf // of backups
	name  string // of the database on a server; empty in a file

	tokens  map[string]string // of sessions, by account
	signing sync.Mutex        // guards them
	mu      sync.Mutex
	now     time.Time
	panics  int // after so many looks at the clock
}

// clock is the house's time, which a test moves by pass.
func (h *house) clock() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.panics > 0 {
		if h.panics--; h.panics == 0 {
			panic("the clock has stopped")
		}
	}
	return h.now
}

// panicAt lets the clock panic when it is asked for the nth time from now; panicked
// says whether it did, and lets it go on.
func (h *house) panicAt(n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.panics = n
}

func (h *house) panicked() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	did := h.panics == 0
	h.panics = 0
	return did
}

func (h *house) pass(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
}

// monday is when the tests begin.
var monday = time.Date(2025, 3, 3, 2, 0, 0, 0, time.UTC)

// A seed is a database that is made once for all tests, with a session of each of
// the sample's accounts: no test waits for passwords.
type seed struct {
	database []byte
	year     string
	tokens   map[string]string // of sessions, by account
}

var sampleSeed = sync.OnceValues(func() (seed, error) {
	return plant(func(*workbench.Bench, *store.Store) error { return nil })
})

// plant makes a database that holds the sample, and more.
func plant(more func(*workbench.Bench, *store.Store) error) (s seed, err error) {
	dir, err := os.MkdirTemp("", "jiheng-web-test")
	if err != nil {
		return s, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "jiheng.db")
	st, err := store.Open(ctx, "sqlite:"+file)
	if err != nil {
		return s, err
	}
	b := workbench.New(st, func() time.Time { return monday })
	sample, err := b.SampleHouse(ctx, password)
	s.year, s.tokens = sample.Year, map[string]string{}
	for _, p := range sample.People {
		if err != nil {
			break
		}
		var in workbench.Session
		in, err = b.SignIn(ctx, workbench.Credentials{Account: p.Account, Password: password, Address: "127.0.0.1"})
		s.tokens[p.Account] = in.Token
	}
	if err == nil {
		err = load(b, s.year)
	}
	if err == nil {
		err = more(b, st)
	}
	if err = firstOf(err, st.Close()); err != nil {
		return s, err
	}
	s.database, err = os.ReadFile(file)
	return s, err
}

// load puts the sample's folder into a year, as somebody who has no account here.
func load(b *workbench.Bench, year string) error {
	folder, err := examples.Hongqiao()
	if err != nil {
		return err
	}
	h, err := b.House(ctx)
	if err != nil {
		return err
	}
	unit := strings.TrimSuffix(year, "-2024")
	if _, err := h.Unit(unit); err != nil {
		return err
	}
	before := workbench.Person{ID: "p-before", Name: "上一任经办人", Posts: []workbench.Post{{Role: workbench.FinanceClerk, Unit: unit}}}
	_, err = b.Import(ctx, before, year, folder)
	return err
}

func firstOf(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

// open serves a workbench that holds the sample.
func open(t testing.TB) *house {
	t.Helper()
	s, err := sampleSeed()
	if err != nil {
		t.Fatal(err)
	}
	return s.open(t)
}

func (s seed) open(t testing.TB) *house {
	t.Helper()
	return s.openIn(t, t.TempDir())
}

// openIn is open with the database in a folder.
func (s seed) openIn(t testing.TB, dir string) *house {
	t.Helper()
	file := filepath.Join(dir, "jiheng.db")
	if err := os.WriteFile(file, s.database, 0o600); err != nil {
		t.Fatal(err)
	}
	st, err := store.Open(ctx, "sqlite:"+file)
	if err != nil {
		t.Fatal(err)
	}
	st, name, err := moved(t, st)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	h := &house{store: st, name: name, year: s.year, tokens: s.tokens, now: monday, shelf: &shelf{}}
	h.bench = workbench.New(st, h.clock)
	log := slog.New(slog.NewTextHandler(testLog{t}, nil))
	h.Server = httptest.NewServer(web.New(h.bench, web.Options{Clock: h.clock, Log: log, Demo: password, Copies: h.shelf}))
	t.Cleanup(h.Server.Close)
	return h
}

var movedTo atomic.Int64

// moved is a copy of a database on the server that TEST_POSTGRES names with a database
// {}, and its name there; without a server it is the database itself. Sessions are left
// behind, so that people sign in anew.
func moved(t testing.TB, from *store.Store) (*store.Store, string, error) {
	t.Helper()
	if os.Getenv("TEST_POSTGRES") == "" {
		return from, "", nil
	}
	defer from.Close()
	name := fmt.Sprint("web", os.Getpid(), "x", movedTo.Add(1))
	onServer(t, "CREATE DATABASE "+name+" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'")
	to, err := store.Open(ctx, strings.Replace(os.Getenv("TEST_POSTGRES"), "{}", name, 1))
	if err != nil {
		return nil, "", err
	}
	return to, name, store.Copy(ctx, from, to)
}

// onServer runs statements on the server of the tests.
func onServer(t testing.TB, statements ...string) {
	t.Helper()
	db, err := sql.Open("pgx", strings.Replace(os.Getenv("TEST_POSTGRES"), "{}", "postgres", 1))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range statements {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(q, err)
		}
	}
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

// stranger is somebody who is not signed in.
func (h *house) stranger(t *testing.T) *person {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &person{t: t, base: h.URL, Client: &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// as is somebody who has signed in.
func (h *house) as(t *testing.T, account string) *person {
	t.Helper()
	p := h.stranger(t)
	at, err := url.Parse(h.URL)
	if err != nil {
		t.Fatal(err)
	}
	h.signing.Lock()
	defer h.signing.Unlock()
	if _, err := h.bench.Who(ctx, h.tokens[account]); err == nil {
		p.Jar.SetCookies(at, []*http.Cookie{{Name: "jiheng", Value: h.tokens[account], Path: "/"}})
		return p
	}
	p = h.signIn(t, account)
	h.tokens = maps.Clone(h.tokens) // those of the house that all begin with stay
	if h.tokens == nil {
		h.tokens = map[string]string{}
	}
	for _, c := range p.Jar.Cookies(at) {
		if c.Name == "jiheng" {
			h.tokens[account] = c.Value
		}
	}
	return p
}

// signIn signs somebody in by their password.
func (h *house) signIn(t *testing.T, account string) *person {
	t.Helper()
	p := h.stranger(t)
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

// page gets a page that has to be there.
func (p *person) page(path string) string {
	p.t.Helper()
	status, body := p.get(path)
	if status != http.StatusOK {
		p.t.Fatalf("GET %s: %d %s", path, status, said(body))
	}
	return body
}

func (p *person) post(path string, form url.Values) (status int, body string) {
	p.t.Helper()
	r, err := p.PostForm(p.base+path, form)
	if err != nil {
		p.t.Fatal(err)
	}
	return read(p.t, r)
}

// send fills in the form of a page that is sent to a path, sends it, and wants a
// status.
func (p *person) send(page, action string, fields map[string]string, want int) (body string) {
	p.t.Helper()
	f := form(p.t, p.page(page), action)
	for k, v := range fields {
		f.Set(k, v)
	}
	status, body := p.post(action, f)
	if status != want {
		p.t.Fatalf("POST %s %v: %d, want %d: %s", action, fields, status, want, said(body))
	}
	return body
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

// said is the first heading of a page, for messages of tests.
func said(body string) string {
	for _, tag := range []string{"h3", "h1"} {
		if _, after, ok := strings.Cut(body, "<"+tag+">"); ok {
			text, _, _ := strings.Cut(after, "</"+tag+">")
			return text
		}
	}
	return body[:min(len(body), 200)]
}

// at is a path of the sample's year.
func (h *house) at(parts ...string) string { return atYear(h.year, parts...) }

func atYear(year string, parts ...string) string {
	path := "/y/" + year
	for _, p := range parts {
		path += "/" + url.PathEscape(p)
	}
	return path
}

// form reads the hidden fields of the first form that is sent to a path.
func form(t *testing.T, body, action string) url.Values {
	t.Helper()
	list := forms(body, action)
	if len(list) == 0 {
		t.Fatalf("no form is sent to %s", action)
	}
	return list[0]
}

// forms reads the hidden fields and the texts of all forms that are sent to a path.
func forms(body, action string) []url.Values {
	var all []url.Values
	for rest := body; ; {
		at := strings.Index(rest, `action="`+html.EscapeString(action)+`"`)
		if at < 0 {
			return all
		}
		rest = rest[at:]
		end := strings.Index(rest, "</form>")
		out := url.Values{}
		for _, m := range hidden.FindAllStringSubmatch(rest[:end], -1) {
			out.Set(m[1], html.UnescapeString(m[2]))
		}
		for _, m := range areas.FindAllStringSubmatch(rest[:end], -1) {
			out.Set(m[1], html.UnescapeString(m[2]))
		}
		all = append(all, out)
		rest = rest[end:]
	}
}

var hidden = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`)

var areas = regexp.MustCompile(`(?s)<textarea [^>]*name="([^"]+)"[^>]*>(.*?)</textarea>`)

var keys = regexp.MustCompile(`name="request" value="[^"]*"`)

func itoa(n int) string { return strconv.Itoa(n) }
