package main

import (
	"io"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"jiheng/plain"
)

// The manual names every command and every flag.
func TestManualNamesEverything(t *testing.T) {
	data, err := os.ReadFile("../../docs/命令行.md")
	if err != nil {
		t.Fatal(err)
	}
	manual := string(data)
	a := newApp(io.Discard, io.Discard)
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		if !strings.Contains(manual, c.CommandPath()) {
			t.Errorf("the manual has no %q", c.CommandPath())
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if !strings.Contains(manual, "--"+f.Name) {
				t.Errorf("%s: the manual has no --%s", c.CommandPath(), f.Name)
			}
		})
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				walk(sub)
			}
		}
	}
	walk(a.root())
}

func TestColumnsOfText(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "中文": 4, "98.85%": 6, "（甲）": 6, "“甲”": 4} {
		if got := plain.Columns(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
	}
	if got := clipped("一二三四五六", 8); got != "一二三…" || plain.Columns(got) > 8 {
		t.Errorf("got %q", got)
	}
}
