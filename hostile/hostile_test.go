package hostile

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The kit is large enough, makes the same bytes each time, and testdata/hostile
// holds its small files as they are made.
func TestKit(t *testing.T) {
	const folder = "../testdata/hostile"
	files := Files()
	names, honest, size := map[string]bool{}, 0, 0
	for _, f := range files {
		if names[f.Name] || f.Kind == "" || f.About == "" || (f.Must == "" && len(f.Codes) == 0) {
			t.Errorf("%s: two of one name, or without kind, words or verdict", f.Name)
		}
		names[f.Name] = true
		if f.Honest {
			honest++
		}
		if f.Large {
			continue
		}
		data := f.Data()
		size += len(data)
		kept, err := os.ReadFile(filepath.Join(folder, f.Name))
		if err != nil || !bytes.Equal(kept, data) {
			t.Errorf("%s differs from what is made now (%v): run go run ./scripts/hostile", f.Name, err)
		}
	}
	if len(files) < 100 || honest < 10 || size > 2<<20 {
		t.Errorf("%d files, %d honest, %d bytes checked in", len(files), honest, size)
	}
	want, err := Manifest(files)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(folder, "manifest.csv")); err != nil || !bytes.Equal(got, want) {
		t.Errorf("the manifest differs (%v): run go run ./scripts/hostile", err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !names[e.Name()] && e.Name() != "manifest.csv" {
			t.Errorf("%s is no part of the kit", e.Name())
		}
	}
}

func TestWork(t *testing.T) {
	var kept []byte
	if n := Work(func() { kept = make([]byte, 10<<20) }); n < 10<<20 || n > 11<<20 {
		t.Errorf("10 MiB were counted as %d bytes", n)
	}
	kept[0] = 1
}
