//go:build unix

package hostile

import (
	"syscall"
	"time"
)

// UsedTime returns the processor time of this process, 0 where it is not told.
func UsedTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
