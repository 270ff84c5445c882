package dossier

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
)

// A Field is one value that an entry holds.
type Field struct {
	Name  string // 指标值, 偏差·原因, 组成·1; of the narrative 文字
	Value string
}

// A Change is one field that two texts of an entry have differently.
type Change struct {
	File, Block, Key string // of the entry, as it was; of a new one as it is
	Field            string
	Class            Class
	Before, After    string // empty where the entry has no such field
}

// partMark stands between the names of a field within a field.
const partMark = "·"

// Fields returns the values of an entry in its order. head is the text of the
// head of its table, empty for other entries. Comments are no field, nor is the
// head of a list. Text that cannot be read is an Invalid error.
func Fields(e Entry, head string) ([]Field, error) {
	switch e.Kind {
	case EntrySection:
		return []Field{{Name: "文字", Value: strings.TrimRight(e.Text, "\r\n")}}, nil
	case EntryHead:
		if !isYAML(e.File) {
			return []Field{{Name: "文字", Value: strings.TrimRight(strings.TrimPrefix(e.Text, "\ufeff"), "\r\n")}}, nil
		}
		return nil, nil
	case EntryLine:
		return lineFields(e, head)
	case EntryWhole:
		return []Field{{Name: "全文", Value: e.Text}}, nil
	}
	root, faults := plain.ParseYAML(e.File, []byte(e.Text))
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if e.Kind == EntryBlock {
		return flatten(nil, "", root.Get(e.Block)), nil
	}
	items := root.Items()
	if len(items) != 1 {
		return nil, fault.Bad(fault.Place{File: e.File}, "entry", "这里应当正好是一项，以“- ”开头；现在是%d项", len(items))
	}
	return flatten(nil, "", items[0]), nil
}

func isYAML(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return ext == ".yaml" || ext == ".yml"
}

// flatten lists the values of a node; a list of words is one value.
func flatten(out []Field, name string, n plain.Node) []Field {
	under := func(part string) string {
		if name == "" {
			return part
		}
		return name + partMark + part
	}
	switch {
	case n.IsMap():
		for _, k := range n.Keys() {
			out = flatten(out, under(k), n.Get(k))
		}
	case n.IsList():
		for i, item := range n.Items() {
			out = flatten(out, under(strconv.Itoa(i+1)), item)
		}
	case n.Exists():
		if name == "" {
			name = "值"
		}
		out = append(out, Field{Name: name, Value: n.String()})
	}
	return out
}

// lineFields names the cells of a record by the head of its table.
func lineFields(e Entry, head string) ([]Field, error) {
	names, err := recordOf(e.File, head)
	if err != nil {
		return nil, err
	}
	cells, err := recordOf(e.File, e.Text)
	if err != nil {
		return nil, err
	}
	var out []Field
	for i, c := range cells {
		name := "第" + strconv.Itoa(i+1) + "列"
		if i < len(names) && names[i] != "" {
			name, _, _ = strings.Cut(names[i], "（")
		}
		if c = strings.TrimSpace(c); c != "" {
			out = append(out, Field{Name: name, Value: c})
		}
	}
	return out, nil
}

// recordOf returns the cells of the last record of a text.
func recordOf(file, text string) (cells []string, err error) {
	err = plain.EachRecord(file, strings.TrimPrefix(text, "\ufeff"), func(_ int, c []string) error {
		cells = slices.Clone(c)
		return nil
	})
	return cells, err
}

// Changes lists the fields that two texts of an entry have differently, those
// of the first in its order, then what the second adds. Either may be the zero
// Entry: then the other is new or gone, and all its fields are listed. Beside other
// changes figures that are equal in value are none, nor are blanks around a value; where
// nothing but their spelling differs they are listed, each in the class of its field. A
// comment or another place in the file is the change of the entry's key. Text that cannot
// be read is a change of the whole entry, in the class of its key.
func Changes(before, after Entry, head string) []Change {
	if out, ok := columnsChanged(before, after); ok {
		return out
	}
	old, err := fieldsOr(before, head)
	if err != nil {
		return keyChange(before, after)
	}
	now, err := fieldsOr(after, head)
	if err != nil {
		return keyChange(before, after)
	}
	return changesOf(before, after, old, now)
}

// changesOf lists what two texts of an entry have differently, whose fields are
// known.
func changesOf(before, after Entry, old, now []Field) []Change {
	e := before
	if e.Text == "" {
		e = after
	}
	var out []Change
	seen := map[string]bool{}
	for _, f := range old {
		seen[f.Name] = true
		v, _ := valueOf(now, f.Name)
		out = appendChange(out, e, f.Name, f.Value, v)
	}
	for _, f := range now {
		if !seen[f.Name] {
			out = appendChange(out, e, f.Name, "", f.Value)
		}
	}
	if len(out) > 0 || before.Text == after.Text {
		return out
	}
	if out = respelled(e, old, now); len(out) > 0 {
		return out
	}
	return keyChange(before, after)
}

// respelled lists the fields that say the same in another spelling, where no field says
// anything else.
func respelled(e Entry, old, now []Field) (out []Change) {
	for _, f := range old {
		v, _ := valueOf(now, f.Name)
		if v == f.Value {
			continue
		}
		outer, _, _ := strings.Cut(f.Name, partMark)
		out = append(out, Change{File: e.File, Block: e.Block, Key: e.Key, Field: f.Name, Class: ruleOf(e.File, e.Block, outer).class, Before: f.Value, After: v})
	}
	return out
}

// keyChange is a change that no field shows.
func keyChange(before, after Entry) []Change {
	e := before
	if e.Text == "" {
		e = after
	}
	return []Change{{File: e.File, Block: e.Block, Key: e.Key, Field: keyField(e), Class: ruleOf(e.File, e.Block, "").class, Before: before.Text, After: after.Text}}
}

// fieldsOr returns no fields for an entry that is absent.
func fieldsOr(e Entry, head string) ([]Field, error) {
	if e.Text == "" {
		return nil, nil
	}
	return Fields(e, head)
}

func valueOf(fields []Field, name string) (string, bool) {
	for _, f := range fields {
		if f.Name == name {
			return f.Value, true
		}
	}
	return "", false
}

func appendChange(out []Change, e Entry, name, before, after string) []Change {
	outer, _, _ := strings.Cut(name, partMark)
	r := ruleOf(e.File, e.Block, outer)
	if sameValue(r, before, after) {
		return out
	}
	return append(out, Change{File: e.File, Block: e.Block, Key: e.Key, Field: name, Class: r.class, Before: before, After: after})
}

// sameValue reports values that say the same.
func sameValue(r fieldRule, a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	if a == b {
		return true
	}
	if !r.figure || a == "" || b == "" {
		return false
	}
	x, errX := num.ParseDecimal(strings.ReplaceAll(a, ",", ""))
	y, errY := num.ParseDecimal(strings.ReplaceAll(b, ",", ""))
	return errX == nil && errY == nil && x.Cmp(y) == 0
}

// keyField is the name of the field that finds an entry.
func keyField(e Entry) string {
	switch e.Kind {
	case EntrySection:
		return "标题"
	case EntryHead, EntryWhole:
		return "全文"
	}
	return "编号"
}
