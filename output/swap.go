package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"jiheng/fault"
	"jiheng/press"
)

// Replace writes a set beside the folder and moves it in whole: at any moment
// either the old set or the new one is there, never half of one. What people
// keep in the folder beside the set (files that begin with a dot, empty folders)
// moves on into the new one. Where somebody has changed the folder since it was
// inspected, it stays as it is, the new set stands beside it, and the Conflict
// names both.
func (t *Target) Replace(files []press.File) error {
	if err := os.Mkdir(t.Dir(), 0o777); err != nil {
		return t.trouble(err)
	}
	if err := t.Write(marker, markerOf(files)); err != nil { // first: it tells what of a folder is ours
		return err
	}
	for _, f := range files {
		atStep("write " + f.Name)
		if err := t.Write(f.Name, f.Data); err != nil {
			return err
		}
	}
	ready := hidden(t.path, endReady)
	if err := os.Rename(t.Dir(), ready); err != nil {
		return t.trouble(err)
	}
	atStep("ready")
	if err := t.swap(ready); err != nil {
		return t.trouble(errors.Join(err, remove(ready, t.path)))
	}
	return nil
}

// swap lets the set that is ready take the place of the old one.
func (t *Target) swap(ready string) error {
	previous := hidden(t.path, endPrevious)
	switch changed, err := t.since(t.path); {
	case errors.Is(err, fs.ErrNotExist):
		return os.Rename(ready, t.path)
	case err != nil:
		return err
	case len(changed) > 0:
		return t.beside(ready, changed)
	}
	atStep("swap")
	if err := t.exchange(ready, previous); err != nil {
		return err
	}
	atStep("swapped")
	// Somebody may have written in between: only now is the old set out of reach.
	switch changed, err := t.since(previous); {
	case err != nil:
		return err
	case len(changed) > 0:
		if err := t.exchange(previous, ready); err != nil {
			return err
		}
		return t.beside(ready, changed)
	}
	return settle(previous, t.path)
}

// exchange moves the folder at from in, and the one that stands there to old:
// in one step where the system can, else in two, of which Mend undoes the first.
func (t *Target) exchange(from, old string) error {
	if exchange(from, t.path) == nil {
		atStep("exchanged")
		return os.Rename(from, old)
	}
	if err := os.Rename(t.path, old); err != nil {
		return err
	}
	atStep("between the renames")
	if err := os.Rename(from, t.path); err != nil {
		return errors.Join(err, os.Rename(old, t.path))
	}
	return nil
}

// beside gives the new set a place of its own, and says why.
func (t *Target) beside(ready string, changed []string) error {
	name := free(t.path, "-新")
	if err := os.Rename(ready, name); err != nil {
		return err
	}
	return fault.New(fault.Conflict, fault.Place{File: t.name}, "output-moved",
		"生成期间“%s”里有文件变了：%s；没有动它，新的一套放在“%s”；请对照以后留下要的一套", t.name, strings.Join(changed, "、"), name)
}

// settle ends a swap: what people keep in the old set moves on into the new one,
// and the old one is removed. It may be cut off at any point and done again.
func settle(old, out string) error {
	l, err := lookAt(old)
	if err != nil {
		return err
	}
	for _, name := range l.kept {
		from, to := filepath.Join(old, filepath.FromSlash(name)), filepath.Join(out, filepath.FromSlash(name))
		if exists(to) {
			continue // moved already, or made anew by the system
		}
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		atStep("carry " + name)
		if err := os.Rename(from, to); err != nil {
			return err
		}
	}
	return remove(old, out)
}

// remove removes what stands beside a target, under another name first: what is
// half removed must never pass for a set.
func remove(folder, target string) error {
	gone := hidden(target, endGone)
	if err := os.Rename(folder, gone); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	atStep("remove")
	return os.RemoveAll(gone)
}
