package dossier

import (
	"slices"
	"strings"
	"unicode"

	"jiheng/plain"
)

// referring are the keys of YAML files whose values name facts, by themselves or in a
// formula.
var referring = []string{"编号", "事实", "指标", "组成", "公式", "对象"}

// naming are the files in which 编号 is the id of a fact.
func naming(file string) bool { return file == FileIndicators || file == FileFacts }

// Rename gives an indicator another code, at itself and wherever it is named: as the
// fact of a statement, a ledger or a formula, with what hangs on it (SL05-上年), in
// lists of indicators, and in the braces of any text. others are codes that begin
// alike and are not meant. The entries come back in their order, those without the
// code as they were. Prose that only mentions a code stays as it is written.
func Rename(entries []Entry, old, code string, others []string) []Entry {
	r := renaming{old: old, code: code, others: others}
	heads := map[string]string{}
	for _, e := range entries {
		if e.Kind == EntryHead && heads[e.File] == "" {
			heads[e.File] = e.Text
		}
	}
	out := make([]Entry, len(entries))
	for i, e := range entries {
		out[i] = r.entry(e, heads[e.File])
	}
	return out
}

// A renaming is one code that becomes another.
type renaming struct {
	old, code string
	others    []string
}

func (r renaming) entry(e Entry, head string) Entry {
	if !strings.Contains(e.Text, r.old) || strings.HasPrefix(e.File, DirApproved+"/") {
		return e
	}
	after := e
	after.Text = r.braces(e.Text)
	switch {
	case isYAML(e.File) && (e.Kind == EntryItem || e.Kind == EntryBlock):
		after.Text = r.fields(after)
	case e.Kind == EntryLine && e.File == FileLines:
		if is, ok := fieldValue(after, head, "指标"); ok && r.in(is) != is {
			if set, err := SetField(after, head, "指标", r.in(is)); err == nil {
				after = set
			}
		}
	}
	if after.Text == e.Text {
		return e
	}
	after.Key = entryKey(after, head)
	return after
}

func fieldValue(e Entry, head, name string) (string, bool) {
	fields, err := Fields(e, head)
	if err != nil {
		return "", false
	}
	return valueOf(fields, name)
}

// braces renames within {{…}}.
func (r renaming) braces(text string) string {
	var b strings.Builder
	for {
		i := strings.Index(text, "{{")
		if i < 0 {
			break
		}
		n := strings.Index(text[i:], "}}")
		if n < 0 {
			break
		}
		b.WriteString(text[:i])
		b.WriteString(r.in(text[i : i+n]))
		text = text[i+n:]
	}
	b.WriteString(text)
	return b.String()
}

// fields renames in the values of an entry that name facts, where they stand.
func (r renaming) fields(e Entry) string {
	root, faults := plain.ParseYAML(e.File, []byte(e.Text))
	if faults.Err() != nil {
		return e.Text
	}
	type span struct{ from, to int }
	var spans []span
	var walk func(n plain.Node, key string)
	walk = func(n plain.Node, key string) {
		switch {
		case n.IsMap():
			for _, k := range n.Keys() {
				walk(n.Get(k), k)
			}
		case n.IsList():
			for _, item := range n.Items() {
				walk(item, key)
			}
		case n.Exists() && slices.Contains(referring, key) && (key != "编号" || naming(e.File)):
			if from, to, ok := scalarAt(e.Text, n); ok {
				spans = append(spans, span{from, to})
			}
		}
	}
	if e.Kind == EntryItem {
		for _, item := range root.Items() {
			walk(item, "")
		}
	} else {
		walk(root.Get(e.Block), e.Block)
	}
	slices.SortFunc(spans, func(a, b span) int { return b.from - a.from })
	text := e.Text
	for _, s := range spans {
		text = text[:s.from] + r.in(text[s.from:s.to]) + text[s.to:]
	}
	return text
}

// in renames the ids of a text: whole words of letters, digits and hyphens.
func (r renaming) in(text string) string {
	var b strings.Builder
	for text != "" {
		n := strings.IndexFunc(text, func(c rune) bool { return !inID(c) })
		if n < 0 {
			n = len(text)
		}
		b.WriteString(r.id(text[:n]))
		text = text[n:]
		if n = strings.IndexFunc(text, inID); n < 0 {
			n = len(text)
		}
		b.WriteString(text[:n])
		text = text[n:]
	}
	return b.String()
}

func inID(c rune) bool { return c == '-' || unicode.IsLetter(c) || unicode.IsDigit(c) }

// id is what an id is called: that of the code, or of what hangs on it.
func (r renaming) id(id string) string {
	rest, ok := strings.CutPrefix(id, r.old)
	if !ok || rest != "" && rest[0] != '-' {
		return id
	}
	for _, o := range r.others {
		if tail, is := strings.CutPrefix(id, o); is && (tail == "" || tail[0] == '-') && len(o) > len(r.old) {
			return id
		}
	}
	return r.code + rest
}
