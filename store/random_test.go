package store

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jiheng/fault"
	"jiheng/proof"
)

// Both engines, given the same deeds, end with the same rows, to the last byte of
// every leaf, node and note; and the same faults on the way.
func TestRandomRunsEndEqual(t *testing.T) {
	for seed := range times(t, "RUNS", 3) {
		var ends []map[string][][]any
		var told [][]string
		onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
			s := newStore(t, dsn(t))
			s.random = rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8)})
			s.origin = "jiheng/same"
			withYear(t, s)
			told = append(told, randomRun(t, s, uint64(seed)))
			if r := verify(t, s, Trust{}); !r.Sound() {
				t.Errorf("seed %d: %+v", seed, r.Findings)
			}
			ends = append(ends, dump(t, s, "meta"))
			checkPast(t, s)
		})
		for i := 1; i < len(ends); i++ {
			if diff := cmp.Diff(ends[0], ends[i]); diff != "" {
				t.Errorf("seed %d: the engines differ:\n%s", seed, diff)
			}
			if diff := cmp.Diff(told[0], told[i]); diff != "" {
				t.Errorf("seed %d: the engines answer differently:\n%s", seed, diff)
			}
		}
	}
}

// randomRun does deeds as many people would, some of them late, and returns what
// each came to.
func randomRun(t *testing.T, s *Store, seed uint64) []string {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 11))
	key, _ := signer(t, byte(seed))
	files := []string{"单位.yaml", "指标.yaml", "正文/1-概况.md", "预算/预算.csv"}
	var old []Entry
	var told []string
	now := noon
	for n := range 120 {
		now = now.Add(time.Duration(r.IntN(90)) * time.Second)
		es := old
		if n%7 != 0 || n == 0 { // else somebody who looked long ago
			es = entries(t, s, Newest)
			old = es
		}
		var edits []Edit
		for range 1 + r.IntN(4) {
			edits = append(edits, randomEdit(t, s, r, es, files, n))
		}
		tree := y24
		if r.IntN(9) == 0 {
			tree, edits = House, []Edit{insert("人员", fmt.Sprint(n), "{}", "")}
		}
		a, err := tryAct(s, Act{Tree: tree, Person: fmt.Sprintf("p%d", r.IntN(5)), Time: now, Reason: strings.Repeat("因", r.IntN(3))}, edits...)
		var codes []string
		for _, f := range fault.All(err) {
			codes = append(codes, f.Code)
		}
		told = append(told, fmt.Sprint(a.Number, len(a.Changes), codes))
		if n%25 == 24 {
			if _, err := s.SignHeads(ctx, now, key); err != nil {
				t.Fatal(err)
			}
		}
		update(t, s, func(tx *Tx) error {
			return tx.PutDraft(Draft{Person: fmt.Sprintf("p%d", r.IntN(3)), Tree: y24, Entry: fmt.Sprintf("1-%d", r.IntN(4)), Text: fmt.Sprint(n), Time: now})
		})
	}
	return told
}

func randomEdit(t *testing.T, s *Store, r *rand.Rand, es []Entry, files []string, n int) Edit {
	t.Helper()
	file := files[r.IntN(len(files))]
	after := ""
	if len(es) > 0 {
		if e := es[r.IntN(len(es))]; e.File == file {
			after = e.ID
		}
	}
	switch do := r.IntN(12); {
	case len(es) == 0 || do < 4:
		return insert(file, fmt.Sprint(n), fmt.Sprintf("- %d\n", r.IntN(1000)), after)
	case do == 4:
		hash, _, err := s.PutFile(ctx, strings.NewReader(fmt.Sprint("扫描件", r.IntN(5))))
		if err != nil {
			t.Fatal(err)
		}
		return Edit{Op: Insert, Entry: Entry{File: fmt.Sprintf("佐证/%d.pdf", r.IntN(20)), Hash: hash}}
	default:
		e := es[r.IntN(len(es))]
		switch {
		case do == 5:
			return Edit{Op: Delete, ID: e.ID, Seen: e.Version}
		case do == 6 && e.Hash == "":
			return Edit{Op: Move, ID: e.ID, Seen: e.Version, After: after, Entry: Entry{File: file}}
		case e.Hash == "":
			return change(e, fmt.Sprintf("- %d\n", r.IntN(3)))
		}
		return Edit{Op: Delete, ID: e.ID, Seen: e.Version - int64(r.IntN(2))}
	}
}

