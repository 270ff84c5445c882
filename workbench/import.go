package workbench

import (
	"bytes"
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"

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
	if _, _, err := b.may(ctx, who, Load, year); err != nil {
		return Imported{}, err
	}
	files, err := filesOf(folder)
	if err != nil {
		return Imported{}, err
	}
	return b.fill(ctx, who, year, "导入", files, nil)
}

// filesOf reads every file of a folder.
func filesOf(folder fs.FS) ([]dossier.File, error) {
	var out []dossier.File
	err := fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || name == dossier.FileOrigin { // whence it was taken is no part of a year
			return err
		}
		data, err := fs.ReadFile(folder, name)
		out = append(out, dossier.File{Name: name, Data: data})
		return err
	})
	return out, err
}

// fill puts files into a year that is still empty, as one act, and more behind them.
func (b *Bench) fill(ctx context.Context, who Person, year, kind string, files []dossier.File, more []store.Edit) (Imported, error) {
	var out Imported
	var edits []store.Edit
	for _, f := range files {
		house, err := dossier.House(f.Name, f.Data)
		if err != nil {
			return out, err
		}
		if !bytes.Equal(house, f.Data) {
			out.Housed = append(out.Housed, f.Name)
		}
		if err := b.takes(f.Name, house); err != nil {
			return out, b.refusedMarked(ctx, who, year, house, err)
		}
		added, err := b.fileEdits(ctx, year, f.Name, house)
		if err != nil {
			return out, err
		}
		edits = append(edits, added...)
	}
	edits = append(edits, more...)
	out.Files, out.Entries = len(files), len(edits)
	err := b.store.Update(ctx, func(tx *store.Tx) error {
		by, sc, err := b.mayIn(tx, who, Load, year)
		if err != nil {
			return err
		}
		old, err := cleared(tx, year, sc.head)
		if err != nil {
			return err
		}
		done, err := tx.Append(who.act(b.now(), year, kind, by), slices.Concat(old, edits))
		out.Act = done.Number
		return err
	})
	return out, err
}

// cleared refuses a year that was begun; of one whose beginning was taken back, or that was
// written into without one, it gives the edits that clear away what stands there: the log
// keeps it.
func cleared(tx *store.Tx, year string, head int64) ([]store.Edit, error) {
	if head == 0 {
		return nil, nil
	}
	entries, err := tx.Entries(year, store.Newest)
	if err != nil {
		return nil, err
	}
	var out []store.Edit
	for _, e := range entries {
		if e.File == dossier.FileMain {
			return nil, fault.New(fault.Conflict, fault.Place{}, "year-used", "这个年度已经有内容，不能再整个导入；要并入改过的档案，请用“并入”")
		}
		out = append(out, store.Edit{Op: store.Delete, ID: e.ID, Seen: e.Version})
	}
	return out, nil
}

// takes refuses a file of a folder that bears a secrecy mark.
func (b *Bench) takes(name string, data []byte) error {
	if _, ok := dossier.Split(name, data); ok {
		return unmarked(name, data)
	}
	if b.Opens == nil || kinds[strings.ToLower(path.Ext(name))] == nil {
		return nil
	}
	if err := b.Opens(name, data); err != nil && fault.All(err)[0].Code == CodeMarked {
		return fault.Bad(fault.Place{File: name}, CodeMarked, "“%s”没有收：%s", fault.Clip(name), fault.All(err)[0].Message)
	}
	return nil
}

// fileEdits are the edits that put a new file into a year.
func (b *Bench) fileEdits(ctx context.Context, year, name string, data []byte) ([]store.Edit, error) {
	entries, ok := dossier.Split(name, data)
	if !ok || len(entries) == 0 {
		hash, err := b.keepFile(ctx, year, name, data)
		return []store.Edit{{Op: store.Insert, Entry: store.Entry{File: name, Hash: hash}}}, err
	}
	edits := make([]store.Edit, len(entries))
	for i, e := range entries {
		edits[i] = store.Edit{Op: store.Insert, Entry: asStored(e)}
	}
	return edits, nil
}
