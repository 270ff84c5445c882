package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"jiheng/fault"
	"jiheng/press"
)

// previous is where the old output waits while the new one moves in.
func previous(out string) string {
	return filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+".jiheng-previous")
}

// checkTarget refuses a target that is not an output of ours: nothing of anybody
// else's is ever replaced. An old output left beside by a crash is brought back.
func checkTarget(out string) error {
	out = filepath.Clean(out)
	if _, err := os.Lstat(out); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(previous(out)); err != nil {
			return nil
		}
		if err := os.Rename(previous(out), out); err != nil {
			return outputFault(out, err)
		}
		return nil
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		return fault.New(fault.Conflict, fault.Place{File: out}, "output", "“%s”不是文件夹，或读不了；请换一个输出文件夹", out).Because(err)
	}
	hashes, ours := readMarker(out)
	if !ours && len(entries) > 0 {
		return fault.New(fault.Conflict, fault.Place{File: out}, "output", "文件夹“%s”里有别的文件，不能覆盖；请换一个空的输出文件夹", out)
	}
	return checkUnchanged(out, hashes)
}

// replaceFolder writes the files into a new folder and moves it in whole: at any
// moment either the old set or the new one is there, never half of one.
func replaceFolder(out string, files []press.File) error {
	out = filepath.Clean(out)
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return outputFault(out, err)
	}
	tmp, err := os.MkdirTemp(filepath.Dir(out), ".jiheng-*")
	if err != nil {
		return outputFault(out, err)
	}
	defer os.RemoveAll(tmp)
	if err := os.Chmod(tmp, 0o755); err != nil {
		return outputFault(out, err)
	}
	for _, f := range append(slices.Clip(files), markerOf(files)) {
		if err := writeFile(filepath.Join(tmp, filepath.FromSlash(f.Name)), f.Data); err != nil {
			return outputFault(out, err)
		}
	}
	return moveIn(tmp, out)
}

func writeFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("making folder: %w", err)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("creating file: %w", err)
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

func moveIn(tmp, out string) error {
	old := previous(out)
	if err := os.RemoveAll(old); err != nil {
		return outputFault(out, err)
	}
	if err := os.Rename(out, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return outputFault(out, err)
	}
	if err := os.Rename(tmp, out); err != nil {
		return outputFault(out, errors.Join(err, os.Rename(old, out)))
	}
	return os.RemoveAll(old)
}

func outputFault(out string, err error) error {
	return fault.New(fault.Conflict, fault.Place{File: out}, "output-write", "写不进“%s”；请检查磁盘空间、权限，以及里面的文件是不是正打开着", out).Because(err)
}

// terminal reports whether w is a screen.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
