package store

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"jiheng/proof"
)

// signer returns keys that are the same each time.
func signer(t *testing.T, seed byte) (proof.Signer, proof.Verifier) {
	t.Helper()
	skey, vkey, err := proof.NewKey(rand.NewChaCha8([32]byte{seed}), "虹桥")
	if err != nil {
		t.Fatal(err)
	}
	s, err := proof.NewSigner(skey)
	if err != nil {
		t.Fatal(err)
	}
	v, err := proof.NewVerifier(vkey)
	if err != nil {
		t.Fatal(err)
	}
	return s, v
}

// worked is a store in which people have worked: a year of nine acts, one of the
// house, a file of three pieces, and two checkpoints, the second kept elsewhere.
func worked(t *testing.T, s *Store) (trust Trust) {
	t.Helper()
	withYear(t, s)
	key, vkey := signer(t, 1)
	hash, _, err := s.PutFile(ctx, strings.NewReader(strings.Repeat("佐证", pieceSize/2)))
	if err != nil {
		t.Fatal(err)
	}
	act(t, s, Act{Reason: "导入"}, insert("指标.yaml", "A", "- A\n", ""), insert("指标.yaml", "B", "- B\n", ""), insert("指标.yaml", "C", "- C\n", ""))
	act(t, s, Act{}, Edit{Op: Insert, Entry: Entry{File: "佐证/批复.pdf", Hash: hash}})
	for i := range 4 {
		act(t, s, Act{Time: noon.Add(time.Duration(i) * time.Minute)}, change(entries(t, s, Newest)[1], fmt.Sprintf("- A%d\n", i)))
	}
	if _, err := s.SignHeads(ctx, noon, key); err != nil {
		t.Fatal(err)
	}
	es := entries(t, s, Newest)
	act(t, s, Act{Time: noon.Add(time.Hour)}, Edit{Op: Delete, ID: es[2].ID, Seen: es[2].Version})
	act(t, s, Act{Time: noon.Add(time.Hour), Kind: "查看"})
	act(t, s, Act{Time: noon.Add(time.Hour)}, insert("指标.yaml", "D", "- D\n", es[1].ID))
	act(t, s, Act{Tree: House, Kind: "开户"}, insert("人员", "p2", "{}", ""))
	c, err := s.SignHeads(ctx, noon.Add(2*time.Hour), key)
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.SignHeads(ctx, noon.Add(3*time.Hour), key)
	if err != nil || string(again.Note) != string(c.Note) {
		t.Fatalf("signed without news: %v", err)
	}
	return Trust{Keys: []proof.Verifier{vkey}, Checkpoints: [][]byte{c.Note}}
}

// raw changes a database as somebody does who has its file or its password.
func raw(t *testing.T, s *Store, statements ...string) {
	t.Helper()
	db := s.wdb
	if s.path != "" {
		var err error
		if db, err = sql.Open("sqlite", "file:"+escaped(s.path)+"?_pragma=busy_timeout(5000)"); err != nil {
			t.Fatal(err)
		}
		defer db.Close()
	}
	c, err := db.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var free []string
	if s.path != "" {
		rows, err := c.QueryContext(ctx, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var name string
			if err := rows.Scan(&name); err != nil {
				t.Fatal(err)
			}
			free = append(free, "DROP TRIGGER "+name)
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	} else {
		free = []string{"SET session_replication_role = replica"}
	}
	for _, q := range append(free, statements...) {
		if _, err := c.ExecContext(ctx, q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	if s.path == "" {
		if _, err := c.ExecContext(ctx, "SET session_replication_role = origin"); err != nil {
			t.Fatal(err)
		}
	}
}

func kinds(r *Report) []FindingKind {
	var out []FindingKind
	for _, f := range r.Findings {
		if !slices.Contains(out, f.Kind) {
			out = append(out, f.Kind)
		}
	}
	return out
}

func verify(t *testing.T, s *Store, trust Trust) *Report {
	t.Helper()
	r, err := s.Verify(ctx, trust)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestVerifyHonest(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		if r := verify(t, s, Trust{}); len(r.Findings) != 0 {
			t.Errorf("an empty store: %+v", r.Findings)
		}
		trust := worked(t, s)
		r := verify(t, s, trust)
		if len(r.Findings) != 0 {
			t.Errorf("findings: %+v", r.Findings)
		}
		if r.Acts != 10 || r.Proven != 10 || r.Outside != 10 || r.Trees != 2 || r.Files != 1 || !r.Until.Equal(noon.Add(2*time.Hour)) {
			t.Errorf("report: %+v", r)
		}
		act(t, s, Act{Time: noon.Add(5 * time.Hour)}, insert("指标.yaml", "E", "- E\n", ""))
		if r = verify(t, s, trust); len(r.Findings) != 0 || r.Acts != 11 || r.Proven != 10 {
			t.Errorf("with an act that is not signed yet: %+v", r)
		}
		if r = verify(t, s, Trust{}); len(r.Findings) != 0 || r.Proven != 0 {
			t.Errorf("without a key: %+v", r)
		}
	})
}

// Any two checkpoints of a store are consistent, and each act is proven by one.
func TestCheckpointsContinue(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		trust := worked(t, s)
		view(t, s, func(tx *Tx) error {
			list, err := tx.Checkpoints(0, 10)
			if err != nil || len(list) != 2 {
				t.Fatalf("%+v %v", list, err)
			}
			older, _, err1 := proof.Open(list[0].Note, trust.Keys...)
			newer, _, err2 := proof.Open(list[1].Note, trust.Keys...)
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			p, err := proof.Consistency(newer.Size, older.Size, tx.Nodes(""))
			if err != nil {
				t.Fatal(err)
			}
			if err := proof.CheckConsistency(p, newer, older); err != nil {
				t.Error(err)
			}
			last, err := tx.LastCheckpoint()
			if err != nil || last.Size != newer.Size || newer.Origin != s.Origin() {
				t.Errorf("last: %+v %v", last, err)
			}
			return nil
		})
	})
}

