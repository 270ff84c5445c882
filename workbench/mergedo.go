package workbench

import (
	"cmp"
	"context"
	"encoding/hex"
	"path"
	"strconv"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/proof"
	"jiheng/store"
)

// deedMerge is the kind of the acts by which a folder is merged.
const deedMerge = "并入"

// whyNot is why a person may not merge a file, all of it taken; empty where they may.
// locked are the cells that they may not change.
func (b *Bench) whyNot(s *sight, f MergedFile) (why string, locked []string) {
	d := s.deed(deedMerge)
	locked, err := b.mergeInto(context.Background(), d, s, f, func(string) bool { return true }, "0")
	if err == nil {
		_, err = d.right()
	}
	if err == nil {
		return "", locked
	}
	return fault.All(err)[0].Message, locked
}

// Merge merges a folder that comes back: one act a file, each as its own rights say.
// Every clash has to be decided before anything is written; a file that is refused
// holds up no other.
func (b *Bench) Merge(ctx context.Context, who Person, m Merge) ([]MergeOutcome, error) {
	p, err := b.PlanMerge(ctx, who, m)
	if err != nil {
		return nil, err
	}
	open := 0
	for _, f := range p.Files {
		for _, c := range f.Clashing() {
			if _, decided := m.Choices[c]; !decided && f.Why == "" {
				open++
			}
		}
	}
	if open > 0 {
		return nil, fault.New(fault.Conflict, fault.Place{}, "merge-clash", "有%d处两边都改过，或者整类删空，还没有选用哪一边；请逐处选定再并入，现在什么也没有写", open)
	}
	var out []MergeOutcome
	for _, f := range p.Files {
		o := MergeOutcome{File: f.Name}
		if o.Err = refusedFile(f); o.Err == nil {
			o.Act, o.Locked, o.Err = b.mergeFile(ctx, who, m, p.Base, f)
		}
		out = append(out, o)
	}
	return out, nil
}

func refusedFile(f MergedFile) error {
	if f.Why == "" {
		return nil
	}
	return fault.New(fault.Conflict, fault.Place{File: f.Name}, "merge-file", "%s没有并入：%s", f.Name, f.Why)
}

// mergeFile merges one file as one act; locked are the cells that stay as they are.
func (b *Bench) mergeFile(ctx context.Context, who Person, m Merge, base int64, f MergedFile) (act int64, locked []string, err error) {
	hash := ""
	if f.Whole {
		if hash, err = b.keepFile(ctx, m.Year, f.Name, f.data); err != nil {
			return 0, nil, err
		}
	}
	name := proof.Commit(proof.Salt{}, f.Name)
	key := m.Request + "/" + hex.EncodeToString(name[:8])
	changed := false
	y, err := b.do(ctx, who, m.Year, asks(key, "merge", m.Year, f.Name, string(f.data), strconv.FormatInt(base, 10)), func(s *sight) (*deed, error) {
		d := s.deed(deedMerge)
		d.reason = "并入第" + strconv.FormatInt(base, 10) + "次办理时带出的" + f.Name
		was, err := b.store.Folder(ctx, m.Year, base)
		if err != nil {
			return nil, err
		}
		now := &MergePlan{} // by what stands now
		if err := b.planFile(now, s, was, dossier.File{Name: f.Name, Data: f.data}); err != nil || len(now.Files) == 0 {
			return d, err
		}
		for _, c := range now.Files[0].Clashing() {
			if _, decided := m.Choices[c]; !decided {
				return nil, fault.New(fault.Conflict, fault.Place{File: f.Name}, "merge-clash", "%s在这期间又被别人改过，没有并入；请再看一次差异", f.Name)
			}
		}
		locked, err = b.mergeInto(ctx, d, s, now.Files[0], func(choice string) bool { return m.Choices[choice] }, hash)
		changed = len(d.edits) > 0
		return d, err
	})
	if err != nil || !changed {
		return 0, locked, err
	}
	act, err = b.actOf(ctx, y, key)
	return act, locked, err
}

// actOf is the number of the act of a request, one of the last of a year.
func (b *Bench) actOf(ctx context.Context, y *Year, key string) (act int64, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		acts, err := tx.Latest(y.ID, mostSince)
		for _, a := range acts {
			if a.Request == key {
				act = a.Number
			}
		}
		return err
	})
	return act, err
}

