package workbench

import (
	"context"
	"errors"
	"slices"
	"time"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// act begins an act of a person by a post.
func (p Person) act(at time.Time, tree, kind string, by Post) store.Act {
	return store.Act{Tree: tree, Person: p.ID, Role: string(by.Role), For: by.For, Kind: kind, Time: at.UTC().Truncate(time.Second)}
}

// scopeOf returns a unit's year as rights see it. A year that is not there is
// NotFound.
func (b *Bench) scopeOf(ctx context.Context, year string) (sc scope, err error) {
	var h *House
	err = b.store.View(ctx, func(tx *store.Tx) error {
		y, err := tx.YearByID(year)
		if err != nil {
			return err
		}
		if h, err = b.houseIn(tx); err == nil {
			sc = h.scope(y)
		}
		return err
	})
	if err == nil {
		b.keepHouse(h)
	}
	return sc, err
}

// may returns the post by which a person does a deed at a year, and the year as
// rights see it. What a person may not see is as unknown.
func (b *Bench) may(ctx context.Context, who Person, d Deed, year string) (Post, scope, error) {
	sc, err := b.scopeOf(ctx, year)
	if err != nil {
		if fault.KindOf(err) == fault.NotFound {
			err = unknownYear(year)
		}
		return Post{}, scope{}, err
	}
	by, err := who.may(d, sc)
	return by, sc, err
}

// mayIn is may as the transaction of the deed itself sees it, with the posts that
// the person holds then.
func (b *Bench) mayIn(tx *store.Tx, who Person, d Deed, year string) (Post, scope, error) {
	y, err := tx.YearByID(year)
	if err != nil {
		return Post{}, scope{}, err
	}
	h, err := b.houseIn(tx)
	if err != nil {
		return Post{}, scope{}, err
	}
	if who, err = h.again(who); err != nil {
		return Post{}, scope{}, err
	}
	sc := h.scope(y)
	by, err := who.may(d, sc)
	return by, sc, err
}

// errStale asks for an act to be decided anew: what it was decided by has become
// another.
var errStale = errors.New("decided by what has become another")

// anew is how often an act is decided anew.
const anew = 8

// decided does an act by a person, anew as long as what it was decided by becomes
// another before it is written.
func (b *Bench) decided(ctx context.Context, who Person, do func(Person) error) error {
	for range anew {
		err := do(who)
		if !errors.Is(err, errStale) {
			return err
		}
		if who, err = b.again(ctx, who); err != nil {
			return err
		}
	}
	return fault.New(fault.Conflict, fault.Place{}, "stage", "这一年正在办理，环节刚刚变过几次，没有保存；请刷新页面看最新状态")
}

// still refuses, as errStale, an act that was decided by a stage or by posts that
// are no longer those, or that adds what another act has added. A year that has only
// gone on by other acts does not matter.
func (b *Bench) still(tx *store.Tx, d *deed) error {
	head, house, err := tx.Heads(d.year)
	if err != nil {
		return err
	}
	if house != d.Who.asOf {
		if err := b.stillHolds(tx, d.Who); err != nil {
			return err
		}
	}
	if head <= d.asOf {
		return d.onBegun(tx, nil)
	}
	kinds, err := tx.Kinds(d.year, d.asOf, mostSince)
	if err != nil {
		return err
	}
	if len(kinds) == mostSince || slices.ContainsFunc(kinds, isStep) {
		return errStale
	}
	if err := d.onBegun(tx, kinds); err != nil {
		return err
	}
	return d.stillFree(tx)
}

// stillFree refuses, as errStale, to add an entry under a key that another act has
// given meanwhile: the next number is chosen anew.
func (d *deed) stillFree(tx *store.Tx) error {
	adds := func(e store.Edit) bool { return e.Op == store.Insert && e.Entry.Key != "" }
	if !slices.ContainsFunc(d.edits, adds) {
		return nil
	}
	now, _, err := tx.Since(d.year, d.asOf)
	if err != nil {
		return err
	}
	for _, e := range now {
		if slices.ContainsFunc(d.edits, func(x store.Edit) bool { return adds(x) && x.Entry.File == e.File && x.Entry.Key == e.Key }) {
			return errStale
		}
	}
	return nil
}

// stillHolds refuses, as errStale, an act by posts of a house that has become
// another.
func (b *Bench) stillHolds(tx *store.Tx, who Person) error {
	if who.asOf == 0 {
		return nil
	}
	acts, err := tx.Acts(store.House, who.asOf, mostSince)
	if err != nil {
		return err
	}
	if len(acts) == mostSince || slices.ContainsFunc(acts, func(a store.Act) bool { return len(a.Changes) > 0 }) {
		return errStale
	}
	return nil
}

// again returns a person as the house has them now, where it was asked for them
// before.
func (b *Bench) again(ctx context.Context, who Person) (Person, error) {
	if who.asOf == 0 {
		return who, nil
	}
	h, err := b.House(ctx)
	if err != nil {
		return who, err
	}
	return h.again(who)
}

// again returns a person as this house has them, where a house was asked for them
// before. Who has to change the password first still has to.
func (h *House) again(who Person) (Person, error) {
	if who.asOf == 0 {
		return who, nil
	}
	p, err := h.Person(who.ID)
	if p.MustChange = who.MustChange; p.MustChange {
		p.Posts = nil
	}
	return p, err
}

// kindBlock is the kind of an entry that is a key with all that stands under it.
const kindBlock = int(dossier.EntryBlock)

// decide does an act at the house as one with the right to a deed: fn sees the
// house as of the act before, and gives the edits. No edits, no act.
func (b *Bench) decide(ctx context.Context, who Person, d Deed, a store.Act, fn func(tx *store.Tx, h *House) ([]store.Edit, error)) error {
	if a.Reason != "" {
		if err := words("理由", a.Reason, 2000); err != nil {
			return err
		}
	}
	return b.store.Update(ctx, func(tx *store.Tx) error {
		h, err := b.houseIn(tx)
		if err != nil {
			return err
		}
		now, err := h.again(who)
		if err != nil {
			return err
		}
		by, err := now.mayHouse(d)
		if err != nil {
			return err
		}
		edits, err := fn(tx, h)
		if err == nil {
			err = readBack(edits)
		}
		if err != nil {
			return err
		}
		done := now.act(b.now(), store.House, a.Kind, by)
		done.Reason, done.Detail, done.Request = a.Reason, a.Detail, a.Request
		_, err = tx.Append(done, edits)
		return err
	})
}

// An item is one entry of a list.
type item struct{ key, text string }

// add makes the edits that put new items behind the others of a file, with the
// head of the list before them where they are the first.
func (h *House) add(file, block string, items ...item) []store.Edit {
	var out []store.Edit
	after := h.last[file].id
	if after == "" {
		out = append(out, store.Edit{Op: store.Insert, Entry: store.Entry{File: file, Kind: int(dossier.EntryHead), Block: block, Text: block + ":\n"}})
	}
	for _, i := range items {
		out = append(out, store.Edit{Op: store.Insert, After: after,
			Entry: store.Entry{File: file, Kind: int(dossier.EntryItem), Block: block, Key: i.key, Text: i.text}})
	}
	return out
}

// writeMember is the edit that writes a person anew.
func writeMember(m *Member) store.Edit {
	return store.Edit{Op: store.Write, ID: m.entry, Seen: m.Version, Entry: store.Entry{File: FilePeople, Kind: int(dossier.EntryItem),
		Block: blockPeople, Key: m.ID, Text: m.text()}}
}

// writeUnit is the edit that writes a unit anew.
func writeUnit(u *Unit) store.Edit {
	return store.Edit{Op: store.Write, ID: u.entry, Seen: u.version, Entry: store.Entry{File: FileUnits, Kind: int(dossier.EntryItem),
		Block: blockUnits, Key: u.ID, Text: u.text()}}
}
