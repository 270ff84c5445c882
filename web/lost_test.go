package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestServerLost takes the database away while people work: each request is answered
// soon with a page that says what was not saved, and with no word of the engine; when
// the database is back the same process goes on.
func TestServerLost(t *testing.T) {
	h := open(t)
	if h.name == "" {
		t.Skip("TEST_POSTGRES names no server")
	}
	clerk := h.as(t, "caiwu")
	f := form(t, clerk.page(h.at("values")), h.at("values", "SH03"))
	f.Set("text", "1")
	onServer(t, "ALTER DATABASE "+h.name+" ALLOW_CONNECTIONS false", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"+h.name+"'")
	for _, ask := range []func() (int, string){
		func() (int, string) { return clerk.get(h.at("values")) },
		func() (int, string) { return clerk.post(h.at("values", "SH03"), f) },
		func() (int, string) {
			return clerk.post("/sign-in", url.Values{"account": {"caiwu"}, "password": {password}})
		},
	} {
		status, body := ask()
		if status < 500 || !strings.Contains(body, "连不上") || strings.Contains(body, "pgconn") || strings.Contains(body, "SQLSTATE") {
			t.Errorf("%d: %s", status, said(body))
		}
	}
	onServer(t, "ALTER DATABASE "+h.name+" ALLOW_CONNECTIONS true")
	if status, body := clerk.post(h.at("values", "SH03"), f); status != http.StatusSeeOther {
		t.Fatalf("it does not go on: %d %s", status, said(body))
	}
	if h.act0(t) != 2 {
		t.Errorf("%d acts", h.act0(t))
	}
}
