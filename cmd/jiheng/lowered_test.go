package main

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"jiheng/document"
	"jiheng/fault"
	"jiheng/hostile"
	"jiheng/intake"
)

// lowered are the limits under which the small files of the kit are refused.
func lowered() document.Bounds {
	l := hostile.Lowered
	return document.Bounds{Bytes: l[0], Characters: l[1], Members: l[2], Unpacked: l[3], Packed: l[4], Depth: l[5], Elements: l[6], Pages: l[7]}
}

// What a file has little of, so that it harms nobody, it is refused for where the
// limits are lowered; under the usual ones TestHostileKit reads it.
func TestHostileKitWithLowerLimits(t *testing.T) {
	reader := &intake.Reader{Bounds: lowered()}
	defer reader.Close()
	n := 0
	for _, f := range hostile.Files() {
		if len(f.Tight) == 0 {
			continue
		}
		n++
		_, err := reader.Read(written(t, f))
		list := fault.All(err)
		if len(list) == 0 {
			t.Errorf("%s: read; want one of %v", f.Name, f.Tight)
		}
		for _, e := range list {
			if !slices.Contains(f.Tight, e.Code) {
				t.Errorf("%s: refused with %s (%s), want one of %v", f.Name, e.Code, e.Message, f.Tight)
			}
		}
	}
	if n < 15 {
		t.Errorf("only %d files are tried", n)
	}
}

// written writes a file of the kit into a folder of its own.
func written(t *testing.T, f hostile.File) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), f.Name)
	if err := os.WriteFile(path, f.Data(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// What comes of a file does not depend on the files before it: one reader gives
// each the same document or the same faults in any order, hostile neighbours or not.
func TestOrderDoesNotTell(t *testing.T) {
	var paths []string
	for i, f := range hostile.Files() {
		if !f.Large && (f.Honest || i%6 == 0) {
			paths = append(paths, written(t, f))
		}
	}
	want := outcomes(t, paths)
	orders := rand.New(rand.NewPCG(1, 2))
	for range 2 {
		orders.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		for path, got := range outcomes(t, paths) {
			if got != want[path] {
				t.Errorf("%s: %s, and in another order %s", filepath.Base(path), want[path], got)
			}
		}
	}
}

// outcomes reads files with one reader, and returns a word for what came of each.
func outcomes(t *testing.T, paths []string) map[string]string {
	t.Helper()
	reader := &intake.Reader{}
	defer reader.Close()
	out := map[string]string{}
	for _, path := range paths {
		d, err := reader.Read(path)
		if err != nil {
			out[path] = err.Error()
			continue
		}
		data, err := document.Encode(d)
		if err != nil {
			t.Fatal(err)
		}
		out[path] = fmt.Sprintf("%x", sha256.Sum256(data))
	}
	return out
}
