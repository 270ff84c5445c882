package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"jiheng/fault"
	"jiheng/reply"
	"jiheng/workbench"
)

// operations lists everything that a program can ask for.
var operations = []func(*Server){
	func(s *Server) { add(s, workbench.Reads, "GET /me", "令牌替谁办，能办什么", s.me) },
	func(s *Server) { add(s, workbench.Reads, "GET /years", "看得到的年度", s.years) },
	func(s *Server) {
		add(s, workbench.Reads, "GET /years/{year}", "一个年度：环节、得分、未办事项", s.year)
	},
	func(s *Server) {
		add(s, workbench.Reads, "GET /years/{year}/indicators", "指标：目标、完成值、完成率、得分", s.indicators)
	},
	func(s *Server) { add(s, workbench.Reads, "GET /years/{year}/facts", "事实：每一个数", s.facts) },
	func(s *Server) {
		add(s, workbench.Reads, "GET /years/{year}/facts/{id}", "一个数和它的来由", s.fact)
	},
	func(s *Server) {
		add(s, workbench.Fills, "PUT /years/{year}/indicators/{code}/value", "填一个指标的完成值", s.enterValue)
	},
	func(s *Server) {
		add(s, workbench.Steps, "POST /years/{year}/steps", "走一步：报送、收回、通过、退回、批复、重开", s.takeStep)
	},
}

// bearerKey is the key of whom a request's token stands for, in its context.
type bearerKey struct{}

// add adds an operation, which is there for tokens of a scope alone.
func add[I, O any](s *Server, scope workbench.Scope, route, says string, handle func(context.Context, workbench.Bearer, *I) (*O, error)) {
	method, path, _ := strings.Cut(route, " ")
	op := huma.Operation{
		OperationID: operationID(method, path), Method: method, Path: base + path, Summary: says,
		Description: "令牌要有“" + string(scope) + "”。", MaxBodyBytes: mostBody,
		Security: []map[string][]string{{"令牌": {}}}, Metadata: map[string]any{"scope": scope},
		Errors: []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusConflict, http.StatusUnprocessableEntity},
	}
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*O, error) {
		who, _ := ctx.Value(bearerKey{}).(workbench.Bearer)
		out, err := handle(ctx, who, in)
		if err != nil {
			return nil, s.problem(ctx, err)
		}
		return out, nil
	})
}

// operationID names an operation in clients: get-years-year-facts.
func operationID(method, path string) string {
	return strings.ToLower(method) + strings.NewReplacer("/", "-", "{", "", "}", "").Replace(path)
}

// enter lets in a request whose token has the scope of the operation.
func (s *Server) enter(ctx huma.Context, next func(huma.Context)) {
	r, w := humago.Unwrap(ctx)
	scope, asked := ctx.Operation().Metadata["scope"].(workbench.Scope)
	if !asked { // the description itself
		next(ctx)
		return
	}
	kind, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(kind, "Bearer") {
		token = ""
	}
	for name, all := range r.URL.Query() {
		if len(all) > 1 {
			s.refuse(w, r, fault.Bad(fault.Place{}, "query-twice", "参数“%s”写了两次，没有办理", fault.Clip(name)))
			return
		}
	}
	who, err := s.bench.Bear(r.Context(), strings.TrimSpace(token), reply.Address(r))
	switch {
	case err != nil:
		s.refuse(w, r, err)
	case !who.May(scope):
		s.refuse(w, r, fault.New(fault.Forbidden, fault.Place{}, "scope", "这个令牌没有“%s”；请本人发一个有“%s”的", scope, scope))
	default:
		next(huma.WithValue(ctx, bearerKey{}, who))
	}
}
