package store

import (
	"os"
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
	if uint32(st.Type) != unix.FUSE_SUPER_MAGIC {
		return networkMagic(int64(st.Type)), nil //nolint:unconvert // the type differs between processors
	}
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return "", err
	}
	return fuseKind(string(mounts), dir), nil
}

// fuseKind names the network file system of a folder on FUSE by the list of mounts,
// as proc(5) has it; empty for one of this machine.
func fuseKind(mounts, dir string) string {
	at, kind := "", ""
	for line := range strings.Lines(mounts) {
		front, back, ok := strings.Cut(line, " - ")
		fields, types := strings.Fields(front), strings.Fields(back)
		if !ok || len(fields) < 5 || len(types) == 0 {
			continue
		}
		point := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(fields[4])
		inside := dir == point || strings.HasPrefix(dir, strings.TrimSuffix(point, "/")+"/")
		if inside && len(point) >= len(at) {
			at, kind = point, types[0]
		}
	}
	name := strings.TrimPrefix(kind, "fuse.")
	for _, n := range []string{"sshfs", "s3fs", "rclone", "davfs", "glusterfs", "ceph-fuse", "gcsfuse", "juicefs", "curlftpfs", "smbnetfs", "cvmfs"} {
		if name == n {
			return name
		}
	}
	return ""
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
