package workbench

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// Undo (撤销) does the contrary of an act of the person's own as another act: every
// entry that it touched is as it was before, in its place. Steps of the cycle, papers
// that were issued and an import are not undone: a Conflict, as is an act
// whose entries have become others since. The right is asked for as for any change.
func (b *Bench) Undo(ctx context.Context, who Person, year string, act int64, request string) (*Year, error) {
	y, err := b.do(ctx, who, year, asks(request, "undo", year, strconv.FormatInt(act, 10)), func(s *sight) (*deed, error) {
		var a store.Act
		var before, after []store.Entry
		err := b.store.View(ctx, func(tx *store.Tx) (err error) {
			if a, err = tx.Act(year, act); err == nil {
				before, after, err = tx.Changed(year, act)
			}
			return err
		})
		switch {
		case fault.KindOf(err) == fault.NotFound:
			return nil, fault.New(fault.NotFound, fault.Place{}, "act-unknown", "没有第%d次办理", act)
		case err != nil:
			return nil, err
		}
		return s.undoing(a, before, after)
	})
	if len(store.ClashesOf(err)) > 0 {
		return nil, fault.New(fault.Conflict, fault.Place{}, "undo-changed", "第%d次办理之后这里又改过，撤销不了；请看着现在的内容改", act)
	}
	return y, err
}

// undoing plans the deed that does the contrary of an act, which had and left entries.
func (s *sight) undoing(a store.Act, before, after []store.Entry) (*deed, error) {
	switch {
	case a.Person != s.Who.ID:
		return nil, fault.New(fault.Forbidden, fault.Place{}, "undo-own", "第%d次办理不是您办的，没有撤销它的权限；请找办的人", a.Number)
	case !undoable(a):
		return nil, fault.New(fault.Conflict, fault.Place{}, "undo-kind", "“%s”不能撤销；要改回来，请走它自己的办法（收回、退回、重开）", a.Kind)
	}
	if a.Kind == budget.Begun {
		return s.unbegin(a)
	}
	d := s.deed(deedUndo)
	d.reason = "撤销第" + strconv.FormatInt(a.Number, 10) + "次办理（" + a.Kind + "）"
	if err := s.back(d, before, after); err != nil {
		return nil, err
	}
	if err := s.nothingNames(d, "撤销", nil); err != nil {
		return nil, err
	}
	if err := s.underneath(before, after); err != nil {
		return nil, err
	}
	if frozen(d.stage, dossier.Goal) && s.adjustedBefore(a.Number) && slices.ContainsFunc(d.changes, func(c change) bool { return c.Class == dossier.Adjustment }) {
		return nil, fault.New(fault.Conflict, fault.Place{}, "undo-kind", "第%d次办理在目标和预算批复以前，批复了的不能撤销；要改，请在“调整”页再记一笔", a.Number)
	}
	return d, nil
}

// mostUndoShown is how many entries an act may have touched that a list of acts says of
// it whether it can be undone; Undo takes any.
const mostUndoShown = 200

// canUndo reports an act that Undo would take now: it is the person's own, its entries
// are what it left, and the rights are theirs. versions is of the year's entries, by ID.
func (s *sight) canUndo(a store.Act, before, after []store.Entry, versions map[string]int64) bool {
	if a.Person != s.Who.ID || !undoable(a) || len(after) > mostUndoShown && a.Kind != budget.Begun {
		return false
	}
	for _, c := range a.Changes {
		if v, there := versions[c.ID]; there == c.Gone || there && v != a.Number {
			return false
		}
	}
	d, err := s.undoing(a, before, after)
	if err == nil {
		_, err = d.right()
	}
	return err == nil && len(d.edits) > 0
}

// Own returns the last act that a person did at a year, as Undo takes it; zero where it
// cannot be undone.
func (b *Bench) Own(ctx context.Context, who Person, year string) (act int64, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		acts, err := tx.Latest(year, 40)
		for _, a := range acts {
			if a.Person != who.ID {
				continue
			}
			if undoable(a) {
				act = a.Number
			}
			return nil
		}
		return err
	})
	return act, err
}

// deedUndo is the kind of the acts that take another back.
const deedUndo = "撤销"

// notUndone are the kinds of acts that have ways back of their own, or none.
var notUndone = []string{"导入", "签发", "存盖章件", "复核", deedReply, deedDraw}

