package dossier

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"jiheng/fault"
	"jiheng/plain"
)

// Find returns the first place of a text in a dossier's own files, by the names
// of the files; comments do not count. ok is false where it stands in none.
func Find(folder fs.FS, text string) (at fault.Place, ok bool) {
	found := errors.New("found")
	err := fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !e.Type().IsRegular() {
			return nil // what cannot be read holds nothing to show
		}
		switch strings.ToLower(path.Ext(name)) {
		case ".yaml", ".yml", ".md", ".csv":
		default:
			return nil
		}
		if info, err := e.Info(); err != nil || info.Size() > maxYAML {
			return nil
		}
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil
		}
		content, err := plain.Decode(name, data)
		if err != nil {
			return nil
		}
		if line, column := lineOf(content, text, path.Ext(name)); line > 0 {
			at = fault.Place{File: name, Line: line, Column: column}
			return found
		}
		return nil
	})
	return at, errors.Is(err, found)
}

// lineOf returns where a text begins in a file, zero where it does not stand
// outside comments.
func lineOf(content, text, ext string) (line, column int) {
	for l := range strings.Lines(content) {
		line++
		comment := (ext == ".yaml" || ext == ".yml") && strings.HasPrefix(strings.TrimSpace(l), "#")
		if i := strings.Index(l, text); i >= 0 && !comment {
			return line, utf8.RuneCountInString(l[:i]) + 1
		}
	}
	return 0, 0
}
