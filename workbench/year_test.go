package workbench_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/dossier"
	"jiheng/workbench"
)

// sampleFolder is the sample in memory.
func sampleFolder(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	root := os.DirFS("../examples/hongqiao-2024")
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestEveryEntrySpoiltOrGone spoils and deletes the entries of the sample in
// turn: the year can still be read and its papers made, and what is wrong is an
// open point.
func TestEveryEntrySpoiltOrGone(t *testing.T) {
	folder := sampleFolder(t)
	whole := workbench.ReadYear(folder)
	if len(whole.Open) > 0 {
		t.Fatalf("the sample has open points: %v", whole.Open)
	}
	every := 40
	if os.Getenv("NIGHTLY") != "" {
		every = 1
	}
	n := 0
	for name, file := range folder {
		entries, ok := dossier.Split(name, file.Data)
		if !ok {
			continue
		}
		for i := range entries {
			if n++; n%every != 0 {
				continue
			}
			for _, spoilt := range []string{"", "  - {: ]\n", strings.Repeat("甲", 40) + "\n"} {
				changed := append([]dossier.Entry{}, entries...)
				changed[i].Text = spoilt
				folder[name] = &fstest.MapFile{Data: []byte(dossier.Join(changed))}
				y := workbench.ReadYear(folder)
				if papers, _ := y.Papers(); y.Maker != nil && len(papers) == 0 {
					t.Errorf("%s %s as %q: no papers", name, entries[i].Key, spoilt)
				}
			}
		}
		folder[name] = file
	}
	if n < 900 {
		t.Errorf("only %d entries", n)
	}
}
