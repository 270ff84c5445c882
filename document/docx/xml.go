package docx

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// xmlHead opens every part.
const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// spaces are the namespaces that a part of the text may use.
const spaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"`

// A markup collects XML text.
type markup struct{ bytes.Buffer }

// add writes XML text as it is.
func (m *markup) add(s ...string) {
	for _, x := range s {
		m.WriteString(x)
	}
}

// addf writes formatted XML text; its arguments must be escaped already.
func (m *markup) addf(format string, args ...any) { fmt.Fprintf(&m.Buffer, format, args...) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\t", "&#9;", "\n", "&#10;")

// escape returns s as the text of an element or attribute. Characters that XML
// cannot hold are left out.
func escape(s string) string {
	if !strings.ContainsFunc(s, special) {
		return s
	}
	return escaper.Replace(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return r
		case r < 0x20 || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError:
			return -1
		}
		return r
	}, s))
}

// special tells whether a character cannot stand in XML as it is; it is told of
// bytes that are no text as utf8.RuneError.
func special(r rune) bool {
	return r < 0x20 || r == '&' || r == '<' || r == '>' || r == '"' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError
}

// hasWide reports whether s holds a character beyond ASCII: such runs are set
// in the East Asian face, quotation marks and dashes with them.
func hasWide(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}
