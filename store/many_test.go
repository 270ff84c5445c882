package store

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jiheng/fault"
	"jiheng/proof"
)

// Fifty people write into one entry at once: each of their texts is there, and the
// others' too.
func TestManyEditorsOfOneEntry(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		act(t, s, Act{}, insert("指标.yaml", "A", "", ""))
		id := entries(t, s, Newest)[0].ID
		const people = 50
		var clashed atomic.Int64
		var all sync.WaitGroup
		for i := range people {
			all.Go(func() {
				for {
					var e Entry
					err := s.View(ctx, func(tx *Tx) (err error) { e, err = tx.Entry(y24, id, Newest); return err })
					if err == nil {
						_, err = tryAct(s, Act{Person: fmt.Sprintf("p%d", i)}, change(e, e.Text+fmt.Sprintf("[%d]", i)))
					}
					if err == nil {
						return
					}
					if ClashesOf(err) == nil {
						t.Error(err)
						return
					}
					clashed.Add(1)
				}
			})
		}
		all.Wait()
		got := entries(t, s, Newest)[0]
		for i := range people {
			if strings.Count(got.Text, fmt.Sprintf("[%d]", i)) != 1 {
				t.Errorf("the text of %d is lost or doubled: %s", i, got.Text)
			}
		}
		if got.Version != people+1 {
			t.Errorf("version %d after %d acts", got.Version, people+1)
		}
		if r := verify(t, s, Trust{}); len(r.Findings) > 0 {
			t.Errorf("%+v", r.Findings)
		}
		t.Logf("%d clashes", clashed.Load())
	})
}

