package workbench

import (
	"context"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
)

// A LedgerPage is some rows of a ledger, as they stand under a figure.
type LedgerPage struct {
	Ledger *budget.Ledger
	Fact   string // of which each row says what it is; empty for none
	Rows   []LedgerRow
	From   int // rows before the first one
	Total  int // rows that there are, of the use that is asked for
	Counts map[budget.RowUse]int
	All    int
}

// A LedgerRow is a row with what it is for the figure. Of cells of columns with personal
// data nothing is given out but the last four digits of a number.
type LedgerRow struct {
	Cells  []string
	Line   int
	Use    budget.RowUse
	Hidden bool // a cell of it is masked
}

// LedgerAsk says which rows of a ledger are looked at.
type LedgerAsk struct {
	Year, Ledger string
	Fact         string         // by whose derivation rows are told apart; empty for none
	Use          *budget.RowUse // rows of one use; nil for all
	From, Limit  int
}

// LedgerRows reads rows of a ledger of a year that the person may see.
func (b *Bench) LedgerRows(ctx context.Context, who Person, ask LedgerAsk) (*LedgerPage, error) {
	y, _, err := b.Look(ctx, who, ask.Year, "台账"+ask.Ledger)
	if err != nil {
		return nil, err
	}
	folder, err := b.store.Folder(ctx, ask.Year, y.Act)
	if err != nil {
		return nil, err
	}
	g, rows, err := dossier.RowsOf(folder, b.memo, ask.Ledger)
	if err != nil {
		return nil, err
	}
	p := &LedgerPage{Ledger: g, Fact: ask.Fact, From: ask.From, Counts: map[budget.RowUse]int{}, All: rows.Len()}
	d, ok := derivationOf(g, ask.Fact)
	if ask.Fact != "" && !ok {
		return nil, fault.New(fault.NotFound, fault.Place{}, "fact-unknown", "台账“%s”没有取出“%s”这个数", g.Name, fault.Clip(ask.Fact))
	}
	n := 0
	for r := range rows.All() {
		use := budget.NotUsed
		if ok {
			use = d.UseOf(g, r)
		}
		p.Counts[use]++
		if ask.Use != nil && use != *ask.Use {
			continue
		}
		if n >= ask.From && len(p.Rows) < ask.Limit {
			row := LedgerRow{Line: r.Line(), Use: use}
			row.Cells, row.Hidden = masked(g, r)
			p.Rows = append(p.Rows, row)
		}
		n++
	}
	p.Total = n
	return p, nil
}

func derivationOf(g *budget.Ledger, fact string) (budget.Derivation, bool) {
	for _, d := range g.Derivations {
		if d.Fact.ID == fact {
			return d, true
		}
	}
	return budget.Derivation{}, false
}
