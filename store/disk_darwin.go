package store

import (
	"strings"

	"golang.org/x/sys/unix"
)

// networkKind names the network file system that a folder is on; empty for one of
// this machine.
func networkKind(dir string) (string, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return "", err
	}
	name := unix.ByteSliceToString(st.Fstypename[:])
	for _, n := range []string{"nfs", "smbfs", "afpfs", "webdav", "ftp"} {
		if name == n {
			return strings.ToUpper(n), nil
		}
	}
	return "", nil
}
