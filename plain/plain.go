// Package plain reads plain files as people write them in any editor: text in
// whatever encoding, YAML and CSV. Every problem of a file is found in one
// reading, each with its place, in a sentence that says what to do.
package plain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jiheng/fault"
)

// Limits of a file; larger ones are refused before anything is built of them.
const (
	MaxBytes     = 32 << 20 // any file
	MaxYAMLBytes = 4 << 20
	MaxNodes     = 200_000 // of a YAML file, keys included
	MaxDepth     = 40      // of a YAML file
	MaxRows      = 2_000_000
	MaxColumns   = 200
	MaxCellBytes = 32 << 10
)

// maxFaults bounds the problems kept of one file: whoever has so many has one
// cause for most of them.
const maxFaults = 500

// A record collects the problems of one file. The same problem at the same
// place is kept once, however often it is met.
type record struct {
	list fault.List
	seen map[string]bool
}

// add returns the problem, so that a cause can be given to it.
func (r *record) add(p fault.Place, code, format string, args ...any) *fault.Error {
	if len(r.list) > maxFaults {
		return fault.Bad(p, code, "")
	}
	e := fault.Bad(p, code, format, args...)
	key := code + "\x00" + e.Error()
	if r.seen[key] {
		return e
	}
	if len(r.list) == maxFaults {
		e = fault.Bad(fault.Place{File: p.File}, "too-many-faults", "问题太多，只列出前%d处，请先改正这些再检查一遍", maxFaults)
	}
	if r.seen == nil {
		r.seen = map[string]bool{}
	}
	r.seen[key] = true
	r.list = append(r.list, e)
	return e
}

// byPlace sorts problems by line and column; those of one place keep their
// order, and those without a line come last.
func byPlace(l fault.List) {
	line := func(e *fault.Error) int {
		if e.Place.Line == 0 {
			return MaxBytes + 1
		}
		return e.Place.Line
	}
	slices.SortStableFunc(l, func(a, b *fault.Error) int {
		return cmp.Or(cmp.Compare(line(a), line(b)), cmp.Compare(a.Place.Column, b.Place.Column))
	})
}

func mebibytes(n int) string { return fmt.Sprintf("%d MB", n>>20) }

// Litter reports whether a file's or folder's name is one that systems, office
// programs and editors leave behind: nobody put it there.
func Litter(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") ||
		strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini") || name == "__MACOSX"
}
