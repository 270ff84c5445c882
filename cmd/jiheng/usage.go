package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"jiheng/plain"
	"jiheng/press"
)

// A usageError is an error of the command line itself.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func usage(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// many is the most arguments of a command that takes any number.
const many = 1 << 30

// formatNamed returns the format that was meant, whatever its case and whether
// it is called by its program; an unknown one is an error with the list.
func formatNamed(given string, known []string) (string, error) {
	name := press.FormatName(given)
	switch { // what is one file elsewhere is a line here
	case name == "json":
		name = "jsonl"
	case name == "txt" || name == "文本":
		name = "text"
	}
	if contains(known, name) {
		return name, nil
	}
	return "", usage("没有“%s”这种输出；可用：%s", given, strings.Join(known, "、"))
}

// want checks how many arguments a command was given, and says which are
// missing.
func want(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		line := c.CommandPath() + strings.TrimPrefix(c.Use, c.Name())
		switch {
		case len(args) < least:
			return usage("少写了%d项；写法：%s", least-len(args), line)
		case len(args) > most:
			return usage("多写了“%s”；写法：%s（名字里有空格的，整个加上引号）", args[most], line)
		}
		return nil
	}
}

// unknownCommand names the command that was meant, and those there are.
func unknownCommand(c *cobra.Command, name string) error {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	near := ""
	if n := plain.Nearest(name, names); n != "" {
		near = "（是不是“" + n + "”？）"
	}
	return usage("没有“%s”这个命令%s；可用：%s", name, near, strings.Join(names, "、"))
}

// badFlag says in Chinese what is wrong with a flag. Where the command itself is
// none, that is what is wrong.
func (a *app) badFlag(c *cobra.Command, err error) error {
	if name := a.commandMeant(c); name != "" {
		return unknownCommand(c, name)
	}
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return usage("没有选项“-%s”；用 jiheng help 看说明", unknown.GetSpecifiedShortnames())
	case errors.As(err, &unknown):
		return usage("没有选项“--%s”%s", unknown.GetSpecifiedName(), nearFlag(c, unknown.GetSpecifiedName()))
	case errors.As(err, &missing):
		return usage("选项“--%s”后面要写值", missing.GetFlag().Name)
	case errors.As(err, &invalid):
		return usage("选项“--%s”的值“%s”不对", invalid.GetFlag().Name, invalid.GetValue())
	}
	return usage("%s", err.Error())
}

// commandMeant returns the word that stands where a command of c should, if it is
// none.
func (a *app) commandMeant(c *cobra.Command) string {
	if !c.HasAvailableSubCommands() {
		return ""
	}
	path := strings.Fields(c.CommandPath())[1:]
	for _, arg := range a.args {
		switch {
		case strings.HasPrefix(arg, "-"):
		case len(path) > 0 && arg == path[0]:
			path = path[1:]
		default:
			return arg
		}
	}
	return ""
}

func nearFlag(c *cobra.Command, name string) string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if n := plain.Nearest(name, names); n != "" {
		return "（是不是“--" + n + "”？）"
	}
	return ""
}

// flagTable lists flags with their descriptions aligned, names of values in
// Chinese included.
func flagTable(flags *pflag.FlagSet) string {
	var names, texts []string
	widest := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, text := pflag.UnquoteUsage(f)
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		if value != "" {
			name += " " + value
		}
		names, texts = append(names, name), append(texts, text)
		widest = max(widest, plain.Columns(name))
	})
	lines := make([]string, len(names))
	for i, n := range names {
		lines[i] = n + strings.Repeat(" ", widest-plain.Columns(n)+3) + texts[i]
	}
	return strings.Join(lines, "\n")
}
