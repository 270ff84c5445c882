package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/reply"
	"jiheng/workbench"
)

// codeLarge is the code of a request that sends more than it may.
const codeLarge = "too-large"

// large are the codes of what is refused for its size alone.
var large = []string{codeLarge, "evidence-size", "import-size", "merge-large"}

// tooLarge refuses a request by what its route takes; what a form has beside its file
// is not told.
func tooLarge(most int64) error {
	if most > mostBody {
		most -= mostBody
	}
	return fault.Bad(fault.Place{}, codeLarge, "发来的内容超过%d MB，没有存，已存的都还在；请分成几份，或者把扫描的清晰度调低", most>>20)
}

// most is how much a request of a route may send, in bytes.
func (rt route) most() int64 {
	if n := bodies[rt.path]; n > 0 {
		return n
	}
	return mostBody
}

// refuseLarge refuses a request that says of itself that it sends too much, before
// any of it is read.
func (s *Server) refuseLarge(w http.ResponseWriter, r *http.Request, most int64) bool {
	if r.ContentLength <= most {
		return false
	}
	w.Header().Set("Connection", "close") // the rest is not waited for
	s.fail(w, r, nil, tooLarge(most))
	return true
}

// receive reads what was sent to its end before anything is decided: what counts for a
// deadline is when all of it was here, and what came only in part is no deed. Large
// files are taken from who sees the year alone.
func (v *visit) receive(rt route) error {
	if v.r.Method != http.MethodPost {
		return nil
	}
	if rt.most() > mostBody {
		if _, err := v.bench.Seat(v.r.Context(), v.who, v.r.PathValue("year")); err != nil {
			return err
		}
	}
	err := v.r.ParseForm()
	if err == nil && strings.HasPrefix(v.r.Header.Get("Content-Type"), "multipart/form-data") {
		err = v.r.ParseMultipartForm(mostBody)
	}
	var big *http.MaxBytesError
	switch {
	case errors.As(err, &big):
		v.w.Header().Set("Connection", "close")
		return tooLarge(rt.most())
	case err != nil:
		return fault.Bad(fault.Place{}, "form-broken", "发来的内容没有传完，或者不是页面发出的样子，没有办，已存的都还在；请刷新页面再发一次").Because(err)
	}
	return nil
}

// forget removes the files that were sent from the machine's folder of temporary files.
// The server does so for the request that it made alone, and this one is a copy of it.
func (v *visit) forget() {
	if v.r.MultipartForm != nil {
		_ = v.r.MultipartForm.RemoveAll() // what is left of it has no name that anybody knows
	}
}

// statusFor is the HTTP status of a fault.
func statusFor(f *fault.Error) int {
	if slices.Contains(large, f.Code) {
		return http.StatusRequestEntityTooLarge
	}
	if f.Code == workbench.CodeQuota {
		return http.StatusInsufficientStorage
	}
	return reply.Status(f.Kind)
}
