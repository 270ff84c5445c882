package workbench

import (
	"context"
	"slices"
	"strings"

	"jiheng/dossier"
	"jiheng/store"
)

// pageMark parts the page from the rest of a request's key: what is sent from a page
// that stays open carries the same page each time.
const pageMark = "|"

// pageOf is the page from which a request came; empty where it does not say.
func pageOf(request string) string {
	page, _, ok := strings.Cut(request, pageMark)
	if !ok {
		return ""
	}
	return page
}

// seenIn is the version of an entry over which a person writes, and the fields that
// they write: what they saw and all of them, or where the entry has become another
// since, the newest and
//
//	all of them              where the page itself has changed it, and nothing else has
//	what they have changed   where other fields have become others: both succeed
//
// Without fields it is the whole entry. Who else changed it does not matter: an older
// page of the same person has not seen it either.
func seenIn(tx *store.Tx, year string, who Person, request string, e store.Entry, seen int64, head string, fields []dossier.Field) (int64, []dossier.Field, error) {
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
	own, err := ofPage(tx, year, who, request, past[at+1:])
	if err != nil {
		return seen, fields, err
	}
	if !slices.Contains(own, false) {
		return e.Version, fields, nil
	}
	if at < 0 || len(fields) == 0 {
		return seen, fields, nil
	}
	value := func(k int, field string) string {
		text, _ := fieldOf(asEntry(past[k].Entry), head, field)
		return text
	}
	var mine []dossier.Field
	for _, f := range fields {
		was, last := value(at, f.Name), value(len(past)-1, f.Name)
		if f.Value == was && (last == was || !changedBy(own, true, at, f.Name, value)) {
			continue
		}
		if changedBy(own, false, at, f.Name, value) && last != was {
			return seen, fields, nil
		}
		mine = append(mine, f)
	}
	return e.Version, mine, nil
}

// changedBy reports whether a field became another in a version behind at that is the
// page's own, or that is not.
func changedBy(own []bool, by bool, at int, field string, value func(int, string) string) bool {
	for i, o := range own {
		if k := at + 1 + i; o == by && value(k, field) != value(k-1, field) {
			return true
		}
	}
	return false
}

// ofPage tells which versions were written from the page from which a request comes.
func ofPage(tx *store.Tx, year string, who Person, request string, past []store.Version) ([]bool, error) {
	own, page := make([]bool, len(past)), pageOf(request)
	for i, v := range past {
		if page == "" || v.Person != who.ID {
			continue
		}
		a, err := tx.Act(year, v.Act)
		if err != nil {
			return nil, err
		}
		own[i] = pageOf(a.Request) == page
	}
	return own, nil
}

// seen is seenIn for a whole entry of a year that was looked at.
func (b *Bench) seen(ctx context.Context, s *sight, request string, e store.Entry, seen int64) (out int64, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		out, _, err = seenIn(tx, s.ID, s.Who, request, e, seen, "", nil)
		return err
	})
	return out, err
}
