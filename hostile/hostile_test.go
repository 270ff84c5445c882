package hostile

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
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

// No seed of a fuzz target is a bomb to another program: they are short, what they
// unpack to is small, and their entities stand for nothing large.
func TestFuzzSeedsAreSmall(t *testing.T) {
	n := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.Contains(filepath.ToSlash(path), "/testdata/fuzz/") {
			return err
		}
		n++
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(data)) {
			_, quoted, _ := strings.Cut(strings.TrimSpace(line), "(")
			if seed, err := strconv.Unquote(strings.TrimSuffix(quoted, ")")); err == nil {
				looked(t, path, seed)
			}
		}
		return nil
	})
	if err != nil || n < 100 {
		t.Errorf("%d seeds: %v", n, err)
	}
}

// looked looks at one seed.
func looked(t *testing.T, path, seed string) {
	t.Helper()
	if len(seed) > MostFuzzed {
		t.Errorf("%s has %d bytes", path, len(seed))
	}
	if n := strings.Count(seed, "<!ENTITY"); n > 4 {
		t.Errorf("%s has %d entities", path, n)
	}
	if z, err := zip.NewReader(strings.NewReader(seed), int64(len(seed))); err == nil {
		unpacked := uint64(0)
		for _, f := range z.File {
			unpacked += f.UncompressedSize64
		}
		if len(z.File) > 100 || unpacked > 1<<20 {
			t.Errorf("%s: %d members that unpack to %d bytes", path, len(z.File), unpacked)
		}
	}
	for at := strings.Index(seed, "stream\n"); at >= 0; { // packed streams of a PDF
		r, err := zlib.NewReader(strings.NewReader(seed[at+len("stream\n"):]))
		if err == nil {
			if n, _ := io.Copy(io.Discard, io.LimitReader(r, 2<<20)); n > 1<<20 {
				t.Errorf("%s: a stream unpacks to more than a mebibyte", path)
			}
		}
		next := strings.Index(seed[at+1:], "stream\n")
		if next < 0 {
			break
		}
		at += 1 + next
	}
}
