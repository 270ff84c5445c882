package plain

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"jiheng/fault"
)

// A source is one YAML file while it is read: its lines, its problems, and an
// index of its larger maps.
type source struct {
	file  string
	lines []string
	record
	index  map[*yaml.Node]map[string]int // map → key → place of the key in Content
	spared map[position]bool             // where > was written as ＞ to be read as a value
	easy   bool                          // as easy read it
}

// indexFrom is the number of keys from which a map is worth an index.
const indexFrom = 16

// ParseYAML reads a YAML file and returns its outermost node and the list that
// collects the file's problems, which the node's methods go on filling; ask
// Node.Err when everything has been read. Only one plain tree is accepted: no
// anchors, aliases, merge keys, tags or second documents, no key twice, no
// deeper than MaxDepth, no more than MaxNodes nodes and MaxYAMLBytes. A file
// without content gives a node that does not exist and no problem. Where the
// text is no YAML at all, the node does not exist, and the problem says where
// and what is the likely remedy.
//
// A node and its list belong to one goroutine.
func ParseYAML(file string, data []byte) (Node, *fault.List) {
	s := &source{file: file, index: map[*yaml.Node]map[string]int{}}
	n := Node{src: s}
	if len(data) > MaxYAMLBytes {
		s.add(fault.Place{File: file}, "file-too-large", "文件超过%s，请把明细改放到 CSV 文件", mebibytes(MaxYAMLBytes))
		return n, &s.list
	}
	text, err := Decode(file, data)
	if err != nil {
		s.list.Add(err)
		return n, &s.list
	}
	s.lines = strings.Split(text, "\n")
	if !s.bounded(text) {
		return n, &s.list
	}
	root, ok := easy(text)
	if s.easy = ok; !ok {
		if root, err = parse(text); err != nil {
			root, text, err = s.parseSpared(text, err)
		}
	}
	if err != nil {
		s.diagnose(text, err)
		return n, &s.list
	}
	if root != nil && s.rooted(root) && s.walk(root, 1, new(int)) {
		n.y = root
	}
	return n, &s.list
}

// Again returns the outermost node of the file of a node as ParseYAML returned it,
// with a list of its own, for another reader: the tree itself is never changed. It
// is for a file in which parsing found no problem.
func (n Node) Again() (Node, *fault.List) {
	if n.src == nil {
		return Node{}, &fault.List{}
	}
	s := &source{file: n.src.file, lines: n.src.lines, index: n.src.index, spared: n.src.spared}
	return Node{src: s, y: n.y}, &s.list
}

var errSecond = errors.New("more than one document")

// parse returns the content of the only document, nil where there is none.
func parse(text string) (root *yaml.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			root, err = nil, fmt.Errorf("yaml parser: %v", p)
		}
	}()
	d := yaml.NewDecoder(strings.NewReader(text))
	var doc, second yaml.Node
	switch err := d.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, err
	}
	switch err := d.Decode(&second); {
	case err == nil:
		return nil, fmt.Errorf("line %d: %w", second.Line, errSecond)
	case !errors.Is(err, io.EOF):
		return nil, err
	}
	if len(doc.Content) == 0 || blank(doc.Content[0]) {
		return nil, nil
	}
	return doc.Content[0], nil
}

// blank reports a node that says nothing: empty, null or ~.
func blank(y *yaml.Node) bool {
	return y.Kind == yaml.ScalarNode && y.Tag == "!!null" && y.Style&^yaml.FlowStyle == 0
}

// bounded counts the marks that every node but the first needs, before a tree
// is built of them.
func (s *source) bounded(text string) bool {
	marks := 0
	for _, m := range []string{":", ",", "[", "{", "?", "- ", "-\t", "-\n"} {
		marks += strings.Count(text, m)
	}
	if marks > MaxNodes {
		s.tooMany()
	}
	return marks <= MaxNodes
}

func (s *source) tooMany() {
	s.add(fault.Place{File: s.file}, "yaml-too-many", "内容超过%d项，请把明细改放到 CSV 文件", MaxNodes)
}

// walk looks at every node for what a dossier may not hold; false stops it.
func (s *source) walk(y *yaml.Node, depth int, nodes *int) bool {
	if *nodes++; *nodes > MaxNodes {
		s.tooMany()
		return false
	}
	if depth > MaxDepth {
		s.bad(y, "yaml-deep", "嵌套超过%d层，请减少层次", MaxDepth)
		return false
	}
	s.restore(y)
	s.refuse(y)
	if y.Kind == yaml.MappingNode {
		joinGroups(y)
		s.keys(y)
	}
	for _, c := range y.Content {
		if !s.walk(c, depth+1, nodes) {
			return false
		}
	}
	return true
}

