package main

import (
	"bytes"
	"encoding/csv"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const committed = "../hongqiao-2024/台账"

// A record is one row by the names of its columns. This file reads and counts
// by itself: it uses nothing of the program nor of the packages that the
// figures will be made with.
type record map[string]string

// all reads every row of a ledger, refused and superseded ones included.
func all(t *testing.T, id string) []record {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(committed, id+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	data, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf"))
	if !ok {
		t.Errorf("%s.csv: no byte order mark", id)
	}
	if lines := bytes.Count(data, []byte("\n")); lines != bytes.Count(data, []byte("\r\n")) {
		t.Errorf("%s.csv: lines do not end with \\r\\n", id)
	}
	cells, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatalf("%s.csv: %v", id, err)
	}
	var out []record
	for _, line := range cells[1:] {
		r := record{}
		for i, name := range cells[0] {
			r[name] = line[i]
		}
		r["主键"] = line[0]
		out = append(out, r)
	}
	return out
}

// counted are the rows that count: the first of each key, not superseded.
func counted(t *testing.T, id string) []record {
	t.Helper()
	seen, gone := map[string]bool{}, map[string]bool{}
	var first, out []record
	for _, r := range all(t, id) {
		if !seen[r["主键"]] {
			first = append(first, r)
		}
		seen[r["主键"]] = true
		if r["取代"] != "" {
			gone[r["取代"]] = true
		}
	}
	for _, r := range first {
		if !gone[r["主键"]] {
			out = append(out, r)
		}
	}
	return out
}

type test func(record) bool

func is(column string, values ...string) test {
	return func(r record) bool {
		for _, v := range values {
			if r[column] == v {
				return true
			}
		}
		return false
	}
}

func filled(column string) test { return func(r record) bool { return r[column] != "" } }

func in2024(column string) test {
	return func(r record) bool { return strings.HasPrefix(r[column], "2024-") }
}

// by is a day up to the year's end; valid one from then on.
func by(column string) test {
	return func(r record) bool { return r[column] != "" && r[column] <= "2024-12-31" }
}

func valid(r record) bool { return r["有效期至"] >= "2024-12-31" }

func and(tests ...test) test {
	return func(r record) bool {
		for _, ok := range tests {
			if !ok(r) {
				return false
			}
		}
		return true
	}
}

func count(t *testing.T, id string, tests ...test) int {
	t.Helper()
	n := 0
	for _, r := range counted(t, id) {
		if and(tests...)(r) {
			n++
		}
	}
	return n
}

func total(t *testing.T, id, column string, tests ...test) *big.Rat {
	t.Helper()
	sum := new(big.Rat)
	for _, r := range counted(t, id) {
		if !and(tests...)(r) || r[column] == "" {
			continue
		}
		x, ok := new(big.Rat).SetString(r[column])
		if !ok {
			t.Fatalf("%s: %s is no number: %q", id, column, r[column])
		}
		sum.Add(sum, x)
	}
	return sum
}

func different(t *testing.T, id, column string, tests ...test) int {
	t.Helper()
	seen := map[string]bool{}
	for _, r := range counted(t, id) {
		if and(tests...)(r) {
			seen[r[column]] = true
		}
	}
	return len(seen)
}
