package workbench

import (
	"context"
	"slices"

	"jiheng/dossier"
	"jiheng/store"
)

// seenIn is the version of an entry over which a person's fields may be written: the
// one that they saw, or the newest where nobody but they has changed these fields
// since. Two people who change different fields of one entry both succeed, and
// nobody has a conflict with themselves. Without fields it is the whole entry.
func seenIn(tx *store.Tx, year string, who Person, e store.Entry, seen int64, head string, fields []dossier.Field) (int64, error) {
	if e.Version == seen {
		return seen, nil
	}
	past, err := tx.History(year, e.ID)
	if err != nil {
		return seen, err
	}
	past = slices.DeleteFunc(past, func(v store.Version) bool { return v.Act > e.Version })
	at := slices.IndexFunc(past, func(v store.Version) bool { return v.Act == seen })
	if at < 0 && seen != 0 {
		return seen, nil
	}
	others := slices.ContainsFunc(past[at+1:], func(v store.Version) bool { return v.Person != who.ID })
	if !others {
		return e.Version, nil
	}
	if at < 0 || len(fields) == 0 {
		return seen, nil
	}
	for _, f := range fields {
		was, _ := fieldOf(asEntry(past[at].Entry), head, f.Name)
		if is, _ := fieldOf(asEntry(e), head, f.Name); is != was {
			return seen, nil
		}
	}
	return e.Version, nil
}

// seen is seenIn for a whole entry of a year that was looked at.
func (b *Bench) seen(ctx context.Context, s *sight, e store.Entry, seen int64) (out int64, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		out, err = seenIn(tx, s.ID, s.Who, e, seen, "", nil)
		return err
	})
	return out, err
}
