package store

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Would returns a folder as it would stand after edits that are not done: entries are
// written over, put in and taken away, none is moved. An entry that is put in stands
// last in its file. Whole files have to be kept already; one that is not is NotFound.
func (s *Store) Would(ctx context.Context, old *Folder, edits []Edit) (*Folder, error) {
	out := &Folder{Act: old.Act, Whole: true, files: files{}}
	var now []Entry
	var gone []string
	for i, e := range edits {
		x := e.Entry
		at := slices.IndexFunc(old.Entries, func(o Entry) bool { return o.ID == e.ID })
		switch {
		case e.Op == Delete:
			gone = append(gone, e.ID)
			continue
		case at >= 0:
			x.ID, x.Rank, x.Version = e.ID, old.Entries[at].Rank, old.Entries[at].Version
		default:
			x.ID, x.Rank = fmt.Sprintf("~%d", i), "~"
		}
		now = append(now, x)
	}
	touched := map[string]bool{}
	out.Entries = forwarded(old.Entries, now, gone, touched)
	same := files{}
	for name, l := range old.files {
		if !l.dir && !touched[name] {
			same[name] = l
		}
	}
	sizes := map[string]int64{}
	err := s.View(ctx, func(tx *Tx) (err error) {
		for _, e := range out.Entries {
			if e.Hash == "" || !touched[e.File] {
				continue
			}
			if sizes[e.Hash], err = tx.FileSize(e.Hash); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.assemble(ctx, out, time.Time{}, sizes, same)
	return out, nil
}
