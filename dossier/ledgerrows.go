package dossier

import (
	"io/fs"
	"path"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/table"
)

// A LedgerRead is one ledger of a folder as it is read, in whatever state it is.
type LedgerRead struct {
	Ledger     *budget.Ledger // nil where its definition cannot be read
	Rows       *budget.Rows   // that count; nil where the file cannot be read, or it is not known which do
	Definition string         // path of the file that defines it
	Data       string         // path of the file of its rows; empty where the definition names none
	Faults     fault.List     // what is wrong with definition and rows
	Notices    fault.List     // what is said of the rows
	Notes      []budget.RowNote
}

// ReadLedger reads one ledger of a folder. One that no definition names is NotFound.
func ReadLedger(folder fs.FS, memo *Memo, id string) (LedgerRead, error) {
	l := newLoader(folder)
	l.draft, l.memo, l.wantRows = true, memo, true
	l.main()
	for _, name := range l.list(DirLedgers, ".yaml") {
		l.faults, l.notices, l.year.Notes = nil, nil, nil
		n, ok := l.yaml(name, false)
		if !ok || n.Text("编号") != id {
			continue
		}
		out := LedgerRead{Definition: name}
		if data := n.Text("数据"); data != "" {
			out.Data = path.Join(DirLedgers, data)
		}
		l.shown = nil
		l.ledger(name)
		for _, g := range l.year.Ledgers {
			if g.ID == id {
				out.Ledger, out.Rows = g, l.shown
			}
		}
		out.Faults, out.Notices, out.Notes = l.faults, l.notices, l.year.Notes
		return out, nil
	}
	return LedgerRead{}, fault.New(fault.NotFound, fault.Place{File: DirLedgers}, "ledger-unknown", "没有编号为“%s”的台账，或者它的定义读不出来", fault.Clip(id))
}

// RowsOf reads one ledger of a folder with its rows that count, and the derivations
// that make figures from them. One that is not there, or whose rows cannot be read,
// is NotFound.
func RowsOf(folder fs.FS, memo *Memo, id string) (*budget.Ledger, *budget.Rows, error) {
	r, err := ReadLedger(folder, memo, id)
	if err == nil && (r.Ledger == nil || r.Rows == nil) {
		err = fault.New(fault.NotFound, fault.Place{File: DirLedgers}, "ledger-unknown", "没有编号为“%s”的台账，或者它的数据读不出来", fault.Clip(id))
	}
	if err != nil {
		return nil, nil, err
	}
	for i := range r.Ledger.Derivations {
		r.Ledger.Derivations[i].ValueOf = table.ValueOf
	}
	return r.Ledger, r.Rows, nil
}
