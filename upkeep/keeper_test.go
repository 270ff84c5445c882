package upkeep

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"go.uber.org/goleak"

	"jiheng/settings"
	"jiheng/store"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var (
	ctx  = context.Background()
	noon = time.Date(2026, 11, 30, 4, 0, 0, 0, time.UTC)
)

// A clock is one that a test moves.
type clock struct{ now time.Time }

func (c *clock) at() time.Time { return c.now }

// installed is a keeper of a new data folder, and its clock. The checkpoints go to a
// folder outside it.
func installed(t *testing.T) (*Keeper, *clock) {
	t.Helper()
	set := settings.Default(filepath.Join(t.TempDir(), "数据"))
	set.Checkpoints = filepath.Join(t.TempDir(), "外面")
	c := &clock{noon}
	k := &Keeper{Set: set, Now: c.at, Version: "试"}
	open(t, k)
	return k, c
}

func open(t *testing.T, k *Keeper) {
	t.Helper()
	s, err := store.Open(ctx, k.Set.Database)
	if err != nil {
		t.Fatal(err)
	}
	k.Store = s
	t.Cleanup(func() { _ = s.Close() })
}

func closed(t *testing.T, k *Keeper) {
	t.Helper()
	if err := k.Store.Close(); err != nil {
		t.Fatal(err)
	}
}

// folder is a dossier of a year, small and in house form.
func folder(year int) fstest.MapFS {
	return fstest.MapFS{
		"档案.yaml":       {Data: fmt.Appendf(nil, "格式: 1\n年度: %d\n", year)},
		"指标.yaml":       {Data: []byte("指标:\n  - 编号: SL01\n    名称: 走访企业\n  - 编号: SL02\n    名称: 办结诉求\n")},
		"佐证/批复.txt":     {Data: []byte("同意")},
		"正文/1-概况.md":    {Data: []byte("# 概况\n\n一段。\n")},
		"佐证/扫描件（一）.jpg": {Data: []byte{0xff, 0xd8, 0xff, 0, 1, 2}},
	}
}

var town = Pick{Unit: "虹桥镇", Year: 2024, New: "乡级"}

// worked is an installation in which a year was put, with signed heads outside.
func worked(t *testing.T) (*Keeper, *clock) {
	t.Helper()
	k, c := installed(t)
	if _, err := k.Import(ctx, "本机:试", town, folder(2024)); err != nil {
		t.Fatal(err)
	}
	signed(t, k)
	return k, c
}

func signed(t *testing.T, k *Keeper) *Signed {
	t.Helper()
	s, err := k.Checkpoint(ctx, CheckpointAsk{By: Program})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// act does one more act at the year of the town.
func act(t *testing.T, k *Keeper, kind string) {
	t.Helper()
	y, err := k.find(ctx, town)
	if err != nil {
		t.Fatal(err)
	}
	err = k.Store.Update(ctx, func(tx *store.Tx) error {
		_, err = tx.Append(store.Act{Tree: y.ID, Person: "p1", Kind: kind, Time: k.now()},
			[]store.Edit{{Op: store.Insert, Entry: store.Entry{File: "记事.md", Text: kind + "\n"}}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func audited(t *testing.T, k *Keeper, ask AuditAsk) *Audit {
	t.Helper()
	// As if the folder were on another disk, which a test has not.
	a, err := audit(ctx, k.Store, k.Set.Checkpoints, false, k.Now(), ask)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// tamper changes the database of a keeper as somebody does who has its file, and
// opens it again.
func tamper(t *testing.T, k *Keeper, statements ...string) {
	t.Helper()
	closed(t, k)
	change(t, k, statements...)
	open(t, k)
}

// change changes a database that nobody has open, guards or not.
func change(t *testing.T, k *Keeper, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+k.Set.SQLite())
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	rows, err := db.Query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	var free, again []string
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			t.Fatal(err)
		}
		free, again = append(free, "DROP TRIGGER "+name), append(again, text)
	}
	_ = rows.Close()
	for _, q := range append(append(free, statements...), again...) {
		if _, err := db.Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func mode(t *testing.T, name string) os.FileMode {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

func has(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("%q lacks %q", text, p)
		}
	}
}
