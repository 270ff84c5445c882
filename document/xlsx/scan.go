package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// Limits of one XML part.
const (
	maxDepth  = 64      // elements within elements
	maxToken  = 1 << 20 // bytes of one tag or one piece of text
	maxAttrs  = 64      // attributes of one element
	firstRead = 64 << 10
)

// A token is what a scanner found.
type token int

const (
	tokenStart token = iota + 1
	tokenEnd
	tokenText
	tokenEOF
)

var (
	errXML  = errors.New("not well-formed XML")
	errMore = errors.New("more bytes needed")
)

// span is a piece of the window.
type span struct{ from, to int }

type attribute struct{ name, value span }

// A scanner reads XML as far as spreadsheets need it: elements, attributes,
// text, character data; no document types, and no entities but the five of XML
// itself. It checks that tags match. encoding/xml does the same work in ten
// times the time, which is the reason for this one.
type scanner struct {
	r        io.Reader
	buf      []byte
	pos, end int
	eof      bool

	name    span // of the last start or end tag, without prefix
	attrs   []attribute
	text    span
	literal bool // text is character data: no entities in it
	closing bool // an empty element still owes its end
	open    []byte
	starts  []int // where each open element's name begins in open
	rooted  bool
}

func newScanner(r io.Reader) *scanner {
	return &scanner{r: r, buf: make([]byte, firstRead)}
}

func bad(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errXML, fmt.Sprintf(format, args...))
}

// depth counts the open elements.
func (s *scanner) depth() int { return len(s.starts) }

