package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/workbench"
)

// A ledgerPage is rows of a ledger, told apart by what they are for a figure (台账行).
type ledgerPage struct {
	view
	*workbench.LedgerPage
	Fact  string
	Name  string // of the figure, with what it prints
	Use   string // of the rows that are shown: "" all, counted, rest
	Page  int    // from 1
	Pages int

	Locked bool // the person may not give it another file
	Offers bool // the person may ask for rows unmasked, and some are masked
}

// rowsOnPage is how many rows a page shows.
const rowsOnPage = 50

// uses are the parts of a ledger that a page can show.
var uses = []struct {
	Path, Name string
	use        budget.RowUse
}{{"", "全部", ""}, {"counted", "计入", budget.Counted}, {"below", "只计入分母", budget.BelowOnly}, {"rest", "没有计入", budget.NotUsed}}

func (v *visit) ledger() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p := ledgerPage{view: v.yearView(y, "values"), Fact: v.r.FormValue("fact"), Use: v.r.FormValue("use"), Page: 1}
	if n, err := strconv.Atoi(v.r.FormValue("page")); err == nil && n > 1 {
		p.Page = n
	}
	ask := workbench.LedgerAsk{Year: y.ID, Ledger: v.r.PathValue("id"), Fact: p.Fact, From: (p.Page - 1) * rowsOnPage, Limit: rowsOnPage}
	for _, u := range uses[1:] {
		if u.Path == p.Use && p.Fact != "" {
			ask.Use = &u.use
		}
	}
	if p.LedgerPage, err = v.bench.LedgerRows(v.r.Context(), v.who, ask); err != nil && p.Fact == "" && faultOf(err).Code == "ledger-unknown" {
		return v.ledgerFileWith(http.StatusOK, nil) // it has no rows that can be read
	}
	if err != nil {
		return err
	}
	p.Locked = v.seat.May(y, dossier.Result, p.Ledger.Office) != nil
	p.Title = p.Ledger.Name
	p.Offers = v.seat.MayReveal(p.Ledger) && slices.ContainsFunc(p.Rows, func(r workbench.LedgerRow) bool { return r.Hidden })
	p.Pages = (p.Total + rowsOnPage - 1) / rowsOnPage
	if y.Maker != nil {
		if f, ok := y.Maker.Facts.Get(p.Fact); ok {
			p.Name = f.Name + f.Print().Text
		}
	}
	return v.write(http.StatusOK, ledgerWhole(p))
}

// count is how many rows of a use there are.
func (p ledgerPage) count(path string) int {
	for _, u := range uses[1:] {
		if u.Path == path {
			return p.Counts[u.use]
		}
	}
	return p.All
}

// to is the page of other rows of the ledger.
func (p ledgerPage) to(use string, page int) string {
	q := url.Values{}
	if p.Fact != "" {
		q.Set("fact", p.Fact)
	}
	if use != "" {
		q.Set("use", use)
	}
	if page > 1 {
		q.Set("page", strconv.Itoa(page))
	}
	return p.at("ledger", p.Ledger.ID) + "?" + q.Encode()
}

// numeric reports a column whose cells stand right.
func numeric(c budget.Column) bool {
	return c.Type == budget.IntegerColumn || c.Type == budget.DecimalColumn || c.Type == budget.MoneyColumn || c.Type == budget.RateColumn
}

// columnName is a column's name with its unit.
func columnName(c budget.Column) string {
	if c.Unit.IsZero() || c.Type == budget.RateColumn {
		return c.Name
	}
	return c.Name + "（" + c.Unit.String() + "）"
}

// A rowPage is one row of a ledger, nothing masked.
type rowPage struct {
	view
	*workbench.RevealedRow
	Reason string
}

// rowReveal shows a row unmasked to who says why.
func (v *visit) rowReveal() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	ask := workbench.RowAsk{Year: y.ID, Ledger: v.r.PathValue("id"), Line: workbench.LineOf(v.r.PostFormValue("line")), Reason: strings.TrimSpace(v.r.PostFormValue("reason"))}
	row, err := v.once(func() (any, error) { return v.bench.RevealRow(v.r.Context(), v.who, ask) })
	if err != nil {
		return err
	}
	p := rowPage{view: v.yearView(y, "values"), RevealedRow: row.(*workbench.RevealedRow), Reason: ask.Reason}
	p.Title = p.Ledger.Name
	return v.write(http.StatusOK, rowWhole(p))
}
