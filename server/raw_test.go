package server

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// malformed are requests that no browser sends. Each is refused or its connection is
// ended; the ones that have pages answer with less than 400 are told.
var malformed = []struct{ says, text string }{
	{"no request", "\r\n\r\n\r\n\x00\x01\x02"}, {"other words", "HELO evil.example\r\n\r\n"}, {"no version", "GET /\r\n\r\n"}, {"a version that is none", "GET / HTTP/9.9\r\nHost: a\r\n\r\n"},
	{"no host", "GET / HTTP/1.1\r\n\r\n"}, {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"}, {"a host that is none", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"},
	{"two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx"}, {"a negative length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"},
	{"a length in words", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ten\r\n\r\n"}, {"a length beyond numbers", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n"},
	{"pieces of an unknown kind", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n"}, {"pieces whose size is none", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nx\r\n0\r\n\r\n"},
	{"a name with a blank", "GET / HTTP/1.1\r\nHost: a\r\nX Y: 1\r\n\r\n"}, {"a blank before the colon", "GET / HTTP/1.1\r\nHost: a\r\nX : 1\r\n\r\n"}, {"a line that is no head", "GET / HTTP/1.1\r\nHost: a\r\nevil\r\n\r\n"},
	{"a head with a zero", "GET / HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n"}, {"a path with a control", "GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n"}, {"a path that is broken", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n"},
	{"a head of a megabyte", "GET / HTTP/1.1\r\nHost: a\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n"}, {"a line of a megabyte", "GET /" + strings.Repeat("x", 1<<20) + " HTTP/1.1\r\nHost: a\r\n\r\n"},
	{"ten thousand heads", "GET / HTTP/1.1\r\nHost: a\r\n" + strings.Repeat("X: y\r\n", 10_000) + "\r\n"}, {"a proxy's request", "CONNECT evil.example:80 HTTP/1.1\r\nHost: a\r\n\r\n"},
	{"a head that does not end", "GET / HTTP/1.1\r\nHost: a\r\nX: "}, {"half a word", "GE"},
}

// TestMalformedRequests sends bytes that are no requests: none comes to the pages, each is
// answered with 4xx or 5xx or with the end of its connection, and who asks rightly is
// answered meanwhile and behind them.
func TestMalformedRequests(t *testing.T) {
	s, log := readied(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil || r.Method == http.MethodConnect {
			http.Error(w, "no", http.StatusBadRequest)
			return
		}
		_, _ = io.WriteString(w, "pages")
	}))
	url, stop := running(t, s)
	for _, c := range malformed {
		t.Run(c.says, func(t *testing.T) {
			conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://")) //nolint:noctx // of a test
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			go func() { _, _ = io.WriteString(conn, c.text) }() // the server may take no more
			_ = conn.SetReadDeadline(time.Now().Add(20 * headTime))
			answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
			var late net.Error
			switch {
			case err == nil && answer.StatusCode < 400:
				t.Errorf("answered %d", answer.StatusCode)
			case err != nil && errors.As(err, &late) && late.Timeout():
				t.Error("the connection is held")
			}
			if err == nil {
				_ = answer.Body.Close()
			}
		})
	}
	if status, body, _ := get(t, url+"/x"); status != http.StatusOK || body != "pages" {
		t.Errorf("behind them: %d %s", status, body)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	if strings.Contains(log.String(), "goroutine ") {
		t.Error("one of them broke a handler")
	}
}
