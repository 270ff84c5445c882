package dossier

import (
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/table"
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

// remarks are the faults of the budget's tables that leave every figure what it says:
// two figures that differ, both of which stand; an amount that cannot be read, which is
// blank like one that nobody has written; a word beside the amounts; a number that two
// lines have, each of which is read. In a draft they are told where they stand, and take
// nothing else away.
var remarks = []string{"monthly-sum", "monthly-total", "revised-differs", "budget-negative", "spent-without-budget", "unspent-to", "number", "yes-no", "duplicate", table.CodeCharacter}

// ofExpenses are such faults of the file of expenses and procurement.
var ofExpenses = []string{"number", "split-sum", "procurement-sum", "fund"}

// ofIndicators are such faults of the files of indicators and goals: each indicator
// and each task is there all the same.
var ofIndicators = []string{"target", "weight", "yaml-number", "yaml-ratio", "yaml-day", "yaml-word"}

// ofUnit are such faults of the file of the unit: a count or a rate that cannot be read.
var ofUnit = []string{"yaml-int", "yaml-number", "yaml-ratio", "ratio"}

// broken reports whether a file of the budget has faults other than some.
func (l *loader) broken(files []string, but ...string) bool {
	return slices.ContainsFunc(l.faults, func(f *fault.Error) bool {
		return f.Place.File != "" && slices.Contains(files, f.Place.File) && !slices.Contains(but, f.Code)
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
	if l.broken([]string{FileMoney}, ofExpenses...) {
		l.year.ThreePublic, l.year.General, l.year.Procurement = nil, nil, nil
	}
	months := []string{FileMonthly, l.year.MonthlyFile}
	if l.broken(months, "monthly-sum", "monthly-total", "number", table.CodeCharacter) {
		for i := range l.year.Lines {
			l.year.Lines[i].Monthly = nil
		}
	}
	lines := []string{FileLines, l.linesFile}
	l.moneyLost = l.broken(lines, remarks...) || slices.ContainsFunc(l.faults, func(f *fault.Error) bool {
		own := slices.Contains(lines, f.Place.File) || slices.Contains(months, f.Place.File) || f.Place.File == FileMoney ||
			len(l.year.Unread) > 0 && (f.Code == "number" || f.Code == table.CodeCharacter) // of an adjustment that is not read
		return strings.HasPrefix(f.Place.File, "预算/") && !own
	})
	if l.year.Lost = l.moneyLost; l.moneyLost {
		l.year.Lines, l.year.Adjustments, l.year.Unread = nil, nil, nil
	}
}
