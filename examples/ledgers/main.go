// Command ledgers writes the ledgers (台账) of the sample dossier
// examples/hongqiao-2024: for each a definition and its rows. All rows are
// invented; the same seed gives the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	seed := flag.Uint64("seed", 2024, "number from which all rows follow")
	out := flag.String("o", "examples/hongqiao-2024/台账", "folder to write to")
	full := flag.Bool("full", false, "also write "+detailFile+", one line for each of the 488317 records")
	flag.Parse()
	if err := run(*seed, *out, *full); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(seed uint64, dir string, full bool) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, f := range files(seed) {
		if err := os.WriteFile(filepath.Join(dir, f.name), f.data, 0o644); err != nil {
			return err
		}
	}
	if !full {
		return nil
	}
	f, err := os.Create(filepath.Join(dir, detailFile))
	if err != nil {
		return err
	}
	if err := writeDetail(f, seed); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// A file is one that the program writes.
type file struct {
	name string
	data []byte
}

// files returns a definition and a table for each ledger, in the ledgers' order.
func files(seed uint64) []file {
	var out []file
	for _, l := range ledgers {
		out = append(out, file{l.ID + ".yaml", l.definition()}, file{l.ID + ".csv", l.table(seed)})
	}
	return out
}
