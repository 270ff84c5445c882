package store

import (
	"errors"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"jiheng/proof"
)

// Whoever was told that a session has ended finds it ended, however many ask for it
// meanwhile.
func TestSessionNow(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		ends := []func(*Tx, string) error{
			func(tx *Tx, token string) error { return tx.EndSession(token) },
			func(tx *Tx, _ string) error { _, err := tx.EndSessions("p1"); return err },
			func(tx *Tx, _ string) error { return tx.ForgetSessions(noon.Add(2 * time.Hour)) },
		}
		for n := range 30 {
			token := tokenOf(string(rune('a' + n%6)))
			x := Session{Token: token, Person: "p1", Began: noon, Used: noon, Until: noon.Add(time.Hour)}
			update(t, s, func(tx *Tx) error { return tx.BeginSession(x) })
			stop := make(chan struct{})
			var asking sync.WaitGroup
			for range 4 {
				asking.Go(func() {
					for {
						if _, _, _, err := s.SessionNow(ctx, token); err != nil {
							t.Error(err)
						}
						select {
						case <-stop:
							return
						default:
						}
					}
				})
			}
			used := noon.Add(time.Duration(n+1) * time.Minute)
			update(t, s, func(tx *Tx) error { return tx.UseSession(token, used) })
			if got, _, ok, err := s.SessionNow(ctx, token); err != nil || !ok || !got.Used.Equal(used) {
				t.Fatalf("round %d: after use: %v %v %v", n, got, ok, err)
			}
			update(t, s, func(tx *Tx) error { return ends[n%len(ends)](tx, token) })
			if got, _, ok, err := s.SessionNow(ctx, token); err != nil || ok {
				t.Fatalf("round %d: after its end: %v %v", n, got, err)
			}
			close(stop)
			asking.Wait()
			if _, _, ok, _ := s.SessionNow(ctx, token); ok {
				t.Fatalf("round %d: it has come back", n)
			}
		}
	})
}

// What is known of a year is what the database has: after acts, acts that came to
// nothing, and acts of a batch of which one failed.
func TestYearNow(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		failed := errors.New("this one is given up")
		for n := range 60 {
			var all sync.WaitGroup
			for k := range 4 {
				all.Go(func() {
					r := Request{Person: "p1", Key: strconv.Itoa(n) + "-" + strconv.Itoa(k), Time: noon, Digest: proof.Hash{1}, Year: y24}
					_, _, err := s.Once(ctx, r, func(tx *Tx) ([]byte, error) {
						head, house, err := tx.Heads(y24)
						if err != nil {
							return nil, err
						}
						had, err := tx.Head(y24)
						if err != nil {
							return nil, err
						}
						if inHouse, err := tx.Head(House); err != nil || head != had || house != inHouse {
							t.Errorf("known %d and %d, there are %d and %d %v", head, house, had, inHouse, err)
						}
						if _, err := tx.Append(Act{Tree: []string{y24, House}[n%2], Person: "p1", Kind: "记", Time: noon}, nil); err != nil || k != 3 {
							return nil, err
						}
						return nil, failed
					})
					if err != nil && !errors.Is(err, failed) {
						t.Error(err)
					}
				})
			}
			all.Wait()
			var want Year
			var house int64
			view(t, s, func(tx *Tx) (err error) {
				want, house, _, err = tx.YearFor(y24, Request{})
				return err
			})
			got, settled, ok := s.YearNow(y24)
			if sqlite := s.path != ""; ok != (sqlite && want.Head > 0) || ok && (got != want || settled != house) {
				t.Fatalf("round %d: known %v %d %v, there are %v %d", n, got, settled, ok, want, house)
			}
		}
	})
}

// The journal of a file does not grow with the acts.
func TestJournalIsMoved(t *testing.T) {
	s := newStore(t, sqliteDB(t))
	withYear(t, s)
	text := make([]byte, 8<<10)
	for i := range text {
		text[i] = 'x'
	}
	var most int64
	for range 2 * moveAfter {
		if _, err := tryAct(s, Act{Detail: string(text)}); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(s.path + "-wal"); err == nil {
			most = max(most, info.Size())
		}
	}
	if limit := int64(movePages+1000) * 4 << 10; most == 0 || most > limit {
		t.Errorf("the journal had %d bytes, at most %d are expected", most, limit)
	}
}
