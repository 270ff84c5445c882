package store

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jiheng/fault"
)

func tokenOf(c string) string { return strings.Repeat(c, 64) }

func TestSecrets(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		old := Secret{Person: "p1", Kind: "口令", Number: 1, Value: "$argon2id$旧", Time: noon}
		now := Secret{Person: "p1", Kind: "口令", Value: "$argon2id$新", Time: noon, Until: noon.Add(time.Hour)}
		update(t, s, func(tx *Tx) error {
			for _, x := range []Secret{old, {Person: "p1", Kind: "口令", Value: "先", Time: noon}, now, {Person: "p2", Kind: "一次性口令", Value: "x", Time: noon}} {
				if err := tx.PutSecret(x); err != nil {
					return err
				}
			}
			return nil
		})
		var got []Secret
		view(t, s, func(tx *Tx) (err error) { got, err = tx.Secrets("p1"); return err })
		if diff := cmp.Diff([]Secret{now, old}, got); diff != "" {
			t.Errorf("secrets:\n%s", diff)
		}
		for n, want := range []bool{true, false} {
			update(t, s, func(tx *Tx) error {
				was, err := tx.DropSecret("p2", "一次性口令", 0)
				if was != want {
					t.Errorf("dropping for the %d. time: %v", n+1, was)
				}
				return err
			})
		}
		update(t, s, func(tx *Tx) error { return tx.DropSecrets("p1", "口令") })
		view(t, s, func(tx *Tx) (err error) { got, err = tx.Secrets("p1"); return err })
		if len(got) > 0 {
			t.Errorf("after dropping: %v", got)
		}
		for _, bad := range []Secret{{Kind: "口令"}, {Person: "p1"}, {Person: "p1", Kind: "口令", Value: strings.Repeat("x", mostSecret+1)}, {Person: "p1", Kind: "a\x00"}} {
			wantCode(t, s.Update(ctx, func(tx *Tx) error { return tx.PutSecret(bad) }), fault.Invalid, "store-invalid")
		}
	})
}

func TestFailures(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		locked := Failures{Account: "caiwu", Address: "10.0.0.1", Count: 5, Time: noon, Until: noon.Add(10 * time.Minute)}
		early := Failures{Account: "caiwu", Count: 2, Time: noon.Add(-time.Hour)}
		update(t, s, func(tx *Tx) error {
			for _, f := range []Failures{{Account: "caiwu", Address: "10.0.0.1", Count: 4, Time: noon}, locked, early} {
				if err := tx.PutFailures(f); err != nil {
					return err
				}
			}
			return nil
		})
		look := func(account, address string) (f Failures) {
			view(t, s, func(tx *Tx) (err error) { f, err = tx.Failures(account, address); return err })
			return f
		}
		if diff := cmp.Diff([]Failures{locked, early, {Account: "x", Address: "y"}},
			[]Failures{look("caiwu", "10.0.0.1"), look("caiwu", ""), look("x", "y")}); diff != "" {
			t.Errorf("failures:\n%s", diff)
		}
		update(t, s, func(tx *Tx) error { return tx.ForgetFailures(noon.Add(time.Minute)) })
		if look("caiwu", "").Count != 0 || look("caiwu", "10.0.0.1").Count != 5 {
			t.Error("forgotten while it refuses, or kept for ever")
		}
		wantCode(t, s.Update(ctx, func(tx *Tx) error { return tx.PutFailures(Failures{Account: "\xff"}) }), fault.Invalid, "store-invalid")
	})
}

func TestKnownAddresses(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		know := func(person, address string, at time.Time) {
			update(t, s, func(tx *Tx) error { return tx.Know(person, address, at, at.Add(-24*time.Hour)) })
		}
		know("p1", "10.0.0.1", noon)
		know("p1", "10.0.0.1", noon.Add(time.Hour))
		know("p1", "10.0.0.2", noon)
		know("p2", "10.0.0.3", noon)
		know("p1", "10.0.0.4", noon.Add(24*time.Hour+time.Minute)) // that of noon is forgotten
		for _, c := range []struct {
			person, address string
			want            bool
		}{{"p1", "10.0.0.1", true}, {"p1", "10.0.0.2", false}, {"p1", "10.0.0.3", false}, {"p2", "10.0.0.3", true}, {"p1", "10.0.0.4", true}, {"", "", false}} {
			view(t, s, func(tx *Tx) error {
				got, err := tx.Knows(c.person, c.address)
				if got != c.want {
					t.Errorf("%s at %s: %v", c.person, c.address, got)
				}
				return err
			})
		}
	})
}

