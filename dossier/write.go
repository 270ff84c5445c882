package dossier

import (
	"strings"

	"jiheng/plain"
)

// A File is one file of a dossier's folder; its name has “/” between folders.
type File struct {
	Name string
	Data []byte
}

// A tree is the content of a YAML file, to be changed and written again: a text,
// a list, or pairs of a key and a tree. Comments do not survive reading.
type tree struct {
	text  string
	items []tree // of a list
	pairs []pair // of a map
	is    treeKind
	note  string // comment behind a text
}

type treeKind int

const (
	isText treeKind = iota
	isList
	isMap
)

type pair struct {
	key string
	val tree
}

func text(s string) tree { return tree{text: s} }

func list(items ...tree) tree { return tree{items: items, is: isList} }

// entry makes a map of keys and texts, in turn.
func entry(keysAndTexts ...string) tree {
	t := tree{is: isMap}
	for i := 0; i+1 < len(keysAndTexts); i += 2 {
		t.set(keysAndTexts[i], text(keysAndTexts[i+1]))
	}
	return t
}

// treeOf takes everything that a node holds.
func treeOf(n plain.Node) tree {
	switch {
	case n.IsMap():
		t := tree{is: isMap}
		for _, k := range n.Keys() {
			t.pairs = append(t.pairs, pair{k, treeOf(n.Get(k))})
		}
		return t
	case n.IsList():
		t := list()
		for _, i := range n.Items() {
			t.items = append(t.items, treeOf(i))
		}
		return t
	}
	return text(n.String())
}

// get returns what stands under a key, an empty text where there is none.
func (t *tree) get(key string) tree {
	for _, p := range t.pairs {
		if p.key == key {
			return p.val
		}
	}
	return tree{}
}

func (t *tree) has(key string) bool {
	for _, p := range t.pairs {
		if p.key == key {
			return true
		}
	}
	return false
}

// set puts a tree under a key: in its place, or at the end.
func (t *tree) set(key string, v tree) {
	for i := range t.pairs {
		if t.pairs[i].key == key {
			t.pairs[i].val = v
			return
		}
	}
	t.pairs = append(t.pairs, pair{key, v})
}

// drop takes keys out.
func (t *tree) drop(keys ...string) {
	var kept []pair
	for _, p := range t.pairs {
		if !contains(keys, p.key) {
			kept = append(kept, p)
		}
	}
	t.pairs = kept
}

// each changes every map of the list under a key, in place.
func (t *tree) each(key string, change func(*tree)) {
	for i := range t.pairs {
		if t.pairs[i].key == key {
			for j := range t.pairs[i].val.items {
				change(&t.pairs[i].val.items[j])
			}
		}
	}
}

// texts calls visit with every text in the tree and the key above it.
func (t *tree) texts(key string, visit func(key, text string)) {
	visit(key, t.text)
	for i := range t.items {
		t.items[i].texts(key, visit)
	}
	for i := range t.pairs {
		t.pairs[i].val.texts(t.pairs[i].key, visit)
	}
}

// widest is the most columns of a line that holds a whole map or list.
const widest = 150

// yaml writes a map as a file: comment lines first, then its keys.
func (t *tree) yaml(comments ...string) []byte {
	var b strings.Builder
	for _, c := range comments {
		b.WriteString("# " + c + "\n")
	}
	t.writePairs(&b, 0, 0)
	return []byte(b.String())
}

// writePairs writes a map, one key a line; the first line is indented by first.
func (t *tree) writePairs(b *strings.Builder, first, indent int) {
	for i, p := range t.pairs {
		pad := indent
		if i == 0 {
			pad = first
		}
		b.WriteString(strings.Repeat(" ", pad) + plain.Quote(p.key) + ":")
		p.val.writeValue(b, indent)
	}
}

// writeValue writes what stands behind a key, with its line end.
func (t *tree) writeValue(b *strings.Builder, indent int) {
	switch flow, short := t.flow(); {
	case t.is == isText:
		b.WriteString(" " + plain.Block(t.text, indent+2) + t.comment() + "\n")
	case short:
		b.WriteString(" " + flow + "\n")
	case t.is == isMap:
		b.WriteByte('\n')
		t.writePairs(b, indent+2, indent+2)
	default:
		b.WriteByte('\n')
		for i := range t.items {
			t.items[i].writeItem(b, indent+2)
		}
	}
}

func (t *tree) writeItem(b *strings.Builder, indent int) {
	b.WriteString(strings.Repeat(" ", indent) + "-")
	flow, short := t.flow()
	switch {
	case t.is == isText:
		b.WriteString(" " + plain.Quote(t.text) + t.comment() + "\n")
	case short:
		b.WriteString(" " + flow + "\n")
	case t.is == isMap:
		t.writePairs(b, 1, indent+2)
	default:
		b.WriteByte('\n')
		for i := range t.items {
			t.items[i].writeItem(b, indent+2)
		}
	}
}

func (t *tree) comment() string {
	if t.note == "" {
		return ""
	}
	return "  # " + strings.ReplaceAll(t.note, "\n", " ")
}

// flow returns a map or list in brackets; short is false where it would make too
// long a line, has comments, or holds longer things.
func (t *tree) flow() (s string, short bool) {
	var parts []string
	short = true
	for _, i := range t.items {
		parts = append(parts, plain.Quote(i.text))
		short = short && i.is == isText && i.note == ""
	}
	for _, p := range t.pairs {
		nested, fits := p.val.flow()
		if p.val.is == isText {
			nested, fits = plain.Quote(p.val.text), p.val.note == "" && !strings.Contains(p.val.text, "\n")
		}
		parts = append(parts, plain.Quote(p.key)+": "+nested)
		short = short && fits
	}
	s = "[" + strings.Join(parts, ", ") + "]"
	if t.is == isMap {
		s = "{" + s[1:len(s)-1] + "}"
	}
	return s, short && plain.Columns(s) <= widest
}
