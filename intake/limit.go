package intake

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"

	"jiheng/document/pdfread"
	"jiheng/fault"
)

// ChildMemory bounds a child.
const ChildMemory = 512 << 20 // resident bytes

// ChildTime returns the processor time that a child may take over one file; readers
// have shorter limits of their own. Time of the processor counts the work done for a
// file: a busy machine makes a reader slower, never its files too long.
func ChildTime() time.Duration { return pdfread.MostTime() + 15*time.Second }

// ChildWait returns how long, by the clock, a child may do nothing: twenty times
// what it may work. It only ends what waits for ever.
func ChildWait() time.Duration { return 20 * ChildTime() }

// idle is what part of the time a process works that only waits, at most: its
// watch on memory does, and what the busiest machine leaves to one that works is
// more.
const idle = 200

// limitOwn bounds this process, a child, by means that no parser can outrun: the
// system ends it after the time of two files (the parent counts each file and
// replaces a child that took the time of one). PDFium's code cannot be
// interrupted by Go's scheduler, so that the watch on memory gets a processor
// of its own.
func limitOwn() {
	runtime.GOMAXPROCS(max(2, runtime.GOMAXPROCS(0)))
	limitTime(2 * ChildTime())
	go watchOwnMemory(ChildMemory)
}

// Why a child was ended, or ended by itself.
var (
	errTime   = errors.New("processor time of the reading process is over")
	errMemory = errors.New("memory of the reading process is over")
	errWait   = errors.New("the reading process does not answer")
)

// watch looks at a child until it has answered, and tells why not.
func (c *child) watch(done <-chan answered) (response, error) {
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	end := time.NewTicker(c.wait)
	defer end.Stop()
	worked := c.used
	for {
		select {
		case a := <-done:
			return a.response, a.err
		case <-end.C:
			now := usedBy(c.cmd.Process.Pid)
			if now-worked < c.wait/idle {
				return response{}, errWait
			}
			worked = now
		case <-tick.C:
			switch pid := c.cmd.Process.Pid; {
			case Resident(pid) > c.memory:
				return response{}, errMemory
			case usedBy(pid)-c.used > c.time:
				return response{}, errTime
			}
		}
	}
}

// killed is the fault of a file over which a child, which has ended by now, was
// lost.
func (c *child) killed(file string, err error) *fault.Error {
	end := c.cmd.ProcessState
	what := "解析程序读这个文件时崩溃了，文件可能损坏"
	switch {
	case errors.Is(err, errWait):
		what = "读这个文件的进程没有反应，已停止，电脑可能太忙或内存不足，请过一会儿再试；再次出现时"
	case errors.Is(err, errMemory), c.full, end != nil && end.ExitCode() == exitMemory:
		what = "读这个文件要的内存超过" + strconv.FormatInt(c.memory>>20, 10) + "兆字节，已停止；文件可能损坏，或内容过多"
	case errors.Is(err, errTime), end != nil && end.UserTime()+end.SystemTime()-c.used > c.time:
		what = "读这个文件用了" + strconv.Itoa(int(c.time/time.Second)) + "秒处理器时间还没有读完，已停止；文件可能损坏，或内容过于复杂"
	}
	return fault.Bad(fault.Place{File: file}, "read-killed", "%s，请用 WPS 或 Office 打开另存后再检查", what).Because(err)
}

// Resident returns the resident memory of a process in bytes where the system
// tells it, else 0.
func Resident(pid int) int64 {
	fields := procFields(pid, "statm")
	if len(fields) < 2 {
		return 0
	}
	pages, err := strconv.ParseInt(fields[1], 10, 64)
	if err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}

// procFields returns the words of a file that Linux has for a process.
func procFields(pid int, name string) []string {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/" + name)
	if err != nil {
		return nil
	}
	return strings.Fields(string(data))
}

// self returns this program as a child to be started.
func self() (*exec.Cmd, error) {
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return exec.Command(path, ChildCommand), nil
}
