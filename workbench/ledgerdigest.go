package workbench

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"maps"
	"slices"
	"sync"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// mostPending is how many years wait for the digests of their ledgers to be written.
const mostPending = 16

// digested are the ledgers whose digests are known to be in the store.
type digested struct {
	mu      sync.Mutex
	known   map[string][sha256.Size]byte // of which keys, by year
	pending map[string]*Year             // to be written
}

// SealOf is by what this program knows a digest of its own again: another program may
// read ledgers otherwise, and whoever can write into the database has not the secret.
func SealOf(secret []byte, tree string, d store.LedgerDigest) []byte {
	h := hmac.New(sha256.New, secret)
	for _, part := range [][]byte{[]byte(tree), []byte(d.File), d.Key, d.Data} {
		sum := sha256.Sum256(part)
		h.Write(sum[:])
	}
	return h.Sum(nil)
}

// secret is what digests of ledgers are sealed with; nil where none are kept.
func (b *Bench) secret() []byte {
	if b.Seal == nil {
		return nil
	}
	return b.Seal()
}

// ownDigests are the digests of a year that this program has made, and how many others
// there are.
func ownDigests(tx *store.Tx, secret []byte, tree string) (out []store.LedgerDigest, others int, err error) {
	all, err := tx.LedgerDigests(tree)
	for _, d := range all {
		if hmac.Equal(d.Seal, SealOf(secret, tree, d)) {
			out = append(out, d)
		}
	}
	return out, len(all) - len(out), err
}

// recall takes in what was read of a year's ledgers before this program began, or
// before it forgot the year.
func (b *Bench) recall(ctx context.Context, id string) error {
	secret := b.secret()
	if secret == nil {
		return nil
	}
	var own []store.LedgerDigest
	var others int
	err := b.store.View(ctx, func(tx *store.Tx) (err error) { own, others, err = ownDigests(tx, secret, id); return err })
	if err != nil {
		return err
	}
	keys, data := map[string][sha256.Size]byte{}, make([][]byte, len(own))
	for i, d := range own {
		data[i] = d.Data
		if len(d.Key) == sha256.Size {
			keys[d.File] = [sha256.Size]byte(d.Key)
		}
	}
	b.memo.Recall(data)
	b.digested.mu.Lock()
	defer b.digested.mu.Unlock()
	if b.digested.known[id] = sumOf(keys); others > 0 { // which are to be replaced
		b.digested.known[id] = [sha256.Size]byte{}
	}
	return nil
}

// sumOf is one hash of all keys.
func sumOf(keys map[string][sha256.Size]byte) (out [sha256.Size]byte) {
	h := sha256.New()
	for _, file := range slices.Sorted(maps.Keys(keys)) {
		key := keys[file]
		sum := sha256.Sum256([]byte(file))
		h.Write(sum[:])
		h.Write(key[:])
	}
	h.Sum(out[:0])
	return out
}

// wantDigests puts a year down whose ledgers are no longer those that are known to be
// in the store.
func (b *Bench) wantDigests(y *Year) {
	if b.secret() == nil {
		return
	}
	sum := sumOf(y.LedgerKeys())
	b.digested.mu.Lock()
	defer b.digested.mu.Unlock()
	if known, ok := b.digested.known[y.ID]; ok && known == sum || b.digested.pending[y.ID] == nil && len(b.digested.pending) >= mostPending {
		return
	}
	b.digested.pending[y.ID] = y
}

// KeepLedgers writes down what was read of ledgers since it was last called, so that
// the program that begins next need not read them again. It does nothing without a
// secret.
func (b *Bench) KeepLedgers(ctx context.Context) error {
	b.digested.mu.Lock()
	pending := b.digested.pending
	b.digested.pending = map[string]*Year{}
	b.digested.mu.Unlock()
	var out fault.List
	for _, id := range slices.Sorted(maps.Keys(pending)) {
		out.Add(b.keepLedgersOf(ctx, pending[id]))
	}
	return out.Err()
}

// keepLedgersOf writes the digests of a year's ledgers that have become others. A year
// that has gone on, as when a text was erased, is left to the next reading.
func (b *Bench) keepLedgersOf(ctx context.Context, y *Year) error {
	secret := b.secret()
	made := y.LedgerDigests()
	written := false
	err := b.store.Update(ctx, func(tx *store.Tx) error {
		written = false
		if head, err := tx.Head(y.ID); err != nil || head != y.Act {
			return err
		}
		own, err := tx.LedgerDigests(y.ID)
		if err != nil {
			return err
		}
		had := map[string]store.LedgerDigest{}
		for _, d := range own {
			had[d.File] = d
		}
		for _, m := range made {
			d := store.LedgerDigest{File: m.File, Key: m.Key[:], Data: m.Data}
			d.Seal = SealOf(secret, y.ID, d)
			if old := had[m.File]; !bytes.Equal(old.Seal, d.Seal) || !bytes.Equal(old.Data, d.Data) || !bytes.Equal(old.Key, d.Key) {
				if err := tx.PutLedgerDigest(y.ID, d); err != nil {
					return err
				}
			}
			delete(had, m.File)
		}
		for _, file := range slices.Sorted(maps.Keys(had)) {
			if err := tx.DropLedgerDigest(y.ID, file); err != nil {
				return err
			}
		}
		written = true
		return nil
	})
	if err == nil && written {
		b.digested.mu.Lock()
		b.digested.known[y.ID] = sumOf(y.LedgerKeys())
		b.digested.mu.Unlock()
	}
	return err
}

// A FalseDigest is one that this program has sealed and that says something else than
// the ledger does.
type FalseDigest struct{ Year, File string }

// CheckLedgers reads all ledgers that have a digest of this program anew, and returns
// the digests that say something else, which are dropped.
func (b *Bench) CheckLedgers(ctx context.Context) (out []FalseDigest, err error) {
	secret := b.secret()
	if secret == nil {
		return nil, nil
	}
	var years []store.Year
	if err := b.store.View(ctx, func(tx *store.Tx) (err error) { years, err = tx.Years(); return err }); err != nil {
		return nil, err
	}
	for _, y := range years {
		wrong, err := b.falseDigests(ctx, secret, y.ID)
		if err != nil {
			return out, err
		}
		for _, file := range wrong {
			out = append(out, FalseDigest{y.ID, file})
		}
	}
	return out, nil
}

func (b *Bench) falseDigests(ctx context.Context, secret []byte, tree string) (out []string, err error) {
	var own []store.LedgerDigest
	if err := b.store.View(ctx, func(tx *store.Tx) (err error) { own, _, err = ownDigests(tx, secret, tree); return err }); err != nil || len(own) == 0 {
		return nil, err
	}
	folder, err := b.store.Folder(ctx, tree, store.Newest)
	if err != nil {
		return nil, err
	}
	d, _ := dossier.LoadDraft(folder, dossier.NewMemo(0))
	anew := map[string]dossier.LedgerDigest{}
	for _, m := range d.LedgerDigests() {
		anew[m.File] = m
	}
	for _, d := range own {
		if m, ok := anew[d.File]; ok && bytes.Equal(m.Key[:], d.Key) && !bytes.Equal(m.Data, d.Data) {
			out = append(out, d.File)
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, b.store.Update(ctx, func(tx *store.Tx) error {
		for _, file := range out {
			if err := tx.DropLedgerDigest(tree, file); err != nil {
				return err
			}
		}
		return nil
	})
}
