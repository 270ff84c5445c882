package workbench

import (
	"cmp"
	"path"
	"strings"

	"jiheng/dossier"
)

// A ledgerBlocks is what a definition says of its ledger in blocks of one value; each is
// empty where the file has none.
type ledgerBlocks struct {
	id, data, office string // 编号, 数据, 科室
}

// ledgerFiles is what the definitions of the ledgers say, by file, and ledgerRows the
// definitions by the name of the file of rows; of two that name one, the first. Both are
// read once a year, for they are asked of every entry.
func (y *Year) ledgerFiles() map[string]ledgerBlocks {
	y.ledgersOnce.Do(y.readLedgerFiles)
	return y.ledgers
}

func (y *Year) ledgerRows() map[string]string {
	y.ledgersOnce.Do(y.readLedgerFiles)
	return y.rows
}

func (y *Year) readLedgerFiles() {
	y.ledgers, y.rows = map[string]ledgerBlocks{}, map[string]string{}
	for _, e := range y.Entries {
		if path.Dir(e.File) != dossier.DirLedgers || path.Ext(e.File) != ".yaml" {
			continue
		}
		l := y.ledgers[e.File]
		if dossier.EntryKind(e.Kind) == dossier.EntryBlock {
			switch e.Block {
			case "编号":
				l.id = cmp.Or(l.id, y.TextOf(e)("值"))
			case "数据":
				l.data = cmp.Or(l.data, y.TextOf(e)("值"))
			case "科室":
				l.office = cmp.Or(l.office, y.TextOf(e)("值"))
			}
		}
		y.ledgers[e.File] = l
	}
	for _, name := range namesOf(y.Entries) {
		l, ok := y.ledgers[name]
		if _, taken := y.rows[l.data]; ok && l.data != "" && !taken {
			y.rows[l.data] = name
		}
	}
}

// definitionFor is the file that defines the ledger whose definition or rows a file
// holds; empty where it is of none.
func (y *Year) definitionFor(file string) string {
	if _, ok := y.ledgerFiles()[file]; ok {
		return file
	}
	return y.ledgerRows()[path.Base(file)]
}

// LedgerIn is the number of the ledger whose definition or rows a file holds; ok is
// false where it is of none.
func (y *Year) LedgerIn(file string) (id string, ok bool) {
	id = y.ledgerFiles()[y.definitionFor(file)].id
	return id, id != ""
}

// officeOfRows is the office of the ledger whose rows a file holds; empty where it is of
// none. One that no ledger names any more is of the ledger of its name.
func (y *Year) officeOfRows(file string) string {
	if path.Dir(file) != dossier.DirLedgers {
		return ""
	}
	definition := y.definitionFor(file)
	if definition == "" {
		definition = strings.TrimSuffix(file, path.Ext(file)) + ".yaml"
	}
	return y.ledgerFiles()[definition].office
}
