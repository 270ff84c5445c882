package dossier

import (
	"strconv"
	"strings"

	"jiheng/budget"
)

// A RowChange is a row of a ledger that another file of it has differently. A row that
// is new has no Was, one that is gone no Now.
type RowChange struct {
	Was, Now *budget.Row
	Columns  []int // that differ, of a row that stands on both sides
}

// RowChanges are the rows that a ledger would have differently.
type RowChanges struct {
	Added, Removed, Changed []RowChange
	Same                    int
}

// None reports files that say the same.
func (c RowChanges) None() bool { return len(c.Added)+len(c.Removed)+len(c.Changed) == 0 }

// CompareRows compares the rows that count of two files of a ledger. They are found by
// its key; rows without one, and all of a ledger whose rows are told apart by their
// lines, by all that they say. Added and changed rows are in the order of the new file,
// those that are gone in that of the old one. Where they stand is no difference.
func CompareRows(g *budget.Ledger, was, now *budget.Rows) RowChanges {
	var out RowChanges
	key, olds := newRowKey(g), map[string][]budget.Row{}
	keyOf := func(r budget.Row) string {
		cells := cellsIn(g, r)
		if k := key.of(strconv.Itoa(r.Sheet()), cells); k != "" {
			return k
		}
		return between + strings.Join(cells, between)
	}
	for i := range was.Len() {
		r := was.Row(i)
		k := keyOf(r)
		olds[k] = append(olds[k], r)
	}
	for i := range now.Len() {
		r := now.Row(i)
		k := keyOf(r)
		list := olds[k]
		if len(list) == 0 {
			out.Added = append(out.Added, RowChange{Now: &r})
			continue
		}
		if columns := differing(g, list[0], r); len(columns) > 0 {
			out.Changed = append(out.Changed, RowChange{Was: &list[0], Now: &r, Columns: columns})
		} else {
			out.Same++
		}
		olds[k] = list[1:]
	}
	left := map[budget.Row]bool{}
	for _, list := range olds {
		for _, r := range list {
			left[r] = true
		}
	}
	for i := range was.Len() {
		if r := was.Row(i); left[r] {
			out.Removed = append(out.Removed, RowChange{Was: &r})
		}
	}
	return out
}

func cellsIn(g *budget.Ledger, r budget.Row) []string {
	out := make([]string, len(g.Columns))
	for i := range out {
		out[i] = r.Cell(i)
	}
	return out
}

// differing lists the columns in which two rows differ.
func differing(g *budget.Ledger, a, b budget.Row) (out []int) {
	for i := range g.Columns {
		if a.Cell(i) != b.Cell(i) {
			out = append(out, i)
		}
	}
	return out
}
