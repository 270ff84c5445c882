// Command hostile writes the kit of hostile files: the small ones and the
// manifest into testdata/hostile, and with -large all of them into a folder.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"jiheng/hostile"
)

func main() {
	folder := flag.String("o", "testdata/hostile", "folder to write into")
	all := flag.Bool("large", false, "write the large files too")
	flag.Parse()
	if err := write(*folder, *all); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write makes the folder anew, so that no file of an older kit stays.
func write(folder string, all bool) error {
	if err := clear(folder); err != nil {
		return err
	}
	files, bytes := hostile.Files(), 0
	for _, f := range files {
		if f.Large && !all {
			continue
		}
		data := f.Data()
		bytes += len(data)
		if err := os.WriteFile(filepath.Join(folder, f.Name), data, 0o644); err != nil {
			return err
		}
	}
	list, err := hostile.Manifest(files)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "manifest.csv"), list, 0o644); err != nil {
		return err
	}
	fmt.Printf("%d files, those written have %d bytes\n", len(files), bytes)
	return nil
}

// clear empties a folder that holds a kit or nothing.
func clear(folder string) error {
	entries, err := os.ReadDir(folder)
	if os.IsNotExist(err) {
		return os.MkdirAll(folder, 0o755)
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(folder, "manifest.csv")); len(entries) > 0 && err != nil {
		return fmt.Errorf("%s holds other files than a kit", folder)
	}
	for _, e := range entries {
		if err := os.Remove(filepath.Join(folder, e.Name())); err != nil {
			return err
		}
	}
	return nil
}
