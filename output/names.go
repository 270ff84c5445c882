package output

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Endings of the hidden names beside a target.
const (
	endLock     = ".jiheng-lock"
	endNew      = ".jiheng-new"
	endReady    = ".jiheng-ready"
	endPrevious = ".jiheng-previous"
	endGone     = ".jiheng-gone"
)

var endings = []string{endLock, endNew, endReady, endPrevious, endGone}

// longest is how many bytes of a target's name stand in the hidden names: with
// the longest ending they fit every file system.
const longest = 200

// stem is the target's name in the hidden names beside it.
func stem(name string) string {
	if len(name) <= longest {
		return name
	}
	cut := longest / 2
	for cut > 0 && !utf8.RuneStart(name[cut]) {
		cut--
	}
	h := sha256.Sum256([]byte(name))
	return name[:cut] + "-" + hex.EncodeToString(h[:8])
}

// hidden is a path beside a target: one of the endings.
func hidden(target, ending string) string {
	return filepath.Join(filepath.Dir(target), "."+stem(filepath.Base(target))+ending)
}

// stemOf returns the stem of a hidden name; ok is false for any other name.
func stemOf(name string) (stem string, ok bool) {
	if !strings.HasPrefix(name, ".") {
		return "", false
	}
	for _, e := range endings {
		if s, found := strings.CutSuffix(name[1:], e); found && s != "" {
			return s, true
		}
	}
	return "", false
}

// free returns a name beside a target that is not taken: the name with an
// addition, and a number where that is taken too.
func free(target, addition string) string {
	ext := filepath.Ext(target)
	if info, err := os.Lstat(target); err == nil && info.IsDir() {
		ext = ""
	}
	base := strings.TrimSuffix(target, ext) + addition
	name := base + ext
	for n := 2; exists(name); n++ {
		name = base + itoa(n) + ext
	}
	return name
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
