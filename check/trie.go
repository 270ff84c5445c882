package check

import (
	"slices"
	"unicode/utf8"
)

// A patternSet is a set of small numbers: patterns that may match.
type patternSet [4]uint64

func (b *patternSet) set(i int) { b[i>>6] |= 1 << (i & 63) }

func (b *patternSet) clear(i int) { b[i>>6] &^= 1 << (i & 63) }

func (b *patternSet) has(i int) bool { return b[i>>6]&(1<<(i&63)) != 0 }

func (b *patternSet) join(c patternSet) {
	for i := range b {
		b[i] |= c[i]
	}
}

// A trie finds which of many literals a text contains, in one pass: every
// character of the text is looked up once in a table, and only those that begin
// a literal are followed further.
type trie struct {
	root  []int32 // by character of the basic plane; 0 for none
	nodes []trieNode
}

type trieNode struct {
	out  patternSet
	any  bool // out is not empty
	keys []rune
	next []int32
}

func newTrie() *trie { return &trie{root: make([]int32, 1<<16), nodes: make([]trieNode, 1)} }

// add puts a literal in for a pattern. Literals beyond the basic plane are
// looked for by nobody: the pattern must then run always, and add says so.
func (t *trie) add(literal string, pattern int) bool {
	at := int32(0)
	for i, r := range literal {
		if r >= 1<<16 {
			return false
		}
		at = t.child(at, r, i == 0)
	}
	t.nodes[at].out.set(pattern)
	t.nodes[at].any = true
	return true
}

func (t *trie) child(at int32, r rune, first bool) int32 {
	if first {
		if t.root[r] == 0 {
			t.nodes = append(t.nodes, trieNode{})
			t.root[r] = int32(len(t.nodes) - 1)
		}
		return t.root[r]
	}
	n := &t.nodes[at]
	i, ok := slices.BinarySearch(n.keys, r)
	if !ok {
		n.keys = slices.Insert(n.keys, i, r)
		n.next = slices.Insert(n.next, i, int32(len(t.nodes)))
		t.nodes = append(t.nodes, trieNode{})
		return int32(len(t.nodes) - 1)
	}
	return n.next[i]
}

// find returns the patterns of which a literal stands in the text.
func (t *trie) find(text string) patternSet {
	var out patternSet
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if r >= 1<<16 {
			continue
		}
		if at := t.root[r]; at != 0 {
			t.walk(&out, at, text[i:])
		}
	}
	return out
}

func (t *trie) walk(out *patternSet, at int32, rest string) {
	for {
		n := &t.nodes[at]
		if n.any {
			out.join(n.out)
		}
		if len(n.keys) == 0 || rest == "" {
			return
		}
		r, size := utf8.DecodeRuneInString(rest)
		i, ok := slices.BinarySearch(n.keys, r)
		if !ok {
			return
		}
		at, rest = n.next[i], rest[size:]
	}
}
