package workbench

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// fitsProject refuses a change by which a line of the budget gets an office that the unit
// does not have, a project loses its own, or borrows indicators that are nowhere. has are
// the fields of the line, head is that of its table.
func (f *footing) fitsProject(e store.Entry, head string, has []dossier.Field, changes []dossier.Change) error {
	if e.File != dossier.FileLines {
		return nil
	}
	project := fieldIn(has, "支出") == string(budget.ProjectExpenditure)
	for _, c := range changes {
		var err error
		switch {
		case c.Field == "科室" && (project || c.After != ""):
			err = f.fitsOwner(c.After)
		case c.Field == "指标借自" && c.After != "":
			err = f.fitsLender(e, head, strings.TrimSpace(c.After))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// fitsOwner refuses an office that the unit does not have.
func (f *footing) fitsOwner(office string) error {
	unit, err := f.tx.FileEntries(f.year, store.Newest, dossier.FileUnit)
	if err != nil {
		return err
	}
	return fitsOffice(officeNames(unit), office)
}

// fitsLender refuses to borrow the indicators of what is no project or task, of the project
// itself, of one that borrows, and of any where others borrow from the project: nobody
// borrows from a borrower.
func (f *footing) fitsLender(e store.Entry, head, from string) error {
	bad := func(format string, args ...any) error { return fault.Bad(fault.Place{}, "borrowed", format, args...) }
	lines, err := f.tx.FileEntries(f.year, store.Newest, dossier.FileLines)
	if err != nil {
		return err
	}
	project := slices.ContainsFunc(lines, func(l store.Entry) bool { return l.Key == from })
	if !project && !f.task(from) {
		return bad("“%s”不是任务的编号，也不是项目的编号；“指标借自”写有指标的项目或任务的编号，如P02", fault.Clip(from))
	}
	if from == e.Key {
		return bad("%s不能借自己的指标；请写别的项目或任务的编号", e.Key)
	}
	for _, l := range lines {
		lends, _ := fieldOf(asEntry(l), head, "指标借自")
		switch lends = strings.TrimSpace(lends); {
		case l.Key == from && lends != "":
			return bad("%s的指标也是借的（借自%s），不能再借给%s；请写有指标的项目或任务的编号", from, fault.Clip(lends), e.Key)
		case l.Key == from && blankField(l, head, "指标"):
			return bad("%s自己还没有列明指标，没有可借的；请先给它列指标，或者写别的项目或任务的编号", from)
		case lends == e.Key && l.Key != e.Key:
			return bad("%s借着%s的指标，%s就不能再借别人的；请先改%s的“指标借自”", l.Key, e.Key, e.Key, l.Key)
		}
	}
	return nil
}

func blankField(e store.Entry, head, name string) bool {
	text, _ := fieldOf(asEntry(e), head, name)
	return strings.TrimSpace(text) == ""
}

// task reports the number of a task of the year's goals.
func (f *footing) task(id string) bool {
	for _, p := range f.pieces {
		if p.file == dossier.FileGoals && p.block == dossier.BlockTasks && p.key == id {
			return true
		}
	}
	return false
}
