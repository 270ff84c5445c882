package workbench

import (
	"context"
	"errors"
	"slices"
	"time"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/proof"
	"jiheng/store"
)

// A deed is what a person is about to do to a year as one act, with what it is
// decided by.
type deed struct {
	Seat
	year    string
	stage   Stage
	begun   bool
	asOf    int64 // the act of the year that it is decided by
	kind    string
	reason  string
	seen    int64 // the act up to which the year was looked at; zero where it does not matter
	edits   []store.Edit
	changes []change
	stated  []dossier.Entry       // statements that are new
	draft   string                // entry of the draft that is given by it
	by      Post                  // by which it is done; where it is empty, a right is asked for each change
	check   func(*store.Tx) error // what else must hold when it is done; nil for nothing
}

// A change is a field that a deed touches, with the office whose entry it is.
type change struct {
	dossier.Change
	office string
}

// deed begins a deed that is decided by the sight.
func (s *sight) deed(kind string) *deed {
	return &deed{Seat: s.Seat, year: s.ID, stage: s.Stage(), begun: s.Begun(), asOf: s.Act, kind: kind}
}

// write gives an entry of an office another text, if it is another; changes are the
// fields that it has differently.
func (d *deed) write(e store.Entry, seen int64, after dossier.Entry, changes []dossier.Change, office string) {
	if e.Text == after.Text {
		return
	}
	for _, c := range changes {
		d.changes = append(d.changes, change{c, office})
	}
	d.edits = append(d.edits, store.Edit{Op: store.Write, ID: e.ID, Seen: seen, Entry: asStored(after)})
}

// rewrite gives a stretch of the narrative a text that may have headings of its own.
func (d *deed) rewrite(e store.Entry, seen int64, text string) {
	before := asEntry(e)
	if before.Text == text {
		return
	}
	pieces, _ := dossier.Split(e.File, []byte(text))
	if len(pieces) == 0 {
		d.touch(before, dossier.Entry{}, "", "")
		d.edits = append(d.edits, store.Edit{Op: store.Delete, ID: e.ID, Seen: seen})
		return
	}
	d.touch(before, pieces[0], "", "")
	d.edits = append(d.edits, store.Edit{Op: store.Write, ID: e.ID, Seen: seen, Entry: asStored(pieces[0])})
	for _, piece := range pieces[1:] {
		d.touch(dossier.Entry{}, piece, "", "")
		d.edits = append(d.edits, store.Edit{Op: store.Insert, After: e.ID, Entry: asStored(piece)})
	}
}

// touch notes the fields that an entry has differently.
func (d *deed) touch(before, after dossier.Entry, head, office string) {
	for _, c := range dossier.Changes(before, after, head) {
		d.changes = append(d.changes, change{c, office})
	}
}

// An asked deed is what a request asks for: the same key again has no second effect.
type asked struct {
	key    string
	digest proof.Hash // of all that is asked for
}

// asks is a request's key with what it asks for.
func asks(key string, words ...string) asked {
	return asked{key, proof.Commit(proof.Salt{}, words...)}
}

// by is the request of a person.
func (r asked) by(who Person, now time.Time) store.Request {
	return store.Request{Person: who.ID, Key: r.key, Digest: r.digest, Time: now}
}

// do plans a deed by what a person sees of a year now, does it as one act, and
// returns the year as it stands then. A deed that changes nothing is no act, and one
// that was done under the same key is not done again, whatever has become of the year
// since. Where what it was decided by has become another before it was written, it
// is planned anew.
func (b *Bench) do(ctx context.Context, who Person, year string, r asked, plan func(*sight) (*deed, error)) (*Year, error) {
	err := b.decided(ctx, who, func(who Person) error {
		s, err := b.sight(ctx, who, year)
		if err != nil {
			return err
		}
		done := false
		if err := b.store.View(ctx, func(tx *store.Tx) (err error) {
			_, done, err = tx.Answered(r.by(who, b.now()))
			return err
		}); err != nil || done {
			return err
		}
		d, err := plan(s)
		return b.missed(ctx, who, year, b.carryOut(ctx, who, r, d, err))
	})
	if err != nil {
		return nil, err
	}
	return b.Year(ctx, year)
}

// doNow does a deed as do, planned by where the year stands: nothing is derived
// for it, and nobody waits for a derivation.
func (b *Bench) doNow(ctx context.Context, who Person, year string, r asked, plan func(*footing) (*deed, error)) error {
	defer b.store.Coming()()
	return b.decided(ctx, who, func(who Person) error {
		var d *deed
		planned := false
		err := b.footing(ctx, who, year, r, func(f *footing) (err error) {
			planned = true
			d, err = plan(f)
			return err
		})
		if !planned {
			return err
		}
		return b.missed(ctx, who, year, b.carryOut(ctx, who, r, d, err))
	})
}

