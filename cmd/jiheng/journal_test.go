package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// reports FOLDER N: writes N reports, no two alike.
func reports(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.MkdirAll(ts.MkAbs(args[0]), 0o755))
	for i := range n {
		text := fmt.Sprintf("2024年度甲区第%d街道办事处单位整体支出绩效自评报告\n\n一、绩效实现情况\n", i+1) +
			strings.Repeat(fmt.Sprintf("今年完成布署任务%d件，预算100万元，支出98万元，执行率90%%。\n", i+1), 4)
		ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(args[0]), fmt.Sprintf("%04d.txt", i+1)), []byte(text), 0o644))
	}
}

// cutoff JOURNAL N command …: starts the command, and kills it once the journal
// has N results.
func cutOff(ts *testscript.TestScript, _ bool, args []string) {
	least, err := strconv.Atoi(args[1])
	ts.Check(err)
	path, err := exec.LookPath(args[2])
	ts.Check(err)
	c := exec.Command(path, args[3:]...)
	c.Dir, c.Env = ts.MkAbs("."), append(os.Environ(), "PATH="+ts.Getenv("PATH"))
	ts.Check(c.Start())
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	for {
		if data, err := os.ReadFile(ts.MkAbs(args[0])); err == nil && bytes.Count(data, []byte("\n")) > least {
			ts.Check(c.Process.Kill())
			<-ended
			return
		}
		select {
		case err := <-ended:
			ts.Fatalf("%s ended before it was cut off: %v", args[2], err)
		case <-time.After(time.Millisecond):
		}
	}
}

// tear FILE N: cuts N bytes off the end, as a crash in the middle of writing does.
func tear(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), info.Size()-n))
}
