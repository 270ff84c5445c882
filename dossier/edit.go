package dossier

import (
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
)

// SetField returns an entry with one field set to a value, and everything else as
// a person wrote it, comments and order included. The field is named as Fields
// names it; one that the entry does not have is added behind the others, where it
// is a key of the entry itself. head is the text of the head of a table.
//
// An entry that cannot be read, a field that is a list or a group of others, and a value
// that the format cannot hold are Invalid errors. No other field has changed.
func SetField(e Entry, head, field, value string) (Entry, error) {
	before, err := Fields(e, head)
	if err != nil {
		return e, err
	}
	after, _, err := setField(e, head, before, Field{Name: field, Value: value})
	return after, err
}

// setField sets one field of an entry with these fields, and returns it with those
// that it has then.
func setField(e Entry, head string, before []Field, set Field) (after Entry, now []Field, err error) {
	after = e
	if e.Kind == EntryItem || e.Kind == EntryBlock || e.Kind == EntryLine {
		if set.Value, err = InLine(e.File, e.Block, set); err != nil {
			return e, nil, err
		}
	}
	if v := typed(set.Value); e.Kind != EntrySection && e.Kind != EntryHead && e.Kind != EntryWhole && plain.Legible(v) != v {
		return e, nil, unwritable(e, Field{Name: set.Name, Value: v})
	}
	switch e.Kind {
	case EntryItem, EntryBlock:
		after.Text, err = setScalar(e, set.Name, set.Value)
	case EntryLine:
		after.Text, err = setCell(e, head, set.Name, set.Value)
	case EntrySection, EntryHead, EntryWhole:
		after.Text = set.Value
		if !strings.HasSuffix(set.Value, "\n") {
			after.Text += "\n"
		}
		now, err = Fields(after, head)
		return after, now, err
	}
	if err != nil {
		return e, nil, err
	}
	now, err = Fields(after, head)
	if err != nil || !onlyChanged(before, now, set.Name, set.Value) {
		if plainly := typed(set.Value); plainly != set.Value {
			return setField(e, head, before, Field{Name: set.Name, Value: plainly})
		}
		return e, nil, unwritable(e, set).Because(err)
	}
	if slices.Contains(keyFields, set.Name) {
		after.Key = entryKey(after, head)
	}
	return after, now, nil
}

// typed is a value without the blanks around it that no file keeps, and with the line
// ends of files.
func typed(value string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(value, "\r\n", "\n"), "\r", "\n"))
}

// unwritable says why a value cannot be written, and names the character that keeps it
// from being so.
func unwritable(e Entry, set Field) *fault.Error {
	at := fault.Place{File: e.File}
	n := 0
	for _, r := range set.Value {
		if n++; plain.Legible(string(r)) != string(r) {
			return fault.Bad(at, "field-set", "“%s”的“%s”里第%d个字看不见（U+%04X），存不下；请把“%s”整个删去，用键盘重新输入", e.Key, set.Name, n, r, fault.Clip(plain.Legible(set.Value)))
		}
	}
	return fault.Bad(at, "field-set", "“%s”的“%s”不能写成“%s”；请换一种写法，特殊的符号和换行去掉再试", e.Key, set.Name, fault.Clip(set.Value))
}

// entryKey is what an entry is found again by, as Split gives it.
func entryKey(e Entry, head string) string {
	switch e.Kind {
	case EntryItem:
		if items := itemsOf(e); len(items) == 1 {
			return nameOf(items[0])
		}
	case EntryLine:
		if cut := splitTable(e.File, strings.TrimPrefix(strings.TrimRight(head, "\r\n"), "\ufeff")+"\n"+e.Text); len(cut) == 2 {
			return cut[1].Key
		}
	}
	return e.Key
}

// SetFields sets fields of an entry that has these now, one after another, as
// SetField does, and returns also what has changed by all of them together, as
// Changes lists it. A field that says so already is left as it is written.
func SetFields(e Entry, head string, has, set []Field) (after Entry, changes []Change, err error) {
	after, now := e, has
	for _, f := range set {
		if old, _ := valueOf(now, f.Name); old == f.Value {
			continue
		}
		if after, now, err = setField(after, head, now, f); err != nil {
			return e, nil, err
		}
	}
	if after.Text == e.Text {
		return after, nil, nil
	}
	return after, changesOf(e, after, has, now), nil
}