// mergeInto makes the edits by which a file is merged; takes says of a clash whether
// the folder's is taken. What the person may not change now is left as it is and told
// cell by cell; a file of which nothing else is left is refused.
func (b *Bench) mergeInto(ctx context.Context, d *deed, s *sight, f MergedFile, takes func(choice string) bool, hash string) (locked []string, err error) {
	switch {
	case f.Whole:
		if f.Clash && !takes(f.Choice(nil)) {
			return nil, nil
		}
		return nil, s.replaceFile(d, f, hash)
	case f.New:
		edits, err := b.fileEdits(ctx, d.year, f.Name, f.data)
		for _, e := range edits {
			d.touch(dossier.Entry{}, asEntry(e.Entry), "", "")
		}
		d.edits = append(d.edits, edits...)
		return nil, err
	}
	if f.Emptied > 0 && !takes(f.Choice(nil)) {
		return nil, nil
	}
	var refused error
	for i := range f.Differences {
		x := &f.Differences[i]
		left, why, err := s.mergeAllowed(d, x, !x.Clash || takes(f.Choice(x)))
		if err != nil {
			return nil, err
		}
		locked, refused = append(locked, left...), cmp.Or(refused, why)
	}
	if len(d.edits) == 0 { // nothing of it may be changed
		return locked, refused
	}
	return locked, s.nothingNames(d, "删", func(_ store.Entry, number string) bool { // a paper that is missing is an open point
		_, paper := s.EntryOf(dossier.FileEvidence, number)
		return paper
	})
}

// replaceFile puts a whole file in the place of the one that is there, or adds it.
func (s *sight) replaceFile(d *deed, f MergedFile, hash string) error {
	class := dossier.ClassOf(f.Name, "")("")
	if path.Dir(f.Name) == dossier.DirEvidence {
		class = dossier.Result // a paper is what a value rests on
	}
	d.changes = append(d.changes, change{dossier.Change{File: f.Name, Field: "全文", Class: class}, ""})
	for _, e := range s.Entries {
		if e.File == f.Name {
			d.edits = append(d.edits, store.Edit{Op: store.Write, ID: e.ID, Seen: e.Version, Entry: store.Entry{File: f.Name, Hash: hash}})
			return nil
		}
	}
	d.edits = append(d.edits, store.Edit{Op: store.Insert, Entry: store.Entry{File: f.Name, Hash: hash}})
	return nil
}

// mergeEntry makes the edits of one difference; all says that its clashes are taken
// too.
func (s *sight) mergeEntry(d *deed, x *dossier.Difference, all bool) error {
	if !all && (x.Kind != dossier.DiffChanged || x.Message != "" || x.Whole) {
		return nil
	}
	e, err := s.entry(x.Held.ID)
	switch {
	case x.Kind == dossier.DiffAdded, fault.KindOf(err) == fault.NotFound && x.Kind == dossier.DiffChanged:
		head := headIn(s.Entries, store.Entry{File: x.Entry.File, Kind: int(x.Entry.Kind)})
		d.touch(dossier.Entry{}, x.Entry, head, officeOf(x.Entry, head))
		d.edits = append(d.edits, store.Edit{Op: store.Insert, ID: x.Held.ID, After: x.After, Entry: asStored(x.Entry)})
		return nil
	case err != nil:
		return err
	}
	head := s.headOf(e)
	office := officeOf(asEntry(e), head)
	switch x.Kind {
	case dossier.DiffGone:
		d.touch(asEntry(e), dossier.Entry{}, head, office)
		d.edits = append(d.edits, store.Edit{Op: store.Delete, ID: e.ID, Seen: e.Version})
		return nil
	case dossier.DiffMoved:
		d.changes = append(d.changes, change{dossier.Change{File: e.File, Block: e.Block, Key: e.Key, Field: "次序", Class: dossier.ClassOf(e.File, e.Block)("编号")}, office})
		d.edits = append(d.edits, store.Edit{Op: store.Move, ID: e.ID, Seen: e.Version, After: x.After, Entry: e})
		return nil
	}
	after := asEntry(e)
	if x.Whole {
		after.Kind, after.Key, after.Text = x.Entry.Kind, x.Entry.Key, x.Entry.Text
		d.touch(asEntry(e), after, head, office)
	} else {
		has, err := dossier.Fields(after, head)
		if err != nil {
			return err
		}
		var set []dossier.Field
		for _, f := range x.Fields {
			if all || !f.Clash {
				set = append(set, dossier.Field{Name: f.Field, Value: f.Theirs})
			}
		}
		var changes []dossier.Change
		if after, changes, err = dossier.SetFields(after, head, has, set); err != nil {
			return err
		}
		for _, c := range changes {
			d.changes = append(d.changes, change{c, office})
		}
	}
	if after.Text != e.Text {
		d.edits = append(d.edits, store.Edit{Op: store.Write, ID: e.ID, Seen: e.Version, Entry: asStored(after)})
	}
	return nil
}

// officeOf is the office whose entry it is; empty where it names none.
func officeOf(e dossier.Entry, head string) string {
	office, _ := fieldOf(e, head, "科室")
	return office
}
