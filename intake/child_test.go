package intake

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

	"go.uber.org/goleak"

	"jiheng/fault"
)

// childName is the variable that tells this test program which child it is.
const childName = "INTAKE_TEST_CHILD"

func TestMain(m *testing.M) {
	if child, ok := children[os.Getenv(childName)]; ok {
		child()
		return
	}
	if len(os.Args) == 2 && os.Args[1] == ChildCommand {
		if err := Serve(os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		return
	}
	goleak.VerifyTestMain(m) // a reader that is closed leaves nothing running
}

// What the children do that a test starts under these names.
var children = map[string]func(){
	"hog":      func() { takeRequest(); hog(2 << 30) },
	"own-hog":  func() { takeRequest(); go watchOwnMemory(256 << 20); hog(2 << 30) },
	"sleeper":  func() { takeRequest(); time.Sleep(time.Hour) },
	"spinner":  func() { takeRequest(); spin() },
	"worker":   serveWorking,
	"busy":     serveBusily,
	"spender":  func() { limitTime(time.Second); takeRequest(); spin() },
	"overflow": func() { takeRequest(); os.Exit(overflow(1)) },
	"liar":     func() { takeRequest(); _, _ = os.Stdout.WriteString(strings.Repeat("\xff", 1000)) },
}

func takeRequest() {
	var q request
	if err := gob.NewDecoder(os.Stdin).Decode(&q); err != nil {
		os.Exit(1)
	}
}

// serveWorking answers requests after some work and a longer sleep.
func serveWorking() {
	dec, enc := gob.NewDecoder(os.Stdin), gob.NewEncoder(os.Stdout)
	for {
		var q request
		if dec.Decode(&q) != nil {
			return
		}
		for end := used() + 800*time.Millisecond; used() < end; {
		}
		time.Sleep(2 * time.Second)
		if enc.Encode(response{Document: []byte("done"), Used: used()}) != nil {
			return
		}
	}
}

// serveBusily answers one request after two seconds of work.
func serveBusily() {
	var q request
	if gob.NewDecoder(os.Stdin).Decode(&q) != nil {
		return
	}
	for end := used() + 2*time.Second; used() < end; {
	}
	_ = gob.NewEncoder(os.Stdout).Encode(response{Document: []byte("done")})
}

// spin works without end, as a parser that a file led astray.
func spin() {
	for n := 0; ; n++ {
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

// A child that hangs, hogs, works without end, overflows its stack or answers
// nonsense ends with one fault that says which it was, and the next file is read
// by another child. What they do is stopped by one limit alone: the others are
// far away, so that a busy machine changes nothing.
func TestChildrenAreWatched(t *testing.T) {
	for name, limits := range map[string]struct {
		linux      bool // only there the system tells what another process takes
		time, wait time.Duration
		memory     int64
		said       string
	}{
		"hog":      {true, time.Hour, time.Hour, ChildMemory, "内存超过512兆字节"},
		"own-hog":  {false, time.Hour, time.Hour, 1 << 40, "内存超过"},
		"sleeper":  {false, time.Hour, time.Second, 1 << 40, "没有反应"},
		"spinner":  {true, time.Second, time.Hour, 1 << 40, "用了1秒处理器时间"},
		"spender":  {true, time.Hour, time.Hour, 1 << 40, ""}, // the system ends it
		"overflow": {false, time.Hour, time.Hour, 1 << 40, "崩溃"},
		"liar":     {false, time.Hour, time.Hour, 1 << 40, "崩溃"},
	} {
		t.Run(name, func(t *testing.T) {
			if limits.linux && runtime.GOOS != "linux" {
				t.Skip("only Linux tells the memory and the time of another process")
			}
			c := testChild(t, name)
			c.time, c.wait, c.memory = limits.time, limits.wait, limits.memory
			r := &Reader{child: c}
			defer r.Close()
			_, err := r.inChild(request{File: "a.docx", Format: Word})
			list := fault.All(err)
			if len(list) != 1 || list[0].Code != "read-killed" || list[0].Place.File != "a.docx" || !strings.Contains(list[0].Message, limits.said) {
				t.Errorf("got %v, want read-killed with %s", err, limits.said)
			}
			if r.child != nil || c.cmd.ProcessState == nil {
				t.Error("the child is still there")
			}
			if name == "own-hog" && c.cmd.ProcessState.ExitCode() != exitMemory {
				t.Errorf("the child ended with %v, want it to end itself with %d", c.cmd.ProcessState, exitMemory)
			}
		})
	}
}

// testChild starts this test program as a child.
func testChild(t *testing.T, name string) *child {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childName+"="+name)
	c, err := childOf(cmd)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// What counts is the processor's time of one file: neither what passes while a
// child waits for its turn, nor what earlier files took, ends it. A child that
// has used up what it is granted in all is replaced.
func TestTimeIsCountedByFile(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells the time of another process")
	}
	c := testChild(t, "worker")
	c.time, c.wait = 1500*time.Millisecond, time.Hour
	r := &Reader{child: c}
	defer r.Close()
	for i := range 3 { // each takes 0.8 s, and sleeps longer than may be worked
		data, err := r.inChild(request{File: "a.docx", Format: Word})
		if string(data) != "done" || err != nil {
			t.Fatalf("file %d: %q, %v", i+1, data, err)
		}
		if got := r.child.files < childFiles; got == (i > 0) {
			t.Errorf("after file %d: the child goes on: %v", i+1, got)
		}
		r.child.files = i // let it go on all the same
	}
}

// Many faults of one file are told as a few; documents without a word are
// refused, whatever they are made of.
func TestBounds(t *testing.T) {
	many := make(fault.List, 500)
	for i := range many {
		many[i] = fault.Bad(fault.Place{Line: i + 1}, "x", "请改")
	}
	if got := fewer("a.txt", many); len(got) != MostFaults+1 || got[MostFaults].Code != "too-many-faults" || !strings.Contains(got[MostFaults].Message, "480处") {
		t.Errorf("%d faults, the last one %v", len(got), got[len(got)-1])
	}
	if got := fewer("a.txt", many[:MostFaults]); len(got) != MostFaults {
		t.Errorf("%d faults of %d", len(got), MostFaults)
	}
	dir := t.TempDir()
	for name, c := range map[string]struct{ data, code string }{
		"空白.txt": {" \n\t\n　", "read-nothing"},
		"一字.txt": {"一", ""},
		"长.txt":  {strings.Repeat("字", mostCharacters+1), "read-too-long"},
		"伪.txt":  {"PK\x03\x04\x00\x00", "read-disguised"},
		"真.txt":  {"PKU是北京大学", ""},
		"伪.htm":  {"\x89PNG\r\n\x1a\n\x00", "read-disguised"},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(c.data), 0o644); err != nil {
			t.Fatal(err)
		}
		r := &Reader{}
		_, err := r.Read(path)
		r.Close()
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

// A child that met a file which a reader refused, or which left it with much
// memory, reads no other.
func TestChildrenAreReplacedAfterHostileFiles(t *testing.T) {
	for name, c := range map[string]struct {
		a        response
		resident int64
	}{
		"refused": {response{Faults: []byte(`[{"kind":1,"code":"docx-damaged","message":"请改"}]`)}, 0},
		"memory":  {response{Document: []byte("x")}, ChildMemory/2 + 1},
		"time":    {response{Document: []byte("x"), Used: 2 * time.Hour}, 0},
		"none":    {response{Document: []byte("x")}, 1 << 20},
	} {
		if got, want := spoilt(c.a, c.resident, time.Hour), name != "none"; got != want {
			t.Errorf("%s: replaced is %v, want %v", name, got, want)
		}
	}
}

// A child that works longer than the clock allows goes on: only one that does
// nothing is ended by it.
func TestClockEndsOnlyWhatWaits(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells the time of another process")
	}
	c := testChild(t, "busy") // works for 2 s of the processor's time
	c.time, c.wait = time.Hour, 500*time.Millisecond
	r := &Reader{child: c}
	defer r.Close()
	if data, err := r.inChild(request{File: "a.docx", Format: Word}); string(data) != "done" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
}
