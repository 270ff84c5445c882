package workbench

import (
	"bytes"
	"context"
	"io/fs"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// An Imported says what an import did with a folder.
type Imported struct {
	Act     int64
	Files   int
	Entries int
	Housed  []string // files that were put into house form
}

// Import puts a folder into a year that is still empty, as one act. Files of
// entries are put into house form, which changes no value; others are kept whole,
// byte for byte.
func (b *Bench) Import(ctx context.Context, who Person, year string, folder fs.FS) (Imported, error) {
	var out Imported
	if _, _, err := b.may(ctx, who, Load, year); err != nil {
		return out, err
	}
	var edits []store.Edit
	err := fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return err
		}
		out.Files++
		house, err := dossier.House(name, data)
		if err != nil {
			return err
		}
		if !bytes.Equal(house, data) {
			out.Housed = append(out.Housed, name)
		}
		added, err := b.fileEdits(ctx, name, house)
		edits = append(edits, added...)
		return err
	})
	if err != nil {
		return out, err
	}
	out.Entries = len(edits)
	err = b.store.Update(ctx, func(tx *store.Tx) error {
		by, sc, err := b.mayIn(tx, who, Load, year)
		if err != nil {
			return err
		}
		if sc.head > 0 {
			return fault.New(fault.Conflict, fault.Place{}, "year-used", "这个年度已经有内容，不能再整个导入；要并入改过的档案，请用“并入”")
		}
		done, err := tx.Append(who.act(b.now(), year, "导入", by), edits)
		out.Act = done.Number
		return err
	})
	return out, err
}

// fileEdits are the edits that put a new file into a year.
func (b *Bench) fileEdits(ctx context.Context, name string, data []byte) ([]store.Edit, error) {
	entries, ok := dossier.Split(name, data)
	if !ok || len(entries) == 0 {
		hash, _, err := b.store.PutFile(ctx, bytes.NewReader(data))
		return []store.Edit{{Op: store.Insert, Entry: store.Entry{File: name, Hash: hash}}}, err
	}
	edits := make([]store.Edit, len(entries))
	for i, e := range entries {
		edits[i] = store.Edit{Op: store.Insert, Entry: asStored(e)}
	}
	return edits, nil
}
