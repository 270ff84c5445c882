// Package examples carries the sample dossier inside the program, so that it can
// be tried anywhere.
package examples

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"fmt"
	"io/fs"
)

// packed is the folder hongqiao-2024; its ledgers are a few megabytes of text,
// so they are compressed. A test keeps it equal to the folder, and makes it anew
// with -update.
//
//go:embed hongqiao-2024.zip
var packed []byte

// Hongqiao returns the sample dossier: a town's year 2024, in part as the unit
// published it, the rest sample data that says so.
func Hongqiao() (fs.FS, error) {
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, fmt.Errorf("opening the embedded sample: %w", err)
	}
	return r, nil
}
