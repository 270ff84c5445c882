package store

import "golang.org/x/sys/unix"

// networkKind names the network file system that a folder is on; empty for one of
// this machine.
func networkKind(dir string) (string, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return "", err
	}
	return networkMagic(int64(st.Type)), nil //nolint:unconvert // the type differs between processors
}

// networkMagic names a file system by its number, as statfs(2) has it.
func networkMagic(magic int64) string {
	return map[uint32]string{
		unix.NFS_SUPER_MAGIC:   "NFS",
		unix.SMB_SUPER_MAGIC:   "SMB",
		unix.SMB2_SUPER_MAGIC:  "SMB",
		unix.CIFS_SUPER_MAGIC:  "CIFS",
		unix.CEPH_SUPER_MAGIC:  "Ceph",
		unix.AFS_SUPER_MAGIC:   "AFS",
		unix.AFS_FS_MAGIC:      "AFS",
		unix.CODA_SUPER_MAGIC:  "Coda",
		unix.NCP_SUPER_MAGIC:   "NCP",
		unix.V9FS_MAGIC:        "9p",
		unix.OCFS2_SUPER_MAGIC: "OCFS2",
		0x0bd00bd0:             "Lustre",
		0x01161970:             "GFS2",
		0x47504653:             "GPFS",
	}[uint32(magic)]
}
