package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"jiheng/hostile"
)

var (
	opened   = regexp.MustCompile(`open(?:at)?\((?:AT_FDCWD, )?"([^"]*)", ([A-Z_|]+)`)
	executed = regexp.MustCompile(`execve\("([^"]*)"`)
	network  = regexp.MustCompile(`(?:socket|connect|bind|sendto|sendmsg)\(`)
)

// Checking the kit opens no socket, runs no other program, and writes to the
// cache alone: the system calls are looked at.
func TestHostileKitTraced(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		if os.Getenv("REQUIRE") == "all" && runtime.GOOS == "linux" {
			t.Fatal("strace is required and not installed")
		}
		t.Skip("strace is not installed")
	}
	run, s := program(t), newSandbox(t)
	for _, f := range hostile.Files() {
		if f.Large {
			continue
		}
		if err := os.WriteFile(filepath.Join(s.work, f.Name), f.Data(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	trace := filepath.Join(t.TempDir(), "trace")
	c := exec.Command("strace", "-f", "--seccomp-bpf", "-qq", "-s", "300", "-o", trace, "-e", "trace=%network,execve,execveat,open,openat,creat,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,symlink,symlinkat,link,linkat", run, "check", "-q", "--json", ".")
	c.Dir, c.Env = s.work, s.env()
	out, err := c.CombinedOutput()
	if c.ProcessState.ExitCode() != exitInvalid {
		t.Fatalf("strace of the program: %v\n%.2000s", err, out)
	}
	data, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, line := range strings.Split(string(data), "\n") {
		if network.MatchString(line) {
			t.Errorf("network: %s", line)
		}
		if m := executed.FindStringSubmatch(line); m != nil && m[1] != run {
			t.Errorf("another program: %s", line)
		}
		m := opened.FindStringSubmatch(line)
		switch {
		case strings.Contains(line, "passwd"), strings.Contains(line, "jiheng-was-here"):
			t.Errorf("what a file asked for: %s", line)
		case m == nil:
		case strings.Contains(m[2], "O_WRONLY"), strings.Contains(m[2], "O_RDWR"), strings.Contains(m[2], "O_CREAT"):
			if !strings.HasPrefix(m[1], filepath.Join(s.home, ".cache")) && m[1] != "/dev/null" {
				t.Errorf("written outside of the cache: %s", line)
			}
		default:
			read++
		}
	}
	if read < 50 {
		t.Errorf("the trace shows only %d files that were read", read)
	}
}
