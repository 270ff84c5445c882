package workbench

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"io"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"jiheng/dossier"
	"jiheng/secret"
	"jiheng/store"
)

// A Bench (工作台) is the use cases over one store. It keeps the years that people
// are at work on in memory.
type Bench struct {
	// Opens reads a file that is to be kept to its end, and says why it cannot be opened;
	// nil where nobody can tell.
	Opens func(name string, data []byte) error

	// UnitFiles is how many bytes of files are kept of one unit; zero for no bound.
	UnitFiles int64

	// Version is that of the program, which an approval names; empty where it has none.
	Version string

	// Seal returns the secret by which this program knows again what it has kept of
	// ledgers; nil, or one that returns nil, where nothing is kept of them.
	Seal func() []byte

	store *store.Store
	now   func() time.Time
	memo  *dossier.Memo

	random io.Reader
	hasher *secret.Hasher

	reading   singleflight.Group // of years, by ID
	standings standings
	board     board
	digested  digested
	lastKept  lastKept

	mu    sync.Mutex
	kept  map[string]*Year // by the ID of the year; the newest that was read
	last  []string         // IDs of these, the latest used last
	house *House           // the newest that was read
}

// How much a bench keeps in memory.
const (
	mostYears = 16
	mostRows  = 400_000
)

// New returns the bench of a store. The clock is the one that acts are dated by.
func New(s *store.Store, clock func() time.Time) *Bench {
	return &Bench{UnitFiles: MostOfUnit, store: s, now: clock, memo: dossier.NewMemo(mostRows), kept: map[string]*Year{},
		random: rand.Reader, hasher: secret.NewHasher(rand.Reader),
		digested: digested{known: map[string][sha256.Size]byte{}, pending: map[string]*Year{}}}
}

// Year returns a year as of its last act, or of a later one. One that is not there
// is NotFound. One reading of a year runs at a time, and takes over every act that
// has arrived until it begins.
func (b *Bench) Year(ctx context.Context, id string) (*Year, error) {
	head, err := b.head(ctx, id)
	if err != nil {
		return nil, err
	}
	return b.yearAsOf(ctx, id, head)
}

// yearAsOf returns a year as of its head, which was just read, or of a later act.
func (b *Bench) yearAsOf(ctx context.Context, id string, head int64) (*Year, error) {
	for {
		if y := b.keptYear(id); y != nil && y.Act >= head {
			return y, nil
		}
		read := b.reading.DoChan(id, func() (any, error) {
			alone := context.WithoutCancel(ctx)
			return b.derive(alone, id)
		})
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case r := <-read:
			if r.Err != nil {
				return nil, r.Err
			}
			// One that began before this act is followed by another.
			if y := r.Val.(*Year); y.Act >= head {
				return y, nil
			}
		}
	}
}

// Kept returns a year as it was last derived, nil where that is not in memory: to
// tell what an act has changed. Whoever is shown it has been asked for their right.
func (b *Bench) Kept(id string) *Year { return b.keptYear(id) }

func (b *Bench) head(ctx context.Context, id string) (head int64, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) (err error) {
		head, err = tx.Head(id)
		return err
	})
	return head, err
}

// YearAt returns a year as of one of its acts.
func (b *Bench) YearAt(ctx context.Context, id string, act int64) (*Year, error) {
	folder, err := b.store.Folder(ctx, id, act)
	if err != nil {
		return nil, err
	}
	return b.read(id, folder), nil
}

// derive makes the year as it stands now, of what is kept of it.
func (b *Bench) derive(ctx context.Context, id string) (*Year, error) {
	var folder *store.Folder
	var err error
	old := b.keptYear(id)
	if old == nil || old.folder == nil {
		folder, err = b.folderOf(ctx, id)
	} else if folder, err = b.store.Forward(ctx, id, old.folder); folder == old.folder && err == nil {
		return old, nil
	}
	if err != nil {
		return nil, err
	}
	y := b.read(id, folder)
	b.wantDigests(y)
	return y, nil
}

// folderOf returns the folder of a year as it stands now, and takes in what is kept of
// its ledgers.
func (b *Bench) folderOf(ctx context.Context, id string) (*store.Folder, error) {
	recalled := make(chan error, 1)
	go func() { recalled <- b.recall(ctx, id) }()
	folder, err := b.store.Folder(ctx, id, store.Newest)
	if err := errors.Join(err, <-recalled); err != nil {
		return nil, err
	}
	return folder, nil
}

// read derives a year from its folder, and keeps it.
func (b *Bench) read(id string, folder *store.Folder) *Year {
	y := ReadYear(folder, b.memo)
	y.ID, y.Act, y.Entries, y.folder = id, folder.Act, folder.Entries, folder
	y.ready, y.checks = sync.OnceValue(y.keepsBack), sync.OnceValues(y.check)
	b.keep(y)
	return y
}

func (b *Bench) keptYear(id string) *Year {
	b.mu.Lock()
	defer b.mu.Unlock()
	y := b.kept[id]
	if y != nil {
		b.use(id)
	}
	return y
}

// keep remembers a year unless a newer one of it is kept, and forgets the one
// that was used longest ago where there are too many.
func (b *Bench) keep(y *Year) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if old := b.kept[y.ID]; old != nil && old.Act >= y.Act {
		return
	}
	b.kept[y.ID] = y
	b.use(y.ID)
	if len(b.last) > mostYears {
		delete(b.kept, b.last[0])
		b.last = b.last[1:]
	}
}

// use puts a year last among those that may be forgotten.
func (b *Bench) use(id string) {
	for i, other := range b.last {
		if other == id {
			b.last = append(b.last[:i], b.last[i+1:]...)
			break
		}
	}
	b.last = append(b.last, id)
}

// asEntry is a stored entry as the format sees it.
func asEntry(e store.Entry) dossier.Entry {
	return dossier.Entry{File: e.File, Kind: dossier.EntryKind(e.Kind), Block: e.Block, Key: e.Key, Text: e.Text}
}

// asStored is an entry of the format as it is stored.
func asStored(e dossier.Entry) store.Entry {
	return store.Entry{File: e.File, Kind: int(e.Kind), Block: e.Block, Key: e.Key, Text: e.Text}
}
