package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/page"
	"jiheng/document/pdf"
	"jiheng/document/pdfread"
	"jiheng/document/text"
)

// formats are the kinds of file that a document goes through.
var formats = []string{"txt", "docx", "pdf"}

// A press writes documents as bytes and reads them back.
type press struct {
	fonts  *page.Fonts
	engine *pdfread.Engine
}

func newPress(ctx context.Context, cache string) (*press, error) {
	fonts, err := page.Embedded()
	if err != nil {
		return nil, fmt.Errorf("loading fonts: %w", err)
	}
	engine, err := pdfread.New(ctx, pdfread.Options{Cache: cache})
	if err != nil {
		return nil, fmt.Errorf("starting the reader of pdf: %w", err)
	}
	return &press{fonts, engine}, nil
}

// through writes lines as a file of a format and reads it.
func (p *press) through(ctx context.Context, format string, lines []string) (*document.Document, error) {
	switch format {
	case "txt":
		return text.Read("a.txt", []byte(strings.Join(lines, "\n")+"\n"))
	case "docx":
		data, err := docx.Write(tree(lines))
		if err != nil {
			return nil, fmt.Errorf("writing docx: %w", err)
		}
		return docx.Read(data)
	}
	data, err := pdf.Write(tree(lines), p.fonts)
	if err != nil {
		return nil, fmt.Errorf("writing pdf: %w", err)
	}
	return p.engine.Read(ctx, "a.pdf", bytes.Clone(data))
}

// tree makes a document of lines: title first, headings by their number, rows of
// tables between bars.
func tree(lines []string) *document.Document {
	d := &document.Document{Title: lines[0]}
	var table *document.Table
	for i, l := range lines {
		if strings.HasPrefix(l, "|") {
			if table == nil {
				table = &document.Table{}
				d.Blocks = append(d.Blocks, table)
			}
			addRow(table, l)
			continue
		}
		table = nil
		switch level := document.HeadingLevel(l); {
		case i == 0:
			d.Blocks = append(d.Blocks, document.Styled(document.Title, l))
		case level > 0 && utf8.RuneCountInString(l) < 40 && !strings.HasSuffix(l, "。"):
			d.Blocks = append(d.Blocks, document.H(level, l))
		case i == len(lines)-2 && strings.HasSuffix(lines[i+1], "日"):
			d.Blocks = append(d.Blocks, document.Styled(document.Signature, l))
		case i == len(lines)-1 && strings.HasSuffix(l, "日"):
			d.Blocks = append(d.Blocks, document.Styled(document.Date, l))
		default:
			d.Blocks = append(d.Blocks, document.P(l))
		}
	}
	for _, b := range d.Blocks {
		if t, ok := b.(*document.Table); ok {
			square(t)
		}
	}
	return d
}

func addRow(t *document.Table, line string) {
	var row document.Row
	for c := range strings.SplitSeq(strings.Trim(strings.TrimSpace(line), "|"), "|") {
		row.Cells = append(row.Cells, document.Cell{Runs: document.Plain(strings.TrimSpace(c))})
	}
	t.Rows = append(t.Rows, row)
	for len(t.Columns) < len(row.Cells) {
		t.Columns = append(t.Columns, document.Column{Width: 1})
	}
}

// square gives the last cell of a short row the columns that are left, as forms
// do.
func square(t *document.Table) {
	for i := range t.Rows {
		cells := t.Rows[i].Cells
		if more := len(t.Columns) - len(cells); more > 0 {
			cells[len(cells)-1].ColSpan = 1 + more
		}
	}
}
