package xlsx

import (
	"bytes"
	"io"
)

// root reads to the root element and checks its name.
func (s *scanner) root(name string) error {
	t, err := s.next()
	if err != nil {
		return err
	}
	if t != tokenStart || !s.is(name) {
		return bad("the root element is not %s", name)
	}
	return nil
}

// children calls f at the start of every child of the element that was just
// opened, and returns after its end. f may read the child; what it leaves
// unread is passed over.
func (s *scanner) children(f func() error) error {
	inside := s.depth()
	for {
		t, err := s.next()
		if err != nil {
			return err
		}
		if t == tokenEnd && s.depth() < inside {
			return nil
		}
		if t != tokenStart {
			continue
		}
		if err := f(); err != nil {
			return err
		}
		if err := s.leave(inside); err != nil {
			return err
		}
	}
}

// skipOut goes to the end of the innermost element that is still open without
// looking at what is inside: its end tag is the next one that is written like
// it, for elements like sheetData hold none of their own name.
func (s *scanner) skipOut() error {
	tag := append([]byte("</"), s.open[s.starts[s.depth()-1]:]...)
	s.closing = false
	for {
		if n := bytes.Index(s.buf[s.pos:s.end], tag); n >= 0 {
			s.pos += n
			_, err := s.next()
			return err
		}
		s.pos = max(s.pos, s.end-len(tag))
		if err := s.fill(); err != nil {
			return err
		}
	}
}

// leave reads on until only so many elements are open.
func (s *scanner) leave(depth int) error {
	for s.depth() > depth {
		if _, err := s.next(); err != nil {
			return err
		}
	}
	return nil
}

// content adds the text inside the element that was just opened to dst,
// and returns after its end.
func (s *scanner) content(dst []byte) ([]byte, error) {
	inside := s.depth()
	for {
		t, err := s.next()
		if err != nil {
			return dst, err
		}
		switch {
		case t == tokenText && s.depth() == inside:
			if dst, err = s.appendText(dst); err != nil {
				return dst, err
			}
			if len(dst) > maxToken {
				return dst, bad("text of more than %d bytes", maxToken)
			}
		case t == tokenEnd && s.depth() < inside:
			return dst, nil
		}
	}
}

// finish reads to the end of the part, so that its checksum is looked at.
func (s *scanner) finish() error {
	for {
		t, err := s.next()
		if err != nil {
			return err
		}
		if t == tokenEOF {
			_, err = io.Copy(io.Discard, s.r)
			return err
		}
	}
}
