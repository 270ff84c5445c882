package examples_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"flag"
	"io"
	"io/fs"
	"os"
	"testing"
	"time"

	"jiheng/examples"
)

var update = flag.Bool("update", false, "make the embedded sample anew from its folder")

func TestEmbeddedSampleIsTheFolder(t *testing.T) {
	folder := os.DirFS("hongqiao-2024")
	if *update {
		if err := os.WriteFile("hongqiao-2024.zip", pack(t, folder), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Skip("made anew; run the test again")
	}
	packed, err := examples.Hongqiao()
	if err != nil {
		t.Fatal(err)
	}
	want, got := contents(t, folder), contents(t, packed)
	for name, data := range want {
		if !bytes.Equal(got[name], data) {
			t.Errorf("%s differs from the folder; run go test ./examples -update", name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("the embedded sample has %d files, the folder %d; run go test ./examples -update", len(got), len(want))
	}
}

func contents(t *testing.T, fsys fs.FS) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		out[name], err = fs.ReadFile(fsys, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// pack makes the archive: files in the order of their names, no clock in it.
func pack(t *testing.T, fsys fs.FS) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestCompression) })
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(2024, 12, 31, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return err
	})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
