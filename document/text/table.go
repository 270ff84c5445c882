package text

import (
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// maxColumns bounds the grid of a table.
const maxColumns = 200

// table reads the rows that begin at the next line and have the same number of
// cells, and returns how many lines they take; 0 where no row begins there.
// Rows are | a | b |, a | b, or a, tab, b in at least two lines.
func (r *reader) table() int {
	first := r.firstRow()
	if len(first) < 2 || len(first) > maxColumns {
		return 0
	}
	t := &document.Table{At: fault.Place{File: r.file, Line: r.next + 1, Column: 1}, Columns: make([]document.Column, len(first))}
	for i := range t.Columns {
		t.Columns[i].Width = 1
	}
	n := 0
	for ; r.next+n < len(r.lines); n++ {
		c := sized(r.lines[r.next+n], len(first))
		if c == nil {
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

// firstRow returns the cells of the next line: with the empty ones that tabs leave at its
// ends where the line below has as many, and not without them.
func (r *reader) firstRow() []piece {
	first := cells(r.lines[r.next])
	if len(first) < 2 || r.next+1 >= len(r.lines) || sized(r.lines[r.next+1], len(first)) != nil {
		return first
	}
	for _, blanks := range []int{1, 2} {
		if row := tabbed(r.lines[r.next], len(first)+blanks); row != nil && sized(r.lines[r.next+1], len(row)) != nil {
			return row
		}
	}
	return first
}

// sized returns the cells of a row that has so many, or nil.
func sized(line string, width int) []piece {
	c := cells(line)
	if len(c) == width {
		return c
	}
	if c = tabbed(line, width); c == nil {
		c = divided(line, "|")
	}
	if len(c) == width {
		return c
	}
	return nil
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
	return split(body, sep, column, 0)
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
