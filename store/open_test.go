package store

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/fault"
)

// with is the migrations of this program and one more.
func with(t *testing.T, more string) source {
	t.Helper()
	out := fstest.MapFS{"00099_more.sql": {Data: []byte("-- +goose Up\n" + more)}}
	names, err := fs.Glob(migrations, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		data, err := fs.ReadFile(migrations, n)
		if err != nil {
			t.Fatal(err)
		}
		out[n] = &fstest.MapFile{Data: data}
	}
	return out
}

func closed(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenAgain(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		at := dsn(t)
		s := newStore(t, at)
		withYear(t, s)
		act(t, s, Act{}, insert("指标.yaml", "A", "- A\n", ""))
		origin := s.Origin()
		closed(t, s)
		if err := s.Close(); err != nil {
			t.Errorf("closed twice: %v", err)
		}
		if err := s.Update(ctx, func(*Tx) error { return nil }); !is(err, "store-closed") {
			t.Errorf("an update after the end: %v", err)
		}
		if err := s.View(ctx, func(*Tx) error { return nil }); !is(err, "store-closed") {
			t.Errorf("a view after the end: %v", err)
		}
		s = newStore(t, at)
		if s.Origin() != origin || !strings.HasPrefix(origin, "jiheng/") {
			t.Errorf("origin %q, was %q", s.Origin(), origin)
		}
		if a := act(t, s, Act{}, insert("指标.yaml", "B", "- B\n", "")); a.Number != 2 {
			t.Errorf("the next act has number %d", a.Number)
		}
		if r := verify(t, s, Trust{}); len(r.Findings) > 0 {
			t.Errorf("after opening again: %+v", r.Findings)
		}
	})
}

func TestNewerIsRefused(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		at := dsn(t)
		s, err := open(ctx, at, with(t, "CREATE TABLE more (id TEXT PRIMARY KEY) STRICT;"))
		if err != nil {
			t.Fatal(err)
		}
		closed(t, s)
		copied := ""
		if s.path != "" {
			copied = "：" + beforeName(s.path, 2)
			if err := os.WriteFile(copied[len("："):], nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		_, err = Open(ctx, at)
		f := wantCode(t, err, fault.Conflict, "store-newer")
		if !strings.Contains(f.Message, "第99版") || !strings.HasSuffix(f.Message, "恢复升级以前的备份"+copied) {
			t.Errorf("message: %s", f.Message)
		}
	})
}

// A database of the first version gets what came later, and keeps what it has.
func TestTheFirstVersionIsTakenOn(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		at := dsn(t)
		base, err := fs.ReadFile(migrations, "00001_base.sql")
		if err != nil {
			t.Fatal(err)
		}
		s, err := open(ctx, at, fstest.MapFS{"00001_base.sql": {Data: base}})
		if err != nil {
			t.Fatal(err)
		}
		update(t, s, func(tx *Tx) error {
			_, err := tx.exec(`INSERT INTO units (id, code, name) VALUES ('hq', '101001', '虹桥镇人民政府')`)
			return errors.Join(err, tx.CreateYear(Year{ID: y24, Unit: "hq", Year: 2024}))
		})
		act(t, s, Act{}, insert("指标.yaml", "A", "- A\n", ""))
		closed(t, s)
		s = newStore(t, at)
		update(t, s, func(tx *Tx) error {
			return tx.PutSecret(Secret{Person: "p1", Kind: "口令", Value: "x", Time: noon})
		})
		view(t, s, func(tx *Tx) error {
			units, err := tx.Units()
			years, err2 := tx.YearsOf("hq")
			if len(units) != 1 || len(years) != 1 || years[0].Head != 1 {
				t.Errorf("%v %v", units, years)
			}
			return errors.Join(err, err2)
		})
		if r := verify(t, s, Trust{}); len(r.Findings) > 0 || r.Acts != 1 {
			t.Errorf("%+v", r)
		}
	})
}

