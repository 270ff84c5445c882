//go:build linux

// Command harmless opens every file of the kit of hostile files once with the
// programs that people have beside Jiheng (LibreOffice, poppler, excelize,
// openpyxl), each within limits of processor time and memory, and lists what
// that took: the kit must do no harm to any of them. It ends with 1 where a
// file makes one of them crash, hang or take more than its limits.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/xuri/excelize/v2"

	"jiheng/hostile"
)

// Limits of one program over one file.
const (
	mostTime   = 30 * time.Second // of the processor
	mostMemory = 1 << 30          // resident bytes
	wait       = 20 * mostTime    // by the clock: only what waits for ever
)

// programs are the commands that open a file of an extension; @ is the file,
// % a folder for what is written.
var programs = map[string][]string{
	"soffice":  {"soffice", "--headless", "-env:UserInstallation=file://%/home", "--convert-to", "pdf", "--outdir", "%", "@"},
	"poppler":  {"sh", "-c", "pdftotext -layout '@' - && pdftoppm -r 40 -png '@' '%/page'"},
	"excelize": {"", "excelize", "@"},
	"openpyxl": {"/usr/bin/python3", "-c", "import sys, openpyxl\nb = openpyxl.load_workbook(sys.argv[1], data_only=True)\nprint(sum(1 for s in b.worksheets for r in s.iter_rows()))", "@"},
}

var byExtension = map[string][]string{
	".pdf": {"poppler"}, ".xlsx": {"soffice", "excelize", "openpyxl"}, ".xlsm": {"soffice", "excelize", "openpyxl"}, ".et": {"soffice"}, ".xls": {"soffice"},
	".docx": {"soffice"}, ".docm": {"soffice"}, ".doc": {"soffice"}, ".wps": {"soffice"}, ".rtf": {"soffice"}, ".html": {"soffice"}, ".txt": {"soffice"},
}

func main() {
	if len(os.Args) == 3 && os.Args[1] == "excelize" {
		open(os.Args[2])
		return
	}
	only := flag.String("only", "", "only files whose name contains this")
	flag.Parse()
	if err := run(*only); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// open reads every row of a workbook with excelize as it is by default.
func open(file string) {
	f, err := excelize.OpenFile(file)
	if err != nil {
		fmt.Println(err)
		os.Exit(3)
	}
	for _, s := range f.GetSheetList() {
		if _, err := f.GetRows(s); err != nil {
			fmt.Println(err)
			os.Exit(3)
		}
	}
}

func run(only string) error {
	folder, err := os.MkdirTemp("", "harmless")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	programs["excelize"][0] = self
	harmed := 0
	for _, f := range hostile.Files() {
		if !strings.Contains(f.Name, only) {
			continue
		}
		path := filepath.Join(folder, f.Name)
		if err := os.WriteFile(path, f.Data(), 0o600); err != nil {
			return err
		}
		for _, name := range byExtension[filepath.Ext(f.Name)] {
			o := watch(programs[name], path, filepath.Join(folder, "out"))
			fmt.Printf("%-30s %-9s %6.2f s %5d MiB  %s\n", f.Name, name, o.time.Seconds(), o.memory>>20, o.said)
			if o.harm {
				harmed++
			}
		}
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	if harmed > 0 {
		return fmt.Errorf("%d times a program was harmed", harmed)
	}
	return nil
}

// An outcome is what opening one file did to a program.
type outcome struct {
	time   time.Duration
	memory int64
	said   string
	harm   bool
}

func watch(command []string, file, out string) outcome {
	_ = os.RemoveAll(filepath.Join(out, "page-1.png"))
	if err := os.MkdirAll(out, 0o700); err != nil {
		return outcome{said: err.Error(), harm: true}
	}
	args := slices.Clone(command)
	for i := range args {
		args[i] = strings.ReplaceAll(strings.ReplaceAll(args[i], "@", file), "%", out)
	}
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	c := exec.CommandContext(ctx, "prlimit", append([]string{fmt.Sprintf("--cpu=%d", 2*int(mostTime.Seconds())), "--as=8589934592"}, args...)...)
	err := c.Run()
	o := outcome{said: "opened"}
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		o.memory = u.Maxrss << 10
		o.time = time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		o.said, o.harm = "HANGS", true
	case errors.As(err, &exit) && (!exit.Exited() || exit.ExitCode() > 128):
		o.said, o.harm = "CRASHES: "+exit.Error(), true
	case err != nil:
		o.said = "refused"
	}
	if o.time > mostTime || o.memory > mostMemory {
		o.said, o.harm = cmp.Or(strings.TrimSuffix(o.said, "opened"), "")+" TAKES TOO MUCH", true
	}
	return o
}
