//go:build linux || darwin || netbsd || openbsd

package intake

import (
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// used returns the processor time of this process so far.
func used() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// limitTime lets the system end this process when it has taken that much
// processor time in all.
func limitTime(most time.Duration) {
	seconds := uint64((most + time.Second - 1) / time.Second)
	_ = syscall.Setrlimit(syscall.RLIMIT_CPU, &syscall.Rlimit{Cur: seconds, Max: seconds}) // the parent watches too
}

// usedBy returns the processor time of another process so far where the system
// tells it, else 0: limitTime holds there.
func usedBy(pid int) time.Duration {
	const userTime, systemTime, tick = 13, 14, 10 * time.Millisecond // in all versions of Linux
	fields := procFields(pid, "stat")
	name := slices.IndexFunc(fields, func(s string) bool { return strings.HasSuffix(s, ")") }) - 1 // it may hold blanks
	if name < 0 || len(fields) <= name+systemTime {
		return 0
	}
	u, err1 := strconv.ParseInt(fields[name+userTime], 10, 64)
	s, err2 := strconv.ParseInt(fields[name+systemTime], 10, 64)
	if err1 != nil || err2 != nil {
		return 0
	}
	return time.Duration(u+s) * tick
}
