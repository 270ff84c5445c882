//go:build linux || darwin

package store

import "golang.org/x/sys/unix"

// space reads the room on the file system of a folder.
func space(dir string) (d Disk, err error) {
	var fs unix.Statfs_t
	if err := unix.Statfs(dir, &fs); err != nil {
		return d, err
	}
	var st unix.Stat_t
	if err := unix.Stat(dir, &st); err != nil {
		return d, err
	}
	size := uint64(fs.Bsize)                                                                  //nolint:gosec,unconvert // positive; the types differ between systems
	return Disk{Free: fs.Bavail * size, Total: fs.Blocks * size, Device: uint64(st.Dev)}, nil //nolint:gosec,unconvert // as above
}

// MayWrite reports whether the process may write a file, without opening it: where a
// process closes a file that SQLite has open, the system takes SQLite's locks away.
func MayWrite(file string) bool { return unix.Access(file, unix.W_OK) == nil }
