package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

//go:embed windows_help.html
var helpHTML string

var helpTemplate = template.Must(template.New("help").Parse(helpHTML))

// helpPage is what a double click on the program shows: that it is used from a
// command window, how to open one, and what to type first.
func helpPage(root *cobra.Command, program string) ([]byte, error) {
	type command struct{ Use, Short, Example string }
	var list []command
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			list = append(list, command{"jiheng " + c.Use, c.Short, strings.ReplaceAll(strings.TrimSpace(c.Example), "\n  ", "\n")})
		}
	}
	var b bytes.Buffer
	err := helpTemplate.Execute(&b, map[string]any{"Version": version, "Folder": filepath.Dir(program),
		"Program": strings.TrimSuffix(filepath.Base(program), ".exe"), "Commands": list})
	if err != nil {
		return nil, fmt.Errorf("writing help page: %w", err)
	}
	return b.Bytes(), nil
}

// showHelpPage writes the help page to the temporary folder and opens it.
func (a *app) showHelpPage(root *cobra.Command) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("finding the program: %w", err)
	}
	page, err := helpPage(root, program)
	if err != nil {
		return err
	}
	file := filepath.Join(os.TempDir(), "jiheng-help.html")
	if err := os.WriteFile(file, page, 0o600); err != nil {
		return fmt.Errorf("writing help page: %w", err)
	}
	return openInBrowser(file)
}

// pause waits for a key where the window would vanish otherwise.
func (a *app) pause() {
	fmt.Fprint(a.out, "\n按回车键关闭窗口 ")
	_, _ = os.Stdin.Read(make([]byte, 1))
}