func TestCopyBeforeMigration(t *testing.T) {
	at := sqliteDB(t)
	path := strings.TrimPrefix(at, "sqlite:")
	s := newStore(t, at)
	trust := worked(t, s)
	closed(t, s)
	if found, _ := filepath.Glob(path + ".*前*"); len(found) != 0 {
		t.Errorf("a copy of a new database: %v", found)
	}
	if _, err := open(ctx, at, with(t, "CREATE TABLE more (id TEXT PRIMARY KEY) STRICT;\nCREATE TABLE acts (x TEXT);")); !is(err, "store-migrate") {
		t.Fatalf("a migration that fails: %v", err)
	}
	s = newStore(t, at) // as it was
	closed(t, s)
	s, err := open(ctx, at, with(t, "CREATE TABLE more (id TEXT PRIMARY KEY) STRICT;"))
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	names, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*升级前*"))
	if err != nil || len(names) != 2 {
		t.Fatalf("copies: %v %v, want one for each migration that was tried", names, err)
	}
	for _, n := range names {
		old, err := Open(ctx, "sqlite:"+n)
		if err != nil {
			t.Fatal(err)
		}
		if r := verify(t, old, trust); len(r.Findings) > 0 || r.Outside != 10 {
			t.Errorf("the copy %s: %+v", n, r)
		}
		closed(t, old)
	}
}

func TestOneProcessOnly(t *testing.T) {
	at := sqliteDB(t)
	s := newStore(t, at)
	_, err := Open(ctx, at)
	wantCode(t, err, fault.Conflict, "store-held")
	withYear(t, s)
	closed(t, s)
	s = newStore(t, at)
	closed(t, s)
}

func TestForeignFilesAreRefused(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "a.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("不是数据库", 40)), 0o600); err != nil {
		t.Fatal(err)
	}
	short := filepath.Join(dir, "s.db")
	if err := os.WriteFile(short, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	made := func(name, q string) string {
		path := filepath.Join(dir, name)
		db, err := sql.Open("sqlite", "file:"+path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, path := range []string{text, short, made("b.db", "CREATE TABLE t (x)"), made("c.db", "PRAGMA application_id = 7; CREATE TABLE t (x)")} {
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Open(ctx, "sqlite:"+path); !is(err, "store-foreign") {
			t.Errorf("%s: %v", path, err)
		}
		after, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(after, before) {
			t.Errorf("%s was changed: %v", path, err)
		}
	}
	for _, dsn := range []string{"", "jiheng.db", "mysql://x", "file:x"} {
		if _, err := Open(ctx, dsn); !is(err, "store-dsn") {
			t.Errorf("%q: %v", dsn, err)
		}
	}
	if _, err := Open(ctx, "sqlite:"+filepath.Join(text, "x.db")); !is(err, "store-folder") {
		t.Errorf("a folder that is a file: %v", err)
	}
}

func TestPostgresThatDoesNotFit(t *testing.T) {
	for options, word := range map[string]string{
		"TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'":                                           "汉字",
		"TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'":                                      "编码",
		"TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'zh' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'": "排序",
	} {
		_, err := Open(ctx, postgresLike(t, options))
		f := wantCode(t, err, fault.Conflict, "store-locale")
		if !strings.Contains(f.Message, word) || !strings.Contains(f.Message, "createdb") {
			t.Errorf("%s: %s", options, f.Message)
		}
	}
	_, err := Open(ctx, "postgres:///none?host=/nowhere")
	wantCode(t, err, fault.Internal, "store-lost")
}

// Settings are those of every connection, and a reader cannot write.
func TestSettings(t *testing.T) {
	s := newStore(t, sqliteDB(t))
	var conns []*conn
	for range s.d.readers {
		c, err := s.reader(ctx)
		if err != nil {
			t.Fatal(err)
		}
		conns = append(conns, c)
		if err := sqliteCheck(ctx, c.raw); err != nil {
			t.Error(err)
		}
		if err := c.do(ctx, "DELETE FROM drafts"); err == nil {
			t.Error("a reader writes")
		}
	}
	for _, c := range conns {
		s.free(c)
	}
	bad, err := connect(ctx, s.d, s.rdb)
	if err != nil {
		t.Fatal(err)
	}
	defer bad.close()
	if err := bad.do(ctx, "PRAGMA synchronous = NORMAL"); err != nil {
		t.Fatal(err)
	}
	if err := sqliteCheck(ctx, bad.raw); !is(err, "store-setting") {
		t.Errorf("synchronous NORMAL: %v", err)
	}
}

func TestVersions(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"3.51.2", "3.51.3", true}, {"3.51.3", "3.51.3", false}, {"3.53.4", "3.51.3", false}, {"3.9.0", "3.51.3", true}, {"4", "3.51.3", false}, {"3.51", "3.51.3", true}} {
		if got := older(c.a, c.b); got != c.want {
			t.Errorf("%s older than %s: %v", c.a, c.b, got)
		}
	}
}

