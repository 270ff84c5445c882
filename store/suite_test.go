package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jiheng/fault"
)

var (
	ctx  = context.Background()
	noon = time.Date(2025, 1, 6, 12, 0, 0, 0, time.UTC)
)

const y24 = "hq-2024"

// withYear makes a unit and its year.
func withYear(t testing.TB, s *Store) {
	t.Helper()
	update(t, s, func(tx *Tx) error {
		if err := tx.CreateUnit("hq"); err != nil {
			return err
		}
		return tx.CreateYear(Year{ID: y24, Unit: "hq", Year: 2024})
	})
}

func update(t testing.TB, s *Store, fn func(*Tx) error) {
	t.Helper()
	if err := s.Update(ctx, fn); err != nil {
		t.Fatal(err)
	}
}

func view(t *testing.T, s *Store, fn func(*Tx) error) {
	t.Helper()
	if err := s.View(ctx, fn); err != nil {
		t.Fatal(err)
	}
}

// act does an act and returns it.
func act(t testing.TB, s *Store, a Act, edits ...Edit) Act {
	t.Helper()
	done, err := tryAct(s, a, edits...)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func tryAct(s *Store, a Act, edits ...Edit) (done Act, err error) {
	if a.Tree == "" {
		a.Tree = y24
	}
	if a.Person == "" {
		a.Person = "p1"
	}
	if a.Kind == "" {
		a.Kind = "填报"
	}
	if a.Time.IsZero() {
		a.Time = noon
	}
	err = s.Update(ctx, func(tx *Tx) error {
		done, err = tx.Append(a, edits)
		return err
	})
	return done, err
}

func insert(file, key, text, after string) Edit {
	return Edit{Op: Insert, After: after, Entry: Entry{File: file, Kind: 2, Block: "指标", Key: key, Text: text}}
}

// change is an edit of an entry that was read.
func change(e Entry, text string) Edit {
	seen := e.Version
	e.Text = text
	return Edit{Op: Write, ID: e.ID, Seen: seen, Entry: e}
}

func entries(t *testing.T, s *Store, at int64) []Entry {
	t.Helper()
	var out []Entry
	view(t, s, func(tx *Tx) (err error) {
		out, err = tx.Entries(y24, at)
		return err
	})
	return out
}

// shown is a folder in one text: file, key, text of each entry.
func shown(es []Entry) string {
	var b strings.Builder
	for _, e := range es {
		fmt.Fprintf(&b, "%s %s=%s\n", e.File, e.Key, e.Text)
	}
	return b.String()
}

func wantCode(t *testing.T, err error, kind fault.Kind, code string) *fault.Error {
	t.Helper()
	var f *fault.Error
	if !errors.As(err, &f) || f.Kind != kind || f.Code != code {
		t.Fatalf("got %v, want a fault %s %s", err, kind, code)
	}
	return f
}

func TestYears(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		update(t, s, func(tx *Tx) error { return tx.CreateYear(Year{ID: "hq-2025", Unit: "hq", Year: 2025}) })
		act(t, s, Act{}, insert("指标.yaml", "SL01", "- 编号: SL01\n", ""))
		view(t, s, func(tx *Tx) error {
			years, err := tx.Years()
			want := []Year{{ID: "hq-2025", Unit: "hq", Year: 2025}, {ID: y24, Unit: "hq", Year: 2024, Head: 1}}
			if diff := cmp.Diff(want, years); diff != "" {
				t.Error(diff)
			}
			y, err2 := tx.YearByID(y24)
			if y != want[1] {
				t.Errorf("got %+v", y)
			}
			units, err3 := tx.Units()
			if len(units) != 1 || units[0] != "hq" {
				t.Errorf("got %+v", units)
			}
			return errors.Join(err, err2, err3)
		})
		wantCode(t, s.Update(ctx, func(tx *Tx) error { return tx.CreateYear(Year{ID: "again", Unit: "hq", Year: 2024}) }), fault.Conflict, "store-exists")
		wantCode(t, s.Update(ctx, func(tx *Tx) error { return tx.CreateYear(Year{ID: "x", Unit: "none", Year: 2024}) }), fault.NotFound, "store-absent")
		wantCode(t, s.Update(ctx, func(tx *Tx) error { return tx.CreateYear(Year{ID: "../x", Unit: "hq", Year: 2026}) }), fault.Invalid, "store-invalid")
		wantCode(t, s.View(ctx, func(tx *Tx) error { _, err := tx.YearByID("none"); return err }), fault.NotFound, "store-absent")
		wantCode(t, s.View(ctx, func(tx *Tx) error { return tx.CreateUnit("v") }), fault.Internal, "store-view")
	})
}

