package budget

import (
	"slices"
	"strings"
)

// What may stand for a column in a ledger's key (主键): the sheet that a row
// stands in, and the row itself, of a table without a column that tells.
const (
	KeySheet = "工作表"
	KeyLine  = "行号"
)

// What a definition says of rows with the key of an earlier one and other
// content (重复). Without a word they are an error.
const (
	LaterCounts   = "后面的算"
	EarlierCounts = "前面的算"
)

// KeyName is what messages call the key: its parts joined, empty for none.
func (l *Ledger) KeyName() string { return strings.Join(l.Keys, "、") }

// KeyColumns returns the indices of the columns in the key, in its order; a sheet
// and a line are none.
func (l *Ledger) KeyColumns() []int {
	var out []int
	for _, k := range l.Keys {
		if at := l.Column(k); at >= 0 {
			out = append(out, at)
		}
	}
	return out
}

// InKey reports a column of the key.
func (l *Ledger) InKey(name string) bool { return slices.Contains(l.Keys, name) }

// order returns the columns by which rows are put in order for their hash: those
// of the key, and all where the key holds more than columns.
func (l *Ledger) order() []int {
	out := l.KeyColumns()
	if len(out) == len(l.Keys) {
		return out
	}
	for i := range l.Columns {
		out = append(out, i)
	}
	return out
}
