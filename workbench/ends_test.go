package workbench_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/dossier"
	"jiheng/store"
	"jiheng/workbench"
)

// TestEndsEqual does this and that at random: values, fields, undone deeds, a folder
// that is taken out, changed with other programs and merged while others go on. Each
// run ends with the same folder and as many acts on both engines, and what the folder
// gives when it is put into an empty year is the same bytes again.
func TestEndsEqual(t *testing.T) {
	runs := 2
	if n, err := strconv.Atoi(os.Getenv("RUNS")); err == nil {
		runs = n
	}
	for seed := range runs {
		ends := map[string]fstest.MapFS{}
		acts := map[string]int64{}
		for engine, dsn := range engines(t) {
			b, s := benchAt(t, dsn)
			if _, err := b.Import(ctx, finance, year, sampleFolder(t)); err != nil {
				t.Fatal(err)
			}
			randomDeeds(t, b, s, uint64(seed))
			folder := taken(t, s)
			delete(folder, dossier.FileOrigin)
			y, err := b.Year(ctx, year)
			if err != nil {
				t.Fatal(err)
			}
			ends[engine], acts[engine] = folder, y.Act
			if log, err := s.Verify(ctx, store.Trust{}); err != nil || !log.Sound() {
				t.Errorf("%s: the log does not hold: %v", engine, err)
			}
			again, other := benchAt(t, "sqlite:"+filepath.Join(t.TempDir(), "again.db"))
			if _, err := again.Import(ctx, finance, year, folder); err != nil {
				t.Fatal(err)
			}
			back := taken(t, other)
			delete(back, dossier.FileOrigin)
			sameFolders(t, fmt.Sprint("seed ", seed, ", ", engine, ", and again"), folder, back)
		}
		for engine := range ends {
			sameFolders(t, fmt.Sprint("seed ", seed, ", SQLite and ", engine), ends["SQLite"], ends[engine])
			if acts[engine] != acts["SQLite"] {
				t.Errorf("seed %d: %d acts on SQLite, %d on %s", seed, acts["SQLite"], acts[engine], engine)
			}
		}
	}
}

// engines are databases to compare: SQLite, and the server where there is one.
func engines(t *testing.T) map[string]string {
	out := map[string]string{"SQLite": "sqlite:" + filepath.Join(t.TempDir(), "jiheng.db")}
	if dsn := database(t); !strings.HasPrefix(dsn, "sqlite:") {
		out["PostgreSQL"] = dsn
	}
	return out
}

func sameFolders(t *testing.T, what string, a, b fstest.MapFS) {
	t.Helper()
	if !slices.Equal(slices.Sorted(maps.Keys(a)), slices.Sorted(maps.Keys(b))) {
		t.Errorf("%s: %v and %v", what, slices.Sorted(maps.Keys(a)), slices.Sorted(maps.Keys(b)))
		return
	}
	for name := range a {
		if string(a[name].Data) != string(b[name].Data) {
			t.Errorf("%s: %s is another", what, name)
		}
	}
}

// randomDeeds does thirty deeds of several people, with a folder that comes back now
// and then.
func randomDeeds(t *testing.T, b *workbench.Bench, s *store.Store, seed uint64) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 5))
	codes := []string{"SH03", "SL04", "SH06", "JJ01", "JJ09", "ZL09"}
	var home fstest.MapFS
	for n := range 30 {
		y, err := b.Year(ctx, year)
		if err != nil {
			t.Fatal(err)
		}
		request := fmt.Sprint("d", n)
		switch r.IntN(6) {
		case 0, 1:
			code := codes[r.IntN(len(codes))]
			e, _ := y.EntryOf(dossier.FileFacts, code)
			_, _ = b.EnterValue(ctx, finance, workbench.Value{Year: year, Code: code, Text: strconv.Itoa(r.IntN(90)), Seen: e.Version - int64(r.IntN(2)), Request: request})
		case 2:
			lines := y.Block(dossier.FileEvidence, "佐证")
			e := lines[r.IntN(len(lines))]
			_, _ = b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: []dossier.Field{{Name: "位置", Value: fmt.Sprint("第", r.IntN(50), "页")}}, Request: request})
		case 3:
			_, _ = b.Undo(ctx, finance, year, y.Act, request)
		case 4:
			if home == nil {
				home = taken(t, s)
			}
			changeAtHome(home, r)
		case 5:
			if home == nil {
				continue
			}
			m := workbench.Merge{Year: year, Folder: home, Request: request, Choices: map[string]bool{}}
			p, err := b.PlanMerge(ctx, finance, m)
			if err != nil {
				t.Fatal(err)
			}
			theirs := r.IntN(2) == 0
			for _, f := range p.Files {
				for _, c := range f.Clashing() {
					m.Choices[c] = theirs
				}
			}
			if _, err := b.Merge(ctx, finance, m); err != nil {
				t.Fatal(err)
			}
			home = nil
		}
	}
}

// changeAtHome changes a folder as people and their programs do.
func changeAtHome(home fstest.MapFS, r *rand.Rand) {
	rewrite := func(name string, change func(rows []string) []string) {
		rows := change(lines(home, name))
		home[name] = &fstest.MapFile{Data: []byte(strings.Join(rows, "\n") + "\n")}
	}
	switch r.IntN(5) {
	case 0: // a value
		rewrite(dossier.FileFacts, func(rows []string) []string {
			for i := range rows {
				if strings.Contains(rows[i], "{编号: SL04,") {
					rows[i] = strings.Replace(rows[i], "单位: 个", "单位: 个, 口径: 改"+strconv.Itoa(r.IntN(9)), 1)
					break
				}
			}
			return rows
		})
	case 1: // two entries change places
		rewrite(dossier.FileEvidence, func(rows []string) []string {
			at := 3 + r.IntN(8)
			rows[at], rows[at+1] = rows[at+1], rows[at]
			return rows
		})
	case 2: // one is added
		rewrite(dossier.FileEvidence, func(rows []string) []string {
			return slices.Insert(rows, 4, fmt.Sprintf("  - {编号: D7%02d, 名称: 又一份, 等级: 盖章文件}", r.IntN(100)))
		})
	case 3: // a spreadsheet saves
		text := string(home[dossier.FileLines].Data)
		home[dossier.FileLines] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(strings.ReplaceAll(text, ".00,", ","), "\n", "\r\n"))}
	case 4: // a sentence
		rewrite("正文/5-绩效实现.md", func(rows []string) []string {
			return append(rows, "", "又写一句，第"+strconv.Itoa(r.IntN(9))+"次。")
		})
	}
}
