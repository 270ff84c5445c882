package store

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Whatever is done is one act that names all that has become different, and what is
// refused or changes nothing is none.
func TestEachChangeIsOneAct(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		r := rand.New(rand.NewPCG(3, 4))
		was := map[string]Entry{}
		var es, old []Entry
		var head int64
		done := map[string]int{}
		for n := range times(t, "DEEDS", 300) {
			look := es
			if n%7 != 0 {
				old = es
			} else {
				look = old // somebody who looked long ago
			}
			var edits []Edit
			for range 1 + r.IntN(3) {
				e := randomEdit(t, s, r, look, []string{"单位.yaml", "指标.yaml", "正文/1-概况.md"}, n)
				if len(look) > 150 && r.IntN(2) == 0 {
					e = Edit{Op: Delete, ID: look[0].ID, Seen: look[0].Version} // so that the folder stays small
				}
				edits = append(edits, e)
			}
			a, err := tryAct(s, Act{Time: noon.Add(time.Duration(n) * time.Second)}, edits...)
			es = entries(t, s, Newest)
			now := headOf(t, s)
			is := map[string]Entry{}
			for _, e := range es {
				is[e.ID] = e
			}
			switch {
			case err != nil:
				done["refused"]++
				if now != head || !cmp.Equal(was, is) {
					t.Fatalf("deed %d was refused (%v) and changed something", n, err)
				}
			case now == head:
				done["nothing"]++
				if !cmp.Equal(was, is) {
					t.Fatalf("deed %d changed something without an act", n)
				}
			default:
				done["acts"]++
				if now != head+1 || a.Number != now {
					t.Fatalf("deed %d: from act %d to %d", n, head, now)
				}
				named := map[string]bool{}
				for _, c := range a.Changes {
					named[c.ID] = true
					if cmp.Equal(was[c.ID], is[c.ID]) {
						t.Errorf("act %d names %s, which is as it was", now, c.ID)
					}
				}
				for id := range union(was, is) {
					if !named[id] && !cmp.Equal(was[id], is[id]) {
						t.Errorf("act %d does not name %s", now, id)
					}
				}
			}
			head, was = now, is
		}
		if done["acts"] == 0 || done["refused"] == 0 {
			t.Fatalf("not everything was tried: %v", done)
		}
		if rep := verify(t, s, Trust{}); !rep.Sound() {
			t.Errorf("%+v", rep.Findings)
		}
	})
}

func union(a, b map[string]Entry) map[string]bool {
	out := map[string]bool{}
	for id := range a {
		out[id] = true
	}
	for id := range b {
		out[id] = true
	}
	return out
}

func headOf(t *testing.T, s *Store) (head int64) {
	t.Helper()
	view(t, s, func(tx *Tx) (err error) {
		head, err = tx.Head(y24)
		return err
	})
	return head
}

// Where the log takes no line, nothing is done, whichever of its tables refuses.
func TestNothingIsDoneWithoutTheLog(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		for _, table := range []string{"acts", "nodes"} {
			s := newStore(t, dsn(t))
			withYear(t, s)
			if _, err := tryAct(s, Act{}, insert("单位.yaml", "1", "a", "")); err != nil {
				t.Fatal(err)
			}
			before := dump(t, s)
			refuse(t, s, table)
			_, err := tryAct(s, Act{}, insert("单位.yaml", "2", "b", ""), change(entries(t, s, Newest)[0], "c"))
			if err == nil {
				t.Errorf("%s: acknowledged without the log", table)
			}
			if diff := cmp.Diff(before, dump(t, s)); diff != "" {
				t.Errorf("%s: something was done without the log:\n%s", table, diff)
			}
		}
	})
}

// refuse makes a table take no row any more.
func refuse(t *testing.T, s *Store, table string) {
	t.Helper()
	if s.path != "" {
		raw(t, s, fmt.Sprintf("CREATE TRIGGER refuse BEFORE INSERT ON %s BEGIN SELECT RAISE(ABORT, 'no'); END", table))
		return
	}
	raw(t, s, "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$",
		fmt.Sprintf("CREATE TRIGGER refuse BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION refuse()", table))
}
