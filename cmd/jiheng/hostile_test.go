package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"jiheng/hostile"
	"jiheng/intake"
)

// program builds the command and returns its path.
func program(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "jiheng")
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("building: %v\n%s", err, out)
	}
	return path
}

// A sandbox is a home and folders for one run, which nothing may be left in.
type sandbox struct{ root, home, temp, work string }

func newSandbox(t testing.TB) sandbox {
	t.Helper()
	root := t.TempDir()
	s := sandbox{root, filepath.Join(root, "home"), filepath.Join(root, "temp"), filepath.Join(root, "a", "b", "work")}
	for _, dir := range []string{s.home, s.temp, s.work} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// env points everything that a program could write to, or fetch through, into
// the sandbox or at a closed port.
func (s sandbox) env() []string {
	closed := "http://127.0.0.1:9"
	return append(os.Environ(), "HOME="+s.home, "XDG_CACHE_HOME="+filepath.Join(s.home, ".cache"), "LocalAppData="+s.home, "TMPDIR="+s.temp, "TEMP="+s.temp, "TMP="+s.temp,
		"HTTP_PROXY="+closed, "HTTPS_PROXY="+closed, "ALL_PROXY="+closed, "NO_PROXY=")
}

// listing names every file of the sandbox but the cache of compiled readers.
func (s sandbox) listing(t testing.TB) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(s.root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "jiheng" && strings.HasPrefix(p, s.home) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(p, ".cache") && !(d.IsDir() && strings.HasPrefix(p, s.home)) {
			out = append(out, p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A verdict is what the program said of a file, and what that took.
type verdict struct {
	exit   int
	faults []problemJSON
	values map[string]bool
	took   time.Duration
	memory int64 // of the larger of parent and child, in bytes; 0 where the system does not tell
	stderr string
}

// judge runs a command of the program on a file in the sandbox.
func judge(t testing.TB, program string, s sandbox, command, file string) verdict {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), intake.ChildWait()+time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, program, command, "--json", "-q", file)
	var out, errs bytes.Buffer
	c.Dir, c.Env, c.Stdout, c.Stderr = s.work, s.env(), &out, &errs
	start := time.Now()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	peak := watchPeak(c.Process.Pid)
	err := c.Wait()
	v := verdict{values: map[string]bool{}, took: time.Since(start), memory: peak(), stderr: errs.String()}
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		t.Errorf("%s %s: no end within the limit of one file", command, file)
	case errors.As(err, &exit):
		v.exit = exit.ExitCode()
	case err != nil:
		t.Errorf("%s %s: %v", command, file, err)
	}
	v.read(t, out.Bytes())
	return v
}

// read takes faults and figures from the output.
func (v *verdict) read(t testing.TB, out []byte) {
	t.Helper()
	for _, line := range bytes.Split(bytes.TrimSpace(out), []byte("\n")) {
		if len(line) == 0 {
			continue
		}
		var one struct {
			problemJSON
			Value string
			Facts *[]struct{ Value string }
		}
		if err := json.Unmarshal(line, &one); err != nil {
			t.Errorf("a line of the output is no JSON: %.200q", line)
			continue
		}
		switch {
		case one.Level == "warning": // what was not read, or what nobody sees, is said
		case one.Code != "":
			v.faults = append(v.faults, one.problemJSON)
		case one.Facts != nil:
			for _, f := range *one.Facts {
				v.values[f.Value] = true
			}
		default:
			v.values[one.Value] = true
		}
	}
}

// Every file of the kit gets its verdict from check, and honest ones from extract
// too; nothing is left behind, nothing hostile takes more memory than a child
// may. Times are in the log.
func TestHostileKit(t *testing.T) {
	run, s := program(t), newSandbox(t)
	var rows []string
	for _, f := range hostile.Files() {
		if f.Large && testing.Short() {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			path := filepath.Join(s.work, f.Name)
			if err := os.WriteFile(path, f.Data(), 0o644); err != nil {
				t.Fatal(err)
			}
			before := s.listing(t)
			for _, command := range []string{"check", "extract"} {
				if command == "extract" && !f.Honest {
					continue // it reads through the same door
				}
				v := judge(t, run, s, command, f.Name)
				judged(t, f, command, v)
				rows = append(rows, fmt.Sprintf("%-30s %-10s %-8s %6d ms %5d MiB  %s", f.Name, f.Verdict(), command, v.took.Milliseconds(), v.memory>>20, codesOf(v)))
			}
			if after := s.listing(t); !slices.Equal(before, after) {
				t.Errorf("files before:\n%s\nand after:\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
			}
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		})
	}
	t.Logf("verdicts, times and memory:\n%s", strings.Join(rows, "\n"))
}

func codesOf(v verdict) string {
	if len(v.faults) == 0 {
		return "read"
	}
	return v.faults[0].Code
}

// judged compares a verdict with the one that the kit asks for.
func judged(t *testing.T, f hostile.File, command string, v verdict) {
	t.Helper()
	if v.memory > intake.ChildMemory && !f.Honest {
		t.Errorf("%s took %d MiB", command, v.memory>>20)
	}
	if strings.Contains(v.stderr, "goroutine ") || strings.Contains(v.stderr, "panic") {
		t.Errorf("%s broke down: %.500s", command, v.stderr)
	}
	if len(v.faults) == 0 {
		if f.Verdict() == "reject" {
			t.Errorf("%s read it; want one of %v", command, f.Codes)
		}
		if f.Must != "" && !v.values[f.Must] {
			t.Errorf("%s did not read the figure %s", command, f.Must)
		}
		if v.exit != exitOK && v.exit != exitDiffers {
			t.Errorf("%s ended with %d: %s", command, v.exit, v.stderr)
		}
		return
	}
	if v.exit != exitInvalid {
		t.Errorf("%s ended with %d, want %d", command, v.exit, exitInvalid)
	}
	if len(v.faults) > intake.MostFaults+1 {
		t.Errorf("%s tells %d faults", command, len(v.faults))
	}
	for _, e := range v.faults {
		if !slices.Contains(f.Codes, e.Code) {
			t.Errorf("%s refused it with %s (%s), want one of %v", command, e.Code, e.Message, f.Codes)
		}
		if e.Place.File != f.Name {
			t.Errorf("%s: the fault %s names the file %q", command, e.Code, e.Place.File)
		}
		if !strings.Contains(e.Message, "请") && !strings.Contains(e.Message, "能读") && !strings.Contains(e.Message, "不是报告") {
			t.Errorf("%s: no next step in %q", command, e.Message)
		}
	}
}

// BenchmarkHostileKit tells, for each file of the kit, how long the program
// takes over it from its start to its end, and the most memory that a process
// of it holds.
func BenchmarkHostileKit(b *testing.B) {
	run, s := program(b), newSandbox(b)
	for _, f := range hostile.Files() {
		if err := os.WriteFile(filepath.Join(s.work, f.Name), f.Data(), 0o644); err != nil {
			b.Fatal(err)
		}
		b.Run(f.Kind+"/"+f.Name, func(b *testing.B) {
			var most int64
			for b.Loop() {
				most = max(most, judge(b, run, s, "check", f.Name).memory)
			}
			b.ReportMetric(float64(most>>20), "MiB")
		})
	}
}
