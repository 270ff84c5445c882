package dossier

import (
	"slices"
	"strings"

	"jiheng/fault"
)

// stopped reports whether something that needs these files whole is to be left
// out: in a dossier that has to be right, where anything is wrong; in a draft,
// where something is wrong in one of them. A folder stands for its files.
func (l *loader) stopped(files ...string) bool {
	if !l.draft {
		return len(l.faults) > 0
	}
	return slices.ContainsFunc(l.faults, func(f *fault.Error) bool {
		return slices.ContainsFunc(files, func(file string) bool {
			return f.Place.File == file || strings.HasSuffix(file, "/") && strings.HasPrefix(f.Place.File, file)
		})
	})
}

// budgetWhole takes the tables of the budget out of a draft in which a line of
// them cannot be read: a sum without it would be another figure. The expenses
// that are looked at apart stand in a file of their own, and so do the months, which
// no sum of lines rests on.
func (l *loader) budgetWhole() {
	if !l.draft {
		return
	}
	if l.stopped(FileMoney) {
		l.year.ThreePublic, l.year.General, l.year.Procurement = nil, nil, nil
	}
	months := []string{FileMonthly, l.year.MonthlyFile}
	if l.stopped(months...) {
		for i := range l.year.Lines {
			l.year.Lines[i].Monthly = nil
		}
	}
	tables := slices.ContainsFunc(l.faults, func(f *fault.Error) bool {
		return strings.HasPrefix(f.Place.File, "预算/") && f.Place.File != FileMoney && !slices.Contains(months, f.Place.File)
	})
	if tables {
		l.year.Lines, l.year.Adjustments = nil, nil
	}
}
