package main

import (
	"bytes"
	"encoding/gob"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"jiheng/fault"
)

// What children do that a test starts under these names.
var children = map[string]func(){
	"jiheng-hog":      func() { takeRequest(); hog(2 << 30) },
	"jiheng-own-hog":  func() { takeRequest(); go watchOwnMemory(256 << 20); hog(2 << 30) },
	"jiheng-sleeper":  func() { takeRequest(); time.Sleep(time.Hour) },
	"jiheng-overflow": func() { takeRequest(); os.Exit(overflow(1)) },
	"jiheng-liar":     func() { takeRequest(); _, _ = os.Stdout.WriteString(strings.Repeat("\xff", 1000)) },
}

func takeRequest() {
	var q childRequest
	if err := gob.NewDecoder(os.Stdin).Decode(&q); err != nil {
		os.Exit(1)
	}
}

// hog touches memory, slowly enough to be seen.
func hog(n int) {
	var kept [][]byte
	for range n >> 24 {
		kept = append(kept, bytes.Repeat([]byte{1}, 1<<24))
		time.Sleep(10 * time.Millisecond)
	}
	_, _ = io.Discard.Write(kept[0])
	time.Sleep(time.Hour)
}

func overflow(n int) int {
	if n < 0 {
		return 0
	}
	return overflow(n+1) + n
}

// A child that hangs, hogs, overflows its stack or answers nonsense ends with
// one fault, and the next file is read by another child.
func TestChildrenAreWatched(t *testing.T) {
	for name, linux := range map[string]bool{"jiheng-hog": true, "jiheng-own-hog": false, "jiheng-sleeper": false, "jiheng-overflow": false, "jiheng-liar": false} {
		t.Run(name, func(t *testing.T) {
			if linux && runtime.GOOS != "linux" {
				t.Skip("only Linux tells the memory of another process")
			}
			path, err := exec.LookPath(name)
			if err != nil {
				t.Fatal(err)
			}
			c, err := childOf(exec.Command(path))
			if err != nil {
				t.Fatal(err)
			}
			c.time = 2 * time.Second
			if strings.HasSuffix(name, "hog") {
				c.time = childTime
			}
			r := &documentReader{child: c}
			defer r.close()
			_, err = r.inChild(childRequest{File: "a.docx", Format: word})
			list := fault.All(err)
			if len(list) != 1 || list[0].Code != "read-killed" || list[0].Place.File != "a.docx" {
				t.Errorf("got %v, want read-killed", err)
			}
			if r.child != nil || c.cmd.ProcessState == nil {
				t.Error("the child is still there")
			}
			if name == "jiheng-own-hog" && c.cmd.ProcessState.ExitCode() != exitMemory {
				t.Errorf("the child ended with %v, want it to end itself with %d", c.cmd.ProcessState, exitMemory)
			}
		})
	}
}

// Many faults of one file are told as a few; documents without a word are
// refused, whatever they are made of.
func TestBounds(t *testing.T) {
	many := make(fault.List, 500)
	for i := range many {
		many[i] = fault.Bad(fault.Place{Line: i + 1}, "x", "请改")
	}
	if got := fewer("a.txt", many); len(got) != maxFaults+1 || got[maxFaults].Code != "too-many-faults" || !strings.Contains(got[maxFaults].Message, "480处") {
		t.Errorf("%d faults, the last one %v", len(got), got[len(got)-1])
	}
	if got := fewer("a.txt", many[:maxFaults]); len(got) != maxFaults {
		t.Errorf("%d faults of %d", len(got), maxFaults)
	}
	dir := t.TempDir()
	for name, c := range map[string]struct{ data, code string }{
		"空白.txt": {" \n\t\n　", "read-nothing"},
		"一字.txt": {"一", ""},
		"长.txt":  {strings.Repeat("字", maxCharacters+1), "read-too-long"},
		"伪.txt":  {"PK\x03\x04\x00\x00", "read-disguised"},
		"真.txt":  {"PKU是北京大学", ""},
		"伪.htm":  {"\x89PNG\r\n\x1a\n\x00", "read-disguised"},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(c.data), 0o644); err != nil {
			t.Fatal(err)
		}
		r := &documentReader{}
		_, err := r.read(path)
		r.close()
		if got := codes(err); got != c.code {
			t.Errorf("%s: %q (%v), want %q", name, got, err, c.code)
		}
	}
}

func codes(err error) string {
	if err == nil {
		return ""
	}
	var out []string
	for _, e := range fault.All(err) {
		out = append(out, e.Code)
	}
	return strings.Join(out, " ")
}
