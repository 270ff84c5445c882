package upkeep

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/settings"
	"jiheng/store"
	"jiheng/workbench"
)

// Names of backups: the time in the middle is Beijing's.
const (
	backupPrefix = "jiheng-"
	backupEnd    = ".db"
	backupStamp  = "20060102-150405"
	manifestEnd  = ".json"
)

const manifestForm = "jiheng backup 1"

// A Manifest stands beside a backup and says what it is.
type Manifest struct {
	Form    string       `json:"form"`
	File    string       `json:"file"`
	Size    int64        `json:"size"`
	SHA256  string       `json:"sha256"`
	Made    time.Time    `json:"made"`
	Program string       `json:"program"` // its version
	Engine  string       `json:"engine"`  // of the database that was backed up
	Schema  int64        `json:"schema"`
	Origin  string       `json:"origin"`
	Heads   int64        `json:"heads"`                // signed or not, in the tree of heads
	Signed  string       `json:"checkpoint,omitempty"` // the last checkpoint
	Acts    int64        `json:"acts"`
	Entries int64        `json:"entries"`
	Years   []YearRecord `json:"years"`
	Files   []string     `json:"files"` // SHA-256 of the contents that are kept in it
}

// A YearRecord is a unit's year as a backup has it.
type YearRecord struct {
	ID   string    `json:"id"`
	Unit string    `json:"unit"`
	Code string    `json:"code"`
	Name string    `json:"name"`
	Year int       `json:"year"`
	Acts int64     `json:"acts"`
	Last time.Time `json:"last"` // of the last act; zero where there is none
}

// A Backup is one that was made and verified.
type Backup struct {
	File     string   `json:"file"`
	Manifest Manifest `json:"manifest"`
	Seconds  float64  `json:"seconds"`
	Dropped  []string `json:"dropped,omitempty"` // older ones that are no longer kept
}

// Backup writes a verified copy of the database while others work, with a manifest
// beside it, and puts that in the log. to is a file, or a folder that is there;
// empty for the folder of backups, of which the older ones are thinned out then.
func (k *Keeper) Backup(ctx context.Context, by, to string) (*Backup, error) {
	began := time.Now()
	own := to == ""
	if own {
		to = k.Set.Backup.Folder
		if err := os.MkdirAll(to, 0o700); err != nil {
			return nil, backupFault(to, err)
		}
	}
	if info, err := os.Stat(to); err == nil && info.IsDir() {
		to = filepath.Join(to, backupPrefix+k.now().In(beijing).Format(backupStamp)+backupEnd)
	}
	b := &Backup{File: to}
	report, err := k.Store.Backup(ctx, to, func(file string) (err error) {
		b.Manifest.SHA256, b.Manifest.Size, err = hashOf(file)
		return err
	}, func(file string) error { return describe(ctx, &b.Manifest, file) })
	if err != nil {
		return nil, err
	}
	if err := k.manifest(b, report); err != nil {
		return nil, errors.Join(err, os.Remove(to))
	}
	if !sound(report) {
		return b, fault.New(fault.Conflict, fault.Place{File: to}, "backup-unsound",
			"备份做成了，但是里面的记录对不上，不能当作好的备份：%s；请用 jiheng audit verify 逐条看", report.Findings[0].Message)
	}
	if own {
		if b.Dropped, err = thin(k.Set.Backup); err != nil {
			return b, err
		}
	}
	b.Seconds = time.Since(began).Seconds()
	return b, k.log(ctx, by, KindBackup, "", filepath.Base(to)+" sha256 "+b.Manifest.SHA256)
}

func sound(r *store.Report) bool { return r.Sound() }

// manifest writes down what the backup is.
func (k *Keeper) manifest(b *Backup, r *store.Report) error {
	if err := os.Chmod(b.File, 0o600); err != nil {
		return backupFault(b.File, err)
	}
	m := &b.Manifest
	m.Form, m.File, m.Made, m.Program, m.Engine = manifestForm, filepath.Base(b.File), k.now(), k.Version, k.Store.Engine()
	m.Acts, m.Entries = r.Acts, r.Entries
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return backupFault(b.File, err)
	}
	if err := writeWhole(b.File+manifestEnd, append(data, '\n')); err != nil {
		return backupFault(b.File, err)
	}
	return nil
}

