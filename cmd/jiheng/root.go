package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"jiheng/fault"
	"jiheng/intake"
	"jiheng/output"
	"jiheng/personal"
)

// Exit codes; docs/命令行.md lists them.
const (
	exitOK       = 0
	exitInternal = 1
	exitUsage    = 2
	exitInvalid  = 3
	exitNotFound = 4
	exitConflict = 5
	exitNotFinal = 6 // --final, and something is still open
	exitDiffers  = 7 // --dry-run or packs test: something differs; restore: a database is there
	exitDamaged  = 8 // verify-store: something is damaged
	exitUnwell   = 9 // doctor: something does not work
)

// An app is one run of the program: where it prints, and how.
type app struct {
	out, err *screen
	json     bool
	quiet    bool
	code     int
	args     []string // as they were given
}

// Main runs the program and returns its exit code.
func Main(args []string, out, errOut io.Writer) int {
	a := newApp(out, errOut)
	code := a.run(args)
	if err := a.out.end(); err != nil {
		a.tell("错误：写不出结果，磁盘可能满了，或者接收的程序已经停了：%s", err)
		return exitInternal // whatever it was that nobody could read
	}
	return code
}

func newApp(out, errOut io.Writer) *app {
	return &app{out: &screen{w: out}, err: &screen{w: errOut}}
}

func (a *app) run(args []string) int {
	a.args = args
	a.json = contains(args, "--json") // known even where the flags are wrong
	root := a.root()
	root.SetArgs(args)
	root.SetOut(a.out)
	root.SetErr(a.err)
	a.mend(args)
	if doubleClicked() {
		if len(args) == 0 && a.showHelpPage(root) == nil {
			return exitOK
		}
		defer a.pause()
	}
	if err := root.Execute(); err != nil {
		return a.fail(err)
	}
	return a.code
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "jiheng",
		Short:         "绩衡：从台账到自评报告，每个数都有来由",
		Long:          "绩衡把一个预算单位一年的档案文件夹，做成整套绩效自评文件；每个数都能追到台账、预算或文件，每一分都有解释。\n\n先看样例：jiheng demo",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(c, args[0])
			}
			return c.Help()
		},
	}
	root.PersistentFlags().BoolVar(&a.json, "json", a.json, "输出 JSON，供程序读取")
	root.PersistentFlags().BoolVarP(&a.quiet, "quiet", "q", false, "不显示进度")
	root.AddCommand(a.commands()...)
	root.SetFlagErrorFunc(a.badFlag)
	root.SetHelpCommand(&cobra.Command{Use: "help [命令]", Short: "显示命令的说明", RunE: func(_ *cobra.Command, args []string) error {
		target, rest, err := root.Find(args)
		switch {
		case err != nil:
			return err
		case len(rest) > 0:
			return unknownCommand(target, rest[0])
		}
		return target.Help()
	}})
	root.CompletionOptions.HiddenDefaultCmd = true
	cobra.EnableCommandSorting = false
	cobra.AddTemplateFunc("flags", flagTable)
	cobra.MousetrapHelpText = "" // a double click opens the help page instead
	chinese(root)
	return root
}

// usageTemplate is cobra's help in Chinese.
const usageTemplate = `用法：{{if and .Runnable .HasParent (not .HasAvailableSubCommands)}}
  {{.UseLine}}{{if .HasAvailableLocalFlags}} [选项]{{end}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [命令]{{end}}{{if .HasExample}}

例子：
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

选项：
{{flags .LocalFlags}}{{end}}{{if .HasAvailableInheritedFlags}}

通用选项：
{{flags .InheritedFlags}}{{end}}
`

func chinese(c *cobra.Command) {
	c.SetUsageTemplate(usageTemplate)
	c.DisableFlagsInUseLine = true
	c.InitDefaultHelpFlag()
	if f := c.Flags().Lookup("help"); f != nil {
		f.Usage = "显示说明"
	}
	for _, sub := range c.Commands() {
		chinese(sub)
	}
}