// The version of SQLite's runtime must be the one that the driver was made with.
func TestModules(t *testing.T) {
	list := func(format, module string) string {
		out, err := exec.Command("go", "list", "-m", "-f", format, module).Output()
		if err != nil {
			t.Fatalf("go list %s: %v", module, err)
		}
		return strings.TrimSpace(string(out))
	}
	own, err := os.ReadFile(filepath.Join(list("{{.Dir}}", "modernc.org/sqlite"), "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	libc := list("{{.Version}}", "modernc.org/libc")
	if !strings.Contains(string(own), "modernc.org/libc "+libc+"\n") {
		t.Errorf("modernc.org/libc is %s, which is not the version in the go.mod of modernc.org/sqlite", libc)
	}
	for module, want := range map[string]string{
		"modernc.org/sqlite": "v1.60.1", "modernc.org/libc": "v1.77.1", "github.com/pressly/goose/v3": "v3.28.0",
		"github.com/jackc/pgx/v5": "v5.12.0", "golang.org/x/mod": "v0.43.0",
	} {
		if got := list("{{.Version}}", module); got != want {
			t.Errorf("%s is %s; %s was tried with the others: read docs/dependencies.md", module, got, want)
		}
	}
}

// Both engines bind arguments by number, keep bytes and Chinese, and sort by bytes.
func TestEnginesAgree(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		view(t, s, func(tx *Tx) error {
			var got string
			if _, err := tx.get(`SELECT CAST($2 AS TEXT) || CAST($1 AS TEXT)`, []any{"一", "二"}, &got); err != nil || got != "二一" {
				t.Errorf("arguments are bound in another order: %q %v", got, err)
			}
			if _, err := tx.get(`SELECT $1`, []any{1.5}, &got); err == nil {
				t.Error("a float is bound")
			}
			return nil
		})
		update(t, s, func(tx *Tx) error {
			for _, code := range []string{"b", "B", "é", "丁", "七", "a", "_"} {
				if err := tx.PutDraft(Draft{Person: "p1", Tree: House, Entry: code, Time: noon}); err != nil {
					return err
				}
			}
			return nil
		})
		view(t, s, func(tx *Tx) error {
			drafts, err := tx.Drafts("p1", House)
			got := ""
			for _, d := range drafts {
				got += d.Entry
			}
			if got != "B_abé丁七" {
				t.Errorf("order: %s", got)
			}
			return err
		})
	})
}

// A database whose process ended at once is opened with what stands beside it.
func TestOpenAfterCrash(t *testing.T) {
	at := sqliteDB(t)
	s := newStore(t, at)
	path := strings.TrimPrefix(at, "sqlite:")
	copyTo := func(ends ...string) string {
		to := filepath.Join(t.TempDir(), "jiheng.db")
		for _, end := range ends {
			data, err := os.ReadFile(path + end)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(to+end, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return "sqlite:" + to
	}
	empty := [2]string{copyTo("", "-wal"), copyTo("", "-wal", "-shm")}
	worked(t, s)
	for _, dsn := range []string{empty[0], empty[1], copyTo("", "-wal"), copyTo("", "-wal", "-shm")} {
		c := newStore(t, dsn)
		if r := verify(t, c, Trust{}); !r.Sound() || c.Origin() != s.Origin() {
			t.Errorf("%+v", r)
		}
	}
}
