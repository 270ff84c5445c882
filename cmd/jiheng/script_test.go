package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"jiheng/intake"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == intake.ChildCommand { // this program is its own child, as always
		main()
		return
	}
	testscript.Main(leakless{m}, map[string]func(){"jiheng": main})
}

// leakless runs the tests and fails where one leaves something running.
type leakless struct{ tests *testing.M }

func (l leakless) Run() int {
	code := l.tests.Run()
	if err := goleak.Find(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

// The scripts are the manual's examples: each starts beside the folder 小镇2024,
// a small dossier, and can use a few commands of their own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			noise, err := filepath.Abs("testdata/noise") // workbooks that were once reported falsely
			if err != nil {
				return err
			}
			env.Setenv("NOISE", noise)
			return unpackTiny(env.WorkDir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"replace":   replace,
			"bytes":     writeBytes,
			"repeat":    repeat,
			"jsonlines": jsonLines,
			"leftovers": leftovers,
			"reports":   reports,
			"cutoff":    cutOff,
			"tear":      tear,
			"arrives":   arrives,
		},
	})
}

func unpackTiny(dir string) error {
	a, err := txtar.ParseFile("testdata/tiny.txtar")
	if err != nil {
		return err
	}
	for _, f := range a.Files {
		name := filepath.Join(dir, "小镇2024", filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// exits CODE command …: the command must end with the code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	var exit *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &exit):
		code = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%s: %v", args[1], err)
	}
	if code != want {
		ts.Fatalf("%s ended with %d, want %d", strings.Join(args[1:], " "), code, want)
	}
}

// replace FILE OLD NEW: changes a text that must be there; \n is a line end.
func replace(ts *testscript.TestScript, _ bool, args []string) {
	old, text := strings.ReplaceAll(args[1], `\n`, "\n"), strings.ReplaceAll(args[2], `\n`, "\n")
	data := ts.ReadFile(args[0])
	if !strings.Contains(data, old) {
		ts.Fatalf("%s does not contain %q", args[0], old)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(data, old, text)), 0o644))
}

// bytes FILE HEX: writes bytes that no text file holds.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	data, err := hex.DecodeString(strings.Join(args[1:], ""))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// repeat FILE BEFORE TEXT N AFTER: writes a text many times.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[3])
	ts.Check(err)
	data := strings.ReplaceAll(args[1]+strings.Repeat(args[2], n)+args[4], `\n`, "\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(data), 0o644))
}

// jsonlines [KEY …]: every line of the standard output is a JSON object, and one
// of them has all the keys.
func jsonLines(ts *testscript.TestScript, _ bool, args []string) {
	found := false
	for i, line := range strings.Split(strings.TrimSpace(ts.ReadFile("stdout")), "\n") {
		d := json.NewDecoder(bytes.NewReader([]byte(line)))
		var v map[string]any
		if err := d.Decode(&v); err != nil || d.More() {
			ts.Fatalf("line %d is no JSON object: %q", i+1, line)
		}
		has := true
		for _, key := range args {
			_, ok := v[key]
			has = has && ok
		}
		found = found || has
	}
	if !found {
		ts.Fatalf("no line has all of %s", strings.Join(args, ", "))
	}
}

// arrives FILE: waits until a program that runs beside has made a file.
func arrives(ts *testscript.TestScript, _ bool, args []string) {
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
	}
	ts.Fatalf("%s does not arrive", args[0])
}

// leftovers FOLDER: the folder is not there, and neither is anything that was
// meant to become it.
func leftovers(ts *testscript.TestScript, _ bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs("."))
	ts.Check(err)
	for _, e := range entries {
		if e.Name() == args[0] || strings.HasPrefix(e.Name(), ".jiheng-") || strings.HasSuffix(e.Name(), ".jiheng-previous") {
			ts.Fatalf("%s was left behind", e.Name())
		}
	}
}