// describe reads what a file of a database at rest holds.
func describe(ctx context.Context, m *Manifest, file string) (err error) {
	s, err := store.Peek(ctx, file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	m.Origin = s.Origin()
	err = s.View(ctx, func(tx *store.Tx) (err error) {
		if m.Schema, err = tx.Schema(); err != nil {
			return err
		}
		c, err := tx.LastCheckpoint()
		if err != nil {
			return err
		}
		m.Signed, m.Heads = string(c.Note), c.Size
		m.Files, err = tx.Files()
		return err
	})
	if err != nil {
		return err
	}
	m.Years, err = yearRecords(ctx, s)
	return err
}

// yearRecords lists the years of a database, the newest first.
func yearRecords(ctx context.Context, s *store.Store) (out []YearRecord, err error) {
	h, err := workbench.New(s, time.Now).House(ctx)
	if err != nil {
		return nil, err
	}
	return out, s.View(ctx, func(tx *store.Tx) error {
		years, err := tx.Years()
		if err != nil {
			return err
		}
		for _, y := range years {
			r := YearRecord{ID: y.ID, Unit: y.Unit, Name: y.Unit, Year: y.Year, Acts: y.Head}
			if u, err := h.Unit(y.Unit); err == nil {
				in, _ := u.In(y.Year)
				r.Code, r.Name = in.Code, cmp.Or(in.Name, u.Name)
			}
			last, err := tx.Latest(y.ID, 1)
			if err != nil {
				return err
			}
			if len(last) > 0 {
				r.Last = last[0].Time
			}
			out = append(out, r)
		}
		return nil
	})
}

func hashOf(file string) (string, int64, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.CopyBuffer(h, struct{ io.Reader }{f}, make([]byte, 1<<20))
	return hex.EncodeToString(h.Sum(nil)), n, err
}

// writeWhole writes a file that is there as a whole or not at all.
func writeWhole(name string, data []byte) error {
	temp := name + ".part"
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	return os.Rename(temp, name)
}

func backupFault(file string, err error) error {
	var f *fault.Error
	if errors.As(err, &f) {
		return err
	}
	return fault.New(fault.Conflict, fault.Place{File: file}, "backup-write", "备份写不成；请核对文件夹的权限和磁盘空间").Because(err)
}

// A kept is a backup in the folder of backups.
type kept struct {
	file string
	made time.Time
}

// backups lists the files of backups in a folder with the times in their names, the
// newest first.
func backups(folder string) ([]kept, error) {
	names, err := filepath.Glob(filepath.Join(escapeGlob(folder), backupPrefix+"*"+backupEnd))
	if err != nil {
		return nil, err
	}
	var out []kept
	for _, n := range names {
		text := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(n), backupPrefix), backupEnd)
		if at, err := time.ParseInLocation(backupStamp, text, beijing); err == nil {
			out = append(out, kept{n, at})
		}
	}
	slices.SortFunc(out, func(a, b kept) int { return b.made.Compare(a.made) })
	return out, nil
}

// escapeGlob keeps the characters of a folder's name from being patterns.
func escapeGlob(s string) string {
	return strings.NewReplacer(`[`, `[[]`, `*`, `[*]`, `?`, `[?]`).Replace(s)
}

// Backups lists what the manifests in the folder of backups say, the newest first. A
// backup without a manifest that can be read has its file and time alone.
func Backups(b settings.Backup) ([]Manifest, error) {
	all, err := backups(b.Folder)
	if err != nil {
		return nil, err
	}
	out := make([]Manifest, len(all))
	for i, k := range all {
		out[i] = Manifest{File: filepath.Base(k.file), Made: k.made}
		if m, err := ReadManifest(k.file); err == nil && m != nil {
			out[i] = *m
		}
	}
	return out, nil
}

// LastBackup returns the newest backup of the folder; zero where there is none.
func LastBackup(b settings.Backup) (file string, made time.Time, err error) {
	all, err := backups(b.Folder)
	if err != nil || len(all) == 0 {
		return "", time.Time{}, err
	}
	return all[0].file, all[0].made, nil
}

// thin removes backups that the counts keep no more: of the hours, days and months
// that have one, the newest one in each of the last so many. The newest of all stays.
func thin(b settings.Backup) ([]string, error) {
	all, err := backups(b.Folder)
	if err != nil {
		return nil, err
	}
	var dropped []string
	for _, d := range surplus(all, b) {
		if err := errors.Join(os.Remove(d.file), removeIfThere(d.file+manifestEnd)); err != nil {
			return dropped, backupFault(d.file, err)
		}
		dropped = append(dropped, d.file)
	}
	return dropped, nil
}

func removeIfThere(name string) error {
	if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// surplus returns the backups, the newest first, that are kept by no count.
func surplus(all []kept, b settings.Backup) []kept {
	if !b.Automatic() {
		return nil
	}
	stays := map[string]bool{}
	for _, by := range []struct {
		layout string
		most   int
	}{{"2006010215", b.Hourly}, {"20060102", b.Daily}, {"200601", b.Monthly}} {
		seen := map[string]bool{}
		for _, k := range all {
			if slot := k.made.Format(by.layout); !seen[slot] && len(seen) < by.most {
				seen[slot], stays[k.file] = true, true
			}
		}
	}
	var out []kept
	for i, k := range all {
		if i > 0 && !stays[k.file] {
			out = append(out, k)
		}
	}
	return out
}
