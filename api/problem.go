package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"jiheng/fault"
	"jiheng/reply"
	"jiheng/store"
)

// A Problem is an error as a program reads it (RFC 9457).
type Problem struct {
	Type    string  `json:"type" doc:"总是 about:blank"`
	Title   string  `json:"title"`
	Status  int     `json:"status"`
	Detail  string  `json:"detail" doc:"发生了什么，怎么办"`
	Code    string  `json:"code,omitempty" doc:"错误的代号，不会变"`
	Request string  `json:"request,omitempty" doc:"请求在日志里的编号"`
	Errors  []Wrong `json:"errors,omitempty" doc:"请求里哪一处不合格式"`
	Clashes []Clash `json:"clashes,omitempty" doc:"看过以后已被别人改过的条目"`
}

// A Wrong is one place of a request that does not fit.
type Wrong struct {
	At   string `json:"at" doc:"例如 body.text"`
	Says string `json:"says"`
}

// A Clash is an entry that has become another since it was seen, with both texts.
type Clash struct {
	Mine string `json:"mine"`
	Now  string `json:"now" doc:"空的是已删去"`
	Seen int64  `json:"seen" doc:"现在的版本"`
}

// Error is what a log says.
func (p *Problem) Error() string { return p.Code + ": " + p.Detail }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of problems, whatever was asked for.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// What the library decides by variables of its package: a request that does not fit its
// description is a Problem too, and names of fields are told apart by case.
func init() {
	huma.ValidateStrictCasing = true
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		p := &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: unfit[status], Code: "request"}
		if p.Detail == "" {
			p.Detail = "请求没有办成：" + message
		}
		for _, err := range errs {
			var d huma.ErrorDetailer
			switch {
			case errors.As(err, &d):
				p.Errors = append(p.Errors, Wrong{d.ErrorDetail().Location, d.ErrorDetail().Message})
			case err != nil:
				p.Errors = append(p.Errors, Wrong{Says: err.Error()})
			}
		}
		return p
	}
}

// unfit says why a request that does not fit its description was not done.
var unfit = map[int]string{
	http.StatusBadRequest:            "请求读不懂，没有办理；请按接口说明改",
	http.StatusRequestEntityTooLarge: "请求超过1 MiB，没有办理；请分几次",
	http.StatusUnsupportedMediaType:  "请求的内容不是JSON，没有办理；请写 Content-Type: application/json",
	http.StatusUnprocessableEntity:   "请求的内容不合格式，没有办理；哪一处见errors",
	http.StatusNotAcceptable:         "只答JSON；请不写Accept，或者写 application/json",
	http.StatusRequestTimeout:        "请求没有送完，没有办理；请重试",
}

// problem is an error of a use case; the program's own faults are logged.
func (s *Server) problem(ctx context.Context, err error) *Problem {
	id, _ := ctx.Value(idKey{}).(string)
	f := reply.Fault(err)
	status := statusOf(f)
	if status == http.StatusInternalServerError && ctx.Err() == nil {
		s.log.Error("接口出错", "编号", id, "代号", f.Code, "原因", err.Error())
	}
	p := &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: f.Message, Code: f.Code, Request: id}
	for _, c := range store.ClashesOf(err) {
		p.Clashes = append(p.Clashes, Clash{c.Mine.Entry.Text, c.Now.Text, c.Now.Version})
	}
	return p
}

// statusOf is the HTTP status of a fault.
func statusOf(f *fault.Error) int {
	if f.Code == "token" {
		return http.StatusUnauthorized
	}
	return reply.Status(f.Kind)
}

// refuse answers a request that no operation has taken.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	p := s.problem(r.Context(), err)
	if p.Status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="jiheng"`)
	}
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // whoever asked may have gone
}
