package upkeep

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"jiheng/fault"
	"jiheng/proof"
	"jiheng/settings"
	"jiheng/store"
)

// A Restore is what bringing back a backup does, or would do.
type Restore struct {
	File     string       `json:"file"`
	Database string       `json:"database"`
	Backup   []YearRecord `json:"backup"`
	Now      []YearRecord `json:"now,omitempty"` // of the database that is there; nil where there is none
	Unread   string       `json:"unread,omitempty"`
	Lost     []YearChange `json:"lost,omitempty"` // what the database that is there has and the backup has not
	Done     bool         `json:"done"`
	Old      string       `json:"old,omitempty"` // where the database that was there is kept
	Acts     int64        `json:"acts"`
}

// A YearChange is a year of which the backup has fewer acts, or none.
type YearChange struct {
	YearRecord
	Backup int64 `json:"backup"` // acts in the backup
}

// restored is what the log keeps of a restore.
type restored struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Kept   int64  `json:"kept"` // heads in the backup
	Left   int64  `json:"left"` // heads in what it replaced
	Acts   int64  `json:"acts"` // in the backup
}

// forks are the restores that the log has.
func forks(tx *store.Tx) ([]store.Fork, error) {
	acts, err := house(tx, KindRestore)
	if err != nil {
		return nil, err
	}
	var out []store.Fork
	for _, a := range acts {
		var r restored
		if json.Unmarshal([]byte(a.Detail), &r) == nil && r.Left > r.Kept {
			out = append(out, store.Fork{Kept: r.Kept, Left: r.Left})
		}
	}
	return out, nil
}

// A RestoreAsk is for a backup to become the database.
type RestoreAsk struct {
	File    string
	Set     settings.Settings
	By      string
	Replace bool // also where a database is there
	Now     time.Time
}

