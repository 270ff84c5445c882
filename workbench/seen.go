package workbench

import (
	"context"
	"slices"

	"jiheng/dossier"
	"jiheng/store"
)

// seenIn is the version of an entry over which a person writes, and the fields that
// they write: what they saw and all of them, or where the entry has become another
// since, the newest and
//
//	all of them              where nobody but they has changed it: no conflict with oneself
//	what they have changed   where others have changed other fields: both succeed
//
// Without fields it is the whole entry.
func seenIn(tx *store.Tx, year string, who Person, e store.Entry, seen int64, head string, fields []dossier.Field) (int64, []dossier.Field, error) {
	if e.Version == seen {
		return seen, fields, nil
	}
	past, err := tx.History(year, e.ID)
	if err != nil {
		return seen, fields, err
	}
	past = slices.DeleteFunc(past, func(v store.Version) bool { return v.Act > e.Version })
	at := slices.IndexFunc(past, func(v store.Version) bool { return v.Act == seen })
	if at < 0 && seen != 0 {
		return seen, fields, nil
	}
	others := slices.ContainsFunc(past[at+1:], func(v store.Version) bool { return v.Person != who.ID })
	if !others {
		return e.Version, fields, nil
	}
	if at < 0 || len(fields) == 0 {
		return seen, fields, nil
	}
	var mine []dossier.Field
	for _, f := range fields {
		was, _ := fieldOf(asEntry(past[at].Entry), head, f.Name)
		if f.Value == was {
			continue
		}
		if is, _ := fieldOf(asEntry(e), head, f.Name); is != was {
			return seen, fields, nil
		}
		mine = append(mine, f)
	}
	return e.Version, mine, nil
}

// seen is seenIn for a whole entry of a year that was looked at.
func (b *Bench) seen(ctx context.Context, s *sight, e store.Entry, seen int64) (out int64, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		out, _, err = seenIn(tx, s.ID, s.Who, e, seen, "", nil)
		return err
	})
	return out, err
}
