// Package fault holds the one error of Jiheng: what went wrong, for whom,
// where, and what to do about it.
package fault

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A Kind says who can mend an error; it becomes an exit code or an HTTP status.
type Kind string

// The five kinds.
const (
	Invalid   Kind = "invalid"   // the input breaks a rule; its author can mend it
	NotFound  Kind = "not-found" // the thing named does not exist
	Conflict  Kind = "conflict"  // the thing changed meanwhile, or exists already
	Forbidden Kind = "forbidden" // this person may not
	Internal  Kind = "internal"  // our own fault, or the machine's
)

// A Place is where something stands: a file, and a line, page or cell in it.
// Zero members are unknown. Lines and columns count from 1; a column counts
// characters, not bytes.
type Place struct {
	File      string `json:"file,omitempty"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	Page      int    `json:"page,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"` // among those with text, from 1
	Part      string `json:"part,omitempty"`      // beside the running text: 脚注1, 文本框
	Cell      string `json:"cell,omitempty"`
	Hidden    bool   `json:"hidden,omitempty"` // nobody sees it on the screen: a hidden row, column, sheet or text
}

// String prints a place as an editor understands it: file:line:column, with
// page, paragraph, part and cell where there are any, and （隐藏） behind one that
// nobody sees.
func (p Place) String() string {
	var b strings.Builder
	b.WriteString(Shown(p.File))
	if p.Line > 0 {
		b.WriteString(":" + strconv.Itoa(p.Line))
		if p.Column > 0 {
			b.WriteString(":" + strconv.Itoa(p.Column))
		}
	}
	if p.Page > 0 {
		b.WriteString(" 第" + strconv.Itoa(p.Page) + "页")
	}
	if p.Paragraph > 0 {
		b.WriteString(" 第" + strconv.Itoa(p.Paragraph) + "段")
	}
	if p.Part != "" {
		b.WriteString(" " + Shown(p.Part))
	}
	if p.Cell != "" {
		b.WriteString(" 单元格" + Shown(p.Cell))
	}
	if p.Hidden {
		b.WriteString("（隐藏）")
	}
	return strings.TrimSpace(b.String())
}

// After returns the place behind a piece of text that begins at p.
func (p Place) After(text string) Place {
	for _, r := range text {
		if p.Column++; r == '\n' {
			p.Line, p.Column = p.Line+1, 1
		}
	}
	return p
}

// An Error is one thing gone wrong. Message is one Chinese sentence that names
// the thing and says what to do; Code is a stable word for programs; Err is the
// English cause, if there is one.
type Error struct {
	Kind    Kind
	Code    string
	Message string
	Place   Place
	Err     error
}

// New returns an error of a kind, with a stable code and a Chinese message. Texts
// among the arguments are shown on one line, as Args does.
func New(k Kind, p Place, code, format string, args ...any) *Error {
	return &Error{Kind: k, Code: code, Place: p, Message: fmt.Sprintf(format, Args(args...)...)}
}

// Bad returns an Invalid error at a place.
func Bad(p Place, code, format string, args ...any) *Error {
	return New(Invalid, p, code, format, args...)
}

// Because returns e with its English cause.
func (e *Error) Because(cause error) *Error {
	e.Err = cause
	return e
}

// Error prints place and message in Chinese, and the cause in English.
func (e *Error) Error() string {
	s := e.Message
	if at := e.Place.String(); at != "" {
		s = at + "：" + s
	}
	if e.Err != nil {
		s += "（" + Shown(e.Err.Error()) + "）"
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// A List is several problems found in one act, in the order of their places.
type List []*Error

// Error prints one problem a line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, e := range l {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets errors.Is and errors.As look into every problem.
func (l List) Unwrap() []error {
	out := make([]error, len(l))
	for i, e := range l {
		out[i] = e
	}
	return out
}

// Add appends an error: a List is flattened, a foreign error becomes Internal,
// nil is left out.
func (l *List) Add(err error) {
	if err == nil {
		return
	}
	var many List
	var one *Error
	switch {
	case errors.As(err, &many):
		*l = append(*l, many...)
	case errors.As(err, &one):
		*l = append(*l, one)
	default:
		*l = append(*l, New(Internal, Place{}, "internal", "程序内部出错").Because(err))
	}
}

// Err returns the list as an error, or nil where it is empty.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// All returns the problems inside an error, one by one; a foreign error counts
// as one Internal problem.
func All(err error) List {
	var l List
	l.Add(err)
	return l
}

// KindOf returns the gravest kind inside an error: internal before forbidden,
// conflict, not-found and invalid. It is empty for nil.
func KindOf(err error) Kind {
	found := map[Kind]bool{}
	for _, e := range All(err) {
		found[e.Kind] = true
	}
	for _, k := range []Kind{Internal, Forbidden, Conflict, NotFound, Invalid} {
		if found[k] {
			return k
		}
	}
	return ""
}