// rehash computes the nodes of a tree anew from its acts, as a forger would.
func rehash(t *testing.T, s *Store, tree string) {
	t.Helper()
	g := &grown{}
	view(t, s, func(tx *Tx) error {
		return tx.each(`SELECT leaf FROM acts WHERE tree = $1 ORDER BY number`, []any{tree}, func(r *sql.Rows) error {
			var b []byte
			if err := r.Scan(&b); err != nil {
				return err
			}
			_, err := g.add(proof.Leaf(b))
			return err
		})
	})
	statements := []string{"DELETE FROM nodes WHERE tree = '" + tree + "'", fmt.Sprintf("UPDATE trees SET head = %d WHERE id = '%s'", g.size(), tree)}
	for i, h := range g.nodes {
		lit := fmt.Sprintf("x'%x'", h[:])
		if s.path == "" {
			lit = fmt.Sprintf("'\\x%x'", h[:])
		}
		statements = append(statements, fmt.Sprintf("INSERT INTO nodes (tree, place, hash) VALUES ('%s', %d, %s)", tree, i, lit))
	}
	raw(t, s, statements...)
}

// forge rewrites a leaf.
func forge(t *testing.T, s *Store, tree string, number int64, from, to string) {
	t.Helper()
	var b []byte
	view(t, s, func(tx *Tx) error {
		_, err := tx.get(`SELECT leaf FROM acts WHERE tree = $1 AND number = $2`, []any{tree, number}, &b)
		return err
	})
	forged := strings.Replace(string(b), from, to, 1)
	if forged == string(b) {
		t.Fatalf("%s does not stand in %s", from, b)
	}
	lit := fmt.Sprintf("x'%x'", forged)
	if s.path == "" {
		lit = fmt.Sprintf("'\\x%x'", forged)
	}
	raw(t, s, fmt.Sprintf("UPDATE acts SET leaf = %s WHERE tree = '%s' AND number = %d", lit, tree, number))
}

