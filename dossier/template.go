package dossier

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"jiheng/plain"
)

// templates holds a new dossier: files with explanations and a few entries to
// imitate, in which a unit, a year and the years beside it are to be filled in.
//
//go:embed template
var templates embed.FS

const templateFolder = "template"

// empties holds the files that differ in a dossier that begins without examples.
//
//go:embed empty
var empties embed.FS

const emptyFolder = "empty"

// Template returns the folder of a new dossier. It can be loaded, with notices
// of what is missing.
func Template(unit string, year int) ([]File, error) {
	return filesOf(templates, templateFolder, unit, year)
}

// Empty returns the folder of a new dossier in which nothing is an example: the head of the
// unit, what every unit's forms have, and lists with nothing in them. It can be loaded, with
// notices of what is missing.
func Empty(unit string, year int) ([]File, error) {
	files, err := Template(unit, year)
	if err != nil {
		return nil, err
	}
	own, err := filesOf(empties, emptyFolder, unit, year)
	if err != nil {
		return nil, err
	}
	files = slices.DeleteFunc(files, func(f File) bool { return path.Dir(f.Name) == DirLedgers })
	for _, o := range own {
		i := slices.IndexFunc(files, func(f File) bool { return f.Name == o.Name })
		if i < 0 {
			return nil, fmt.Errorf("reading template: %s is in no new dossier", o.Name)
		}
		files[i] = o
	}
	return files, nil
}

// filesOf reads the files below an embedded folder, with unit and year filled in.
func filesOf(in embed.FS, folder, unit string, year int) ([]File, error) {
	var out []File
	err := fs.WalkDir(in, folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := in.ReadFile(name)
		if err != nil {
			return fmt.Errorf("reading template: %w", err)
		}
		data = filled(data, unit, year)
		if path.Ext(name) == ".csv" { // as spreadsheets want it
			data = []byte("\xef\xbb\xbf" + strings.ReplaceAll(string(data), "\n", "\r\n"))
		}
		out = append(out, File{strings.TrimPrefix(name, folder+"/"), data})
		return nil
	})
	return out, err
}

func filled(data []byte, unit string, year int) []byte {
	return []byte(strings.NewReplacer("@单位@", plain.Quote(unit), "@年度@", strconv.Itoa(year), "@上年@", strconv.Itoa(year-1),
		"@下年@", strconv.Itoa(year+1)).Replace(string(data)))
}
