// Package final decides whether the documents of a unit's year may leave it
// (定稿): nothing in the dossier is open, no reference is unresolved, no prompt
// is left, and the rules find no error in what was made, or the head of the
// unit has released it (放行).
package final

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/fault"
)

// Finance is who settles what belongs to no office.
const Finance = "财务"

// A Hindrance is one thing that keeps the documents from leaving (未办事项).
type Hindrance struct {
	*fault.Error
	Office  string // who can settle it: an office of the unit (科室), or Finance
	Release string // the entries of 放行.yaml that would let it stand, one a line; empty where it cannot be released

	says string // what a check says, by which the same one in two papers is told
}

// sorted orders hindrances by office, the finance office last, then by place,
// and leaves out what is said twice.
func sorted(list []Hindrance) []Hindrance {
	slices.SortStableFunc(list, func(a, b Hindrance) int {
		return cmp.Or(boolean(a.Office == Finance)-boolean(b.Office == Finance), strings.Compare(a.Office, b.Office),
			strings.Compare(a.Place.File, b.Place.File), a.Place.Line-b.Place.Line, a.Place.Column-b.Place.Column)
	})
	return slices.CompactFunc(list, func(a, b Hindrance) bool { return a.Code == b.Code && a.Error.Error() == b.Error.Error() })
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// offices tells whose entry stands at a place of the dossier.
type offices map[string][]entry // by file without extension, in the order of their lines

// An entry is the first line of something that an office answers for.
type entry struct {
	line   int
	office string
}

// officesOf lists the entries of a year that name an office.
func officesOf(y *budget.Year) offices {
	o := offices{}
	add := func(at fault.Place, office string) {
		if at.File != "" && office != "" {
			o[stem(at.File)] = append(o[stem(at.File)], entry{at.Line, office})
		}
	}
	for _, i := range y.Indicators {
		add(i.Place, i.Office)
	}
	for _, l := range y.Lines {
		add(l.Place, l.Office)
	}
	for _, g := range y.Ledgers {
		add(fault.Place{File: g.Place.File}, g.Office)
	}
	for _, p := range y.Problems {
		add(p.Place, p.Owner)
	}
	for _, f := range y.Facts.All() {
		if st := f.Account.Statement; st != nil {
			add(f.Account.Place, st.By)
		}
	}
	for _, list := range o {
		slices.SortStableFunc(list, func(a, b entry) int { return a.line - b.line })
	}
	return o
}

// stem is a file's name without its extension: the rows of a ledger stand in a
// file beside its definition.
func stem(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }

// at returns the office that a place belongs to: that of the last entry that
// begins before it in its file.
func (o offices) at(p fault.Place) string {
	office := ""
	for _, e := range o[stem(p.File)] {
		if e.line > p.Line {
			break
		}
		office = e.office
	}
	return cmp.Or(office, Finance)
}
