package budget

import "slices"

// An Unmatched value is one that a filter asks for and no row of the ledger has:
// mistyped, or spelt otherwise in the table.
type Unmatched struct {
	Column string
	Value  string
	Values []string // what the column has, in the order of the rows; the first few
}

// mostValues is how many values of a column are handed out.
const mostValues = 200

// Unmatched returns the values of a filter's conditions =, ≠ and 属于 that no row
// has, in order; columns of numbers and days, and codes that the ledger lists, are
// not looked at.
func (f Filter) Unmatched(l *Ledger, rows *Rows) []Unmatched {
	var out []Unmatched
	for _, c := range f.conditions {
		if !slices.Contains([]string{"=", "≠", "属于"}, c.op) || c.typ != TextColumn || rows.Len() == 0 || len(l.Columns[c.column].Codes) > 0 {
			continue
		}
		for _, v := range c.values {
			if values, found := rows.values(c.column, v); !found {
				out = append(out, Unmatched{c.name, v, values})
			}
		}
	}
	return out
}

// values returns the different texts of a column, and whether one of them is
// wanted; of a column of few texts these alone are looked at.
func (r *Rows) values(column int, wanted string) (values []string, found bool) {
	add := func(text string) bool {
		if text == wanted {
			found = true
			return false
		}
		if text != "" && len(values) < mostValues && !slices.Contains(values, text) {
			values = append(values, text)
		}
		return true
	}
	if c := &r.columns[column]; c.chunks == nil {
		for _, k := range c.kinds {
			if !add(k) {
				break
			}
		}
		return values, found
	}
	for row := range r.All() {
		if !add(row.Cell(column)) {
			break
		}
	}
	return values, found
}