// undoable reports the kinds of acts that can be undone.
func undoable(a store.Act) bool {
	return len(a.Changes) > 0 && (a.Kind == budget.Begun || !isStep(a.Kind)) && !slices.Contains(notUndone, a.Kind)
}

// back makes the edits by which entries become again what they were before an act.
func (s *sight) back(d *deed, before, after []store.Entry) error {
	type pair struct{ was, is store.Entry }
	pairs := make([]pair, len(before))
	office := ""
	for i := range before {
		pairs[i] = pair{before[i], after[i]}
		office = cmp.Or(office, s.officeOf(before[i]), s.officeOf(after[i]))
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.was.File, b.was.File), cmp.Compare(a.was.Rank, b.was.Rank))
	})
	for _, p := range pairs {
		e := p.was
		if e.ID == "" {
			e = p.is
		}
		if s.columnInUse(p.was, p.is, after) {
			continue // the column that came with the act holds what others have written
		}
		if erased := p.was.Erased != "" || p.is.Erased != ""; erased || dossier.ClassOf(e.File, e.Block)("") == dossier.Decision {
			return fault.New(fault.Conflict, fault.Place{File: e.File}, "undo-kind", "这次办理改的内容不能撤销")
		}
		whose := cmp.Or(s.officeOf(p.was), s.officeOf(p.is), office)
		if e.Hash == "" {
			d.touch(asEntry(p.is), asEntry(p.was), s.headOf(e), whose)
		}
		switch {
		case p.was.ID == "":
			d.edits = append(d.edits, store.Edit{Op: store.Delete, ID: e.ID, Seen: p.is.Version})
		case p.is.ID == "":
			d.edits = append(d.edits, store.Edit{Op: store.Insert, ID: e.ID, After: e.ID, Entry: stateOf(p.was)})
		case p.was.Rank != p.is.Rank || p.was.File != p.is.File:
			d.edits = append(d.edits, store.Edit{Op: store.Move, ID: e.ID, Seen: p.is.Version, After: s.beforeRank(p.was), Entry: store.Entry{File: e.File}})
			fallthrough
		default:
			d.edits = append(d.edits, store.Edit{Op: store.Write, ID: e.ID, Seen: p.is.Version, Entry: stateOf(p.was)})
		}
	}
	if len(d.changes) == 0 { // an order, or files alone
		d.changes = append(d.changes, change{dossier.Change{File: pairs[0].was.File, Block: pairs[0].was.Block, Key: pairs[0].was.Key, Field: "次序",
			Class: dossier.ClassOf(pairs[0].was.File, pairs[0].was.Block)("编号")}, office})
	}
	return nil
}

// columnInUse reports the head of a table that an act made wider, where records that are
// not of the act have something in the new columns.
func (y *Year) columnInUse(was, is store.Entry, act []store.Entry) bool {
	if dossier.EntryKind(is.Kind) != dossier.EntryHead || is.File != dossier.FileLines || was.ID == "" {
		return false
	}
	return slices.ContainsFunc(y.Entries, func(e store.Entry) bool {
		own := slices.ContainsFunc(act, func(a store.Entry) bool { return a.ID == e.ID })
		return !own && e.File == is.File && dossier.EntryKind(e.Kind) == dossier.EntryLine && dossier.Reaches(e.File, e.Text, was.Text)
	})
}

// stateOf is what an edit gives an entry.
func stateOf(e store.Entry) store.Entry {
	return store.Entry{File: e.File, Kind: e.Kind, Block: e.Block, Key: e.Key, Text: e.Text, Hash: e.Hash}
}

// beforeRank is the entry behind which another stood by its rank; empty for the first
// place.
func (y *Year) beforeRank(e store.Entry) string {
	after := ""
	for _, o := range y.Entries {
		if o.File == e.File && o.ID != e.ID && o.Rank < e.Rank {
			after = o.ID
		}
	}
	return after
}

// officeOf is the office whose an entry is: its own, or that of the indicator whose
// value it states, of a file that of the ledger whose rows it holds; empty where it has
// none.
func (y *Year) officeOf(e store.Entry) string {
	if e.ID == "" {
		return ""
	}
	if e.Hash != "" {
		return y.officeOfRows(e.File)
	}
	if e.File == dossier.FileFacts {
		if ind, ok := y.Year.IndicatorByCode(e.Key); ok {
			return ind.Office
		}
	}
	return y.TextOf(e)("科室")
}
