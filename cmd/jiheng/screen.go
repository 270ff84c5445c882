package main

import (
	"fmt"
	"io"
	"unicode/utf8"

	"jiheng/fault"
)

// A screen is a standard output: whatever is printed, no character of a file or
// of its name steers the terminal. Line ends and tabs are ours; other characters
// that steer become escapes, which say the same in JSON. It keeps the first
// error, so that a full or closed output is never taken for success.
type screen struct {
	w    io.Writer
	err  error
	rest []byte // of a character that was cut at the end of a write
}

// Write prints text; it is all taken, or there is an error.
func (s *screen) Write(text []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	whole := append(s.rest, text...)
	s.rest = nil
	var out []byte
	for len(whole) > 0 {
		if !utf8.FullRune(whole) || whole[0] == '\r' && len(whole) == 1 {
			s.rest = append([]byte(nil), whole...)
			break
		}
		r, n := utf8.DecodeRune(whole)
		switch {
		case r == utf8.RuneError && n == 1:
			out = fmt.Appendf(out, `\x%02x`, whole[0])
		case r == '\n' || r == '\t' || r == '\r' && whole[1] == '\n' || !fault.Steers(r):
			out = append(out, whole[:n]...)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		whole = whole[n:]
	}
	if _, s.err = s.w.Write(out); s.err != nil {
		return 0, s.err
	}
	return len(text), nil
}

// end prints what is left of a cut character, and returns the first error.
func (s *screen) end() error {
	if len(s.rest) > 0 && s.err == nil {
		_, s.err = fmt.Fprintf(s.w, "%s", fault.Shown(string(s.rest)))
	}
	return s.err
}
