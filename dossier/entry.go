package dossier

import (
	"path"
	"strings"
)

// An EntryKind says what an entry is of its file.
type EntryKind int

// The kinds of entries.
const (
	EntryHead    EntryKind = iota // what stands before the first item: comments, the key of a list, the head of a table
	EntryBlock                    // a key of a YAML file with all that stands under it
	EntryItem                     // one item of a list under a key
	EntryLine                     // one record of a table
	EntrySection                  // a heading of the narrative with the text below it, up to the next
	EntryWhole                    // a file that cannot be cut: text that is no YAML, or no table
)

// An Entry (条目) is the smallest piece of a dossier's text that two people edit
// apart: one indicator, one line of the budget, one stretch of the narrative.
// The entries of a file, one after another, are its text, byte for byte.
type Entry struct {
	File  string // path in the folder
	Kind  EntryKind
	Block string // of a YAML file, the outermost key that it belongs to; empty where there is none
	Key   string // finds the entry again: 编号, 行 or 名称, a heading; empty where it has none
	Text  string
}

// keyFields are the fields by which an entry is found again, the surest first.
var keyFields = []string{"编号", "事实", "行", "项目", "指标", "科目", "名称"}

// Split cuts a file into its entries, comments and order included; Join of them
// is the file again. ok is false for a file that has no entries: a workbook, a
// scan, the rows of a ledger. Text that a person left half done, which no reader
// takes, is one entry, so that nothing is refused or lost.
//
// The file should be in house form, as House makes it; another one is cut as
// well, and joins to the same bytes.
func Split(file string, data []byte) (entries []Entry, ok bool) {
	if !Kept(file) {
		return nil, false
	}
	if len(data) == 0 {
		return nil, true
	}
	text := string(data)
	switch strings.ToLower(path.Ext(file)) {
	case ".yaml", ".yml":
		entries = splitYAML(file, text)
	case ".csv":
		entries = splitTable(file, text)
	case ".md":
		entries = splitNarrative(file, text)
	}
	if Join(entries) != text || len(entries) == 0 {
		entries = []Entry{{Kind: EntryWhole, Text: text}}
	}
	for i := range entries {
		entries[i].File = file
	}
	return entries, true
}

// Kept reports a file whose text is kept as entries: the YAML files, the tables
// of the budget and the narrative. Rows of ledgers are kept as they come.
func Kept(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".yaml", ".yml", ".md":
		return true
	case ".csv":
		return path.Dir(file) != DirLedgers
	}
	return false
}

// Join puts the entries of a file together again.
func Join(entries []Entry) string {
	n := 0
	for i := range entries {
		n += len(entries[i].Text)
	}
	var b strings.Builder
	b.Grow(n)
	for i := range entries {
		b.WriteString(entries[i].Text)
	}
	return b.String()
}

// lineStarts returns where the lines of a text begin, and its length last.
func lineStarts(text string) []int {
	at := []int{0}
	for i := range len(text) {
		if text[i] == '\n' && i+1 < len(text) {
			at = append(at, i+1)
		}
	}
	return append(at, len(text))
}
