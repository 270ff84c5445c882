package store

import (
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDigests writes, brings forward and drops the rows of lists.
func TestDigests(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		undigested := func() (out []string) {
			view(t, s, func(tx *Tx) (err error) { out, err = tx.Undigested("", 9); return err })
			return out
		}
		since := func(changed int64) (out []DigestRow) {
			view(t, s, func(tx *Tx) (err error) { out, err = tx.DigestSince(changed, 9); return err })
			return out
		}
		if got := undigested(); len(got) != 0 {
			t.Errorf("a year without acts is to be digested: %v", got)
		}
		act(t, s, Act{}, insert("指标.yaml", "A", "- 编号: A\n", ""))
		if got := undigested(); len(got) != 1 {
			t.Errorf("%v are to be digested", got)
		}
		rows := []DigestRow{{Tree: y24, Code: "A", Name: "甲", Weight: "3", Value: "1", Act: 1, Derived: 1}, {Tree: y24, Code: "B", Place: 1, Name: "乙"}}
		update(t, s, func(tx *Tx) error {
			for _, d := range rows {
				if err := tx.PutDigest(d); err != nil {
					return err
				}
			}
			return tx.PutYearDigest(Digest{Tree: y24, Act: 1, Total: "90.00", Grade: "优", Open: 2})
		})
		rows[0].Changed, rows[1].Changed = 1, 2
		if d := cmp.Diff(rows, since(0)); d != "" || len(undigested()) != 0 {
			t.Errorf("%v is to be digested; %s", undigested(), d)
		}
		update(t, s, func(tx *Tx) error {
			if err := tx.SetDigestValue(y24, "absent", "7", 2); err != nil {
				return err
			}
			return tx.SetDigestValue(y24, "A", "2", 2)
		})
		rows[0].Value, rows[0].Act, rows[0].Changed = "2", 2, 3
		if d := cmp.Diff(rows[:1], since(2)); d != "" {
			t.Error(d)
		}
		view(t, s, func(tx *Tx) error {
			d, ok, err := tx.YearDigest(y24)
			if want := (Digest{y24, 1, "90.00", "优", 2}); !ok || d != want {
				t.Errorf("%+v", d)
			}
			return err
		})
		update(t, s, (*Tx).DropDigests)
		gone := since(3)
		if len(gone) != 2 || !gone[0].Gone || !gone[1].Gone || len(undigested()) != 1 {
			t.Errorf("dropped: %+v, to be digested %v", gone, undigested())
		}
	})
}

// TestLedgerDigests writes, replaces and drops what was read of ledgers.
func TestLedgerDigests(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		a := LedgerDigest{File: "台账/T01.yaml", Key: []byte{1, 0}, Seal: []byte{2}, Data: []byte("{}")}
		b := LedgerDigest{File: "台账/T02.yaml", Key: []byte{3}, Seal: []byte{4}, Data: []byte("[]")}
		other := a
		other.Data = []byte("{1}")
		for i, step := range []struct {
			do   func(*Tx) error
			want []LedgerDigest
		}{
			{func(tx *Tx) error { return tx.PutLedgerDigest(y24, b) }, []LedgerDigest{b}},
			{func(tx *Tx) error { return tx.PutLedgerDigest(y24, a) }, []LedgerDigest{a, b}},
			{func(tx *Tx) error { return tx.PutLedgerDigest(y24, other) }, []LedgerDigest{other, b}},
			{func(tx *Tx) error { return tx.DropLedgerDigest(y24, b.File) }, []LedgerDigest{other}},
			{(*Tx).DropDigests, nil},
		} {
			update(t, s, step.do)
			var got []LedgerDigest
			view(t, s, func(tx *Tx) (err error) { got, err = tx.LedgerDigests(y24); return err })
			if d := cmp.Diff(step.want, got); d != "" {
				t.Errorf("%d: %s", i, d)
			}
		}
	})
}

// TestSince brings a folder forward by what acts did to it, erasures among it.
func TestSince(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		act(t, s, Act{}, insert("a.yaml", "A", "a: 1\n", ""), insert("b.yaml", "B", "b: 1\n", ""), insert("c/c.yaml", "C", "c: 1\n", ""))
		folder, err := s.Folder(ctx, y24, Newest)
		if err != nil {
			t.Fatal(err)
		}
		old := folder
		if same, err := s.Forward(ctx, y24, folder); err != nil || same != folder {
			t.Errorf("without acts it is another: %v", err)
		}
		find := func(key string) Entry {
			for _, e := range folder.Entries {
				if e.Key == key {
					return e
				}
			}
			t.Fatalf("no %s", key)
			return Entry{}
		}
		for _, edits := range [][]Edit{
			{change(find("A"), "a: 2\n"), insert("d.yaml", "D", "d: 1\n", "")},
			{{Op: Delete, ID: find("B").ID, Seen: find("B").Version}},
			{{Op: Erase, ID: find("C").ID, Seen: find("C").Version}},
		} {
			act(t, s, Act{Reason: "写错了"}, edits...)
			next, err := s.Forward(ctx, y24, folder)
			if err != nil {
				t.Fatal(err)
			}
			whole, err := s.Folder(ctx, y24, Newest)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(whole.Entries, next.Entries); d != "" || next.Whole != whole.Whole || next.Act != whole.Act {
				t.Error(d)
			}
			if d := cmp.Diff(texts(t, whole), texts(t, next)); d != "" {
				t.Error(d)
			}
			folder = next
		}
		if got := texts(t, old); got["a.yaml"] != "a: 1\n" || got["c/c.yaml"] != "c: 1\n" {
			t.Errorf("the folder as it was has changed: %v", got)
		}
	})
}

// texts are the files of a folder by their paths.
func texts(t *testing.T, folder fs.FS) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		out[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
