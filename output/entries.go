package output

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
)

// The targets that runs of this user are writing are listed in a folder, a file
// each, so that any next run finds what a dead one left, wherever it was writing.
// Where there is no such folder, only the folders at hand are looked through.

func entries() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(base, "jiheng", "writing")
}

// entryOf is the file that lists a target; empty where there is no list.
func entryOf(target string) string {
	dir := entries()
	if dir == "" {
		return ""
	}
	h := sha256.Sum256([]byte(absolute(target)))
	return filepath.Join(dir, hex.EncodeToString(h[:12]))
}

// enter lists a target.
func enter(target string) string {
	entry := entryOf(target)
	if entry == "" || os.MkdirAll(filepath.Dir(entry), 0o700) != nil || os.WriteFile(entry, []byte(absolute(target)), 0o600) != nil {
		return ""
	}
	return entry
}

func leave(entry string) {
	if entry != "" {
		_ = os.Remove(entry)
	}
}

// entered lists the targets that were being written, by runs dead or alive.
func entered() []string {
	dir := entries()
	if dir == "" {
		return nil
	}
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range list {
		name := filepath.Join(dir, e.Name())
		data, err := os.ReadFile(name)
		target := string(data)
		if err != nil || !filepath.IsAbs(target) || !isFolder(filepath.Dir(target)) {
			leave(name)
			continue
		}
		out = append(out, target)
	}
	return out
}