// fill reads more bytes into the window, moving what is unread to its start.
func (s *scanner) fill() error {
	if s.eof {
		return io.ErrUnexpectedEOF
	}
	if s.pos > 0 {
		copy(s.buf, s.buf[s.pos:s.end])
		s.end -= s.pos
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= maxToken {
			return bad("a tag or text of more than %d bytes", maxToken)
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for s.end < len(s.buf) {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		if err == io.EOF {
			s.eof = true
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// next returns the next token; comments and instructions are passed over.
func (s *scanner) next() (token, error) {
	if s.closing {
		s.closing = false
		s.pop()
		return tokenEnd, nil
	}
	for {
		t, err := s.step()
		if errors.Is(err, errMore) {
			if s.eof && s.pos == s.end && s.depth() == 0 && s.rooted {
				return tokenEOF, nil
			}
			if err = s.fill(); err == nil {
				continue
			}
		}
		if err != nil || t != 0 {
			return t, err
		}
	}
}

// step reads one token that lies wholly in the window; zero means that there
// was nothing to hand on.
func (s *scanner) step() (token, error) {
	b := s.buf[s.pos:s.end]
	if len(b) == 0 {
		return 0, errMore
	}
	if b[0] != '<' {
		return s.stepText(b)
	}
	if len(b) < 2 {
		return 0, errMore
	}
	switch b[1] {
	case '/':
		return s.stepEnd(b)
	case '?':
		return s.stepInstruction(b)
	case '!':
		return s.stepMarked(b)
	}
	return s.stepStart(b)
}

func (s *scanner) stepText(b []byte) (token, error) {
	n := bytes.IndexByte(b, '<')
	if n < 0 && !s.eof {
		return 0, errMore
	}
	if n < 0 {
		n = len(b)
	}
	if s.depth() == 0 {
		b = bytes.TrimPrefix(b[:n], []byte("\ufeff"))
		if len(bytes.TrimSpace(b)) > 0 {
			return 0, bad("text outside the root element")
		}
		s.pos += n
		return 0, nil
	}
	s.text, s.literal = span{s.pos, s.pos + n}, false
	s.pos += n
	return tokenText, nil
}

func (s *scanner) stepInstruction(b []byte) (token, error) {
	n := bytes.Index(b, []byte("?>"))
	if n < 0 {
		return 0, errMore
	}
	if bytes.HasPrefix(b, []byte("<?xml ")) {
		if _, enc, ok := bytes.Cut(b[:n], []byte("encoding=")); ok &&
			len(enc) > 5 && !bytes.EqualFold(enc[1:6], []byte("utf-8")) {
			return 0, bad("an encoding other than UTF-8")
		}
	}
	s.pos += n + 2
	return 0, nil
}

// stepMarked reads comments and character data, and refuses document types.
func (s *scanner) stepMarked(b []byte) (token, error) {
	switch {
	case len(b) < 9:
		return 0, errMore
	case bytes.HasPrefix(b, []byte("<!--")):
		n := bytes.Index(b[4:], []byte("-->"))
		if n < 0 {
			return 0, errMore
		}
		s.pos += n + 7
		return 0, nil
	case bytes.HasPrefix(b, []byte("<![CDATA[")) && s.depth() > 0:
		n := bytes.Index(b, []byte("]]>"))
		if n < 0 {
			return 0, errMore
		}
		s.text, s.literal = span{s.pos + 9, s.pos + n}, true
		s.pos += n + 3
		return tokenText, nil
	}
	return 0, bad("a document type or another declaration")
}

func (s *scanner) stepEnd(b []byte) (token, error) {
	n := bytes.IndexByte(b, '>')
	if n < 0 {
		return 0, errMore
	}
	name := bytes.TrimRight(b[2:n], " \t\r\n")
	if s.depth() == 0 || !bytes.Equal(name, s.open[s.starts[s.depth()-1]:]) {
		return 0, bad("an end tag without its start")
	}
	s.name = local(b, span{2, 2 + len(name)}).shift(s.pos)
	s.pos += n + 1
	s.pop()
	return tokenEnd, nil
}

func (s *scanner) pop() {
	last := len(s.starts) - 1
	s.open = s.open[:s.starts[last]]
	s.starts = s.starts[:last]
}

func (s *scanner) stepStart(b []byte) (token, error) {
	if s.depth() == 0 && s.rooted {
		return 0, bad("a second root element")
	}
	name := span{1, nameEnd(b, 1)}
	if name.to == len(b) {
		return 0, errMore
	}
	if name.to == 1 {
		return 0, bad("a tag without a name")
	}
	i, err := s.readAttributes(b, name.to)
	if err != nil {
		return 0, err
	}
	if s.depth() == maxDepth {
		return 0, bad("more than %d elements within one another", maxDepth)
	}
	s.rooted = true
	s.starts = append(s.starts, len(s.open))
	s.open = append(s.open, b[name.from:name.to]...)
	s.closing = b[i-2] == '/'
	s.name = local(b, name).shift(s.pos)
	s.pos += i
	return tokenStart, nil
}

// readAttributes reads from the end of a tag's name, and returns the place
// behind its '>'.
func (s *scanner) readAttributes(b []byte, i int) (int, error) {
	s.attrs = s.attrs[:0]
	for {
		for i < len(b) && isSpace(b[i]) {
			i++
		}
		if i+1 >= len(b) && (i == len(b) || b[i] != '>') {
			return 0, errMore
		}
		if b[i] == '>' {
			return i + 1, nil
		}
		if b[i] == '/' && b[i+1] == '>' {
			return i + 2, nil
		}
		end := nameEnd(b, i)
		eq := end
		for eq < len(b) && isSpace(b[eq]) {
			eq++
		}
		open := eq + 1
		for open < len(b) && isSpace(b[open]) {
			open++
		}
		if open >= len(b) {
			return 0, errMore
		}
		if end == i || b[eq] != '=' || b[open] != '"' && b[open] != '\'' {
			return 0, bad("an attribute without name or quotes")
		}
		n := bytes.IndexByte(b[open+1:], b[open])
		if n < 0 {
			return 0, errMore
		}
		if len(s.attrs) == maxAttrs || bytes.IndexByte(b[open+1:open+1+n], '<') >= 0 {
			return 0, bad("too many attributes, or < in one")
		}
		a := attribute{span{i, end}.shift(s.pos), span{open + 1, open + 1 + n}.shift(s.pos)}
		s.attrs = append(s.attrs, a)
		i = open + n + 2
	}
}

func (p span) shift(n int) span { return span{p.from + n, p.to + n} }

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func nameEnd(b []byte, i int) int {
	for i < len(b) {
		switch b[i] {
		case ' ', '\n', '\t', '\r', '/', '>', '=', '<', '"', '\'':
			return i
		}
		i++
	}
	return i
}

// local leaves out the prefix of a name.
func local(b []byte, name span) span {
	if n := bytes.IndexByte(b[name.from:name.to], ':'); n >= 0 {
		name.from += n + 1
	}
	return name
}

// is reports whether the last tag has a name.
func (s *scanner) is(name string) bool { return string(s.buf[s.name.from:s.name.to]) == name }

// attr returns the raw value of an attribute without prefix, nil where the
// element has none.
func (s *scanner) attr(name string) []byte {
	for _, a := range s.attrs {
		if string(s.buf[a.name.from:a.name.to]) == name {
			return s.buf[a.value.from:a.value.to]
		}
	}
	return nil
}

// attrText returns the value of an attribute as text; prefixed asks for one
// with any prefix, as in r:id.
func (s *scanner) attrText(name string, prefixed bool) (string, error) {
	for _, a := range s.attrs {
		n := a.name
		if prefixed {
			n = local(s.buf, n)
		}
		if prefixed == (n != a.name) && string(s.buf[n.from:n.to]) == name {
			out, err := unescape(nil, s.buf[a.value.from:a.value.to])
			return string(out), err
		}
	}
	return "", nil
}

// appendText adds the last text to dst, entities resolved.
func (s *scanner) appendText(dst []byte) ([]byte, error) {
	b := s.buf[s.text.from:s.text.to]
	if s.literal {
		if !utf8.Valid(b) {
			return dst, bad("text that is not UTF-8")
		}
		return append(dst, b...), nil
	}
	return unescape(dst, b)
}