// Several processes on one PostgreSQL database lose nothing either.
func TestTwoProcessesOnPostgres(t *testing.T) {
	at := postgresDB(t)
	stores := []*Store{newStore(t, at), newStore(t, at), newStore(t, at)}
	withYear(t, stores[0])
	update(t, stores[0], func(tx *Tx) error { return tx.CreateYear(Year{ID: "hq-2025", Unit: "hq", Year: 2025}) })
	const each = 40
	var all sync.WaitGroup
	for i, s := range stores {
		for w := range 4 {
			all.Go(func() {
				for n := range each {
					trees := []string{y24, "hq-2025"}
					if w%2 == 1 {
						trees = []string{"hq-2025", y24} // in the other order, so that processes wait for one another
					}
					err := s.Update(ctx, func(tx *Tx) error {
						for _, tree := range trees {
							a := Act{Tree: tree, Person: "p", Kind: "k", Time: noon}
							if _, err := tx.Append(a, []Edit{insert("a.md", fmt.Sprintf("%d-%d-%d", i, w, n), "x\n", "")}); err != nil {
								return err
							}
						}
						return nil
					})
					for err != nil && is(err, "store-busy") {
						err = s.Update(ctx, func(tx *Tx) error {
							for _, tree := range trees {
								a := Act{Tree: tree, Person: "p", Kind: "k", Time: noon}
								if _, err := tx.Append(a, []Edit{insert("a.md", fmt.Sprintf("%d-%d-%d", i, w, n), "x\n", "")}); err != nil {
									return err
								}
							}
							return nil
						})
					}
					if err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
	}
	all.Wait()
	keys := map[string]bool{}
	for _, e := range entries(t, stores[1], Newest) {
		keys[e.Key] = true
	}
	if want := len(stores) * 4 * each; len(keys) != want {
		t.Errorf("%d entries, want %d", len(keys), want)
	}
	if r := verify(t, stores[2], Trust{}); len(r.Findings) > 0 {
		t.Errorf("%+v", r.Findings)
	}
}

func TestOnce(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		body := proof.Leaf([]byte("body"))
		r := Request{Person: "p1", Key: "k1", Digest: body, Time: noon}
		do := func(r Request) (string, bool, error) {
			answer, again, err := s.Once(ctx, r, func(tx *Tx) ([]byte, error) {
				a, err := tx.Append(Act{Tree: y24, Person: r.Person, Kind: "填报", Time: noon, Request: r.Key}, []Edit{insert("a.md", r.Key, "x\n", "")})
				return []byte(itoa(a.Number)), err
			})
			return string(answer), again, err
		}
		var all sync.WaitGroup
		var firsts atomic.Int64
		for range 20 {
			all.Go(func() {
				answer, again, err := do(r)
				if err != nil || answer != "1" {
					t.Errorf("answer %q: %v", answer, err)
				}
				if !again {
					firsts.Add(1)
				}
			})
		}
		all.Wait()
		if n := firsts.Load(); n != 1 {
			t.Errorf("%d requests were the first", n)
		}
		if answer, again, err := do(Request{Person: "p2", Key: "k1", Digest: body, Time: noon}); err != nil || again || answer != "2" {
			t.Errorf("the key of another person: %q %v %v", answer, again, err)
		}
		other := r
		other.Digest = proof.Leaf([]byte("another"))
		_, _, err := do(other)
		wantCode(t, err, fault.Conflict, CodeReused)
		_, _, err = do(Request{Person: "p1", Digest: body})
		wantCode(t, err, fault.Invalid, "store-invalid")
		failing := Request{Person: "p1", Key: "k9", Digest: body, Time: noon}
		if _, _, err := s.Once(ctx, failing, func(*Tx) ([]byte, error) { return nil, invalid("不成立") }); !is(err, "store-invalid") {
			t.Error(err)
		}
		if answer, again, err := do(failing); err != nil || again || answer != "3" {
			t.Errorf("after one that failed: %q %v %v", answer, again, err)
		}
		update(t, s, func(tx *Tx) error { return tx.ForgetRequests(noon.Add(time.Second)) })
		if _, again, err := do(r); err != nil || again {
			t.Errorf("a request that was forgotten: %v %v", again, err)
		}
	})
}

func TestDrafts(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		put := func(person, entry, text string) {
			update(t, s, func(tx *Tx) error {
				return tx.PutDraft(Draft{Person: person, Tree: y24, Entry: entry, Seen: 3, Text: text, Time: noon})
			})
		}
		put("p1", "1-2", "一")
		put("p1", "1-1", "二")
		put("p1", "1-2", "三")
		put("p2", "1-2", "四")
		view(t, s, func(tx *Tx) error {
			got, err := tx.Drafts("p1", y24)
			if len(got) != 2 || got[0].Text != "二" || got[1].Text != "三" || got[1].Seen != 3 || !got[1].Time.Equal(noon) {
				t.Errorf("drafts: %+v", got)
			}
			head, err2 := tx.Head(y24)
			if head != 0 {
				t.Errorf("drafts made %d acts", head)
			}
			return errors.Join(err, err2)
		})
		update(t, s, func(tx *Tx) error { return tx.DropDraft("p1", y24, "1-2") })
		view(t, s, func(tx *Tx) error {
			mine, err := tx.Drafts("p1", y24)
			theirs, err2 := tx.Drafts("p2", y24)
			if len(mine) != 1 || len(theirs) != 1 {
				t.Errorf("after dropping one: %v %v", mine, theirs)
			}
			return errors.Join(err, err2)
		})
		err := s.Update(ctx, func(tx *Tx) error { return tx.PutDraft(Draft{Person: "p", Tree: "none"}) })
		wantCode(t, err, fault.NotFound, "store-absent")
	})
}

// A full disk is said, reading goes on, and writing too when there is room again.
func TestDiskFull(t *testing.T) {
	s := newStore(t, sqliteDB(t))
	withYear(t, s)
	act(t, s, Act{}, insert("a.md", "A", "x\n", ""))
	limit := func(q string) {
		update(t, s, func(tx *Tx) error { return tx.c.do(ctx, q) })
	}
	limit("PRAGMA max_page_count = 1") // SQLite takes the pages that there are
	big := strings.Repeat("满", 100_000)
	var all sync.WaitGroup
	for i := range 10 {
		all.Go(func() {
			_, err := tryAct(s, Act{}, insert("b.md", strconv.Itoa(i), big, ""))
			if !is(err, "store-full") {
				t.Errorf("on a full disk: %v", err)
			}
		})
	}
	all.Wait()
	if got := shown(entries(t, s, Newest)); got != "a.md A=x\n\n" {
		t.Errorf("on a full disk: %s", got)
	}
	limit("PRAGMA max_page_count = 1000000")
	act(t, s, Act{}, insert("b.md", "B", big, ""))
	if r := verify(t, s, Trust{}); len(r.Findings) > 0 {
		t.Errorf("%+v", r.Findings)
	}
}