// onlyChanged reports whether two readings differ in nothing but a field.
func onlyChanged(before, after []Field, field, value string) bool {
	v, ok := valueOf(after, field)
	if ok && v != value || !ok && value != "" {
		return false
	}
	rest := func(fields []Field) []Field {
		return slices.DeleteFunc(slices.Clone(fields), func(f Field) bool { return f.Name == field })
	}
	return slices.Equal(rest(before), rest(after))
}

// setScalar writes a value where it stands in YAML.
func setScalar(e Entry, field, value string) (string, error) {
	root, faults := plain.ParseYAML(e.File, []byte(e.Text))
	if err := faults.Err(); err != nil {
		return "", err
	}
	whole := root.Get(e.Block)
	if e.Kind == EntryItem {
		whole = root.Items()[0]
	}
	n, owner := whole, whole
	for part := range strings.SplitSeq(field, partMark) {
		owner = n
		if n.IsList() {
			n = itemAt(n, part)
		} else if part != "值" || n.IsMap() {
			n = n.Get(part)
		}
	}
	switch {
	case n.IsMap() || n.IsList():
		return "", fault.Bad(n.Place(), "field-set", "“%s”不是一个值，请改它里面的各项", field)
	case n.Exists():
		from, to, ok := scalarAt(e.Text, n)
		if !ok {
			return "", fault.Bad(n.Place(), "field-set", "“%s”的写法不能在网页上改；请带出文件夹，用文字软件改好再并入", field)
		}
		return e.Text[:from] + written(e.Text, from, value) + e.Text[to:], nil
	case !owner.Exists() && strings.Count(field, partMark) == 1:
		return addGroup(e, whole, field, value)
	case !owner.IsMap() || strings.Contains(field, partMark) && owner.Path() == "":
		return "", fault.Bad(owner.Place(), "field-set", "“%s”里没有“%s”，也加不上", e.Key, field)
	}
	name := field
	if i := strings.LastIndex(field, partMark); i >= 0 {
		name = field[i+len(partMark):]
	}
	return addKey(e.Text, owner, name, value)
}

// addGroup adds a group with its first field, 偏差: {原因: …}, to an item, whose
// node is n.
func addGroup(e Entry, n plain.Node, field, value string) (string, error) {
	group, name, _ := strings.Cut(field, partMark)
	if !n.IsMap() {
		return "", fault.Bad(n.Place(), "field-set", "“%s”里加不上“%s”", e.Key, field)
	}
	return addPair(e.Text, n, plain.Quote(group)+": {"+plain.Quote(name)+": "+plain.Quote(value)+"}")
}

func itemAt(n plain.Node, part string) plain.Node {
	i := 0
	for _, r := range part {
		if r < '0' || r > '9' || i > 1<<20 {
			return plain.Node{}
		}
		i = i*10 + int(r-'0')
	}
	if items := n.Items(); i >= 1 && i <= len(items) {
		return items[i-1]
	}
	return plain.Node{}
}

// written is a value as YAML; a blank is set before it where the key's colon
// has none.
func written(text string, from int, value string) string {
	s := plain.Quote(value)
	if from > 0 && text[from-1] == ':' {
		return " " + s
	}
	return s
}

// scalarAt returns where a value stands in a text: from its first byte to behind
// its last. ok is false for one that goes on over several lines.
func scalarAt(text string, n plain.Node) (from, to int, ok bool) {
	if n.String() == "" {
		return emptyAt(text, n)
	}
	from = offsetOf(text, n.Place())
	if from < 0 || from >= len(text) {
		return 0, 0, false
	}
	end := from + len(text[from:])
	if i := strings.IndexByte(text[from:], '\n'); i >= 0 {
		end = from + i
	}
	switch text[from] {
	case '"', '\'':
		to = closing(text, from, end)
	case '|', '>':
		return from, blockEnd(text, from), true
	default:
		to = from + len(n.String())
		if to > end || text[from:to] != n.String() {
			return 0, 0, false
		}
	}
	return from, to, to > from
}

// closing returns the place behind the quote that closes the one at from, 0
// where it does not close in its line.
func closing(text string, from, end int) int {
	quote := text[from]
	for i := from + 1; i < end; i++ {
		switch {
		case quote == '"' && text[i] == '\\':
			i++
		case text[i] == quote && quote == '\'' && i+1 < end && text[i+1] == '\'':
			i++
		case text[i] == quote:
			return i + 1
		}
	}
	return 0
}

