package dossier

import (
	"path"
	"strings"
	"unicode"

	"jiheng/document/xlsx"
	"jiheng/fault"
	"jiheng/plain"
)

// sheet reads a ledger's table, which a text of its definition names: a CSV
// file, or the first sheet of a workbook.
func (l *loader) sheet(at plain.Node, file string) (*plain.Table, bool) {
	data, ok := l.refer(at, "台账的数据文件", file, maxTable)
	if !ok {
		return nil, false
	}
	if strings.EqualFold(path.Ext(file), ".xlsx") {
		return l.workbook(file, data)
	}
	t, faults := plain.ParseCSV(file, data)
	l.faults = append(l.faults, *faults...)
	return t, len(*faults) == 0
}

// workbook reads the first sheet of a workbook: its first row with cells is the
// head.
func (l *loader) workbook(file string, data []byte) (*plain.Table, bool) {
	book, err := xlsx.Open(data)
	if err != nil {
		l.faults.Add(at(file, err))
		return nil, false
	}
	sheet := book.Sheets()[0]
	w := sheetReader{loader: l, table: &plain.Table{File: file}}
	before := len(l.faults)
	if err = book.Rows(sheet, w.row); err != nil {
		l.faults.Add(at(file, err))
	}
	if len(l.faults) == before && w.table.Head == nil {
		l.bad(fault.Place{File: file}, "csv-empty", "工作表“%s”是空的，第一行要写各列的名称", sheet)
	}
	return w.table, len(l.faults) == before
}

// sheetReader makes a table of a sheet's rows.
type sheetReader struct {
	*loader
	table *plain.Table
	count int // problems so far
}

// row takes one row: the first with text is the head, others are as wide as it.
// Cells stand in their own columns, for blank ones are not handed out.
func (w *sheetReader) row(r xlsx.Row) error {
	width := len(w.table.Head)
	if w.table.Head == nil {
		width = r.Cells[len(r.Cells)-1].Column
	}
	if width > plain.MaxColumns {
		return fault.Bad(fault.Place{File: w.table.File, Line: r.Number}, "csv-columns", "有%d列，超过%d列，请拆成几张表", width, plain.MaxColumns)
	}
	cells := make([]string, width)
	blank := true
	for _, c := range r.Cells {
		text := strings.TrimSpace(c.Text)
		if text == "" {
			continue
		}
		w.check(c, r.Number)
		if blank = false; c.Column > width {
			w.refuse(r.Number, c.Ref, "csv-extra", "这一行比第一行多出单元格“%s”", clip(text))
			continue
		}
		cells[c.Column-1] = text
	}
	switch {
	case blank:
	case w.table.Head == nil:
		w.table.Head, w.table.HeadLine = trimmed(cells), r.Number
	default:
		w.table.Rows = append(w.table.Rows, plain.Row{Line: r.Number, Cells: cells})
	}
	return nil
}

// trimmed cuts blank cells off the end of a head.
func trimmed(cells []string) []string {
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// check refuses what a CSV file could not hold either: characters that are not
// seen, and a formula's failure.
func (w *sheetReader) check(c xlsx.Cell, line int) {
	if c.Kind == xlsx.Failed {
		w.refuse(line, c.Ref, "cell", "单元格里是算不出来的公式（%s），请改成值", c.Text)
	}
	if strings.IndexFunc(c.Text, func(r rune) bool { return r != '\n' && !unicode.IsPrint(r) }) < 0 {
		return
	}
	if _, err := plain.Decode(w.table.File, []byte(utf8Mark+c.Text)); err != nil {
		w.refuse(line, c.Ref, "text-character", "%s", fault.All(err)[0].Message)
	}
}

// utf8Mark tells plain.Decode not to guess.
const utf8Mark = "\ufeff"

func (w *sheetReader) refuse(line int, cell, code, format string, args ...any) {
	if w.count++; w.count <= maxListing {
		w.bad(fault.Place{File: w.table.File, Line: line, Cell: cell}, code, format, args...)
	}
}

// at puts the file's name to problems that lack it.
func at(file string, err error) error {
	list := fault.All(err)
	for _, e := range list {
		if e.Place.File == "" {
			e.Place.File = file
		}
	}
	return list.Err()
}