func TestActs(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		const file = "指标.yaml"
		a := act(t, s, Act{Reason: "导入"}, insert(file, "头", "指标:\n", ""), insert(file, "A", "- A\n", ""), insert(file, "C", "- C\n", ""), insert("单位.yaml", "单位", "单位: 虹桥镇\n", ""))
		if a.Number != 1 || len(a.Changes) != 4 {
			t.Fatalf("got %+v", a)
		}
		first := entries(t, s, Newest)
		if got, want := shown(first), "单位.yaml 单位=单位: 虹桥镇\n\n指标.yaml 头=指标:\n\n指标.yaml A=- A\n\n指标.yaml C=- C\n\n"; got != want {
			t.Fatalf("got %s", got)
		}
		head, ea, ec := first[1], first[2], first[3]
		act(t, s, Act{Person: "p2"}, insert(file, "B", "- B\n", ea.ID), insert(file, "B2", "- B2\n", ea.ID), change(ec, "- C2\n"))
		act(t, s, Act{Person: "p3", Kind: "调整顺序"}, Edit{Op: Move, ID: ec.ID, Seen: 2, After: head.ID, Entry: Entry{File: file}}, Edit{Op: Delete, ID: ea.ID, Seen: 1})
		want := []string{
			"单位 头 A C", "单位 头 A B B2 C", "单位 头 C B B2",
		}
		for i, w := range want {
			var keys []string
			for _, e := range entries(t, s, int64(i)+1) {
				keys = append(keys, e.Key)
			}
			if got := strings.Join(keys, " "); got != w {
				t.Errorf("after act %d: %s, want %s", i+1, got, w)
			}
		}
		if got := entries(t, s, 0); len(got) != 0 {
			t.Errorf("after act 0: %v", got)
		}
		view(t, s, func(tx *Tx) error {
			_, err := tx.Entries(y24, 4)
			wantCode(t, err, fault.NotFound, "store-absent")
			h, err := tx.History(y24, ec.ID)
			if err != nil || len(h) != 3 || h[0].Entry.Text != "- C\n" || h[1].Person != "p2" || h[2].Kind != "调整顺序" || h[1].Time != noon {
				t.Errorf("history of C: %+v %v", h, err)
			}
			if h, err = tx.History(y24, ea.ID); err != nil || len(h) != 2 || h[1].Entry.Version != 0 || h[1].Act != 3 || h[0].Reason != "导入" {
				t.Errorf("history of A: %+v %v", h, err)
			}
			before, after, err := tx.Changed(y24, 3)
			if err != nil || len(before) != 2 || before[0].Text != after[0].Text || before[1].Key != "A" || after[1].ID != "" {
				t.Errorf("act 3: %+v %+v %v", before, after, err)
			}
			acts, err := tx.Acts(y24, 1, 10)
			if err != nil || len(acts) != 2 || acts[1].Person != "p3" || !acts[1].Changes[1].Gone || acts[0].Changes[2].Was != 1 {
				t.Errorf("acts: %+v %v", acts, err)
			}
			last, err := tx.Latest(y24, 1)
			if err != nil || len(last) != 1 || last[0].Number != 3 {
				t.Errorf("latest: %+v %v", last, err)
			}
			return nil
		})
		back := act(t, s, Act{Kind: "撤销"}, Edit{Op: Insert, ID: ea.ID, After: ec.ID, Entry: ea})
		if got := entries(t, s, back.Number); got[3].ID != ea.ID || got[3].Text != ea.Text {
			t.Errorf("brought back: %s", shown(got))
		}
	})
}

func TestNothingIsNoAct(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		act(t, s, Act{}, insert("指标.yaml", "A", "- A\n", ""))
		e := entries(t, s, Newest)[0]
		if a := act(t, s, Act{}, change(e, e.Text)); a.Number != 0 {
			t.Errorf("an edit that changes nothing is act %d", a.Number)
		}
		if a := act(t, s, Act{Kind: "查看", Detail: "地址"}); a.Number != 2 {
			t.Errorf("an act without edits is act %d", a.Number)
		}
		a := act(t, s, Act{Tree: House, Kind: "开户"}, insert("人员", "p9", "{}", ""))
		if a.Number != 1 {
			t.Errorf("the first act of the house is %d", a.Number)
		}
	})
}

