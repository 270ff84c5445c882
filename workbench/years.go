package workbench

import (
	"context"
	"slices"
	"strings"

	"jiheng/store"
)

// A YearRow is one unit's year as it stands in a list.
type YearRow struct {
	ID, Unit   string
	Code, Name string // of the unit in that year
	Year       int
	Head       int64  // its last act
	Roles      []Role // as what the person may see it, in the order of Roles
}

// YearsOf lists the years that a person may see, by year descending, then by code
// and name. There are none for administrators.
func (b *Bench) YearsOf(ctx context.Context, who Person) ([]YearRow, error) {
	var out []YearRow
	err := b.store.View(ctx, func(tx *store.Tx) error {
		h, err := b.houseIn(tx)
		if err != nil {
			return err
		}
		all, err := yearsNear(tx, who.Posts)
		for _, y := range all {
			if row, ok := h.row(y, who); ok {
				out = append(out, row)
			}
		}
		return err
	})
	slices.SortFunc(out, func(a, b YearRow) int {
		if a.Year != b.Year {
			return b.Year - a.Year
		}
		return strings.Compare(a.Code+"\x00"+a.Name+"\x00"+a.ID, b.Code+"\x00"+b.Name+"\x00"+b.ID)
	})
	return out, err
}

// yearsNear lists the years among which are those that posts reach: of a few
// units, where they hold at their own unit alone, else all.
func yearsNear(tx *store.Tx, posts []Post) ([]store.Year, error) {
	var units []string
	for _, q := range posts {
		switch q.Role {
		case OfficeClerk, FinanceClerk, Head:
			if !slices.Contains(units, q.Unit) {
				units = append(units, q.Unit)
			}
		case DepartmentReviewer, BureauReviewer, Evaluator, Auditor:
			return tx.Years()
		}
	}
	var out []store.Year
	for _, u := range units {
		years, err := tx.YearsOf(u)
		if err != nil {
			return nil, err
		}
		out = append(out, years...)
	}
	return out, nil
}

// row is a year as a person sees it in a list; ok is false where they do not.
func (h *House) row(y store.Year, who Person) (YearRow, bool) {
	row := h.yearRow(y)
	posts := who.at(h.scope(y))
	for _, r := range deeds[See] {
		if slices.ContainsFunc(posts, func(q Post) bool { return q.Role == r }) {
			row.Roles = append(row.Roles, r)
		}
	}
	return row, len(row.Roles) > 0
}
