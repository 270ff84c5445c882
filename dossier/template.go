package dossier

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
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

// Template returns the folder of a new dossier. It can be loaded, with notices
// of what is missing.
func Template(unit string, year int) ([]File, error) {
	var out []File
	err := fs.WalkDir(templates, templateFolder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := templates.ReadFile(name)
		if err != nil {
			return fmt.Errorf("reading template: %w", err)
		}
		data = filled(data, unit, year)
		if path.Ext(name) == ".csv" { // as spreadsheets want it
			data = []byte("\xef\xbb\xbf" + strings.ReplaceAll(string(data), "\n", "\r\n"))
		}
		out = append(out, File{strings.TrimPrefix(name, templateFolder+"/"), data})
		return nil
	})
	return out, err
}

func filled(data []byte, unit string, year int) []byte {
	return []byte(strings.NewReplacer("@单位@", plain.Quote(unit), "@年度@", strconv.Itoa(year), "@上年@", strconv.Itoa(year-1),
		"@下年@", strconv.Itoa(year+1)).Replace(string(data)))
}
