package workbench

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/secret"
	"jiheng/store"
)

// A House (本库) is what belongs to no year as of an act of its tree: people, their
// posts, units, settings. It is never changed; an act makes another.
type House struct {
	Act      int64
	Settings Settings
	Open     fault.List // entries that could not be read; nobody holds a right by them

	now       func() time.Time
	entries   map[string]any      // by the ID of the entry: *Unit, *Member, Settings or an error
	deadlines map[string]Deadline // by ID
	units     map[string]*Unit
	members   map[string]*Member
	account   map[string]*Member // by account
	last      map[string]place   // by file, its last entry
}

// A place is where an entry stands in its file.
type place struct{ rank, id string }

// Settings (设置) are what the security administrator sets for signing in.
type Settings struct {
	Policy     secret.Policy
	Idle       time.Duration // after which a session that nobody uses ends
	Longest    time.Duration // a session
	Tries      int           // failures after which an account is refused from an address
	LockedFor  time.Duration
	CodeStands time.Duration // a one-time code
}

// DefaultSettings are those of a new house.
func DefaultSettings() Settings {
	return Settings{Policy: secret.GB22239, Idle: time.Hour, Longest: 12 * time.Hour, Tries: 5, LockedFor: 10 * time.Minute, CodeStands: 72 * time.Hour}
}

// House returns the house as of its last act.
func (b *Bench) House(ctx context.Context) (h *House, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		h, err = b.houseIn(tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	b.keepHouse(h)
	return h, nil
}

// houseIn returns the house as a transaction sees it. One that writes may yet be
// undone, so only a snapshot's may be kept.
func (b *Bench) houseIn(tx *store.Tx) (*House, error) {
	head, err := tx.Head(store.House)
	if err != nil {
		return nil, err
	}
	return b.houseAt(tx, head)
}

// houseAt is houseIn, of a head that the transaction has just read.
func (b *Bench) houseAt(tx *store.Tx, head int64) (*House, error) {
	old := b.keptHouse()
	switch {
	case old != nil && old.Act == head:
		return old, nil
	case old != nil && old.Act < head && head-old.Act <= mostSince:
		return old.next(tx, head)
	}
	return readHouse(tx, head, b.now)
}

// keptHouse is the newest that was read; nil before the first.
func (b *Bench) keptHouse() *House {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.house
}

func (b *Bench) keepHouse(h *House) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.house == nil || b.house.Act < h.Act {
		b.house = h
	}
}

// mostSince is how many acts a house is taken on by; behind more it is read anew.
const mostSince = 200

// readHouse reads the house as of its head.
func readHouse(tx *store.Tx, head int64, now func() time.Time) (*House, error) {
	entries, err := tx.Entries(store.House, store.Newest)
	if err != nil {
		return nil, err
	}
	h := &House{Act: head, now: now, entries: make(map[string]any, len(entries)), last: map[string]place{}}
	for _, e := range entries {
		h.take(e)
	}
	h.index()
	return h, nil
}

// next is the house as of a later act, of which only the entries that were changed
// are read.
func (h *House) next(tx *store.Tx, head int64) (*House, error) {
	acts, err := tx.Acts(store.House, h.Act, mostSince)
	if err != nil {
		return nil, err
	}
	changed := map[string]bool{}
	for _, a := range acts {
		for _, c := range a.Changes {
			changed[c.ID] = true
		}
	}
	n := *h
	n.Act = head
	if len(changed) == 0 {
		return &n, nil
	}
	n.entries, n.last = maps.Clone(h.entries), maps.Clone(h.last)
	for _, id := range slices.Sorted(maps.Keys(changed)) {
		e, err := tx.Entry(store.House, id, store.Newest)
		switch {
		case fault.KindOf(err) == fault.NotFound: // nothing is ever deleted here but by hand
			return readHouse(tx, head, h.now)
		case err != nil:
			return nil, err
		}
		n.take(e)
	}
	n.index()
	return &n, nil
}

// take reads an entry.
func (h *House) take(e store.Entry) {
	if at := (place{e.Rank, e.ID}); at.behind(h.last[e.File]) {
		h.last[e.File] = at
	}
	delete(h.entries, e.ID)
	x, ok, err := readEntry(e)
	if err != nil {
		x = err
	}
	if ok {
		h.entries[e.ID] = x
	}
}

func (p place) behind(o place) bool { return p.rank > o.rank || p.rank == o.rank && p.id > o.id }

// index finds units and people by their IDs and accounts.
func (h *House) index() {
	h.Settings, h.Open = DefaultSettings(), nil
	h.units, h.members, h.account, h.deadlines = map[string]*Unit{}, map[string]*Member{}, map[string]*Member{}, map[string]Deadline{}
	for _, id := range slices.Sorted(maps.Keys(h.entries)) {
		switch x := h.entries[id].(type) {
		case *Unit:
			h.units[x.ID] = x
		case *Member:
			h.members[x.ID] = x
			h.account[asAccount(x.Account)] = x
		case Settings:
			h.Settings = x
		case Deadline:
			h.deadlines[x.ID] = x
		case error:
			h.Open.Add(x)
		}
	}
}

// Unit returns a unit; one that is not there is NotFound.
func (h *House) Unit(id string) (*Unit, error) {
	if u := h.units[id]; u != nil {
		return u, nil
	}
	return nil, fault.New(fault.NotFound, fault.Place{}, "unit-unknown", "没有编号为%s的单位", fault.Clip(id))
}

// Units lists the units by name.
func (h *House) Units() []*Unit {
	return slices.SortedFunc(maps.Values(h.units), func(a, b *Unit) int {
		if c := strings.Compare(a.Name, b.Name); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
}

// Members lists the people, by account.
func (h *House) Members() []*Member {
	return slices.SortedFunc(maps.Values(h.members), func(a, b *Member) int { return strings.Compare(asAccount(a.Account), asAccount(b.Account)) })
}

// Member returns a person as they are listed; one that is not there is NotFound.
func (h *House) Member(id string) (*Member, error) {
	if m := h.members[id]; m != nil {
		return m, nil
	}
	return nil, fault.New(fault.NotFound, fault.Place{}, "person-unknown", "没有编号为%s的人员", fault.Clip(id))
}

// Person returns a person with the posts in force today; one that is not there is
// NotFound.
func (h *House) Person(id string) (Person, error) {
	m, err := h.Member(id)
	if err != nil {
		return Person{}, err
	}
	p := h.on(m, dayOf(h.now()))
	p.asOf = h.Act
	return p, nil
}

// scope is a unit's year as rights see it.
type scope struct {
	id                       string // of the year
	unit, department, bureau string
	year                     int
	head                     int64               // its last act, as it was read
	above                    []string            // the unit and those above it in that year, the nearest first
	until                    map[Stage]time.Time // deadlines, by stage
	now                      time.Time
}

// scope returns a unit's year as rights see it. A unit that the house does not
// know stands alone.
func (h *House) scope(y store.Year) scope {
	sc := scope{id: y.ID, unit: y.Unit, year: y.Year, head: y.Head, above: []string{y.Unit}, until: h.deadlinesOf(y.Unit, y.Year)}
	if h.now != nil {
		sc.now = h.now()
	}
	for id := y.Unit; ; {
		u := h.units[id]
		if u == nil {
			return sc
		}
		in, ok := u.In(y.Year)
		if id == y.Unit && ok {
			sc.department, sc.bureau = in.Department, in.Bureau
		}
		if id = in.Parent; id == "" || slices.Contains(sc.above, id) {
			return sc
		}
		sc.above = append(sc.above, id)
	}
}
