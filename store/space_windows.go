package store

import (
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// space reads the room on the drive of a folder.
func space(dir string) (d Disk, err error) {
	name, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return d, err
	}
	var all uint64
	if err := windows.GetDiskFreeSpaceEx(name, &d.Free, &d.Total, &all); err != nil {
		return d, err
	}
	for _, r := range strings.ToUpper(filepath.VolumeName(dir)) {
		d.Device = d.Device*31 + uint64(r)
	}
	return d, nil
}

// MayWrite reports whether the file is there and not read-only.
func MayWrite(file string) bool {
	info, err := os.Stat(file)
	return err == nil && info.Mode().Perm()&0o200 != 0
}
