package server

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/personal"
	"jiheng/store"
)

// HeaderID is the header of the number under which a request stands in the log; the
// page that tells of an error has it too.
const HeaderID = "X-Request-Id"

// Paths of the server's own.
const (
	pathHealth  = "/healthz" // the process answers
	pathReady   = "/readyz"  // the database answers
	pathMetrics = "/metrics"
)

// Handler is everything that is answered.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+pathHealth, func(w http.ResponseWriter, _ *http.Request) { plainText(w, http.StatusOK, "ok\n") })
	mux.HandleFunc("GET "+pathReady, s.ready)
	mux.HandleFunc("GET "+pathMetrics, s.metrics)
	mux.Handle("/", s.Pages)
	return s.watched(mux)
}

func plainText(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text)
}

// ready tells a proxy before the server, or who watches it, whether the database
// answers and can be written.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 4*time.Second)
	defer cancel()
	err := s.Keeper.Store.View(ctx, func(tx *store.Tx) error {
		_, err := tx.Head(store.House)
		return err
	})
	said := struct {
		Ready    bool `json:"ready"`
		ReadOnly bool `json:"readOnly"`
	}{err == nil, s.Keeper.Store.Halted() != nil}
	status := http.StatusOK
	if err != nil {
		status = http.StatusServiceUnavailable
		w.Header().Set("Retry-After", "5")
	}
	text, _ := json.Marshal(said) //nolint:errchkjson // two booleans
	plainText(w, status, string(text)+"\n")
}

// metrics are for this machine, asked without a proxy between, or for who knows the
// token.
func (s *Server) metrics(w http.ResponseWriter, r *http.Request) {
	bearer, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	known := s.Token != "" && subtle.ConstantTimeCompare([]byte(bearer), []byte(s.Token)) == 1
	if !known && !s.here(r) {
		http.NotFound(w, r)
		return
	}
	s.meters.handler.ServeHTTP(w, r)
}

// here reports a request of this machine itself. Where a proxy of this machine
// passes requests on, none can be told to be.
func (s *Server) here(r *http.Request) bool {
	a, ok := addressOf(r.RemoteAddr)
	forwarded := r.Header.Get("X-Forwarded-For") != "" || r.Header.Get("Forwarded") != "" || r.Header.Get("Via") != ""
	return ok && a.IsLoopback() && !forwarded && !s.proxy(a)
}

func addressOf(hostPort string) (netip.Addr, bool) {
	host, _, err := net.SplitHostPort(hostPort)
	if err != nil {
		host = hostPort
	}
	a, err := netip.ParseAddr(strings.TrimSpace(host))
	return a.Unmap(), err == nil
}

// proxy reports an address of a proxy that is believed.
func (s *Server) proxy(a netip.Addr) bool {
	for _, p := range s.Keeper.Set.Proxies {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// client returns the address that a request comes from: what the proxies that are
// believed say, the nearest one that is none of these.
func (s *Server) client(r *http.Request) string {
	a, ok := addressOf(r.RemoteAddr)
	if !ok || !s.proxy(a) {
		return r.RemoteAddr
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0; i-- {
		hop, ok := addressOf(hops[i])
		if !ok {
			break
		}
		if a = hop; !s.proxy(hop) {
			break
		}
	}
	return net.JoinHostPort(a.String(), "0")
}

// watched numbers, bounds, counts and logs requests, and answers for a handler that
// panics.
func (s *Server) watched(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		id := rand.Text()[:12]
		w.Header().Set(HeaderID, id)
		p := pace(w, r)
		forwarded := r.WithContext(r.Context())
		if !own(r.URL.Path) {
			forwarded.RemoteAddr = s.client(r)
		}
		s.meters.running.Inc()
		defer func() {
			s.meters.running.Dec()
			if !own(r.URL.Path) {
				s.served.Add(1)
			}
			what := recover()
			err, _ := what.(error)
			aborted := errors.Is(err, http.ErrAbortHandler)
			if what != nil && !aborted {
				s.meters.panics.Inc()
				s.Log.Error("请求出错", "编号", id, "原因", fmt.Sprint(what), "位置", string(debug.Stack()))
				if p.status == 0 {
					plainText(p, http.StatusInternalServerError, "程序出错了，刚才的事没有办成，已存的都还在；编号："+id+"\n")
				}
			}
			s.count(r, p, id, time.Since(began))
			if aborted {
				panic(what)
			}
		}()
		next.ServeHTTP(p, forwarded)
	})
}

// count counts a request and writes its line. The query, who asked and from where
// are nobody's to read in a log of the machine; the path's numbers of persons are
// masked.
func (s *Server) count(r *http.Request, p *paced, id string, took time.Duration) {
	if p.status == 0 {
		p.status = http.StatusOK
	}
	s.meters.requests.WithLabelValues(methodOf(r.Method), fmt.Sprintf("%dxx", p.status/100)).Inc()
	s.meters.seconds.Observe(took.Seconds())
	level := slog.LevelInfo
	if own(r.URL.Path) {
		level = slog.LevelDebug // who watches the server asks all the time
	}
	if p.status >= http.StatusInternalServerError {
		level = slog.LevelError
	}
	s.Log.Log(r.Context(), level, "请求", "编号", id, "方法", methodOf(r.Method), "路径", fault.Shown(personal.MaskName(r.URL.Path)), "状态", p.status,
		"字节", p.sent, "毫秒", took.Milliseconds())
}

// own reports a path of the server itself.
func own(path string) bool { return path == pathHealth || path == pathReady || path == pathMetrics }

// methodOf keeps the methods that are counted few.
func methodOf(m string) string {
	switch m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete:
		return m
	}
	return "OTHER"
}
