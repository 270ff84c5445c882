// Command archive packs a folder: as .zip for Windows, as .tar.gz elsewhere.
// Names are sorted and times fixed, so that the same files give the same bytes.
package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"time"
)

var when = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func main() {
	if len(os.Args) != 4 {
		log.Fatal("usage: archive FOLDER TARGET OS")
	}
	folder, target, system := os.Args[1], os.Args[2], os.Args[3]
	files := list(folder)
	if system == "windows" {
		writeZip(target+".zip", folder, files)
		return
	}
	writeTar(target+".tar.gz", folder, files)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func list(folder string) []string {
	var files []string
	check(filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, p)
		}
		return err
	}))
	return files
}

// entry is a file's name in the archive: below the folder's own name.
func entry(folder, file string) string {
	rel, err := filepath.Rel(filepath.Dir(folder), file)
	check(err)
	return filepath.ToSlash(rel)
}

func mode(file string) fs.FileMode {
	if base := filepath.Base(file); base == "jiheng" || base == "jiheng.exe" {
		return 0o755
	}
	return 0o644
}

func copyInto(w io.Writer, file string) {
	f, err := os.Open(file)
	check(err)
	_, err = io.Copy(w, f)
	check(err)
	check(f.Close())
}

func writeZip(target, folder string, files []string) {
	out, err := os.Create(target)
	check(err)
	z := zip.NewWriter(out)
	for _, f := range files {
		h := &zip.FileHeader{Name: entry(folder, f), Method: zip.Deflate, Modified: when}
		h.SetMode(mode(f))
		w, err := z.CreateHeader(h)
		check(err)
		copyInto(w, f)
	}
	check(z.Close())
	check(out.Close())
}

func writeTar(target, folder string, files []string) {
	out, err := os.Create(target)
	check(err)
	g, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	check(err)
	t := tar.NewWriter(g)
	for _, f := range files {
		info, err := os.Stat(f)
		check(err)
		check(t.WriteHeader(&tar.Header{Name: entry(folder, f), Size: info.Size(), Mode: int64(mode(f)), ModTime: when, Format: tar.FormatPAX}))
		copyInto(t, f)
	}
	check(t.Close())
	check(g.Close())
	check(out.Close())
}
