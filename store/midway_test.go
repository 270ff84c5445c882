package store

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// later is the schema of a program to come: two migrations that write a great deal.
func later() source {
	out := fstest.MapFS{}
	names, err := fs.Glob(migrations, "*.sql")
	for _, name := range names {
		var data []byte
		if data, err = fs.ReadFile(migrations, name); err != nil {
			break
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	if err != nil {
		panic(err) // they are embedded
	}
	out["09001_words.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\nCREATE TABLE words (\n  tree TEXT NOT NULL,\n  id TEXT NOT NULL,\n  since BIGINT NOT NULL,\n  text TEXT NOT NULL,\n" +
		"  PRIMARY KEY (tree, id, since)\n) STRICT;\nINSERT INTO words SELECT tree, id, since, text FROM entries;\nCREATE INDEX words_text ON words (text);\n")}
	out["09002_sizes.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\nALTER TABLE words ADD COLUMN size BIGINT NOT NULL DEFAULT 0;\nUPDATE words SET size = length(text);\n" +
		"DROP INDEX words_text;\nCREATE INDEX words_size ON words (size);\n")}
	return out
}

// migrateChild opens a database as the program to come does.
func migrateChild(dsn string) {
	fmt.Println("begins")
	s, err := open(context.Background(), dsn, later())
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	_ = s.Close()
}

// A program that is killed at any point of a migration leaves the database at one of its
// versions, whole, with all that was in it; the next start ends the migration.
func TestKilledWhileMigrating(t *testing.T) {
	at := sqliteDB(t)
	s := newStore(t, at)
	withYear(t, s)
	for n := range 40 {
		var edits []Edit
		for k := range 50 {
			edits = append(edits, insert("a.md", fmt.Sprint(n, "-", k), strings.Repeat("文", 200+k), ""))
		}
		act(t, s, Act{}, edits...)
	}
	want := dump(t, s, "sessions")
	closed(t, s)
	file := strings.TrimPrefix(at, "sqlite:")
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	run := func(kill time.Duration) (took time.Duration) {
		for _, left := range leftIn(t, filepath.Dir(file)) {
			if err := os.Remove(left); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(file, before, 0o600); err != nil {
			t.Fatal(err)
		}
		c := exec.Command(self)
		c.Env = append(os.Environ(), "STORE_MIGRATE_CHILD="+at)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		_, _ = out.Read(make([]byte, 1)) // it begins
		began := time.Now()
		if kill > 0 {
			time.Sleep(kill)
			_ = c.Process.Kill()
		}
		_, _ = out.Read(make([]byte, 4096))
		if err := c.Wait(); err != nil && kill == 0 {
			t.Fatal(err)
		}
		return time.Since(began)
	}
	whole := run(0)
	points, seen := times(t, "MIGRATION_KILLS", 12), map[string]int{}
	for n := range points {
		run(whole * time.Duration(n+1) / time.Duration(points+1))
		seen[midway(t, file, int64(len(want["entries"])))]++
		s, err := open(ctx, at, later())
		if err != nil {
			t.Fatalf("point %d: the next start: %v", n, err)
		}
		if diff := cmp.Diff(want, dump(t, s, "sessions")); diff != "" {
			t.Errorf("point %d: something has become another:\n%s", n, diff)
		}
		closed(t, s)
		if got := midway(t, file, int64(len(want["entries"]))); got != "both" {
			t.Errorf("point %d: after the next start: %s", n, got)
		}
	}
	t.Logf("%d kills in %v: %v", points, whole.Round(time.Millisecond), seen)
}

// leftIn are the files of a folder.
func leftIn(t *testing.T, dir string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// midway says at which version a file stands that nobody has open, and that it is as
// that version has it.
func midway(t *testing.T, file string, rows int64) string {
	t.Helper()
	if err := sound(ctx, file); err != nil {
		t.Errorf("the file is not sound: %v", err)
	}
	db, err := sql.Open("sqlite", "file:"+escaped(file))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	one := func(q string) (n int64) {
		if err := db.QueryRow(q).Scan(&n); err != nil {
			t.Errorf("%s: %v", q, err)
		}
		return n
	}
	version := one("SELECT max(version_id) FROM goose_db_version")
	table, column := one("SELECT count(*) FROM sqlite_schema WHERE name = 'words'"), one("SELECT count(*) FROM pragma_table_info('words') WHERE name = 'size'")
	filled, sized := int64(0), int64(0)
	if table == 1 {
		filled = one("SELECT count(*) FROM words")
	}
	if column == 1 {
		sized = one("SELECT count(*) FROM words WHERE size > 0")
	}
	switch {
	case version < 9001 && table == 0:
		return "old"
	case version == 9001 && table == 1 && filled == rows && column == 0:
		return "first"
	case version == 9002 && filled == rows && column == 1 && sized == rows:
		return "both"
	}
	t.Errorf("version %d with %d of %d rows, %d sized", version, filled, rows, sized)
	return "between"
}
