package plain

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Most of what a dossier holds is the easiest part of YAML: keys and items one to a
// line, values that end with their line. easy reads that part alone, and says so
// where a text is anything more; the library reads all else. Both make the same
// tree but for comments, which nothing reads (FuzzEasy).

// longestEasy is the longest line, in bytes, that is read here.
const longestEasy = 2 << 10

// An easyLine is a line that says something.
type easyLine struct {
	text   string // behind its indent
	number int    // from 1
	indent int
}

// An easyReader reads lines one after another; ok turns false at the first that is
// not easy.
type easyReader struct {
	lines []easyLine
	at    int
	ok    bool
	slab  []yaml.Node
}

// easy returns the content of the only document; ok is false where the text is not
// easy, an empty one too.
func easy(text string) (root *yaml.Node, ok bool) {
	r := &easyReader{ok: true}
	if !r.cut(text) || len(r.lines) == 0 {
		return nil, false
	}
	root = r.block(r.lines[0].indent, 1)
	return root, r.ok && r.at == len(r.lines)
}

// cut notes the lines that say something; false where one cannot be easy.
func (r *easyReader) cut(text string) bool {
	r.lines = make([]easyLine, 0, 1+strings.Count(text, "\n"))
	for number := 1; text != ""; number++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		body := strings.TrimLeft(line, " ")
		if body == "" {
			continue
		}
		indent := len(line) - len(body)
		if len(line) > longestEasy || !easyBytes(body) || indent == 0 && (strings.HasPrefix(body, "---") || strings.HasPrefix(body, "...")) {
			return false
		}
		if body[0] != '#' {
			r.lines = append(r.lines, easyLine{strings.TrimRight(body, " "), number, indent})
		}
	}
	return true
}

// easyBytes reports a line of characters that YAML takes as they are.
func easyBytes(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' || c == 0x7f || c == '\\' {
				return false
			}
			i++
			continue
		}
		c1, n := utf8.DecodeRuneInString(s[i:])
		if c1 < 0xa0 || c1 == 0x2028 || c1 == 0x2029 || c1 == 0xfeff || c1 == utf8.RuneError || c1 == 0xfffe || c1 == 0xffff {
			return false
		}
		i += n
	}
	return true
}

func (r *easyReader) fail() *yaml.Node {
	r.ok = false
	return nil
}

// node makes a node at a place of a line; column counts bytes of its text.
func (r *easyReader) node(kind yaml.Kind, tag, value string, l easyLine, column int) *yaml.Node {
	if len(r.slab) == 0 {
		r.slab = make([]yaml.Node, min(64, 2+4*len(r.lines)))
	}
	n := &r.slab[0]
	r.slab = r.slab[1:]
	n.Kind, n.Tag, n.Value, n.Line = kind, tag, value, l.number
	n.Column = l.indent + utf8.RuneCountInString(l.text[:column]) + 1
	return n
}

// plainNode is a value without quotes.
func (r *easyReader) plainNode(value string, l easyLine, column int) *yaml.Node {
	n := r.node(yaml.ScalarNode, "", value, l, column)
	if n.Tag = "!!str"; value[0] < utf8.RuneSelf {
		n.Tag = ""
		n.Tag = n.ShortTag()
	}
	return n
}

// block reads the map or list whose first line is the next one, at an indent.
func (r *easyReader) block(indent, depth int) *yaml.Node {
	l := r.lines[r.at]
	if depth > MaxDepth || l.indent != indent {
		return r.fail()
	}
	if isItem(l.text) {
		return r.items(indent, depth)
	}
	return r.keys(indent, depth)
}

func isItem(s string) bool { return s == "-" || strings.HasPrefix(s, "- ") }

// keys reads the keys at an indent.
func (r *easyReader) keys(indent, depth int) *yaml.Node {
	m := r.node(yaml.MappingNode, "!!map", "", r.lines[r.at], 0)
	for r.ok && r.at < len(r.lines) && r.lines[r.at].indent == indent {
		l := r.lines[r.at]
		end := easyKey(l.text)
		if end < 0 {
			return r.fail()
		}
		m.Content = append(m.Content, r.plainNode(l.text[:end], l, 0), nil)
		r.at++
		m.Content[len(m.Content)-1] = r.behind(l, end+1, indent, depth, true)
	}
	return r.leave(m, indent)
}

// items reads the items at an indent.
func (r *easyReader) items(indent, depth int) *yaml.Node {
	s := r.node(yaml.SequenceNode, "!!seq", "", r.lines[r.at], 0)
	for r.ok && r.at < len(r.lines) && r.lines[r.at].indent == indent && isItem(r.lines[r.at].text) {
		l := r.lines[r.at]
		body := strings.TrimLeft(l.text[1:], " ")
		if body != "" && easyKey(body) >= 0 { // a map that begins on the line of its item
			inner := indent + len(l.text) - len(body)
			r.lines[r.at] = easyLine{body, l.number, inner}
			s.Content = append(s.Content, r.block(inner, depth+1))
			continue
		}
		r.at++
		s.Content = append(s.Content, r.behind(l, 1, indent, depth, false))
	}
	return r.leave(s, indent)
}

