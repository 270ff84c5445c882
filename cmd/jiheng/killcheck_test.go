package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A check that is killed at any moment loses none of the results that its journal
// has: they stay as they are through every later run, none is made twice, and
// what comes out in the end is what one run without a break gives. The kills fall
// at what stands in the journal, not at a time.
func TestKilledChecks(t *testing.T) {
	run, s := program(t), newSandbox(t)
	const files = 100
	if err := os.Mkdir(filepath.Join(s.work, "报送"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range files {
		text := fmt.Sprintf("2024年度甲区第%d街道办事处单位整体支出绩效自评报告\n\n一、绩效实现情况\n今年完成布署任务%d件，预算100万元，支出98万元，执行率90%%。\n", i+1, i+1)
		if err := os.WriteFile(filepath.Join(s.work, "报送", fmt.Sprintf("%04d.txt", i+1)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	whole, _ := s.command(run, "-q", "check", "报送", "--format", "jsonl").Output() // it finds errors, and says so by its code
	journal := filepath.Join(s.work, "记录.jsonl")
	var kept []byte
	for i := range kills {
		c := s.command(run, "-q", "check", "报送", "--format", "jsonl", "--resume", "记录.jsonl")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		grows(journal, len(kept)+1+i%4*150, ended) // from the first byte of a result to the middle of the next
		_ = c.Process.Kill()
		<-ended
		now := read(t, journal)
		if !bytes.HasPrefix(now, kept[:bytes.LastIndexByte(kept, '\n')+1]) {
			t.Fatalf("kill %d: what the journal had is not there", i+1)
		}
		kept = now
	}
	had := results(kept)
	if had < 10 {
		t.Errorf("after %d kills the journal has %d results", kills, had)
	}
	c := s.command(run, "check", "报送", "--format", "jsonl", "--resume", "记录.jsonl")
	var said bytes.Buffer
	c.Stderr = &said
	out, _ := c.Output()
	if !bytes.Equal(out, whole) || len(whole) == 0 {
		t.Errorf("after %d kills the results are others than of one run", kills)
	}
	m := regexp.MustCompile(`：(\d+)个文件没有变，用上次的结果；新检查(\d+)个`).FindStringSubmatch(said.String())
	if m == nil {
		t.Fatalf("the last run says %s", said.String())
	}
	if taken, _ := strconv.Atoi(m[1]); taken != had {
		t.Errorf("%d results taken of %d in the journal", taken, had)
	}
	if again, _ := strconv.Atoi(m[2]); again != files-had {
		t.Errorf("%d results made anew, %d were missing", again, files-had)
	}
	t.Logf("%d kills, %d of %d results in the journal by then", kills, had, files)
}

// results counts the whole results of a journal.
func results(journal []byte) int {
	n := 0
	for line := range strings.Lines(string(journal)) {
		if strings.Contains(line, `"result":`) && strings.HasSuffix(line, "}\n") {
			n++
		}
	}
	return n
}

// grows waits until a file has so many bytes, or the run that writes it has ended.
func grows(file string, size int, ended chan error) {
	for {
		if info, err := os.Stat(file); err == nil && info.Size() >= int64(size) {
			return
		}
		select {
		case err := <-ended:
			ended <- err
			return
		case <-time.After(200 * time.Microsecond):
		}
	}
}
