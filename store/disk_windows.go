package store

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// networkKind names the network file system that a folder is on; empty for one of
// this machine.
func networkKind(dir string) (string, error) {
	volume := filepath.VolumeName(dir)
	if strings.HasPrefix(volume, `\\`) {
		return volume, nil
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	if err != nil {
		return "", err
	}
	if windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		return volume, nil
	}
	return "", nil
}
