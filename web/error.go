package web

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"

	"jiheng/fault"
	"jiheng/reply"
	"jiheng/workbench"
)

// Codes of what only pages can refuse.
const (
	codeSession = "session"      // nobody is signed in, or no longer
	codeOrigin  = "cross-origin" // the request comes from a page of another site
	codeOld     = "old-page"     // what was sent is not what the page sends
)

func unknownPage() error {
	return fault.New(fault.NotFound, fault.Place{}, "page-unknown", "没有这一页，或者您看不到它")
}

func otherOrigin() error {
	return fault.New(fault.Forbidden, fault.Place{}, codeOrigin, "这个请求来自别的网站，没有办理；请从绩衡自己的页面办理")
}

func panicked(p any) error {
	return reply.Failed("panic", fmt.Errorf("panic: %v", p))
}

// statusGone is the status of a request whose asker has gone before its answer: a tab that
// was closed. It counts among those that were asked wrongly, and not as a failure.
const statusGone = 499

// faultOf is an error as people read it; one that is none of ours is Internal.
func faultOf(err error) *fault.Error {
	return reply.Fault(err)
}

// refusedAt is why a deed at a year was refused, and the year as it stands, to show the
// page again with it. What is unknown or gone, and the program's own faults, are a page of
// their own: they come back as the error.
func (v *visit) refusedAt(done error) (*fault.Error, *workbench.Year, error) {
	f := faultOf(done)
	if f.Kind == fault.NotFound || f.Kind == fault.Internal || f.Code == workbench.CodeGone {
		return nil, nil, done
	}
	y, err := v.year()
	return f, y, err
}

// hasTyped reports a request with something that a person has typed: it is still in the
// page that sent it.
func hasTyped(r *http.Request) bool {
	return r.Method == http.MethodPost && strings.TrimSpace(strings.Join(kept{Form: r.PostForm}.typed(), "")) != ""
}

// fail answers a request that could not be done: what happened, that nothing was
// lost, and what to do. What is not known and what may not be seen are the same
// page.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, v *visit, err error) {
	f := faultOf(err)
	if f.Code == codeSession {
		s.signInAgain(w, r, v)
		return
	}
	status := statusFor(f)
	id := requestID(r.Context())
	switch {
	case status != http.StatusInternalServerError:
	case r.Context().Err() != nil: // nobody waits for an answer, and nothing has failed
		w.WriteHeader(statusGone)
		return
	default:
		s.log.Error("request failed", "request", id, "path", r.URL.Path, "error", err)
	}
	if f.Kind == fault.NotFound {
		f = faultOf(unknownPage())
	}
	if v == nil {
		v = &visit{Server: s, w: w, r: r}
	}
	p := troublePage{Fault: f, ID: id, Internal: status == http.StatusInternalServerError, Typed: hasTyped(r)}
	if year := r.PathValue("year"); f.Code == workbench.CodeFrozen && year != "" && strings.Contains(f.Message, "请走调整") {
		p.Adjust = yearPath(year, "adjust")
	}
	if gone := workbench.GoneOf(err); gone != nil {
		p.Gone = goneOf(r, gone)
	}
	var b bytes.Buffer
	c := troubleWhole(v.view("没有办成"), p)
	if v.partial() {
		w.Header().Set("HX-Retarget", "#trouble")
		w.Header().Set("HX-Reswap", "innerHTML")
		c = trouble(p)
	}
	if err := c.Render(r.Context(), &b); err != nil {
		http.Error(w, f.Message, status)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

// signInAgain asks for the password, and leads back to where the person was.
func (s *Server) signInAgain(w http.ResponseWriter, r *http.Request, v *visit) {
	to := r.URL.RequestURI()
	if r.Method != http.MethodGet {
		to = "/"
	}
	if r.Header.Get("HX-Request") == "true" {
		// What was typed stays in the page: the person signs in in place.
		w.Header().Set("HX-Retarget", "#trouble")
		w.Header().Set("HX-Reswap", "innerHTML")
		w.WriteHeader(http.StatusUnauthorized)
		_ = signInPlace(signInPage{}).Render(r.Context(), w)
		return
	}
	if r.Method != http.MethodGet && v != nil && v.keeps && r.ParseForm() == nil {
		p := signInPage{view: v.view("登录"), To: "/", Kept: kept{Path: r.URL.Path, Form: r.PostForm}, Accounts: v.samples(), Password: v.demo}
		if err := v.write(http.StatusUnauthorized, signInWhole(p)); err != nil {
			s.fail(w, r, v, err)
		}
		return
	}
	http.Redirect(w, r, "/sign-in?to="+urlValue(to), http.StatusSeeOther)
}