// leave ends a block: what comes next stands further left, or at its indent where
// a list ends below its key.
func (r *easyReader) leave(n *yaml.Node, indent int) *yaml.Node {
	if r.at < len(r.lines) && r.lines[r.at].indent > indent {
		return r.fail()
	}
	return n
}

// behind reads the value behind a key's colon or an item's dash, which end at a
// column; what stands on lines of its own below is read too.
func (r *easyReader) behind(l easyLine, column, indent, depth int, key bool) *yaml.Node {
	body := strings.TrimLeft(l.text[column:], " ")
	below := r.at < len(r.lines) && r.lines[r.at].indent > indent
	switch {
	case strings.HasPrefix(body, "#"):
		return r.fail()
	case body != "":
		n, rest := r.value(l, len(l.text)-len(body), depth+1, false)
		if !r.ok || below || rest != len(l.text) {
			return r.fail()
		}
		return n
	case below:
		return r.block(r.lines[r.at].indent, depth+1)
	case key && r.at < len(r.lines) && r.lines[r.at].indent == indent && isItem(r.lines[r.at].text):
		return r.items(indent, depth+1)
	}
	return r.node(yaml.ScalarNode, "!!null", "", l, column)
}

// easyKey is where the colon behind a plain key stands; -1 where there is none.
func easyKey(s string) int {
	if !easyStart(s) {
		return -1
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == ':' && (i+1 == len(s) || s[i+1] == ' '):
			if s[i-1] == ' ' || i > 1000 {
				return -1
			}
			return i
		case s[i] == '#' && s[i-1] == ' ':
			return -1
		}
	}
	return -1
}

// easyStart reports text that begins as a value without quotes does.
func easyStart(s string) bool {
	switch s[0] {
	case '-':
		return len(s) > 1 && !strings.ContainsRune(" -?:,[]{}", rune(s[1]))
	case '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`':
		return false
	}
	return true
}

// value reads a value of a line from a place on, and returns where it ends.
func (r *easyReader) value(l easyLine, from, depth int, flow bool) (*yaml.Node, int) {
	s := l.text
	if depth > MaxDepth || from >= len(s) {
		return r.fail(), 0
	}
	switch c := s[from]; c {
	case '"', '\'':
		end := strings.IndexByte(s[from+1:], c) + from + 1
		if end == from || end+1 < len(s) && s[end+1] == c {
			return r.fail(), 0
		}
		n := r.node(yaml.ScalarNode, "!!str", s[from+1:end], l, from)
		if n.Style = yaml.DoubleQuotedStyle; c == '\'' {
			n.Style = yaml.SingleQuotedStyle
		}
		return n, end + 1
	case '[', '{':
		return r.flow(l, from, depth)
	}
	if !easyStart(s[from:]) {
		return r.fail(), 0
	}
	end := len(s)
	for i := from; i < end; i++ {
		switch s[i] {
		case ':':
			if i+1 == len(s) || s[i+1] == ' ' || flow && strings.IndexByte(",[]{}", s[i+1]) >= 0 {
				return r.fail(), 0
			}
		case '#':
			if s[i-1] == ' ' {
				return r.fail(), 0
			}
		case '[', '{', '?':
			if flow {
				return r.fail(), 0
			}
		case ',', ']', '}':
			if flow {
				end = i
			}
		}
	}
	text := strings.TrimRight(s[from:end], " ")
	return r.plainNode(text, l, from), end
}

// flow reads a list in [] or a map in {}.
func (r *easyReader) flow(l easyLine, from, depth int) (*yaml.Node, int) {
	s := l.text
	n, last := r.node(yaml.SequenceNode, "!!seq", "", l, from), byte(']')
	if s[from] == '{' {
		n.Kind, n.Tag, last = yaml.MappingNode, "!!map", '}'
	}
	n.Style = yaml.FlowStyle
	at := skip(s, from+1)
	if at < len(s) && s[at] == last {
		return n, at + 1
	}
	for at < len(s) {
		if n.Kind == yaml.MappingNode {
			end := flowKey(s[at:])
			if end < 0 {
				break
			}
			n.Content = append(n.Content, r.plainNode(s[at:at+end], l, at))
			at = skip(s, at+end+1)
		}
		v, end := r.value(l, at, depth+1, true)
		if !r.ok {
			return nil, 0
		}
		n.Content = append(n.Content, v)
		if at = skip(s, end); at >= len(s) {
			break
		}
		if s[at] == last {
			return n, at + 1
		}
		if s[at] != ',' {
			break
		}
		at = skip(s, at+1)
	}
	return r.fail(), 0
}

// flowKey is easyKey inside {}.
func flowKey(s string) int {
	if end := easyKey(s); end > 0 && end+1 < len(s) && !strings.ContainsAny(s[:end], ",[]{}?:") {
		return end
	}
	return -1
}

func skip(s string, at int) int {
	for at < len(s) && s[at] == ' ' {
		at++
	}
	return at
}
