package dossier

import (
	"strings"

	"jiheng/plain"
)

// A yamlText is a YAML file and where its lines begin.
type yamlText struct {
	text  string
	lines []int
	root  plain.Node
}

// splitYAML cuts a YAML file before its outermost keys, and a list that has its
// items one to a line before each of them. Comments right above a key or an item
// belong to it.
func splitYAML(file, text string) []Entry {
	root, faults := plain.ParseYAML(file, []byte(text))
	if len(*faults) > 0 || strings.Contains(text, "\r") && strings.Count(text, "\r") != strings.Count(text, "\r\n") {
		return nil
	}
	y := yamlText{text: text, lines: lineStarts(text), root: root}
	if !root.IsMap() {
		return []Entry{{Kind: EntryHead, Text: text}}
	}
	keys := root.Keys()
	at := make([]int, len(keys)+1) // lines
	for i, k := range keys {
		line := root.LineOf(k) - 1
		if line < 0 || !y.outermost(line) || i > 0 && line <= at[i-1] {
			return nil // {单位: …} in one line, or a key that a person indented
		}
		at[i] = line
	}
	at[len(keys)] = len(y.lines) - 1
	for i, line := range at[:len(keys)] {
		at[i] = y.above(line, 0)
	}
	var out []Entry
	if at[0] > 0 {
		out = append(out, Entry{Kind: EntryHead, Text: y.between(0, at[0])})
	}
	for i, k := range keys {
		out = append(out, y.block(k, at[i], at[i+1])...)
	}
	return out
}

// outermost reports a line that begins with a key.
func (y *yamlText) outermost(line int) bool {
	s := y.between(line, line+1)
	return s != "" && s[0] != ' ' && s[0] != '\t' && s[0] != '#' && s[0] != '{'
}

func (y *yamlText) between(from, to int) string { return y.text[y.lines[from]:y.lines[to]] }

// above returns the first of the lines of comment that stand right above a line
// and are no deeper than it: deeper ones may be text of the entry before.
func (y *yamlText) above(line, indent int) int {
	for line > 0 {
		s := y.between(line-1, line)
		if deep := indentOf(s); deep > indent || !strings.HasPrefix(s[deep:], "#") {
			break
		}
		line--
	}
	return line
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// block cuts what stands under a key.
func (y *yamlText) block(key string, from, to int) []Entry {
	whole := []Entry{{Kind: EntryBlock, Block: key, Text: y.between(from, to)}}
	value := y.root.Get(key)
	if !value.IsList() {
		return whole
	}
	items := value.Items()
	first := y.root.LineOf(key) // the line below the key
	var dashes []int
	indent := -1
	for line := first; line < to; line++ {
		s := y.between(line, line+1)
		deep := indentOf(s)
		if !strings.HasPrefix(s[deep:], "- ") && strings.TrimSpace(s[deep:]) != "-" {
			continue
		}
		if indent < 0 {
			indent = deep
		}
		if deep == indent {
			dashes = append(dashes, line)
		}
	}
	if len(dashes) == 0 || len(dashes) != len(items) {
		return whole
	}
	for i, it := range items {
		line := it.Place().Line - 1
		if line < dashes[i] || i+1 < len(items) && line >= dashes[i+1] {
			return whole
		}
	}
	at := make([]int, len(dashes)+1)
	for i, line := range dashes {
		at[i] = max(y.above(line, indent), first)
	}
	at[len(dashes)] = to
	out := []Entry{{Kind: EntryHead, Block: key, Text: y.between(from, at[0])}}
	for i, it := range items {
		out = append(out, Entry{Kind: EntryItem, Block: key, Key: nameOf(it), Text: y.between(at[i], at[i+1])})
	}
	return out
}

// nameOf returns what an item is found again by.
func nameOf(n plain.Node) string {
	if !n.IsMap() {
		return strings.TrimSpace(n.String())
	}
	for _, k := range keyFields {
		if v := n.Get(k); v.Exists() && !v.IsMap() && !v.IsList() {
			if s := strings.TrimSpace(v.String()); s != "" {
				return s
			}
		}
	}
	return ""
}
