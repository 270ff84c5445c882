// Package workbench holds the use cases of many people at one year: who may do
// what, as one act, with its leaf in the log.
package workbench

import (
	"io/fs"
	"slices"
	"sync"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/final"
	"jiheng/report"
	"jiheng/store"
)

// A Year is one unit's year as of an act, as it stands in memory: what its
// entries say, the points they give, and what is still open. It is never
// changed; an act makes another.
type Year struct {
	ID      string
	Act     int64         // as of which it is read
	Entries []store.Entry // by file and place
	*dossier.Dossier
	Eval  *budget.Evaluation // nil where there is no pack to score by
	Maker *report.Maker      // nil where Eval is
	Open  fault.List         // open points (未办事项), by file, line and column

	folder *store.Folder
	ready  func() fault.List       // what keeps it from being sent on; nil where the folder is not known
	checks func() (*Checks, error) // what the rules say of its papers

	ledgersOnce sync.Once
	ledgers     map[string]ledgerBlocks // see ledgerFiles
	rows        map[string]string       // see ledgerRows
}

// ReadYear reads a year from its folder, whatever state people have left it in.
// What cannot be read is absent and an open point. Ledgers that the memo knows are
// not read again; it may be nil.
func ReadYear(folder fs.FS, memo *dossier.Memo) *Year {
	d, open := dossier.LoadDraft(folder, memo)
	y := &Year{Dossier: d, Open: open}
	pack, err := d.OwnPack()
	if err != nil {
		y.Open.Add(err)
		return y
	}
	e, faults := budget.EvaluateDraft(pack, d.Year.Input())
	y.Open = append(y.Open, faults...)
	y.Eval = e
	m, err := report.NewMaker(d.Year, e)
	y.Open.Add(err)
	y.Maker = m
	return y
}

// Papers makes the documents of the year; what its texts lack is an open point.
func (y *Year) Papers() ([]report.Paper, fault.List) {
	papers, _, open := y.press()
	return papers, open
}

// press makes the documents, and returns also the maker that made them, which
// remembers what is wrong with the texts. It is nil where there is no pack.
func (y *Year) press() ([]report.Paper, *report.Maker, fault.List) {
	if y.Maker == nil {
		return nil, nil, slices.Clone(y.Open)
	}
	m := y.Maker.Apart() // faults of a text are found while it is made
	sections := make([]report.Section, len(y.Narrative))
	for i, s := range y.Narrative {
		sections[i] = report.Section(s)
	}
	papers, err := m.Papers(sections)
	open := slices.Clone(y.Open)
	if err != nil {
		open.Add(err)
	}
	return papers, m, append(open, m.Open...)
}

// Fact returns a figure of the year with the set that its account leads through. One
// that a frame makes while the papers are made is looked for there.
func (y *Year) Fact(id string) (fact.Fact, *fact.Set, bool) {
	if y.Maker == nil {
		return fact.Fact{}, nil, false
	}
	if f, ok := y.Maker.Facts.Get(id); ok {
		return f, y.Maker.Facts, true
	}
	_, m, _ := y.press()
	f, ok := m.Facts.Get(id)
	return f, m.Facts, ok
}

// Unready lists all that keeps the year from being sent on (未办事项): its open points,
// and what the gate of a final set asks for: reasons that a pack demands, figures
// typed by hand, prompts and references that are left.
func (y *Year) Unready() fault.List {
	if y.ready == nil {
		return y.Open
	}
	return y.ready()
}

// keepsBack computes what Unready lists.
func (y *Year) keepsBack() fault.List {
	out := slices.Clone(y.Open)
	if y.Maker == nil {
		return out
	}
	papers, maker, open := y.press()
	for _, o := range open {
		out = appendOnce(out, o)
	}
	for _, h := range final.Points(y.folder, y.Dossier, maker, papers) {
		out = appendOnce(out, h.Error)
	}
	return out
}

// appendOnce adds a fault that is not there yet.
func appendOnce(list fault.List, f *fault.Error) fault.List {
	if slices.ContainsFunc(list, func(o *fault.Error) bool { return o.Message == f.Message && o.Place == f.Place }) {
		return list
	}
	return append(list, f)
}

// Stage is where the year stands in its cycle: where its last step led. A year that has
// taken no step is being reported; one that nobody has begun is to be drafted.
func (y *Year) Stage() Stage {
	if steps := y.Year.Steps; len(steps) > 0 {
		return Stage(steps[len(steps)-1].To)
	}
	if !y.Begun() { // it was opened, and nobody has begun it
		return Drafting
	}
	return Reporting
}
