package dossier

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/fact"
)

// hashed is a folder that knows the hashes of the rows of ledgers, and does not let
// them be read where shut is set.
type hashed struct {
	fs.FS
	shut bool
}

func (h hashed) HashOf(name string) (string, bool) {
	if path.Dir(name) != DirLedgers || path.Ext(name) == ".yaml" {
		return "", false
	}
	data, err := fs.ReadFile(h.FS, name)
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), err == nil
}

func (h hashed) Open(name string) (fs.File, error) {
	if _, ok := h.HashOf(name); ok && h.shut {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("shut")}
	}
	return h.FS.Open(name)
}

// recalled is a memo that knows of a folder's ledgers what another has read of them.
func recalled(t *testing.T, folder fs.FS) *Memo {
	t.Helper()
	d, _ := LoadDraft(hashed{folder, false}, NewMemo(1_000_000))
	digests := d.LedgerDigests()
	if len(digests) != len(d.LedgerKeys()) || len(digests) == 0 {
		t.Fatalf("%d of %d ledgers have a digest", len(digests), len(d.LedgerKeys()))
	}
	m := NewMemo(1_000_000)
	for _, d := range digests {
		m.Recall([][]byte{d.Data})
	}
	return m
}

// saysOf is all that is read of a folder.
func saysOf(t *testing.T, folder fs.FS, m *Memo) string {
	t.Helper()
	d, open := LoadDraft(folder, m)
	var b strings.Builder
	for _, f := range d.Year.Facts.All() {
		b.WriteString(shownFact(f) + "\n")
	}
	for _, g := range d.Year.Ledgers {
		for _, c := range g.Columns {
			b.WriteString(g.ID + c.Name + c.Unit.String() + "\n")
		}
	}
	return b.String() + notes(d) + "\n" + d.Notices.Error() + "\n" + open.Error()
}

func shownFact(f fact.Fact) string {
	out := strings.Join([]string{f.ID, f.Name, f.Print().Text, f.Value.Number.String(), f.Period, f.Scope, string(f.Account.Kind), f.Account.Text, f.Account.Place.String()}, "|")
	if u := f.Account.Ledger; u != nil {
		out += u.Root + u.Filter + u.LeftOut()
	}
	return out
}

// TestLedgerDigestsSayTheSame reads what another program has read before, without the
// rows.
func TestLedgerDigestsSayTheSame(t *testing.T) {
	book := inWorkbook(t, roadRows())
	twice := changed(t, "台账/T01.yaml", "主键: 编号", "主键: 编号\n重复: 后面的算")
	none := changed(t, "台账/T01.csv", "", "编号,验收日期,级别,合格,长度（米）\n")
	none[FileFacts] = &fstest.MapFile{Data: []byte("陈述: []\n")}
	for name, folder := range map[string]fs.FS{"small": folder(small), "workbook": book, "rows that differ": twice, "no rows": none,
		"the sample": os.DirFS("../examples/hongqiao-2024")} {
		if m := recalled(t, folder); saysOf(t, hashed{folder, true}, m) != saysOf(t, folder, nil) {
			t.Errorf("%s:\n%s\nwithout digests\n%s", name, saysOf(t, hashed{folder, true}, m), saysOf(t, folder, nil))
		}
	}
}

// TestLedgerDigestsOfAnother changes one thing after the other that a ledger's figures
// depend on.
func TestLedgerDigestsOfAnother(t *testing.T) {
	for _, c := range []struct{ file, old, text string }{
		{FileMain, "年度: 2024", "年度: 2023"},
		{FileMain, "年度: 2024", "年度: 2024\n样例: true"},
		{"台账/T01.yaml", "级别=主干道", "级别=支路"},
		{"台账/T01.yaml", "名称: 道路", "名称: 村道"},
		{"台账/T01.csv", "L2,", "L7,"},
		{"台账/T01.csv", `"1,200.50"`, "1200.51"},
		{FileIndicators, "SL01", "SL09"},
	} {
		m := recalled(t, folder(small))
		f := folder(small)
		if !strings.Contains(string(f[c.file].Data), c.old) {
			t.Errorf("%s has no %q", c.file, c.old)
			continue
		}
		f[c.file] = &fstest.MapFile{Data: []byte(strings.Replace(string(f[c.file].Data), c.old, c.text, 1))}
		if got, want := saysOf(t, hashed{f, false}, m), saysOf(t, f, nil); got != want {
			t.Errorf("%s with %q:\n%s\nwithout digests\n%s", c.file, c.text, got, want)
		}
	}
}

// TestRowsThatWereNotKept are read again for who wants to see them, and let go of when
// nobody does.
func TestRowsThatWereNotKept(t *testing.T) {
	f := folder(small)
	want, err := ReadLedger(f, nil, "T01")
	if err != nil || want.Rows.Len() == 0 {
		t.Fatalf("%d rows, %v", want.Rows.Len(), err)
	}
	m := recalled(t, f)
	for _, what := range []string{"recalled", "read", "after a rest"} {
		got, err := ReadLedger(hashed{f, false}, m, "T01")
		if err != nil || got.Rows.Len() != want.Rows.Len() || len(got.Notes) != len(want.Notes) {
			t.Errorf("%s: %d rows instead of %d, %d notes instead of %d, %v", what, got.Rows.Len(), want.Rows.Len(), len(got.Notes), len(want.Notes), err)
		}
		if what == "read" {
			m.Rest()
			if saysOf(t, hashed{f, true}, m) != saysOf(t, f, nil) {
				t.Error("without its rows a ledger says something else")
			}
		}
	}
}

// TestDigestsThatAreNone are passed over.
func TestDigestsThatAreNone(t *testing.T) {
	f := folder(small)
	d, _ := LoadDraft(f, NewMemo(100))
	good := d.LedgerDigests()[0].Data
	m := NewMemo(1_000_000)
	m.Recall([][]byte{nil, []byte("{}"), []byte("[1]"), good[:len(good)/2], []byte(strings.Replace(string(good), `"Found":[`, `"Found":[true,`, 1)),
		[]byte(strings.Replace(string(good), `"Units":["`, `"Units":["7/8`, 1))})
	if len(m.kept) != 0 || saysOf(t, hashed{f, false}, m) != saysOf(t, f, nil) {
		t.Errorf("%d were taken in", len(m.kept))
	}
}
