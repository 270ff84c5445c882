package web_test

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"jiheng/web"
	"jiheng/workbench"
)

// held knows which goroutines have a connection of the database.
type held struct {
	mu      sync.Mutex
	of      map[string]int // by the goroutine
	longest time.Duration
	count   int
	during  map[string]bool // what went over the network meanwhile
}

// goroutine is the name of the one that runs.
func goroutine() string {
	var b [64]byte
	name, _, _ := bytes.Cut(bytes.TrimPrefix(b[:runtime.Stack(b[:], false)], []byte("goroutine ")), []byte(" "))
	return string(name)
}

func (x *held) begin() (end func()) {
	began, who := time.Now(), goroutine()
	x.mu.Lock()
	defer x.mu.Unlock()
	x.of[who]++
	x.count++
	return func() {
		x.mu.Lock()
		defer x.mu.Unlock()
		x.of[who]--
		x.longest = max(x.longest, time.Since(began))
	}
}

func (x *held) network(what string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.of[goroutine()] > 0 {
		x.during[what] = true
	}
}

// wired tells of what a request reads and writes.
type wired struct {
	http.ResponseWriter
	body io.ReadCloser
	x    *held
	path string
}

func (w *wired) Write(p []byte) (int, error) {
	w.x.network("writing " + w.path)
	return w.ResponseWriter.Write(p)
}
func (w *wired) WriteHeader(status int) {
	w.x.network("the head of " + w.path)
	w.ResponseWriter.WriteHeader(status)
}
func (w *wired) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *wired) Read(p []byte) (int, error) {
	w.x.network("reading " + w.path)
	return w.body.Read(p)
}
func (w *wired) Close() error { return w.body.Close() }

// TestNoConnectionIsHeldOverTheNetwork asks for every route: no request reads or writes
// while it has a connection of the database, and none has one when it is answered.
func TestNoConnectionIsHeldOverTheNetwork(t *testing.T) {
	h := open(t)
	x := &held{of: map[string]int{}, during: map[string]bool{}}
	h.store.Holds = x.begin
	h.bench = workbench.New(h.store, h.clock)
	pages := web.New(h.bench, web.Options{Clock: h.clock, Log: slog.New(slog.DiscardHandler), Demo: password, Copies: h.shelf})
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		before := goroutine()
		over := &wired{w, r.Body, x, r.Method + " " + r.URL.Path}
		r.Body = over
		pages.ServeHTTP(over, r)
		x.mu.Lock()
		defer x.mu.Unlock()
		if x.of[before] != 0 {
			t.Errorf("%s was answered and has a connection", over.path)
		}
	}))
	t.Cleanup(h.Server.Close)
	h.every(func(r web.RouteShown, path string, f url.Values) {
		for _, account := range []string{"caiwu", "lingdao", "zhuguan", "anquan"} {
			if h.tokens[account] == "" || strings.Contains(path, "sign") {
				continue
			}
			p := h.as(t, account)
			if r.Method == http.MethodGet {
				p.get(path)
			} else {
				p.post(path, f)
			}
		}
	})
	for what := range x.during {
		t.Errorf("%s with a connection", what)
	}
	if x.count < 500 {
		t.Errorf("only %d times was a connection had", x.count)
	}
	t.Logf("%d times a connection was had, the longest for %v", x.count, x.longest.Round(time.Millisecond))
}
