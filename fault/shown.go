package fault

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Steers reports whether a character would steer a terminal or turn the
// direction of the text around it, so that what is shown is not what is there:
// controls, and the marks of bidirectional text. Tab and line end are among the
// controls.
func Steers(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r <= 0x9f: // C0, DEL and C1
		return true
	case r == '\u061c', r == '\u200e', r == '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return r == '\u2028' || r == '\u2029'
}

// Shown is a text of somebody else's, a name or a quote, as one line for people:
// characters that steer are written as escapes, bytes that are no text likewise.
// A tab stays.
func Shown(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return Steers(r) && r != '\t' }) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		_, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\n':
			b.WriteString(`\n`)
		case r != '\t' && Steers(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Lines is a text of our own that is shown as it is, line ends included.
type Lines string

// Args makes the texts and errors among the arguments of a format fit to be
// shown; what is of any other type stays, Lines among them.
func Args(args ...any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case string:
			out[i] = Shown(a)
		case error:
			out[i] = Shown(a.Error())
		default:
			out[i] = a
		}
	}
	return out
}

// MostClipped is how many characters of a file's text a message repeats.
const MostClipped = 30

// Clip shortens what a message repeats of a file to MostClipped characters, with
// an ellipsis behind them.
func Clip(s string) string {
	n := 0
	for i := range s {
		if n == MostClipped {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
