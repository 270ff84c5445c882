package workbench_test

import (
	"testing"

	"jiheng/budget"
	"jiheng/workbench"
)

// TestRowsUnderAFigure counts the rows that a page shows for every figure that comes
// from a ledger: they are those of which its account speaks.
func TestRowsUnderAFigure(t *testing.T) {
	b, _ := withSample(t)
	y, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range y.Maker.Facts.All() {
		l := f.Account.Ledger
		if l == nil {
			continue
		}
		n++
		p, err := b.LedgerRows(ctx, finance, workbench.LedgerAsk{Year: year, Ledger: l.Ledger, Fact: f.ID, Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		got := p.Counts[budget.Counted]
		if l.How == string(budget.Share) {
			got += p.Counts[budget.BelowOnly]
		}
		if l.How == string(budget.Latest) {
			continue // one row of those that count
		}
		if got != l.Rows {
			t.Errorf("%s: %d rows, its account says %d", f.ID, got, l.Rows)
		}
		if all := p.Counts[budget.Counted] + p.Counts[budget.BelowOnly] + p.Counts[budget.NotUsed]; all != p.All {
			t.Errorf("%s: %d of %d rows told", f.ID, all, p.All)
		}
	}
	if n < 40 {
		t.Errorf("only %d figures come from ledgers", n)
	}
}

// TestPersonalColumnsAreMasked looks at the ledger with names and accounts.
func TestPersonalColumnsAreMasked(t *testing.T) {
	b, _ := withSample(t)
	p, err := b.LedgerRows(ctx, finance, workbench.LedgerAsk{Year: year, Ledger: "T26", Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	masked := 0
	for i, c := range p.Ledger.Columns {
		for _, r := range p.Rows {
			if c.Personal != "" && c.Personal != "企业信息" && r.Cells[i] != "" {
				if r.Cells[i] != workbench.Masked {
					t.Fatalf("%s is shown: %s", c.Name, r.Cells[i])
				}
				masked++
			}
		}
	}
	if masked == 0 {
		t.Error("the ledger has no personal column")
	}
}