// refuse reports what one node may not be.
func (s *source) refuse(y *yaml.Node) {
	switch {
	case y.Kind == yaml.AliasNode:
		s.bad(y, "yaml-alias", "“*%s”会被当作引用，这里不能用；如果是文字，请整个加上引号", fault.Clip(y.Value))
	case y.Anchor != "":
		s.bad(y, "yaml-anchor", "“&%s”会被当作锚点，这里不能用；如果是文字，请整个加上引号", fault.Clip(y.Anchor))
	case y.Style&yaml.TaggedStyle != 0:
		s.bad(y, "yaml-tag", "“%s”会被当作标签，这里不能用；如果是文字，请整个加上引号", fault.Clip(y.Tag))
	case y.Kind == yaml.ScalarNode && y.Style == 0 && !s.easy:
		s.folded(y)
	}
	if s.easy { // without folds and escapes
		return
	}
	for _, r := range y.Value {
		if why := flaw(r); why != "" {
			s.bad(y, "text-character", "转义写法得出一个%s U+%04X，请删去", why, r)
		}
	}
}

// keyLike is a line that its writer took for an entry of its own.
var keyLike = regexp.MustCompile(`^\s*(- |[^\s:：，。；、]{1,30}\s*[:：])`)

// longLine is from where a line is no text that a person wraps.
const longLine = 4 << 10

// folded reports a value that swallowed following lines which look like
// entries, as happens after a colon without blank or a full-width colon.
func (s *source) folded(y *yaml.Node) {
	if !strings.ContainsAny(y.Value, " \n") || y.Line < 1 || y.Line > len(s.lines) || len(s.lines[y.Line-1]) > longLine {
		return
	}
	first := []rune(s.lines[y.Line-1])
	rest, ok := strings.CutPrefix(y.Value, strings.TrimSpace(string(first[min(y.Column-1, len(first)):])))
	for i := y.Line; ok && rest != "" && i < len(s.lines); i++ {
		line := strings.TrimSpace(s.lines[i])
		if rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " \n"), line); !ok || line == "" {
			continue
		}
		if keyLike.MatchString(line) {
			s.line(i+1, "yaml-folded", "这一行会被并入上面第%d行的文字；如果是新的一项，请改用半角冒号加空格（“: ”）并对齐缩进，如果是文字，请在上面的冒号后写“|”再换行", y.Line)
			return
		}
	}
}

// keys checks the keys of a map and indexes the larger ones.
func (s *source) keys(y *yaml.Node) {
	var first map[string]int
	if len(y.Content)/2 >= indexFrom {
		first = make(map[string]int, len(y.Content)/2)
	}
	for i := 0; i+1 < len(y.Content); i += 2 {
		k := y.Content[i]
		switch at, twice := before(y, first, i); {
		case k.Kind == yaml.AliasNode:
		case k.Kind != yaml.ScalarNode:
			s.bad(k, "yaml-key", "键必须是一个词，不能是列表或另一组键；如果本来是文字，请整个加上引号")
		case k.Tag == "!!merge":
			s.bad(k, "yaml-merge", "不能用“<<”合并，请把内容写全")
		case strings.TrimSpace(k.Value) == "":
			s.bad(k, "yaml-key", "冒号前没有键，请补上")
		case strings.TrimSpace(k.Value) != k.Value:
			s.bad(k, "yaml-key", "键“%s”的前后有空白（可能是全角空格），请删去，缩进只用半角空格", fault.Clip(strings.TrimSpace(k.Value)))
		case twice:
			s.bad(k, "yaml-duplicate", "键“%s”重复，第%d行已经写过，请合并或删去一处", fault.Clip(k.Value), y.Content[at].Line)
		case first != nil:
			first[k.Value] = i
		}
	}
	if len(first) >= indexFrom {
		s.index[y] = first
	}
}

// before is where a key of a map stands for the first time before a place of its
// Content; known are those of a large one.
func before(y *yaml.Node, known map[string]int, i int) (at int, twice bool) {
	if known != nil {
		at, twice = known[y.Content[i].Value]
		return at, twice
	}
	for at := 0; at < i; at += 2 {
		if k := y.Content[at]; k.Value == y.Content[i].Value && k.Kind == yaml.ScalarNode && k.Tag != "!!merge" && strings.TrimSpace(k.Value) == k.Value && k.Value != "" {
			return at, true
		}
	}
	return 0, false
}

// rooted refuses a file that is one text from end to end.
func (s *source) rooted(y *yaml.Node) bool {
	if y.Kind != yaml.ScalarNode {
		return true
	}
	if h, ok := hintAt(s.lines, y.Line); ok {
		s.add(fault.Place{File: s.file, Line: y.Line, Column: h.column}, "yaml-syntax", "%s", h.message)
		return false
	}
	s.bad(y, "yaml-syntax", "文件里没有任何“键: 值”，请每行写一个键、半角冒号、空格和值")
	return false
}

func (s *source) bad(y *yaml.Node, code, format string, args ...any) {
	s.add(s.place(y), code, format, args...)
}

func (s *source) line(n int, code, format string, args ...any) {
	text := s.lines[n-1]
	indent := len(text) - len(strings.TrimLeft(text, " "))
	s.add(fault.Place{File: s.file, Line: n, Column: indent + 1}, code, format, args...)
}

func (s *source) place(y *yaml.Node) fault.Place {
	return fault.Place{File: s.file, Line: y.Line, Column: y.Column}
}

// linesOf cuts a text after its first n lines.
func linesOf(text string, n int) string {
	at := 0
	for ; n > 0; n-- {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return text
		}
		at += i + 1
	}
	return text[:at]
}
