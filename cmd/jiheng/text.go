package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
)

// clipped cuts a text to so many columns.
func clipped(s string, most int) string {
	if plain.Columns(s) <= most {
		return s
	}
	n := 0
	for i, r := range s {
		if n += plain.Columns(string(r)); n > most-2 {
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
			widths[j] = max(widths[j], plain.Columns(cell))
		}
	}
	for _, row := range rows {
		line := indent
		for j, cell := range row {
			pad := strings.Repeat(" ", widths[j]-plain.Columns(cell))
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
