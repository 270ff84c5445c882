package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiheng/web"
)

// TestPanicInEveryRoute lets the clock panic at each look that a request of each route
// takes at it, one after another: that request alone is answered with an error that has
// a number and shows nothing of the program, nothing is half done, and the next one is
// answered.
func TestPanicInEveryRoute(t *testing.T) {
	h := open(t)
	head, broke := h.as(t, "lingdao"), 0
	h.every(func(r web.RouteShown, path string, f url.Values) {
		clerk := h.as(t, "caiwu")
		if !strings.Contains(path, h.year) { // some of these end the session that asks
			clerk = h.as(t, "shishi")
		}
		for n := 1; n <= mostPanics; n++ {
			before := h.everything(t)
			h.panicAt(n)
			f.Set("request", fmt.Sprint("panic", len(path), "-", n))
			var status int
			var body string
			if r.Method == http.MethodGet {
				status, body = clerk.get(path)
			} else {
				status, body = clerk.post(path, f)
			}
			if !h.panicked() {
				break // it does not look so often
			}
			broke++
			if status != http.StatusInternalServerError || strings.Contains(body, "the clock") || strings.Contains(body, "goroutine") || strings.Contains(body, ".go:") {
				t.Errorf("%s %s, look %d: %d %s", r.Method, path, n, status, said(body))
			}
			if strings.Contains(path, h.year) && h.everything(t) != before && status == http.StatusInternalServerError {
				t.Errorf("%s %s, look %d: something was done", r.Method, path, n)
			}
			if status, _ := head.get("/"); status >= 400 {
				t.Fatalf("after %s %s: %d", r.Method, path, status)
			}
		}
	})
	if broke < 60 {
		t.Errorf("only %d requests met a panic", broke)
	}
	t.Logf("%d panics", broke)
}

// mostPanics bounds the looks of one request that are tried.
const mostPanics = 4
