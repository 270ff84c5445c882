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

// A LedgerRow is a row with what it is for the figure. Cells of columns with personal
// data are not given out.
type LedgerRow struct {
	Cells []string
	Line  int
	Use   budget.RowUse
}

// Masked stands for a cell with personal data.
const Masked = "遮蔽"

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
			p.Rows = append(p.Rows, LedgerRow{Cells: masked(g, r), Line: r.Line(), Use: use})
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

// masked are the cells of a row, those with personal data masked.
func masked(g *budget.Ledger, r budget.Row) []string {
	out := make([]string, len(g.Columns))
	for i, c := range g.Columns {
		out[i] = Shown(c, r.Cell(i))
	}
	return out
}

// Shown is a cell of a ledger as people see it: Masked where its column has personal
// data.
func Shown(c budget.Column, text string) string {
	if c.Personal != "" && c.Personal != "企业信息" && text != "" {
		return Masked
	}
	return text
}
