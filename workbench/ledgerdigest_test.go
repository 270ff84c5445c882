package workbench

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"testing"

	"jiheng/store"
)

// begun is a program that has just begun at the same store.
func (r *rehearsal) begun(secret string) *Bench {
	b := New(r.store, r.bench.now)
	b.Seal = func() []byte { return []byte(secret) }
	return b
}

// ledgers are the digests in the store.
func (r *rehearsal) ledgers() (out []store.LedgerDigest) {
	if err := r.store.View(context.Background(), func(tx *store.Tx) (err error) { out, err = tx.LedgerDigests(rehearsed); return err }); err != nil {
		r.Fatal(err)
	}
	return out
}

func (r *rehearsal) write(d store.LedgerDigest) {
	if err := r.store.Update(context.Background(), func(tx *store.Tx) error { return tx.PutLedgerDigest(rehearsed, d) }); err != nil {
		r.Fatal(err)
	}
}

// reads reads the year by a program, demands that it says what the folder says, and
// returns how many ledgers it has written down then.
func (r *rehearsal) reads(b *Bench) int {
	r.Helper()
	ctx := context.Background()
	y, err := b.Year(ctx, rehearsed)
	if err != nil {
		r.Fatal(err)
	}
	folder, err := r.store.Folder(ctx, rehearsed, y.Act)
	if err != nil {
		r.Fatal(err)
	}
	if got, want := said(y), said(ReadYear(folder, nil)); !slices.Equal(got, want) {
		r.Errorf("it says\n%s\ninstead of\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	before := r.ledgers()
	if err := b.KeepLedgers(ctx); err != nil {
		r.Fatal(err)
	}
	written := 0
	for _, d := range r.ledgers() {
		if !slices.ContainsFunc(before, func(o store.LedgerDigest) bool {
			return o.File == d.File && bytes.Equal(o.Seal, d.Seal) && bytes.Equal(o.Data, d.Data)
		}) {
			written++
		}
	}
	return written
}

// TestLedgersAreReadOnce by one program after another; another version of the program,
// or whoever has not the secret, is not believed.
func TestLedgersAreReadOnce(t *testing.T) {
	r := rehearse(t, smallSample(t), 1)
	if n := r.reads(New(r.store, r.bench.now)); n != 0 || len(r.ledgers()) != 0 {
		t.Errorf("without a secret %d were written", n)
	}
	if n := r.reads(r.begun("one")); n != 3 {
		t.Errorf("%d of three ledgers were written", n)
	}
	again := r.begun("one")
	if n := r.reads(again); n != 0 || len(again.digested.pending) != 0 {
		t.Errorf("%d were written again", n)
	}
	if n := r.reads(r.begun("two")); n != 3 {
		t.Errorf("another program has written %d", n)
	}
	all := r.ledgers()
	forged := all[0]
	forged.Data = bytes.Replace(forged.Data, []byte(`"Number":"`), []byte(`"Number":"1`), 1)
	if bytes.Equal(forged.Data, all[0].Data) {
		t.Fatal("nothing was forged")
	}
	r.write(forged)
	if n := r.reads(r.begun("two")); n != 1 {
		t.Errorf("%d were written after one was forged", n)
	}
	moved := all[1]
	moved.File = "台账/T99.yaml"
	r.write(moved)
	if r.reads(r.begun("two")); len(r.ledgers()) != 3 {
		t.Errorf("%d digests of three ledgers", len(r.ledgers()))
	}
}

// TestLedgersThatBecomeOthers are read again, and what was told of them is replaced.
func TestLedgersThatBecomeOthers(t *testing.T) {
	r := rehearse(t, smallSample(t), 4)
	b := r.begun("one")
	r.bench = b
	r.reads(b)
	for ; r.acts < 8; r.acts++ {
		r.fields(r.year(), r.people[0])
		r.value(r.year(), r.people[0])
		r.reads(b)
		r.reads(r.begun("one"))
	}
}

// TestAFalseDigestIsFound where the program itself has sealed one that is wrong, as a
// defect of it would.
func TestAFalseDigestIsFound(t *testing.T) {
	ctx := context.Background()
	r := rehearse(t, smallSample(t), 1)
	b := r.begun("one")
	r.reads(b)
	if found, err := b.CheckLedgers(ctx); err != nil || len(found) != 0 {
		t.Errorf("%v, %v", found, err)
	}
	wrong := r.ledgers()[1]
	wrong.Data = bytes.Replace(wrong.Data, []byte(`"Number":"`), []byte(`"Number":"1`), 1)
	wrong.Seal = SealOf([]byte("one"), rehearsed, wrong)
	r.write(wrong)
	if found, err := r.begun("other").CheckLedgers(ctx); err != nil || len(found) != 0 {
		t.Errorf("another program has looked: %v, %v", found, err)
	}
	found, err := b.CheckLedgers(ctx)
	if err != nil || len(found) != 1 || found[0] != (FalseDigest{rehearsed, wrong.File}) || len(r.ledgers()) != 2 {
		t.Errorf("%v, %v; %d are left", found, err, len(r.ledgers()))
	}
	if n := r.reads(r.begun("one")); n != 1 {
		t.Errorf("%d were written again", n)
	}
}

// TestCopiesAreWithoutLedgers leaves what can be made again out of a copy.
func TestCopiesAreWithoutLedgers(t *testing.T) {
	ctx := context.Background()
	r := rehearse(t, smallSample(t), 1)
	r.reads(r.begun("one"))
	file := t.TempDir() + "/copy.db"
	if _, err := r.store.Backup(ctx, file); err != nil {
		t.Fatal(err)
	}
	s, err := store.Peek(ctx, file)
	if err != nil {
		t.Fatal(err)
	}
	defer io.Closer(s).Close()
	var left []store.LedgerDigest
	if err := s.View(ctx, func(tx *store.Tx) (err error) { left, err = tx.LedgerDigests(rehearsed); return err }); err != nil || len(left) > 0 {
		t.Errorf("%d are in the copy, %v", len(left), err)
	}
}
