package text

import (
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/fault"
)

// maxColumns bounds the grid of a table.
const maxColumns = 200

// table reads the rows that begin at the next line and have the same number of
// cells, and returns how many lines they take; 0 where no row begins there.
// Rows are | a | b |, a | b, or a, tab, b in at least two lines.
func (r *reader) table() int {
	first := cells(r.lines[r.next])
	if len(first) < 2 || len(first) > maxColumns {
		return 0
	}
	t := &document.Table{At: fault.Place{File: r.file, Line: r.next + 1, Column: 1}, Columns: make([]document.Column, len(first))}
	for i := range t.Columns {
		t.Columns[i].Width = 1
	}
	n := 0
	for ; r.next+n < len(r.lines); n++ {
		c := cells(r.lines[r.next+n])
		if len(c) != len(first) {
			break
		}
		if n == 1 && dashes(c) {
			t.Header = 1
			continue
		}
		t.Rows = append(t.Rows, r.row(c, r.next+n+1))
	}
	if n == 1 && !strings.Contains(r.lines[r.next], "|") {
		return 0
	}
	if t.Header == 1 {
		for i := range t.Rows[0].Cells {
			t.Rows[0].Cells[i].Head = true
		}
	}
	r.out = append(r.out, t)
	return n
}

// A piece is the text of a cell and where it begins.
type piece struct {
	text   string
	column int // from 1
}

func (r *reader) row(pieces []piece, line int) document.Row {
	var out document.Row
	for _, p := range pieces {
		out.Cells = append(out.Cells, document.Cell{Runs: r.runs(cellBreaks.Replace(p.text)), At: fault.Place{File: r.file, Line: line, Column: p.column}})
	}
	return out
}

// cellBreaks are the only way to break a line in a cell of Markdown.
var cellBreaks = strings.NewReplacer("<br>", "\n", "<br/>", "\n", "<br />", "\n", "<BR>", "\n", "<BR/>", "\n", "<BR />", "\n")

// cells splits a row into its cells, or returns nil for a line that is none.
func cells(line string) []piece {
	body, column := trim(line)
	column++
	sep := ""
	switch {
	case strings.HasPrefix(body, "|") && strings.HasSuffix(body, "|") && len(body) > 2:
		body, column, sep = body[1:len(body)-1], column+1, "|"
	case strings.Contains(body, " | ") || strings.HasSuffix(body, " |"):
		sep = "|"
	case strings.Contains(body, "\t"):
		sep = "\t"
	default:
		return nil
	}
	var out []piece
	for _, part := range strings.Split(body, sep) {
		text, indent := trim(part)
		out = append(out, piece{text, column + indent})
		column += utf8.RuneCountInString(part) + 1
	}
	return out
}

// dashes reports the line below a Markdown head: |---|:--:|.
func dashes(row []piece) bool {
	for _, c := range row {
		if len(c.text) < 1 || strings.Trim(c.text, "-: ") != "" || !strings.Contains(c.text, "-") {
			return false
		}
	}
	return true
}