// Each kind of tampering is found, and called by its name first.
func TestVerifyNamesTampering(t *testing.T) {
	const year = " tree = 'hq-2024'"
	sqls := func(q ...string) func(*testing.T, *Store) {
		return func(t *testing.T, s *Store) { raw(t, s, q...) }
	}
	shift := "UPDATE acts SET number = number + 1001 WHERE" + year + " AND number > %d; UPDATE acts SET number = number - 1000 WHERE" + year + " AND number > 1000"
	for name, c := range map[string]struct {
		do    func(*testing.T, *Store)
		want  []FindingKind
		count int // of findings; 0 does not matter
	}{
		"another person in the leaf": {func(t *testing.T, s *Store) { forge(t, s, y24, 4, `"p1"`, `"p7"`) }, []FindingKind{FoundChanged, FoundData}, 0},
		"another time in the leaf":   {func(t *testing.T, s *Store) { forge(t, s, y24, 4, `T12:`, `T13:`) }, []FindingKind{FoundChanged}, 0},
		"a leaf that is none":        {func(t *testing.T, s *Store) { forge(t, s, y24, 4, `{`, `[`) }, []FindingKind{FoundChanged}, 1},
		"an act in the middle gone":  {sqls("DELETE FROM acts WHERE" + year + " AND number = 4"), []FindingKind{FoundMissing}, 1},
		"the first act gone":         {sqls("DELETE FROM acts WHERE" + year + " AND number = 1"), []FindingKind{FoundMissing}, 1},
		"two acts gone":              {sqls("DELETE FROM acts WHERE" + year + " AND number IN (3, 6)"), []FindingKind{FoundMissing}, 2},
		"the last acts gone":         {sqls("DELETE FROM acts WHERE" + year + " AND number > 7"), []FindingKind{FoundCut}, 1},
		"the last acts gone with all that hangs on them": {func(t *testing.T, s *Store) {
			raw(t, s, "DELETE FROM acts WHERE"+year+" AND number > 6", "DELETE FROM entries WHERE"+year+" AND since > 6",
				fmt.Sprintf("UPDATE entries SET until = %d WHERE"+year+" AND until > 6", int64(noEnd)))
			rehash(t, s, y24)
		}, []FindingKind{FoundCut}, 1},
		"the last acts and heads gone": {func(t *testing.T, s *Store) {
			raw(t, s, "DELETE FROM acts WHERE"+year+" AND number > 6", "DELETE FROM entries WHERE"+year+" AND since > 6",
				fmt.Sprintf("UPDATE entries SET until = %d WHERE"+year+" AND until > 6", int64(noEnd)), "DELETE FROM heads WHERE number > 1",
				"DELETE FROM checkpoints WHERE size > 1", "DELETE FROM nodes WHERE tree = 'heads' AND place > 0", "UPDATE trees SET head = 1 WHERE id = 'heads'")
			rehash(t, s, y24)
		}, []FindingKind{FoundOlder}, 1},
		"all acts gone": {sqls("DELETE FROM acts WHERE"+year, "DELETE FROM entries WHERE"+year), []FindingKind{FoundEmptied}, 1},
		"a year gone": {sqls("DELETE FROM acts WHERE"+year, "DELETE FROM entries WHERE"+year, "DELETE FROM nodes WHERE"+year,
			"DELETE FROM years WHERE id = 'hq-2024'", "UPDATE trees SET head = 0 WHERE id = 'hq-2024'"), []FindingKind{FoundEmptied}, 0},
		"an act put in at the end": {func(t *testing.T, s *Store) {
			raw(t, s, "INSERT INTO acts SELECT 'hq-2024', 10, at, person, kind, leaf, reason, detail, salt FROM acts WHERE tree = 'house'")
			forge(t, s, y24, 10, `"tree":"house","number":1`, `"tree":"hq-2024","number":10`)
		}, []FindingKind{FoundInserted}, 0},
		"an act put in before others": {func(t *testing.T, s *Store) {
			raw(t, s, strings.Split(fmt.Sprintf(shift, 4), "; ")...)
			raw(t, s, "INSERT INTO acts SELECT 'hq-2024', 5, at, person, kind, leaf, reason, detail, salt FROM acts WHERE tree = 'house'")
		}, []FindingKind{FoundForeign, FoundInserted}, 0},
		"two acts changed round": {sqls("UPDATE acts SET number = 100 WHERE"+year+" AND number = 3", "UPDATE acts SET number = 3 WHERE"+year+" AND number = 5",
			"UPDATE acts SET number = 5 WHERE"+year+" AND number = 100"), []FindingKind{FoundReordered}, 0},
		"an act twice": {sqls("INSERT INTO acts SELECT tree, 10, at, person, kind, leaf, reason, detail, salt FROM acts WHERE" + year + " AND number = 4"),
			[]FindingKind{FoundDuplicated}, 0},
		"an act twice in the middle": {func(t *testing.T, s *Store) {
			raw(t, s, strings.Split(fmt.Sprintf(shift, 4), "; ")...)
			raw(t, s, "INSERT INTO acts SELECT tree, 5, at, person, kind, leaf, reason, detail, salt FROM acts WHERE"+year+" AND number = 4")
		}, []FindingKind{FoundDuplicated}, 0},
		"an act of another store": {func(t *testing.T, s *Store) {
			forge(t, s, y24, 9, s.origin, "jiheng/0000000000000000")
		}, []FindingKind{FoundForeign, FoundChanged}, 2},
		"rewritten and hashed anew": {func(t *testing.T, s *Store) {
			forge(t, s, y24, 8, `"查看"`, `"核对"`)
			raw(t, s, "UPDATE acts SET kind = '核对' WHERE"+year+" AND number = 8")
			rehash(t, s, y24)
		}, []FindingKind{FoundRewritten}, 1},
		"a node":                   {sqls("DELETE FROM nodes WHERE" + year + " AND place = 2"), []FindingKind{FoundNodes}, 1},
		"a text":                   {sqls("UPDATE entries SET text = '- A9' WHERE" + year + " AND until > 9000 AND key = 'A'"), []FindingKind{FoundData}, 1},
		"an old text":              {sqls("UPDATE entries SET text = '- A9' WHERE" + year + " AND since = 1 AND key = 'A'"), []FindingKind{FoundData}, 1},
		"the place of a text":      {sqls("UPDATE entries SET rank = '000001' WHERE" + year + " AND until > 9000 AND key = 'C'"), []FindingKind{FoundData}, 1},
		"the file of a text":       {sqls("UPDATE entries SET file = '目标.yaml' WHERE" + year + " AND until > 9000 AND key = 'C'"), []FindingKind{FoundData}, 1},
		"a text put in":            {sqls("INSERT INTO entries SELECT tree, '9-9', since, until, file, kind, block, key, 'zzzzzz', text, hash, salt, erased FROM entries WHERE" + year + " AND until > 9000 AND key = 'C'"), []FindingKind{FoundData}, 1},
		"a text from the future":   {sqls("INSERT INTO entries SELECT tree, '9-9', 44, until, file, kind, block, key, 'zzzzzz', text, hash, salt, erased FROM entries WHERE" + year + " AND until > 9000 AND key = 'C'"), []FindingKind{FoundData}, 1},
		"a text before all":        {sqls("INSERT INTO entries SELECT tree, '9-9', -4, until, file, kind, block, key, 'zzzzzz', text, hash, salt, erased FROM entries WHERE" + year + " AND until > 9000 AND key = 'C'"), []FindingKind{FoundData}, 1},
		"a text taken out":         {sqls("DELETE FROM entries WHERE" + year + " AND until > 9000 AND key = 'D'"), []FindingKind{FoundData}, 1},
		"a text ended":             {sqls("UPDATE entries SET until = 9 WHERE" + year + " AND until > 9000 AND key = 'C'"), []FindingKind{FoundData}, 1},
		"a text that was deleted":  {sqls(fmt.Sprintf("UPDATE entries SET until = %d WHERE"+year+" AND until = 7", int64(noEnd))), []FindingKind{FoundData}, 1},
		"a reason":                 {sqls("UPDATE acts SET reason = '补录' WHERE" + year + " AND number = 1"), []FindingKind{FoundData}, 1},
		"the person of an act":     {sqls("UPDATE acts SET person = 'p9' WHERE" + year + " AND number = 1"), []FindingKind{FoundData}, 1},
		"the content of a file":    {sqls("UPDATE pieces SET data = (SELECT data FROM pieces WHERE number = 2) WHERE number = 1"), []FindingKind{FoundFile}, 1},
		"a piece of a file":        {sqls("DELETE FROM pieces WHERE number = 1"), []FindingKind{FoundFile}, 1},
		"a file":                   {sqls("DELETE FROM files"), []FindingKind{FoundFile}, 1},
		"which file it is":         {sqls("UPDATE entries SET hash = '" + strings.Repeat("ab", 32) + "' WHERE hash <> ''"), []FindingKind{FoundData, FoundFile}, 2},
		"a head":                   {sqls("UPDATE heads SET size = 8 WHERE number = 3"), []FindingKind{FoundChanged, FoundRewritten}, 0},
		"a checkpoint's time only": {sqls("UPDATE checkpoints SET at = '2020-01-01T00:00:00Z' WHERE size = 1"), nil, 0},
	} {
		t.Run(name, func(t *testing.T) {
			onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
				s := newStore(t, dsn(t))
				trust := worked(t, s)
				c.do(t, s)
				r := verify(t, s, trust)
				got := kinds(r)
				for _, k := range c.want {
					if !slices.Contains(got, k) {
						t.Errorf("found %v, want %v", got, c.want)
					}
				}
				if len(c.want) == 0 && r.Sound() != (len(got) == 0) || len(c.want) > 0 && r.Sound() {
					t.Errorf("sound: %v with %v", r.Sound(), got)
				}
				if c.count > 0 && len(r.Findings) != c.count {
					t.Errorf("%d findings, want %d", len(r.Findings), c.count)
				}
				for _, f := range r.Findings {
					t.Log(f.Kind, f.Message)
				}
			})
		})
	}
}

