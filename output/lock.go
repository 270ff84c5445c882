package output

import (
	"errors"
	"io"
	"os"
	"time"
)

// errHeld says that another run, or another part of this one, holds a lock.
var errHeld = errors.New("held by another run")

// errNoLocks says that the file system has no locks.
var errNoLocks = errors.New("no locks here")

// waitForLock takes a lock; a run that only mends holds it for a moment.
func waitForLock(name, target string) (*os.File, error) {
	for try := 0; ; try++ {
		f, err := takeLock(name, target)
		if !errors.Is(err, errHeld) || try == patience {
			return f, err
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// patience is how often a lock is tried again.
const patience = 20

// takeLock makes and takes a lock file, which holds the name of the target; nil
// where the file system has no locks.
func takeLock(name, target string) (*os.File, error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		err = lockFile(f)
		if errors.Is(err, errNoLocks) {
			_ = f.Close()
			return nil, nil //nolint:nilnil // a target without a lock; dropLock allows for it
		}
		if err != nil {
			_ = f.Close()
			return nil, err
		}
		if !current(f, name) { // the run that held it has removed it meanwhile
			_ = f.Close()
			continue
		}
		if _, err := f.WriteAt([]byte(target), 0); err != nil { // always the same for this name
			dropLock(f, name)
			return nil, err
		}
		return f, nil
	}
}

// current reports whether a file still has its name.
func current(f *os.File, name string) bool {
	own, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(name)
	return err == nil && os.SameFile(own, named)
}

// dropLock removes a lock file and frees it. Where files that are open cannot be
// removed it is closed first.
func dropLock(f *os.File, name string) {
	if f == nil {
		_ = os.Remove(name)
		return
	}
	if os.Remove(name) != nil {
		_ = f.Close()
		_ = os.Remove(name)
		return
	}
	_ = f.Close()
}

// lockedName returns the target's name in a lock file; empty where there is none.
func lockedName(name string) string {
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil {
		return ""
	}
	return string(data)
}
