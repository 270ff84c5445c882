package workbench_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/store"
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

// TestPersonalColumnsAreMasked looks at the ledger with names and accounts: of a number
// the last four digits are shown, of anything else nothing.
func TestPersonalColumnsAreMasked(t *testing.T) {
	b, _ := withSample(t)
	p, err := b.LedgerRows(ctx, finance, workbench.LedgerAsk{Year: year, Ledger: "T26", Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	masked := map[string]int{}
	for i, c := range p.Ledger.Columns {
		for _, r := range p.Rows {
			if c.Personal != "" && c.Personal != "企业信息" && r.Cells[i] != "" {
				masked[c.Name+r.Cells[i]]++
				if !r.Hidden {
					t.Error("the row does not say that it is masked")
				}
			}
		}
	}
	if len(masked) != 3 || masked["银行账号遮蔽0000"] == 0 || masked["户主姓名遮蔽"] == 0 || masked["住址遮蔽"] == 0 {
		t.Errorf("what is shown of personal cells: %v", masked)
	}
}

// TestWhoSawARow shows a row unmasked to those whose it is, who say why; each time is in
// the log of the house before they have it, and is found there by the row.
func TestWhoSawARow(t *testing.T) {
	b, _ := withSample(t)
	auditors := workbench.Person{ID: "rizhi", Posts: []workbench.Post{{Role: workbench.AuditAdmin}}}
	clerkOf := func(office string) workbench.Person {
		return workbench.Person{ID: "c-" + office, Posts: []workbench.Post{{Role: workbench.OfficeClerk, Unit: "hq", Office: office}}}
	}
	page, err := b.LedgerRows(ctx, finance, workbench.LedgerAsk{Year: year, Ledger: "T26", Limit: 3})
	if err != nil {
		t.Fatal(err)
	}
	line := page.Rows[1].Line
	ask := workbench.RowAsk{Year: year, Ledger: "T26", Line: line, Reason: "核对退回的发放"}
	saw := func() []workbench.Deal {
		t.Helper()
		out, err := b.WhoSaw(ctx, auditors, year, "T26", line)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, c := range map[string]struct {
		who  workbench.Person
		ask  workbench.RowAsk
		kind fault.Kind
		code string
	}{
		"没有理由":  {finance, workbench.RowAsk{Year: year, Ledger: "T26", Line: line}, fault.Invalid, "empty"},
		"没有这一行": {finance, workbench.RowAsk{Year: year, Ledger: "T26", Line: 999999, Reason: "核对"}, fault.NotFound, "row-unknown"},
		"行是零":   {finance, workbench.RowAsk{Year: year, Ledger: "T26", Reason: "核对"}, fault.NotFound, "row-unknown"},
		"别的科室":  {clerkOf("别的科室"), ask, fault.Forbidden, "other-office"},
		"负责人":   {workbench.Person{ID: "h", Posts: []workbench.Post{{Role: workbench.Head, Unit: "hq"}}}, ask, fault.Forbidden, "right"},
		"管理员":   {auditors, ask, fault.NotFound, "store-absent"},
		"没有岗位":  {workbench.Person{ID: "n"}, ask, fault.NotFound, "store-absent"},
	} {
		_, err := b.RevealRow(ctx, c.who, c.ask)
		var f *fault.Error
		if !errors.As(err, &f) || f.Kind != c.kind || f.Code != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := saw(); len(got) != 0 {
		t.Fatalf("refused, and in the log: %+v", got)
	}
	for _, who := range []workbench.Person{finance, clerkOf(page.Ledger.Office)} {
		row, err := b.RevealRow(ctx, who, ask)
		if err != nil {
			t.Fatal(err)
		}
		if i := page.Ledger.Column("银行账号"); row.Cells[i] != "0000000000000000000" || row.Line != line {
			t.Errorf("%s sees %v", who.ID, row.Cells)
		}
	}
	other := ask
	other.Line = page.Rows[2].Line
	if _, err := b.RevealRow(ctx, finance, other); err != nil {
		t.Fatal(err)
	}
	if err := b.TakeOut(ctx, finance, year, io.Discard); err != nil {
		t.Fatal(err)
	}
	got := saw()
	if len(got) != 3 || got[0].Person != finance.ID || got[0].Reason != ask.Reason || !strings.Contains(got[0].Detail, "银行账号") || got[1].Person != "c-"+page.Ledger.Office || got[2].Kind != workbench.TakenOut {
		t.Errorf("who saw it: %+v", got)
	}
	if _, err := b.WhoSaw(ctx, finance, year, "T26", line); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a clerk asked who saw it: %v", err)
	}
}

// BenchmarkWhoSaw asks who has seen a row, of a log with WHO_ACTS acts (20,000 where that
// is not set) of which every tenth is the sight of a row.
func BenchmarkWhoSaw(b *testing.B) {
	w, s := withSample(b)
	acts, err := strconv.Atoi(os.Getenv("WHO_ACTS"))
	if err != nil {
		acts = 20_000
	}
	for from := 0; from < acts; from += 1000 {
		if err := s.Update(ctx, func(tx *store.Tx) error {
			for i := from; i < from+1000; i++ {
				a := store.Act{Tree: store.House, Person: "p1", Kind: "登录", Time: monday}
				if i%10 == 0 {
					a.Kind, a.Detail = string(workbench.Reveal), fmt.Sprintf("%s 台账T26 第%d行：银行账号", year, i%5000)
				}
				if _, err := tx.Append(a, nil); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
	auditor := workbench.Person{ID: "rizhi", Posts: []workbench.Post{{Role: workbench.AuditAdmin}}}
	b.ResetTimer()
	for b.Loop() {
		if got, err := w.WhoSaw(ctx, auditor, year, "T26", 40); err != nil || len(got) != acts/5000 {
			b.Fatalf("%d %v", len(got), err)
		}
	}
}
