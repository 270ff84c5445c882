package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"jiheng/check"
	"jiheng/document"
	"jiheng/rules"
)

// A fault of the program over one file is an error of that file; the others are checked.
func TestFaultOverOneFile(t *testing.T) {
	dir := t.TempDir()
	var args []string
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte("自评报告\n全年预算数100万元，支出95万元。\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	suite := rules.All()
	set, err := check.NewSet(suite, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	inputs := checkInputs(args).inputs
	results, faults := newApp(io.Discard, io.Discard).checkAll(set, inputs, nil, func(n int, _ *check.Result, _ *document.Document) error {
		if n == 1 {
			panic("a rule that breaks")
		}
		return nil
	})
	if len(results) != 2 || len(faults) != 1 || faults[0].Code != "panic" || faults[0].Place.File != args[1] {
		t.Fatalf("%d results, faults %v", len(results), faults)
	}
	if err := checkCode(results, faults); err != (finished{exitInternal}) {
		t.Errorf("ends with %v", err)
	}
}
