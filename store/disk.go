package store

import (
	"os"
	"path/filepath"
)

// A Disk is what a folder is kept on. Sizes are in bytes.
type Disk struct {
	Free, Total uint64
	Device      uint64 // the same for folders on one file system
	Network     string // kind of a network file system; empty for one of this machine
}

// DiskOf looks at what a folder is kept on; where it is not there yet, what the
// nearest one above it is kept on.
func DiskOf(dir string) (Disk, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return Disk{}, err
	}
	for {
		if info, err := os.Stat(full); err == nil && info.IsDir() {
			break
		}
		up := filepath.Dir(full)
		if up == full {
			break
		}
		full = up
	}
	d, err := space(full)
	if err != nil {
		return d, err
	}
	d.Network, err = networkKind(full)
	return d, err
}

// WAL returns how many bytes stand in the write-ahead log of a SQLite file; zero
// with PostgreSQL.
func (s *Store) WAL() int64 {
	if s.path == "" {
		return 0
	}
	info, err := os.Stat(s.path + "-wal")
	if err != nil {
		return 0
	}
	return info.Size()
}

// Halted returns why nothing can be written until the database is opened anew; nil
// where all is well.
func (s *Store) Halted() error {
	if e := s.halted.Load(); e != nil {
		return *e
	}
	return nil
}
