package store

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/dossier"
	"jiheng/fault"
)

const sample = "../examples/hongqiao-2024"

// house reads a folder with its files in house form.
func house(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		out[rel], err = dossier.House(rel, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// imported puts a folder into a year as one act.
func imported(t testing.TB, s *Store, files map[string][]byte) Act {
	t.Helper()
	var edits []Edit
	for _, name := range sortedKeys(files) {
		cut, ok := dossier.Split(name, files[name])
		if !ok || len(cut) == 0 {
			hash, _, err := s.PutFile(ctx, bytes.NewReader(files[name]))
			if err != nil {
				t.Fatal(err)
			}
			edits = append(edits, Edit{Op: Insert, Entry: Entry{File: name, Hash: hash}})
			continue
		}
		for _, e := range cut {
			edits = append(edits, Edit{Op: Insert, Entry: Entry{File: e.File, Kind: int(e.Kind), Block: e.Block, Key: e.Key, Text: e.Text}})
		}
	}
	return act(t, s, Act{Kind: "导入"}, edits...)
}

// sameFiles compares a folder with files by name.
func sameFiles(t *testing.T, dir fs.FS, want map[string][]byte) {
	t.Helper()
	seen := 0
	err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		seen++
		got, err := fs.ReadFile(dir, name)
		if err != nil {
			return err
		}
		if !bytes.Equal(got, want[name]) {
			t.Errorf("%s: %d bytes, want %d", name, len(got), len(want[name]))
		}
		st, err := fs.Stat(dir, name)
		if err == nil && st.Size() != int64(len(got)) {
			t.Errorf("%s says it has %d bytes, has %d", name, st.Size(), len(got))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen != len(want) {
		t.Errorf("%d files, want %d", seen, len(want))
	}
}

func TestFolder(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		files := house(t, sample)
		a := imported(t, s, files)
		dir, err := s.Folder(ctx, y24, a.Number)
		if err != nil {
			t.Fatal(err)
		}
		sameFiles(t, dir, files)
		if err := fstest.TestFS(dir, sortedKeys(files)...); err != nil {
			t.Error(err)
		}
		if _, faults := dossier.Load(dir); faults != nil {
			t.Errorf("the folder of the store does not load: %v", faults)
		}

		var target Entry
		for _, e := range entries(t, s, Newest) {
			if e.File == "指标.yaml" && e.Key != "" {
				target = e
			}
		}
		act(t, s, Act{}, change(target, target.Text+"  # 核过\n"))
		newer := bytes.Replace(files["指标.yaml"], []byte(target.Text), []byte(target.Text+"  # 核过\n"), 1)
		now, err := s.Folder(ctx, y24, Newest)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := fs.ReadFile(now, "指标.yaml"); err != nil || !bytes.Equal(got, newer) {
			t.Errorf("after an edit 指标.yaml is not the old one with the new entry: %v", err)
		}
		old, err := s.Folder(ctx, y24, a.Number)
		if err != nil {
			t.Fatal(err)
		}
		sameFiles(t, old, files)
		empty, err := s.Folder(ctx, y24, 0)
		if err != nil {
			t.Fatal(err)
		}
		sameFiles(t, empty, nil)
		if _, err := s.Folder(ctx, y24, 9); fault.KindOf(err) != fault.NotFound {
			t.Errorf("the folder of an act that is not there: %v", err)
		}
	})
}

func TestFiles(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		r := rand.New(rand.NewPCG(1, 2))
		for _, size := range []int{0, 1, pieceSize - 1, pieceSize, pieceSize + 1, 3*pieceSize + 17} {
			data := make([]byte, size)
			for i := range data {
				data[i] = byte(r.Uint32())
			}
			var names [2]string
			for i := range names {
				name, n, err := s.PutFile(ctx, iotestHalf{bytes.NewReader(data)})
				if err != nil || n != int64(size) {
					t.Fatalf("%d bytes: %d %v", size, n, err)
				}
				names[i] = name
			}
			if names[0] != names[1] || !isHash(names[0]) {
				t.Errorf("names of the same content: %v", names)
			}
			f, err := s.OpenFile(ctx, names[0])
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(f)
			if err != nil || !bytes.Equal(got, data) {
				t.Errorf("%d bytes come back as %d: %v", size, len(got), err)
			}
			if err := f.Close(); err != nil {
				t.Error(err)
			}
			view(t, s, func(tx *Tx) error {
				var pieces int
				_, err := tx.get(`SELECT count(*) FROM pieces p JOIN files f ON f.blob = p.blob WHERE f.hash = $1`, []any{names[0]}, &pieces)
				if want := (size + pieceSize - 1) / pieceSize; pieces != want {
					t.Errorf("%d bytes stand in %d pieces, want %d", size, pieces, want)
				}
				return err
			})
		}
		broken := errors.New("the sender went away")
		if _, _, err := s.PutFile(ctx, io.MultiReader(strings.NewReader(strings.Repeat("x", 2*pieceSize+5)), errorReader{broken})); !errors.Is(err, broken) {
			t.Errorf("a sender that goes away: %v", err)
		}
		view(t, s, func(tx *Tx) error {
			var strays int
			_, err := tx.get(`SELECT count(*) FROM pieces WHERE blob NOT IN (SELECT blob FROM files)`, nil, &strays)
			if strays != 0 {
				t.Errorf("%d pieces belong to no file", strays)
			}
			return err
		})
		if _, err := s.OpenFile(ctx, strings.Repeat("0", 64)); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a file that is not there: %v", err)
		}
	})
}

