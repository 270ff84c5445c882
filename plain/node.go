package plain

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"jiheng/fault"
)

// A Node is one place in a YAML file. Its methods read what is there, and put
// every problem into the file's one list. A node may stand for something that
// is absent: it then reads as empty, and still knows where it would belong.
// The zero Node belongs to no file and loses its problems.
type Node struct {
	src  *source
	y    *yaml.Node // nil where absent
	key  *yaml.Node // the key that leads here, or the nearest one above
	path string     // the way here: 单位、指标第3项 …; empty at the top
}

// Exists reports whether the file has the node, be it empty.
func (n Node) Exists() bool { return n.y != nil }

// Blank reports whether the node is absent, empty, null or white space.
func (n Node) Blank() bool {
	return n.y == nil || blank(n.y) || (n.y.Kind == yaml.ScalarNode && strings.TrimSpace(n.y.Value) == "")
}

// IsMap reports whether the node is a map.
func (n Node) IsMap() bool { return n.y != nil && n.y.Kind == yaml.MappingNode }

// IsList reports whether the node is a list.
func (n Node) IsList() bool { return n.y != nil && n.y.Kind == yaml.SequenceNode }

// Place returns where the node stands: a text at its first character, a map, a
// list or an empty value at its key. An absent node has the place of the key
// it belongs under, or the file alone.
func (n Node) Place() fault.Place {
	if n.src == nil {
		return fault.Place{}
	}
	switch {
	case n.y != nil && (n.key == nil || (n.y.Kind == yaml.ScalarNode && n.y.Value != "")):
		return n.src.place(n.y)
	case n.key != nil:
		return n.src.place(n.key)
	}
	return fault.Place{File: n.src.file}
}

// Path returns the way to the node by keys and numbers of items, as messages
// print it: “指标”第3项的“名称”. It is empty for the outermost node.
func (n Node) Path() string { return n.path }

// Faults returns the list of the file's problems so far.
func (n Node) Faults() *fault.List {
	if n.src == nil {
		return &fault.List{}
	}
	return &n.src.list
}

// Err returns the file's problems so far in the order of their places, or nil.
func (n Node) Err() error {
	list := n.Faults()
	byPlace(*list)
	return list.Err()
}

// Bad records a problem at the node, with a stable code and a Chinese message.
func (n Node) Bad(code, format string, args ...any) {
	if n.src != nil {
		n.src.add(n.Place(), code, format, args...)
	}
}

// Named is the node under the name by which messages are to call it, and what is under
// it: “SL01 修路”. An empty name leaves it as it is.
func (n Node) Named(name string) Node {
	if name = strings.TrimSpace(name); name != "" {
		n.path = "“" + fault.Clip(name) + "”"
	}
	return n
}

// name is what messages call the node.
func (n Node) name() string {
	if n.path == "" {
		return "文件"
	}
	return n.path
}

// Name is what messages call the node: “SL01”的“分值”.
func (n Node) Name() string { return n.name() }

func (n Node) childPath(key string) string {
	if n.path == "" {
		return "“" + fault.Clip(key) + "”"
	}
	return n.path + "的“" + fault.Clip(key) + "”"
}

// find returns where a key stands in the node's map.
func (n Node) find(key string) (int, bool) {
	if !n.IsMap() {
		return 0, false
	}
	if at, ok := n.src.index[n.y]; ok {
		i, ok := at[key]
		return i, ok
	}
	for i := 0; i+1 < len(n.y.Content); i += 2 {
		if n.y.Content[i].Value == key && n.y.Content[i].Kind == yaml.ScalarNode {
			return i, true
		}
	}
	return 0, false
}

// asMap reports a text or list where a map belongs.
func (n Node) asMap() bool {
	if n.y != nil && n.y.Kind != yaml.MappingNode && !blank(n.y) {
		n.Bad("yaml-map", "%s应是一组“键: 值”，不能是%s；请另起一行、缩进后逐项写", n.name(), kindOf(n.y))
	}
	return n.IsMap()
}

func kindOf(y *yaml.Node) string {
	switch y.Kind {
	case yaml.MappingNode:
		return "一组“键: 值”"
	case yaml.SequenceNode:
		return "列表"
	}
	return "一个值"
}

// Get returns what stands under a key of a map. Where there is none, the node
// returned does not exist. A text or list instead of a map is a fault.
func (n Node) Get(key string) Node {
	n.asMap()
	child := Node{src: n.src, key: n.key, path: n.childPath(key)}
	if child.key == nil {
		child.key = n.y
	}
	if i, ok := n.find(key); ok {
		child.key, child.y = n.y.Content[i], n.y.Content[i+1]
	}
	return child
}

// Has reports whether a map has a key, be its value empty.
func (n Node) Has(key string) bool {
	_, ok := n.find(key)
	return ok
}

// Keys returns the keys of a map in the order of the file. A text or list
// instead of a map is a fault.
func (n Node) Keys() []string {
	if !n.asMap() {
		return nil
	}
	keys := make([]string, 0, len(n.y.Content)/2)
	for i := 0; i+1 < len(n.y.Content); i += 2 {
		if n.y.Content[i].Kind == yaml.ScalarNode {
			keys = append(keys, n.y.Content[i].Value)
		}
	}
	return keys
}

// Items returns the items of a list in the order of the file, none where the
// node is absent or empty. A text or map instead of a list is a fault.
func (n Node) Items() []Node {
	if n.y == nil || blank(n.y) {
		return nil
	}
	if !n.IsList() {
		n.Bad("yaml-list", "%s应是列表，不能是%s；请每项另起一行，以“- ”开头", n.name(), kindOf(n.y))
		return nil
	}
	items := make([]Node, len(n.y.Content))
	for i, y := range n.y.Content {
		items[i] = Node{src: n.src, y: y, path: n.path + "第" + strconv.Itoa(i+1) + "项"}
	}
	return items
}

// List returns the items of the list under a key.
func (n Node) List(key string) []Node { return n.Get(key).Items() }

// LineOf returns the line in which a key of a map stands, 0 where it has none.
func (n Node) LineOf(key string) int {
	if i, ok := n.find(key); ok {
		return n.y.Content[i].Line
	}
	return 0
}
