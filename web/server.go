package web

import (
	"bytes"
	"context"
	"crypto/rand"
	"embed"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/a-h/templ"

	"jiheng/reply"
	"jiheng/third_party/htmx"
	"jiheng/workbench"
)

//go:embed static
var static embed.FS

// A Server serves the workbench.
type Server struct {
	bench   *workbench.Bench
	now     func() time.Time
	log     *slog.Logger
	secure  bool
	demo    string
	pulse   Pulse
	copies  Copies
	handler http.Handler

	comeBacks comeBacks
	onces     onces
}

// Options say how a server is run.
type Options struct {
	Clock  func() time.Time
	Log    *slog.Logger
	Secure bool   // reached by https alone: the session's cookie says so
	Pulse  Pulse  // how the installation is; nil where nobody can tell
	Copies Copies // its backups; nil where nobody makes them
	Demo   string // password of the sample accounts, which signing in shows; empty where it is no demonstration
}

// New returns the pages over a bench.
func New(b *workbench.Bench, o Options) *Server {
	s := &Server{bench: b, now: o.Clock, log: o.Log, secure: o.Secure, demo: o.Demo, pulse: o.Pulse, copies: o.Copies}
	mux := http.NewServeMux()
	for _, r := range routes {
		mux.HandleFunc(r.method+" "+r.path, s.serve(r))
	}
	mux.HandleFunc("GET /static/{name}", s.asset)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, nil, unknownPage()) })
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, nil, otherOrigin()) }))
	s.handler = s.guarded(s.modern(cross.Handler(mux)))
	return s
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// policy lets a page load nothing but what this server serves.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// mostBody is how much a request may send; forms are small, files have a limit of
// their own.
const mostBody = 1 << 20

// guarded sets what every answer says to the browser, bounds what a request may
// send, and turns a panic into a page.
func (s *Server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		reply.Guard(h, policy)
		id := h.Get("X-Request-Id") // whoever runs the pages has numbered the request
		if id == "" {
			id = rand.Text()[:12]
		}
		r = r.WithContext(context.WithValue(r.Context(), idKey{}, id))
		defer func() {
			if p := recover(); p != nil {
				if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
					panic(p)
				}
				s.fail(w, r, nil, panicked(p))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// idKey is the key of a request's number in its context.
type idKey struct{}

// requestID is the number under which an error of a request stands in the log.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(idKey{}).(string)
	return id
}

// serve answers a route: who it is, then the handler, then the error if there is
// one.
func (s *Server) serve(rt route) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if s.refuseLarge(w, r, rt.most()) {
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, rt.most())
		v := &visit{Server: s, w: w, r: r, keeps: rt.rule == signedIn && !strings.HasPrefix(rt.path, "/me/")}
		defer v.forget()
		if rt.rule != open {
			if err := v.enter(); err != nil {
				s.fail(w, r, v, err)
				return
			}
			if v.who.MustChange && rt.rule != ownAccount {
				_ = v.goTo("/password")
				return
			}
			if v.ofAnother() {
				v.refuseAnothers()
				return
			}
		}
		err := v.receive(rt)
		if err == nil && rt.rule != open && v.formOfAnother() {
			err = v.refuseForm()
		} else if err == nil {
			err = rt.handle(v)
		}
		if err != nil {
			s.fail(w, r, v, err)
		}
	}
}

// A visit is one request of a person.
type visit struct {
	*Server
	w    http.ResponseWriter
	r    *http.Request
	who  workbench.Person
	seat workbench.Seat // at the year that was looked at

	keeps bool // what was sent is kept over signing in again: nothing by which people prove themselves
}

// partial reports a request that exchanges a part of a page.
func (v *visit) partial() bool { return v.r.Header.Get("HX-Request") == "true" }

// write renders a component to memory, then sends it.
func (v *visit) write(status int, c templ.Component) error {
	var b bytes.Buffer
	if err := c.Render(v.r.Context(), &b); err != nil {
		return err
	}
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.w.WriteHeader(status)
	_, _ = v.w.Write(b.Bytes()) // whoever asked may have gone
	return nil
}

// goTo sends the browser to another page after a deed.
func (v *visit) goTo(path string) error {
	if v.partial() {
		v.w.Header().Set("HX-Redirect", path)
		v.w.WriteHeader(http.StatusNoContent)
		return nil
	}
	http.Redirect(v.w, v.r, path, http.StatusSeeOther)
	return nil
}

// asset serves what pages are made of.
func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	w.Header().Set("Cache-Control", "max-age=3600")
	if name == "htmx.js" {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		_, _ = w.Write(htmx.Script)
		return
	}
	http.ServeFileFS(w, r, static, "static/"+name)
}
