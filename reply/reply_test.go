package reply

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"jiheng/fault"
)

func TestStatusOfFaults(t *testing.T) {
	for kind, want := range map[fault.Kind]int{fault.Invalid: 422, fault.NotFound: 404, fault.Conflict: 409, fault.Forbidden: 403, fault.Internal: 500} {
		if got := Status(kind); got != want {
			t.Errorf("%v is %d, want %d", kind, got, want)
		}
	}
	own := fault.Bad(fault.Place{}, "x", "不对")
	if got := Fault(fmt.Errorf("wrapped: %w", own)); got != own {
		t.Errorf("got %v", got)
	}
	cause := errors.New("disk /var/secret")
	if got := Fault(cause); got.Kind != fault.Internal || !errors.Is(got, cause) || strings.Contains(got.Message, "secret") {
		t.Errorf("got %v", got)
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	h := http.Header{}
	Guard(h, "default-src 'none'")
	for _, name := range []string{"Content-Security-Policy", "Cache-Control", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"} {
		if h.Get(name) == "" {
			t.Errorf("no %s", name)
		}
	}
	for from, want := range map[string]string{"10.0.0.1:443": "10.0.0.1", "[::1]:80": "::1", "@": "@"} {
		if got := Address(&http.Request{RemoteAddr: from}); got != want {
			t.Errorf("%s is %s, want %s", from, got, want)
		}
	}
}
