package store

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jiheng/proof"
)

// release records the databases of both engines as this program writes them, for the
// programs that come after it: go test ./store -run Releases -release 名称
var release = flag.String("release", "", "records testdata/release/NAME")

// A recorded is what a database of a release has to hold for ever.
type recorded struct {
	Schema     int64             `json:"schema"`
	Acts       int64             `json:"acts"`
	Entries    int64             `json:"entries"`
	Key        string            `json:"key"`
	Checkpoint string            `json:"checkpoint"`
	Folder     map[string]string `json:"folder"` // of the year, texts by name; of a whole file its hash
}

// A database of every release is opened by this program, on the engine that it was
// written on: all of it is there, and the log proves what it proved then.
func TestReleases(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		if *release != "" {
			record(t, dsn(t), filepath.Join("testdata", "release", *release))
		}
		dirs, err := filepath.Glob("testdata/release/*")
		if err != nil || len(dirs) == 0 {
			t.Fatalf("no release is recorded: %v", err)
		}
		for _, dir := range dirs {
			at := dsn(t)
			unpack(t, dir, at)
			var want recorded
			data, err := os.ReadFile(filepath.Join(dir, engineOf(at)+".json"))
			if err == nil {
				err = json.Unmarshal(data, &want)
			}
			if err != nil {
				t.Fatal(err)
			}
			s := newStore(t, at)
			key, err := proof.NewVerifier(want.Key)
			if err != nil {
				t.Fatal(err)
			}
			r := verify(t, s, Trust{Keys: []proof.Verifier{key}, Checkpoints: [][]byte{[]byte(want.Checkpoint)}})
			if len(r.Findings) > 0 || r.Acts != want.Acts || r.Entries != want.Entries || r.Outside != want.Acts {
				t.Errorf("%s: %+v", dir, r)
			}
			if got := holds(t, s); !maps.Equal(got, want.Folder) {
				t.Errorf("%s: the folder of the year is %v", dir, got)
			}
			if a := act(t, s, Act{}, insert("指标.yaml", "Z", "- Z\n", "")); a.Number == 0 {
				t.Errorf("%s: nothing can be written", dir)
			}
		}
	})
}

// holds is the folder of the year.
func holds(t *testing.T, s *Store) map[string]string {
	t.Helper()
	f, err := s.Folder(ctx, y24, Newest)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range f.Entries {
		if e.Hash != "" {
			out[e.File] = e.Hash
			continue
		}
		out[e.File] += e.Text
	}
	return out
}

// record writes a database of an engine, and once what it holds.
func record(t *testing.T, at, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	s := newStore(t, at)
	trust := worked(t, s)
	_, vkey, err := proof.NewKey(rand.NewChaCha8([32]byte{1}), "虹桥") // by which worked signs
	if err != nil {
		t.Fatal(err)
	}
	update(t, s, func(tx *Tx) error {
		return tx.PutSecret(Secret{Person: "p1", Kind: "口令", Value: "$argon2id$", Time: noon})
	})
	want := recorded{Key: vkey, Checkpoint: string(trust.Checkpoints[0]), Folder: holds(t, s)}
	r := verify(t, s, trust)
	want.Acts, want.Entries = r.Acts, r.Entries
	view(t, s, func(tx *Tx) (err error) { want.Schema, err = tx.Schema(); return err })
	path := s.path
	closed(t, s)
	var data []byte
	if path == "" {
		data = cluster.dump(t, at)
	} else if data, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	said, err := json.MarshalIndent(want, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	for n, d := range map[string][]byte{engineOf(at) + ".gz": b.Bytes(), engineOf(at) + ".json": append(said, '\n')} {
		if err := os.WriteFile(filepath.Join(dir, n), d, 0o644); err != nil { //nolint:gosec // for all to read
			t.Fatal(err)
		}
	}
}

// dump is a database as statements that any later server takes.
func (s *server) dump(t *testing.T, at string) []byte {
	t.Helper()
	text, err := s.run("pg_dump", "--inserts", "--no-owner", "--no-privileges", "-d", at)
	if err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	var out []byte
	for line := range bytes.Lines(text) {
		if line[0] != '\\' { // a command of psql
			out = append(out, line...)
		}
	}
	return out
}

// engineOf names the files of an engine: a database file, or statements.
func engineOf(at string) string {
	if strings.HasPrefix(at, "sqlite:") {
		return "sqlite.db"
	}
	return "postgres.sql"
}

// unpack puts the database of a release where at says.
func unpack(t *testing.T, dir, at string) {
	t.Helper()
	path, file := strings.CutPrefix(at, "sqlite:")
	f, err := os.Open(filepath.Join(dir, engineOf(at)+".gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if file {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, data, 0o600)); err != nil {
			t.Fatal(err)
		}
		return
	}
	db, err := sql.Open("pgx", at)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, string(data)); err != nil {
		t.Fatal(err)
	}
}

// Every database that is recorded is there for both engines.
func TestReleasesAreWhole(t *testing.T) {
	dirs, err := filepath.Glob("testdata/release/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		var names []string
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				names = append(names, name)
			}
			return err
		})
		if want := []string{"postgres.sql.gz", "postgres.sql.json", "sqlite.db.gz", "sqlite.db.json"}; err != nil || !slices.Equal(names, want) {
			t.Errorf("%s has %v: %v", dir, names, err)
		}
	}
}
