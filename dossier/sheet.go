package dossier

import (
	"path"
	"strings"

	"jiheng/document/xlsx"
	"jiheng/fault"
	"jiheng/plain"
)

// sheet reads a ledger's table: a CSV file, or the first sheet of a workbook.
func (l *loader) sheet(file string) (*plain.Table, bool) {
	data, ok := l.open(file, maxTable, true)
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
	sheets := book.Sheets()
	if len(sheets) == 0 {
		l.bad(fault.Place{File: file}, "rows-none", "工作簿“%s”没有工作表", file)
		return nil, false
	}
	t := &plain.Table{File: file}
	err = book.Rows(sheets[0], func(r xlsx.Row) error {
		cells := make([]string, 0, len(r.Cells))
		blank := true
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
			blank = blank && strings.TrimSpace(c.Text) == ""
		}
		switch {
		case blank:
		case t.Head == nil:
			t.Head, t.HeadLine = trimmed(cells), r.Number
		default:
			for len(cells) < len(t.Head) {
				cells = append(cells, "")
			}
			t.Rows = append(t.Rows, plain.Row{Line: r.Number, Cells: cells[:len(t.Head)]})
		}
		return nil
	})
	if err != nil {
		l.faults.Add(at(file, err))
		return nil, false
	}
	return t, true
}

// trimmed cuts blank cells off the end of a head.
func trimmed(cells []string) []string {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
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