func TestClash(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		act(t, s, Act{}, insert("指标.yaml", "A", "1", ""), insert("指标.yaml", "B", "2", ""), insert("指标.yaml", "C", "3", ""))
		old := entries(t, s, Newest)
		act(t, s, Act{Person: "p2", Time: noon.Add(time.Hour)}, change(old[0], "theirs"), Edit{Op: Delete, ID: old[1].ID, Seen: 1})
		_, err := tryAct(s, Act{}, change(old[0], "mine"), change(old[1], "mine too"), change(old[2], "free"))
		f := wantCode(t, err, fault.Conflict, CodeChanged)
		if !strings.Contains(f.Message, "“A”") || !strings.Contains(f.Message, "另有1条") {
			t.Errorf("message: %s", f.Message)
		}
		c := ClashesOf(err)
		if len(c) != 2 || c[0].Mine.Entry.Text != "mine" || c[0].Seen.Text != "1" || c[0].Now.Text != "theirs" || c[0].Person != "p2" ||
			!c[0].Time.Equal(noon.Add(time.Hour)) || !c[1].Gone || c[1].Seen.Text != "2" || c[1].Act != 2 {
			t.Fatalf("clashes: %+v", c)
		}
		if got := shown(entries(t, s, Newest)); got != "指标.yaml A=theirs\n指标.yaml C=3\n" {
			t.Errorf("after a clash: %s", got)
		}
		// The same function may take the others' text in and go on.
		update(t, s, func(tx *Tx) error {
			a := Act{Tree: y24, Person: "p1", Kind: "填报", Time: noon}
			_, err := tx.Append(a, []Edit{change(old[0], "mine")})
			c := ClashesOf(err)
			if len(c) != 1 {
				return errors.New("no clash")
			}
			done, err := tx.Append(a, []Edit{change(c[0].Now, c[0].Now.Text+"+mine")})
			if done.Number != 3 {
				t.Errorf("the act after a clash has number %d", done.Number)
			}
			return err
		})
		if got := entries(t, s, Newest)[0].Text; got != "theirs+mine" {
			t.Errorf("merged: %s", got)
		}
		_, err = tryAct(s, Act{Seen: 1}, change(old[2], "x"))
		wantCode(t, err, fault.Conflict, CodeMoved)
		_, err = tryAct(s, Act{Tree: "none"}, insert("a", "A", "", ""))
		wantCode(t, err, fault.NotFound, "store-absent")
		_, err = tryAct(s, Act{}, Edit{Op: Delete, ID: "9-9", Seen: 1})
		wantCode(t, err, fault.NotFound, "store-absent")
		if now := entries(t, s, Newest); len(now) != 2 {
			t.Errorf("after refusals: %s", shown(now))
		}
	})
}

// What one function does wrong is undone alone, whatever else was in the group.
func TestOutcomesApart(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		hold, held := make(chan struct{}), make(chan struct{})
		go func() {
			_ = s.Update(ctx, func(*Tx) error { close(held); <-hold; return nil })
		}()
		<-held
		const n = 40
		errs := make([]chan error, n)
		for i := range errs {
			errs[i] = make(chan error, 1)
			go func() {
				_, err := func() (Act, error) {
					switch i % 4 {
					case 1:
						return Act{}, s.Update(ctx, func(tx *Tx) error {
							if _, err := tx.Append(Act{Tree: y24, Person: "p", Kind: "k", Time: noon}, []Edit{insert("x", "x", "x", "")}); err != nil {
								return err
							}
							return invalid("不成立")
						})
					case 2:
						return Act{}, s.Update(ctx, func(*Tx) error { panic("spoilt") })
					case 3:
						return Act{}, s.Update(ctx, func(tx *Tx) error {
							_ = tx.CreateUnit("hq") // stands already; the error is passed over
							return nil
						})
					}
					return tryAct(s, Act{}, insert(fmt.Sprintf("f%02d", i), "k", "t", ""))
				}()
				errs[i] <- err
			}()
		}
		close(hold)
		for i, c := range errs {
			err := <-c
			want := []string{"", "store-invalid", "panic", "store-exists"}[i%4]
			if want == "" && err != nil || want != "" && !is(err, want) {
				t.Errorf("%d: %v, want %q", i, err, want)
			}
		}
		if es := entries(t, s, Newest); len(es) != n/4 {
			t.Errorf("%d entries, want %d: %s", len(es), n/4, shown(es))
		}
	})
}
