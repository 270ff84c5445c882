package dossier

import (
	"path"
	"strings"

	"jiheng/plain"
)

// ledgerData returns the bytes of a ledger's data file. Where it lacks and the
// table lies there under another ending, the message names it and the line to
// change.
func (l *loader) ledgerData(at plain.Node, file string) ([]byte, bool) {
	other := l.sibling(file)
	if other == "" || l.has(file) {
		return l.refer(at, "台账的数据文件", file, maxTable)
	}
	at.Bad("file-missing", "找不到台账的数据文件“%s”，有“%s”；要用它，请把这一行改成“数据: %s”", file, other, path.Base(other))
	return nil, false
}

// sibling returns the table that lies beside a file under the same name and
// another ending; empty for none.
func (l *loader) sibling(file string) string {
	stem := strings.TrimSuffix(file, path.Ext(file))
	for _, ext := range []string{".xlsx", ".csv", ".xls"} {
		if name := stem + ext; name != file && l.has(name) {
			return name
		}
	}
	return ""
}