// checkPast sees that the folder of every act is that of the act before with what
// the act changed, and that its leaf is proven.
func checkPast(t *testing.T, s *Store) {
	t.Helper()
	var head int64
	view(t, s, func(tx *Tx) (err error) {
		head, err = tx.Head(y24)
		return err
	})
	was := map[string]Entry{}
	for n := int64(1); n <= head; n++ {
		var a Act
		var data []byte
		view(t, s, func(tx *Tx) (err error) {
			if a, err = tx.Act(y24, n); err != nil {
				return err
			}
			p, err := proof.Inclusion(head, n-1, tx.Nodes(y24))
			if err != nil {
				return err
			}
			root, err := proof.Root(head, tx.Nodes(y24))
			if err != nil {
				return err
			}
			if _, err = tx.get(`SELECT leaf FROM acts WHERE tree = $1 AND number = $2`, []any{y24, n}, &data); err != nil {
				return err
			}
			return proof.CheckInclusion(p, proof.Head{Size: head, Root: root}, n-1, proof.Leaf(data))
		})
		is := map[string]Entry{}
		for _, e := range entries(t, s, n) {
			is[e.ID] = e
		}
		for _, c := range a.Changes {
			if _, ok := is[c.ID]; ok == c.Gone {
				t.Errorf("act %d: %s is there: %v, gone: %v", n, c.ID, ok, c.Gone)
			}
			if was[c.ID].Version != c.Was {
				t.Errorf("act %d: %s had version %d, the act says %d", n, c.ID, was[c.ID].Version, c.Was)
			}
			delete(was, c.ID)
			if !c.Gone {
				was[c.ID] = is[c.ID]
			}
		}
		if diff := cmp.Diff(was, is); diff != "" {
			t.Fatalf("after act %d:\n%s", n, diff)
		}
	}
	dir, err := s.Folder(ctx, y24, head)
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			_, err = fs.ReadFile(dir, name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// tampered are columns that the log proves, of tables that are not derived.
var tampered = []struct{ table, column string }{
	{"acts", "leaf"}, {"acts", "reason"}, {"acts", "detail"}, {"acts", "salt"}, {"acts", "at"}, {"acts", "person"}, {"acts", "kind"}, {"acts", "number"},
	{"entries", "text"}, {"entries", "file"}, {"entries", "rank"}, {"entries", "key"}, {"entries", "block"}, {"entries", "kind"}, {"entries", "hash"},
	{"entries", "salt"}, {"entries", "since"}, {"entries", "until"}, {"entries", "id"}, {"entries", "erased"},
	{"nodes", "hash"}, {"heads", "root"}, {"heads", "size"}, {"heads", "at"}, {"checkpoints", "note"}, {"pieces", "data"}, {"files", "size"},
}

// Whatever one value somebody changes, or row somebody takes out, it is found.
func TestRandomTampering(t *testing.T) {
	at := sqliteDB(t)
	s := newStore(t, at)
	trust := worked(t, s)
	before := dump(t, s)
	closed(t, s)
	path := strings.TrimPrefix(at, "sqlite:")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 6))
	for n := range times(t, "TAMPERS", 40) {
		c := tampered[(n+r.IntN(2))%len(tampered)]
		at := r.IntN(len(before[c.table]))
		q := fmt.Sprintf("UPDATE %s SET %s = %s WHERE rowid_or_key", c.table, c.column, otherValue(r, c.table, c.column))
		if r.IntN(6) == 0 && c.table != "checkpoints" { // the heads stand without them
			q = fmt.Sprintf("DELETE FROM %s WHERE rowid_or_key", c.table)
		}
		q = strings.Replace(q, "rowid_or_key", rowOf(c.table, at), 1)
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		s := newStore(t, "sqlite:"+path)
		raw(t, s, "PRAGMA foreign_keys = 0", q)
		if cmp.Equal(before, dump(t, s)) {
			t.Fatalf("%s changes nothing", q)
		}
		if verify(t, s, trust).Sound() {
			t.Errorf("not found: %s", q)
		}
		closed(t, s)
	}
}

// rowOf picks the row that stands at a place in the order of the key.
func rowOf(table string, at int) string {
	i := slices.IndexFunc(tables, func(t struct{ name, key string }) bool { return t.name == table })
	key := tables[i].key
	return fmt.Sprintf("(%s) = (SELECT %s FROM %s ORDER BY %s LIMIT 1 OFFSET %d)", key, key, table, key, at)
}

// otherValue is an expression that no value of a column is equal to.
func otherValue(r *rand.Rand, table, column string) string {
	if table == "nodes" {
		return "CAST(substr(hash, 2) || substr(hash, 1, 1) AS BLOB)"
	}
	switch column {
	case "since":
		return fmt.Sprintf("since - %d", 500+r.IntN(500))
	case "number", "size", "kind":
		return fmt.Sprintf("%s + %d", column, 500+r.IntN(500))
	case "until":
		return fmt.Sprintf("since + %d", 500+r.IntN(500))
	case "leaf", "salt", "root", "note", "data":
		return fmt.Sprintf("CAST(x'%02x' || substr(%s, 2) AS BLOB)", 1+r.IntN(30), column)
	}
	return fmt.Sprintf("%s || '%c'", column, 'a'+rune(r.IntN(26)))
}