// A server that dies and comes back loses nothing that was acknowledged, doubles
// nothing, and is found again without a restart of ours.
func TestServerRestarts(t *testing.T) {
	s := newStore(t, postgresDB(t))
	withYear(t, s)
	const workers, each = 6, 60
	var all sync.WaitGroup
	var done atomic.Int64
	for w := range workers {
		all.Go(func() {
			for n := range each {
				key := fmt.Sprintf("%d-%d", w, n)
				for { // as a browser does, that sends again what had no answer
					_, _, err := s.Once(ctx, Request{Person: "p", Key: key, Time: noon}, func(tx *Tx) ([]byte, error) {
						_, err := tx.Append(Act{Tree: y24, Person: "p", Kind: "k", Time: noon}, []Edit{insert("a.md", key, "x\n", "")})
						return nil, err
					})
					if err == nil {
						break
					}
					if !is(err, "store-lost") && !is(err, CodeUnknown) && !is(err, "store-busy") {
						t.Error(err)
						return
					}
				}
				done.Add(1)
			}
		})
	}
	for _, mode := range []string{"immediate", "fast"} {
		before := done.Load()
		for done.Load() < min(before+40, workers*each) {
			time.Sleep(time.Millisecond)
		}
		if out, err := cluster.run("pg_ctl", "-D", cluster.dir+"/data", "-m", mode, "-l", cluster.dir+"/log", "-w", "restart"); err != nil {
			t.Fatalf("%v %s", err, out)
		}
	}
	all.Wait()
	count := map[string]int{}
	for _, e := range entries(t, s, Newest) {
		count[e.Key]++
	}
	for w := range workers {
		for n := range each {
			if key := fmt.Sprintf("%d-%d", w, n); count[key] != 1 {
				t.Errorf("%s stands %d times", key, count[key])
			}
		}
	}
	if r := verify(t, s, Trust{}); len(r.Findings) > 0 {
		t.Errorf("%+v", r.Findings)
	}
}

// times is how often a test that may run long does its work: often in `make
// nightly`.
func times(t testing.TB, name string, usual int) int {
	t.Helper()
	if v := os.Getenv(name); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil {
			t.Fatalf("%s=%s: %v", name, v, err)
		}
		return n
	}
	return usual
}

// A server that is away is said at once to all who write, and is found again.
func TestServerAway(t *testing.T) {
	s := newStore(t, postgresDB(t))
	withYear(t, s)
	ctl := func(args ...string) {
		t.Helper()
		args = append([]string{"pg_ctl", "-D", cluster.dir + "/data", "-w", "-l", cluster.dir + "/log"}, args...)
		if out, err := cluster.run(args...); err != nil {
			t.Fatalf("%v %s", err, out)
		}
	}
	ctl("-m", "immediate", "stop")
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			if _, err := tryAct(s, Act{}, insert("a.md", strconv.Itoa(i), "x\n", "")); !is(err, codeLost) {
				t.Errorf("while the server is away: %v", err)
			}
			if err := s.View(ctx, func(*Tx) error { return nil }); !is(err, codeLost) {
				t.Errorf("reading while the server is away: %v", err)
			}
		})
	}
	all.Wait()
	ctl("-o", "-k "+cluster.dir+" -c listen_addresses='' -c max_connections=200", "start")
	act(t, s, Act{}, insert("a.md", "back", "x\n", ""))
	if got := entries(t, s, Newest); len(got) != 1 || got[0].Key != "back" {
		t.Errorf("after it came back: %s", shown(got))
	}
}
