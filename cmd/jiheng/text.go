package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"jiheng/fault"

	"golang.org/x/text/width"
)

// columns is the width of a text on a screen, where Chinese characters take two
// columns.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}

// clipped cuts a text to so many columns.
func clipped(s string, most int) string {
	if columns(s) <= most {
		return s
	}
	n := 0
	for i, r := range s {
		if n += columns(string(r)); n > most-2 {
			return s[:i] + "…"
		}
	}
	return s
}

// table prints rows with their columns aligned; the last one is not padded.
// Columns whose first cell begins with “>” are set to the right.
func (a *app) table(indent string, rows [][]string) {
	if !a.json {
		writeTable(a.out, indent, rows)
	}
}

func writeTable(w io.Writer, indent string, rows [][]string) {
	widths := map[int]int{}
	right := map[int]bool{}
	for i, row := range rows {
		for j, cell := range row {
			cell = fault.Shown(cell)
			row[j] = cell
			if rest, ok := strings.CutPrefix(cell, ">"); ok && i == 0 {
				right[j], row[j], cell = true, rest, rest
			}
			widths[j] = max(widths[j], columns(cell))
		}
	}
	for _, row := range rows {
		line := indent
		for j, cell := range row {
			pad := strings.Repeat(" ", widths[j]-columns(cell))
			if right[j] {
				cell = pad + cell
			} else {
				cell += pad
			}
			line += cell + "  "
		}
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
