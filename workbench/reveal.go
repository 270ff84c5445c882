package workbench

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// Masked stands for a cell with personal data. Of a number its last four digits follow.
const Masked = "遮蔽"

// shownDigits is how much of a masked number is shown, and fewestDigits how many a
// number has of which anything is.
const (
	shownDigits  = 4
	fewestDigits = 8
)

// personalColumn reports a column whose cells are masked.
func personalColumn(c budget.Column) bool { return c.Personal != "" && c.Personal != "企业信息" }

// masked are the cells of a row, those with personal data masked, and whether one is.
func masked(g *budget.Ledger, r budget.Row) (out []string, hidden bool) {
	out = make([]string, len(g.Columns))
	for i, c := range g.Columns {
		text := r.Cell(i)
		out[i] = Shown(c, text)
		hidden = hidden || out[i] != text
	}
	return out, hidden
}

// Shown is a cell of a ledger as people see it: masked where its column has personal
// data.
func Shown(c budget.Column, text string) string {
	if personalColumn(c) && text != "" {
		return maskedCell(text)
	}
	return text
}

// maskedCell is what is shown of a cell with personal data: of a number of at least
// eight digits the last four (an X at the end counts as one), of anything else nothing.
func maskedCell(text string) string {
	bare := strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		if strings.ContainsRune(" -\u00a0\u3000－", r) {
			return -1
		}
		return r
	}, text)
	digits := strings.TrimRight(bare, "Xx")
	if len(bare)-len(digits) > 1 || len(bare) < fewestDigits || strings.ContainsFunc(digits, func(r rune) bool { return r < '0' || r > '9' }) {
		return Masked
	}
	return Masked + bare[len(bare)-shownDigits:]
}

// A RowAsk (看个人信息) asks for a row of a ledger unmasked.
type RowAsk struct {
	Year, Ledger string
	Line         int // of the file
	Reason       string
}

// mostWhy is how long a reason may be, in characters.
const mostWhy = 200

// A RevealedRow is a row of a ledger, nothing masked.
type RevealedRow struct {
	Ledger *budget.Ledger
	Cells  []string
	Line   int
}

// RevealRow gives out a row of a ledger unmasked, to a clerk of the office whose ledger
// it is, a finance clerk or an auditor of the year, who says why. It is kept in the log
// of the house before anything is given out: who, which row, which columns, and why.
func (b *Bench) RevealRow(ctx context.Context, who Person, ask RowAsk) (*RevealedRow, error) {
	y, seat, err := b.Look(ctx, who, ask.Year, "台账"+ask.Ledger)
	if err != nil {
		return nil, err
	}
	if _, err := who.may(Reveal, seat.scope); err != nil {
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
	if err := who.mayReveal(seat.scope, g); err != nil {
		return nil, err
	}
	if err := words("看个人信息的理由", ask.Reason, mostWhy); err != nil {
		return nil, err
	}
	out := &RevealedRow{Ledger: g, Line: ask.Line}
	for r := range rows.All() {
		if r.Line() == ask.Line && ask.Line > 0 {
			for i := range g.Columns {
				out.Cells = append(out.Cells, r.Cell(i))
			}
			return out, b.logReveal(ctx, who, ask, g)
		}
	}
	return nil, fault.New(fault.NotFound, fault.Place{}, "row-unknown", "台账“%s”没有第%d行；请刷新页面", g.Name, ask.Line)
}

// mayReveal refuses what a clerk of another office asks for.
func (p Person) mayReveal(sc scope, g *budget.Ledger) error {
	if _, err := p.may(Reveal, sc); err != nil {
		return err
	}
	if slices.ContainsFunc(p.at(sc), func(q Post) bool {
		return slices.Contains(deeds[Reveal], q.Role) && (q.Role != OfficeClerk || q.Office == g.Office)
	}) {
		return nil
	}
	return fault.New(fault.Forbidden, fault.Place{}, "other-office", "台账“%s”是%s的，您没有看其中个人信息的权限；请找%s，或请财务经办人办", g.Name, g.Office, g.Office)
}

// MayReveal reports whether the person may ask for rows of a ledger unmasked, for what
// a page offers. The deed itself asks again.
func (p Seat) MayReveal(g *budget.Ledger) bool { return p.Who.mayReveal(p.scope, g) == nil }

// logReveal keeps in the log of the house that a row is about to be seen.
func (b *Bench) logReveal(ctx context.Context, who Person, ask RowAsk, g *budget.Ledger) error {
	var columns []string
	for _, c := range g.Columns {
		if personalColumn(c) {
			columns = append(columns, c.Name)
		}
	}
	return b.store.Update(ctx, func(tx *store.Tx) error {
		by, _, err := b.mayIn(tx, who, Reveal, ask.Year)
		if err != nil {
			return err
		}
		a := who.act(b.now(), store.House, string(Reveal), by)
		a.Reason = ask.Reason
		a.Detail = fault.Shown(rowText(ask.Year, ask.Ledger, ask.Line) + "：" + strings.Join(columns, "、"))
		_, err = tx.Append(a, nil)
		return err
	})
}

// rowText names a row of a ledger in the log.
func rowText(year, ledger string, line int) string {
	return fmt.Sprintf("%s 台账%s 第%d行", year, ledger, line)
}

// WhoSaw lists who has seen a row of a ledger unmasked, and who has taken the whole year
// out with it, the oldest first. It is the audit administrator's, and asking is logged.
func (b *Bench) WhoSaw(ctx context.Context, who Person, year, ledger string, line int) (out []Deal, err error) {
	a := store.Act{Kind: "看日志", Detail: fault.Shown("谁看过 " + rowText(year, ledger, line))}
	err = b.decide(ctx, who, ReadLog, a, func(tx *store.Tx, h *House) ([]store.Edit, error) {
		out = nil
		seen, err := tx.ActsAbout(store.House, string(Reveal), rowText(year, ledger, line)+"：")
		if err != nil {
			return nil, err
		}
		taken, err := tx.ActsAbout(store.House, TakenOut, year+" 第")
		if err != nil {
			return nil, err
		}
		all := slices.Concat(seen, taken)
		slices.SortFunc(all, func(a, b store.Act) int { return int(a.Number - b.Number) })
		for _, a := range all {
			d, err := h.deal(tx, a)
			if err != nil {
				return nil, err
			}
			out = append(out, d)
		}
		return nil, nil
	})
	return out, err
}

// LineOf reads the number of a line as people write it: 12, 第12行. Zero for anything
// else.
func LineOf(text string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "第"), "行"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}
