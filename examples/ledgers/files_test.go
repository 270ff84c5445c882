package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCommitted makes everything again: the same seed gives the bytes that are
// in the example, and another seed gives others.
func TestCommitted(t *testing.T) {
	size, names := 0, map[string]bool{}
	for _, f := range files(2024) {
		names[f.name] = true
		got, err := os.ReadFile(filepath.Join(committed, f.name))
		if err != nil {
			t.Error(err)
			continue
		}
		if !bytes.Equal(got, f.data) {
			t.Errorf("%s is not what the program writes; run go run ./examples/ledgers", f.name)
		}
		if strings.HasSuffix(f.name, ".csv") {
			size += len(f.data)
		}
	}
	if size > 3<<20 {
		t.Errorf("the tables have %d bytes together, want at most 3 MiB", size)
	}
	entries, err := os.ReadDir(committed)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !names[e.Name()] && e.Name() != detailFile {
			t.Errorf("%s is not written by the program", e.Name())
		}
	}
	if bytes.Equal(patrols.table(2024), patrols.table(2025)) {
		t.Error("another seed gives the same rows")
	}
}

// TestOtherSeeds checks that any seed gives a ledger: nothing runs out.
func TestOtherSeeds(t *testing.T) {
	for seed := range uint64(5) {
		if got := len(files(seed)); got != 2*len(ledgers) {
			t.Errorf("seed %d: %d files", seed, got)
		}
	}
}

// TestDefinitions checks that every row fits its definition: required cells are
// there, codes are among those allowed, keys and figures name columns.
func TestDefinitions(t *testing.T) {
	ids := map[string]bool{}
	for _, l := range ledgers {
		for _, f := range l.Figures {
			if ids[f.ID] {
				t.Errorf("%s is given twice", f.ID)
			}
			ids[f.ID] = true
			for _, c := range []string{f.Column, f.Under, f.PeriodCol} {
				if c != "" && l.at(c) < 0 {
					t.Errorf("%s: %s names no column: %s", l.ID, f.ID, c)
				}
			}
		}
		if l.at(l.Key) != 0 || l.Date != "" && l.Columns[l.at(l.Date)].typ != "日期" {
			t.Errorf("%s: key %s, date %s", l.ID, l.Key, l.Date)
		}
		checkCells(t, l)
	}
	if len(ids) != 100 {
		t.Errorf("%d figures, want 100", len(ids))
	}
}

func checkCells(t *testing.T, l ledger) {
	t.Helper()
	for n, r := range all(t, l.ID) {
		for _, c := range l.Columns {
			cell := r[c.name]
			if cell == "" && c.required {
				t.Errorf("%s row %d: %s is blank", l.ID, n+1, c.name)
			}
			if len(c.codes) > 0 && cell != "" && !is(c.name, c.codes...)(r) {
				t.Errorf("%s row %d: %s is no %s", l.ID, n+1, cell, c.name)
			}
			if c.typ == "日期" && cell != "" {
				parseDay(cell)
			}
		}
	}
}
