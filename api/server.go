package api

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"jiheng/fault"
	"jiheng/reply"
	"jiheng/workbench"
)

// Root is the path below which everything of the API lies.
const Root = "/api/"

// base is the path of this version of the API.
const base = Root + "v1"

// mostBody is how much a request may send, in bytes.
const mostBody = 1 << 20

// A Server answers programs.
type Server struct {
	bench   *workbench.Bench
	log     *slog.Logger
	mux     *http.ServeMux
	api     huma.API
	handler http.Handler
}

// Options say how a server is run.
type Options struct {
	Log     *slog.Logger
	Version string // of the program, which the description names
}

// New returns the API over a bench.
func New(b *workbench.Bench, o Options) *Server {
	s := &Server{bench: b, log: o.Log, mux: http.NewServeMux()}
	c := huma.DefaultConfig("绩衡", o.Version)
	c.Info.Description = "单位整体支出绩效的年度、指标、事实和环节。程序凭令牌替一个人办，办的都记在他名下；不会多于他自己能办的。"
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = base+"/openapi", "", ""
	c.RejectUnknownQueryParameters = true
	c.CreateHooks = nil // no field $schema in what is sent and answered
	c.Formats = map[string]huma.Format{"application/json": strict, "json": strict}
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"令牌": {Type: "http", Scheme: "bearer", Description: "本人在“我的账号”里发的令牌"}}
	s.api = humago.New(s.mux, c)
	s.api.UseMiddleware(s.enter)
	for _, add := range operations {
		add(s)
	}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.refuse(w, r, fault.New(fault.NotFound, fault.Place{}, "path-unknown", "接口里没有这个地址；有哪些地址见%s/openapi.json", base))
	})
	s.handler = s.guarded(s.mux)
	return s
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Description is the OpenAPI description of the API.
func (s *Server) Description() *huma.OpenAPI { return s.api.OpenAPI() }

// idKey is the key of a request's number in its context.
type idKey struct{}

// guarded sets what every answer says, numbers the request, and turns a panic into a
// problem.
func (s *Server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		reply.Guard(h, "default-src 'none'; frame-ancestors 'none'")
		id := h.Get("X-Request-Id") // whoever runs the server has numbered the request
		if id == "" {
			id = rand.Text()[:12]
		}
		r = r.WithContext(context.WithValue(r.Context(), idKey{}, id))
		defer func() {
			if p := recover(); p != nil {
				if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
					panic(p)
				}
				s.refuse(w, r, fmt.Errorf("panic: %v", p))
			}
		}()
		next.ServeHTTP(w, r)
	})
}
