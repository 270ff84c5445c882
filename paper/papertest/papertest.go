// Package papertest makes documents out of plain text. It is used by tests alone.
package papertest

import (
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// Document makes a document of plain text: one paragraph a line, rows of a table
// between bars, headings of a word processor behind #.
func Document(text string) *document.Document {
	d := &document.Document{}
	var table *document.Table
	for i, line := range strings.Split(text, "\n") {
		at := fault.Place{File: "例.txt", Line: i + 1, Column: 1}
		if strings.HasPrefix(line, "|") || strings.Contains(line, " | ") {
			if table == nil {
				table = &document.Table{At: at}
				d.Blocks = append(d.Blocks, table)
			}
			var row document.Row
			for _, c := range strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|") {
				row.Cells = append(row.Cells, document.Cell{Runs: document.Plain(strings.TrimSpace(c)), At: at})
			}
			table.Rows = append(table.Rows, row)
			for len(table.Columns) < len(row.Cells) {
				table.Columns = append(table.Columns, document.Column{Width: 1})
			}
			continue
		}
		table = nil
		if level := len(line) - len(strings.TrimLeft(line, "#")); level > 0 {
			d.Blocks = append(d.Blocks, &document.Heading{Level: level, Runs: document.Plain(strings.TrimSpace(line[level:])), At: at})
			continue
		}
		d.Blocks = append(d.Blocks, &document.Paragraph{Style: document.Body, Runs: document.Plain(line), At: at})
	}
	return d
}
