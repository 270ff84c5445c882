package budget

import "cmp"

// A RowUse says what a row of a ledger is for a figure.
type RowUse string

// The uses of a row.
const (
	Counted   RowUse = "计入"
	BelowOnly RowUse = "只计入分母" // of a share
	NotUsed   RowUse = ""
)

// UseOf says what a row is for the figure of a derivation, as ActualOf takes it.
func (d Derivation) UseOf(l *Ledger, r Row) RowUse {
	base, over := d.Of, d.Filter
	date := cmp.Or(d.Date, l.Date)
	if d.From != "" {
		base, over = base.And(l, date, d.From, d.To), over.And(l, date, d.From, d.To)
	}
	switch {
	case d.How == Share && !base.Match(r):
		return NotUsed
	case over.Match(r) && (d.How == Share || !d.lacks(l, r)):
		return Counted
	case d.How == Share:
		return BelowOnly
	}
	return NotUsed
}
