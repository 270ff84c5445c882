package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"jiheng/fault"
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
	exitDiffers  = 7 // --dry-run or packs test: something differs
)

// An app is one run of the program: where it prints, and how.
type app struct {
	out, err io.Writer
	json     bool
	quiet    bool
	code     int
}

// Main runs the program and returns its exit code.
func Main(args []string, out, errOut io.Writer) int {
	a := &app{out: out, err: errOut}
	root := a.root()
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(errOut)
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
	root.PersistentFlags().BoolVar(&a.json, "json", false, "输出 JSON，供程序读取")
	root.PersistentFlags().BoolVarP(&a.quiet, "quiet", "q", false, "不显示进度")
	root.AddCommand(a.commands()...)
	root.SetFlagErrorFunc(badFlag)
	root.SetHelpCommand(&cobra.Command{Use: "help [命令]", Short: "显示命令的说明", Run: func(c *cobra.Command, args []string) {
		target, _, err := root.Find(args)
		if err != nil {
			target = root
		}
		_ = target.Help()
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
		fmt.Fprintf(a.err, "共%d处问题\n", len(all))
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

func (a *app) problem(e *fault.Error) {
	if a.json {
		a.print(problemJSON{"error", e.Kind, e.Code, e.Message, e.Place})
		return
	}
	fmt.Fprintln(a.err, "错误："+e.Error())
}

func (a *app) warn(e *fault.Error) {
	if a.json {
		a.print(problemJSON{"warning", e.Kind, e.Code, e.Message, e.Place})
		return
	}
	fmt.Fprintln(a.err, "提示："+e.Error())
}

// print writes one JSON object a line.
func (a *app) print(v any) {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		fmt.Fprintln(a.err, "错误：写不出结果："+err.Error())
		a.code = exitInternal
	}
}

func (a *app) say(format string, args ...any) {
	if !a.json {
		fmt.Fprintf(a.out, format+"\n", args...)
	}
}
