package paper

import (
	"strings"

	"jiheng/extract"
)

// ofAnother reports a percentage of a budget, 占全年预算的4%, that is no rate of
// execution: what is a share of it is named and is not what the budget is of, or is
// no spending: 年末结余40万元，占全年预算的4%.
func (y *sayer) ofAnother(r *sayRow, labels []string, figures []Figure, i int) bool {
	name, _, ok := strings.Cut(labels[i], "占")
	if !ok || ofBudget.FindString(labels[i]) == "" {
		return false
	}
	if part := extract.PartName(name); part != "" {
		return !r.budgeted(part)
	}
	if i == 0 || !isMoney(figures[i-1]) {
		return HasAny(name, unsure...)
	}
	if st, ok := StageSaid(labels[i-1]); !ok || st != Outturn {
		return true
	}
	part := extract.PartName(labels[i-1])
	return part != "" && !r.budgeted(part)
}

// budgeted reports a row with a budget of a thing, by the name of that.
func (r *sayRow) budgeted(part string) bool {
	return (r.Cells[OriginalBudget].Set || r.Cells[RevisedBudget].Set) && (r.Name == part || extract.PartName(r.Name) == part || strings.Contains(part, r.Name) && r.Name != "")
}
