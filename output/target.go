package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"jiheng/fault"
)

// atStep is called before every step that a crash could part from the next one;
// tests end the process there.
var atStep = func(string) {}

// A Target is a folder or a file that this run alone writes, from Hold to
// Release.
type Target struct {
	path  string            // where links lead to, so that a link to a folder stays one
	name  string            // as the user wrote it
	lock  *os.File          // nil where the file system has no locks
	entry string            // in the list of targets being written
	held  map[string]string // hashes of what stood in the folder when it was inspected, by name
}

// Hold takes a target for this run, after mending what a dead run left of it.
// Where another run writes it, that is a Conflict.
func Hold(path string) (*Target, error) {
	t := &Target{name: filepath.Clean(path)}
	t.path = t.name
	if real, err := filepath.EvalSymlinks(t.name); err == nil {
		t.path = real
	}
	if err := os.MkdirAll(filepath.Dir(t.path), 0o777); err != nil {
		return nil, Trouble(filepath.Dir(t.path), err)
	}
	lock, err := waitForLock(hidden(t.path, endLock), filepath.Base(t.path))
	switch {
	case errors.Is(err, errHeld):
		return nil, fault.New(fault.Conflict, fault.Place{File: t.name}, "output-busy", "另一个绩衡正在写“%s”；请等它做完再运行，或换一个输出的地方", t.name)
	case err != nil:
		return nil, t.trouble(err)
	}
	t.lock, t.entry = lock, enter(t.path)
	if _, err := mendTarget(t.path); err != nil {
		defer t.Release()
		return nil, t.trouble(err)
	}
	return t, nil
}

func (t *Target) trouble(err error) error { return Trouble(t.name, err) }

// Release gives the target up. What was written and has not moved in is removed.
func (t *Target) Release() {
	if t == nil || t.path == "" {
		return
	}
	_ = os.RemoveAll(hidden(t.path, endNew))
	leave(t.entry)
	dropLock(t.lock, hidden(t.path, endLock))
	t.path = ""
}

// Dir is the hidden folder that Write fills, before it moves in.
func (t *Target) Dir() string { return hidden(t.path, endNew) }

// Write writes one file of a folder that is not there yet. Folders in its name
// are parted by slashes.
func (t *Target) Write(name string, data []byte) error {
	if !fs.ValidPath(name) {
		return fault.New(fault.Internal, fault.Place{File: name}, "output-path", "不能写文件“%s”", name)
	}
	if err := writeFile(filepath.Join(t.Dir(), filepath.FromSlash(name)), data); err != nil {
		return t.trouble(err)
	}
	return nil
}

// writeFile makes a file with the rights that the user's mask leaves.
func writeFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return fmt.Errorf("making folder: %w", err)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("creating file: %w", err)
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// NewFolder holds a folder that is not there yet, or is empty; anything else is a
// Conflict with the code. Write fills it, Land moves it in.
func NewFolder(path, code string) (*Target, error) {
	t, err := Hold(path)
	if err != nil {
		return nil, err
	}
	at := fault.Place{File: t.name}
	entries, err := os.ReadDir(t.path)
	switch {
	case err == nil && len(entries) > 0:
		err = fault.New(fault.Conflict, at, code, "文件夹“%s”里已经有文件，不能覆盖；请换一个新的文件夹", t.name)
	case errors.Is(err, fs.ErrNotExist):
		err = nil
	case err != nil:
		err = fault.New(fault.Conflict, at, code, "“%s”不是文件夹，或读不了；请换一个新的文件夹", t.name).Because(err)
	}
	if err == nil {
		if err = os.Mkdir(t.Dir(), 0o777); err != nil {
			err = t.trouble(err)
		}
	}
	if err != nil {
		t.Release()
		return nil, err
	}
	return t, nil
}

// Land moves a new folder in whole.
func (t *Target) Land() error {
	atStep("move in")
	err := os.Rename(t.Dir(), t.path)
	if info, look := os.Lstat(t.path); err != nil && look == nil && info.IsDir() && os.Remove(t.path) == nil { // an empty one gives way
		err = os.Rename(t.Dir(), t.path)
	}
	if err != nil {
		return t.trouble(err)
	}
	return nil
}

// NewFile writes a file that is not there yet: at any moment all of it is there,
// or nothing. One that is there is a Conflict.
func NewFile(path string, data []byte) error {
	t, err := Hold(path)
	if err != nil {
		return err
	}
	defer t.Release()
	if exists(t.path) {
		return Taken(t.name)
	}
	if err := writeFile(t.Dir(), data); err != nil {
		return t.trouble(err)
	}
	atStep("move in")
	switch err := os.Link(t.Dir(), t.path); {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return Taken(t.name)
	}
	// The file system has no links.
	if exists(t.path) {
		return Taken(t.name)
	}
	if err := os.Rename(t.Dir(), t.path); err != nil {
		return t.trouble(err)
	}
	return nil
}

// ReplaceFile writes a file in the place of the one that is there, whole or not
// at all.
func ReplaceFile(path string, data []byte) error {
	t, err := Hold(path)
	if err != nil {
		return err
	}
	defer t.Release()
	if err := writeFile(t.Dir(), data); err != nil {
		return t.trouble(err)
	}
	if err := os.Rename(t.Dir(), t.path); err != nil {
		return t.trouble(err)
	}
	return nil
}

// Taken is the Conflict of a file that is there already.
func Taken(path string) error {
	return fault.New(fault.Conflict, fault.Place{File: path}, "output-exists", "“%s”已经有了，不覆盖；请换一个文件夹或名字，或先移走它", path)
}

// Trouble is the Conflict of a target that cannot be written; a fault stays
// what it is.
func Trouble(path string, err error) error {
	var e *fault.Error
	if errors.As(err, &e) {
		return err
	}
	return fault.New(fault.Conflict, fault.Place{File: path}, "output-write", "写不进“%s”；请检查磁盘空间、权限，以及里面的文件是不是正打开着", path).Because(err)
}

func itoa(n int) string { return strconv.Itoa(n) }
