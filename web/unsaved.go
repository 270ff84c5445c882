package web

import (
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// An unsavedText is a stretch of the narrative that the person has typed into and not
// given: what is sent on or given out is the stored one.
type unsavedText struct{ File, Name, Path, Time string }

// unsaved are the person's own drafts that differ from what is stored, in the order of the
// report. Those of others are seen by nobody else.
func (v *visit) unsaved(common view) ([]unsavedText, error) {
	y := common.Year
	kept, err := v.bench.Drafts(v.r.Context(), v.who, y.ID)
	if err != nil || len(kept) == 0 {
		return nil, err
	}
	var out []unsavedText
	for _, e := range y.Entries {
		d, ok := kept[e.ID]
		if !ok || d.Text == e.Text || !strings.HasPrefix(e.File, dossier.DirNarrative+"/") {
			continue
		}
		u := unsavedText{File: e.File, Name: e.Key, Path: common.at("report", baseName(e.File)) + "#e-" + e.ID, Time: clockText(d.Time)}
		if u.Name == "" {
			u.Name = partTitle(y, e.File)
		}
		out = append(out, u)
	}
	return out, nil
}

// toSave are the drafts of unsaved that the person can still store: all, or none where the
// texts are locked for them.
func (v *visit) toSave(common view) ([]unsavedText, error) {
	if v.seat.May(common.Year, dossier.Text, "") != nil {
		return nil, nil
	}
	return v.unsaved(common)
}

// partTitle is what a part of the narrative is called.
func partTitle(y *workbench.Year, file string) string {
	for _, s := range y.Narrative {
		if s.File == file {
			return partOf(s, nil).Title
		}
	}
	return baseName(file)
}

// sendsOn reports a step after which what is stored goes to others.
func sendsOn(how string) bool {
	return how != budget.TakenBack && how != budget.SentBack && how != budget.Reopened
}

// asksUnsaved refuses what would go to others while drafts of the person stand that the
// page did not tell them of: what they saw, they may go on with.
func (v *visit) asksUnsaved(how string) error {
	y, err := v.year()
	if err != nil {
		return err
	}
	list, err := v.toSave(v.yearView(y, ""))
	if err != nil {
		return err
	}
	told, _ := strconv.Atoi(v.r.PostFormValue("unsaved")) // a page that does not say has told of none
	if len(list) <= told {
		return nil
	}
	return fault.New(fault.Conflict, fault.Place{}, "unsaved", "您在“%s”有没存的草稿，%s用的是存着的那一段，不是草稿；先存下或者丢掉草稿。就照存着的%s，再按一次", unsavedNames(list), how, how)
}

// unsavedNames names the stretches.
func unsavedNames(list []unsavedText) string {
	names := make([]string, len(list))
	for i, u := range list {
		names[i] = u.Name
	}
	return strings.Join(names, "”“")
}

// lastReturn is the last return of a year that is not settled: who returned it has not
// passed it on since.
func lastReturn(y *workbench.Year) (budget.Step, bool) {
	steps := y.Year.Steps
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i].How != budget.SentBack {
			continue
		}
		for _, s := range steps[i+1:] {
			if s.From == steps[i].From && sendsOn(s.How) {
				return budget.Step{}, false
			}
		}
		return steps[i], true
	}
	return budget.Step{}, false
}

// passes reports a page from which the person can send the year on.
func (p stepsPart) passes() bool {
	return slices.ContainsFunc(p.Ways, func(w workbench.Way) bool { return sendsOn(w.How) })
}
