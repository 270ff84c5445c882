package store

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// backedUp is a backup of a store in which people have worked.
func backedUp(t *testing.T) (string, Trust) {
	t.Helper()
	s := newStore(t, "sqlite:"+filepath.Join(t.TempDir(), "jiheng.db"))
	trust := worked(t, s)
	path := filepath.Join(t.TempDir(), "备份.db")
	if _, err := s.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	return path, trust
}

func inspected(t *testing.T, path string, trust Trust) *Inspection {
	t.Helper()
	in, err := Inspect(ctx, path, t.TempDir(), trust)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestInspectGood(t *testing.T) {
	path, trust := backedUp(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	in := inspected(t, path, trust)
	if !in.Good() || in.Log == nil || in.Log.Acts != 10 || in.Log.Outside != 10 || in.Origin == "" || in.Version < 1 {
		t.Errorf("%+v", in)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file has changed: %v", err)
	}
	if beside, _ := filepath.Glob(path + "?*"); len(beside) > 0 {
		t.Errorf("left beside it: %v", beside)
	}
	again, err := Open(ctx, "sqlite:"+path)
	if err != nil {
		t.Fatal(err)
	}
	closed(t, again)
}

// A file whose last writes still stand in -wal is good, and so is it after them.
func TestInspectWAL(t *testing.T) {
	dir := t.TempDir()
	s := newStore(t, "sqlite:"+filepath.Join(dir, "jiheng.db"))
	worked(t, s)
	path := filepath.Join(t.TempDir(), "killed.db")
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(filepath.Join(dir, "jiheng.db") + end)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path+end, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if in := inspected(t, path, Trust{}); !in.Good() || in.Log.Acts != 10 {
		t.Errorf("%+v", in)
	}
}

// Each kind of damage is found and called by its name.
func TestInspectNamesDamage(t *testing.T) {
	sqls := func(q ...string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			raw(t, &Store{d: sqliteDialect, path: path}, q...)
			if err := removeFiles(path + "-none"); err != nil {
				t.Fatal(err)
			}
		}
	}
	edit := func(do func([]byte) []byte) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, do(data), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, c := range map[string]struct {
		do   func(*testing.T, string)
		want DamageKind
	}{
		"no file":             {func(t *testing.T, path string) { _ = os.Remove(path) }, DamageUnreadable},
		"a folder":            {func(t *testing.T, path string) { _ = os.Remove(path); _ = os.Mkdir(path, 0o700) }, DamageUnreadable},
		"an empty file":       {edit(func([]byte) []byte { return nil }), DamageEmpty},
		"a text":              {edit(func([]byte) []byte { return []byte(strings.Repeat("虹桥镇", 99)) }), DamageForeign},
		"a head overwritten":  {edit(func(b []byte) []byte { return append([]byte("PK\x03\x04"), b[4:]...) }), DamageForeign},
		"another program's":   {edit(func(b []byte) []byte { copy(b[68:], "abcd"); return b }), DamageForeign},
		"the end cut off":     {edit(func(b []byte) []byte { return b[:len(b)-5000] }), DamageCut},
		"the half cut off":    {edit(func(b []byte) []byte { return b[:len(b)/2] }), DamageCut},
		"only the head":       {edit(func(b []byte) []byte { return b[:100] }), DamageCut},
		"something behind it": {edit(func(b []byte) []byte { return append(b, make([]byte, 4096)...) }), DamageLong},
		"a page of noughts":   {edit(func(b []byte) []byte { clear(b[8*4096 : 9*4096]); return b }), DamagePage},
		"two pages swapped": {edit(func(b []byte) []byte {
			p := slices.Clone(b[4096:8192])
			copy(b[4096:], b[8192:12288])
			copy(b[8192:], p)
			return b
		}), DamagePage},
		"pages of noise": {edit(func(b []byte) []byte {
			for i := 3 * 4096; i < 12*4096; i++ {
				b[i] ^= byte(i * 7)
			}
			return b
		}), DamagePage},
		"a year without a tree": {sqls("PRAGMA foreign_keys = 0", "INSERT INTO years VALUES ('x-2024', 'nobody', 2024)"), DamageReference},
		"a newer version":       {sqls("INSERT INTO goose_db_version (version_id, is_applied) VALUES (900, 1)"), DamageNewer},
		"no version":            {sqls("DELETE FROM goose_db_version"), DamageSchema},
		"a guard dropped":       {sqls(), DamageSchema}, // raw drops them all
		"a table dropped":       {sqls("DROP TABLE drafts"), DamageSchema},
		"a table added":         {sqls("CREATE TABLE more (id TEXT)"), DamageSchema},
		"a column added":        {sqls("ALTER TABLE files ADD COLUMN more TEXT"), DamageSchema},
		"an index dropped":      {sqls("DROP INDEX entries_until"), DamageSchema},
		"no name":               {sqls("DELETE FROM meta"), DamageName},
		"a file changed":        {sqls("UPDATE pieces SET data = zeroblob(length(data)) WHERE number = 1"), DamageFile},
		"a file gone":           {sqls("DELETE FROM files"), DamageFile},
		"a text changed":        {sqls("UPDATE entries SET text = '- 9' WHERE key = 'A'"), DamageLog},
		"an act gone":           {sqls("DELETE FROM acts WHERE number = 4"), DamageLog},
		"another's -wal": {func(t *testing.T, path string) {
			other := filepath.Join(t.TempDir(), "other.db")
			s := newStore(t, "sqlite:"+other)
			worked(t, s)
			data, err := os.ReadFile(other + "-wal")
			if err != nil || len(data) == 0 {
				t.Fatal(err, len(data))
			}
			if err := os.WriteFile(path+"-wal", data, 0o600); err != nil {
				t.Fatal(err)
			}
			raw(t, s, "UPDATE meta SET value = value") // the other goes on
			closed(t, s)
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			path, trust := backedUp(t)
			c.do(t, path)
			in := inspected(t, path, trust)
			var got []DamageKind
			for _, d := range in.Damages {
				got = append(got, d.Kind)
				t.Log(d.Kind, d.Message)
			}
			if c.want != "" && !slices.Contains(got, c.want) || c.want == "" && len(got) == 0 {
				t.Errorf("found %v, want %s", got, c.want)
			}
		})
	}
	if _, err := Inspect(context.Background(), "没有", "", Trust{}); err != nil {
		t.Error(err)
	}
}