func TestSessions(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		one := Session{Token: tokenOf("a"), Person: "p1", Address: "10.0.0.1", Began: noon, Used: noon, Until: noon.Add(12 * time.Hour)}
		two := Session{Token: tokenOf("b"), Person: "p1", Address: "10.0.0.2", Began: noon.Add(time.Hour), Used: noon.Add(time.Hour), Until: noon.Add(13 * time.Hour), Change: true}
		update(t, s, func(tx *Tx) error {
			for _, x := range []Session{one, two, {Token: tokenOf("c"), Person: "p2", Began: noon, Used: noon, Until: noon.Add(time.Minute)}} {
				if err := tx.BeginSession(x); err != nil {
					return err
				}
			}
			return tx.UseSession(one.Token, noon.Add(5*time.Minute))
		})
		update(t, s, func(tx *Tx) error { return tx.UseSession(one.Token, noon.Add(time.Minute)) }) // not back
		one.Used = noon.Add(5 * time.Minute)
		look := func(token string) (x Session, ok bool) {
			view(t, s, func(tx *Tx) (err error) { x, ok, err = tx.Session(token); return err })
			return x, ok
		}
		var all []Session
		view(t, s, func(tx *Tx) (err error) { all, err = tx.SessionsOf("p1"); return err })
		if diff := cmp.Diff([]Session{two, one}, all); diff != "" {
			t.Errorf("sessions:\n%s", diff)
		}
		view(t, s, func(tx *Tx) (err error) { all, err = tx.Sessions(); return err })
		if len(all) != 3 || all[0] != two || all[1] != one || all[2].Person != "p2" {
			t.Errorf("everybody's sessions: %+v", all)
		}
		if x, ok := look(two.Token); !ok || x != two {
			t.Errorf("%+v %v", x, ok)
		}
		update(t, s, func(tx *Tx) error { return tx.ForgetSessions(noon.Add(time.Hour)) })
		if _, ok := look(tokenOf("c")); ok {
			t.Error("one that has ended is kept")
		}
		update(t, s, func(tx *Tx) error { return tx.EndSession(two.Token) })
		if _, ok := look(two.Token); ok {
			t.Error("ended, and still there")
		}
		update(t, s, func(tx *Tx) error {
			n, err := tx.EndSessions("p1")
			if n != 1 {
				t.Errorf("%d ended", n)
			}
			return err
		})
		if err := s.Update(ctx, func(tx *Tx) error { return tx.BeginSession(Session{Token: "geheim", Person: "p1"}) }); !is(err, "store-session") {
			t.Errorf("a token that is no hash: %v", err)
		}
	})
}

// In a copy there are the secrets, and nobody is signed in.
func TestCopiesHoldNoSession(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		update(t, s, func(tx *Tx) error {
			if err := tx.PutSecret(Secret{Person: "p1", Kind: "口令", Value: "$argon2id$", Time: noon}); err != nil {
				return err
			}
			if err := tx.Know("p1", "10.0.0.1", noon, noon); err != nil {
				return err
			}
			if err := tx.PutFailures(Failures{Account: "caiwu", Count: 1, Time: noon}); err != nil {
				return err
			}
			return tx.BeginSession(Session{Token: tokenOf("a"), Person: "p1", Began: noon, Used: noon, Until: noon.Add(time.Hour)})
		})
		path := filepath.Join(t.TempDir(), "备份.db")
		if _, err := s.Backup(ctx, path); err != nil {
			t.Fatal(err)
		}
		old := newStore(t, "sqlite:"+path)
		back := newStore(t, dsn(t))
		if err := Copy(ctx, old, back); err != nil {
			t.Fatal(err)
		}
		for _, c := range []*Store{old, back} {
			if diff := cmp.Diff(dump(t, s, "sessions"), dump(t, c, "sessions")); diff != "" {
				t.Errorf("the copy differs:\n%s", diff)
			}
			if got := dump(t, c)["sessions"]; len(got) > 0 {
				t.Errorf("signed in, in a copy: %v", got)
			}
		}
		if got := dump(t, s)["sessions"]; len(got) != 1 {
			t.Errorf("in the original: %v", got)
		}
	})
}
