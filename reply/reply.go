// Package reply is what every answer to a request has in common, whether a person reads it
// or a program: its status, what it says to the browser, and where it goes.
package reply

import (
	"errors"
	"net"
	"net/http"

	"jiheng/fault"
)

// Status is the HTTP status of a kind of fault.
func Status(k fault.Kind) int {
	switch k {
	case fault.Invalid:
		return http.StatusUnprocessableEntity
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Conflict:
		return http.StatusConflict
	case fault.Forbidden:
		return http.StatusForbidden
	}
	return http.StatusInternalServerError
}

// Fault is an error as it is told to whoever asked; one that is none of ours is Internal.
func Fault(err error) *fault.Error {
	var f *fault.Error
	if errors.As(err, &f) {
		return f
	}
	return Failed("internal", err)
}

// Failed is the Internal fault of a program that has failed, with a code.
func Failed(code string, cause error) *fault.Error {
	return fault.New(fault.Internal, fault.Place{}, code, "程序出错了，刚才的事没有办成，已存的都还在；请重试，再不行就把编号告诉管理员").Because(cause)
}

// Guard sets what every answer says to the browser: what it may load, by the policy, that
// nothing is kept or guessed, and that other sites get nothing of it.
func Guard(h http.Header, policy string) {
	h.Set("Content-Security-Policy", policy)
	h.Set("Cache-Control", "no-store") // what pages are made of says otherwise
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
}

// Address is where a request comes from.
func Address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
