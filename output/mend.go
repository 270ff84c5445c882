package output

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
)

// A Mended tells what Mend has done about a target, where it is more than
// removing leftovers.
type Mended struct {
	Target string
	Beside string // where an old set stands that somebody had changed; empty where a whole set was moved in
}

// Mend looks for what dead runs have left, in the folders given and wherever a
// run of this user was writing, and brings it in order: a target whose old set
// was moved aside gets it back, leftovers are removed. What belongs to a run that
// is alive is not touched. Trouble is passed over: who writes there next is told.
func Mend(folders ...string) []Mended {
	var out []Mended
	targets := entered()
	for _, folder := range folders {
		targets = append(targets, abandoned(folder)...)
	}
	slices.Sort(targets)
	for _, target := range slices.Compact(targets) {
		lock, err := takeLock(hidden(target, endLock), filepath.Base(target))
		switch {
		case errors.Is(err, errHeld):
		case err == nil && lock != nil:
			m, err := mendTarget(target)
			if err == nil {
				out = append(out, m...)
			}
			leave(entryOf(target))
			dropLock(lock, hidden(target, endLock))
		case err != nil && !isFolder(filepath.Dir(target)):
			leave(entryOf(target))
		} // without locks nobody knows who is alive
	}
	return out
}

// nameless are temporary names of earlier versions, which had no locks.
var nameless = regexp.MustCompile(`^\.jiheng-[0-9]+$`)

// abandoned lists the targets in a folder beside which a hidden name stands, and
// removes nameless ones.
func abandoned(folder string) []string {
	dir, err := os.Open(folder)
	if err != nil {
		return nil
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	if err != nil {
		return nil
	}
	var out []string
	for _, name := range names {
		if nameless.MatchString(name) {
			_ = os.RemoveAll(filepath.Join(folder, name))
		}
		s, ok := stemOf(name)
		if !ok {
			continue
		}
		target := s
		if held := lockedName(filepath.Join(folder, "."+s+endLock)); filepath.Base(held) == held && stem(held) == s {
			target = held
		}
		out = append(out, absolute(filepath.Join(folder, target)))
	}
	return out
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// mendTarget brings a target in order whose lock is held.
func mendTarget(target string) ([]Mended, error) {
	var out []Mended
	for _, ending := range []string{endGone, endNew} {
		if err := os.RemoveAll(hidden(target, ending)); err != nil {
			return nil, err
		}
	}
	for _, ending := range []string{endPrevious, endReady} {
		old := hidden(target, ending)
		if !exists(old) {
			continue
		}
		if !exists(target) {
			if err := os.Rename(old, target); err != nil {
				return nil, err
			}
			out = append(out, Mended{Target: target})
			continue
		}
		beside, err := mendSet(old, target)
		if err != nil {
			return nil, err
		}
		if beside != "" {
			out = append(out, Mended{target, beside})
		}
	}
	return out, nil
}

// mendSet ends the swap of a set that stands aside. One that somebody has changed
// is not removed: it gets a name that can be seen.
func mendSet(old, target string) (beside string, err error) {
	hashes, _ := readMarker(old)
	l, err := lookAt(old)
	if err != nil {
		return "", err
	}
	changed, foreign := l.against(hashes)
	if len(changed)+len(foreign) > 0 {
		beside = free(target, "-旧")
		return beside, os.Rename(old, beside)
	}
	return "", settle(old, target)
}