// carryOut enacts a deed, if one was planned without an error. An error of either is
// none where another copy of the request was quicker.
func (b *Bench) carryOut(ctx context.Context, who Person, r asked, d *deed, err error) error {
	if err == nil && d != nil {
		err = b.enact(ctx, r, d)
	}
	if err != nil && !errors.Is(err, errStale) && b.answered(ctx, &err, r.by(who, b.now())) {
		return nil
	}
	return err
}

// answered reports that a request failed only because it was done already. Where its
// key is that of another request, that is the error.
func (b *Bench) answered(ctx context.Context, err *error, r store.Request) (done bool) {
	_ = b.store.View(ctx, func(tx *store.Tx) error {
		_, ok, again := tx.Answered(r)
		if done = ok; isReused(again) {
			*err = again
		}
		return nil
	})
	return done
}

// isReused reports the error of a key that another request has used.
func isReused(err error) bool {
	return slices.ContainsFunc(fault.All(err), func(f *fault.Error) bool { return f.Code == store.CodeReused })
}

// footing runs a function on a year as a person decides at it, unless what they ask
// for was done already. A year that they may not see is as unknown.
func (b *Bench) footing(ctx context.Context, who Person, year string, r asked, fn func(*footing) error) error {
	behind := false
	err := b.store.Glance(ctx, func(tx *store.Tx) (err error) {
		behind, err = b.footingIn(tx, who, year, r, false, fn)
		return err
	})
	if err != nil || !behind {
		return err
	}
	return b.store.View(ctx, func(tx *store.Tx) error {
		_, err := b.footingIn(tx, who, year, r, true, fn)
		return err
	})
}

// footingIn is footing, by what is in memory. Where that is behind the year or the
// house it is brought forward, which takes a whole snapshot.
func (b *Bench) footingIn(tx *store.Tx, who Person, year string, r asked, whole bool, fn func(*footing) error) (behind bool, err error) {
	var done bool
	var again error
	y, head, known := b.store.YearNow(year)
	if whole || !known {
		y, head, done, again = tx.YearFor(year, r.by(who, b.now()))
	}
	if y.ID == "" {
		if fault.KindOf(again) == fault.NotFound {
			again = unknownYear(year)
		}
		return false, again
	}
	h := b.keptHouse()
	if h == nil || h.Act < head {
		if !whole {
			return true, nil
		}
		if h, err = b.houseAt(tx, head); err != nil {
			return false, err
		}
		b.keepHouse(h)
	}
	sc := h.scope(y)
	if _, err := who.may(See, sc); err != nil {
		return false, err
	}
	if again != nil || done {
		return false, again
	}
	s := b.standings.of(year)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pieces == nil || s.act < y.Head {
		if !whole {
			return true, nil
		}
		if err := s.forward(tx, year, y.Head); err != nil {
			return false, err
		}
	}
	return false, fn(&footing{standing: s, Seat: Seat{Who: who, scope: sc}, tx: tx, year: year, head: y.Head})
}

// enact does a deed as one act, and is errStale where it has to be planned anew.
func (b *Bench) enact(ctx context.Context, r asked, d *deed) error {
	by, err := d.right()
	if err != nil {
		return err
	}
	now, number := b.now(), int64(0)
	request := r.by(d.Who, now)
	request.Year = d.year
	_, _, err = b.store.Once(ctx, request, func(tx *store.Tx) ([]byte, error) {
		if d.draft != "" {
			if err := tx.DropDraft(d.Who.ID, d.year, d.draft); err != nil {
				return nil, err
			}
		}
		if len(d.edits) == 0 {
			return nil, nil
		}
		if err := b.still(tx, d); err != nil {
			return nil, err
		}
		if err := unborne(tx, d); err != nil {
			return nil, err
		}
		if d.check != nil {
			if err := d.check(tx); err != nil {
				return nil, err
			}
		}
		a := d.Who.act(now, d.year, d.kind, by)
		a.Request, a.Reason, a.Seen = r.key, d.reason, d.seen
		done, err := tx.Append(a, d.edits)
		if number = done.Number; err == nil && number > 0 {
			err = d.setDigests(tx, number)
		}
		return nil, err
	})
	if err == nil && number > 0 {
		b.standings.of(d.year).advance(number, d.edits)
	}
	return err
}

// right is the post by which a deed is done, or why it may not be.
func (d *deed) right() (by Post, err error) {
	if d.by.Role != "" || len(d.edits) == 0 {
		return d.by, nil
	}
	if len(d.changes) == 0 {
		return by, fault.New(fault.Internal, fault.Place{}, "deed", "这件事没有说明改什么，没有办").Because(errors.New("a deed with edits names no changes"))
	}
	for _, c := range d.changes {
		if by, err = d.Who.mayChange(d.scope, d.stage, c.Change, c.office); err != nil {
			return by, err
		}
	}
	return by, d.adjusts()
}
