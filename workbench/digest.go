package workbench

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/store"
)

// digestRows are the lines of a year as lists across units show them. They follow
// from the year alone, whatever way it went.
func digestRows(y *Year) []store.DigestRow {
	entries := map[string]store.Entry{}
	for _, e := range y.Entries {
		if e.File == dossier.FileFacts && e.Block == stated && dossier.EntryKind(e.Kind) == dossier.EntryItem && entries[e.Key].ID == "" {
			entries[e.Key] = e
		}
	}
	out := make([]store.DigestRow, 0, len(y.Year.Indicators))
	for i, ind := range y.Year.Indicators {
		d := store.DigestRow{Tree: y.ID, Code: ind.Code, Place: int64(i), Name: ind.Name, Office: ind.Office, Target: ind.InForce().String(), Weight: ind.Weight.String()}
		f, _ := y.Year.Facts.Get(ind.Code)
		if e, ok := entries[ind.Code]; ok {
			d.Entry, d.Act, d.Derived = e.ID, e.Version, e.Version
			_, d.Value = ValueText(ind, e)
		}
		if f.ID != "" && !f.Value.IsBlank() { // with its unit
			d.Value = f.Print().Text
		}
		scoreDigest(&d, y, ind, f)
		out = append(out, d)
	}
	return out
}

// scoreDigest fills in how far the value reaches its target, and the points for it.
func scoreDigest(d *store.DigestRow, y *Year, ind *budget.Indicator, f fact.Fact) {
	switch {
	case ind.NotApply != "":
		d.State = "不适用"
		return
	case f.ID == "" || f.Value.IsBlank():
		if d.State = "没有填"; d.Value != "" {
			d.State = "要改"
		}
		return
	case y.Eval == nil:
		return
	}
	s, ok := y.Eval.ScoreOf(ind.Code)
	if !ok {
		return
	}
	d.Weight = s.WeightText()
	if s.State == budget.Scored {
		d.Points = s.Points.String()
	}
	if s.HasRate {
		if d.Rate = s.Completion.Percent(2).String(); s.Below() {
			d.State = "没有达到"
		}
	}
}

// setDigests writes the values that a deed states into the digest, in its own
// transaction: what a person has typed, the next list shows. What follows from it
// comes when the year is derived.
func (d *deed) setDigests(tx *store.Tx, act int64) error {
	for _, c := range d.changes {
		if c.File != dossier.FileFacts || c.Block != stated || c.Field != "值" && c.Field != "日期" && c.Field != "等次" {
			continue
		}
		if err := tx.SetDigestValue(d.year, c.Key, c.After, act); err != nil {
			return err
		}
	}
	return nil
}

// Digest makes the digest of a year as it stands, for lists across units; it may
// always be dropped and made again.
func (b *Bench) Digest(ctx context.Context, year string) error {
	y := b.keptYear(year)
	head, err := b.head(ctx, year)
	switch {
	case err != nil:
		return err
	case y != nil: // somebody is at work on it
		y, err = b.yearAsOf(ctx, year, head)
	default:
		var folder *store.Folder
		if folder, err = b.folderOf(ctx, year); err == nil {
			y = ReadYear(folder, b.memo)
			y.ID, y.Act, y.Entries = year, folder.Act, folder.Entries
			b.wantDigests(y)
		}
	}
	if err != nil {
		return err
	}
	rows := digestRows(y)
	return b.store.Update(ctx, func(tx *store.Tx) error { return putDigest(tx, y, rows) })
}

// digestAlone is Digest, for whom a panic is an error of that year alone.
func (b *Bench) digestAlone(ctx context.Context, year string) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fault.New(fault.Internal, fault.Place{}, "panic", "程序内部出错，这一年的一览没有做成").Because(fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	return b.Digest(ctx, year)
}

