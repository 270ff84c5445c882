package dossier

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/num"
	"jiheng/plain"
	"jiheng/table"
)

// keysOf reads which columns tell a ledger's rows apart: one, a list of several,
// or several joined as people join words.
func keysOf(n plain.Node) []string {
	keys := n.Texts("主键")
	if len(keys) == 0 {
		n.Need("主键")
	}
	columns := func(name string) bool {
		return name == budget.KeySheet || name == budget.KeyLine || hasColumn(n.Get("列"), name)
	}
	if len(keys) == 1 && !columns(keys[0]) {
		parts := strings.FieldsFunc(keys[0], func(r rune) bool { return strings.ContainsRune("、，,+＋", r) })
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		if len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return !columns(p) }) {
			keys = parts
		}
	}
	return keys
}

// hasColumn reports whether a definition's columns, a list or a map, have a name.
func hasColumn(at plain.Node, name string) bool {
	if at.IsMap() {
		return at.Has(name)
	}
	return at.IsList() && slices.ContainsFunc(at.Items(), func(c plain.Node) bool { return c.Text("名称") == name })
}

// checkKeys refuses a key of columns that are not there, and one that tells
// sheets apart but no rows.
func checkKeys(n plain.Node, g *budget.Ledger) {
	for i, k := range g.Keys {
		switch {
		case slices.Contains(g.Keys[:i], k):
			n.Get("主键").Bad("duplicate", "“主键”把“%s”写了两次", k)
		case g.Column(k) < 0 && k != budget.KeySheet && k != budget.KeyLine:
			n.Get("主键").Bad("column-missing", "“主键”写的“%s”不在“列”里", k)
		}
	}
	if len(g.Keys) == 1 && g.Keys[0] == budget.KeySheet && g.Column(budget.KeySheet) < 0 {
		n.Get("主键").Bad("key-sheet", "只按工作表分不清各行；请再写一列，如“主键: [工作表, 序号]”，没有编号的写“主键: 行号”")
	}
}

// A rowKey makes of a record the text by which it is told from others.
type rowKey struct {
	parts  []int // columns; bySheet in the place of one
	byLine bool  // every row is a record of its own: its content is the key, so that equal rows can be said
}

// bySheet stands for a column in a key.
const bySheet = -1

// newRowKey returns the key of a ledger; names that are not there are left out.
func newRowKey(g *budget.Ledger) rowKey {
	var k rowKey
	for _, name := range g.Keys {
		switch at := g.Column(name); {
		case at >= 0:
			k.parts = append(k.parts, at)
		case name == budget.KeySheet:
			k.parts = append(k.parts, bySheet)
		case name == budget.KeyLine:
			k.byLine = true
		}
	}
	if k.byLine {
		k.parts = []int{bySheet}
		for i := range g.Columns {
			k.parts = append(k.parts, i)
		}
	}
	return k
}

// single returns the only column of the key, -1 where there are several or none.
func (k rowKey) single() int {
	columns := slices.DeleteFunc(slices.Clone(k.parts), func(i int) bool { return i == bySheet })
	if len(columns) == 1 && !k.byLine {
		return columns[0]
	}
	return -1
}

// one reports a key that is nothing but a column.
func (k rowKey) one() bool { return len(k.parts) == 1 && k.parts[0] >= 0 && !k.byLine }

// between stands between the parts of a key.
const between = "\x1f"

// of returns the key of a record; empty only for a blank column that is the key.
func (k rowKey) of(sheet string, cells []string) string {
	if k.one() {
		return cells[k.parts[0]]
	}
	parts := make([]string, len(k.parts))
	for i, at := range k.parts {
		if parts[i] = sheet; at >= 0 {
			parts[i] = cells[at]
		}
	}
	return strings.Join(parts, between)
}

// named returns the key that a person writes to name a row: its parts joined by
// 、or /; the sheet may be left out where it is the same.
func (k rowKey) named(g *budget.Ledger, sheet, text string) string {
	if k.one() {
		return canonicalKey(g.Columns[k.parts[0]], text)
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、/／|＋+", r) })
	if columns := len(k.parts) - 1; slices.Contains(k.parts, bySheet) && len(words) == columns {
		words = slices.Insert(words, slices.Index(k.parts, bySheet), sheet)
	}
	if len(words) != len(k.parts) {
		return ""
	}
	for i, at := range k.parts {
		if words[i] = strings.TrimSpace(words[i]); at >= 0 {
			words[i] = canonicalKey(g.Columns[at], words[i])
		}
	}
	return strings.Join(words, between)
}

// canonicalKey writes a key as its column holds it.
func canonicalKey(c budget.Column, text string) string {
	switch c.Type {
	case budget.DateColumn:
		if iso, _, ok := table.ParseDay(text); ok {
			return iso
		}
	case budget.IntegerColumn, budget.DecimalColumn:
		if d, err := num.ParseDecimal(text); err == nil {
			return d.Canonical()
		}
	}
	return text
}