// iotestHalf reads less than it is asked for.
type iotestHalf struct{ r io.Reader }

func (h iotestHalf) Read(p []byte) (int, error) {
	return h.r.Read(p[:(len(p)+1)/2])
}

type errorReader struct{ err error }

func (e errorReader) Read([]byte) (int, error) { return 0, e.err }

func TestWholeFiles(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		put := func(text string) string {
			name, _, err := s.PutFile(ctx, strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			return name
		}
		whole := func(file, hash string) Edit { return Edit{Op: Insert, Entry: Entry{File: file, Hash: hash}} }
		act(t, s, Act{}, whole("佐证/批复.pdf", put("一")), insert("正文/1.md", "", "# 一\n", ""))
		e := entries(t, s, Newest)[0]
		next := e
		next.Hash = put("二")
		act(t, s, Act{}, Edit{Op: Write, ID: e.ID, Seen: e.Version, Entry: next})
		_, err := tryAct(s, Act{}, Edit{Op: Write, ID: e.ID, Seen: e.Version, Entry: next})
		wantCode(t, err, fault.Conflict, CodeChanged)
		for name, bad := range map[string]Edit{
			"the same name twice":        whole("佐证/批复.pdf", put("三")),
			"a text on a whole file":     insert("佐证/批复.pdf", "", "x", ""),
			"a whole file on a text":     whole("正文/1.md", put("三")),
			"a folder of a file's name":  whole("正文/1.md/x", put("三")),
			"a file of a folder's name":  whole("佐证", put("三")),
			"a text of a folder's name":  insert("正文", "", "x", ""),
			"content that was not given": whole("佐证/x.pdf", strings.Repeat("0", 64)),
			"a path upwards":             whole("../x", put("三")),
			"a path from the root":       whole("/x", put("三")),
			"a text that is no text":     insert("a.md", "", "\xff", ""),
			"a text with a zero":         insert("a.md", "", "a\x00b", ""),
		} {
			if _, err := tryAct(s, Act{}, bad); err == nil {
				t.Errorf("%s is taken", name)
			}
		}
		for at, want := range map[int64]string{1: "一", 2: "二"} {
			dir, err := s.Folder(ctx, y24, at)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := fs.ReadFile(dir, "佐证/批复.pdf"); err != nil || string(got) != want {
				t.Errorf("after act %d: %q %v", at, got, err)
			}
		}
		// One act may put a file where another one was.
		es := entries(t, s, Newest)
		act(t, s, Act{}, Edit{Op: Delete, ID: es[1].ID, Seen: es[1].Version}, whole("正文/1.md", put("四")))
		if got := shown(entries(t, s, Newest)); !strings.Contains(got, "正文/1.md") {
			t.Errorf("replaced: %s", got)
		}
	})
}
