package upkeep

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/proof"
	"jiheng/store"
)

// The keys that have signed heads are entries of the house, so that a key that was
// put in the place of another stands in the log too.
const (
	fileKeys  = "密钥.yaml"
	blockKeys = "密钥"
)

// A KeyRecord is a key as the log has it.
type KeyRecord struct {
	Public string // as proof.NewVerifier takes it
	Since  time.Time
}

// Keys lists the keys that the log has, the first one first.
func Keys(tx *store.Tx) ([]KeyRecord, error) {
	entries, err := tx.Entries(store.House, store.Newest)
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	for _, e := range entries {
		if e.File == fileKeys {
			text.WriteString(e.Text)
		}
	}
	root, _ := plain.ParseYAML(fileKeys, []byte(text.String()))
	var out []KeyRecord
	for _, n := range root.List(blockKeys) {
		at, _ := time.Parse(time.RFC3339, n.Need("启用"))
		out = append(out, KeyRecord{Public: n.Need("公钥"), Since: at})
	}
	return out, root.Err()
}

// Signer returns the key that signs heads. Where the house has none yet one is made:
// its file can be read by its owner alone, and its public half is put in the log and
// beside the checkpoints. A key that the log has and whose file is gone is a
// NotFound: another would be one that somebody has put in its place, so a new one is
// made only where renew says so.
func (k *Keeper) Signer(ctx context.Context, by string, renew bool) (proof.Signer, error) {
	skey, err := readKey(k.Set.SigningKey)
	switch {
	case err == nil && !renew:
		return k.known(ctx, by, skey)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.Conflict, fault.Place{File: k.Set.SigningKey}, "key-unreadable", "签名密钥读不了；请核对它属于谁、有没有读取权限").Because(err)
	}
	var keys []KeyRecord
	if err := k.Store.View(ctx, func(tx *store.Tx) (err error) { keys, err = Keys(tx); return err }); err != nil {
		return nil, err
	}
	if len(keys) > 0 && !renew {
		return nil, fault.New(fault.NotFound, fault.Place{File: k.Set.SigningKey}, "key-missing",
			"签名密钥的文件不见了；请把它从备份放回原处。确实找不回来的，用 jiheng audit checkpoint --new-key 换一把新的，换密钥会记在日志里")
	}
	return k.newKey(ctx, by, renew)
}

// readKey reads the secret half of a key.
func readKey(path string) (string, error) {
	data, err := os.ReadFile(path)
	return strings.TrimSpace(string(data)), err
}

// newKey makes a key, keeps its file and puts it in the log. The file of an old one
// is kept beside it.
func (k *Keeper) newKey(ctx context.Context, by string, renew bool) (proof.Signer, error) {
	skey, vkey, err := proof.NewKey(rand.Reader, k.Store.Origin())
	if err != nil {
		return nil, err
	}
	path := k.Set.SigningKey
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, keyFault(path, err)
	}
	if renew {
		old := path + ".旧-" + k.now().Format("20060102-150405")
		if err := os.Rename(path, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, keyFault(path, err)
		}
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o400)
	if err != nil {
		return nil, keyFault(path, err)
	}
	_, err = fmt.Fprintln(f, skey)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return nil, keyFault(path, err)
	}
	if err := k.writePublic(vkey); err != nil {
		return nil, err
	}
	return k.known(ctx, by, skey)
}

func keyFault(path string, err error) error {
	return fault.New(fault.Conflict, fault.Place{File: path}, "key-write", "签名密钥写不成；请核对文件夹的权限和磁盘空间").Because(err)
}

// known returns the signer of a key, and puts the key in the log where it is not
// there yet and no other is.
func (k *Keeper) known(ctx context.Context, by, skey string) (proof.Signer, error) {
	signer, err := proof.NewSigner(skey)
	if err != nil {
		return nil, fault.Bad(fault.Place{File: k.Set.SigningKey}, "key-unreadable", "签名密钥的文件内容不对；请从备份放回原来的文件").Because(err)
	}
	vkey, err := proof.PublicKey(skey)
	if err != nil {
		return nil, err
	}
	return signer, k.Store.Update(ctx, func(tx *store.Tx) error {
		keys, err := Keys(tx)
		if err != nil {
			return err
		}
		for _, r := range keys {
			if r.Public == vkey {
				return nil
			}
		}
		_, err = tx.Append(k.act(by, KindKey, "", vkey), keyEdits(tx, vkey, k.now()))
		return err
	})
}

// keyEdits adds a key to those of the house.
func keyEdits(tx *store.Tx, vkey string, at time.Time) []store.Edit {
	item := store.Entry{File: fileKeys, Kind: int(dossier.EntryItem), Block: blockKeys, Key: at.Format("20060102150405"),
		Text: "  - 公钥: " + plain.Quote(vkey) + "\n    启用: " + plain.Quote(at.Format(time.RFC3339)) + "\n"}
	entries, err := tx.Entries(store.House, store.Newest)
	last := ""
	for _, e := range entries {
		if e.File == fileKeys {
			last = e.ID
		}
	}
	if last != "" && err == nil {
		return []store.Edit{{Op: store.Insert, After: last, Entry: item}}
	}
	head := store.Entry{File: fileKeys, Kind: int(dossier.EntryHead), Block: blockKeys, Text: blockKeys + ":\n"}
	return []store.Edit{{Op: store.Insert, Entry: head}, {Op: store.Insert, Entry: item}}
}
