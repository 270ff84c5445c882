package store

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jiheng/fault"
)

// dump is all rows of all tables.
func dump(t *testing.T, s *Store, without ...string) map[string][][]any {
	t.Helper()
	out := map[string][][]any{}
	view(t, s, func(tx *Tx) error {
		for _, table := range tables {
			if slices.Contains(without, table.name) {
				continue
			}
			err := tx.each("SELECT * FROM "+table.name+" ORDER BY "+table.key, nil, func(r *sql.Rows) error {
				names, err := r.Columns()
				if err != nil {
					return err
				}
				row, into := make([]any, len(names)), make([]any, len(names))
				for i := range row {
					into[i] = &row[i]
				}
				if err := r.Scan(into...); err != nil {
					return err
				}
				for i, v := range row {
					if b, ok := v.([]byte); ok {
						row[i] = fmt.Sprintf("%d bytes %x", len(b), sha256.Sum256(b))
					}
				}
				out[table.name] = append(out[table.name], row)
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return out
}

// Every table of the schema is copied.
func TestTables(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		q := "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
		if s.path == "" {
			q = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
		}
		var want []string
		view(t, s, func(tx *Tx) (err error) {
			want, err = list(tx, q, nil, scanText)
			return err
		})
		var got []string
		for _, table := range tables {
			got = append(got, table.name)
		}
		got = append(got, "goose_db_version")
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("tables that are not copied, or are not there:\n%s", diff)
		}
	})
}

func TestBackup(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		trust := worked(t, s)
		update(t, s, func(tx *Tx) error {
			return tx.PutDraft(Draft{Person: "p1", Tree: y24, Entry: "1-1", Seen: 6, Text: "- A？", Time: noon})
		})
		path := filepath.Join(t.TempDir(), "备份.db")
		stop, ended := make(chan struct{}), make(chan error)
		go func() { // others work meanwhile
			for range 200 {
				select {
				case <-stop:
					ended <- nil
					return
				default:
				}
				if _, err := tryAct(s, Act{Tree: House, Kind: "查看"}); err != nil {
					ended <- err
					return
				}
			}
			<-stop
			ended <- nil
		}()
		r, err := s.Backup(ctx, path)
		close(stop)
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if err != nil || !r.Sound() || r.Files != 1 {
			t.Fatalf("backup: %+v %v", r, err)
		}
		if _, err := s.Backup(ctx, path); !is(err, "store-copy") {
			t.Errorf("over a backup: %v", err)
		}
		left, err := filepath.Glob(path + ".*")
		if err != nil || len(left) > 0 {
			t.Errorf("beside the backup: %v %v", left, err)
		}
		old, err := Open(ctx, "sqlite:"+path)
		if err != nil {
			t.Fatal(err)
		}
		if got := verify(t, old, trust); len(got.Findings) > 0 || got.Outside != 10 || old.Origin() != s.Origin() {
			t.Errorf("the backup: %+v", got)
		}
		back := newStore(t, dsn(t)) // and back into the engine that it came from
		if err := Copy(ctx, old, back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(dump(t, old), dump(t, back)); diff != "" {
			t.Errorf("restored differs:\n%s", diff)
		}
		if a := act(t, back, Act{Time: noon.Add(9 * time.Hour)}, insert("指标.yaml", "E", "- E\n", "")); a.Number != 10 {
			t.Errorf("the next act after restoring has number %d", a.Number)
		}
		if got := verify(t, back, trust); len(got.Findings) > 0 {
			t.Errorf("restored: %+v", got.Findings)
		}
		if err := Copy(ctx, old, back); !is(err, "store-copy") {
			t.Errorf("into one that has something in it: %v", err)
		}
		closed(t, old)
		if _, err := s.Backup(ctx, filepath.Join(path, "x")); fault.KindOf(err) == "" {
			t.Error("a backup into a folder that is a file")
		}
	})
}

// A page that the disk has spoilt is not passed on.
func TestDamagedIsNamed(t *testing.T) {
	at := sqliteDB(t)
	path := strings.TrimPrefix(at, "sqlite:")
	s := newStore(t, at)
	worked(t, s)
	closed(t, s)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	page := make([]byte, 4096)
	for at := int64(4096 * 2); ; at += 4096 { // all but the first pages
		if _, err := f.ReadAt(page, at); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteAt([]byte{0xff, 0xff, 0xff, 0xff, 0xff}, at+1); err != nil {
			t.Fatal(err)
		}
	}
	if err := sound(ctx, path); err == nil {
		t.Error("a damaged file is taken for sound")
	}
	if err := copySQLite(ctx, path, path+".copy"); err == nil {
		t.Error("a damaged file is copied")
	}
	if _, err := os.Stat(path + ".copy"); err == nil {
		t.Error("the copy of a damaged file stands there")
	}
}