// putDigest writes the rows that have become others, unless a later act has been
// digested already.
func putDigest(tx *store.Tx, y *Year, rows []store.DigestRow) error {
	if last, ok, err := tx.YearDigest(y.ID); err != nil || ok && last.Act >= y.Act {
		return err
	}
	had, err := tx.DigestOf(y.ID)
	if err != nil {
		return err
	}
	old := map[string]store.DigestRow{}
	for _, d := range had {
		old[d.Code] = d
	}
	for _, d := range rows {
		o, ok := old[d.Code]
		delete(old, d.Code)
		if ok && o.Act > y.Act { // typed since
			d.Value, d.Act, d.Entry = o.Value, o.Act, o.Entry
		}
		if o.Changed = 0; ok && o == d {
			continue
		}
		if err := tx.PutDigest(d); err != nil {
			return err
		}
	}
	for _, d := range had {
		if _, left := old[d.Code]; !left || d.Gone {
			continue
		}
		d.Gone = true
		if err := tx.PutDigest(d); err != nil {
			return err
		}
	}
	of := store.Digest{Tree: y.ID, Act: y.Act, Open: int64(len(y.Open))}
	if y.Eval != nil {
		of.Total, of.Grade = y.Eval.PrintTotal(), y.Eval.PrintGrade()
	}
	return tx.PutYearDigest(of)
}

// How the digests are kept: a year is digested when nobody has done anything at it
// for a while, or when it has waited long; those that make digests have a tenth of a
// core, so that people do not wait for lists of others.
const (
	digestShare = 9
	digestLook  = 500 * time.Millisecond
	digestQuiet = 2 * time.Second
	digestLate  = time.Minute
	digestAtOne = 64 // years that one look takes in
)

// A waiting year is one whose digest is behind.
type waiting struct {
	head         int64
	since, moved time.Time // it has waited; its head is as it is
	failed       bool      // it could not be digested as it is
}

// KeepDigests makes the digests of years that have gone on, one after another, until
// the context ends. A year that cannot be read is passed over, and tried again when
// it has gone on.
func (b *Bench) KeepDigests(ctx context.Context, wrong func(year string, err error)) {
	last, all := "", map[string]waiting{}
	for {
		if err := b.KeepLedgers(ctx); err != nil && ctx.Err() == nil {
			wrong("", err)
		}
		wait := digestLook
		year, next, err := b.dueDigest(ctx, last, all)
		switch {
		case err != nil && ctx.Err() == nil:
			wrong("", err)
		case year != "":
			began := time.Now()
			if err := b.digestAlone(ctx, year); err == nil {
				delete(all, year)
			} else if w := all[year]; ctx.Err() == nil {
				w.failed = true
				all[year] = w
				wrong(year, err)
			}
			wait = digestShare * time.Since(began)
		}
		last = next
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
	}
}

// dueDigest is a year whose digest is to be made now, among those behind one in the
// order of IDs, and behind which the next look begins; year is empty where there is
// none.
func (b *Bench) dueDigest(ctx context.Context, from string, all map[string]waiting) (year, next string, err error) {
	now := time.Now()
	err = b.store.View(ctx, func(tx *store.Tx) error {
		ids, err := tx.Undigested(from, digestAtOne)
		for _, id := range ids {
			head, err := tx.Head(id)
			if err != nil {
				return err
			}
			w, ok := all[id]
			if !ok {
				w.since = now
			}
			if w.head != head {
				w.head, w.moved, w.failed = head, now, false
			}
			all[id] = w
			if next = id; !w.failed && (now.Sub(w.moved) >= digestQuiet || now.Sub(w.since) >= digestLate) {
				year = id
				return nil
			}
		}
		if len(ids) < digestAtOne {
			next = "" // from the first again
		}
		return err
	})
	return year, next, err
}

// DigestAll makes the digests of all years that have gone on, and returns when none
// is left.
func (b *Bench) DigestAll(ctx context.Context) error {
	for {
		var behind []string
		err := b.store.View(ctx, func(tx *store.Tx) (err error) {
			behind, err = tx.Undigested("", digestAtOne)
			return err
		})
		if err != nil || len(behind) == 0 {
			return err
		}
		for _, year := range behind {
			if err := b.Digest(ctx, year); err != nil {
				return err
			}
		}
	}
}