// RestoreFile makes a backup the database of a data folder, in whose place no server
// may run. The backup is verified first, on a copy beside the database; where a
// database is there, what it has and the backup has not is told, and only Replace
// puts the backup in its place. The old one is kept in a folder beside it. That a
// backup was restored is put in the log.
func RestoreFile(ctx context.Context, ask RestoreAsk) (r *Restore, err error) {
	r = &Restore{File: ask.File, Database: ask.Set.SQLite()}
	if r.Database == "" {
		return restoreInto(ctx, ask)
	}
	if err := os.MkdirAll(filepath.Dir(r.Database), 0o700); err != nil {
		return nil, restoreFault(r.Database, err)
	}
	work, err := os.MkdirTemp(filepath.Dir(r.Database), ".恢复中-")
	if err != nil {
		return nil, restoreFault(r.Database, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	fresh := filepath.Join(work, "jiheng.db")
	note, err := trial(ctx, ask, fresh, work, r)
	if err != nil {
		return nil, err
	}
	left, err := r.compare(ctx, ask, note.Kept)
	if err != nil {
		return nil, err
	}
	if (r.Now != nil || r.Unread != "") && !ask.Replace {
		return r, nil
	}
	note.Left = left
	if err := mark(ctx, fresh, ask, note); err != nil {
		return nil, err
	}
	if r.Old, err = swap(r.Database, fresh, ask.Now); err != nil {
		return nil, restoreFault(r.Database, err)
	}
	r.Done = true
	return r, nil
}

// trial copies the backup beside the database and verifies the copy.
func trial(ctx context.Context, ask RestoreAsk, fresh, work string, r *Restore) (note restored, err error) {
	v, err := VerifyFile(ctx, ask.File, work)
	if err != nil {
		return note, err
	}
	if len(v.Damages) > 0 {
		return note, fault.New(fault.Invalid, fault.Place{File: ask.File}, "backup-damaged", "备份不能用：%s；请换一份，用 jiheng verify-store 先核对", v.Damages[0].Message)
	}
	for _, end := range []string{"", "-wal"} {
		if err := copyInto(ask.File+end, fresh+end); err != nil && (end == "" || !errors.Is(err, fs.ErrNotExist)) {
			return note, restoreFault(fresh, err)
		}
	}
	s, err := store.Open(ctx, "sqlite:"+fresh) // brings it up to this program's version
	if err != nil {
		return note, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	key, err := keysOf(ask.Set)
	if err != nil {
		return note, err
	}
	a, err := audit(ctx, s, "", true, ask.Now, AuditAsk{Keys: key})
	if err != nil {
		return note, err
	}
	for _, f := range a.Found {
		if !f.Warning {
			return note, fault.New(fault.Invalid, fault.Place{File: ask.File}, "backup-damaged", "备份的记录对不上：%s；请换一份，用 jiheng audit verify 逐条看", f.Message)
		}
	}
	note = restored{File: filepath.Base(ask.File), Acts: a.Acts}
	if note.SHA256, _, err = hashOf(ask.File); err != nil {
		return note, restoreFault(ask.File, err)
	}
	r.Acts = a.Acts
	if r.Backup, err = yearRecords(ctx, s); err != nil {
		return note, err
	}
	return note, s.View(ctx, func(tx *store.Tx) (err error) {
		note.Kept, err = tx.Head(store.Heads)
		return err
	})
}

// keysOf reads the public half of the key that signs, where its file is there.
func keysOf(set settings.Settings) ([]string, error) {
	skey, err := readKey(set.SigningKey)
	if err != nil {
		return nil, nil //nolint:nilerr // without it the keys of the log have to do
	}
	vkey, err := proof.PublicKey(skey)
	return []string{vkey}, err
}

// compare tells what the database that is there has and the backup has not, and
// returns how many heads are left behind.
func (r *Restore) compare(ctx context.Context, ask RestoreAsk, kept int64) (left int64, err error) {
	left, err = outsideHeads(ask.Set)
	if err != nil {
		return 0, err
	}
	if _, err := os.Stat(r.Database); errors.Is(err, fs.ErrNotExist) {
		return max(left, kept), nil
	}
	s, err := store.Open(ctx, ask.Set.Database)
	if err != nil {
		for _, f := range fault.All(err) {
			if f.Code == "store-held" {
				return 0, fault.New(fault.Conflict, fault.Place{File: r.Database}, "server-running", "服务正在运行；请先停止它，再恢复备份")
			}
		}
		r.Unread = fault.All(err)[0].Message
		return max(left, kept), nil
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	r.Now = []YearRecord{}
	now, err := yearRecords(ctx, s)
	r.Now = append(r.Now, now...)
	if err == nil {
		err = s.View(ctx, func(tx *store.Tx) error {
			heads, err := tx.Head(store.Heads)
			left = max(left, heads)
			return err
		})
	}
	if err != nil {
		r.Unread = fault.All(err)[0].Message
	}
	r.Lost = lost(r.Now, r.Backup)
	return max(left, kept), nil
}

// lost lists the years of which a backup has fewer acts.
func lost(now, backup []YearRecord) []YearChange {
	has := map[string]int64{}
	for _, y := range backup {
		has[y.ID] = y.Acts
	}
	var out []YearChange
	for _, y := range now {
		if n := has[y.ID]; n < y.Acts {
			out = append(out, YearChange{y, n})
		}
	}
	return out
}

// outsideHeads is how many heads the last checkpoint that was written out stands
// for.
func outsideHeads(set settings.Settings) (int64, error) {
	notes, err := readKept(filepath.Join(set.Checkpoints, FileCheckpoints), SplitCheckpoints)
	if err != nil {
		return 0, err
	}
	most := int64(0)
	for _, n := range notes {
		if size, ok := sizeOf(n); ok {
			most = max(most, size)
		}
	}
	return most, nil
}

// mark puts into the log that a backup was restored.
func mark(ctx context.Context, fresh string, ask RestoreAsk, note restored) (err error) {
	s, err := store.Open(ctx, "sqlite:"+fresh)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return markIn(ctx, s, ask, note)
}

func markIn(ctx context.Context, s *store.Store, ask RestoreAsk, note restored) error {
	detail, err := json.Marshal(note)
	if err != nil {
		return restoreFault(ask.File, err)
	}
	k := Keeper{Store: s, Set: ask.Set, Now: func() time.Time { return ask.Now }}
	return k.log(ctx, ask.By, KindRestore, "", string(detail))
}

// swap puts a database in the place of the one that is there, which is kept in a
// folder beside it. At every moment one of the two stands there, whole.
func swap(database, fresh string, now time.Time) (old string, err error) {
	if _, err := os.Stat(database); err == nil {
		folder := filepath.Join(filepath.Dir(database), "恢复前-"+now.In(beijing).Format(backupStamp))
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return "", err
		}
		old = filepath.Join(folder, filepath.Base(database))
		if err := os.Link(database, old); err != nil {
			if err := copyInto(database, old); err != nil {
				return "", err
			}
		}
		for _, end := range []string{"-wal", "-shm"} { // a whole one has none; what stands there belongs to the old one
			if err := os.Rename(database+end, old+end); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return "", err
			}
		}
	}
	if err := os.Rename(fresh, database); err != nil {
		return old, err
	}
	return old, nil
}

// restoreInto copies a backup into a PostgreSQL database, which has to be empty.
func restoreInto(ctx context.Context, ask RestoreAsk) (r *Restore, err error) {
	r = &Restore{File: ask.File, Database: "PostgreSQL"}
	work, err := os.MkdirTemp("", ".jiheng-restore-")
	if err != nil {
		return nil, restoreFault(ask.File, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	fresh := filepath.Join(work, "jiheng.db")
	note, err := trial(ctx, ask, fresh, work, r)
	if err != nil {
		return nil, err
	}
	from, err := store.Open(ctx, "sqlite:"+fresh)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	to, err := store.Open(ctx, ask.Set.Database)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	if err := store.Copy(ctx, from, to); err != nil {
		return nil, err
	}
	left, err := outsideHeads(ask.Set)
	if err != nil {
		return nil, err
	}
	note.Left = max(left, note.Kept)
	r.Done = true
	return r, markIn(ctx, to, ask, note)
}

func copyInto(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

func restoreFault(name string, err error) error {
	var f *fault.Error
	if errors.As(err, &f) {
		return err
	}
	return fault.New(fault.Conflict, fault.Place{File: name}, "restore-write", "备份没有恢复成，原来的数据没有动；请核对文件夹的权限和磁盘空间").Because(err)
}