// fail prints an error for a person or a program and returns its exit code.
func (a *app) fail(err error) int {
	var done finished
	if errors.As(err, &done) {
		return done.code
	}
	if a.out.err != nil && errors.Is(err, a.out.err) {
		return exitInternal // Main says it
	}
	var wrong usageError
	if errors.As(err, &wrong) {
		a.problem(fault.Bad(fault.Place{}, "usage", "命令写得不对：%s", wrong.text))
		return exitUsage
	}
	all := distinct(fault.All(err))
	for _, e := range all {
		a.problem(e)
	}
	if !a.json && len(all) > 1 {
		a.tell("共%d处问题", len(all))
	}
	switch fault.KindOf(err) {
	case fault.NotFound:
		return exitNotFound
	case fault.Conflict:
		return exitConflict
	case fault.Invalid:
		return exitInvalid
	}
	return exitInternal
}

// distinct leaves out problems that were found twice: a text that stands in two
// documents is read for both.
func distinct(all fault.List) fault.List {
	var out fault.List
	seen := map[string]bool{}
	for _, e := range all {
		if key := e.Code + e.Error(); !seen[key] {
			seen[key] = true
			out = append(out, e)
		}
	}
	return out
}

// finished ends the program with a code after everything has been printed.
type finished struct{ code int }

func (f finished) Error() string { return fmt.Sprintf("exit %d", f.code) }

// A problemJSON is one problem for programs: the code is stable.
type problemJSON struct {
	Level   string      `json:"level"`
	Kind    fault.Kind  `json:"kind"`
	Code    string      `json:"code"`
	Message string      `json:"message"`
	Place   fault.Place `json:"place"`
}

func (a *app) problem(e *fault.Error) { a.printFault("error", "错误", e) }

func (a *app) warn(e *fault.Error) { a.printFault("warning", "提示", e) }

// printFault prints a problem; personal numbers in names of files are masked.
func (a *app) printFault(level, word string, e *fault.Error) {
	if a.json {
		at := e.Place
		at.File = personal.MaskName(at.File)
		a.print(problemJSON{level, e.Kind, e.Code, personal.MaskName(e.Message), at})
		return
	}
	a.tell("%s：%s", word, fault.Lines(personal.MaskName(e.Error())))
}

// print writes one JSON object a line.
func (a *app) print(v any) {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil && a.out.err == nil {
		a.tell("错误：写不出结果：%s", err)
		a.code = exitInternal
	}
}

// say prints a line of the result; texts of files and their names stay on it.
func (a *app) say(format string, args ...any) {
	if !a.json {
		fmt.Fprintf(a.out, format+"\n", fault.Args(args...)...)
	}
}

// tell prints a line about the run: problems, and what was written where.
func (a *app) tell(format string, args ...any) {
	fmt.Fprintf(a.err, format+"\n", fault.Args(args...)...)
}

// mend brings in order what runs that died have left, here, beside what the
// arguments name, and wherever one was writing.
func (a *app) mend(args []string) {
	if len(args) > 0 && args[0] == intake.ChildCommand {
		return
	}
	folders := []string{"."}
	for _, arg := range args {
		if _, value, ok := strings.Cut(arg, "="); ok && strings.HasPrefix(arg, "-") {
			arg = value
		}
		folders = append(folders, filepath.Dir(filepath.Clean(arg)))
	}
	slices.Sort(folders)
	for _, m := range output.Mend(slices.Compact(folders)...) {
		at := fault.Place{File: fromHere(m.Target)}
		if m.Beside == "" {
			a.warn(fault.New(fault.Conflict, at, "output-mended", "上次写到这里时中断了，已经恢复成完整的一套"))
			continue
		}
		a.warn(fault.New(fault.Conflict, at, "output-mended", "上次写到这里时中断了；换下来的一套里有改过的文件，放在“%s”", fromHere(m.Beside)))
	}
}

// fromHere writes a path below the current folder without that folder.
func fromHere(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return path
}
