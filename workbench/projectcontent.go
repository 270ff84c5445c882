package workbench

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/store"
)

// entriesOf are the entries of a project: its line and months, its indicators, what their
// values are made of, and the ledgers that they are counted from.
func (y *Year) entriesOf(l budget.Line) (out []store.Entry) {
	ids, ledgers := y.groundsOf(l)
	for _, e := range y.Entries {
		var is bool
		switch e.File {
		case dossier.FileLines, dossier.FileMonthly:
			is = e.Key == l.ID
		case dossier.FileIndicators, dossier.FileFacts:
			is = ids[e.Key]
		default:
			if path.Dir(e.File) == dossier.DirLedgers {
				id, ok := y.LedgerIn(e.File)
				is = ok && ledgers[id]
			}
		}
		if is {
			out = append(out, e)
		}
	}
	return out
}

// contentOf is a digest of what a project says: of the fields of its entries, and of the
// rows of ledgers what is counted of them.
func (y *Year) contentOf(l budget.Line, entries []store.Entry) string {
	var parts []string
	ids, _ := y.groundsOf(l)
	counted := map[string]string{}
	for _, e := range entries {
		if path.Dir(e.File) == dossier.DirLedgers && e.Block == "数据" { // how the file of the rows is called
			continue
		}
		if path.Dir(e.File) == dossier.DirLedgers && !strings.HasSuffix(e.File, ".yaml") {
			id, _ := y.LedgerIn(e.File)
			if _, known := counted[id]; !known {
				counted[id] = y.countedOf(id, ids)
			}
			if counted[id] != "" {
				continue
			}
		}
		parts = append(parts, strings.Join([]string{e.File, e.Block, e.Key, e.Hash, dossier.Content(asEntry(e), y.headOf(e))}, "\x1d"))
	}
	for id, text := range counted {
		parts = append(parts, id+"\x1d"+text)
	}
	slices.Sort(parts)
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1c")))
	return hex.EncodeToString(sum[:16])
}

// countedOf is what is counted of a ledger for facts: their values, and the hashes of the
// rows that they rest on. Empty where its rows cannot be read.
func (y *Year) countedOf(ledger string, ids map[string]bool) string {
	var b strings.Builder
	for _, g := range y.Year.Ledgers {
		if g.ID != ledger {
			continue
		}
		for _, d := range g.Derivations {
			f, ok := y.Year.Facts.Get(d.Fact.ID)
			if !ids[d.Fact.ID] {
				continue
			}
			if !ok || f.Account.Ledger == nil {
				return ""
			}
			b.WriteString(d.Fact.ID + "\x1f" + f.Print().Text + "\x1f" + f.Account.Ledger.Root + "\x1e")
		}
	}
	return b.String()
}

// groundsOf are the facts of a project's indicators with all that they are made of, and the
// ledgers that these are counted from.
func (y *Year) groundsOf(l budget.Line) (ids, ledgers map[string]bool) {
	ids, ledgers = map[string]bool{}, map[string]bool{}
	for _, i := range y.Year.IndicatorsOf(l) {
		y.grounds(i.Code, ids, ledgers)
	}
	for _, g := range y.Year.Ledgers {
		if slices.ContainsFunc(g.Derivations, func(d budget.Derivation) bool { return ids[d.Fact.ID] }) {
			ledgers[g.ID] = true
		}
	}
	return ids, ledgers
}

// grounds adds a fact and all that it is made of, and the ledgers that these are counted
// from.
func (y *Year) grounds(id string, ids, ledgers map[string]bool) {
	if ids[id] {
		return
	}
	ids[id] = true
	f, ok := y.Year.Facts.Get(id)
	if !ok {
		return
	}
	if f.Account.Ledger != nil {
		ledgers[f.Account.Ledger.Ledger] = true
	}
	for _, in := range f.Account.Inputs {
		y.grounds(in, ids, ledgers)
	}
}
