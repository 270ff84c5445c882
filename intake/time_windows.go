package intake

import (
	"time"

	"golang.org/x/sys/windows"
)

// used returns the processor time of this process so far.
func used() time.Duration { return timesOf(windows.CurrentProcess()) }

// limitTime does nothing here: the job that a child is in ends it.
func limitTime(time.Duration) {}

// usedBy returns the processor time of another process so far, 0 where the
// system does not tell.
func usedBy(pid int) time.Duration {
	h, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(pid))
	if err != nil {
		return 0
	}
	defer func() { _ = windows.CloseHandle(h) }()
	return timesOf(h)
}

func timesOf(process windows.Handle) time.Duration {
	var created, ended, system, user windows.Filetime
	if windows.GetProcessTimes(process, &created, &ended, &system, &user) != nil {
		return 0
	}
	return span(system) + span(user)
}

// span is a length of time, which Windows counts in steps of 100 ns.
func span(t windows.Filetime) time.Duration {
	return time.Duration(int64(t.HighDateTime)<<32|int64(t.LowDateTime)) * 100
}