// blockEnd returns where a text of several lines behind | ends: before the line
// end of its last line that is not blank.
func blockEnd(text string, from int) int {
	line := strings.LastIndexByte(text[:from], '\n') + 1
	indent := indentOf(strings.Replace(text[line:from], "- ", "  ", 1))
	end := from + strings.IndexByte(text[from:]+"\n", '\n')
	for at := end + 1; at < len(text); {
		next := at + strings.IndexByte(text[at:]+"\n", '\n')
		if l := text[at:next]; strings.TrimSpace(l) != "" {
			if indentOf(l) <= indent {
				break
			}
			end = next
		}
		at = next + 1
	}
	return end
}

// emptyAt returns the place behind a key that has no value, or an empty one.
func emptyAt(text string, n plain.Node) (from, to int, ok bool) {
	at := offsetOf(text, n.Place()) // of the key
	if at < 0 {
		return 0, 0, false
	}
	i := strings.IndexByte(text[at:], ':')
	if i < 0 || strings.Contains(text[at:at+i], "\n") {
		return 0, 0, false
	}
	from = at + i + 1
	to = from
	for to < len(text) && (text[to] == ' ' || text[to] == '~') {
		to++
	}
	switch rest := text[to:]; {
	case strings.HasPrefix(rest, `""`), strings.HasPrefix(rest, "''"):
		to += 2
	case strings.HasPrefix(rest, "#"):
		to = from
	}
	return from, to, true
}

// addKey adds a key to a map: in a line of its own behind the last, or before
// the bracket that closes a map in one line.
func addKey(text string, owner plain.Node, name, value string) (string, error) {
	return addPair(text, owner, plain.Quote(name)+": "+plain.Quote(value))
}

// addPair adds a key with its value, as they are written.
func addPair(text string, owner plain.Node, pair string) (string, error) {
	keys := owner.Keys()
	if len(keys) == 0 {
		return "", fault.Bad(owner.Place(), "field-set", "这一条还是空的，加不上“%s”", fault.Clip(pair))
	}
	if from := braceOf(text, owner); from >= 0 {
		last := closingBrace(text, from)
		if last < 0 {
			return "", fault.Bad(owner.Place(), "field-set", "找不到“}”，加不上“%s”", fault.Clip(pair))
		}
		return strings.TrimRight(text[:last], " ") + ", " + pair + text[last:], nil
	}
	line := owner.LineOf(keys[0])
	lines := lineStarts(text)
	first := text[lines[line-1]:lines[line]]
	indent := indentOf(strings.Replace(first, "- ", "  ", 1))
	body := strings.TrimRight(text, "\n")
	return body + "\n" + strings.Repeat(" ", indent) + pair + "\n" + text[min(len(body)+1, len(text)):], nil
}

// braceOf returns where the bracket stands that opens a map in one line, -1 where
// it is written over lines.
func braceOf(text string, owner plain.Node) int {
	at := offsetOf(text, owner.Place()) // of the map, or of its key
	if at < 0 {
		return -1
	}
	line, _, _ := strings.Cut(text[at:], "\n")
	if i := strings.IndexByte(line, '{'); i == 0 || i > 0 && strings.HasSuffix(strings.TrimRight(line[:i], " "), ":") {
		return at + i
	}
	return -1
}

// closingBrace returns where the bracket stands that closes the one at from,
// quoted text aside.
func closingBrace(text string, from int) int {
	depth := 0
	for i := from; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		case '"', '\'':
			if strings.IndexByte("{[,: ", text[i-1]) < 0 {
				continue
			}
			end := closing(text, i, len(text))
			if end == 0 {
				return -1
			}
			i = end - 1
		}
	}
	return -1
}

// offsetOf returns where a place of a text begins, -1 where there is none. A
// column counts characters.
func offsetOf(text string, p fault.Place) int {
	lines := lineStarts(text)
	if p.Line < 1 || p.Line >= len(lines) {
		return -1
	}
	at := lines[p.Line-1]
	for range p.Column - 1 {
		i := strings.IndexFunc(text[at:], func(rune) bool { return true })
		if i < 0 {
			return -1
		}
		for at++; at < len(text) && text[at]&0xC0 == 0x80; at++ {
		}
	}
	return at
}
