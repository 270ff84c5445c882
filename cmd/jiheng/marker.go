package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/press"
)

// marker is the file by which an output folder is recognised as ours. It lists
// what was written, with hashes, so that what somebody has changed or put there
// since is not thrown away.
const marker = ".jiheng"

const markerHead = "jiheng 1"

// markerOf lists files as “SHA-256  name”, by name.
func markerOf(files []press.File) press.File {
	lines := make([]string, len(files))
	for i, f := range files {
		lines[i] = sum(f.Data) + "  " + f.Name
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[64:], b[64:]) })
	return press.File{Name: marker, Data: []byte(markerHead + "\n" + strings.Join(lines, "\n") + "\n")}
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// readMarker returns the hashes of an output's files by name; ok is false where
// the folder is not ours.
func readMarker(out string) (hashes map[string]string, ok bool) {
	data, err := os.ReadFile(filepath.Join(out, marker))
	if err != nil || !bytes.HasPrefix(data, []byte(markerHead+"\n")) {
		return nil, false
	}
	hashes = map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(data[len(markerHead)+1:]))
	for lines.Scan() {
		if hash, name, found := strings.Cut(lines.Text(), "  "); found {
			hashes[name] = hash
		}
	}
	return hashes, true
}

// litter is what systems and office programs leave in a folder.
func litter(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || name == "Thumbs.db" || name == "desktop.ini"
}

// checkUnchanged refuses to replace an output in which somebody has changed or
// put files.
func checkUnchanged(out string, hashes map[string]string) error {
	var changed, foreign []string
	err := filepath.WalkDir(out, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || litter(e.Name()) {
			return err
		}
		rel, err := filepath.Rel(out, name)
		if err != nil {
			return err
		}
		rel = path.Clean(filepath.ToSlash(rel))
		data, err := os.ReadFile(name)
		switch hash, ours := hashes[rel]; {
		case err != nil:
			return err
		case !ours:
			foreign = append(foreign, rel)
		case hash != sum(data):
			changed = append(changed, rel)
		}
		return nil
	})
	at := fault.Place{File: out}
	switch {
	case err != nil:
		return outputFault(out, fmt.Errorf("reading the old output: %w", err))
	case len(changed) > 0:
		return fault.New(fault.Conflict, at, "output-changed", "“%s”里的文件生成以后被改过：%s；再生成会盖掉改动，请先把它们另存到别处，再删去或换一个输出文件夹", out, strings.Join(changed, "、"))
	case len(foreign) > 0:
		return fault.New(fault.Conflict, at, "output-foreign", "“%s”里有不是绩衡做的文件：%s；请先把它们移到别处，或换一个输出文件夹", out, strings.Join(foreign, "、"))
	}
	return nil
}
