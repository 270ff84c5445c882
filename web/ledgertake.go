package web

import (
	"errors"
	"net/http"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// A ledgersPage is the ledgers of a year with their files (台账).
type ledgersPage struct {
	view
	Ledgers []workbench.LedgerFile
}

func (v *visit) ledgers() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p := ledgersPage{view: v.yearView(y, "values")}
	p.Title = "台账"
	if p.Ledgers, err = v.bench.LedgerFiles(v.r.Context(), v.who, y.ID); err != nil {
		return err
	}
	return v.write(http.StatusOK, ledgersWhole(p))
}

// A ledgerFilePage is a ledger that gets another file: it is chosen, what it would
// change is shown, and then it is given as one act (传台账).
type ledgerFilePage struct {
	view
	*workbench.LedgerPlan
	Locked  string
	Fault   *fault.Error // why a file was not taken
	Request string
}

func (v *visit) ledgerFile() error { return v.ledgerFileWith(http.StatusOK, nil) }

// ledgerFileWith shows the page, with why a file was not taken.
func (v *visit) ledgerFileWith(status int, f *fault.Error) error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p := ledgerFilePage{view: v.yearView(y, "values"), Request: newRequest(), Fault: f}
	if p.LedgerPlan, err = v.bench.PlanLedger(v.r.Context(), v.who, y.ID, v.r.PathValue("id")); err != nil {
		return err
	}
	p.Title = "传" + p.LedgerFile.Name
	if p.LedgerFile.Locked != nil {
		p.Locked = faultOf(p.LedgerFile.Locked).Message
	}
	return v.write(status, ledgerFileWhole(p))
}

// ledgerSend takes a file of a ledger in to be looked at.
func (v *visit) ledgerSend() error {
	id, ledger := v.r.PathValue("year"), v.r.PathValue("id")
	if _, err := v.year(); err != nil {
		return err
	}
	name, data, err := v.sentFile("file")
	if err == nil {
		err = v.bench.TakeLedger(v.r.Context(), v.who, id, ledger, name, data)
	}
	var f *fault.Error
	if errors.As(err, &f) && f.Kind == fault.Invalid && !v.partial() {
		return v.ledgerFileWith(statusFor(f), f)
	}
	if err != nil {
		return err
	}
	return v.goTo(yearPath(id, "ledger", ledger, "file"))
}

// ledgerGive gives a file that waits, or lets go of it.
func (v *visit) ledgerGive() error {
	id, ledger, ctx := v.r.PathValue("year"), v.r.PathValue("id"), v.r.Context()
	if _, err := v.year(); err != nil {
		return err
	}
	if v.r.PostFormValue("how") == "drop" {
		if err := v.bench.DropLedger(ctx, v.who, id, ledger); err != nil {
			return err
		}
		return v.goTo(yearPath(id, "ledger", ledger, "file"))
	}
	seen, err := v.seen("请刷新后再传")
	if err != nil {
		return err
	}
	if _, err := v.bench.GiveLedger(ctx, v.who, id, ledger, seen, v.r.PostFormValue("request")); err != nil {
		return err
	}
	return v.goTo(yearPath(id, "ledger", ledger))
}

// cell is what a column of a row shows; personal data is masked.
func (p ledgerFilePage) cell(i int, c dossier.RowChange) (was, now string) {
	if c.Was != nil {
		was = workbench.Shown(p.Columns[i], c.Was.Cell(i))
	}
	if c.Now != nil {
		now = workbench.Shown(p.Columns[i], c.Now.Cell(i))
	}
	return was, now
}

// line is where a row stands in its file.
func rowLine(c dossier.RowChange) string {
	if c.Now != nil {
		return "文件第" + itoa(c.Now.Line()) + "行"
	}
	return "原第" + itoa(c.Was.Line()) + "行"
}
