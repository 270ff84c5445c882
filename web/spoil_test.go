package web_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/store"
)

// spoilt are the texts that take an entry's place: none, one that no reader takes,
// one that is no entry at all.
var spoilt = []string{"", "  - {: ]\n", strings.Repeat("甲", 40) + ",\"\n"}

// TestEveryEntrySpoiltOrGone spoils and deletes entries of the sample in turn: every
// page still answers, also with the boxes to mend it, and the old text gives back
// the same folder. For every commit it is a sample of the entries, in the nightly
// tests all of them.
func TestEveryEntrySpoiltOrGone(t *testing.T) {
	h := open(t)
	p := h.as(t, "caiwu")
	pages := []string{h.at(), h.at("values"), h.at("values") + "?filter=todo", h.at("goals"), h.at("budget"), h.at("review"), h.at("story")}
	for _, part := range strings.Split(p.page(h.at("report")), `href="`+h.at("report")+"/")[1:] {
		name, _, _ := strings.Cut(part, `"`)
		if name, err := url.PathUnescape(name); err == nil && len(pages) < 9 {
			pages = append(pages, h.at("report", name))
		}
	}
	entries := h.entries(t)
	chosen := rand.New(rand.NewPCG(9, 2024)).Perm(len(entries))
	every := os.Getenv("NIGHTLY") != ""
	if !every {
		chosen = chosen[:8]
	}
	whole := h.folder(t)
	for n, i := range chosen {
		e := entries[i]
		text := spoilt[n%len(spoilt)]
		h.spoil(t, e, text)
		for _, page := range pages {
			if status, body := p.get(page); status != http.StatusOK {
				t.Errorf("%s %s as %q: GET %s: %d %s", e.File, e.Key, text, page, status, said(body))
			}
		}
		what := h.at("fact", e.Key)
		if status, _ := p.get(what); status == http.StatusInternalServerError {
			t.Errorf("%s %s as %q: GET %s: %d", e.File, e.Key, text, what, status)
		}
		h.mend(t, e)
		if every && n%20 != 0 {
			continue
		}
		if got := h.folder(t); got != whole {
			t.Fatalf("%s %s as %q: mending it gives another folder", e.File, e.Key, text)
		}
	}
}

// entries are those that people write.
func (h *house) entries(t *testing.T) []store.Entry {
	t.Helper()
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	var out []store.Entry
	for _, e := range y.Entries {
		if e.Hash == "" {
			out = append(out, e)
		}
	}
	if len(out) < 900 {
		t.Fatalf("only %d entries", len(out))
	}
	return out
}

// spoil puts a text into the place of an entry's; an empty one deletes it.
func (h *house) spoil(t *testing.T, e store.Entry, text string) {
	t.Helper()
	edit := store.Edit{Op: store.Write, ID: e.ID, Seen: h.version(t, e.ID), Entry: e}
	if edit.Entry.Text = text; text == "" {
		edit.Op = store.Delete
	}
	h.act(h.year, edit)
}

// mend brings an entry's text back.
func (h *house) mend(t *testing.T, e store.Entry) {
	t.Helper()
	if v := h.version(t, e.ID); v > 0 {
		h.act(h.year, store.Edit{Op: store.Write, ID: e.ID, Seen: v, Entry: e})
		return
	}
	before := ""
	for _, o := range h.before(t, e) {
		before = o.ID
	}
	h.act(h.year, store.Edit{Op: store.Insert, ID: e.ID, After: before, Entry: e})
}

// version is the version of an entry as it stands, zero where it is gone.
func (h *house) version(t *testing.T, id string) int64 {
	t.Helper()
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range y.Entries {
		if e.ID == id {
			return e.Version
		}
	}
	return 0
}

// before are the entries of a file that stand before one that is gone.
func (h *house) before(t *testing.T, gone store.Entry) []store.Entry {
	t.Helper()
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	var out []store.Entry
	for _, e := range y.Entries {
		if e.File == gone.File && e.Rank < gone.Rank {
			out = append(out, e)
		}
	}
	return out
}

// folder is all that the year's folder holds, file by file, but for ledgers.
func (h *house) folder(t *testing.T) string {
	t.Helper()
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	f, err := h.store.Folder(ctx, h.year, y.Act)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	err = fs.WalkDir(f, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(name, "台账/") {
			return err
		}
		data, err := fs.ReadFile(f, name)
		fmt.Fprintf(&b, "%s %d\n%s", name, len(data), data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), dossier.FileIndicators) {
		t.Fatal("the folder holds no indicators")
	}
	return b.String()
}
