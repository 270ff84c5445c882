package dossier

import (
	"io/fs"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/table"
)

// RowsOf reads one ledger of a folder with its rows that count, and the derivations
// that make figures from them. One that is not there, or whose rows cannot be read,
// is NotFound.
func RowsOf(folder fs.FS, memo *Memo, id string) (*budget.Ledger, *budget.Rows, error) {
	l := newLoader(folder)
	l.draft, l.memo = true, memo
	l.main()
	for _, name := range l.list(DirLedgers, ".yaml") {
		n, ok := l.yaml(name, false)
		if !ok || n.Text("编号") != id {
			continue
		}
		l.ledger(name)
		for _, g := range l.year.Ledgers {
			if g.ID == id && l.shown != nil {
				for i := range g.Derivations {
					g.Derivations[i].ValueOf = table.ValueOf
				}
				return g, l.shown, nil
			}
		}
	}
	return nil, nil, fault.New(fault.NotFound, fault.Place{File: DirLedgers}, "ledger-unknown", "没有编号为“%s”的台账，或者它的数据读不出来", fault.Clip(id))
}