// A checkpoint that is signed, and by another log, is told from a log that was
// rewritten; what a restore left behind is told from both.
func TestVerifyNamesCheckpoints(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		trust := worked(t, s)
		key, _ := signer(t, 1)
		sign := func(size int64) []byte {
			note, err := proof.Sign(proof.Head{Origin: s.origin, Size: size, Root: proof.Leaf([]byte("another"))}, key)
			if err != nil {
				t.Fatal(err)
			}
			return note
		}
		lit := fmt.Sprintf("x'%x'", sign(1))
		if s.path == "" {
			lit = fmt.Sprintf("'\\x%x'", sign(1))
		}
		raw(t, s, "UPDATE checkpoints SET note = "+lit+" WHERE size = 1")
		if got := kinds(verify(t, s, trust)); !slices.Equal(got, []FindingKind{FoundCheckpoint}) {
			t.Errorf("a checkpoint in the place of another: %v", got)
		}
		for _, c := range []struct {
			size int64
			fork Fork
			want FindingKind
		}{
			{2, Fork{}, FoundCheckpoint}, {3, Fork{}, FoundCheckpoint}, {9, Fork{}, FoundOlder},
			{9, Fork{Kept: 2, Left: 9}, FoundFork}, {3, Fork{Kept: 2, Left: 9}, FoundFork}, {2, Fork{Kept: 2, Left: 9}, FoundCheckpoint}, {9, Fork{Kept: 2, Left: 8}, FoundOlder},
		} {
			fresh := newStore(t, dsn(t))
			trust := worked(t, fresh)
			s = fresh
			trust.Checkpoints, trust.Forks = append(trust.Checkpoints, sign(c.size)), []Fork{c.fork}
			r := verify(t, fresh, trust)
			if got := kinds(r); !slices.Equal(got, []FindingKind{c.want}) || r.Sound() != c.want.Warning() {
				t.Errorf("a checkpoint of %d heads with %+v: %v", c.size, c.fork, got)
			}
		}
	})
}

