package document

import (
	"strconv"

	"jiheng/fault"
)

// Locate says of every block and cell that a reader left without a place where
// it stands: a paragraph or heading by its number among those with text, a cell
// by its table and its column and row, as 表2!C3. What has a part beside the
// running text keeps its place and is not counted. File is put everywhere, into
// what the reader says too.
func Locate(d *Document, file string) {
	paragraphs, tables := 0, 0
	here := func(at *fault.Place, fill func(*fault.Place)) {
		if at.Line == 0 && at.Page == 0 && at.Cell == "" && at.Part == "" {
			fill(at)
		}
		at.File = file
	}
	for i := range d.Reading {
		d.Reading[i].At.File = file
	}
	numbered := func(at *fault.Place) { at.Paragraph = paragraphs }
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *Heading:
			if b.At.Part == "" {
				paragraphs++
			}
			here(&b.At, numbered)
		case *Paragraph:
			if len(b.Runs) > 0 && b.At.Part == "" {
				paragraphs++
			}
			here(&b.At, numbered)
		case *Table:
			tables++
			name := "表" + strconv.Itoa(tables)
			here(&b.At, func(at *fault.Place) { at.Cell = name })
			for r, row := range b.Grid() {
				for c, p := range row {
					here(&b.Rows[r].Cells[c].At, func(at *fault.Place) {
						at.Cell = name + "!" + ColumnName(p.Col) + strconv.Itoa(r+1)
					})
				}
			}
		}
	}
}

// ColumnName is the letters of a column counted from 0, as workbooks have them.
func ColumnName(i int) string {
	s := ""
	for i++; i > 0; i = (i - 1) / 26 {
		s = string(rune('A'+(i-1)%26)) + s
	}
	return s
}
