package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiheng/store"
	"jiheng/web"
)

// asked is an answer with its head, whatever the method.
func (p *person) asked(method, path string, f url.Values, head map[string]string) (*http.Response, string) {
	p.t.Helper()
	r, err := http.NewRequestWithContext(ctx, method, p.base+path, strings.NewReader(f.Encode()))
	if err != nil {
		p.t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for k, v := range head {
		r.Header.Set(k, v)
	}
	answer, err := p.Do(r)
	if err != nil {
		p.t.Fatalf("%s %s: %v", method, path, err)
	}
	_, body := read(p.t, answer)
	return answer, body
}

// every calls a function with each route, its path and what is sent there.
func (h *house) every(do func(r web.RouteShown, path string, f url.Values)) {
	for _, r := range web.Routes() {
		route := r.Method + " " + r.Path
		a := askings[route]
		if !strings.Contains(route, "{year}") {
			a = asking{parts: outside}
		}
		path, f := h.fillIn(h.year, strings.Replace(route, "{$}", "", 1), a)
		do(r, path, f)
	}
}

// guards are what every answer says to the browser.
var guards = map[string]string{
	"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
	"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store",
}

// TestEveryAnswerIsGuarded looks at the head of the answer to every route, signed in and
// not, of a year that is there and of one that is not, and to what is no route: pages,
// files, refusals, panics of none of them go without.
func TestEveryAnswerIsGuarded(t *testing.T) {
	h := open(t)
	clerk, stranger := h.as(t, "caiwu"), h.stranger(t)
	seen := map[int]int{}
	look := func(says string, r *http.Response) {
		seen[r.StatusCode]++
		for name, want := range guards {
			if got := r.Header.Get(name); !strings.HasPrefix(got, want) {
				t.Errorf("%s (%d): %s is %q", says, r.StatusCode, name, got)
			}
		}
	}
	h.every(func(r web.RouteShown, path string, f url.Values) {
		for _, p := range []*person{stranger, clerk} {
			if p == clerk && path == "/sign-out" {
				continue
			}
			answer, _ := p.asked(r.Method, path, f, nil)
			look(r.Method+" "+path, answer)
			answer, _ = p.asked(r.Method, strings.Replace(path, h.year, "unknown-2024", 1), f, nil)
			look(r.Method+" "+path+" elsewhere", answer)
		}
	})
	for _, c := range []struct{ method, path, agent string }{
		{"GET", "/no-such-page", ""}, {"PUT", "/list", ""}, {"DELETE", h.at(), ""}, {"GET", h.at() + "/", ""}, {"GET", "//list", ""}, {"GET", "/y/../list", ""},
		{"GET", "/list", "MSIE 8.0"}, {"OPTIONS", "/", ""}, {"POST", "/static/htmx.js", ""}, {"HEAD", h.at("values"), ""},
		{"GET", h.at("papers", "整体支出绩效自评表.xlsx"), ""}, {"GET", h.at("folder"), ""}, {"GET", h.at("values") + "?a=%zz;b", ""},
	} {
		answer, _ := clerk.asked(c.method, c.path, nil, map[string]string{"User-Agent": c.agent})
		look(c.method+" "+c.path, answer)
	}
	answer, _ := clerk.asked("POST", h.at("values", "SH03"), url.Values{"text": {strings.Repeat("长", 1<<20)}}, nil)
	look("too much", answer)
	answer, _ = clerk.asked("POST", h.at("values", "SH03"), nil, map[string]string{"Sec-Fetch-Site": "cross-site"})
	look("of another site", answer)
	for _, status := range []int{200, 303, 401, 403, 404, 409, 413, 422} {
		if seen[status] == 0 {
			t.Errorf("no answer was %d: %v", status, seen)
		}
	}
	answer, _ = clerk.asked("GET", "/static/htmx.js", nil, nil)
	if answer.Header.Get("X-Content-Type-Options") != "nosniff" || answer.Header.Get("Content-Security-Policy") == "" {
		t.Error("what pages are made of is not guarded")
	}
}

// TestOtherSitesDoNothing sends every deed as the page of another site does: each is
// refused before anything else, in the three ways in which a browser tells.
func TestOtherSitesDoNothing(t *testing.T) {
	h := open(t)
	people := []*person{h.as(t, "caiwu"), h.as(t, "xitong"), h.stranger(t)}
	before := h.everything(t) // signing in is an act
	deeds := 0
	h.every(func(r web.RouteShown, path string, f url.Values) {
		if r.Method != http.MethodPost {
			return
		}
		deeds++
		for _, p := range people {
			for _, head := range []map[string]string{{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}} {
				if answer, body := p.asked("POST", path, f, head); answer.StatusCode != http.StatusForbidden || !strings.Contains(body, "来自别的网站") {
					t.Errorf("POST %s with %v: %d %s", path, head, answer.StatusCode, said(body))
				}
			}
		}
	})
	if deeds < 40 || h.everything(t) != before {
		t.Errorf("%d deeds; what is stored has become another: %v", deeds, h.everything(t) != before)
	}
}

// TestReadingChangesNothing gets every page, and every page that one of them leads to, as
// a clerk, a head and an administrator: nothing in the database is another.
func TestReadingChangesNothing(t *testing.T) {
	h := open(t)
	accounts := []string{"caiwu", "lingdao", "anquan"}
	for _, account := range accounts {
		h.as(t, account) // signing in is an act
	}
	before := h.everything(t)
	for _, account := range accounts {
		p := h.as(t, account)
		todo, done := []string{"/"}, map[string]bool{}
		h.every(func(r web.RouteShown, path string, _ url.Values) {
			if r.Method == http.MethodGet {
				todo = append(todo, path)
			}
		})
		for len(todo) > 0 && len(done) < 150 {
			path := todo[0]
			todo = todo[1:]
			path, _, _ = strings.Cut(path, "#")
			if done[path] || strings.HasSuffix(path, ".pdf") || strings.HasSuffix(path, ".docx") || strings.HasSuffix(path, "/folder") { // taking out is an act
				continue
			}
			done[path] = true
			status, body := p.get(path)
			if status >= 500 {
				t.Errorf("GET %s as %s: %d", path, account, status)
			}
			for _, link := range strings.Split(body, ` href="/`)[1:] {
				to, _, _ := strings.Cut(link, `"`)
				todo = append(todo, "/"+strings.ReplaceAll(to, "&amp;", "&"))
			}
		}
		if len(done) < 60 && account != "anquan" {
			t.Errorf("%s came to %d pages", account, len(done))
		}
	}
	if h.everything(t) != before {
		t.Error("reading has changed what is stored")
	}
}

// everything tells what a request may not change by itself: the heads of all trees, and
// who is who.
func (h *house) everything(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	err := h.store.View(ctx, func(tx *store.Tx) error {
		for _, tree := range []string{store.House, h.year} {
			acts, err := tx.Acts(tree, 0, 10_000)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "%s %d\n", tree, len(acts))
			entries, err := tx.Entries(tree, store.Newest)
			if err != nil {
				return err
			}
			for _, e := range entries {
				fmt.Fprintf(&b, "%s %s %d %q %s\n", e.ID, e.File, e.Version, e.Text, e.Hash)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// offSite are ways to name another site where a path of this one is asked for.
var offSite = []string{
	"//evil.example", "///evil.example", "////evil.example/", "https://evil.example/", "HTTPS:evil.example", "http:/evil.example", "javascript:alert(1)", "data:text/html,x",
	`/\evil.example`, `\\evil.example`, `/\/evil.example`, "/\t/evil.example", "/\n/evil.example", " //evil.example", "evil.example", "//evil.example:80\\@here", "/%09/evil.example",
	"/%2f/evil.example", "/.//evil.example", "/..//evil.example", "/%5cevil.example", "//[::1]/", "?//evil.example", "\u2044\u2044evil.example", "/a/..//evil.example",
}

// TestRedirectsStayHere asks signing in, undoing and what is kept over signing in to lead
// to another site: a browser that follows stays here.
func TestRedirectsStayHere(t *testing.T) {
	h := open(t)
	here, err := url.Parse(h.URL)
	if err != nil {
		t.Fatal(err)
	}
	stays := func(says, to, where string) {
		t.Helper()
		// Browsers take a backslash for a slash, and no tabs or line ends for anything.
		seen := strings.NewReplacer(`\`, "/", "\t", "", "\n", "", "\r", "").Replace(where)
		at, err := here.Parse(strings.TrimSpace(seen))
		if err != nil || at.Host != here.Host || at.Scheme != here.Scheme || strings.HasPrefix(seen, "//") {
			t.Errorf("%s leads from %q to %q", says, to, where)
		}
	}
	stranger, clerk := h.stranger(t), h.as(t, "caiwu")
	signedIn, _ := stranger.asked("POST", "/sign-in", url.Values{"account": {"caiwu"}, "password": {password}, "to": {"/list?x=1"}}, nil)
	if to := signedIn.Header.Get("Location"); to != "/list?x=1" {
		t.Errorf("signing in leads to %q", to)
	}
	for i, to := range offSite {
		body := stranger.page("/sign-in?to=" + url.QueryEscape(to))
		stays("the form of signing in", to, form(t, body, "/sign-in").Get("to"))
		f := form(t, clerk.page(h.at("values")), h.at("values", "SH03"))
		f.Set("text", itoa(100+i))
		if status, _ := clerk.post(h.at("values", "SH03"), f); status != http.StatusSeeOther {
			t.Fatal(status)
		}
		undo := url.Values{"act": {fmt.Sprint(h.act0(t))}, "request": {"u" + itoa(i)}, "back": {to}}
		for _, head := range []map[string]string{{"HX-Request": "true"}, nil} {
			answer, body := clerk.asked("POST", h.at("undo"), undo, head)
			where := answer.Header.Get("Location") + answer.Header.Get("HX-Redirect")
			if where == "" {
				t.Fatalf("undoing leads nowhere: %d %s", answer.StatusCode, said(body))
			}
			stays("undoing", to, where)
		}
		_, body = stranger.post("/sign-in", url.Values{"account": {"caiwu"}, "password": {""}, "to": {to}, "kept-path": {to}, "kept": {"text=1"}})
		again := form(t, body, "/sign-in")
		stays("signing in again", to, again.Get("to"))
		stays("what is kept", to, again.Get("kept-path"))
	}
}
