package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// Another processor writes the same bytes: the whole sample set, under
// emulation.
func TestSameBytesOnArm64(t *testing.T) {
	const emulator = "qemu-aarch64-static"
	if _, err := exec.LookPath(emulator); err != nil || runtime.GOARCH != "amd64" {
		if os.Getenv("REQUIRE") == "all" && runtime.GOARCH == "amd64" {
			t.Fatalf("%s is required and not installed", emulator)
		}
		t.Skipf("%s is not installed, or this is no amd64", emulator)
	}
	if testing.Short() {
		t.Skip("emulation is slow")
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "jiheng-arm64")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Env = append(os.Environ(), "GOARCH=arm64", "GOOS=linux", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building for arm64: %v\n%s", err, out)
	}
	here, there := filepath.Join(dir, "amd64"), filepath.Join(dir, "arm64")
	var said bytes.Buffer
	if code := Main([]string{"demo", "-q", "-o", here}, io.Discard, &said); code != exitOK {
		t.Fatalf("demo ends with %d: %s", code, said.String())
	}
	if out, err := exec.Command(emulator, program, "demo", "-q", "-o", there).CombinedOutput(); err != nil {
		t.Fatalf("demo under emulation: %v\n%s", err, out)
	}
	want, got := hashes(t, here), hashes(t, there)
	if len(want) < 30 {
		t.Fatalf("only %d files", len(want))
	}
	for name, h := range want {
		if got[name] != h {
			t.Errorf("%s differs on arm64", name)
		}
	}
}

// hashes returns the hash of every file below a folder, by name.
func hashes(t *testing.T, folder string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, p)
		out[rel] = fmt.Sprintf("%x", sha256.Sum256(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
