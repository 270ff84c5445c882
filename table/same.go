package table

import (
	"path"
	"slices"
	"strings"

	"jiheng/document/xlsx"
	"jiheng/num"
	"jiheng/plain"
)

// Same reports two files of a table, CSV or workbook by the ending of their name, that
// say the same cell by cell: a program that opened and saved one of them has changed
// quotes, zeros behind the point, styles and order of its parts, and nothing that is
// read. Files that cannot be read, and other files, are the same where their bytes are.
func Same(name string, a, b []byte) bool {
	if slices.Equal(a, b) {
		return true
	}
	cells := csvCells
	switch strings.ToLower(path.Ext(name)) {
	case ".csv":
	case ".xlsx":
		cells = bookCells
	default:
		return false
	}
	x, err := cells(name, a)
	if err != nil {
		return false
	}
	y, err := cells(name, b)
	return err == nil && slices.EqualFunc(x, y, func(p, q []string) bool { return slices.EqualFunc(p, q, sameCell) })
}

// sameCell reports two texts of a cell that are the same, or the same number: 0012 is
// a code, and no number.
func sameCell(a, b string) bool {
	if a == b {
		return true
	}
	if isCode(a) || isCode(b) {
		return false
	}
	x, errX := num.ParseDecimal(a)
	y, errY := num.ParseDecimal(b)
	return errX == nil && errY == nil && x.Cmp(y) == 0
}

// isCode reports digits that begin with a zero which is not before a point.
func isCode(s string) bool {
	s = strings.TrimLeft(s, "+-")
	return len(s) > 1 && s[0] == '0' && s[1] != '.'
}

func csvCells(name string, data []byte) (out [][]string, err error) {
	text, err := plain.Decode(name, data)
	if err != nil {
		return nil, err
	}
	err = plain.EachRecord(name, text, func(_ int, cells []string) error {
		out = append(out, trimmed(cells))
		return nil
	})
	return out, err
}

// trimmed is a row without blanks around its cells and without empty ones at its end.
func trimmed(cells []string) []string {
	row := make([]string, len(cells))
	n := 0
	for i, c := range cells {
		if row[i] = strings.TrimSpace(c); row[i] != "" {
			n = i + 1
		}
	}
	return row[:n]
}

// bookCells are the cells of all sheets, a row with its sheet and number before them.
func bookCells(_ string, data []byte) (out [][]string, err error) {
	book, err := xlsx.Open(data)
	if err != nil {
		return nil, err
	}
	for _, sheet := range book.Sheets() {
		err := book.Rows(sheet, func(r xlsx.Row) error {
			row := []string{sheet}
			for _, c := range r.Cells {
				if c.Text != "" || c.Uncomputed {
					row = append(row, c.Ref, string(c.Kind), c.Text)
				}
			}
			if len(row) > 1 {
				out = append(out, row)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
