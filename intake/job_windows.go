package intake

import (
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// A job holds a child: the system ends it where it takes more processor time or
// memory than it may, and with this process, however that ends. The zero job
// bounds nothing.
type job struct{ handle windows.Handle }

// committed is how many times the bytes that may be resident a child may ask the
// system for: a heap is committed before it is used.
const committed = 2

// jobFor puts a process into a job of its own. Where the system refuses, the
// parent's watch is what is left.
func jobFor(pid int, time time.Duration, memory int64) job {
	h, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return job{}
	}
	limits := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{
		BasicLimitInformation: windows.JOBOBJECT_BASIC_LIMIT_INFORMATION{
			PerProcessUserTimeLimit: int64(time / 100), // steps of 100 ns
			LimitFlags: windows.JOB_OBJECT_LIMIT_PROCESS_TIME | windows.JOB_OBJECT_LIMIT_PROCESS_MEMORY |
				windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | windows.JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION,
		},
		ProcessMemoryLimit: uintptr(memory * committed),
	}
	_, err = windows.SetInformationJobObject(h, windows.JobObjectExtendedLimitInformation, uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits)))
	if err == nil {
		err = assign(h, pid)
	}
	if err != nil {
		_ = windows.CloseHandle(h)
		return job{}
	}
	return job{h}
}

func assign(to windows.Handle, pid int) error {
	p, err := windows.OpenProcess(windows.PROCESS_SET_QUOTA|windows.PROCESS_TERMINATE, false, uint32(pid))
	if err != nil {
		return err
	}
	defer func() { _ = windows.CloseHandle(p) }()
	return windows.AssignProcessToJobObject(to, p)
}

// peak returns the most bytes that the child has had committed, 0 where the system
// does not tell.
func (j job) peak() int64 {
	var limits windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION
	if j.handle == 0 || windows.QueryInformationJobObject(j.handle, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits)), nil) != nil {
		return 0
	}
	return int64(limits.PeakProcessMemoryUsed)
}

// full reports that the child came to the end of the memory that it may have.
func (j job) full(memory int64) bool { return j.peak() > memory*committed*9/10 }

// close ends whatever still runs in the job.
func (j job) close() {
	if j.handle != 0 {
		_ = windows.CloseHandle(j.handle)
	}
}
