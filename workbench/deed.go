package workbench

import (
	"context"
	"errors"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/proof"
	"jiheng/store"
)

// A deed is what a person is about to do to a year as one act, with the sight that
// it is decided by.
type deed struct {
	*sight
	kind    string
	reason  string
	seen    int64 // the act up to which the year was looked at; zero where it does not matter
	edits   []store.Edit
	changes []change
	stated  []dossier.Entry       // statements that are new
	by      Post                  // by which it is done; where it is empty, a right is asked for each change
	check   func(*store.Tx) error // what else must hold when it is done; nil for nothing
}

// A change is a field that a deed touches, with the office whose entry it is.
type change struct {
	dossier.Change
	office string
}

// write gives an entry of an office another text, if it is another.
func (d *deed) write(e store.Entry, seen int64, after dossier.Entry, office string) {
	before := asEntry(e)
	if before.Text == after.Text {
		return
	}
	d.touch(before, after, d.headOf(e), office)
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

// do plans a deed by what a person sees of a year now, does it as one act, and
// returns the year as it stands then. A deed that changes nothing is no act, and one
// that was done under the same key is not done again, whatever has become of the year
// since. Where what it was decided by has become another before it was written, it
// is planned anew.
func (b *Bench) do(ctx context.Context, who Person, year string, r asked, plan func(*sight) (*deed, error)) (*Year, error) {
	return b.decided(ctx, who, func(who Person) (*Year, error) { return b.try(ctx, who, year, r, plan) })
}

// try does a deed once, and is errStale where it has to be planned anew.
func (b *Bench) try(ctx context.Context, who Person, year string, r asked, plan func(*sight) (*deed, error)) (*Year, error) {
	s, err := b.sight(ctx, who, year)
	if err != nil {
		return nil, err
	}
	now := b.now()
	request := store.Request{Person: who.ID, Key: r.key, Digest: r.digest, Time: now}
	done := false
	if err := b.store.View(ctx, func(tx *store.Tx) (err error) {
		_, done, err = tx.Answered(request)
		return err
	}); err != nil || done {
		return s.Year, err
	}
	d, err := plan(s)
	if err != nil {
		return nil, err
	}
	by, err := d.right()
	if err != nil {
		return nil, err
	}
	_, _, err = b.store.Once(ctx, request, func(tx *store.Tx) ([]byte, error) {
		if len(d.edits) == 0 {
			return nil, nil
		}
		if err := b.still(tx, who, s.Year); err != nil {
			return nil, err
		}
		if d.check != nil {
			if err := d.check(tx); err != nil {
				return nil, err
			}
		}
		a := who.act(now, year, d.kind, by)
		a.Request, a.Reason, a.Seen = r.key, d.reason, d.seen
		_, err := tx.Append(a, d.edits)
		return nil, err
	})
	if err != nil {
		return nil, err
	}
	return b.Year(ctx, year)
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
		if by, err = d.Who.mayChange(d.scope, d.Stage(), c.Change, c.office); err != nil {
			return by, err
		}
	}
	return by, nil
}
