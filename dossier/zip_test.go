package dossier

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// replaceInZip replaces a text once in one file of an archive.
func replaceInZip(t testing.TB, data []byte, name, old, text string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		src, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(src)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			if !strings.Contains(string(body), old) {
				t.Fatalf("%s has no %s:\n%s", name, old, body)
			}
			body = []byte(strings.Replace(string(body), old, text, 1))
		}
		dst, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := dst.Write(body); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
