// Package upkeep keeps an installation in order: its signing key and the signed
// heads that leave it, its backups and their return, what shows whether its store
// and its log are what they were, and what a person is told who looks after it.
//
// A [Keeper] does that on an open store. A store in a SQLite file is held by one
// process; what another asks of it while a server runs goes by [Control], and is
// done by the server.
package upkeep

import (
	"context"
	"io"
	"io/fs"
	"sync"
	"time"

	"jiheng/settings"
	"jiheng/store"
)

// Program is who an act is by that the program does by itself.
const Program = "程序"

// Kinds of acts in the tree of the house.
const (
	KindKey     = "登记密钥"
	KindBackup  = "备份"
	KindRestore = "恢复"
	KindStart   = "启动"
	KindStop    = "停止"
	KindAlive   = "值守"
)

// Heartbeat is how long the log may be silent while the program runs: there is an
// act a day at least, and two hours to be late.
const Heartbeat = 26 * time.Hour

// A Keeper looks after one open store.
type Keeper struct {
	Store   *store.Store
	Set     settings.Settings
	Now     func() time.Time
	Version string    // of the program
	Started time.Time // of the server that has the store open; zero where none does

	signing sync.Mutex // heads are signed and written out by one at a time
	written string     // the checkpoint that was last written out

	sealing sync.Mutex
	seal    []byte // see Seal
}

// Work is what is asked of a keeper from the command line: of one that has the
// store open here, or of a server that has it open.
type Work interface {
	Backup(ctx context.Context, by string, to string) (*Backup, error)
	Verify(ctx context.Context) (*Verified, error)
	Audit(ctx context.Context, ask AuditAsk) (*Audit, error)
	Checkpoint(ctx context.Context, ask CheckpointAsk) (*Signed, error)
	Export(ctx context.Context, pick Pick, to io.Writer) error
	Import(ctx context.Context, by string, pick Pick, folder fs.FS) (*Imported, error)
	Merge(ctx context.Context, ask MergeAsk, folder fs.FS) (*Merged, error)
	Watch(ctx context.Context) (*Watched, error)
}

// log puts an act of the house in the log that changes no entry.
func (k *Keeper) log(ctx context.Context, by, kind, reason, detail string) error {
	return k.Store.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Append(k.act(by, kind, reason, detail), nil)
		return err
	})
}

// Log puts an act of the program itself into the log: that it starts, stops, or is
// still there.
func (k *Keeper) Log(ctx context.Context, kind string) error {
	return k.log(ctx, Program, kind, "", "版本 "+k.Version)
}

func (k *Keeper) act(by, kind, reason, detail string) store.Act {
	return store.Act{Tree: store.House, Person: by, Kind: kind, Time: k.now(), Reason: reason, Detail: detail}
}

func (k *Keeper) now() time.Time { return k.Now().UTC().Truncate(time.Second) }

// house reads the acts of the house of one kind, in their order.
func house(tx *store.Tx, kind string) ([]store.Act, error) {
	var out []store.Act
	for after := int64(0); ; {
		page, err := tx.Acts(store.House, after, 500)
		if err != nil {
			return nil, err
		}
		for _, a := range page {
			if a.Kind == kind {
				out = append(out, a)
			}
			after = a.Number
		}
		if len(page) < 500 {
			return out, nil
		}
	}
}