func TestVerifyNamesKeys(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		trust := worked(t, s)
		_, other := signer(t, 9)
		if got := kinds(verify(t, s, Trust{Keys: []proof.Verifier{other}})); !slices.Equal(got, []FindingKind{FoundKey}) {
			t.Errorf("signed by a key that is not known: %v", got)
		}
		bad := []byte(strings.Replace(string(trust.Checkpoints[0]), "\n3\n", "\n4\n", 1))
		if got := kinds(verify(t, s, Trust{Keys: trust.Keys, Checkpoints: [][]byte{bad}})); !slices.Equal(got, []FindingKind{FoundSignature}) {
			t.Errorf("a changed checkpoint: %v", got)
		}
		lone := newStore(t, dsn(t))
		if got := kinds(verify(t, lone, trust)); !slices.Equal(got, []FindingKind{FoundForeign}) {
			t.Errorf("a checkpoint of another store: %v", got)
		}
	})
}

// What the database itself refuses, whoever asks through a connection of ours.
func TestGuards(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		worked(t, s)
		refuse := []string{
			"UPDATE acts SET person = 'x'", "DELETE FROM acts", "UPDATE nodes SET hash = hash", "DELETE FROM nodes",
			"UPDATE heads SET size = 1", "DELETE FROM heads", "UPDATE checkpoints SET size = 9", "DELETE FROM checkpoints",
			"UPDATE entries SET file = 'x'", "DELETE FROM entries", "DELETE FROM trees", "UPDATE trees SET id = 'x'",
		}
		if s.path == "" {
			refuse = append(refuse, "TRUNCATE acts", "TRUNCATE nodes", "TRUNCATE heads, checkpoints", "TRUNCATE entries")
		}
		for _, q := range refuse {
			if err := s.Update(context.Background(), func(tx *Tx) error { _, err := tx.exec(q); return err }); err == nil {
				t.Errorf("%s is done", q)
			}
		}
	})
}
