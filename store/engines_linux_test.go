package store

import (
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// quick is a folder in memory where there is room for a cluster; what is tested of
// it is not that it outlives a power cut.
func quick() string {
	var st syscall.Statfs_t
	if err := syscall.Statfs("/dev/shm", &st); err != nil || int64(st.Bavail)*st.Bsize < 1<<30 {
		return ""
	}
	return "/dev/shm"
}

// nobody is the user that PostgreSQL runs as where the tests run as root, which it
// refuses.
func nobody() int {
	u, err := user.Lookup("nobody")
	if err != nil {
		return 65534
	}
	n, _ := strconv.Atoi(u.Uid)
	return n
}

func giveAway(dir string) error {
	if os.Getuid() != 0 {
		return nil
	}
	return os.Chown(dir, nobody(), -1)
}

func asNobody(cmd *exec.Cmd) {
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(nobody()), Gid: 65534}}
	}
}
